/// Two answers of the same respondents on one scale of ordered categories.
public struct PairedOrdinalCounts: Hashable, Sendable {
  /// The first answer by row and the second answer by column, with the same categories.
  public let table: ContingencyTable
  /// The scores, one a category.
  public let scores: OrdinalScores

  /// Creates pairs from a square table, with scores that are 1, 2, 3 and so on where none are given.
  ///
  /// - Throws: ``CountsError`` for a table that is not square, and scores that are not possible or
  ///   not one a category.
  public init(
    _ table: ContingencyTable, scores: [Double]? = nil
  ) throws(CountsError) {
    guard table.isSquare else {
      throw .mismatch(
        "the table has \(table.rows) rows and \(table.columns) columns; give the first answer by row "
          + "and the second answer by column, with the same categories")
    }
    self.scores = try OrdinalCounts.checked(scores, categories: table.rows)
    self.table = table
  }

  /// Returns the two answers as in or out of the box of the top levels, as of
  /// ``OrdinalCounts/topBox(_:)``.
  ///
  /// - Complexity: O(k^2) for k categories.
  public func topBox(_ levels: Int = 2) -> PairedCounts {
    let floor = scores.boxFloor(levels)
    var both = 0
    var firstOnly = 0
    var secondOnly = 0
    for (row, counts) in table.counts.enumerated() {
      for (column, count) in counts.enumerated() {
        switch (scores.values[row] >= floor, scores.values[column] >= floor) {
        case (true, true): both += count
        case (true, false): firstOnly += count
        case (false, true): secondOnly += count
        case (false, false): break
        }
      }
    }
    return PairedCounts(
      unchecked: both, firstOnly: firstOnly, secondOnly: secondOnly,
      neither: table.total - both - firstOnly - secondOnly)
  }

  /// The moments of the first answer's score minus the second's.
  var differenceMoments: OrdinalMoments {
    var cells: [(count: Int, value: Double)] = []
    for (row, counts) in table.counts.enumerated() {
      for (column, count) in counts.enumerated() {
        cells.append((count, scores.values[row] - scores.values[column]))
      }
    }
    return OrdinalMoments(cells, magnitude: scores.magnitude)
  }
}
