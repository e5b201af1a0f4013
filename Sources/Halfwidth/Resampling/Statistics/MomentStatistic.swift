/// A smooth function of means, and of products about the means.
protocol MomentStatistic: StatisticDefinition {
  /// The sums that it is made of.
  static var needs: Set<MomentTerm> { get }
  /// The formula.
  ///
  /// - Returns: No finite number where the moments say too little, or the statistic is undefined.
  static func value(of moments: some Moments) -> Double
  /// Returns how much the statistic changes as a row gets more weight.
  ///
  /// - Parameters:
  ///   - dx: The row's distance from the mean of x.
  ///   - dy: That from the mean of y, 0 for a statistic of one column.
  ///   - moments: Those of all rows.
  ///   - value: The statistic of all rows.
  static func influence(
    _ dx: Double, _ dy: Double, about moments: ShareMoments, value: Double
  ) -> Double

  /// Returns the moments of rows of which each is a share of a population, with the statistic of that; nil
  /// where it is undefined.
  ///
  /// - Complexity: O(n).
  func centred(
    x: [Double], y: [Double], shares: [Double]?
  ) -> (moments: ShareMoments, value: Double)?
  /// Returns how much the statistic changes as each row gets more weight.
  func influences(
    x: [Double], y: [Double], about moments: ShareMoments, value: Double
  ) -> [Double]
}

extension MomentStatistic {
  var source: StatisticSource { .moments(self) }

  func centred(
    x: [Double], y: [Double], shares: [Double]?
  ) -> (moments: ShareMoments, value: Double)? {
    guard let moments = ShareMoments(x: x, y: y, shares: shares) else { return nil }
    let value = Self.value(of: moments)
    return value.isFinite ? (moments, value) : nil
  }

  func influences(
    x: [Double], y: [Double], about moments: ShareMoments, value: Double
  ) -> [Double] {
    x.indices.map { row in
      Self.influence(
        moments.x.deviation(x[row]), y.isEmpty ? 0 : moments.y.deviation(y[row]), about: moments,
        value: value)
    }
  }
}
