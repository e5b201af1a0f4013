public import Halfwidth

/// A file of text that holds nothing but the answers of yes or no of respondents to some items, and perhaps
/// names of both.
public struct AnswerFile: Sendable {
  /// For each respondent who answered all items 1 for yes and 0 for no, in the order of the items.
  public let rows: [[Int]]
  /// The names of the items; nil where the file has none.
  public let items: [String]?
  /// How the file was read where it could be read otherwise, and what was left out.
  public let warnings: [AnalysisWarning]

  /// Reads a file.
  ///
  /// Where the names stand is found as in a table of counts; what an answer is, and what is none, is as
  /// in any file of respondents.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - options: How it is read, where a person says so.
  ///   - codes: What a person says of the codes in the file, and whether totals are left out.
  ///   - missing: What to do with respondents without an answer.
  /// - Throws: ``SurveyError`` for a file that can't be read, an answer that is neither yes nor no, a missing one
  ///   where these are refused, and a row of totals, each with its line and column.
  public static func read(
    _ path: String, options: TableReadingOptions, codes: AnswerCodes, missing: MissingCells
  ) throws(SurveyError) -> AnswerFile {
    let grid = try AnswerGrid(path, options: options)
    let totals = codes.dropsTotals ? TotalNames.places(in: grid.items) : []
    let items = grid.items.indices.filter { !totals.contains($0) }.map { grid.items[$0] }
    let file = ClassifiedFile(RespondentTable(grid, codes: codes), missing: missing)
    let columns = try file.choices(of: items, yes: [])
    let leftOut = totals.map {
      AnalysisWarning(.linesLeftOut, "the column '\(grid.items[$0])' is left out as a total")
    }
    return AnswerFile(
      rows: ClassifiedColumn.complete(columns), items: grid.hasHeader ? items : nil,
      warnings: distinct(
        grid.warnings + columns.flatMap(\.warnings) + leftOut
          + [MissingAnswers(columns).warning].compactMap(\.self)))
  }
}
