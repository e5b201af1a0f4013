/// The methods for an interval around the difference of two independent proportions, the first minus
/// the second; raw values are their slugs.
public enum DifferenceMethod: String, CaseIterable, Hashable, Sendable {
  /// ``IndependentCounts/waldDifferenceInterval(level:side:)``
  case wald
  /// ``IndependentCounts/agrestiCaffoInterval(level:side:)``
  case agrestiCaffo = "agresti-caffo"
  /// ``IndependentCounts/newcombeInterval(level:side:)``
  case newcombe
  /// ``IndependentCounts/newcombeContinuityCorrectedInterval(level:side:)``
  case newcombeContinuityCorrected = "newcombe-cc"
  /// ``IndependentCounts/miettinenNurminenInterval(level:side:)``
  case miettinenNurminen = "miettinen-nurminen"
  /// ``IndependentCounts/meeInterval(level:side:)``
  case mee

  /// The method where none is asked for.
  public static let `default` = DifferenceMethod.newcombe
}

extension DifferenceMethod {
  /// Returns the interval, inside -1...1; no method is undefined for any counts, so it is never nil.
  public func interval(
    for counts: IndependentCounts, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval? {
    switch self {
    case .wald: counts.waldDifferenceInterval(level: level, side: side)
    case .agrestiCaffo: counts.agrestiCaffoInterval(level: level, side: side)
    case .newcombe: counts.newcombeInterval(level: level, side: side)
    case .newcombeContinuityCorrected:
      counts.newcombeContinuityCorrectedInterval(level: level, side: side)
    case .miettinenNurminen: counts.miettinenNurminenInterval(level: level, side: side)
    case .mee: counts.meeInterval(level: level, side: side)
    }
  }

  /// Returns the difference of the sample proportions and its interval.
  ///
  /// The estimate is the same for every method, also where an interval is centred elsewhere. The
  /// standard error is that of the two methods that are built on one.
  public func finding(
    for counts: IndependentCounts, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> IntervalFinding {
    let standardError: Double? =
      switch self {
      case .wald: counts.waldDifference.standardError
      case .agrestiCaffo: counts.agrestiCaffoDifference.standardError
      case .newcombe, .newcombeContinuityCorrected, .miettinenNurminen, .mee: nil
      }
    return IntervalFinding(
      estimand: "difference", method: rawValue, level: level, estimate: counts.difference,
      interval: interval(for: counts, level: level, side: side), standardError: standardError,
      warnings: warning(for: counts).map { [$0] } ?? [])
  }

  /// The shares for which ``newcombe`` is known to cover what it says.
  ///
  /// At 50 and 50 its least coverage at 95% is .837, at shares of 1 and .0035; that of
  /// ``miettinenNurminen`` is .837 too, and that of ``agrestiCaffo`` .923, at the same mean length.
  public static let coveredShares = 0.05...0.95

  /// That a share is beyond ``coveredShares``, for the methods whose coverage falls there.
  func warning(for counts: IndependentCounts) -> AnalysisWarning? {
    switch self {
    case .newcombe, .miettinenNurminen: break
    case .wald, .agrestiCaffo, .newcombeContinuityCorrected, .mee: return nil
    }
    let shares = [counts.first.estimate, counts.second.estimate]
    if shares.allSatisfy(Self.coveredShares.contains) { return nil }
    return AnalysisWarning(
      .shareNearBound,
      "\(rawValue) can cover less than its level where a share is below 5% or above 95%: at 50 "
        + "and 50 respondents 84% for 95% at worst; agresti-caffo covers at least 92% there at the "
        + "same length")
  }
}

extension IndependentCounts {
  /// Returns the difference of the two proportions, the first minus the second, with one method's interval.
  ///
  /// ```swift
  /// let counts = try IndependentCounts(
  ///   BinomialCounts(successes: 36, trials: 50), BinomialCounts(successes: 40, trials: 50))
  /// counts.interval(.newcombe).interval?.lower  // -0.2423
  /// ```
  ///
  /// Not for two answers of the same respondents: they are ``PairedCounts``, or ``PairedMargins`` where
  /// only the two totals are known.
  public func interval(
    _ method: DifferenceMethod, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> IntervalFinding {
    method.finding(for: self, level: level, side: side)
  }
}
