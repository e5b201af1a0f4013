internal import ArgumentParser
internal import HalfwidthReport

/// How CSV and JSON are written where there is a choice.
struct WireArguments: ParsableArguments {
  @Option(
    "The names of the columns of CSV: halfwidth, or broom for those of R's tidy().", value: "names")
  var names: String?

  @Option(
    "How CSV and JSON write an infinite number: string (Infinity), or inf (Inf, which jsonlite reads).",
    value: "form")
  var infinity: String?

  /// How CSV is written.
  func csv() throws(CommandFailure) -> CSVStyle {
    CSVStyle(
      names: try CommandInput.choice(names, option: "--names") ?? .halfwidth,
      infinity: try infinite() ?? .text)
  }

  /// How an infinite number is written; nil where nobody asked.
  func infinite() throws(CommandFailure) -> InfiniteNumbers? {
    try CommandInput.choice(infinity, option: "--infinity")
  }

  /// Refuses what has no part in a format.
  func check(_ format: String) throws(CommandFailure) {
    if names != nil && format != "csv" {
      throw CommandFailure(
        .usage, "--names", "is for columns of CSV; leave it out, or use --format csv")
    }
    if infinity != nil && format != "csv" && format != "json" {
      throw CommandFailure(
        .usage, "--infinity", "is for CSV and JSON; leave it out, or use --format csv or json")
    }
  }
}
