/// Answers of two samples of different respondents on one scale of ordered categories.
public struct IndependentOrdinalCounts: Hashable, Sendable {
  /// The first sample.
  public let first: OrdinalCounts
  /// The second sample, with the scores of the first.
  public let second: OrdinalCounts

  /// Creates a pair of samples.
  ///
  /// - Throws: ``CountsError`` for different scores, and more than 2^53 respondents together.
  public init(_ first: OrdinalCounts, _ second: OrdinalCounts) throws(CountsError) {
    guard first.scores == second.scores else {
      throw .mismatch("the two samples have different scores; ask both on the same scale")
    }
    guard first.total + second.total <= BinomialCounts.largestTrials else {
      throw .beyondExact("the two samples have more than 2^53 respondents together")
    }
    self.first = first
    self.second = second
  }

  /// Creates a pair of samples from the two rows of a table, with scores of its columns that are 1, 2, 3
  /// and so on where none are given.
  ///
  /// - Throws: ``CountsError`` for another number of rows, a row that sums to 0, and scores that
  ///   are not possible or not one a column.
  public init(
    _ table: ContingencyTable, scores: [Double]? = nil
  ) throws(CountsError) {
    guard table.rows == 2 else {
      throw .mismatch("the table has \(table.rows) rows; give two, one a sample")
    }
    if let row = table.rowTotals.firstIndex(of: 0) {
      throw .tooFew(
        "the \(row == 0 ? "first" : "second") sample has no respondents; at least one must be counted"
      )
    }
    try self.init(
      OrdinalCounts(table.counts[0], scores: scores),
      OrdinalCounts(table.counts[1], scores: scores))
  }

  /// Returns how many of each sample are in the box of the top levels, as of
  /// ``OrdinalCounts/topBox(_:)``.
  public func topBox(_ levels: Int = 2) -> IndependentCounts {
    IndependentCounts(unchecked: first.topBox(levels), second.topBox(levels))
  }

  /// The counts of both samples at each level, from the lowest level to the highest.
  var countsByLevel: [(first: Int, second: Int)] {
    let scores = first.scores
    var byScore: [Double: (first: Int, second: Int)] = [:]
    for (index, score) in scores.values.enumerated() {
      byScore[score, default: (0, 0)].first += first.categories.counts[index]
      byScore[score, default: (0, 0)].second += second.categories.counts[index]
    }
    return scores.levels.map { byScore[$0] ?? (0, 0) }
  }
}
