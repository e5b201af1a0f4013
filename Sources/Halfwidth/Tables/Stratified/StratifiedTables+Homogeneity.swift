internal import NumericCore

extension StratifiedTables {
  /// Returns Breslow and Day's test that the odds ratio is the same in all strata.
  ///
  /// The statistic is the sum of (a - A)^2 / V over the strata, with A the cell expected from the
  /// margins under Mantel and Haenszel's odds ratio, and V its large-sample variance; its reference is
  /// the chi-squared distribution with K - 1 degrees of freedom. K counts the strata without an empty
  /// row or column: the others fit any odds ratio. As the odds ratio is not the maximum-likelihood one
  /// the statistic is a little too large, which ``taroneTest()`` puts right. For few respondents a
  /// stratum neither is to be relied on; a warning says where an expected cell is below 5.
  ///
  /// Undefined with fewer than two strata that count, and where the common odds ratio is 0, infinite or
  /// undefined.
  ///
  /// - Complexity: O(K) in the number of strata, for any total.
  ///
  /// Source: N. E. Breslow, N. E. Day (1980), *Statistical Methods in Cancer Research* I, IARC, section
  /// 4.4.
  public func breslowDayTest() -> TestFinding { homogeneityTest(.breslowDay) }

  /// Returns Tarone's test that the odds ratio is the same in all strata.
  ///
  /// ``breslowDayTest()`` less (sum of a - A)^2 / (sum of V): this makes it equivalent, for large
  /// strata, to the score test of the maximum-likelihood odds ratio. The correction is usually tiny.
  ///
  /// - Complexity: O(K) in the number of strata, for any total.
  ///
  /// Source: R. E. Tarone (1985), *Biometrika* 72(1), 91-95,
  /// [doi:10.1093/biomet/72.1.91](https://doi.org/10.1093/biomet/72.1.91).
  public func taroneTest() -> TestFinding { homogeneityTest(.tarone) }

  private func homogeneityTest(_ method: StratifiedMethod) -> TestFinding {
    let ratio = MantelHaenszelSums(self).ratio
    let informative = strata.filter { !$0.hasZeroMargin }
    var finding = TestFinding(
      method: method.rawValue,
      degreesOfFreedom: informative.count < 2 ? nil : Double(informative.count - 1), pValue: nil,
      details: [NamedNumber("common_or", ratio)])
    guard informative.count >= 2, let ratio, ratio > 0 && ratio < .infinity else {
      let reason =
        informative.count < 2
        ? "fewer than two strata have respondents in both rows and both columns"
        : "the common odds ratio is 0 or infinite"
      finding.warnings.add(.undefined, "\(method.rawValue) is undefined: \(reason)")
      return finding
    }
    var statistic = 0.0
    var difference = 0.0
    var variance = 0.0
    var smallest = Double.infinity
    for stratum in informative {
      let cells = ExpectedCells(stratum, oddsRatio: ratio)
      let distance = cells.distance(of: stratum)
      statistic += distance * (distance / cells.variance)
      difference += distance
      variance += cells.variance
      smallest = min(smallest, cells.smallest)
    }
    if method == .tarone { statistic = max(0, statistic - difference * (difference / variance)) }
    finding.statistic = statistic
    finding.pValue = ChiSquaredDistribution(degreesOfFreedom: Double(informative.count - 1))
      .upperTail(at: statistic)
    if smallest < 5 {
      finding.warnings.add(
        .smallExpectedCounts,
        "some expected count is below 5, so the chi-squared distribution is a rough guide")
    }
    return finding
  }
}

/// The cells of a table of two by two with given margins, none 0, and a given odds ratio.
struct ExpectedCells {
  /// The cells; all above 0.
  let a: Double
  let b: Double
  let c: Double
  let d: Double

  /// - Parameter oddsRatio: Above 0 and finite.
  init(_ stratum: StratifiedTables.Stratum, oddsRatio: Double) {
    let rows = (Double(stratum.a + stratum.b), Double(stratum.c + stratum.d))
    let columns = (Double(stratum.a + stratum.c), Double(stratum.b + stratum.d))
    // Each cell by an equation of its own: taken from a margin, a small one would lose its digits.
    a = Self.cell(rows.0, columns.0, rows.1, oddsRatio)
    b = Self.cell(rows.0, columns.1, rows.1, 1 / oddsRatio)
    c = Self.cell(rows.1, columns.0, rows.0, 1 / oddsRatio)
    d = Self.cell(rows.1, columns.1, rows.0, oddsRatio)
  }

  /// The observed first cell less the expected one.
  ///
  /// All four cells are as far from what is expected, with the signs of a determinant: the smallest one
  /// says it with the most digits.
  func distance(of stratum: StratifiedTables.Stratum) -> Double {
    switch smallest {
    case a: Double(stratum.a) - a
    case d: Double(stratum.d) - d
    case b: b - Double(stratum.b)
    default: c - Double(stratum.c)
    }
  }

  /// The large-sample variance of a cell given the margins.
  var variance: Double { 1 / (1 / a + 1 / b + 1 / c + 1 / d) }
  var smallest: Double { min(a, b, c, d) }

  /// The root x of x (n - m + x) = w (r - x) (m - x) that leaves no cell negative, with r the sum of the
  /// cell's row, m that of its column, n that of the other row and w the odds ratio.
  ///
  /// (w - 1) x^2 - s x + w r m = 0 with s = w (r + m) + n - m: the root is taken in the form that adds,
  /// and so is the discriminant, s^2 - 4 (w - 1) w r m = t^2 + 4 (w - 1) m n.
  private static func cell(_ r: Double, _ m: Double, _ n: Double, _ w: Double) -> Double {
    let s = w * (r + m) + (n - m)
    if w >= 1 {
      let t = w * (r - m) + (n + m)
      let root = (t * t + 4 * (w - 1) * m * n).squareRoot()
      return 2 * w * r * m / (s + root)
    }
    let root = (s * s + 4 * (1 - w) * w * r * m).squareRoot()
    return s >= 0 ? 2 * w * r * m / (s + root) : (root - s) / (2 * (1 - w))
  }
}
