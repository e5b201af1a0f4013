internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthSurvey

/// How resamples are drawn, as the command line says it.
struct SchemeArguments: ParsableArguments {
  @Option(
    "How rows are drawn: \(BootstrapScheme.allCases.map(\.rawValue).joined(separator: ", ")).",
    value: "scheme")
  var scheme = BootstrapScheme.ordinary.rawValue

  @Option("The column of strata, for stratified, cluster and survey.", value: "column")
  var stratum: String?

  @Option("The column of clusters, for cluster and survey.", value: "column") var cluster: String?

  @Option("The column of weights, for weighted, stratified, cluster and survey.", value: "column")
  var weight: String?

  @Option(
    """
    The size of the population, in respondents or clusters, of which n are in the sample: standard \
    errors become those of sampling without replacement, sqrt(1 - n/N) of the usual ones (Rao and Wu's \
    rescaling).
    """, value: "N")
  var population: String?

  @Option(
    """
    The column with the size of the population of the row's stratum, in respondents or clusters, or \
    with the share of them that is in the sample: does what --population does, in each stratum. \
    Without --weight rows weigh what their stratum's population is to its sample.
    """, value: "column")
  var fpc: String?

  /// The columns that say how the rows were sampled.
  var columns: DesignColumns {
    DesignColumns(stratum: stratum, cluster: cluster, weight: weight, fpc: fpc)
  }

  /// The scheme and the columns that it needs.
  func checked(isFile: Bool) throws(CommandFailure) -> SampledDesign {
    try SchemeChoice(scheme: scheme, columns: columns, population: population)
      .checked(isFile: isFile)
  }
}

/// How resamples are drawn, as a command or a request says it, not yet checked.
struct SchemeChoice {
  var scheme: String
  var columns: DesignColumns
  var population: String?

  /// The scheme and the columns that it needs.
  func checked(isFile: Bool) throws(CommandFailure) -> SampledDesign {
    let name: BootstrapScheme = try CommandInput.choice(scheme, option: "--scheme")
    let fpc = columns.fpc
    let options = [
      ("stratum", columns.stratum), ("cluster", columns.cluster), ("weight", columns.weight),
      ("population", population), ("fpc", fpc),
    ]
    for (option, value) in options where value != nil {
      guard !name.takes(option) else { continue }
      let fitting = BootstrapScheme.allCases.filter { $0.takes(option) }
      throw CommandFailure(
        .usage, "--\(option)",
        "belongs to --scheme \(fitting.map(\.rawValue).joined(separator: " or ")); give both")
    }
    if !isFile && !(name.required.isEmpty && columns.names.isEmpty) {
      throw CommandFailure(
        .usage, fpc == nil ? "--scheme" : "--fpc",
        fpc == nil
          ? "\(name.rawValue) needs a file with a column for it; counts have none"
          : "names a column of a file; with counts give --population N")
    }
    for (option, value) in options where value == nil && name.required.contains(option) {
      throw CommandFailure(
        .usage, "--scheme", "\(name.rawValue) needs --\(option) COLUMN; name the column")
    }
    if population != nil, fpc != nil || columns.stratum != nil {
      throw CommandFailure(
        .usage, "--population",
        fpc == nil
          ? "is one number, and each stratum has its own population; give --fpc COLUMN"
          : "and --fpc both say how large the population is; give one of them")
    }
    return SampledDesign(
      scheme: name, columns: columns,
      population: try CommandInput.whole(
        population, option: "--population", in: 2...BinomialCounts.largestTrials))
  }
}

extension BootstrapScheme {
  /// The options that the scheme must have.
  var required: [String] {
    switch self {
    case .ordinary, .balanced, .survey: []
    case .stratified: ["stratum"]
    case .cluster: ["cluster"]
    case .weighted: ["weight"]
    }
  }

  /// Whether the scheme may have an option.
  func takes(_ option: String) -> Bool {
    let optional: [String] =
      switch self {
      case .ordinary: ["population", "fpc"]
      case .balanced, .weighted: []
      case .stratified: ["weight", "population", "fpc"]
      case .cluster: ["stratum", "weight", "population", "fpc"]
      case .survey: ["stratum", "cluster", "weight", "population", "fpc"]
      }
    return required.contains(option) || optional.contains(option)
  }
}

/// A scheme with the columns that it needs.
struct SampledDesign {
  var scheme: BootstrapScheme
  var columns: DesignColumns
  /// The number of primary units in the population; nil where it is endless, or a column says it.
  var population: Int?

  /// Whether primary units are drawn, and weights rescaled.
  var isSurvey: Bool {
    BootstrapDesign(scheme, population: hasPopulation ? .units(2) : nil).isSurvey
  }

  /// Whether the population is a finite one.
  var hasPopulation: Bool { population != nil || columns.fpc != nil }

  /// The design of data that were read with its columns.
  func design(of data: BootstrapData) -> BootstrapDesign {
    BootstrapDesign(scheme, population: population.map { .units($0) } ?? data.population)
  }
}
