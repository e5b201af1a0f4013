/// The methods for an interval around the difference of two independent proportions, the first minus
/// the second; raw values are their slugs.
public enum DifferenceMethod: String, CaseIterable, Hashable, Sendable, Codable {
  /// ``IndependentCounts/waldDifferenceInterval(level:)``
  case wald
  /// ``IndependentCounts/agrestiCaffoInterval(level:)``
  case agrestiCaffo = "agresti-caffo"
  /// ``IndependentCounts/newcombeInterval(level:)``
  case newcombe
  /// ``IndependentCounts/newcombeContinuityCorrectedInterval(level:)``
  case newcombeContinuityCorrected = "newcombe-cc"
  /// ``IndependentCounts/miettinenNurminenInterval(level:)``
  case miettinenNurminen = "miettinen-nurminen"
  /// ``IndependentCounts/meeInterval(level:)``
  case mee

  /// The method where none is asked for.
  public static let `default` = DifferenceMethod.newcombe
}

extension DifferenceMethod {
  /// Returns the interval, inside -1...1; no method is undefined for any counts, so it is never nil.
  public func interval(
    for counts: IndependentCounts, level: ConfidenceLevel = 0.95
  ) -> ConfidenceInterval? {
    switch self {
    case .wald: counts.waldDifferenceInterval(level: level)
    case .agrestiCaffo: counts.agrestiCaffoInterval(level: level)
    case .newcombe: counts.newcombeInterval(level: level)
    case .newcombeContinuityCorrected: counts.newcombeContinuityCorrectedInterval(level: level)
    case .miettinenNurminen: counts.miettinenNurminenInterval(level: level)
    case .mee: counts.meeInterval(level: level)
    }
  }

  /// Returns the difference of the sample proportions and its interval.
  ///
  /// The estimate is the same for every method, also where an interval is centred elsewhere. The
  /// standard error is that of the two methods that are built on one.
  public func finding(
    for counts: IndependentCounts, level: ConfidenceLevel = 0.95
  ) -> IntervalFinding {
    let standardError: Double? =
      switch self {
      case .wald: counts.waldDifference.standardError
      case .agrestiCaffo: counts.agrestiCaffoDifference.standardError
      case .newcombe, .newcombeContinuityCorrected, .miettinenNurminen, .mee: nil
      }
    return IntervalFinding(
      estimand: "difference", method: rawValue, level: level, estimate: counts.difference,
      interval: interval(for: counts, level: level), standardError: standardError)
  }
}
