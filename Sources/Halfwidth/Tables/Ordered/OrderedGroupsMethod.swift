internal import NumericCore

/// The tests that the rows of a table give an ordered answer alike; raw values are their slugs.
///
/// Columns stand in the order of their scores, and rows without respondents are left out. No printed interval is
/// dual to any of them.
public enum OrderedGroupsMethod: String, CaseIterable, Hashable, Sendable {
  /// Kruskal and Wallis' test that the mean midranks of the rows are equal.
  ///
  /// With two rows it is the square of the Mann-Whitney test. Not to be used for groups in an order, which
  /// ``jonckheereTerpstra`` asks with fewer respondents. Source: W. H. Kruskal, W. A. Wallis (1952), *J. Amer.
  /// Statist. Assoc.* 47(260), 583-621,
  /// [doi:10.1080/01621459.1952.10483441](https://doi.org/10.1080/01621459.1952.10483441).
  case kruskalWallis = "kruskal-wallis"
  /// The test that the mean scores of the rows are equal, with the columns' scores: a stratum alone of
  /// ``StratifiedScoreMethod/rowMeans``.
  ///
  /// Its variance is that under the hypothesis, with n - 1, where analysis of variance takes that within the rows.
  /// Source: J. R. Landis, E. R. Heyman, G. G. Koch (1978), *Int. Statist. Rev.* 46(3), 237-254,
  /// [doi:10.2307/1402373](https://doi.org/10.2307/1402373).
  case rowMeanScores = "row-mean-scores"
  /// Jonckheere and Terpstra's test that the answers rise, or fall, along the order of the rows.
  ///
  /// The statistic is the number of pairs of respondents of different rows of whom the one in the later row
  /// answered higher, with half of the ties; `greater` is the alternative that the answers rise. Rows of one score
  /// are one row. Not to be used where they may rise and fall again. Source: A. R. Jonckheere (1954),
  /// *Biometrika* 41(1-2), 133-145, [doi:10.1093/biomet/41.1-2.133](https://doi.org/10.1093/biomet/41.1-2.133); T. J.
  /// Terpstra (1952), *Indag. Math.* 14, 327-333; the variance with ties is that of Kendall's S, H. E. Daniels
  /// (1944), *Biometrika* 33(2), 129-135, [doi:10.1093/biomet/33.2.129](https://doi.org/10.1093/biomet/33.2.129).
  case jonckheereTerpstra = "jonckheere-terpstra"

  /// The method where none is asked for.
  public static let `default` = OrderedGroupsMethod.kruskalWallis

  /// Returns what the test finds, with the rows as the groups.
  ///
  /// The statistic of the first two has the chi-squared distribution with one degree of freedom less than there are
  /// rows with respondents; of the last the detail `z` is the statistic as a standard normal variable. All are
  /// approximate: a warning says where a row has fewer than 5 respondents. Undefined where all answered alike, and
  /// with one row.
  ///
  /// - Parameters:
  ///   - scored: The counts, with a score for each column.
  ///   - alternative: The direction, which ``jonckheereTerpstra`` alone has.
  /// - Complexity: O(rows times columns), for any total.
  public func finding(
    for scored: ScoredTable, alternative: AlternativeHypothesis = .two
  ) -> TestFinding {
    var finding =
      switch self {
      case .kruskalWallis:
        comparison(OrderedTable(scored, rowsAreGroups: true)) { table in
          OrderedTable.places(table.columnTotals).map(Double.init)
        }
      case .rowMeanScores: meanComparison(scored)
      case .jonckheereTerpstra: trend(OrderedTable(scored), alternative)
      }
    let groups = scored.table.rowTotals.filter { $0 > 0 }
    if finding.pValue == nil {
      finding.warnings.add(
        .undefined,
        groups.count < 2
          ? "\(rawValue) is undefined for one group; give at least two with respondents"
          : "\(rawValue) is undefined where all respondents answered alike, or are in one group")
    } else if let smallest = groups.min(), smallest < 5 {
      finding.warnings.add(
        .smallExpectedCounts,
        "a group has \(smallest == 1 ? "one respondent" : "\(smallest) respondents"), so the p-value of "
          + "\(rawValue) is a rough guide")
    }
    return finding
  }

  private func meanComparison(_ scored: ScoredTable) -> TestFinding {
    let scores = Set(
      zip(scored.columnScores.values, scored.table.columnTotals).filter { $0.1 > 0 }.map(\.0)
    ).sorted()
    return comparison(OrderedTable(scored, rowsAreGroups: true)) { _ in
      // From the lowest score on and in units of the range, so that scores of any size keep their digits.
      let range = max(scores[scores.count - 1] - scores[0], .leastNormalMagnitude)
      return scores.map { ($0 - scores[0]) / range }
    }
  }

  /// The rows' sums of scores against what they would be on average, were the answers dealt out at random.
  private func comparison(
    _ table: OrderedTable, _ scores: (OrderedTable) -> [Double]
  ) -> TestFinding {
    let df = Double(table.rows - 1)
    var finding = TestFinding(method: rawValue, degreesOfFreedom: df, pValue: nil)
    guard table.varies else { return finding }
    let scores = scores(table)
    let n = Double(table.total)
    let mean = zip(scores, table.columnTotals).reduce(0) { $0 + $1.0 * Double($1.1) } / n
    let centred = scores.map { $0 - mean }
    let spread = zip(centred, table.columnTotals).reduce(0) { $0 + $1.0 * $1.0 * Double($1.1) }
    var between = 0.0
    for (row, total) in zip(table.counts, table.rowTotals) {
      let sum = zip(row, centred).reduce(0) { $0 + Double($1.0) * $1.1 }
      between += sum * (sum / Double(total))
    }
    let statistic = (n - 1) * (between / spread)
    finding.statistic = statistic
    finding.pValue = ChiSquaredDistribution(degreesOfFreedom: df).upperTail(at: statistic)
    return finding
  }

  private func trend(
    _ table: OrderedTable, _ alternative: AlternativeHypothesis
  ) -> TestFinding {
    let pairs = PairConcordance(table)
    let n = Double(table.total)
    let (rows, columns) = (RankKernel(table.rowTotals), RankKernel(table.columnTotals))
    // Concordant pairs less discordant ones, doubled; half of the pairs in different rows rise by chance.
    let excess = (pairs.concordantSum - pairs.discordantSum) / 4
    var variance = 0.0
    if table.varies {
      variance = 2 / (n * (n - 1)) * rows.pairs * columns.pairs
      if n > 2 { variance += 4 / (n * (n - 1) * (n - 2)) * rows.triples * columns.triples }
    }
    return TestFinding(
      method: rawValue, statistic: rows.pairs / 4 + excess,
      z: variance > 0 ? excess / (variance.squareRoot() / 4) : nil, alternative: alternative)
  }
}

/// Sums over the signs of the differences of respondents on an ordered answer, as the variance of a sum of products of
/// two such signs has them.
private struct RankKernel {
  /// Over ordered pairs: twice the pairs of respondents in different lines.
  let pairs: Double
  /// Over ordered triples of different respondents: the products of the first one's signs to the other two.
  let triples: Double

  init(_ totals: [Int]) {
    let total = totals.reduce(0, +)
    let pairs = totals.reduce(0) { $0 + Double($1) * Double(total - $1) }
    self.pairs = pairs
    triples =
      zip(totals, OrderedTable.places(totals)).reduce(0) {
        $0 + Double($1.0) * Double($1.1) * Double($1.1)
      } - pairs
  }
}

extension ScoredTable {
  /// Returns a test that the groups give an ordered answer alike.
  ///
  /// ```swift
  /// let table = try ScoredTable(ContingencyTable([[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11]]))
  /// table.test(.kruskalWallis).pValue  // 0.2488
  /// ```
  public func test(
    _ method: OrderedGroupsMethod, alternative: AlternativeHypothesis = .two
  ) -> TestFinding {
    method.finding(for: groupsAsRows, alternative: alternative)
  }
}
