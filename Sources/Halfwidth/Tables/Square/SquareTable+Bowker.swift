internal import NumericCore

extension SquareTable {
  /// Returns Bowker's test that the table is symmetric: that each move between two categories is as
  /// frequent as its reverse.
  ///
  /// The statistic is the sum of (n(i,j) - n(j,i))^2 / (n(i,j) + n(j,i)) over the pairs of categories,
  /// and its reference the chi-squared distribution with k(k - 1)/2 degrees of freedom. With two
  /// categories it is McNemar's.
  ///
  /// Pairs without a respondent add nothing to the statistic. Counting them in the degrees of freedom
  /// is the field's rule, and conservative; the details `df_nonzero_pairs` and
  /// `p_value_df_nonzero_pairs` leave them out. A table without any discordance has the statistic 0.
  /// Not to be used as a test of the shares alone: that is ``stuartMaxwellTest()``.
  ///
  /// - Complexity: O(k^2), for any total.
  ///
  /// Source: A. H. Bowker (1948), *J. Amer. Statist. Assoc.* 43(244), 572-574,
  /// [doi:10.1080/01621459.1948.10483284](https://doi.org/10.1080/01621459.1948.10483284).
  public func bowkerTest() -> TestFinding {
    var statistic = 0.0
    var pairs = 0
    var nonzeroPairs = 0
    var smallPairs = 0
    for i in 0..<categories {
      for j in 0..<i {
        let sum = self[i, j] + self[j, i]
        pairs += 1
        smallPairs += sum < 10 ? 1 : 0
        guard sum > 0 else { continue }
        let difference = Double(self[i, j] - self[j, i])
        statistic += difference * (difference / Double(sum))
        nonzeroPairs += 1
      }
    }
    func pValue(_ degreesOfFreedom: Int) -> Double? {
      degreesOfFreedom == 0
        ? nil
        : ChiSquaredDistribution(degreesOfFreedom: Double(degreesOfFreedom))
          .upperTail(at: statistic)
    }
    var warnings: [AnalysisWarning] = []
    if smallPairs > 0 {
      warnings.add(
        .smallExpectedCounts,
        "in \(smallPairs) of \(pairs) pairs of categories fewer than 10 respondents moved "
          + "between the two, so fewer than 5 are expected each way and the chi-squared "
          + "distribution is a rough guide")
    }
    return TestFinding(
      method: SquareTestMethod.bowker.rawValue, statistic: statistic,
      degreesOfFreedom: Double(pairs), pValue: pValue(pairs),
      details: [
        NamedNumber("df_nonzero_pairs", Double(nonzeroPairs)),
        NamedNumber("p_value_df_nonzero_pairs", pValue(nonzeroPairs)),
      ],
      warnings: warnings)
  }
}
