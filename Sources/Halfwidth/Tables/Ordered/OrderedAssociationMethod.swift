/// The measures of association of two ordered answers; raw values are their slugs.
///
/// All run from -1 to 1, and are above 0 where respondents who stand higher by one answer mostly stand higher by
/// the other. Lines stand in the order of their scores; lines of one score are one category, and empty lines are
/// left out.
public enum OrderedAssociationMethod: String, CaseIterable, Hashable, Sendable {
  /// Kendall's tau-b: pairs in the same order less those in the reverse one, over the geometric mean of the
  /// pairs that differ in the one and in the other answer.
  ///
  /// It reaches 1 and -1 in square tables only. Source: M. G. Kendall (1945), *Biometrika* 33(3), 239-251,
  /// [doi:10.1093/biomet/33.3.239](https://doi.org/10.1093/biomet/33.3.239).
  case tauB = "tau-b"
  /// Stuart's tau-c: the same pairs over the most that a table of its shape could have.
  ///
  /// The shape is that of the lines with respondents. Its two standard errors are the same, as its denominator
  /// does not vary. Source: A. Stuart (1953), *Biometrika* 40(1-2), 105-110,
  /// [doi:10.1093/biomet/40.1-2.105](https://doi.org/10.1093/biomet/40.1-2.105).
  case tauC = "tau-c"
  /// Goodman and Kruskal's gamma: the same pairs over those that differ in both answers.
  ///
  /// The largest of these measures: pairs with a tie are left out, so it is 1 or -1 as soon as no pair stands in
  /// the other order. Source: L. A. Goodman, W. H. Kruskal (1954), *J. Amer. Statist. Assoc.* 49(268),
  /// 732-764, [doi:10.1080/01621459.1954.10501231](https://doi.org/10.1080/01621459.1954.10501231).
  case gamma
  /// Somers' D of the columns given the rows: the same pairs over those that differ in the rows.
  ///
  /// Source: R. H. Somers (1962), *Amer. Sociol. Rev.* 27(6), 799-811,
  /// [doi:10.2307/2090408](https://doi.org/10.2307/2090408).
  case somersDColumns = "somers-d-columns"
  /// Somers' D of the rows given the columns.
  case somersDRows = "somers-d-rows"
  /// Spearman's correlation: that of the midranks.
  ///
  /// Its p-value is that of a normal variable, not of Student's with n - 2 degrees of freedom. Source: C. Spearman
  /// (1904), *Amer. J. Psychol.* 15(1), 72-101, [doi:10.2307/1412159](https://doi.org/10.2307/1412159).
  case spearman

  /// The method where none is asked for.
  public static let `default` = OrderedAssociationMethod.tauB

  /// The number of respondents below which the test calls chance an association clearly more often than it says, and
  /// a warning says so.
  public static let fewRespondents = 100

  /// The parameter.
  public var estimand: String { rawValue.split(separator: "-").joined(separator: "_") }

  /// Returns the measure with its large-sample interval and the test of no association.
  ///
  /// The interval is the estimate plus and minus z standard errors, clipped to -1...1; the test is of the
  /// estimate over `standard_error_null`, the standard error under independence, so it can reject where the
  /// interval holds 0, and the other way round: neither is the other's dual. Details are `standard_error_null`
  /// and `z`. Against one direction the p-value is a tail of `z`: of an ``AlternativeHypothesis/greater`` those who stand
  /// higher by one answer mostly stand higher by the other; the interval keeps its two limits.
  ///
  /// Asymptotic: not to be relied on with fewer than about 20 respondents, and near -1 and 1 the interval is too
  /// short. Below ``fewRespondents`` the p-value is too small, because its standard error is estimated from the same
  /// counts, which a warning says: ``OrderedGroupsMethod/jonckheereTerpstra`` has the same statistic with the variance
  /// that all orders of the answers have, and ``ScoredTableMethod/linearByLinearExact`` is exact.
  ///
  /// Undefined where everybody gave one of the two answers alike. Where the standard error is 0 for these counts
  /// (a measure of 1 or -1) the interval has no width, and where that under independence is, there is no test; a
  /// warning says so.
  ///
  /// - Complexity: O(rows times columns), for any total.
  ///
  /// Source: M. B. Brown, J. K. Benedetti (1977), *J. Amer. Statist. Assoc.* 72(358), 309-315,
  /// [doi:10.1080/01621459.1977.10480995](https://doi.org/10.1080/01621459.1977.10480995), as SAS's PROC FREQ
  /// has them.
  public func finding(
    for scored: ScoredTable, level: ConfidenceLevel = 0.95,
    alternative: AlternativeHypothesis = .two
  ) -> IntervalFinding {
    let table = OrderedTable(scored)
    var finding = IntervalFinding(
      estimand: estimand, method: rawValue, level: level, estimate: nil, interval: nil,
      hasPValue: true)
    finding.alternative = alternative
    guard table.varies else {
      // A field without a number says that there is none.
      finding.details = [
        NamedNumber("standard_error", nil), NamedNumber("standard_error_null", nil),
        NamedNumber("z", nil),
      ]
      finding.warnings.add(
        .undefined,
        "\(rawValue) is undefined where all respondents gave one of the two answers alike")
      return finding
    }
    let measure = measure(of: table)
    let reach = level.normalQuantile(.two) * measure.standardError
    finding.estimate = measure.value
    finding.standardError = measure.standardError
    finding.interval = ConfidenceInterval(
      lower: measure.value - reach, upper: measure.value + reach, in: -1...1, level: level,
      side: .two)
    finding.setTest(standardErrorNull: measure.standardErrorNull, alternative: alternative)
    if finding.pValue != nil, table.total < Self.fewRespondents {
      finding.warnings.add(
        .smallSample,
        "with fewer than \(Self.fewRespondents) respondents the p-value of \(rawValue) is too small; "
          + "\(OrderedGroupsMethod.jonckheereTerpstra.rawValue) is nearer, and \(ScoredTableMethod.linearByLinearExact.rawValue) is exact"
      )
    }
    if measure.standardError == 0 {
      finding.warnings.add(
        .smallExpectedCounts,
        "the large-sample standard error is 0 for these counts, which says nothing of the "
          + "uncertainty; the interval has no width")
    }
    return finding
  }

  private func measure(of table: OrderedTable) -> OrderedMeasure {
    if self == .spearman { return spearman(of: table) }
    let pairs = PairConcordance(table)
    let n = Double(table.total)
    // Twice the pairs that differ in the rows, and in the columns.
    let rows = Self.differing(table.rowTotals)
    let columns = Self.differing(table.columnTotals)
    let denominator: Double
    switch self {
    case .tauB: denominator = (rows * columns).squareRoot()
    case .tauC:
      let lines = Double(min(table.rows, table.columns))
      denominator = n * n * ((lines - 1) / lines)
    case .gamma: denominator = pairs.concordantSum + pairs.discordantSum
    case .somersDColumns: denominator = rows
    case .somersDRows: denominator = columns
    case .spearman: preconditionFailure("the correlation of ranks counts no pairs")
    }
    return OrderedMeasure(
      of: table, numerator: pairs.concordantSum - pairs.discordantSum, denominator: denominator
    ) { row, column in
      let (same, reverse) = (pairs.concordant[row][column], pairs.discordant[row][column])
      // The total is fixed, so that the squares of the lines alone change with a cell.
      let (own, other) = (Double(table.rowTotals[row]), Double(table.columnTotals[column]))
      let slope: Double =
        switch self {
        case .tauB: -(own * (columns / denominator) + other * (rows / denominator))
        case .tauC, .spearman: 0
        case .gamma: 2 * Double(same + reverse)
        case .somersDColumns: -2 * own
        case .somersDRows: -2 * other
        }
      return (2 * Double(same - reverse), slope)
    }
  }

  /// The square of the total less the squares of the lines: twice the pairs of respondents in different lines.
  private static func differing(_ totals: [Int]) -> Double {
    let total = totals.reduce(0, +)
    return totals.reduce(0) { $0 + Double($1) * Double(total - $1) }
  }

  private func spearman(of table: OrderedTable) -> OrderedMeasure {
    let (r, c) = (table.rowTotals.map(Double.init), table.columnTotals.map(Double.init))
    let n = Double(table.total)
    let rowPlaces = OrderedTable.places(table.rowTotals).map(Double.init)
    let columnPlaces = OrderedTable.places(table.columnTotals).map(Double.init)
    // The sum, over the respondents, of the products of their doubled midranks, and what each line's respondents have
    // of the other answer's.
    var product = 0.0
    var ofRows = [Double](repeating: 0, count: table.rows)
    var ofColumns = [Double](repeating: 0, count: table.columns)
    for row in 0..<table.rows {
      for column in 0..<table.columns {
        let count = Double(table.counts[row][column])
        ofRows[row] += count * columnPlaces[column]
        ofColumns[column] += count * rowPlaces[row]
      }
      product += ofRows[row] * rowPlaces[row]
    }
    // The sum of squares of doubled midranks is a third of n^3 less the cubes of the lines.
    func withoutCubes(_ totals: [Double]) -> Double {
      totals.reduce(0) { $0 + $1 * (n - $1) * (n + $1) }
    }
    let (rows, columns) = (withoutCubes(r), withoutCubes(c))
    let denominator = (rows * columns).squareRoot() / 3
    // A respondent more in a line moves all who stand above it up by one, and its own by half.
    func moved(_ values: [Double]) -> [Double] {
      var above = values.reduce(0, +)
      return values.map { own in
        above -= own
        return 2 * above + own
      }
    }
    let (byRow, byColumn) = (moved(ofRows), moved(ofColumns))
    return OrderedMeasure(of: table, numerator: product, denominator: denominator) { row, column in
      let slope =
        denominator / 2
        * (-3 * r[row] * r[row] / rows - 3 * c[column] * c[column] / columns)
      return (rowPlaces[row] * columnPlaces[column] + byRow[row] + byColumn[column], slope)
    }
  }
}

extension ScoredTable {
  /// Returns how two ordered answers go together, with its interval and test.
  ///
  /// ```swift
  /// let table = try ScoredTable(ContingencyTable([[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11]]))
  /// table.interval(.tauB).estimate  // 0.1524
  /// ```
  public func interval(
    _ method: OrderedAssociationMethod, level: ConfidenceLevel = 0.95,
    alternative: AlternativeHypothesis = .two
  ) -> IntervalFinding {
    method.finding(for: self, level: level, alternative: alternative)
  }
}
