/// Two classifications of the same respondents into the same categories.
///
/// Rows are the categories by the first classification, columns by the second, in one order. Categories
/// that nobody is in are part of the table.
public struct SquareTable: Hashable, Sendable {
  /// The counts, with as many rows as columns.
  public let table: ContingencyTable

  /// Creates a square table.
  ///
  /// - Throws: ``SquareTableError`` for a table with another number of rows than of columns.
  public init(_ table: ContingencyTable) throws(SquareTableError) {
    guard table.isSquare else {
      throw .notSquare(rows: table.rows, columns: table.columns)
    }
    self.table = table
  }

  /// The number of categories, at least 2.
  public var categories: Int { table.rows }
  /// The number of respondents, in 1...2^53.
  public var total: Int { table.total }

  /// The count in a cell.
  public subscript(row: Int, column: Int) -> Int { table.counts[row][column] }

  /// Respondents in this category by one classification and not by the other.
  func discordant(_ category: Int) -> Int {
    table.rowTotals[category] - self[category, category]
      + (table.columnTotals[category] - self[category, category])
  }

  /// Respondents in one category by both classifications.
  var concordant: Int { (0..<categories).reduce(0) { $0 + self[$1, $1] } }
}

/// Why a table was refused as a square one.
public enum SquareTableError: Error, Hashable, Sendable {
  /// The table has another number of rows than of columns.
  case notSquare(rows: Int, columns: Int)

  /// What is wrong and what to do, as one sentence without a full stop.
  public var message: String {
    switch self {
    case .notSquare(let rows, let columns):
      "a table of \(rows) by \(columns) is not square; give the same categories, in the same order, "
        + "as rows and as columns"
    }
  }
}
