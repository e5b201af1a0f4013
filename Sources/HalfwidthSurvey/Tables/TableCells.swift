/// The cells of a file as a table may have them, for rules about where its names are.
struct TableCells {
  /// The cells by row; the first row may be one shorter than the others.
  private(set) var rows: [[TableCell]]

  /// The first cell of all.
  var corner: TableCell { rows[0][0] }
  /// The first row without the corner.
  var rest: [TableCell] { Array(rows[0].dropFirst()) }
  /// The first column without the corner.
  var column: [TableCell] { rows.dropFirst().map { $0[0] } }
  /// The number of columns of the rows below the first.
  var width: Int { rows.count > 1 ? rows[1].count : rows[0].count }
  /// Whether the first row lacks the cell above the names, as R's `write.table` leaves it out.
  var isFirstRowShort: Bool {
    rows.count > 1 && rows[0].count + 1 == width
      && rows.dropFirst().allSatisfy { $0.count == width }
  }
}

extension TableCells {
  /// The cells with numbers in quotes taken for words, where a whole first row or first column stands in
  /// quotes and nothing else does: R and others quote names, and not counts.
  func namedByQuotes(_ fields: [[DelimitedTable.Field]]) -> TableCells {
    guard rows.count > 1,
      fields.dropFirst().allSatisfy({ $0.dropFirst().allSatisfy { !$0.isQuoted } })
    else { return self }
    var named = self
    if fields[0].allSatisfy(\.isQuoted) { named.rows[0] = rows[0].map(\.asName) }
    if fields.dropFirst().allSatisfy({ $0[0].isQuoted }) {
      for row in rows.indices.dropFirst() { named.rows[row][0] = rows[row][0].asName }
    }
    return named
  }
}

extension TableCell {
  /// The cell, as a word where it is not blank.
  fileprivate var asName: TableCell {
    switch self {
    case .blank: .blank
    case .number, .word, .text: .word
    }
  }
}
