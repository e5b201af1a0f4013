internal import Halfwidth

/// The fields of a table with the names of its columns, and with a name before each row where there are any.
struct NamedFields {
  /// The fields below the names of the columns: at least one row, all of one length, with at least one field
  /// after ``skipped``.
  let rows: [[DelimitedTable.Field]]
  /// How many fields of a row are its name: none or one.
  let skipped: Int
  /// The first field of each column: its name, where it has one.
  let top: [DelimitedTable.Field]
  /// The names of the columns, all different; nil where there are none.
  let columnNames: [String]?

  /// Finds the rows and the names.
  ///
  /// - Parameter content: What the table holds: `counts`, `answers`.
  /// - Throws: ``SurveyError`` for rows of different lengths, for names alone, and for names that come twice.
  init(_ grid: TableGrid, layout: TableLayout, of content: String) throws(SurveyError) {
    let first = grid.rows[0]
    rows = Array(grid.rows.dropFirst(layout.hasHeader ? 1 : 0))
    skipped = layout.hasRowNames ? 1 : 0
    guard let model = rows.first else {
      throw SurveyError(
        first[0].position, "the file has names and no numbers; add rows of \(content)")
    }
    let isShort = layout.hasHeader && layout.hasRowNames && first.count + 1 == model.count
    for row in grid.rows.dropFirst() where row.count != first.count + (isShort ? 1 : 0) {
      throw SurveyError(
        row[0].position,
        "the row has \(row.count) fields and the first row \(first.count); give every row the same "
          + "number, and put a field that holds a comma in quotes")
    }
    guard model.count > skipped else {
      throw SurveyError(
        first[0].position, "the file has names and no numbers; add columns of \(content)")
    }
    top = Array((layout.hasHeader ? first : model).dropFirst(isShort ? 0 : skipped))
    columnNames = layout.hasHeader ? try Self.names(top, of: .column) : nil
  }

  /// The texts as names; one that is blank is named by its number, and all blank are none.
  ///
  /// - Throws: ``SurveyError`` for a name that comes twice.
  static func names(
    _ fields: [DelimitedTable.Field], of axis: TableAxis
  ) throws(SurveyError) -> [String]? {
    let texts = fields.map(\.text.words)
    if texts.allSatisfy(\.isEmpty) { return nil }
    var names: [String] = []
    var seen: [String: SourcePosition] = [:]
    for (number, text) in texts.enumerated() {
      let name = text.isEmpty ? "\(axis.rawValue) \(number + 1)" : text
      if let other = seen.updateValue(fields[number].position, forKey: name) {
        throw SurveyError(
          fields[number].position,
          "the name '\(name)' stands at line \(other.line), column \(other.column) already; give each "
            + "\(axis.rawValue) a name of its own")
      }
      names.append(name)
    }
    return names
  }
}
