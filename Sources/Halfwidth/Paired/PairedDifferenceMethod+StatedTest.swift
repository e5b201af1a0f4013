extension PairedDifferenceMethod {
  /// Returns the score test of a stated difference, or of margins for it: what ``tango`` inverts.
  ///
  /// The other methods have no test, and refuse. `z` is ``PairedCounts/scoreStatistic(difference:)``, at 0 the signed root of McNemar's statistic.
  ///
  /// - Parameters:
  ///   - counts: The respondents by both answers.
  ///   - hypothesis: A difference with a direction, or margins; another parameter is refused with a warning.
  ///   - level: What the p-value is held against in ``TestFinding/stated``.
  /// - Returns: Neither z nor p-value, with a warning, where the numerator and the variance are both 0: for a
  ///   difference of 0 where nobody answered the two differently.
  /// - Complexity: O(1), for any number of respondents.
  public func finding(
    for counts: PairedCounts, hypothesis: TestedHypothesis, level: ConfidenceLevel = 0.95
  ) -> TestFinding {
    switch self {
    case .tango: break
    case .wald, .bonettPrice, .agrestiMin, .newcombePaired:
      return TestFinding(refused: rawValue, testing: hypothesis)
    }
    return TestFinding(
      rawValue, of: .difference, hypothesis, estimate: counts.difference, level: level,
      dualIntervals: hypothesis.margins == nil ? [rawValue] : [],
      undefined: AnalysisWarning(
        .undefined,
        "\(rawValue) is undefined at the difference that was observed where no answer could be another"
      )
    ) { null, alternative in
      StatedTest(z: counts.scoreStatistic(difference: null), alternative)
    }
  }
}

extension PairedCounts {
  /// Returns the score test of a stated difference of two answers, or of margins for it.
  ///
  /// ```swift
  /// let counts = try PairedCounts(both: 20, firstOnly: 12, secondOnly: 2, neither: 16)
  /// let notInferior = try TestedHypothesis(.difference, null: -0.1, alternative: .greater)
  /// counts.test(.tango, of: notInferior).pValue  // 0.0001
  /// ```
  public func test(
    _ method: PairedDifferenceMethod, of hypothesis: TestedHypothesis,
    level: ConfidenceLevel = 0.95
  ) -> TestFinding {
    method.finding(for: self, hypothesis: hypothesis, level: level)
  }
}
