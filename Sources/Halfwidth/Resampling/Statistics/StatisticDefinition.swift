/// Statistics by their definitions, from the values of a resample's rows: what the fast ways are
/// compared with, and what they fall back on where they would lose digits.
extension PreparedStatistic.Form {
  /// Returns the statistic of some rows' values; nil where it is undefined.
  ///
  /// - Parameters:
  ///   - x: At least one value.
  ///   - y: As many, or none for a statistic of one column.
  /// - Complexity: O(n), for order statistics O(n log n).
  func definition(x: [Double], y: [Double]) -> Double? {
    switch self {
    case .column(.median): return Self.quantile(0.5, of: x)
    case .column(.quantile(let share)): return Self.quantile(share, of: x)
    case .column(.trimmedMean(let share)):
      let cut = ReplicateStatistic.cut(share, of: x.count)
      return Self.mean(Array(x.sorted()[cut..<x.count - cut]))
    case .column(.mean), .column(.proportion), .column(.variance), .column(.standardDeviation),
      .correlation, .ratio, .slope, .custom:
      return centre(x: x, y: y)?.value
    }
  }

  /// Returns the variance of the statistic as the rows' values themselves estimate it; nil where
  /// there is no formula for it, or the statistic is undefined.
  ///
  /// That of a mean is s^2 / n, of a trimmed mean that of the winsorized values (J. W. Tukey, D. H.
  /// McLaughlin 1963). All others are the delta method: the sum of the squared influences over n^2.
  func variance(x: [Double], y: [Double]) -> Double? {
    let n = Double(x.count)
    guard x.count > 1 else { return nil }
    switch self {
    case .column(.mean), .column(.proportion): return Self.squares(x) / (n - 1) / n
    case .column(.trimmedMean(let share)):
      let cut = ReplicateStatistic.cut(share, of: x.count)
      let sorted = x.sorted()
      let (low, high) = (sorted[cut], sorted[x.count - 1 - cut])
      let winsorized = x.map { max(low, min(high, $0)) }
      return Self.squares(winsorized) / (n - 1) / n / ((1 - 2 * share) * (1 - 2 * share))
    case .column(.median), .column(.quantile), .custom: return nil
    case .column(.variance), .column(.standardDeviation), .correlation, .ratio, .slope:
      guard let centre = centre(x: x, y: y),
        let influences = influences(x: x, y: y, about: centre)
      else { return nil }
      return influences.reduce(0) { $0 + $1 * $1 } / (n * n)
    }
  }

  /// Whether some formula gives the variance of a resample's statistic.
  var hasVariance: Bool {
    switch self {
    case .column(.median), .column(.quantile), .custom: false
    default: true
    }
  }

  // MARK: - Sums

  /// The mean, rounded once.
  static func mean(_ values: [Double]) -> Double {
    ReplicateStatistic.mean(values, values.map { _ in 1 }) ?? 0
  }

  /// The sum of squared distances from the mean.
  ///
  /// They are taken from a value first, so that far from 0 they keep their digits, and values that are all
  /// the same give exactly 0.
  static func squares(_ values: [Double]) -> Double {
    guard let first = values.first else { return 0 }
    let mean = values.reduce(0) { $0 + ($1 - first) } / Double(values.count)
    return values.reduce(0) {
      let deviation = ($1 - first) - mean
      return $0 + deviation * deviation
    }
  }

  private static func quantile(_ share: Double, of values: [Double]) -> Double {
    let sorted = values.sorted()
    let ranks = QuantileRanks(share, of: values.count)
    let low = sorted[ranks.lower - 1]
    return ranks.isPair ? low / 2 + sorted[ranks.lower] / 2 : low
  }
}

extension PreparedStatistic {
  /// Returns the statistic of rows of each part by definition; nil where it is undefined.
  func definition(_ rows: [[Int]]) -> Double? {
    if case .custom(let custom) = form {
      let all = rows[0].map { UInt32(truncatingIfNeeded: $0) }
      return custom.value(all.span).flatMap { $0.isFinite ? $0 : nil }
    }
    var values: [Double] = []
    for (part, rows) in zip(parts, rows) {
      let x = rows.map { part.x[$0] }
      let y = part.y.isEmpty ? [] : rows.map { part.y[$0] }
      guard let value = form.definition(x: x, y: y) else { return nil }
      values.append(value)
    }
    return joined(values)
  }

  /// Returns the variance of the statistic of rows of each part; nil where there is no formula.
  func variance(_ rows: [[Int]]) -> Double? {
    guard form.hasVariance else { return nil }
    var sum = 0.0
    for (part, rows) in zip(parts, rows) {
      let x = rows.map { part.x[$0] }
      let y = part.y.isEmpty ? [] : rows.map { part.y[$0] }
      guard let variance = form.variance(x: x, y: y) else { return nil }
      sum += variance
    }
    return sum
  }
}
