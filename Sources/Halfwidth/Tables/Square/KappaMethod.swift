internal import NumericCore

/// The measures of agreement beyond chance; raw values are their slugs.
///
/// Each is 1 - o/e with the observed and the expected mean disagreement, where the disagreement of two
/// categories is what the cases say. Kappa depends on how frequent the categories are: not to be
/// compared between populations where they differ.
public enum KappaMethod: String, CaseIterable, Hashable, Sendable {
  /// Any two categories disagree by 1: the only one for categories without order.
  case cohen = "cohen-kappa"
  /// Categories disagree by the steps between them.
  case linear = "kappa-linear"
  /// Categories disagree by the square of the steps between them.
  case quadratic = "kappa-quadratic"

  /// The method where none is asked for: it needs no order of the categories.
  public static let `default` = KappaMethod.cohen

  /// The disagreement of two categories of `k`, in 0...1.
  func disagreement(_ i: Int, _ j: Int, of k: Int) -> Double {
    let steps = Double((i - j).magnitude) / Double(k - 1)
    return switch self {
    case .cohen: i == j ? 0 : 1
    case .linear: steps
    case .quadratic: steps * steps
    }
  }

  /// Returns kappa with its large-sample interval.
  ///
  /// The interval is kappa +- z times the standard error of Fleiss, Cohen and Everitt, by the delta
  /// method for a multinomial sample; clipped to -1...1, with the raw limits beside it. The test is of
  /// no agreement beyond chance, kappa over the standard error under independence; the interval is not its dual.
  /// Details are `kappa`, which repeats the estimate, `standard_error_null` and `z`.
  ///
  /// Undefined where everybody is in one category by both classifications. The standard error is 0, and
  /// the interval has no width, where the agreement is perfect and where one classification has one
  /// category only; a warning says so: there, and with fewer than about 20 respondents a category, the
  /// interval is not to be relied on.
  ///
  /// - Complexity: O(k^2), for any total.
  ///
  /// Source: J. Cohen (1960), *Educ. Psychol. Meas.* 20(1), 37-46,
  /// [doi:10.1177/001316446002000104](https://doi.org/10.1177/001316446002000104), and (1968), *Psychol.
  /// Bull.* 70(4), 213-220, [doi:10.1037/h0026256](https://doi.org/10.1037/h0026256); J. L. Fleiss,
  /// J. Cohen, B. S. Everitt (1969), *Psychol. Bull.* 72(5), 323-327,
  /// [doi:10.1037/h0028106](https://doi.org/10.1037/h0028106).
  public func finding(for table: SquareTable, level: ConfidenceLevel = 0.95) -> IntervalFinding {
    var finding = IntervalFinding(
      estimand: "kappa", method: rawValue, level: level, estimate: nil, interval: nil,
      hasPValue: true,
      details: [
        NamedNumber("kappa", nil), NamedNumber("standard_error_null", nil), NamedNumber("z", nil),
      ])
    guard let kappa = KappaEstimate(table, method: self) else {
      finding.warnings.add(
        .undefined,
        "\(rawValue) is undefined where everybody is in one category by both classifications")
      return finding
    }
    let margin = level.normalQuantile(.two) * kappa.standardError
    finding.estimate = kappa.value
    finding.standardError = kappa.standardError
    finding.interval = ConfidenceInterval(
      lower: kappa.value - margin, upper: kappa.value + margin, in: -1...1, level: level, side: .two
    )
    finding.details = [NamedNumber("kappa", kappa.value)]
    finding.setTest(standardErrorNull: kappa.standardErrorNull)
    if kappa.standardError == 0 {
      finding.warnings.add(
        .smallExpectedCounts,
        "the large-sample standard error is 0 for these counts, which says nothing of the "
          + "uncertainty; the interval has no width")
    }
    return finding
  }
}

private struct KappaEstimate {
  let value: Double
  let standardError: Double
  let standardErrorNull: Double

  /// Nil where no disagreement is expected: everybody is in one category.
  init?(_ table: SquareTable, method: KappaMethod) {
    let k = table.categories
    let n = Double(table.total)
    let rows = table.table.rowTotals.map { Double($0) / n }
    let columns = table.table.columnTotals.map { Double($0) / n }
    let weights = (0..<k).map { i in (0..<k).map { j in method.disagreement(i, j, of: k) } }

    // The expected disagreement with the other classification, for each category of the one.
    var rowMeans = [Double](repeating: 0, count: k)
    var columnMeans = rowMeans
    var observed = 0.0
    for i in 0..<k {
      for j in 0..<k {
        rowMeans[i] += weights[i][j] * columns[j]
        columnMeans[j] += weights[i][j] * rows[i]
        observed += weights[i][j] * (Double(table[i, j]) / n)
      }
    }
    let expected = zip(rows, rowMeans).reduce(0) { $0 + $1.0 * $1.1 }
    guard expected > 0 else { return nil }
    let ratio = observed / expected

    // In disagreements the influence of a respondent is a sum without cancellation at either end: it
    // vanishes exactly under perfect agreement.
    var variance = 0.0
    var varianceNull = 0.0
    for i in 0..<k {
      for j in 0..<k {
        let means = rowMeans[i] + columnMeans[j]
        let influence = weights[i][j] + observed - ratio * means
        let influenceNull = weights[i][j] + expected - means
        variance += Double(table[i, j]) / n * influence * influence
        varianceNull += rows[i] * columns[j] * influenceNull * influenceNull
      }
    }
    value = 1 - ratio
    standardError = (variance / n).squareRoot() / expected
    // Where one classification has one category, chance can't vary the agreement: not by rounding either.
    let isFixed = [table.table.rowTotals, table.table.columnTotals].contains { totals in
      totals.count { $0 > 0 } == 1
    }
    standardErrorNull = isFixed ? 0 : (varianceNull / n).squareRoot() / expected
  }
}

extension SquareTable {
  /// Returns the agreement beyond chance of two classifications, with its interval.
  ///
  /// ```swift
  /// let table = try SquareTable(ContingencyTable([[22, 2, 2], [5, 7, 14], [0, 2, 36]]))
  /// table.interval(.cohen).estimate  // 0.5619
  /// ```
  public func interval(_ method: KappaMethod, level: ConfidenceLevel = 0.95) -> IntervalFinding {
    method.finding(for: self, level: level)
  }
}
