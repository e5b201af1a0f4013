extension DifferenceMethod {
  /// Returns the score test of a stated difference, or of margins for it.
  ///
  /// The test that the interval of ``mee`` or ``miettinenNurminen`` inverts: `z` is
  /// ``IndependentCounts/scoreStatistic(difference:correctsVariance:)``. The other methods have no test, and refuse.
  ///
  /// - Parameters:
  ///   - counts: The two samples.
  ///   - hypothesis: A difference with a direction, or margins; another parameter is refused with a warning.
  ///   - level: What the p-value is held against in ``TestFinding/stated``.
  /// - Returns: No p-value, with a warning of code `zero-margin`, for a difference of 0 where all answers are the
  ///   same, as of ``ChiSquaredMethod/pearson``.
  /// - Complexity: O(1), for any number of trials.
  public func finding(
    for counts: IndependentCounts, hypothesis: TestedHypothesis, level: ConfidenceLevel = 0.95
  ) -> TestFinding {
    switch self {
    case .mee, .miettinenNurminen: break
    case .wald, .agrestiCaffo, .newcombe, .newcombeContinuityCorrected:
      return TestFinding(refused: rawValue, testing: hypothesis)
    }
    return TestFinding(
      rawValue, of: .difference, hypothesis, estimate: counts.difference, level: level,
      dualIntervals: hypothesis.margins == nil ? [rawValue] : [],
      undefined: .zeroMargin(rawValue, instead: "state another difference than 0")
    ) { null, alternative in
      let isConstant = counts.successes == 0 || counts.successes == counts.total
      return StatedTest(
        z: null == 0 && isConstant
          ? nil
          : counts.scoreStatistic(
            difference: null, correctsVariance: self == .miettinenNurminen), alternative)
    }
  }
}

extension RatioMethod {
  /// Returns the score test of a stated ratio, or of margins for it: what ``koopman`` inverts.
  ///
  /// `z` is ``IndependentCounts/scoreStatistic(ratio:)``. `katz-log` has no test, and refuses.
  ///
  /// - Returns: Neither z nor p-value, with a warning, where neither sample has a success.
  /// - Complexity: O(1), for any number of trials.
  public func finding(
    for counts: IndependentCounts, hypothesis: TestedHypothesis, level: ConfidenceLevel = 0.95
  ) -> TestFinding {
    switch self {
    case .koopman: break
    case .katzLog: return TestFinding(refused: rawValue, testing: hypothesis)
    }
    return TestFinding(
      rawValue, of: .ratio, hypothesis, estimate: counts.ratio, level: level,
      dualIntervals: hypothesis.margins == nil ? [rawValue] : [],
      undefined: AnalysisWarning(
        .undefined,
        "neither sample has a success, so that no ratio can be tested; the difference can")
    ) { null, alternative in
      StatedTest(z: counts.successes == 0 ? nil : counts.scoreStatistic(ratio: null), alternative)
    }
  }
}

extension OddsRatioMethod {
  /// Returns the exact conditional test of a stated odds ratio, or of margins for it: what
  /// ``conditionalExact`` inverts.
  ///
  /// Two-sided it is twice the smaller tail, at most 1, and not the p-value that most software prints as Fisher's:
  /// ``IndependentCounts/centralFisherPValue(oddsRatio:alternative:)``. `woolf` has no test, and refuses.
  ///
  /// - Returns: No p-value, with a warning, above ``IndependentCounts/largestConditionalTotal``.
  public func finding(
    for counts: IndependentCounts, hypothesis: TestedHypothesis, level: ConfidenceLevel = 0.95
  ) -> TestFinding {
    switch self {
    case .conditionalExact: break
    case .woolf: return TestFinding(refused: rawValue, testing: hypothesis)
    }
    return TestFinding(
      rawValue, of: .oddsRatio, hypothesis, estimate: counts.conditionalOddsRatio, level: level,
      dualIntervals: hypothesis.margins == nil ? [rawValue] : [],
      undefined: AnalysisWarning(
        .tooManyTrials,
        "\(rawValue) is offered up to \(largestTotal) trials, and there are \(counts.total); state a ratio or a "
          + "difference")
    ) { null, alternative in
      StatedTest(pValue: counts.centralFisherPValue(oddsRatio: null, alternative: alternative))
    }
  }
}

extension IndependentCounts {
  /// Returns the score test of a stated difference, or of margins for it.
  ///
  /// ```swift
  /// let counts = try IndependentCounts(
  ///   BinomialCounts(successes: 36, trials: 50), BinomialCounts(successes: 40, trials: 50))
  /// let notInferior = try TestedHypothesis(.difference, null: -0.1, alternative: .greater)
  /// counts.test(.miettinenNurminen, of: notInferior).pValue  // 0.4075
  /// ```
  public func test(
    _ method: DifferenceMethod, of hypothesis: TestedHypothesis, level: ConfidenceLevel = 0.95
  ) -> TestFinding {
    method.finding(for: self, hypothesis: hypothesis, level: level)
  }

  /// Returns the score test of a stated ratio, or of margins for it.
  public func test(
    _ method: RatioMethod, of hypothesis: TestedHypothesis, level: ConfidenceLevel = 0.95
  ) -> TestFinding {
    method.finding(for: self, hypothesis: hypothesis, level: level)
  }

  /// Returns the exact test of a stated odds ratio, or of margins for it.
  public func test(
    _ method: OddsRatioMethod, of hypothesis: TestedHypothesis, level: ConfidenceLevel = 0.95
  ) -> TestFinding {
    method.finding(for: self, hypothesis: hypothesis, level: level)
  }
}
