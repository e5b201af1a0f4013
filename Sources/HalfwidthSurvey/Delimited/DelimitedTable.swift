/// A file of comma-separated values (RFC 4180), or with another separator: fields as text, each with its
/// place.
struct DelimitedTable {
  /// One field.
  struct Field {
    var text: String
    var position: SourcePosition
    /// Whether it stood in quotes.
    var isQuoted = false
  }

  /// The rows in the file's order, the header first.
  ///
  /// Blank lines are left out, and so are rows of separators only at the end and columns at the right in
  /// which no row has anything; a file without anything has no row.
  var rows: [[Field]]
  /// How many fields each row was written with, empty ones at the right counted.
  var written: [Int]
  /// What separates the fields, and where the rows end.
  var layout: DelimitedLayout

  /// What a reader should know of how the file was read, each a sentence without a full stop.
  var remarks: [String]

  /// Reads a file.
  ///
  /// - Parameter separator: What stands between the fields; nil finds it.
  /// - Throws: ``SurveyError`` for a separator that can't be told, and for a quote that does not end or
  ///   stands inside an unquoted field, with its place.
  static func read(
    _ file: TextFile, separator: FieldSeparator? = nil
  ) throws(SurveyError) -> DelimitedTable {
    let layout = try DelimitedLayout(of: file, separator: separator)
    var rows: [[Field]] = []
    try forEachRow(of: file, layout) { row throws(SurveyError) in
      rows.append(row)
      return true
    }
    let width = rows.reduce(0) { max($0, Self.width($1)) }
    // Empty fields in quotes make a row, and nothing in any of them makes none.
    if width == 0 { rows = [] }
    let written = rows.map(\.count)
    for index in rows.indices where rows[index].count > width {
      rows[index].removeLast(rows[index].count - width)
    }
    return DelimitedTable(
      rows: rows, written: written, layout: layout, remarks: file.remarks + layout.remarks)
  }

  /// The number of fields of a row where they are not those of the header; nil where they are.
  ///
  /// A row that was written with more fields than the header has one too many, though the last ones be empty: a comma
  /// within a number has moved what follows.
  func stray(row: Int) -> Int? {
    let width = rows[0].count
    if written[row] > max(written[0], width) { return written[row] }
    return rows[row].count == width ? nil : rows[row].count
  }

  /// The number of fields up to the last that holds something.
  static func width(_ row: [Field]) -> Int {
    (row.lastIndex { !$0.text.isEmpty } ?? -1) + 1
  }

  /// Calls `body` with the rows of a file one by one, until it returns false; only one row is held.
  ///
  /// - Throws: ``SurveyError`` for a quote that does not end or stands inside an unquoted field, with
  ///   its place, and what `body` throws.
  static func forEachRow(
    of file: TextFile, _ layout: DelimitedLayout, _ body: ([Field]) throws(SurveyError) -> Bool
  ) throws(SurveyError) {
    let text = DelimitedText(file, layout)
    var index = layout.start
    var cursor = TextCursor()
    var passed = 0
    while true {
      var row: [Field] = []
      do throws(DelimitedText.Fault) {
        let isRow = try text.nextRow(from: &index) { field in
          cursor.pass(file.bytes[passed..<field.begin])
          passed = field.begin
          row.append(
            Field(
              text: text.text(of: field),
              position: SourcePosition(file: file.path, line: cursor.line, column: cursor.column),
              isQuoted: field.isQuoted))
        }
        guard isRow else { return }
      } catch {
        throw file.error(error)
      }
      guard try body(row) else { return }
    }
  }
}

extension TextFile {
  /// A fault among its fields, with its place.
  func error(_ fault: DelimitedText.Fault) -> SurveyError {
    SurveyError(position(of: fault.offset), fault.message)
  }
}
