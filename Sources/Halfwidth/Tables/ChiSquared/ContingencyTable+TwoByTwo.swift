extension ContingencyTable {
  /// Returns Pearson's statistic of a 2 x 2 table with Yates' continuity correction.
  ///
  /// The distance of observed from expected counts is made smaller by one half, or by itself where it
  /// is smaller than that, as R's `chisq.test` does. As conservative as Fisher's exact test, which it
  /// was made to imitate; not to be used for power.
  ///
  /// - Returns: At least 0; nil where a row or column sums to 0, and for tables of another shape.
  /// - Complexity: O(1).
  ///
  /// Source: F. Yates (1934), *J. R. Statist. Soc. Suppl.* 1(2), 217-235,
  /// [doi:10.2307/2983604](https://doi.org/10.2307/2983604).
  public func yatesStatistic() -> Double? {
    guard isTwoByTwo, !hasZeroMargin else { return nil }
    let n = Double(total)
    // The distance is the same in all four cells.
    let distance = scaledDeviation(row: 0, column: 0).magnitude
    let corrected = max(0, (2 * distance - n) / (2 * n))
    return expectedCounts.joined().reduce(0) { $0 + corrected * corrected / $1 }
  }

  /// Returns Pearson's statistic of a 2 x 2 table times (N - 1) / N.
  ///
  /// Divides by an unbiased estimate of the variance. It keeps its size down to expected counts of 1,
  /// where Pearson's test wants 5.
  ///
  /// - Returns: At least 0; nil where a row or column sums to 0, and for tables of another shape.
  /// - Complexity: O(1).
  ///
  /// Source: E. S. Pearson (1947), *Biometrika* 34, 139-167; I. Campbell (2007), *Statist. Med.* 26,
  /// 3661-3675, [doi:10.1002/sim.2832](https://doi.org/10.1002/sim.2832).
  public func nMinusOneStatistic() -> Double? {
    guard isTwoByTwo, let statistic = pearsonStatistic() else { return nil }
    return statistic * (Double(total - 1) / Double(total))
  }
}
