/// Two classifications of the same respondents into the same categories.
///
/// Rows are the categories by the first classification, columns by the second, in one order: that of the
/// columns, where both have names. Categories that nobody is in are part of the table.
public struct SquareTable: Hashable, Sendable {
  /// The counts, with as many rows as columns, and rows in the order of the columns.
  public let table: ContingencyTable

  /// Creates a square table; rows are brought into the order of the columns where both have names.
  ///
  /// Names are the same where they differ in capitals and spaces only, or are one number (`1` and `1.0`).
  /// Where rows or columns have no names, both are taken to stand in one order.
  ///
  /// - Throws: ``CountsError`` for a table with another number of rows than of columns, and for one
  ///   whose rows and columns have different names.
  public init(_ table: ContingencyTable) throws(CountsError) {
    guard table.isSquare else {
      throw .mismatch(
        "a table of \(table.rows) by \(table.columns) is not square; give the same categories, in the "
          + "same order, as rows and as columns")
    }
    guard let rows = table.rowNames, let columns = table.columnNames else {
      self.table = table
      return
    }
    guard let order = CategoryNames.places(of: columns, among: rows) else {
      throw .mismatch(
        "rows and columns must be the same categories, and their names differ"
          + Self.only(CategoryNames.names(of: rows, missingFrom: columns), in: "rows")
          + Self.only(CategoryNames.names(of: columns, missingFrom: rows), in: "columns")
          + "; give both the same names")
    }
    self.table = table.withRows(inOrder: order)
  }

  private static func only(_ names: [String], in lines: String) -> String {
    names.isEmpty ? "" : ", only the \(lines) have \(CategoryNames.list(names))"
  }

  /// The number of categories, at least 2.
  public var categories: Int { table.rows }
  /// The names of the categories, in their order; nil where neither rows nor columns have any.
  public var categoryNames: [String]? { table.columnNames ?? table.rowNames }
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
