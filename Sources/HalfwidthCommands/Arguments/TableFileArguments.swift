internal import ArgumentParser
internal import Halfwidth
internal import HalfwidthSurvey

/// Options of a file of counts or answers.
struct TableFileArguments: ParsableArguments {
  @Option(
    "Whether the first row of a file holds names: yes or no (default: found out, or asked about).",
    value: "yes|no")
  var header: String?

  @Option(
    "Whether the first column of a file holds names: yes or no (default: found out, or asked about).",
    value: "yes|no")
  var rowNames: String?

  @OptionGroup var respondents: ColumnArguments

  /// The file under a path; nil for numbers as typed, which are taken as they are.
  ///
  /// - Parameter options: Those that would name the columns of a file of respondents.
  func file(
    _ text: String, as content: TableFile.Content, orNaming options: String
  ) throws(CommandFailure) -> TableFile? {
    if CommandInput.isInline(text) {
      try refuseOptions(of: text)
      return nil
    }
    try respondents.refuse([text], naming: options, taking: Self.ofCounts)
    let reading = try reading()
    return try CommandFailure.translating(TableFile.read(text, as: content, options: reading))
  }

  /// The file of answers under a path; nil for answers as typed.
  func answers(
    _ text: String, orNaming options: String
  ) throws(CommandFailure) -> AnswerFile? {
    if CommandInput.isInline(text) {
      try refuseOptions(of: text)
      return nil
    }
    try respondents.refuse([text], naming: options, taking: Self.ofAnswers)
    let answers = respondents.answers
    let missing: MissingCells = try CommandInput.choice(answers.missing, option: "--missing")
    let (reading, codes) = (try reading(), try answers.codes())
    return try CommandFailure.translating(
      AnswerFile.read(text, options: reading, codes: codes, missing: missing))
  }

  /// Options that files of counts have, and those that files of answers have, without columns being named.
  private static let ofCounts = ["--drop-totals", "--encoding"]
  private static let ofAnswers = ofCounts + ["--missing", "--missing-codes", "--valid-codes"]

  /// The tables of a file; nil for a table as typed, also for one that is misspelt.
  func strata(_ text: String, orNaming options: String) throws(CommandFailure) -> StratifiedFile? {
    if CommandInput.isInline(text) || text.contains(";") {
      try refuseOptions(of: text)
      return nil
    }
    try respondents.refuse([text], naming: options, taking: Self.ofCounts)
    let reading = try reading()
    return try CommandFailure.translating(StratifiedFile.read(text, options: reading))
  }

  private func refuseOptions(of text: String) throws(CommandFailure) {
    _ = try reading()
    let given =
      [
        header == nil ? nil : "--header", rowNames == nil ? nil : "--row-names",
      ].compactMap(\.self) + respondents.given
    if let option = given.first {
      throw CommandFailure(
        .usage, option, "is for files, and '\(text)' is typed in; leave it out, or name a file")
    }
  }

  /// A table of counts, as typed or in a file, and for a file what is to be known of its reading.
  func table(
    _ text: String, as content: TableFile.Content = .counts, orNaming options: String
  ) throws(CommandFailure) -> (ContingencyTable, fileWarnings: [AnalysisWarning]?) {
    guard let file = try file(text, as: content, orNaming: options) else {
      let table = try CommandInput.parse(text, as: ContingencyTable.init(parsing:))
      return (table, nil)
    }
    let table = try CommandInput.checked(
      text, ContingencyTable.init(_:rowNames:columnNames:), file.rows, file.rowNames,
      file.columnNames)
    return (table, file.warnings)
  }

  /// Refuses options of tables of counts where columns are named.
  func refuseWithColumns() throws(CommandFailure) {
    _ = try reading()
    guard let option = header != nil ? "--header" : rowNames != nil ? "--row-names" : nil else {
      return
    }
    throw CommandFailure(
      .usage, option, "is for files of counts, and columns of respondents are named; leave it out")
  }

  private func reading() throws(CommandFailure) -> TableReadingOptions {
    TableReadingOptions(
      header: try Self.answer(header, option: "--header"),
      rowNames: try Self.answer(rowNames, option: "--row-names"),
      dropsTotals: respondents.answers.dropTotals,
      encoding: try respondents.files.format().encoding)
  }

  private static func answer(_ text: String?, option: String) throws(CommandFailure) -> Bool? {
    switch text {
    case nil: return nil
    case "yes": return true
    case "no": return false
    case let other?:
      throw CommandFailure(.usage, option, "'\(other)' is not one of its values; use yes, no")
    }
  }
}
