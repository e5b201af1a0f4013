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
  /// - Throws: ``CountsError`` for fewer than two rows or columns, rows of different lengths,
  ///   a negative count, nothing counted, a sum above 2^53, or names that are not one a line and all
  ///   different.
  public init(
    _ counts: [[Int]], rowNames: [String]? = nil, columnNames: [String]? = nil
  ) throws(CountsError) {
    let columns = counts.first?.count ?? 0
    guard counts.count >= 2 && columns >= 2 else {
      throw .tooFew(
        "a table of \(counts.count) by \(columns) is too small; give at least two rows and two columns"
      )
    }
    try Self.check(rowNames, of: .row, lines: counts.count)
    try Self.check(columnNames, of: .column, lines: columns)
    var columnTotals = [Int](repeating: 0, count: columns)
    var rowTotals: [Int] = []
    var sum = CountSum()
    for (row, values) in counts.enumerated() {
      guard values.count == columns else {
        throw .mismatch(
          "row \(row + 1) has \(values.count) columns and the first row has \(columns); give every row "
            + "the same number of columns")
      }
      var rowTotal = 0
      for (column, count) in values.enumerated() {
        try sum.add(count, "the count in row \(row + 1), column \(column + 1)")
        rowTotal += count
        columnTotals[column] += count
      }
      rowTotals.append(rowTotal)
    }
    total = try sum.ofSomebody()
    self.counts = counts
    self.rowTotals = rowTotals
    self.columnTotals = columnTotals
    self.rowNames = rowNames
    self.columnNames = columnNames
  }

  private static func check(
    _ names: [String]?, of axis: TableAxis, lines: Int
  ) throws(CountsError) {
    guard let names else { return }
    guard names.count == lines else {
      throw .mismatch(
        "there are \(names.count) names for \(lines) \(axis.rawValue)s; give one name a \(axis.rawValue)"
      )
    }
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted {
      throw .mismatch(
        "two \(axis.rawValue)s are named '\(name)'; give each \(axis.rawValue) a name of its own")
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
  /// - Throws: ``CountsError``: malformed text, or a table that is not possible.
  public init(parsing text: String) throws(CountsError) {
    guard let rows = CountsText.rows(text) else {
      throw .malformed(
        "'\(text)' is not a table of counts; write whole numbers with commas between columns and "
          + "semicolons between rows, such as 10,20;30,40")
    }
    try self.init(rows)
  }
}
