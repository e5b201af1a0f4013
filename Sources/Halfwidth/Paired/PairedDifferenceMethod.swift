/// The methods for an interval around the difference of two paired proportions; raw values are their
/// slugs.
public enum PairedDifferenceMethod: String, CaseIterable, Hashable, Sendable {
  /// ``PairedCounts/waldInterval(level:)``
  case wald
  /// ``PairedCounts/bonettPriceInterval(level:)``
  case bonettPrice = "bonett-price"
  /// ``PairedCounts/agrestiMinInterval(level:)``
  case agrestiMin = "agresti-min"
  /// ``PairedCounts/newcombePairedInterval(level:)``
  case newcombePaired = "newcombe-paired"
  /// ``PairedCounts/tangoInterval(level:)``
  case tango

  /// The method where none is asked for.
  public static let `default` = PairedDifferenceMethod.tango

  /// Returns the interval for the first proportion minus the second.
  ///
  /// Every method is defined for all counts up to 2^53.
  public func interval(
    for counts: PairedCounts, level: ConfidenceLevel = 0.95
  ) -> ConfidenceInterval {
    switch self {
    case .wald: counts.waldInterval(level: level)
    case .bonettPrice: counts.bonettPriceInterval(level: level)
    case .agrestiMin: counts.agrestiMinInterval(level: level)
    case .newcombePaired: counts.newcombePairedInterval(level: level)
    case .tango: counts.tangoInterval(level: level)
    }
  }

  /// Returns the difference, first minus second, with its interval.
  ///
  /// The estimate is (n10 - n01) / n for every method; Wald's and the two shifted forms have the
  /// standard error that they are built on, and Newcombe's has the correlation that it used, `phi_used`.
  public func finding(
    for counts: PairedCounts, level: ConfidenceLevel = 0.95
  ) -> IntervalFinding {
    let standardError: Double? =
      switch self {
      case .wald: counts.shiftedStandardError(shift: .none)
      case .bonettPrice: counts.shiftedStandardError(shift: .bonettPrice)
      case .agrestiMin: counts.shiftedStandardError(shift: .agrestiMin)
      case .newcombePaired, .tango: nil
      }
    return IntervalFinding(
      estimand: "difference", method: rawValue, level: level, estimate: counts.difference,
      interval: interval(for: counts, level: level), standardError: standardError,
      details: self == .newcombePaired ? [NamedNumber("phi_used", counts.newcombePhi)] : [])
  }
}

extension PairedCounts {
  /// Returns the difference of two answers of the same respondents with one method's interval.
  ///
  /// ```swift
  /// let counts = try PairedCounts(both: 20, firstOnly: 12, secondOnly: 2, neither: 16)
  /// counts.interval(.tango).interval?.lower  // 0.0611
  /// ```
  public func interval(
    _ method: PairedDifferenceMethod, level: ConfidenceLevel = 0.95
  ) -> IntervalFinding {
    method.finding(for: self, level: level)
  }
}
