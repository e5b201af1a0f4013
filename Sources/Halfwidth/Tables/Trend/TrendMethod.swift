internal import NumericCore

/// The tests for a trend of proportions; raw values are their slugs.
public enum TrendMethod: String, CaseIterable, Hashable, Sendable {
  /// ``TrendCounts/cochranArmitageTest(alternative:)``
  case cochranArmitage = "cochran-armitage"
  /// ``TrendCounts/exactTrendTest(alternative:)``
  case cochranArmitageExact = "cochran-armitage-exact"

  /// The method where none is asked for.
  public static let `default` = TrendMethod.cochranArmitage

  /// Returns what the test finds.
  public func finding(
    for counts: TrendCounts, alternative: AlternativeHypothesis = .two
  ) -> TestFinding {
    switch self {
    case .cochranArmitage: counts.cochranArmitageTest(alternative: alternative)
    case .cochranArmitageExact: counts.exactTrendTest(alternative: alternative)
    }
  }
}

extension TrendCounts {
  /// Returns Cochran and Armitage's test that the proportion has no linear trend in the scores.
  ///
  /// The statistic is z^2 with one degree of freedom; the detail `z` has the sign of the trend. The
  /// variance is the binomial one, with N and not N - 1, as in R's `prop.trend.test`. Scores enter up to
  /// their origin and unit: 1, 2, 3 and 10, 20, 30 give the same. Not to be used where the proportion
  /// rises and falls again; with two groups it is Pearson's chi-squared, whatever the scores.
  ///
  /// Against one direction the p-value is a tail of `z`: of an ``AlternativeHypothesis/greater`` the share
  /// rises with the score. The statistic stays z^2.
  ///
  /// Statistic and z are nil, with a warning of code `undefined`, where all scores are equal, and where
  /// there are no successes or no failures.
  ///
  /// - Complexity: O(k) in the number of groups, for any total.
  ///
  /// Source: W. G. Cochran (1954), *Biometrics* 10(4), 417-451,
  /// [doi:10.2307/3001616](https://doi.org/10.2307/3001616); P. Armitage (1955), *Biometrics* 11(3),
  /// 375-386, [doi:10.2307/3001775](https://doi.org/10.2307/3001775).
  public func cochranArmitageTest(
    alternative: AlternativeHypothesis = .two
  ) -> TestFinding {
    let n = Double(total)
    let x = Double(successes)
    var finding = TestFinding(
      method: TrendMethod.cochranArmitage.rawValue, degreesOfFreedom: 1, pValue: nil,
      details: [NamedNumber("z", nil)], hypothesis: TestedHypothesis(alternative))
    let distances = scaledDistances
    let mean = zip(distances, groups).reduce(0) { $0 + $1.0 * (Double($1.1.trials) / n) }
    var covariance = 0.0
    var variance = 0.0
    for (distance, group) in zip(distances, groups) {
      let trials = Double(group.trials)
      // x(i) - n(i) p, which is 0 exactly in a group with the common proportion.
      let excess = ProductDifference.value(Double(group.successes), n, trials, x) / n
      covariance += (distance - mean) * excess
      variance += (distance - mean) * (distance - mean) * trials
    }
    variance *= x / n * ((n - x) / n)
    guard variance > 0 else {
      let reason =
        x == 0 || x == n ? "there are no successes or no failures" : "all scores are equal"
      finding.warnings.add(.undefined, "cochran-armitage is undefined: \(reason)")
      return finding
    }
    let z = covariance / variance.squareRoot()
    finding.statistic = z * z
    finding.pValue = alternative.pValue(statistic: z * z, z: z)
    finding.details = [NamedNumber("z", z)]
    return finding
  }

  /// Returns the exact conditional test that the proportion has no linear trend in the scores.
  ///
  /// Given the successes of all groups together, by how far the sum of the successes' scores is from its mean: what
  /// ``ScoredTableMethod/linearByLinearExact`` is of a table of two rows. Statistic and `z` are those of
  /// ``cochranArmitageTest(alternative:)``. The p-value is 1 where all scores are equal, and where there are no
  /// successes or no failures; nil, with a warning, for scores that are no whole multiples of a step, and for so many
  /// respondents and scores that it would take too long. Not to be used where the proportion rises and falls again.
  ///
  /// Source: A. Agresti, C. R. Mehta, N. R. Patel (1990), *J. Amer. Statist. Assoc.* 85(410), 453-458,
  /// [doi:10.1080/01621459.1990.10474917](https://doi.org/10.1080/01621459.1990.10474917).
  public func exactTrendTest(alternative: AlternativeHypothesis = .two) -> TestFinding {
    cochranArmitageTest(alternative: alternative).exact(
      TrendMethod.cochranArmitageExact.rawValue,
      Result { () throws(ExactLinearTest.Refusal) in
        try ExactLinearTest.pValue(
          [groups.map(\.successes), groups.map(\.failures)], rowScores: [1, 0],
          columnScores: scores, alternative)
      })
  }

  /// The scores from the first one on, with the longest distance as the unit; all 0 for equal scores.
  ///
  /// Years such as 2019, 2020 would lose digits to their origin, and scores of any size stay finite.
  private var scaledDistances: [Double] {
    let distances = scores.map { $0 / 2 - scores[0] / 2 }
    let longest = distances.reduce(0) { max($0, $1.magnitude) }
    return longest == 0 ? distances : distances.map { $0 / longest }
  }
}

extension TrendCounts {
  /// Returns a test of a trend in the proportions of ordered groups.
  ///
  /// ```swift
  /// let groups = try TrendCounts(successes: [5, 8, 12], trials: [20, 21, 25], scores: [1, 2, 3])
  /// groups.test().pValue  // 0.1151
  /// ```
  public func test(
    _ method: TrendMethod = .cochranArmitage, alternative: AlternativeHypothesis = .two
  ) -> TestFinding {
    method.finding(for: self, alternative: alternative)
  }
}
