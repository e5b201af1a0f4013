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
    help: ArgumentHelp("The column of weights, for --scheme weighted.", valueName: "column"))
  var weight: String?

  /// The scheme and the columns that it needs.
  func checked(isFile: Bool) throws(CommandFailure) -> BootstrapScheme {
    let name: SchemeName = try CommandInput.choice(scheme, option: "--scheme")
    if name == .weighted && !isFile {
      throw CommandFailure(
        status: .usage, place: "--scheme",
        message: "weighted needs a file with a column of weights; counts have none")
    }
    if (weight != nil) != (name == .weighted) {
      throw CommandFailure(
        status: .usage, place: "--weight",
        message: "goes together with --scheme weighted; give both or neither")
    }
    return BootstrapScheme(name: name, columns: BootstrapData.DesignColumns(weight: weight))
  }
}

/// The schemes, by their names on the command line.
enum SchemeName: String, CaseIterable {
  case ordinary, balanced, weighted
}

/// A scheme with the columns that it needs.
struct BootstrapScheme {
  var name: SchemeName
  var columns: BootstrapData.DesignColumns

  /// The scheme as the engine has it.
  func scheme(of input: BootstrapInput) -> ResampleScheme {
    switch name {
    case .ordinary: return .ordinary
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
