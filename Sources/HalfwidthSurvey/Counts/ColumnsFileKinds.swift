extension ColumnsFile {
  /// What the cells of a column are, beside missing ones.
  public enum ColumnKind: Hashable, Sendable {
    /// There is a cell that is no number.
    case text
    /// All are numbers.
    case numbers
    /// All are 0 or 1.
    case binary
    /// Whole numbers from row to row one more, of three rows or more: they number the rows.
    case rowNumbers
    /// There is none.
    case empty
  }

  /// Returns what each column holds.
  ///
  /// Rows of another length than the header are passed over; ``columns(numbers:labels:missing:)`` says where
  /// they are.
  ///
  /// - Throws: ``SurveyError`` for a file that is no table.
  /// - Complexity: O(n) in the bytes of the file.
  public func kinds() throws(SurveyError) -> [ColumnKind] {
    var seen = columnNames.map {
      Column(DecimalReader(column: $0, format: format, separator: layout.separator))
    }
    var isHeader = true
    try DelimitedTable.forEachRow(of: file, layout) { row in
      if !isHeader && row.count >= header.count && DelimitedTable.width(row) <= header.count {
        for place in seen.indices { seen[place].add(row[place].text) }
      }
      isHeader = false
      return true
    }
    return seen.map(\.kind)
  }

  /// What was seen of a column.
  private struct Column {
    var count = 0
    var isText = false
    var isBinary = true
    var numbersRows = true
    var last = 0.0
    private let reader: DecimalReader

    init(_ reader: DecimalReader) {
      self.reader = reader
    }

    mutating func add(_ text: String) {
      if ColumnsFile.isMissing(text) {
        numbersRows = false
        return
      }
      guard let number = reader.value(text) else {
        isText = true
        return
      }
      if number != 0 && number != 1 { isBinary = false }
      if number != number.rounded() || count > 0 && number != last + 1 { numbersRows = false }
      last = number
      count += 1
    }

    var kind: ColumnKind {
      if isText { return .text }
      if count == 0 { return .empty }
      if isBinary { return .binary }
      return numbersRows && count >= 3 ? .rowNumbers : .numbers
    }
  }
}
