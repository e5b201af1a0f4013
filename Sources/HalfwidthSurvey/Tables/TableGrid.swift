/// The fields of a file that is a table, without lines that are no part of it.
struct TableGrid {
  /// The fields by row; at least one row, of at least one field.
  var rows: [[DelimitedTable.Field]]
  /// What the fields can be.
  var cells: TableCells
  /// Titles above the table, which were passed over.
  var titles: [String] = []

  init(_ rows: [[DelimitedTable.Field]]) {
    self.rows = rows
    cells = TableCells(rows: rows.map { $0.map { TableCell($0.text) } })
    cells = cells.namedByQuotes(rows)
    while let title = titleAbove {
      titles.append(title)
      self.rows.removeFirst()
      cells = TableCells(rows: Array(cells.rows.dropFirst()))
    }
  }

  /// The first row, where it is a title of what is below, as spreadsheets have it above a table: text in
  /// the first cell or the first two, nothing beside it, and a filled row below.
  private var titleAbove: String? {
    guard cells.rows.count >= 3 else { return nil }
    let (first, second) = (cells.rows[0], cells.rows[1])
    let title = first.prefix(while: \.isText)
    let hasNothingBeside =
      first.dropFirst(title.count).areBlank && (first.count == 1 || title.count < first.count)
    guard hasNothingBeside, (1...2).contains(title.count), title.count < second.count,
      !second.dropFirst().contains(.blank)
    else { return nil }
    return rows[0].prefix(title.count).map(\.text).joined(separator: ", ")
  }

  func position(row: Int, column: Int = 0) -> SourcePosition { rows[row][column].position }

  /// The texts of the first column below a header.
  func firstColumn(hasHeader: Bool) -> [String] {
    rows.dropFirst(hasHeader ? 1 : 0).map { $0[0].text }
  }

  /// That the first row can be names and counts.
  var undecidedHeader: SurveyError {
    let row = rows[0].map(\.text)
    let isMixed = cells.rest.contains(where: \.isText)
    return SurveyError(
      position(row: 0),
      isMixed
        ? "the first row (\(Self.list(row))) holds numbers and text: either names of the columns, or "
          + "counts of which one is misspelt; use --header yes for names, or write the count"
        : "the first row (\(Self.list(row))) can be names of the columns or a row of counts, and "
          + "nothing in the file says which; use --header yes for names, --header no for counts")
  }

  /// That the first column can be names and counts.
  func undecidedRowNames(hasHeader: Bool) -> SurveyError {
    SurveyError(
      position(row: hasHeader && rows.count > 1 ? 1 : 0),
      "the first column (\(Self.list(firstColumn(hasHeader: hasHeader)))) can be names of the rows or counts, and nothing in the "
        + "file says which; use --row-names yes for names, --row-names no for counts")
  }

  /// Up to five texts, as a person lists them.
  static func list(_ texts: [String]) -> String {
    texts.prefix(5).joined(separator: ", ") + (texts.count > 5 ? " ..." : "")
  }
}
