/// What one analysis found: a plain value that documents are made from.
///
/// A number is computed once, by the engine, and arrives here with its method, its level, and what
/// was approximated and why. Renderers format; they don't compute.
public enum Finding: Hashable, Sendable {
  /// A proportion with its interval, from one count or a set of candidates.
  case proportion(ProportionFinding)
  /// Shares of several categories with intervals that hold together.
  case simultaneous(SimultaneousFinding)
  /// A parameter with its interval, or a measure that has none.
  case interval(IntervalFinding)
  /// A test of a hypothesis.
  case test(TestFinding)
  /// A number for each cell of a table.
  case matrix(MatrixFinding)
  /// A number for each category of a distribution.
  case categories(CategoryNumbersFinding)
  /// All that two margins of the same respondents say, with p-values adjusted where they are one item of
  /// a family.
  case margins(MarginsFinding, family: MarginsFamilyFinding? = nil)
  /// A test over every joint table of two margins.
  case marginsPValue(MarginsPValueFinding)
  /// An interval over every joint table of two margins.
  case marginsInterval(MarginsIntervalFinding)
  /// P-values adjusted for their number.
  case adjustment(AdjustmentFinding)
  /// A statistic with what its bootstrap distribution says.
  case bootstrap(BootstrapFinding)
  /// Several statistics with intervals that hold together.
  case family(SimultaneousBootstrapFinding)
  /// Several differences, tested together.
  case westfallYoung(WestfallYoungFinding)
  /// What totals say of the events of a person.
  case eventBounds(EventBounds)
  /// Ranks of items.
  case ranks(RankFinding)
  /// Whether printed numbers can be right.
  case consistency(ConsistencyFinding)
  /// The shares of categories from a survey's design.
  case designShares(DesignSharesFinding)
  /// A test of independence from a survey's design.
  case designTest(DesignTestFinding)
  /// All pairs of several groups or categories.
  case pairwise(PairwiseFinding)
  /// One system against another on the same items.
  case systems(SystemComparison)
}

extension Finding {
  /// What was approximated, and what is undefined and why.
  public var warnings: [AnalysisWarning] {
    switch self {
    case .proportion(let finding): finding.warnings
    case .simultaneous(let finding): finding.warnings
    case .interval(let finding): finding.warnings
    case .test(let finding): finding.warnings
    case .matrix(let finding): finding.warnings
    case .categories(let finding): finding.warnings
    case .margins(let finding, _): finding.warnings
    case .marginsPValue(let finding): finding.warnings
    case .marginsInterval(let finding): finding.warnings
    case .adjustment(let finding): finding.warnings
    case .bootstrap(let finding): finding.warnings
    case .family(let finding): finding.warnings + finding.members.flatMap(\.warnings)
    case .westfallYoung(let finding): finding.warnings
    case .eventBounds(let bounds): bounds.warnings
    case .ranks(let finding): finding.warnings
    case .consistency(let finding): finding.warnings
    case .designShares(let finding): finding.warnings
    case .designTest(let finding): finding.warnings
    case .pairwise(let finding): finding.warnings
    case .systems(let finding): finding.warnings
    }
  }

  /// The slug of the method; nil where there are several.
  public var method: String? {
    switch self {
    case .proportion(let finding): finding.method
    case .simultaneous(let finding): finding.method
    case .interval(let finding): finding.method
    case .test(let finding): finding.method
    case .matrix(let finding): finding.method
    case .categories(let finding): finding.method
    case .margins: nil
    case .marginsPValue(let finding): finding.method
    case .marginsInterval(let finding): finding.method
    case .adjustment(let finding): finding.method
    case .bootstrap(let finding): finding.method
    case .family: SimultaneousBootstrapFinding.method
    case .westfallYoung(let finding): finding.method.rawValue
    case .eventBounds: EventBoundsMethod.bounds.rawValue
    case .ranks(let finding): finding.method
    case .consistency(let finding): finding.method
    case .designShares(let finding): finding.method.rawValue
    case .designTest(let finding): finding.method
    case .pairwise(let finding): finding.method
    case .systems(let finding): finding.method.rawValue
    }
  }
}
