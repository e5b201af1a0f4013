internal import Halfwidth

/// A file of text that holds nothing but answers, a row for each respondent, with or without names of the items
/// in its first row and of the respondents in its first column.
struct AnswerGrid: RespondentSource {
  let path: String
  /// The names of the respondents, where there are any, and the items.
  let columns: [RespondentColumn]
  let remarks: [String]
  /// Whether the first row names the items; they have numbers otherwise.
  let hasHeader: Bool
  /// Whether the first column names the respondents.
  let hasRowNames: Bool
  /// What was passed over above the answers.
  let warnings: [AnalysisWarning]
  private let rows: [[DelimitedTable.Field]]

  /// The names of the items, in the file's order.
  var items: [String] { columns.dropFirst(hasRowNames ? 1 : 0).map(\.name) }

  /// Reads a file.
  ///
  /// - Throws: ``SurveyError`` for a file that can't be read, rows of different lengths, items that have one
  ///   name, and names without answers.
  init(_ path: String, options: TableReadingOptions) throws(SurveyError) {
    let (lines, remarks) = try TableFile.lines(of: path, options)
    let grid = TableGrid(lines)
    let layout = TableLayout.ofAnswers(grid, options: options)
    let table = try NamedFields(grid, layout: layout, of: "answers")
    self.path = path
    self.remarks = remarks.map(\.message)
    hasHeader = layout.hasHeader && table.columnNames != nil
    hasRowNames = layout.hasRowNames
    warnings = grid.titleWarnings
    rows = table.rows
    let names = table.columnNames ?? table.top.indices.map { "item \($0 + 1)" }
    columns = ((layout.hasRowNames ? ["(row names)"] : []) + names).map { RespondentColumn($0) }
  }

  func cells(of places: [Int]) -> RespondentCells {
    var found = RespondentCells(
      rowCount: rows.count,
      columns: Dictionary(
        uniqueKeysWithValues: Set(places).map { place in
          (
            place,
            CellColumn(rows.map { .text($0[place].text, isQuoted: $0[place].isQuoted) })
          )
        }))
    if hasRowNames {
      found.totals = rows.indices.filter { TotalRow.isName(rows[$0][0].text) }.map {
        RespondentCells.TotalName(row: $0, column: 0, name: rows[$0][0].text)
      }
    }
    return found
  }

  func place(row: Int, column: Int) -> String? {
    guard rows.indices ~= row, rows[row].indices ~= column else { return nil }
    return rows[row][column].position.description
  }
}
