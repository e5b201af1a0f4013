/// Sums from which smooth statistics follow: of the values, their squares and their products, all as
/// distances from the sample's means, so that little is lost where they are subtracted.
struct StatisticMoments: Sendable {
  /// Sums over some rows.
  struct Sums: Hashable, Sendable {
    var x = 0.0
    var y = 0.0
    var xx = 0.0
    var yy = 0.0
    var xy = 0.0

    static func + (a: Sums, b: Sums) -> Sums {
      Sums(x: a.x + b.x, y: a.y + b.y, xx: a.xx + b.xx, yy: a.yy + b.yy, xy: a.xy + b.xy)
    }

    static func - (a: Sums, b: Sums) -> Sums {
      Sums(x: a.x - b.x, y: a.y - b.y, xx: a.xx - b.xx, yy: a.yy - b.yy, xy: a.xy - b.xy)
    }
  }

  /// What the sums say.
  enum Outcome {
    case value(Double)
    case undefined
    /// The difference of two sums is so much smaller than they are that it must be computed anew.
    case imprecise
  }

  let meanX: Double
  let meanY: Double

  /// Below this share of its terms, what is left of them has lost a quarter of its digits, or is 0.
  ///
  /// It is found again by definition then. All kernels have the same bound.
  static let leastShare = 1e-4

  init(_ part: PreparedStatistic.Part) {
    meanX = part.x.isEmpty ? 0 : PreparedStatistic.Form.mean(part.x)
    meanY = part.y.isEmpty ? 0 : PreparedStatistic.Form.mean(part.y)
  }

  /// The terms of one row.
  func row(_ part: PreparedStatistic.Part, _ row: Int) -> Sums {
    let x = part.x[row] - meanX
    let y = part.y.isEmpty ? 0 : part.y[row] - meanY
    return Sums(x: x, y: y, xx: x * x, yy: y * y, xy: x * y)
  }

  /// Returns a statistic of rows with these sums.
  ///
  /// - Parameter count: How many rows they are, at least 1; of weights, what they sum to.
  func value(_ form: PreparedStatistic.Form, _ sums: Sums, count: Int) -> Outcome {
    let n = Double(count)
    switch form {
    case .column(.mean), .column(.proportion): return .value(meanX + sums.x / n)
    case .column(.variance):
      guard count > 1 else { return .undefined }
      guard let squares = Self.centred(sums.xx, sums.x, n) else { return .imprecise }
      return .value(squares / (n - 1))
    case .column(.standardDeviation):
      guard count > 1 else { return .undefined }
      guard let squares = Self.centred(sums.xx, sums.x, n) else { return .imprecise }
      return .value((squares / (n - 1)).squareRoot())
    case .correlation:
      guard let xx = Self.centred(sums.xx, sums.x, n), let yy = Self.centred(sums.yy, sums.y, n)
      else { return .imprecise }
      let r = (sums.xy - sums.x * sums.y / n) / (xx * yy).squareRoot()
      return r.isFinite ? .value(max(-1, min(1, r))) : .imprecise
    case .ratio:
      let divisor = meanY + sums.y / n
      // A divisor near 0 against its own terms may be 0.
      guard divisor.magnitude > Self.leastShare * (meanY.magnitude + (sums.y / n).magnitude) else {
        return .imprecise
      }
      let ratio = (meanX + sums.x / n) / divisor
      return ratio.isFinite ? .value(ratio) : .imprecise
    case .slope:
      guard let yy = Self.centred(sums.yy, sums.y, n) else { return .imprecise }
      let slope = (sums.xy - sums.x * sums.y / n) / yy
      return slope.isFinite ? .value(slope) : .imprecise
    case .column(.median), .column(.quantile), .column(.trimmedMean), .custom: return .imprecise
    }
  }

  private static func centred(_ squares: Double, _ sum: Double, _ n: Double) -> Double? {
    let centred = squares - sum * sum / n
    return centred > leastShare * squares ? centred : nil
  }
}
