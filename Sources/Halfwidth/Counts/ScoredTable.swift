/// Counts by two ordered classifications, with a score for each row and column.
public struct ScoredTable: Hashable, Sendable {
  /// The counts.
  public let table: ContingencyTable
  /// A score for each row.
  public let rowScores: OrdinalScores
  /// A score for each column.
  public let columnScores: OrdinalScores
  /// Which lines are the groups that are compared.
  public let groups: TableGroups
  /// Whether one row or one column was given, beside which an empty one stands: measures of ordered answers then say
  /// that they are undefined, and no other method takes such a table.
  public let isOneLine: Bool

  /// Creates a table with scores that are 1, 2, 3 and so on where none are given.
  ///
  /// - Throws: ``CountsError`` for scores that are not possible (not finite, too large, all equal),
  ///   or not one a row or column.
  public init(
    _ table: ContingencyTable, rowScores: [Double]? = nil, columnScores: [Double]? = nil,
    groups: TableGroups = .rows
  ) throws(CountsError) {
    self.table = table
    self.groups = groups
    isOneLine = false
    self.rowScores = try OrdinalScores(of: table.rows, rowScores, axis: .row)
    self.columnScores = try OrdinalScores(of: table.columns, columnScores, axis: .column)
  }

  /// Creates a table of counts of which there may be one row, or one column.
  ///
  /// - Throws: ``CountsError`` as for other tables, and for nothing in both directions.
  public init(
    lines counts: [[Int]], rowScores: [Double]? = nil, columnScores: [Double]? = nil,
    groups: TableGroups = .rows
  ) throws(CountsError) {
    let (isRow, isColumn) = (counts.count == 1, counts.first?.count == 1)
    guard isRow || isColumn, counts.allSatisfy({ $0.count == counts[0].count }) else {
      try self.init(
        ContingencyTable(counts), rowScores: rowScores, columnScores: columnScores, groups: groups)
      return
    }
    var padded = isColumn ? counts.map { $0 + [0] } : counts
    if isRow { padded.append(padded[0].map { _ in 0 }) }
    let table = try ContingencyTable(padded)
    // What the empty line has for a score plays no part.
    func scores(_ given: [Double]?, _ isOne: Bool) -> [Double]? {
      isOne && given?.count == 1 ? given.map { $0 + [$0[0] == 0 ? 1 : 0] } : given
    }
    self.init(
      unchecked: table,
      rowScores: try OrdinalScores(of: table.rows, scores(rowScores, isRow), axis: .row),
      columnScores: try OrdinalScores(
        of: table.columns, scores(columnScores, isColumn), axis: .column),
      groups: groups, isOneLine: true)
  }

  /// The table with rows and columns exchanged; the groups stay the ones they were.
  public var transposed: ScoredTable {
    ScoredTable(
      unchecked: table.transposed, rowScores: columnScores, columnScores: rowScores,
      groups: groups == .rows ? .columns : .rows, isOneLine: isOneLine)
  }

  /// The table with the groups in its rows, as methods that compare groups take it.
  var groupsAsRows: ScoredTable {
    switch groups {
    case .rows: self
    case .columns: transposed
    }
  }

  private init(
    unchecked table: ContingencyTable, rowScores: OrdinalScores, columnScores: OrdinalScores,
    groups: TableGroups, isOneLine: Bool
  ) {
    self.groups = groups
    self.isOneLine = isOneLine
    self.table = table
    self.rowScores = rowScores
    self.columnScores = columnScores
  }
}
