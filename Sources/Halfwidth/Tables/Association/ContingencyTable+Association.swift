extension ContingencyTable {
  /// Returns phi of a 2 x 2 table, the correlation of the two classifications.
  ///
  /// (ad - bc) over the square root of the product of the margins: positive where the diagonal from the
  /// first cell holds more than independence expects. It reaches -1 and 1 only where the margins allow.
  ///
  /// - Returns: A number in -1...1; nil where a row or column sums to 0, and for tables of another
  ///   shape.
  /// - Complexity: O(1), for any total.
  ///
  /// Source: G. U. Yule (1912), *J. R. Statist. Soc.* 75(6), 579-652,
  /// [doi:10.2307/2340126](https://doi.org/10.2307/2340126).
  public func phi() -> Double? {
    guard isTwoByTwo, !hasZeroMargin else { return nil }
    let cross = CrossProduct.difference(
      counts[0][0], counts[1][1], minus: counts[0][1], counts[1][0])
    let scale =
      (Double(rowTotals[0]) * Double(rowTotals[1])).squareRoot()
      * (Double(columnTotals[0]) * Double(columnTotals[1])).squareRoot()
    return min(max(cross / scale, -1), 1)
  }

  /// Returns Cohen's w, the square root of Pearson's statistic over the total.
  ///
  /// - Returns: A number from 0 to ``largestCohensW``; nil where a row or column sums to 0.
  /// - Complexity: O(rows times columns), for any total.
  ///
  /// Source: J. Cohen (1988), *Statistical Power Analysis for the Behavioral Sciences*, 2nd ed., 7.2.
  public func cohensW() -> Double? {
    pearsonStatistic().map { min(($0 / Double(total)).squareRoot(), largestCohensW) }
  }

  /// The largest value of Cohen's w in a table of this shape: the square root of one less than the
  /// smaller of rows and columns.
  public var largestCohensW: Double { Double(min(rows, columns) - 1).squareRoot() }

  /// Returns Cramer's V, Cohen's w over its largest value.
  ///
  /// Biased upwards in small samples: see ``biasCorrectedCramersV()``.
  ///
  /// - Returns: A number in 0...1; nil where a row or column sums to 0.
  /// - Complexity: O(rows times columns), for any total.
  ///
  /// Source: H. Cramer (1946), *Mathematical Methods of Statistics*, 21.9.
  public func cramersV() -> Double? { cohensW().map { $0 / largestCohensW } }

  /// Returns Cramer's V with Bergsma's correction for its bias.
  ///
  /// What chance alone is expected to give, (rows - 1)(columns - 1)/(N - 1), is taken from the squared
  /// association, not below 0, and the numbers of rows and columns are corrected in the same way.
  ///
  /// - Returns: A number in 0...1; nil where a row or column sums to 0, and where there are only as many
  ///   respondents as rows or columns, which leaves 0 over 0.
  /// - Complexity: O(rows times columns), for any total.
  ///
  /// Source: W. Bergsma (2013), *J. Korean Statist. Soc.* 42(3), 323-328,
  /// [doi:10.1016/j.jkss.2012.10.002](https://doi.org/10.1016/j.jkss.2012.10.002).
  public func biasCorrectedCramersV() -> Double? {
    guard let statistic = pearsonStatistic(), total > max(rows, columns) else { return nil }
    let n = Double(total)
    let (r, c) = (Double(rows - 1), Double(columns - 1))
    let square = max(0, statistic / n - r * c / (n - 1))
    let largest = min(r - r * r / (n - 1), c - c * c / (n - 1))
    return min(1, (square / largest).squareRoot())
  }

  /// Returns Pearson's contingency coefficient, the square root of the statistic over the statistic plus
  /// the total.
  ///
  /// - Returns: A number from 0 to sqrt((k - 1)/k), k the smaller of rows and columns; nil where a row
  ///   or column sums to 0. Tables of different shape can't be compared by it.
  /// - Complexity: O(rows times columns), for any total.
  ///
  /// Source: K. Pearson (1904), *On the Theory of Contingency and its Relation to Association and Normal
  /// Correlation*.
  public func contingencyCoefficient() -> Double? {
    cohensW().map(ContingencyTable.contingencyCoefficient(cohensW:))
  }

  static func contingencyCoefficient(cohensW w: Double) -> Double {
    w / (1 + w * w).squareRoot()
  }
}
