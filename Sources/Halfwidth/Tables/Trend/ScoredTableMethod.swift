internal import NumericCore

/// The tests of association of two ordered classifications; raw values are their slugs.
public enum ScoredTableMethod: String, CaseIterable, Hashable, Sendable {
  /// ``ScoredTable/correlation()``, with (N - 1) r^2 as chi-square.
  case linearByLinear = "linear-by-linear"
  /// The same by all tables with the same margins, by how far the sum of products of the scores is from its mean.
  ///
  /// For few respondents, or scores of which a few are far from the others. It takes both margins as given, which makes
  /// it conservative where few sums are possible. Scores are whole multiples of a step, and its work is bounded: tables
  /// of many lines and respondents are refused, by counted steps and so alike on every machine. Where all respondents
  /// have one score the p-value is 1. Source: A. Agresti, C. R. Mehta, N. R. Patel (1990), *J. Amer. Statist.
  /// Assoc.* 85(410), 453-458, [doi:10.1080/01621459.1990.10474917](https://doi.org/10.1080/01621459.1990.10474917).
  case linearByLinearExact = "linear-by-linear-exact"

  /// The method where none is asked for.
  public static let `default` = ScoredTableMethod.linearByLinear

  /// Returns the test of independence against a trend: (N - 1) r^2, with its upper tail of the
  /// chi-squared distribution with one degree of freedom, or the exact p-value.
  ///
  /// Also called the Mantel-Haenszel test of trend. One degree of freedom on the linear part makes it
  /// stronger than Pearson's test where there is a trend, and blind to other kinds of association.
  /// Against one direction the p-value is a tail of `z`: of an ``AlternativeHypothesis/greater`` the correlation is above
  /// 0. The statistic stays (N - 1) r^2. Details hold the correlation `r` and its signed root `z`. Without a correlation the statistic and
  /// the p-value are nil, and a warning says so.
  ///
  /// - Complexity: O(rows times columns), for any total.
  ///
  /// Source: N. Mantel (1963), *J. Amer. Statist. Assoc.* 58, 690-700,
  /// [doi:10.1080/01621459.1963.10500879](https://doi.org/10.1080/01621459.1963.10500879); A. Agresti
  /// (2013), *Categorical Data Analysis*, 3rd ed., 3.4.
  public func finding(
    for scored: ScoredTable, alternative: AlternativeHypothesis = .two
  ) -> TestFinding {
    switch self {
    case .linearByLinear: return Self.approximate(scored, alternative)
    case .linearByLinearExact:
      let table = scored.table
      return Self.approximate(scored, alternative).exact(
        rawValue,
        Result { () throws(ExactLinearTest.Refusal) in
          try ExactLinearTest.pValue(
            table.counts, rowScores: scored.rowScores.values,
            columnScores: scored.columnScores.values, alternative)
        })
    }
  }

  private static func approximate(
    _ scored: ScoredTable, _ alternative: AlternativeHypothesis
  ) -> TestFinding {
    let slug = linearByLinear.rawValue
    guard let r = scored.correlation() else {
      return TestFinding(
        method: slug, pValue: nil, details: [NamedNumber("r", nil), NamedNumber("z", nil)],
        warnings: [
          AnalysisWarning(
            .undefined,
            "\(slug) is undefined where all respondents are in rows, or in columns, of "
              + "one score")
        ], hypothesis: TestedHypothesis(alternative))
    }
    let z = r * Double(scored.table.total - 1).squareRoot()
    return TestFinding(
      method: slug, statistic: z * z, degreesOfFreedom: 1,
      pValue: alternative.pValue(z: z), details: [NamedNumber("r", r), NamedNumber("z", z)],
      hypothesis: TestedHypothesis(alternative))
  }
}

extension ScoredTable {
  /// Returns the correlation of the row and column scores over the respondents.
  ///
  /// - Returns: A number in -1...1; nil where all respondents have one row score, or one column score.
  ///   Exact in its leading digits at any total, because the covariance is summed from observed minus
  ///   expected counts.
  /// - Complexity: O(rows times columns).
  public func correlation() -> Double? {
    guard let rows = CenteredScores(rowScores, counts: table.rowTotals),
      let columns = CenteredScores(columnScores, counts: table.columnTotals)
    else { return nil }
    var covariance = 0.0
    for row in 0..<table.rows {
      for column in 0..<table.columns {
        covariance +=
          table.scaledDeviation(row: row, column: column) * rows.values[row]
          * columns.values[column]
      }
    }
    let n = Double(table.total)
    let r = covariance / n / rows.length / columns.length
    return min(max(r, -1), 1)
  }
}

/// Scores as distances from their mean over the respondents, in units of the range of the scores that
/// occur.
private struct CenteredScores {
  /// One a line; 0 for a line without respondents.
  let values: [Double]
  /// The square root of the sum of their squares over the respondents; above 0.
  let length: Double

  /// Nil where all respondents have one score.
  init?(_ scores: OrdinalScores, counts: [Int]) {
    let used = zip(scores.values, counts).filter { $0.1 > 0 }.map(\.0)
    guard let lowest = used.min(), let highest = used.max(), lowest < highest else { return nil }
    let shifted = zip(scores.values, counts).map { score, count in
      count > 0 ? (score - lowest) / (highest - lowest) : 0
    }
    let total = counts.reduce(0) { $0 + Double($1) }
    let mean = zip(shifted, counts).reduce(0) { $0 + $1.0 * Double($1.1) } / total
    values = zip(shifted, counts).map { $1 > 0 ? $0 - mean : 0 }
    length = zip(values, counts).reduce(0) { $0 + $1.0 * $1.0 * Double($1.1) }.squareRoot()
  }
}

extension ScoredTable {
  /// Returns a test of a table whose rows and columns have scores.
  ///
  /// ```swift
  /// let table = try ScoredTable(ContingencyTable([[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11]]))
  /// table.test().pValue  // 0.0841
  /// ```
  public func test(
    _ method: ScoredTableMethod = .default, alternative: AlternativeHypothesis = .two
  ) -> TestFinding {
    method.finding(for: self, alternative: alternative)
  }
}
