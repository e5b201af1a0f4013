internal import ArgumentParser
internal import HalfwidthReport

/// How sentences to paste are written.
struct SentenceArguments: ParsableArguments {
  @Option(
    "How --format sentence writes numbers: \(SentenceStyle.allCases.map(\.rawValue).joined(separator: ", ")) (default: \(SentenceStyle.plain.rawValue)).",
    value: "style")
  var style: String?

  /// The style; one that is named where no sentences are asked for is refused.
  func style(isAsked: Bool) throws(CommandFailure) -> SentenceStyle {
    guard let style else { return .plain }
    guard isAsked else {
      throw CommandFailure(.usage, "--style", "is of sentences; add --format sentence")
    }
    return try CommandInput.choice(style, option: "--style")
  }
}
