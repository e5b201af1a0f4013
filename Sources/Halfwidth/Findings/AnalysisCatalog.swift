/// The analyses; raw values are their names in commands, in JSON and in the reference data.
public enum Analysis: String, CaseIterable, Hashable, Sendable {
  /// An interval for one proportion.
  case proportion
  /// Simultaneous intervals for the shares of several categories.
  case multinomial
}

/// What an analysis works on.
public enum AnalysisInput: Hashable, Sendable {
  /// Successes among trials.
  case proportion(BinomialCounts)
  /// Counts of categories.
  case multinomial(CategoryCounts)

  /// The analysis that takes it.
  public var analysis: Analysis {
    switch self {
    case .proportion: .proportion
    case .multinomial: .multinomial
    }
  }
}

/// What is asked of an analysis beside its input and method.
public struct AnalysisOptions: Hashable, Sendable {
  /// The nominal coverage.
  public var level: ConfidenceLevel
  /// Which limits; only an interval for one proportion has one-sided forms.
  public var side: IntervalSide

  /// Creates options.
  public init(level: ConfidenceLevel = 0.95, side: IntervalSide = .two) {
    self.level = level
    self.side = side
  }
}

/// Every analysis with its methods: the one door that commands, batch and reports go through.
public struct AnalysisCatalog: Sendable {
  /// One method of one analysis.
  public struct Entry: Sendable {
    /// The analysis.
    public let analysis: Analysis
    /// The slug of the method, unique within the analysis.
    public let method: String
    private let run: @Sendable (AnalysisInput, AnalysisOptions) -> Finding

    init(
      _ analysis: Analysis, _ method: String,
      run: @escaping @Sendable (AnalysisInput, AnalysisOptions) -> Finding
    ) {
      self.analysis = analysis
      self.method = method
      self.run = run
    }

    /// Returns what the method finds; `input` must be of the entry's analysis.
    public func finding(for input: AnalysisInput, options: AnalysisOptions) -> Finding {
      precondition(input.analysis == analysis, "an entry takes the input of its own analysis")
      return run(input, options)
    }
  }

  /// All entries, by analysis, in the order of their method enums.
  public static let entries: [Entry] =
    ProportionMethod.allCases.map { method in
      Entry(.proportion, method.rawValue) { input, options in
        guard case .proportion(let counts) = input else {
          preconditionFailure("an entry takes the input of its own analysis")
        }
        return .proportion(
          method.finding(
            for: CandidateCounts(counts), level: options.level, side: options.side))
      }
    }
    + SimultaneousMethod.allCases.map { method in
      Entry(.multinomial, method.rawValue) { input, options in
        guard case .multinomial(let counts) = input else {
          preconditionFailure("an entry takes the input of its own analysis")
        }
        return .simultaneous(method.finding(for: counts, level: options.level))
      }
    }

  /// The entries of one analysis.
  public static func entries(of analysis: Analysis) -> [Entry] {
    entries.filter { $0.analysis == analysis }
  }

  /// The entry of one method, or nil for a slug that the analysis doesn't have.
  public static func entry(_ analysis: Analysis, method: String) -> Entry? {
    entries.first { $0.analysis == analysis && $0.method == method }
  }

  /// Returns what the method finds that fits the input where none is asked for.
  public static func defaultFinding(
    for input: AnalysisInput, options: AnalysisOptions
  ) -> Finding {
    switch input {
    case .proportion(let counts):
      .proportion(
        ProportionMethod.default.finding(
          for: CandidateCounts(counts), level: options.level, side: options.side))
    case .multinomial(let counts):
      .simultaneous(counts.simultaneousFinding(level: options.level))
    }
  }
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
    }
  }
}
