internal import ArgumentParser
internal import Halfwidth

/// How resamples are drawn, as the command line says it.
struct SchemeArguments: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How rows are drawn: \(SchemeName.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "scheme"))
  var scheme = SchemeName.ordinary.rawValue

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The column of strata, for stratified, cluster and survey.", valueName: "column"))
  var stratum: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The column of clusters, for cluster and survey.", valueName: "column"))
  var cluster: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The column of weights, for weighted, stratified, cluster and survey.", valueName: "column"))
  var weight: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      The size of the population, in respondents or clusters, of which n are in the sample: standard \
      errors become those of sampling without replacement, sqrt(1 - n/N) of the usual ones (Rao and Wu's \
      rescaling).
      """, valueName: "N"))
  var population: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      The column with the size of the population of the row's stratum, in respondents or clusters, or \
      with the share of them that is in the sample: does what --population does, in each stratum. \
      Without --weight rows weigh what their stratum's population is to its sample.
      """, valueName: "column"))
  var fpc: String?

  /// The columns that say how the rows were sampled.
  var columnNames: [String] { [stratum, cluster, weight, fpc].compactMap(\.self) }

  /// The scheme and the columns that it needs.
  func checked(isFile: Bool) throws(CommandFailure) -> BootstrapScheme {
    try SchemeChoice(
      scheme: scheme, stratum: stratum, cluster: cluster, weight: weight, population: population,
      fpc: fpc
    ).checked(isFile: isFile)
  }
}

/// How resamples are drawn, as a command or a request says it, not yet checked.
struct SchemeChoice {
  var scheme = SchemeName.ordinary.rawValue
  var stratum: String?
  var cluster: String?
  var weight: String?
  var population: String?
  var fpc: String?

  /// The scheme and the columns that it needs.
  func checked(isFile: Bool) throws(CommandFailure) -> BootstrapScheme {
    let name: SchemeName = try CommandInput.choice(scheme, option: "--scheme")
    let options = [
      ("stratum", stratum), ("cluster", cluster), ("weight", weight), ("population", population),
      ("fpc", fpc),
    ]
    for (option, value) in options where value != nil {
      guard !name.takes(option) else { continue }
      let fitting = SchemeName.allCases.filter { $0.takes(option) }
      throw CommandFailure(
        status: .usage, place: "--\(option)",
        message:
          "belongs to --scheme \(fitting.map(\.rawValue).joined(separator: " or ")); give both")
    }
    let columns = BootstrapData.DesignColumns(
      stratum: stratum, cluster: cluster, weight: weight, fpc: fpc)
    if !isFile && !(name.required.isEmpty && columns.isEmpty) {
      throw CommandFailure(
        status: .usage, place: fpc == nil ? "--scheme" : "--fpc",
        message: fpc == nil
          ? "\(name.rawValue) needs a file with a column for it; counts have none"
          : "names a column of a file; with counts give --population N")
    }
    for (option, value) in options where value == nil && name.required.contains(option) {
      throw CommandFailure(
        status: .usage, place: "--scheme",
        message: "\(name.rawValue) needs --\(option) COLUMN; name the column")
    }
    var scheme = BootstrapScheme(name: name, columns: columns)
    if let population {
      if fpc != nil || stratum != nil {
        throw CommandFailure(
          status: .usage, place: "--population",
          message: fpc == nil
            ? "is one number, and each stratum has its own population; give --fpc COLUMN"
            : "and --fpc both say how large the population is; give one of them")
      }
      scheme.population = try CommandInput.whole(
        population, option: "--population", in: 2...BinomialCounts.largestTrials)
    }
    return scheme
  }
}

/// The schemes, by their names on the command line.
enum SchemeName: String, CaseIterable {
  case ordinary, balanced, stratified, cluster, survey, weighted

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
struct BootstrapScheme {
  var name: SchemeName
  var columns: BootstrapData.DesignColumns
  /// The number of primary units in the population; nil where it is endless, or a column says it.
  var population: Int?

  /// Whether the population is a finite one.
  var isFinite: Bool { population != nil || columns.fpc != nil }

  /// Whether primary units are drawn and weights rescaled.
  var isSurvey: Bool {
    switch name {
    case .stratified, .cluster, .survey: true
    case .ordinary: isFinite
    case .balanced, .weighted: false
    }
  }

  /// Why a survey is simulated.
  func reason(resamplesGiven: Bool) -> SimulationReason {
    resamplesGiven ? .asked : name == .ordinary ? .finitePopulation : .scheme
  }

  /// Refuses weights of 0 where rows are drawn by their weights: such a row is never drawn, and yet makes
  /// one more that are.
  func checkWeights(of data: BootstrapData) throws(CommandFailure) {
    guard name == .weighted, case .sample(let sample, _) = data.input,
      let row = sample.weights?.firstIndex(of: 0)
    else { return }
    throw CommandFailure(
      status: .badData, place: "--scheme",
      message:
        "weighted draws as many rows as there are, and row \(row + 1) of them has a weight of 0; give "
        + "--scheme survey with --weight, where a part of the sample keeps its design")
  }

  /// The scheme of drawing rows, for all but surveys.
  func scheme(of input: BootstrapInput) -> ResampleScheme {
    switch name {
    case .ordinary, .stratified, .cluster, .survey: return .ordinary
    case .balanced: return .balanced
    case .weighted:
      guard case .sample(let sample, _) = input, let weights = sample.weights else {
        preconditionFailure("a weighted scheme comes with a file's weights")
      }
      return .weighted(weights)
    }
  }

  /// The share of each stratum's primary units that are in the sample, where the population is finite.
  func samplingFractions(of data: BootstrapData) throws(CommandFailure) -> [String: Double] {
    switch data.input {
    case .independentDifference, .scoreDifference:
      throw CommandFailure(
        status: .usage, place: isFinite ? "--population" : "--scheme",
        message:
          "\(isFinite ? "is" : "\(name.rawValue) is") for one sample, and two samples of counts "
          + "are drawn on their own; leave it out")
    default: break
    }
    guard let population else { return data.samplingFractions }
    let units = data.input.primaryUnits
    guard units <= population else {
      throw CommandFailure(
        status: .badData, place: "--population",
        message: "a population of \(population) has no sample of \(units) "
          + "\(columns.cluster == nil ? "respondents" : "clusters"); correct one of them")
    }
    return ["": Double(units) / Double(population)]
  }

  /// The number of resamples where none is given: balanced ones come by the thousand.
  func defaultResamples(for level: ConfidenceLevel, side: IntervalSide = .two) -> Int {
    let usual = SimulatedBootstrap.defaultResamples(for: level, side: side)
    return name == .balanced ? (usual + 999) / 1_000 * 1_000 : usual
  }
}

extension BootstrapInput {
  /// The number of primary units of one sample without strata: respondents or clusters.
  fileprivate var primaryUnits: Int {
    switch self {
    case .proportion(let counts): counts.trials
    case .pairedDifference(let pairs): pairs.total
    case .scores(let counts, _): counts.total
    case .sample(let sample, _): sample.primaryUnits.values.reduce(0, +)
    case .independentDifference(let counts): counts.first.trials + counts.second.trials
    case .scoreDifference(let first, let second, _): first.total + second.total
    }
  }
}
