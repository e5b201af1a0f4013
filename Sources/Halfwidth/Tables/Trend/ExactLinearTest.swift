/// The exact conditional test of a linear association of two scored classifications.
enum ExactLinearTest {
  /// Why there is no p-value.
  enum Refusal: Error {
    /// The scores have no common step.
    case scores
    /// It would take too long.
    case work
  }

  /// Returns the probability, over all tables with the same margins, of sums of products of scores that are as extreme as
  /// the observed one.
  ///
  /// From both sides these are the sums that lie as far from the mean, or farther: with scores that are not symmetric, twice
  /// the smaller tail would be another p-value. Ties are compared as whole numbers. It is 1 where all respondents have one
  /// row score, or one column score.
  static func pValue(
    _ counts: [[Int]], rowScores: [Double], columnScores: [Double],
    _ alternative: AlternativeHypothesis
  ) throws(Refusal) -> Double {
    let columns = columnScores.indices.map { column in counts.reduce(0) { $0 + $1[column] } }
    let rowTotals = counts.map { $0.reduce(0, +) }
    guard let byRow = ScoredLevels(rowScores, rowTotals),
      let byColumn = ScoredLevels(columnScores, columns)
    else { throw .scores }
    guard byRow.levels.count > 1, byColumn.levels.count > 1 else { return 1 }
    guard
      let distribution = LinearSumDistribution(rows: byRow.levels, columns: byColumn.levels)
    else { throw .work }
    var sum = 0
    for (row, own) in counts.enumerated() {
      for (column, count) in own.enumerated() where count > 0 {
        sum += count * byRow.positions[row] * byColumn.positions[column]
      }
    }
    return distribution.probability(
      of: sum, mean: (byRow.sum * byColumn.sum, rowTotals.reduce(0, +)), alternative)
  }
}

/// Scores as whole steps from the lowest one that somebody has.
private struct ScoredLevels {
  /// The position of each line; 0 for a line without respondents.
  let positions: [Int]
  /// The different positions with how many respondents have them.
  let levels: [LinearSumDistribution.Level]

  /// Nil for scores without a common step.
  init?(_ scores: [Double], _ totals: [Int]) {
    let used = totals.indices.filter { totals[$0] > 0 }
    guard let lattice = ScoreLattice(used.map { scores[$0] }) else { return nil }
    var positions = [Int](repeating: 0, count: totals.count)
    var counts: [Int: Int] = [:]
    for (place, line) in used.enumerated() {
      positions[line] = lattice.positions[place]
      counts[lattice.positions[place], default: 0] += totals[line]
    }
    self.positions = positions
    levels = counts.sorted { $0.key < $1.key }.map { (score: $0.key, count: $0.value) }
  }

  /// The sum of the positions over the respondents.
  var sum: Int { levels.reduce(0) { $0 + $1.score * $1.count } }
}

extension TestFinding {
  /// Makes the finding of a large-sample test that of its exact conditional one.
  ///
  /// - Parameters:
  ///   - method: The slug of the exact test.
  ///   - found: What ``ExactLinearTest`` gave.
  func exact(
    _ method: String, _ found: Result<Double, ExactLinearTest.Refusal>
  ) -> TestFinding {
    var finding = TestFinding(
      method: method, statistic: statistic, pValue: nil, details: details, hypothesis: hypothesis)
    switch found {
    case .success(let p):
      finding.pValue = p
      if statistic == nil {
        finding.warnings.add(
          .undefined,
          "the statistic of \(method) is undefined where all answers, or all scores, are alike: nothing else could be, "
            + "so that its p-value is 1")
      }
      if p < Self.smallestPValue {
        finding.warnings.add(
          .underflow,
          "the p-value of \(method) is below 10^-300, too small to be told; \(self.method) gives the logarithm of its own"
        )
      }
    case .failure(.scores):
      finding.warnings.add(
        .undefined,
        "\(method) takes scores that are whole multiples of one step, such as 1,2,3 or 0,0.5,2; \(self.method) takes any"
      )
    case .failure(.work):
      finding.warnings.add(
        .tooLarge,
        "\(method) of so many respondents and lines would take too long; \(self.method) takes them, and so does "
          + "\(method) with fewer lines or scores of larger steps")
    }
    return finding
  }
}
