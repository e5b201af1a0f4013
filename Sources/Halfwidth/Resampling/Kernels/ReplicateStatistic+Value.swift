internal import NumericCore

extension ReplicateStatistic {
  /// Returns the statistic of rows with weights: the plain form of all kernels, by its definition.
  ///
  /// Deviations are from the mean that was found before, and values that are all the same have a mean
  /// that is exactly theirs and a variance that is exactly 0.
  ///
  /// - Parameter weights: For each row how often it was drawn, or the weight in a survey; not negative.
  ///   Order statistics, trimmed means and functions of rows need whole numbers.
  /// - Returns: The value, or nil where the statistic is not defined.
  package func value(weights: [Double]) -> Double? {
    let value: Double?
    switch self {
    case .column, .pair: value = known(weights)
    case .differenceOfMeans(let x, let isFirst):
      let first = WideMean(x, weights: zip(weights, isFirst).map { $1 ? $0 : 0 })
      let second = WideMean(x, weights: zip(weights, isFirst).map { $1 ? 0 : $0 })
      value = first.flatMap { first in second.map { first.minus($0) } }
    case .orderStatistics(let x, _, _): value = ordered(x, weights)
    case .rows(_, let function):
      let drawn = Self.drawn(Array(0..<UInt32(rows)), weights)
      value = function(drawn.span)
    case .weights(_, let function): value = function(weights.span)
    }
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  private func known(_ weights: [Double]) -> Double? {
    let (x, y) = bothColumns
    switch definition?.source {
    case .moments?:
      return kind?.value(of: WeightedMoments(x: x, y: y, weights: weights, count: rows))
    case .order?: return ordered(x, weights)
    case .weights(let statistic)?: return statistic.weighted(x: x, y: y).value(weights.span)
    case nil: return nil
    }
  }

  /// The mean of those of the drawn values, in ascending order, that it is the mean of.
  private func ordered(_ x: [Double], _ weights: [Double]) -> Double? {
    let sorted = Self.drawn(x, weights).sorted()
    return ranks(of: sorted.count)?.mean(sorted)
  }

  private static func drawn<Value>(_ values: [Value], _ weights: [Double]) -> [Value] {
    zip(values, weights).flatMap { [Value](repeating: $0, count: Int($1)) }
  }
}
