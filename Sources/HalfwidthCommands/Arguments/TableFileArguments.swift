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

  @Flag(help: "Leave out rows and columns of a file that are the sums of the others.")
  var dropTotals = false

  /// The file under a path; nil for numbers as typed, which are taken as they are.
  func file(
    _ text: String, as content: TableFile.Content
  ) throws(CommandFailure) -> TableFile? {
    if CommandInput.isInline(text) {
      try refuseOptions(of: text)
      return nil
    }
    let options = try options()
    return try CommandFailure.translating(TableFile.read(text, as: content, options: options))
  }

  /// The tables of a file; nil for a table as typed, also for one that is misspelt.
  func strata(_ text: String) throws(CommandFailure) -> StratifiedFile? {
    if CommandInput.isInline(text) || text.contains(";") {
      try refuseOptions(of: text)
      return nil
    }
    let options = try options()
    return try CommandFailure.translating(StratifiedFile.read(text, options: options))
  }

  private func refuseOptions(of text: String) throws(CommandFailure) {
    _ = try options()
    let option =
      header != nil ? "--header" : rowNames != nil ? "--row-names" : "--drop-totals"
    guard header == nil, rowNames == nil, !dropTotals else {
      throw CommandFailure(
        .usage, option, "is for files, and '\(text)' is typed in; leave it out, or name a file")
    }
  }

  /// A table of counts, as typed or in a file, and for a file what is to be known of its reading.
  func table(
    _ text: String, as content: TableFile.Content = .counts
  ) throws(CommandFailure) -> (ContingencyTable, fileWarnings: [AnalysisWarning]?) {
    guard let file = try file(text, as: content) else {
      let table = try CommandInput.parse(text, as: ContingencyTable.init(parsing:))
      return (table, nil)
    }
    let table = try CommandInput.checked(
      text, ContingencyTable.init(_:rowNames:columnNames:), file.rows, file.rowNames,
      file.columnNames)
    return (table, file.warnings)
  }

  func options() throws(CommandFailure) -> TableReadingOptions {
    TableReadingOptions(
      header: try Self.answer(header, option: "--header"),
      rowNames: try Self.answer(rowNames, option: "--row-names"), dropsTotals: dropTotals)
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
