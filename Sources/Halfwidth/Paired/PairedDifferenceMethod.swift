/// The methods for an interval around the difference of two paired proportions; raw values are their
/// slugs.
public enum PairedDifferenceMethod: String, CaseIterable, Hashable, Sendable {
  /// ``PairedCounts/waldInterval(level:side:)``
  case wald
  /// ``PairedCounts/bonettPriceInterval(level:side:)``
  case bonettPrice = "bonett-price"
  /// ``PairedCounts/agrestiMinInterval(level:side:)``
  case agrestiMin = "agresti-min"
  /// ``PairedCounts/newcombePairedInterval(level:side:)``
  case newcombePaired = "newcombe-paired"
  /// ``PairedCounts/tangoInterval(level:side:)``
  case tango

  /// The method where none is asked for.
  public static let `default` = PairedDifferenceMethod.tango

  /// Returns the interval for the first proportion minus the second.
  ///
  /// Every method is defined for all counts up to 2^53.
  public func interval(
    for counts: PairedCounts, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    switch self {
    case .wald: counts.waldInterval(level: level, side: side)
    case .bonettPrice: counts.bonettPriceInterval(level: level, side: side)
    case .agrestiMin: counts.agrestiMinInterval(level: level, side: side)
    case .newcombePaired: counts.newcombePairedInterval(level: level, side: side)
    case .tango: counts.tangoInterval(level: level, side: side)
    }
  }

  /// Returns the difference, first minus second, with its interval.
  ///
  /// The estimate is (n10 - n01) / n for every method; Wald's and the two shifted forms have the
  /// standard error that they are built on, and Newcombe's has the correlation that it used, `phi_used`.
  public func finding(
    for counts: PairedCounts, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
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
      interval: interval(for: counts, level: level, side: side), standardError: standardError,
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
    _ method: PairedDifferenceMethod, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> IntervalFinding {
    method.finding(for: self, level: level, side: side)
  }
}
