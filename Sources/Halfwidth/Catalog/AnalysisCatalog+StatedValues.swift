// What is used where a value is stated and no method is named.

extension AnalysisCatalog {
  /// The slugs of the tests of a stated value that a person sees where none is asked for, the first one for one answer.
  static func statedTests(
    of analysis: Analysis, _ parameter: TestedHypothesis.Parameter
  ) -> [String] {
    switch (analysis, parameter) {
    case (.proportion, .proportion):
      [ProportionTest.default.rawValue, ProportionTest.scoreZ.rawValue]
    case (.compare, .difference): [DifferenceMethod.miettinenNurminen.rawValue]
    case (.compare, .ratio): [RatioMethod.koopman.rawValue]
    case (.compare, .oddsRatio): [OddsRatioMethod.conditionalExact.rawValue]
    case (.paired, .difference): [PairedDifferenceMethod.tango.rawValue]
    case (.paired, .ratio): [PairedRatioMethod.score.rawValue]
    default: []
    }
  }

  /// The interval that stands beside a test of a stated value: the one that the test is dual to.
  private static func interval(beside test: String, of analysis: Analysis) -> String? {
    switch ProportionTest(rawValue: test) {
    case nil: test
    case .scoreZ: ProportionMethod.wilson.rawValue
    case .exactBinomialCentral: ProportionMethod.clopperPearson.rawValue
    case .exactBinomial, .exactBinomialBlaker, .exactBinomialMidP, .scoreZContinuityCorrected,
      .likelihoodRatioTest:
      nil
    }
  }

  /// All tests of stated values of an analysis that may be used where none is asked for.
  static func statedTests(of analysis: Analysis) -> [String] {
    TestedHypothesis.Parameter.allCases.flatMap { statedTests(of: analysis, $0) }
  }

  /// What the tests of a stated value find, after the intervals that can't disagree with them.
  ///
  /// An interval has its limit on the side of the alternative, and of margins the level at twice the significance.
  ///
  /// - Returns: Nil where nothing is stated that the analysis tests.
  static func statedFindings(
    for input: AnalysisInput, options: AnalysisOptions
  ) -> [Finding]? {
    guard let stated = options.hypothesis.stated else { return nil }
    let tests = statedTests(of: input.analysis, stated.parameter)
    if tests.isEmpty { return nil }
    var beside = options
    beside.hypothesis = TestedHypothesis()
    if beside.side == .two { beside.side = options.hypothesis.alternative.side }
    if options.hypothesis.margins != nil, let wider = options.level.atTwiceTheSignificance {
      beside.level = wider
    }
    var asked = options
    asked.side = .two
    let intervals = tests.compactMap { interval(beside: $0, of: input.analysis) }
    return intervals.compactMap { entry(input.analysis, method: $0) }
      .map { $0.finding(for: input, options: beside) }
      + tests.compactMap { entry(input.analysis, method: $0) }
      .map { $0.finding(for: input, options: asked) }
  }
}

extension ConfidenceLevel {
  /// The level with twice the significance, whose interval lies within margins exactly where both one-sided tests reject;
  /// nil where there is none.
  package var atTwiceTheSignificance: ConfidenceLevel? {
    // To the decimal that is meant.
    try? ConfidenceLevel(((1 - 2 * significance) * 1e15).rounded() / 1e15)
  }
}
