internal import ArgumentParser
internal import HalfwidthReport

/// How numbers are written for people.
struct NumberArguments: ParsableArguments {
  @Flag(help: "Write shares as percentages, and differences of shares in points.")
  var percent = false

  @Option(
    "Digits after the point, 0 to 15; of a small number before its power of ten.", value: "n")
  var digits: String?

  func style() throws(CommandFailure) -> NumberStyle {
    NumberStyle(
      showsPercent: percent,
      digits: try CommandInput.whole(digits, option: "--digits", in: 0...15))
  }

  /// Refuses what has no part in a format.
  func check(_ format: ResultFormat) throws(CommandFailure) {
    switch format {
    case .text, .markdown: return
    case .json, .csv, .sentence: break
    }
    let given = [percent ? "--percent" : nil, digits == nil ? nil : "--digits"].compactMap(\.self)
    guard let option = given.first else { return }
    throw CommandFailure(
      .usage, option,
      format == .sentence
        ? "is for tables, and sentences round as their style does; leave it out, or use --format text or markdown"
        : "is for people, and \(format == .csv ? "CSV" : "JSON") keeps shares with all of their digits; leave it out, or "
          + "use --format text or markdown")
  }
}
