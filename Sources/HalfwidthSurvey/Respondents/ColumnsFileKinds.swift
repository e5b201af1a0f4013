extension ColumnsFile {
  /// What the cells of a column are, beside missing ones.
  public enum ColumnKind: Hashable, Sendable {
    /// There is a cell that is no number.
    case text
    /// All are numbers.
    case numbers
    /// All are 0 or 1, or words for no and yes.
    case binary
    /// Whole numbers from row to row one more, of three rows or more, which start at 0 or 1 or are called
    /// so: they number the rows.
    case rowNumbers
    /// There is none.
    case empty
  }

  /// Returns what each column holds.
  ///
  /// Rows of another length than the header are passed over; ``columns(_:)`` says where
  /// they are.
  ///
  /// - Throws: ``SurveyError`` for a file that is no table.
  /// - Complexity: O(n) in the bytes of the file.
  public func kinds() throws(SurveyError) -> [ColumnKind] {
    var seen = columnNames.map {
      Column(
        AnswerReader(
          DecimalReader(column: $0, format: format, separator: layout.separator),
          blankMeansNo: false), missing: codes.missing)
    }
    var isHeader = true
    try DelimitedTable.forEachRow(of: file, layout) { row in
      if !isHeader && row.count >= header.count && DelimitedTable.width(row) <= header.count {
        for place in seen.indices { seen[place].add(row[place]) }
      }
      isHeader = false
      return true
    }
    return seen.map(\.kind)
  }

  /// Whether whole numbers from row to row one more number the rows, and are no answers.
  ///
  /// - Parameters:
  ///   - name: The column's name.
  ///   - first: The number of the first row.
  public static func areRowNumbers(named name: String, from first: Double) -> Bool {
    if first == 0 || first == 1 { return true }
    let words = name.lowercased().split { !$0.isLetter }.map(String.init)
    return words.contains { rowNames.contains($0) }
  }

  private static let rowNames: Set = [
    "id", "ids", "row", "rownames", "no", "nr", "n", "num", "number", "index", "case", "caseid",
    "record",
    "respondent", "respid", "participant", "person", "serial", "key", "obs", "uid", "lfdn",
  ]

  /// What was seen of a column.
  private struct Column {
    private var reader: AnswerReader
    private let missing: [String]
    private var count = 0
    private var isText = false
    private var isBinary = true
    private var increases = true
    private var first = 0.0
    private var last = 0.0

    init(_ reader: AnswerReader, missing: [String]) {
      self.reader = reader
      self.missing = missing
    }

    mutating func add(_ field: DelimitedTable.Field) {
      if isText { return }
      if ColumnsFile.isMissing(field.text) || AnswerCodes.holds(missing, field.text) {
        increases = false
        return
      }
      guard let number = reader.value(field) else {
        isText = true
        return
      }
      if number != 0 && number != 1 { isBinary = false }
      if number != number.rounded() || count > 0 && number != last + 1 { increases = false }
      if count == 0 { first = number }
      last = number
      count += 1
    }

    var kind: ColumnKind {
      if isText { return .text }
      if count == 0 { return .empty }
      if isBinary { return .binary }
      let numbersRows =
        increases && count >= 3
        && ColumnsFile.areRowNumbers(named: reader.column, from: first)
      return numbersRows ? .rowNumbers : .numbers
    }
  }
}
