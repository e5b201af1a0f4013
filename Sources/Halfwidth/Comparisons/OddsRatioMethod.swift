/// The methods for an interval around the odds ratio of two independent samples, the odds of the first
/// over those of the second; raw values are their slugs.
public enum OddsRatioMethod: String, CaseIterable, Hashable, Sendable {
  /// ``IndependentCounts/woolfInterval(level:side:)``
  case woolf
  /// ``IndependentCounts/conditionalExactInterval(level:side:)``
  case conditionalExact = "conditional-exact"

  /// The method where none is asked for.
  public static let `default` = OddsRatioMethod.conditionalExact
}

extension OddsRatioMethod {
  /// The largest number of trials of both samples that the method takes.
  public var largestTotal: Int {
    switch self {
    case .woolf: BinomialCounts.largestTrials
    case .conditionalExact: IndependentCounts.largestConditionalTotal
    }
  }

  /// Returns the interval, inside 0...infinity, or nil where the method has none: woolf where a sample
  /// has no successes or no failures, conditional-exact above ``largestTotal``.
  public func interval(
    for counts: IndependentCounts, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval? {
    switch self {
    case .woolf: counts.woolfInterval(level: level, side: side)
    case .conditionalExact: counts.conditionalExactInterval(level: level, side: side)
    }
  }

  /// Returns the odds ratio and its interval.
  ///
  /// The estimate is that of the samples for woolf, and the conditional one for conditional-exact. It
  /// is infinite where the odds are divided by 0, and nil with a warning where both samples have no
  /// successes or both have no failures. Woolf's detail `log_standard_error` is the standard error of
  /// the logarithm.
  public func finding(
    for counts: IndependentCounts, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> IntervalFinding {
    let interval = interval(for: counts, level: level, side: side)
    return IntervalFinding(
      estimand: "odds_ratio", method: rawValue, level: level,
      estimate: self == .woolf ? counts.oddsRatio : counts.conditionalOddsRatio,
      interval: interval,
      details: self == .woolf
        ? [NamedNumber("log_standard_error", counts.woolfLogStandardError)] : [],
      warnings: warning(for: counts).map { [$0] } ?? [])
  }

  /// Returns the odds ratio of a 2 x 2 table, of its rows as groups: the odds of the first column in the first row over
  /// those in the second.
  ///
  /// - Returns: Nothing but the warning `wrong-shape` for a table of another shape, and the warning `zero-margin` where
  ///   nobody is in a row.
  public func finding(
    for table: ContingencyTable, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> IntervalFinding {
    guard table.isTwoByTwo, let samples = table.twoSamples else {
      return IntervalFinding(
        estimand: "odds_ratio", method: rawValue, level: level, estimate: nil, interval: nil,
        details: self == .woolf ? [NamedNumber("log_standard_error", nil)] : [],
        warnings: [
          table.isTwoByTwo
            ? .zeroMargin(rawValue, instead: "an odds ratio needs respondents in both rows")
            : AnalysisWarning(
              .wrongShape,
              "\(rawValue) is for 2 x 2 tables, and this one is \(table.rows) x \(table.columns); "
                + "cramers-v takes it")
        ])
    }
    return finding(for: samples, level: level, side: side)
  }

  private func warning(for counts: IndependentCounts) -> AnalysisWarning? {
    if counts.total > largestTotal {
      return AnalysisWarning(
        .tooManyTrials,
        "\(rawValue) is offered up to \(largestTotal) trials, and there are "
          + "\(counts.total); a closed form such as woolf takes them")
    }
    switch self {
    case .woolf:
      return counts.woolfLogStandardError != nil
        ? nil
        : AnalysisWarning(
          .undefined,
          "\(rawValue) is undefined where a sample has no successes or no failures; "
            + "conditional-exact takes such samples")
    case .conditionalExact:
      return counts.oddsRatio != nil
        ? nil
        : AnalysisWarning(
          .undefined,
          "all answers are the same, so the odds ratio has no estimate and no value of it "
            + "is excluded; the difference has both")
    }
  }
}

extension ContingencyTable {
  /// The rows of a 2 x 2 table as two samples, with the first column for the successes; nil for another shape, and
  /// where nobody is in a row.
  fileprivate var twoSamples: IndependentCounts? {
    guard isTwoByTwo else { return nil }
    let samples = (0...1).compactMap { row in
      try? BinomialCounts(successes: self[row, 0], trials: rowTotals[row])
    }
    return samples.count == 2 ? try? IndependentCounts(samples[0], samples[1]) : nil
  }
}

extension IndependentCounts {
  /// Returns the odds ratio of the two samples with one method's interval.
  ///
  /// ```swift
  /// let counts = try IndependentCounts(
  ///   BinomialCounts(successes: 36, trials: 50), BinomialCounts(successes: 40, trials: 50))
  /// counts.interval(.woolf).estimate  // 0.6429
  /// ```
  public func interval(
    _ method: OddsRatioMethod, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> IntervalFinding {
    method.finding(for: self, level: level, side: side)
  }
}
