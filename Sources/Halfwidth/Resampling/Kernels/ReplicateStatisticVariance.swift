extension ReplicateStatistic {
  /// Whether the statistic's variance has a formula.
  ///
  /// It has for means, variances, correlations, ratios and differences of means, slopes and trimmed
  /// means.
  public var hasVariance: Bool {
    switch self {
    case .mean, .variance, .correlation, .ratioOfMeans, .slope, .differenceOfMeans, .trimmedMean:
      true
    case .smooth, .orderStatistics, .values, .rows, .weights: false
    }
  }

  /// Returns the estimated variance of the statistic, by the delta method.
  ///
  /// The sum over rows of their squared influence on the statistic, divided by the square of the number
  /// of rows: for a mean, the plug-in variance divided by n. For a trimmed mean it is the variance of the
  /// winsorized values, divided by n and the square of the share that is kept (J. W. Tukey and D. H.
  /// McLaughlin 1963, *Sankhya A* 25, 331-352).
  ///
  /// - Parameter weights: For each row how often it was drawn.
  /// - Returns: The variance, which may be 0; nil where it or the statistic is not defined, or where there
  ///   is no formula.
  public func variance(weights: [Double]) -> Double? {
    guard value(weights: weights) != nil else { return nil }
    let total = weights.reduce(0, +)
    let variance: Double?
    switch self {
    case .mean(let x):
      variance = Self.plugIn(x, weights).map { $0 / total }
    case .variance(let x):
      guard let from = Deviations(x, weights) else { return nil }
      let square = from.moment(from)
      let factor = Double(rows) / Double(rows - 1) * from.scale * from.scale
      variance = Self.square(from.units.map { ($0 * $0 - square) * factor }, weights)
    case .correlation(let x, let y):
      guard let fromX = Deviations(x, weights), let fromY = Deviations(y, weights),
        let r = value(weights: weights)
      else { return nil }
      let scaleX = fromX.moment(fromX).squareRoot()
      let scaleY = fromY.moment(fromY).squareRoot()
      let influence = zip(fromX.units, fromY.units).map { x, y in
        let (u, v) = (x / scaleX, y / scaleY)
        return u * v - r / 2 * (u * u + v * v)
      }
      variance = Self.square(influence, weights)
    case .ratioOfMeans(let x, let y):
      guard let ratio = value(weights: weights), let mean = Self.mean(y, weights) else {
        return nil
      }
      variance = Self.square(zip(x, y).map { ($0 - ratio * $1) / mean }, weights)
    case .slope(let x, let y):
      guard let fromX = Deviations(x, weights), let fromY = Deviations(y, weights),
        let slope = value(weights: weights)
      else { return nil }
      let square = fromX.moment(fromX)
      let own = slope * (fromX.scale / fromY.scale)
      let influence = zip(fromX.units, fromY.units).map {
        $0 * ($1 - own * $0) / square * (fromY.scale / fromX.scale)
      }
      variance = Self.square(influence, weights)
    case .differenceOfMeans(let x, let isFirst):
      let parts = [true, false].map { side -> Double? in
        let own = zip(weights, isFirst).map { $1 == side ? $0 : 0 }
        return Self.plugIn(x, own).map { $0 / own.reduce(0, +) }
      }
      variance = parts[0].flatMap { first in parts[1].map { first + $0 } }
    case .trimmedMean(let x, let share):
      variance = Self.winsorized(x, weights, share: share, total: total)
    case .smooth, .orderStatistics, .values, .rows, .weights:
      variance = nil
    }
    return variance.flatMap { $0.isFinite ? $0 : nil }
  }

  /// The mean squared deviation.
  private static func plugIn(_ x: [Double], _ weights: [Double]) -> Double? {
    Deviations(x, weights).map { $0.moment($0) * $0.scale * $0.scale }
  }

  /// The sum of the squared influences, divided by the square of the number of rows.
  private static func square(_ influence: [Double], _ weights: [Double]) -> Double {
    var sum = 0.0
    var total = 0.0
    for (influence, weight) in zip(influence, weights) where weight > 0 {
      sum += weight * influence * influence
      total += weight
    }
    return sum / (total * total)
  }

  private static func winsorized(
    _ x: [Double], _ weights: [Double], share: Double, total: Double
  ) -> Double? {
    let sorted = zip(x, weights).flatMap { [Double](repeating: $0, count: Int($1)) }.sorted()
    let cut = cut(share, of: sorted.count)
    guard sorted.count > 2 * cut else { return nil }
    let (lowest, highest) = (sorted[cut], sorted[sorted.count - 1 - cut])
    let pulled = sorted.map { min(max($0, lowest), highest) }
    let kept = Double(sorted.count - 2 * cut) / total
    return plugIn(pulled, pulled.map { _ in 1 }).map { $0 / (total * kept * kept) }
  }
}
