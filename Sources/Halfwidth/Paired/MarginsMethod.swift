/// The methods whose range over all joint tables is offered; raw values are their slugs.
public enum MarginsMethod: String, CaseIterable, Hashable, Sendable {
  /// The range of ``McNemarMethod/exact``.
  case mcNemarExact = "mcnemar-exact"
  /// The range of ``McNemarMethod/midP``; approximate.
  case mcNemarMidP = "mcnemar-mid-p"
  /// The union of the intervals of ``PairedDifferenceMethod/tango``; approximate.
  case tango
  /// The union of the intervals of ``PairedDifferenceMethod/wald``.
  case wald
  /// The union of the intervals of ``PairedDifferenceMethod/bonettPrice``.
  case bonettPrice = "bonett-price"
  /// The union of the intervals of ``PairedDifferenceMethod/agrestiMin``.
  case agrestiMin = "agresti-min"
  /// The union of the intervals of ``PairedDifferenceMethod/newcombePaired``.
  case newcombePaired = "newcombe-paired"

  /// The method where none is asked for, and by which verdicts are.
  public static let `default` = MarginsMethod.mcNemarExact

  /// What a method says over all tables: a range of p-values, or a union of intervals.
  public enum Finding: Hashable, Sendable {
    /// Of a test.
    case pValues(MarginsPValueFinding)
    /// Of an interval.
    case intervals(MarginsIntervalFinding)
  }

  /// Returns what the method says over every joint table that the margins and `constraint` allow.
  ///
  /// - Throws: ``CountsError`` where `constraint` leaves no table, or the margins more than
  ///   are enumerated.
  /// - Complexity: O(discordant.upperBound).
  public func finding(
    for margins: PairedMargins, level: ConfidenceLevel = 0.95,
    where constraint: JointConstraint = .none
  ) throws(CountsError) -> Finding {
    let joint = try margins.enumerableJoint(where: constraint)
    let discordant = margins.discordant(for: joint)
    switch self {
    case .mcNemarExact, .mcNemarMidP:
      let sweep = McNemarSweep(
        net: margins.net, discordant: discordant, significance: level.significance)
      return .pValues(
        self == .mcNemarExact
          ? margins.pValueFinding(.exact, sweep.exact, joint: joint)
          : margins.pValueFinding(.midP, sweep.midP, joint: joint))
    case .tango:
      let union = IntervalUnion(
        tangoOf: margins.total, net: margins.net, discordant: discordant, level: level)
      return .intervals(
        margins.intervalFinding(rawValue, union, joint: joint, level: level))
    case .wald: return union(of: .wald, margins, joint, level)
    case .bonettPrice: return union(of: .bonettPrice, margins, joint, level)
    case .agrestiMin: return union(of: .agrestiMin, margins, joint, level)
    case .newcombePaired: return union(of: .newcombePaired, margins, joint, level)
    }
  }

  /// The union over every table, each by the ordinary closed form.
  ///
  /// Ties are exact though they are found on doubles: limits tie where they were cut off at a bound,
  /// and where Newcombe's correlation counts as 0, and there the same numbers are computed alike.
  private func union(
    of method: PairedDifferenceMethod, _ margins: PairedMargins, _ joint: ClosedRange<Int>,
    _ level: ConfidenceLevel
  ) -> Finding {
    var union = IntervalUnion()
    for both in joint.reversed() {
      let counts = margins.counts(both: both)
      let interval = method.interval(for: counts, level: level)
      union.add(
        lower: interval.lower, upper: interval.upper, discordance: counts.discordant)
    }
    return .intervals(
      margins.intervalFinding(rawValue, union, joint: joint, level: level))
  }
}
