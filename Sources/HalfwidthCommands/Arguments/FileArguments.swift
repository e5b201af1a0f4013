internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthSurvey

/// How the text of a data file is to be read, for commands that take one.
struct FileArguments: ParsableArguments {
  @Option(
    """
    What stands between the fields of a file, where it isn't found rightly: \
    \(FieldSeparator.allCases.map(\.rawValue).joined(separator: ", ")).
    """, value: "separator")
  var separator: String?

  @Option(
    "What stands before the decimals in a file, where it can't be told: point, comma.",
    value: "mark")
  var decimal: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The sheet of an Excel workbook, where it isn't the first.", valueName: "name"))
  var sheet: String?

  @Option(
    """
    The encoding of a file of text, where it isn't found rightly: \
    \(TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")).
    """, value: "encoding")
  var encoding: String?

  @Option("How many rows of a file name its columns, where it isn't one.", value: "number")
  var headerRows: String?

  /// The options that are given.
  var given: [String] {
    [
      separator == nil ? nil : "--separator", decimal == nil ? nil : "--decimal",
      sheet == nil ? nil : "--sheet", encoding == nil ? nil : "--encoding",
      headerRows == nil ? nil : "--header-rows",
    ].compactMap(\.self)
  }

  /// The format as it was asked for.
  func format() throws(CommandFailure) -> DelimitedFormat {
    var format = DelimitedFormat()
    if let separator {
      guard let known = FieldSeparator(parsing: separator) else {
        throw CommandFailure(
          .usage, "--separator",
          "'\(separator)' is not one of its values; use "
            + FieldSeparator.allCases.map(\.rawValue).joined(separator: ", "))
      }
      format.separator = known
    }
    format.decimalMark = try CommandInput.choice(decimal, option: "--decimal")
    format.encoding = try CommandInput.choice(encoding, option: "--encoding")
    format.headerRows = try CommandInput.whole(
      headerRows, option: "--header-rows", in: DelimitedFormat.headerRowCounts)
    return format
  }
}

/// What a person says of the answers in a file of respondents.
struct AnswerArguments: ParsableArguments {
  @Option(
    """
    What to do with rows without a value: refuse, drop them, or count a blank as zero (boxes that were \
    ticked or not).
    """, value: "rule")
  var missing = MissingCells.refuse.rawValue

  @Option(
    "Codes that stand for no answer, such as 98,99; rows with one are left out.", value: "list")
  var missingCodes: String?

  @Option("Codes such as 99 that are answers, and NA where it is a label.", value: "list")
  var validCodes: String?

  @Flag(help: "Leave out rows of totals.")
  var dropTotals = false

  /// The options that are given and say something of a file only.
  var given: [String] {
    [
      missingCodes == nil ? nil : "--missing-codes", validCodes == nil ? nil : "--valid-codes",
      dropTotals ? "--drop-totals" : nil,
    ].compactMap(\.self)
  }

  /// The codes as they were declared.
  func codes() throws(CommandFailure) -> AnswerCodes {
    let missing = try Self.list(missingCodes, "--missing-codes")
    let valid = try Self.list(validCodes, "--valid-codes")
    if let both = missing.first(where: valid.contains) {
      throw CommandFailure(
        .usage, "--valid-codes",
        "has \(both), and so has --missing-codes; a code is one or the other")
    }
    return AnswerCodes(missing: missing, valid: valid, dropsTotals: dropTotals)
  }

  private static func list(_ text: String?, _ option: String) throws(CommandFailure) -> [String] {
    guard let text else { return [] }
    let codes = text.split(separator: ",", omittingEmptySubsequences: false).map {
      String($0.drop { $0 == " " })
    }
    guard !codes.contains("") else {
      throw CommandFailure(
        .usage, option,
        "'\(text)' has an empty code; write codes with commas between them, such as 98,99")
    }
    return codes
  }
}
