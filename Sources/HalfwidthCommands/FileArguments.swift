internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthSurvey

/// How the text of a data file is to be read, for commands that take one.
struct FileArguments: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      What stands between the fields of a file, where it isn't found rightly: \
      \(FieldSeparator.allCases.map(\.rawValue).joined(separator: ", ")).
      """, valueName: "separator"))
  var separator: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What stands before the decimals in a file, where it can't be told: point, comma.",
      valueName: "mark"))
  var decimal: String?

  /// Whether one of the options is given.
  var isEmpty: Bool { separator == nil && decimal == nil }

  /// The format as it was asked for.
  func format() throws(CommandFailure) -> DelimitedFormat {
    var format = DelimitedFormat()
    if let separator {
      guard let known = FieldSeparator(parsing: separator) else {
        throw CommandFailure(
          status: .usage, place: "--separator",
          message: "'\(separator)' is not one of its values; use "
            + FieldSeparator.allCases.map(\.rawValue).joined(separator: ", "))
      }
      format.separator = known
    }
    format.decimalMark = try decimal.map { text throws(CommandFailure) in
      try CommandInput.choice(text, option: "--decimal")
    }
    return format
  }

  /// The remarks of a reader as warnings of results.
  static func warnings(_ remarks: [String]) -> [AnalysisWarning] {
    remarks.map { AnalysisWarning(code: .inputReading, message: $0) }
  }
}
