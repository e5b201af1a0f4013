internal import NumericCore

/// The Cochran-Mantel-Haenszel tests of strata of any shape; raw values are their slugs.
///
/// All ask whether rows and columns go together within strata, and differ in what they look at: any association,
/// mean scores of the rows, or a correlation of scores. Of tables of two by two all three are ``StratifiedMethod``'s
/// `cmh`, and of one stratum (n - 1)/n times Pearson's statistic, `row-mean-scores` and `linear-by-linear`. No printed
/// interval is dual to any of them.
public enum StratifiedScoreMethod: String, CaseIterable, Hashable, Sendable {
  /// Any association: rows and columns are names.
  case general = "cmh-general"
  /// Whether the rows have the same mean of the columns' scores: rows are names.
  case rowMeans = "cmh-row-means"
  /// Whether the scores of rows and columns are correlated.
  case correlation = "cmh-correlation"

  /// The method where none is asked for.
  public static let `default` = StratifiedScoreMethod.general

  /// The largest number of cells of a table that the tests take.
  public static let largestTable = 400

  /// Returns what the test finds.
  ///
  /// The statistic is G' V^-1 G, with G the sums over the strata of what is observed less what is expected given all
  /// margins, and V their covariance; its reference is the chi-squared distribution with as many degrees of freedom as
  /// V has rank, which is known from the places of empty lines. Strata of one respondent or nobody are left out. Not to
  /// be used where the association has opposed directions in the strata: it cancels.
  ///
  /// Undefined, with 0 degrees of freedom, where no stratum has respondents in two rows and two columns (or of two
  /// scores); also, with a warning of code `singular`, where elimination would lose more than half of the digits.
  ///
  /// - Complexity: O(K c^2 + c^3) for K strata of c cells, for any total.
  ///
  /// Source: N. Mantel, W. Haenszel (1959), *J. Nat. Cancer Inst.* 22(4), 719-748; J. R. Landis, E. R. Heyman, G. G.
  /// Koch (1978), *Int. Statist. Rev.* 46(3), 237-254,
  /// [doi:10.2307/1402373](https://doi.org/10.2307/1402373).
  public func finding(for strata: ScoredStrata) -> TestFinding {
    var finding = TestFinding(method: rawValue, pValue: nil)
    guard strata.rows * strata.columns <= Self.largestTable else {
      finding.warnings.add(
        .tooLarge,
        "\(rawValue) is offered for tables of up to \(Self.largestTable) cells, and these are of "
          + "\(strata.rows) by \(strata.columns); put rows or columns together")
      return finding
    }
    let sums = StratifiedSums(strata, self)
    let rank = sums.contrasts.count
    finding.degreesOfFreedom = Double(rank)
    guard rank > 0 else {
      finding.warnings.add(
        .undefined,
        "\(rawValue) is undefined: in no stratum do both rows and columns vary")
      return finding
    }
    guard let statistic = sums.statistic else {
      finding.warnings.add(
        .singular,
        "\(rawValue) is undefined: the counts differ too much in size to tell their covariance from a singular "
          + "one")
      return finding
    }
    finding.statistic = statistic
    finding.pValue = ChiSquaredDistribution(degreesOfFreedom: Double(rank)).upperTail(at: statistic)
    let people = strata.strata.filter { $0.joined().reduce(0, +) > 1 }.reduce(0) {
      $0 + $1.joined().reduce(0, +)
    }
    if people < 5 * (rank + 1) {
      finding.warnings.add(
        .smallExpectedCounts,
        "there are \(people) respondents for \(rank == 1 ? "one degree" : "\(rank) degrees") of freedom, so the "
          + "p-value of \(rawValue) is a rough guide")
    }
    return finding
  }
}

/// What a test of strata looks at: sums over the strata, their covariance, and which combinations of them vary.
private struct StratifiedSums {
  /// What is observed less what is expected, for each cell, row, or in all.
  private var sums: [Double]
  /// The covariance of ``sums``, by row.
  private var covariance: [Double]
  /// Combinations of ``sums`` whose covariance has full rank.
  private(set) var contrasts: [[IndependentContrasts.Term]] = []

  /// The lines of a stratum that have respondents.
  private struct Pattern: Hashable {
    let rows: [Int]
    let columns: [Int]
  }

  init(_ strata: ScoredStrata, _ method: StratifiedScoreMethod) {
    let (rows, columns) = (strata.rows, strata.columns)
    let size: Int =
      switch method {
      case .general: rows * columns
      case .rowMeans: rows
      case .correlation: 1
      }
    sums = [Double](repeating: 0, count: size)
    covariance = [Double](repeating: 0, count: size * size)
    var patterns: Set<Pattern> = []
    let ofRows = strata.rowScores.values
    let ofColumns = strata.columnScores.values
    for counts in strata.strata {
      guard let table = try? ContingencyTable(counts), table.total > 1 else { continue }
      let columnPart = ScoreSpread(table.columnTotals, ofColumns)
      let rowPart = ScoreSpread(table.rowTotals, ofRows)
      switch method {
      case .general: add(table)
      case .rowMeans:
        guard columnPart.squares > 0 else { continue }
        addRows(table, columnPart)
      case .correlation:
        guard columnPart.squares > 0, rowPart.squares > 0 else { continue }
        addAll(table, rowPart, columnPart)
      }
      patterns.insert(
        Pattern(
          rows: table.rowTotals.indices.filter { table.rowTotals[$0] > 0 },
          columns: table.columnTotals.indices.filter { table.columnTotals[$0] > 0 }))
    }
    let all = patterns.sorted {
      ($0.rows.count, $0.columns.count) > ($1.rows.count, $1.columns.count)
    }
    .flatMap { Self.contrasts(of: $0, of: strata, method) }
    contrasts = IndependentContrasts(among: all, cells: size).contrasts
  }

  /// What varies freely in a stratum given its margins.
  private static func contrasts(
    of pattern: Pattern, of strata: ScoredStrata, _ method: StratifiedScoreMethod
  ) -> [[IndependentContrasts.Term]] {
    // Leaving out the lines with the most respondents keeps the rest farthest from singular.
    func people(_ isCounted: (_ row: Int, _ column: Int) -> Bool) -> Int {
      strata.strata.reduce(0) { sum, stratum in
        stratum.indices.reduce(sum) { sum, row in
          stratum[row].indices.reduce(sum) { $0 + (isCounted(row, $1) ? stratum[row][$1] : 0) }
        }
      }
    }
    func largest(_ lines: [Int], _ isIn: (Int, Int, Int) -> Bool) -> Int {
      let sums = lines.map { line in people { isIn(line, $0, $1) } }
      return lines[sums.indices.reduce(0) { sums[$1] > sums[$0] ? $1 : $0 }]
    }
    guard pattern.rows.count > 1, pattern.columns.count > 1 else { return [] }
    let lastRow = largest(pattern.rows) { line, row, _ in line == row }
    let lastColumn = largest(pattern.columns) { line, _, column in line == column }
    let rows = pattern.rows.filter { $0 != lastRow }
    switch method {
    case .general:
      return rows.flatMap { row in
        pattern.columns.filter { $0 != lastColumn }.map { column in
          [
            (row * strata.columns + column, 1), (row * strata.columns + lastColumn, -1),
            (lastRow * strata.columns + column, -1), (lastRow * strata.columns + lastColumn, 1),
          ]
        }
      }
    case .rowMeans: return rows.map { [($0, 1), (lastRow, -1)] }
    case .correlation: return [[(0, 1)]]
    }
  }

  private mutating func add(_ table: ContingencyTable) {
    let n = Double(table.total)
    let size = table.rows * table.columns
    // What margins leave of two lines, as their covariance has it.
    func kept(_ totals: [Int], _ i: Int, _ j: Int) -> Double {
      i == j
        ? Double(totals[i]) * (Double(table.total - totals[i]) / n)
        : -Double(totals[i]) * (Double(totals[j]) / n)
    }
    for cell in 0..<size {
      let (row, column) = cell.quotientAndRemainder(dividingBy: table.columns)
      sums[cell] += table.scaledDeviation(row: row, column: column) / n
      for other in 0...cell {
        let (otherRow, otherColumn) = other.quotientAndRemainder(dividingBy: table.columns)
        let value =
          kept(table.rowTotals, row, otherRow)
          * (kept(table.columnTotals, column, otherColumn) / (n - 1))
        covariance[cell * size + other] += value
        if other != cell { covariance[other * size + cell] += value }
      }
    }
  }

  private mutating func addRows(_ table: ContingencyTable, _ scores: ScoreSpread) {
    let n = Double(table.total)
    for row in 0..<table.rows {
      sums[row] += scores.sum(of: table, row: row)
      for other in 0..<table.rows {
        let kept =
          row == other
          ? Double(table.rowTotals[row]) * (Double(table.total - table.rowTotals[row]) / n)
          : -Double(table.rowTotals[row]) * (Double(table.rowTotals[other]) / n)
        covariance[row * table.rows + other] += kept * (scores.squares / (n - 1))
      }
    }
  }

  private mutating func addAll(
    _ table: ContingencyTable, _ rows: ScoreSpread, _ columns: ScoreSpread
  ) {
    for row in 0..<table.rows {
      sums[0] += rows.centred[row] * columns.sum(of: table, row: row)
    }
    covariance[0] += rows.squares * (columns.squares / Double(table.total - 1))
  }

  /// G' V^-1 G; nil where elimination would lose more than half of the digits.
  var statistic: Double? {
    let size = sums.count
    func value(_ contrast: [IndependentContrasts.Term], _ of: (Int) -> Double) -> Double {
      contrast.reduce(0) { $0 + Double($1.sign) * of($1.cell) }
    }
    let matrix = SymmetricMatrix(order: contrasts.count) { row, column in
      value(contrasts[row]) { cell in
        value(contrasts[column]) { covariance[cell * size + $0] }
      }
    }
    guard let factor = try? matrix.choleskyFactor(), factor.smallestPivotShare > 3e-8 else {
      return nil
    }
    return try? factor.inverseQuadraticForm(contrasts.map { value($0) { sums[$0] } })
  }
}

/// Scores of a table's lines as distances from their mean over its respondents, in units of their range.
private struct ScoreSpread {
  let centred: [Double]
  /// The sum of their squares over the respondents; exactly 0 where they have one score.
  let squares: Double

  init(_ totals: [Int], _ scores: [Double]) {
    // In units of all scores' range, so that strata add.
    let lowest = scores.reduce(scores[0], min)
    let range = scores.reduce(scores[0], max) - lowest
    let used = Set(zip(scores, totals).filter { $0.1 > 0 }.map(\.0))
    guard used.count > 1 else {
      centred = scores.map { _ in 0 }
      squares = 0
      return
    }
    let shifted = scores.map { ($0 - lowest) / range }
    let total = totals.reduce(0) { $0 + Double($1) }
    let mean = zip(shifted, totals).reduce(0) { $0 + $1.0 * Double($1.1) } / total
    centred = shifted.map { $0 - mean }
    squares = zip(centred, totals).reduce(0) { $0 + $1.0 * $1.0 * Double($1.1) }
  }

  /// The sum of a row's scores less what it would be on average.
  func sum(of table: ContingencyTable, row: Int) -> Double {
    (0..<table.columns).reduce(0) {
      $0 + table.scaledDeviation(row: row, column: $1) * centred[$1]
    } / Double(table.total)
  }
}

extension ScoredStrata {
  /// Returns a test of association within strata of any shape.
  ///
  /// ```swift
  /// let strata = try ScoredStrata([[[1, 3, 10], [2, 3, 10], [1, 6, 14]], [[0, 4, 3], [5, 2, 6], [2, 2, 9]]])
  /// strata.test(.rowMeans).pValue  // 0.3702
  /// ```
  public func test(_ method: StratifiedScoreMethod = .default) -> TestFinding {
    method.finding(for: self)
  }
}
