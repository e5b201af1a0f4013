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
    self.rowScores = try ScoredTable.checked(rowScores, lines: table.rows, of: .row)
    self.columnScores = try ScoredTable.checked(columnScores, lines: table.columns, of: .column)
  }

  /// The table with rows and columns exchanged; the groups stay the ones they were.
  public var transposed: ScoredTable {
    ScoredTable(
      unchecked: table.transposed, rowScores: columnScores, columnScores: rowScores,
      groups: groups == .rows ? .columns : .rows)
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
    groups: TableGroups
  ) {
    self.groups = groups
    self.table = table
    self.rowScores = rowScores
    self.columnScores = columnScores
  }

  private static func checked(
    _ scores: [Double]?, lines: Int, of axis: TableAxis
  ) throws(CountsError) -> OrdinalScores {
    guard let scores else { return OrdinalScores(ranksOf: lines) }
    guard scores.count == lines else {
      throw .mismatch(
        "there are \(scores.count) \(axis.rawValue) scores for \(lines) \(axis.rawValue)s; give one "
          + "score a \(axis.rawValue)")
    }
    do { return try OrdinalScores(scores) } catch { throw error.within("\(axis.rawValue) scores") }
  }
}
