/// Sums over some rows, of values, their squares and their products, all as distances from a centre.
struct MomentSums: Hashable, Sendable {
  var x = 0.0
  var y = 0.0
  var xx = 0.0
  var yy = 0.0
  var xy = 0.0

  static func + (a: MomentSums, b: MomentSums) -> MomentSums {
    MomentSums(x: a.x + b.x, y: a.y + b.y, xx: a.xx + b.xx, yy: a.yy + b.yy, xy: a.xy + b.xy)
  }

  static func - (a: MomentSums, b: MomentSums) -> MomentSums {
    MomentSums(x: a.x - b.x, y: a.y - b.y, xx: a.xx - b.xx, yy: a.yy - b.yy, xy: a.xy - b.xy)
  }

  static func * (sums: MomentSums, scale: Double) -> MomentSums {
    MomentSums(
      x: sums.x * scale, y: sums.y * scale, xx: sums.xx * scale, yy: sums.yy * scale,
      xy: sums.xy * scale)
  }
}

/// The means of a part's rows, which sums are taken about, so that little is lost where they are subtracted.
struct SumCentre: Sendable {
  let x: Double
  let y: Double

  init(_ part: PreparedStatistic.Part) {
    x = WeightedMean.value(part.x)
    y = WeightedMean.value(part.y)
  }

  /// The terms of one row.
  func row(_ part: PreparedStatistic.Part, _ row: Int) -> MomentSums {
    let x = part.x[row] - x
    let y = part.y.isEmpty ? 0 : part.y[row] - y
    return MomentSums(x: x, y: y, xx: x * x, yy: y * y, xy: x * y)
  }
}

/// Moments of rows by their sums about a centre.
struct SumMoments: Moments {
  private let sums: MomentSums
  private let centre: SumCentre
  private let n: Double

  /// - Parameter count: How many rows they are, at least 1; of weights, what they sum to.
  init(_ sums: MomentSums, about centre: SumCentre, count: Double) {
    self.sums = sums
    self.centre = centre
    n = count
  }

  /// The centre is the mean of all rows: nothing that it had is lost.
  var meanX: Double { centre.x + sums.x / n }
  var divisorY: Double { MomentGuard.sum(centre.y, sums.y / n) }
  var xx: Double { MomentGuard.left(of: sums.xx, without: sums.x * sums.x / n) }
  var yy: Double { MomentGuard.left(of: sums.yy, without: sums.y * sums.y / n) }
  var xy: Double { sums.xy - sums.x * sums.y / n }
  func unbiased(_ product: Double) -> Double { product / (n - 1) }
}
