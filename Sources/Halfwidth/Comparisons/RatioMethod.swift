/// The methods for an interval around the ratio of two independent proportions, the first over the
/// second; raw values are their slugs.
public enum RatioMethod: String, CaseIterable, Hashable, Sendable {
  /// ``IndependentCounts/katzLogInterval(level:side:)``
  case katzLog = "katz-log"
  /// ``IndependentCounts/koopmanInterval(level:side:)``
  case koopman

  /// The method where none is asked for.
  public static let `default` = RatioMethod.koopman
}

extension RatioMethod {
  /// Returns the interval, inside 0...infinity, or nil where the method has none: katz-log where a
  /// sample has no successes.
  public func interval(
    for counts: IndependentCounts, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval? {
    switch self {
    case .katzLog: counts.katzLogInterval(level: level, side: side)
    case .koopman: counts.koopmanInterval(level: level, side: side)
    }
  }

  /// Returns the ratio of the sample proportions and its interval.
  ///
  /// Without successes in the second sample the ratio is infinite; without any it is nil, with a
  /// warning. The detail `log_standard_error` is the standard error of the logarithm.
  public func finding(
    for counts: IndependentCounts, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> IntervalFinding {
    let interval = interval(for: counts, level: level, side: side)
    var warnings: [AnalysisWarning] = []
    if interval == nil {
      warnings.add(
        .undefined,
        "\(rawValue) is undefined where a sample has no successes; koopman takes such samples")
    } else if counts.ratio == nil {
      warnings.add(
        .undefined,
        "neither sample has a success, so their ratio has no estimate and no value of it "
          + "is excluded; the difference has both")
    }
    return IntervalFinding(
      estimand: "ratio", method: rawValue, level: level, estimate: counts.ratio,
      interval: interval,
      details: self == .katzLog
        ? [NamedNumber("log_standard_error", counts.katzLogStandardError)] : [],
      warnings: warnings)
  }
}

extension IndependentCounts {
  /// Returns the ratio of the two proportions, the first over the second, with one method's interval.
  ///
  /// ```swift
  /// let counts = try IndependentCounts(
  ///   BinomialCounts(successes: 36, trials: 50), BinomialCounts(successes: 40, trials: 50))
  /// counts.interval(.koopman).estimate  // 0.9
  /// ```
  public func interval(
    _ method: RatioMethod, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> IntervalFinding {
    method.finding(for: self, level: level, side: side)
  }
}
