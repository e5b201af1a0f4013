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
    case .margins(let finding, _): finding.warnings
    case .marginsPValue(let finding): finding.warnings
    case .marginsInterval(let finding): finding.warnings
    case .adjustment(let finding): finding.warnings
    case .bootstrap(let finding): finding.warnings
    case .family(let finding): finding.warnings + finding.members.flatMap(\.warnings)
    case .westfallYoung(let finding): finding.warnings
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
    case .margins: nil
    case .marginsPValue(let finding): finding.method
    case .marginsInterval(let finding): finding.method
    case .adjustment(let finding): finding.method
    case .bootstrap(let finding): finding.method
    case .family: SimultaneousBootstrapFinding.method
    case .westfallYoung(let finding): finding.method.rawValue
    }
  }
}

/// A parameter with its interval, or a measure that has none.
public struct IntervalFinding: Hashable, Sendable {
  /// The parameter, such as `difference`.
  public var estimand: String
  /// The slug of the method.
  public var method: String
  /// The nominal coverage.
  public var level: ConfidenceLevel
  /// The estimate; nil where it is undefined, infinite where a ratio divides by 0.
  public var estimate: Double?
  /// The interval; nil where the method is undefined for these data, and a warning says why, and for a
  /// measure that has no interval.
  public var interval: ConfidenceInterval?
  /// Whether the method gives intervals at all.
  public var hasInterval: Bool
  /// The standard error, where the method is built on one.
  public var standardError: Double?
  /// Further numbers under their wire names, in order.
  public var details: [NamedNumber]
  /// What was approximated, and what is undefined and why.
  public var warnings: [AnalysisWarning]

  /// Creates a finding.
  public init(
    estimand: String, method: String, level: ConfidenceLevel, estimate: Double?,
    interval: ConfidenceInterval?, hasInterval: Bool = true, standardError: Double? = nil,
    details: [NamedNumber] = [], warnings: [AnalysisWarning] = []
  ) {
    self.estimand = estimand
    self.method = method
    self.level = level
    self.estimate = estimate
    self.interval = interval
    self.hasInterval = hasInterval
    self.standardError = standardError
    self.details = details
    self.warnings = warnings
  }
}

/// A test of a hypothesis.
public struct TestFinding: Hashable, Sendable {
  /// The slug of the method.
  public var method: String
  /// The statistic; nil for a test without one, and where it is undefined.
  public var statistic: Double?
  /// Degrees of freedom of the statistic's reference distribution; nil for an exact test.
  public var degreesOfFreedom: Double?
  /// The p-value, in 0...1; nil where it is undefined, and a warning says why.
  public var pValue: Double?
  /// The natural logarithm of the p-value of an exact test, where the p-value is below
  /// ``smallestPValue`` and the test has it; nil elsewhere.
  public var logPValue: Double?
  /// The slugs of the intervals that hold exactly the values that the test does not reject; empty where
  /// no printed interval does.
  public var dualIntervals: [String]
  /// An interval for a simulated p-value; nil for one that is not simulated.
  public var simulation: SimulationFinding?
  /// Further numbers under their wire names, in order.
  public var details: [NamedNumber]
  /// What was approximated, and what is undefined and why.
  public var warnings: [AnalysisWarning]

  /// Creates a finding.
  public init(
    method: String, statistic: Double? = nil, degreesOfFreedom: Double? = nil, pValue: Double?,
    logPValue: Double? = nil, dualIntervals: [String] = [], simulation: SimulationFinding? = nil,
    details: [NamedNumber] = [], warnings: [AnalysisWarning] = []
  ) {
    self.method = method
    self.logPValue = logPValue
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
    self.pValue = pValue
    self.dualIntervals = dualIntervals
    self.simulation = simulation
    self.details = details
    self.warnings = warnings
  }
}

/// How a p-value was simulated.
public struct SimulationFinding: Hashable, Sendable {
  /// The number of simulated tables.
  public var resamples: Int
  /// The seed that gives the same tables again.
  public var seed: UInt64
  /// How many of them were at least as extreme as the data.
  public var exceedances: Int
  /// An interval for the p-value that endless simulation would give.
  public var interval: ConfidenceInterval

  /// Creates a finding.
  public init(
    resamples: Int, seed: UInt64, exceedances: Int, interval: ConfidenceInterval
  ) {
    self.resamples = resamples
    self.seed = seed
    self.exceedances = exceedances
    self.interval = interval
  }
}

/// A number for each cell of a table.
public struct MatrixFinding: Hashable, Sendable {
  /// The slug of the method.
  public var method: String
  /// The wire name of the numbers, such as `residuals`.
  public var name: String
  /// The numbers by row; nil where one is undefined.
  public var values: [[Double?]]
  /// The counts that they were computed from, with the names of rows and columns.
  public var observed: ContingencyTable
  /// What was approximated, and what is undefined and why.
  public var warnings: [AnalysisWarning]

  /// Creates a finding.
  public init(
    method: String, name: String, values: [[Double?]], observed: ContingencyTable,
    warnings: [AnalysisWarning] = []
  ) {
    self.method = method
    self.name = name
    self.values = values
    self.observed = observed
    self.warnings = warnings
  }
}

/// A number under its wire name.
public struct NamedNumber: Hashable, Sendable {
  /// The wire name, in snake case.
  public var name: String
  /// The number; nil where it is undefined.
  public var value: Double?

  /// Creates a named number.
  public init(_ name: String, _ value: Double?) {
    self.name = name
    self.value = value
  }
}
