internal import ArgumentParser
internal import Glibc
internal import Halfwidth
internal import HalfwidthSurvey

/// Options of commands that take columns of a file of respondents in place of counts.
struct ColumnArguments: ParsableArguments {
  @OptionGroup var rows: WhereArguments

  @Option(
    "The column of a file of respondents that names their groups, each with an answer of its own.",
    value: "column")
  var by: String?

  @Option(
    "All answers of a column or of the groups in their order, such as low,medium,high, also those that nobody gave; can be repeated for another column.",
    value: "list")
  var levels: [String] = []

  @OptionGroup var answers: AnswerArguments
  @OptionGroup var files: FileArguments

  /// The options that are given and say something of a file only.
  var given: [String] {
    rows.given
      + [
        by == nil ? nil : "--by", levels.isEmpty ? nil : "--levels",
        answers.missing == MissingCells.refuse.rawValue ? nil : "--missing",
      ].compactMap(\.self) + answers.given + files.given
  }

  /// Refuses what only columns of respondents have, where counts are given.
  ///
  /// - Parameters:
  ///   - values: What is given.
  ///   - options: Those that would name the columns of a file.
  ///   - others: Options that files have of which no columns are named; none for counts as typed.
  func refuse(
    _ values: [String], naming options: String, taking others: [String] = []
  ) throws(CommandFailure) {
    if let option = given.first(where: { !others.contains($0) }) {
      throw CommandFailure(
        .usage, option,
        "belongs to columns of a file of respondents; leave it out, or name them with \(options)")
    }
    guard let file = values.first(where: others.isEmpty ? Self.isFile : Self.isNative) else {
      return
    }
    throw CommandFailure(
      .usage, file, "is a file, whose columns are counted by their names; give \(options)")
  }

  /// Whether a value names a file that there is.
  private static func isFile(_ text: String) -> Bool {
    unsafe !CommandInput.isInline(text) && access(text, R_OK) == 0
  }

  /// Whether a value names a file of a program that writes respondents' answers and no tables of counts.
  private static func isNative(_ text: String) -> Bool {
    [".sav", ".zsav", ".por", ".dta", ".sas7bdat", ".xpt", ".xlsx", ".xlsm"].contains {
      text.lowercased().hasSuffix($0)
    } && isFile(text)
  }

  /// The names of two different columns, each under its option.
  static func pair(
    _ first: (option: String, name: String?), _ second: (option: String, name: String?)
  ) throws(CommandFailure) -> [String] {
    guard let one = first.name, let two = second.name else {
      let (given, missing) =
        first.name == nil ? (second.option, first.option) : (first.option, second.option)
      throw CommandFailure(
        .usage, given, "names one column, and two are needed; give \(missing) as well")
    }
    guard one != two else {
      throw CommandFailure(
        .usage, second.option,
        "is '\(two)', and so is \(first.option); name two different columns")
    }
    return [one, two]
  }

  /// Opens the one file that is given, and reads its columns once.
  ///
  /// - Parameters:
  ///   - columns: The names of the columns that are asked for, as they were typed.
  ///   - groups: That of the groups, where `--by` holds more than it.
  ///   - sampling: How the rows were sampled; nil where it is not said.
  func open(
    _ values: [String], of command: String, columns: [String], by groups: String? = nil,
    sampling: DesignColumns? = nil
  ) throws(CommandFailure) -> ColumnFile {
    if let option = values.first(where: { $0.hasPrefix("--") && $0.count > 2 }) {
      throw CommandFailure.unknownOption(option, of: command)
    }
    guard values.count == 1 else {
      throw CommandFailure(
        .usage, "halfwidth \(command)",
        values.isEmpty
          ? "no file is given; write one after the command, such as answers.csv"
          : "\(values.count) files are given; write one")
    }
    if CommandInput.isInline(values[0]) {
      throw CommandFailure(
        .usage, values[0],
        "is typed in, and columns of a file are named; write a file such as answers.csv")
    }
    let missing: MissingCells = try CommandInput.choice(answers.missing, option: "--missing")
    let (format, codes) = (try files.format(), try answers.codes())
    let table = try CommandFailure.translating(
      RespondentTable.read(values[0], format: format, codes: codes, sheet: files.sheet))
    var orders: [AnswerOrder] = []
    for list in levels { orders.append(try AnswerOrder(list)) }
    return try ColumnFile(
      table, columns: columns, by: groups ?? by, rows: rows, missing: missing, orders: orders,
      sampling: sampling)
  }
}

/// Which answers in columns of respondents count as yes.
struct YesArguments: ParsableArguments {
  @Option(
    "The answers that count as yes, by code or label, such as 3,4 (default: 1 of zeros and ones, and words "
      + "for yes).", value: "list")
  var yes: [String] = []

  /// Refuses answers where no column is named.
  func refuse(naming options: String) throws(CommandFailure) {
    guard !yes.isEmpty else { return }
    throw CommandFailure(
      .usage, "--yes",
      "belongs to columns of a file of respondents; leave it out, or name them with \(options)")
  }
}
