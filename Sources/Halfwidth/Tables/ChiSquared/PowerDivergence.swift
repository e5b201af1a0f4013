internal import Glibc

extension ContingencyTable {
  /// Returns Pearson's statistic, the sum of (observed - expected)^2 / expected.
  ///
  /// - Returns: At least 0, and at most the total times one less than the smaller of rows and columns;
  ///   nil where a row or column sums to 0. Exact in its leading digits at any total, because observed
  ///   minus expected comes from whole numbers.
  /// - Complexity: O(rows times columns).
  ///
  /// Source: K. Pearson (1900), *Philosophical Magazine* 50, 157-175,
  /// [doi:10.1080/14786440009463897](https://doi.org/10.1080/14786440009463897).
  public func pearsonStatistic() -> Double? { powerDivergence(power: 1) }

  /// Returns the likelihood-ratio statistic G, twice the sum of observed log(observed / expected).
  ///
  /// A count of 0 adds nothing to the sum. Summed as deviance from the expected count, which does not
  /// cancel near independence. Its chi-square approximation is worse than Pearson's in sparse tables,
  /// where it is not to be used.
  ///
  /// - Returns: At least 0; nil where a row or column sums to 0.
  /// - Complexity: O(rows times columns).
  ///
  /// Source: S. S. Wilks (1938), *Ann. Math. Statist.* 9(1), 60-62; K. J. Koehler, K. Larntz (1980),
  /// *J. Amer. Statist. Assoc.* 75(370), 336-344, on sparse tables.
  public func likelihoodRatioStatistic() -> Double? { powerDivergence(power: 0) }

  /// Returns the Cressie-Read statistic: the power divergence with power 2/3.
  ///
  /// Between Pearson's (power 1) and the likelihood-ratio (power 0) statistic, and nearest to chi-square
  /// in tables with small expected counts.
  ///
  /// - Returns: At least 0; nil where a row or column sums to 0.
  /// - Complexity: O(rows times columns).
  ///
  /// Source: N. Cressie, T. R. C. Read (1984), *J. R. Statist. Soc. B* 46(3), 440-464,
  /// [doi:10.1111/j.2517-6161.1984.tb01318.x](https://doi.org/10.1111/j.2517-6161.1984.tb01318.x).
  public func cressieReadStatistic() -> Double? { powerDivergence(power: 2.0 / 3) }

  /// The power divergence of the counts from the expected ones; nil with a margin of 0.
  private func powerDivergence(power: Double) -> Double? {
    guard !hasZeroMargin else { return nil }
    var sum = 0.0
    for row in 0..<rows {
      for column in 0..<columns {
        let product = Double(rowTotals[row]) * Double(columnTotals[column])
        let deviation = scaledDeviation(row: row, column: column) / product
        sum +=
          product / Double(total)
          * PowerDivergence.term(relativeDeviation: deviation, power: power)
      }
    }
    return sum
  }
}

/// One cell's part of a power divergence.
enum PowerDivergence {
  /// Returns 2 ((1 + u)^(power + 1) - 1 - (power + 1) u) / (power (power + 1)), or its limit at power 0.
  ///
  /// The linear part sums to 0 over a table. With it every term is at least 0, and none cancels against
  /// another.
  ///
  /// - Parameters:
  ///   - u: (observed - expected) / expected, at least -1.
  ///   - power: 1 for Pearson's statistic, 0 for the likelihood ratio.
  static func term(relativeDeviation u: Double, power: Double) -> Double {
    if u.magnitude < 0.1 { return series(u, power) }
    if power == 0 { return u == -1 ? 2 : 2 * ((1 + u) * log1p(u) - u) }
    let exponent = power + 1
    return 2 * (expm1(exponent * log1p(u)) - exponent * u) / (power * exponent)
  }

  /// The binomial series from its square term on, u^2 (1 + (power - 1) u / 3 + ...), where the closed
  /// form would cancel.
  private static func series(_ u: Double, _ power: Double) -> Double {
    var term = u * u
    var sum = term
    var k = 2.0
    while true {
      term *= (power + 1 - k) / (k + 1) * u
      let next = sum + term
      if next == sum { return next }
      sum = next
      k += 1
    }
  }
}
