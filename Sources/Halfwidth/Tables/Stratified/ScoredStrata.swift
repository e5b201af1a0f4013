/// Tables of one shape, one for each stratum, with scores of their rows and columns.
///
/// Strata are groups that are compared within, such as districts or ages. Tables of two by two are
/// ``StratifiedTables`` too, which have an odds ratio, a difference and a ratio in common.
public struct ScoredStrata: Hashable, Sendable {
  /// The counts by stratum, row and column; at least one stratum of at least two rows and two columns.
  public let strata: [[[Int]]]
  /// A score for each row.
  public let rowScores: OrdinalScores
  /// A score for each column.
  public let columnScores: OrdinalScores
  /// The number of respondents in all strata, in 1...2^53.
  public let total: Int
  /// The strata where they are tables of two by two; nil elsewhere.
  public let twoByTwo: StratifiedTables?

  /// Creates strata that are possible, with scores that are 1, 2, 3 and so on where none are given.
  ///
  /// - Throws: ``CountsError`` for an empty list, a table with fewer than two rows or columns, tables of different
  ///   shapes, a negative count, nothing counted in all strata together, a sum above 2^53, and scores that are not
  ///   possible or not one a line.
  public init(
    _ strata: [[[Int]]], rowScores: [Double]? = nil, columnScores: [Double]? = nil
  ) throws(CountsError) {
    guard let first = strata.first else {
      throw .tooFew("there is no stratum; give at least one table, such as of two by two")
    }
    let (rows, columns) = (first.count, first.first?.count ?? 0)
    guard rows >= 2 && columns >= 2 else {
      throw .tooFew(
        "the table of stratum 1 is of \(rows) by \(columns); give at least two rows and two columns"
      )
    }
    var sum = CountSum()
    for (number, stratum) in strata.enumerated() {
      guard stratum.count == rows, stratum.allSatisfy({ $0.count == columns }) else {
        throw .mismatch(
          "the table of stratum \(number + 1) is not of \(rows) by \(columns), as the first one is; give all "
            + "strata the same rows and columns")
      }
      for count in stratum.joined() { try sum.add(count, "a count of stratum \(number + 1)") }
    }
    total = try sum.ofSomebody()
    self.strata = strata
    self.rowScores = try OrdinalScores(of: rows, rowScores, axis: .row)
    self.columnScores = try OrdinalScores(of: columns, columnScores, axis: .column)
    twoByTwo = rows == 2 && columns == 2 ? try StratifiedTables(strata) : nil
  }

  /// Creates strata from tables of two by two.
  public init(_ tables: StratifiedTables) {
    strata = tables.strata.map { [[$0.a, $0.b], [$0.c, $0.d]] }
    rowScores = OrdinalScores(ranksOf: 2)
    columnScores = OrdinalScores(ranksOf: 2)
    total = tables.total
    twoByTwo = tables
  }

  /// The number of rows of each table.
  public var rows: Int { strata[0].count }
  /// The number of columns of each table.
  public var columns: Int { strata[0][0].count }
}
