/// Counts of respondents by two classifications.
///
/// Rows and columns whose counts are all 0 are part of the table: which methods take them is theirs to
/// say. Names of rows and columns go along with the counts and play no part in any method, except that
/// a ``SquareTable`` pairs rows with columns by them.
public struct ContingencyTable: Hashable, Sendable {
  /// The counts by row; at least two rows and two columns, all rows of one length.
  public let counts: [[Int]]
  /// The sums of the rows.
  public let rowTotals: [Int]
  /// The sums of the columns.
  public let columnTotals: [Int]
  /// The sum of all counts, in 1...2^53.
  public let total: Int
  /// A name for each row; nil where they have none.
  public let rowNames: [String]?
  /// A name for each column; nil where they have none.
  public let columnNames: [String]?

  /// Creates a table that is possible.
  ///
  /// - Parameters:
  ///   - counts: The counts by row.
  ///   - rowNames: A name for each row, all different.
  ///   - columnNames: A name for each column, all different.
  /// - Throws: ``ContingencyTableError`` for fewer than two rows or columns, rows of different lengths,
  ///   a negative count, nothing counted, a sum above 2^53, or names that are not one a line and all
  ///   different.
  public init(
    _ counts: [[Int]], rowNames: [String]? = nil, columnNames: [String]? = nil
  ) throws(ContingencyTableError) {
    let columns = counts.first?.count ?? 0
    guard counts.count >= 2 && columns >= 2 else {
      throw .tooSmall(rows: counts.count, columns: columns)
    }
    try Self.check(rowNames, of: .row, lines: counts.count)
    try Self.check(columnNames, of: .column, lines: columns)
    var columnTotals = [Int](repeating: 0, count: columns)
    var rowTotals: [Int] = []
    var total = 0
    for (row, values) in counts.enumerated() {
      guard values.count == columns else {
        throw .ragged(row: row, columns: values.count, expected: columns)
      }
      var rowTotal = 0
      for (column, count) in values.enumerated() {
        guard count >= 0 else { throw .negative(count: count, row: row, column: column) }
        let (sum, overflow) = total.addingReportingOverflow(count)
        guard !overflow && sum <= BinomialCounts.largestTrials else { throw .tooLarge }
        total = sum
        rowTotal += count
        columnTotals[column] += count
      }
      rowTotals.append(rowTotal)
    }
    guard total > 0 else { throw .nothingCounted }
    self.counts = counts
    self.rowTotals = rowTotals
    self.columnTotals = columnTotals
    self.total = total
    self.rowNames = rowNames
    self.columnNames = columnNames
  }

  private static func check(
    _ names: [String]?, of axis: TableAxis, lines: Int
  ) throws(ContingencyTableError) {
    guard let names else { return }
    guard names.count == lines else {
      throw .wrongNumberOfNames(names.count, axis: axis, expected: lines)
    }
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted {
      throw .repeatedName(name, axis: axis)
    }
  }

  /// The number of rows.
  public var rows: Int { rowTotals.count }
  /// The number of columns.
  public var columns: Int { columnTotals.count }
  /// Whether it has two rows and two columns.
  public var isTwoByTwo: Bool { rows == 2 && columns == 2 }
  /// Whether it has as many rows as columns.
  public var isSquare: Bool { rows == columns }
  /// Whether some row or column sums to 0.
  public var hasZeroMargin: Bool { rowTotals.contains(0) || columnTotals.contains(0) }

  /// The count in a cell.
  public subscript(row: Int, column: Int) -> Int { counts[row][column] }

  /// The table with rows and columns exchanged.
  public var transposed: ContingencyTable {
    ContingencyTable(
      unchecked: (0..<columns).map { column in counts.map { $0[column] } },
      rowTotals: columnTotals, columnTotals: rowTotals, total: total, rowNames: columnNames,
      columnNames: rowNames)
  }

  /// The table with its rows in another order, their names with them.
  ///
  /// - Parameter order: The number of the row that each place gets; every row once.
  func withRows(inOrder order: [Int]) -> ContingencyTable {
    ContingencyTable(
      unchecked: order.map { counts[$0] }, rowTotals: order.map { rowTotals[$0] },
      columnTotals: columnTotals, total: total,
      rowNames: rowNames.map { names in order.map { names[$0] } }, columnNames: columnNames)
  }

  private init(
    unchecked counts: [[Int]], rowTotals: [Int], columnTotals: [Int], total: Int,
    rowNames: [String]?, columnNames: [String]?
  ) {
    self.counts = counts
    self.rowTotals = rowTotals
    self.columnTotals = columnTotals
    self.total = total
    self.rowNames = rowNames
    self.columnNames = columnNames
  }
}

/// The two directions of a table.
public enum TableAxis: String, CaseIterable, Hashable, Sendable {
  /// The rows.
  case row
  /// The columns.
  case column
}

extension ContingencyTable {
  /// Creates a table from text such as `10,20;30,40`: commas between columns, semicolons between rows.
  ///
  /// - Throws: ``ContingencyTableError``: malformed text, or a table that is not possible.
  public init(parsing text: String) throws(ContingencyTableError) {
    guard let rows = CountsText.rows(text) else { throw .malformed(text) }
    try self.init(rows)
  }
}

extension ContingencyTable: Codable {
  /// Decodes a list of rows; impossible tables are refused with ``ContingencyTableError``.
  public init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode([[Int]].self))
  }

  /// Encodes the list of rows, without their names.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(counts)
  }
}

/// Why a table was refused.
public enum ContingencyTableError: Error, Hashable, Sendable {
  /// The text is not rows of whole numbers.
  case malformed(String)
  /// There are fewer than two rows or columns.
  case tooSmall(rows: Int, columns: Int)
  /// A row has another number of columns than the first one; `row` starts at 0.
  case ragged(row: Int, columns: Int, expected: Int)
  /// A count is negative; `row` and `column` start at 0.
  case negative(count: Int, row: Int, column: Int)
  /// All counts are 0.
  case nothingCounted
  /// The counts sum to more than 2^53.
  case tooLarge
  /// There are more names than rows or columns, or fewer.
  case wrongNumberOfNames(Int, axis: TableAxis, expected: Int)
  /// Two rows, or two columns, have one name.
  case repeatedName(String, axis: TableAxis)

  /// What is wrong and what to do, as one sentence without a full stop.
  public var message: String {
    switch self {
    case .malformed(let text):
      "'\(text)' is not a table of counts; write whole numbers with commas between columns and "
        + "semicolons between rows, such as 10,20;30,40"
    case .tooSmall(let rows, let columns):
      "a table of \(rows) by \(columns) is too small; give at least two rows and two columns"
    case .ragged(let row, let columns, let expected):
      "row \(row + 1) has \(columns) columns and the first row has \(expected); give every row the "
        + "same number of columns"
    case .negative(let count, let row, let column):
      "the count in row \(row + 1), column \(column + 1) is \(count); counts are not negative"
    case .nothingCounted:
      "all counts are 0; at least one respondent must be counted"
    case .tooLarge:
      "the counts sum to more than 2^53, the largest number that is counted exactly; give fewer"
    case .wrongNumberOfNames(let number, let axis, let expected):
      "there are \(number) names for \(expected) \(axis.rawValue)s; give one name a \(axis.rawValue)"
    case .repeatedName(let name, let axis):
      "two \(axis.rawValue)s are named '\(name)'; give each \(axis.rawValue) a name of its own"
    }
  }
}

extension ContingencyTableError: InputError {
  /// Whether the text is no table.
  public var isMalformed: Bool { if case .malformed = self { true } else { false } }
}
