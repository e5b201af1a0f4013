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
    help: ArgumentHelp("The column of strata, for stratified and cluster.", valueName: "column"))
  var stratum: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The column of clusters, for cluster.", valueName: "column"))
  var cluster: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The column of weights, for weighted, stratified and cluster.", valueName: "column"))
  var weight: String?

  /// The scheme and the columns that it needs.
  func checked(isFile: Bool) throws(CommandFailure) -> BootstrapScheme {
    let name: SchemeName = try CommandInput.choice(scheme, option: "--scheme")
    if !name.columns.required.isEmpty && !isFile {
      throw CommandFailure(
        status: .usage, place: "--scheme",
        message: "\(name.rawValue) needs a file with a column for it; counts have none")
    }
    for (option, value) in [("stratum", stratum), ("cluster", cluster), ("weight", weight)] {
      if value == nil && name.columns.required.contains(option) {
        throw CommandFailure(
          status: .usage, place: "--scheme",
          message: "\(name.rawValue) needs --\(option) COLUMN; name the column")
      }
      if value != nil && !(name.columns.required + name.columns.optional).contains(option) {
        let fitting = SchemeName.allCases.filter {
          ($0.columns.required + $0.columns.optional).contains(option)
        }
        throw CommandFailure(
          status: .usage, place: "--\(option)",
          message:
            "belongs to --scheme \(fitting.map(\.rawValue).joined(separator: " or ")); give both")
      }
    }
    return BootstrapScheme(
      name: name,
      columns: BootstrapData.DesignColumns(stratum: stratum, cluster: cluster, weight: weight))
  }
}

/// The schemes, by their names on the command line.
enum SchemeName: String, CaseIterable {
  case ordinary, balanced, stratified, cluster, weighted

  /// The options of columns that the scheme must and may have.
  var columns: (required: [String], optional: [String]) {
    switch self {
    case .ordinary, .balanced: ([], [])
    case .stratified: (["stratum"], ["weight"])
    case .cluster: (["cluster"], ["stratum", "weight"])
    case .weighted: (["weight"], [])
    }
  }
}

/// A scheme with the columns that it needs.
struct BootstrapScheme {
  var name: SchemeName
  var columns: BootstrapData.DesignColumns

  /// Whether primary units are drawn and weights rescaled.
  var isSurvey: Bool { name == .stratified || name == .cluster }

  /// The scheme of drawing rows, for all but surveys.
  func scheme(of input: BootstrapInput) -> ResampleScheme {
    switch name {
    case .ordinary, .stratified, .cluster: return .ordinary
    case .balanced: return .balanced
    case .weighted:
      guard case .sample(let sample, _) = input, let weights = sample.weights else {
        preconditionFailure("a weighted scheme comes with a file's weights")
      }
      return .weighted(weights)
    }
  }

  /// The number of resamples where none is given: balanced ones come by the thousand.
  func defaultResamples(for level: ConfidenceLevel) -> Int {
    let usual = SimulatedBootstrap.defaultResamples(for: level)
    return name == .balanced ? (usual + 999) / 1_000 * 1_000 : usual
  }
}
