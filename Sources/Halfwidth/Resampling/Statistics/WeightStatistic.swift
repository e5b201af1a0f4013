/// A statistic that is found from the rows' values and weights, and from no sums that are known before: what
/// each route takes where there is nothing faster.
protocol WeightStatistic: StatisticDefinition {
  /// Orders the rows, once for all weights.
  func weighted(x: [Double], y: [Double]) -> any WeightedRows
}

/// Rows of which a statistic is found for any weights.
protocol WeightedRows: Sendable {
  /// Returns the statistic; no finite number where it is undefined.
  ///
  /// - Parameter weights: One for each row, of any sum. How often rows were drawn, weights in a survey, or
  ///   for derivatives also numbers slightly below 0.
  func value(_ weights: Span<Double>) -> Double
  /// Returns how much the statistic changes as a row gets more weight.
  ///
  /// - Parameter shares: Not negative, with sum 1; the statistic is defined.
  func influences(_ shares: [Double]) -> [Double]
  /// Returns the statistic without each of the rows, which all weigh 1; no finite number where it is undefined.
  func withoutEach(of count: Int) -> [Double]
}

extension WeightedRows {
  /// - Complexity: O(n) of their values.
  func withoutEach(of count: Int) -> [Double] {
    var weights = [Double](repeating: 1, count: count)
    return (0..<count).map { row in
      weights[row] = 0
      defer { weights[row] = 1 }
      return value(weights.span)
    }
  }
}

extension WeightStatistic {
  var source: StatisticSource { .weights(self) }
}
