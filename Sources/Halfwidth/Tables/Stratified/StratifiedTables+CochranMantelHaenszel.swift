internal import NumericCore

extension StratifiedTables {
  /// Returns Cochran, Mantel and Haenszel's test that rows and columns are independent within strata.
  ///
  /// The statistic is (D - correction)^2 / V, with D the distance of the sum of the first cells from its
  /// mean, and V its variance, given all margins; its reference is the chi-squared distribution with one
  /// degree of freedom. The correction is 1/2, and 0 where D is below 1/2, as in R.
  ///
  /// Against a common odds ratio above 1, or below it, the p-value is a tail of the signed root of the statistic,
  /// the detail `z`; the limits of the odds ratio stay two.
  ///
  /// The details `common_or`, `common_or_lower` and `common_or_upper` are those of
  /// ``mantelHaenszelOddsRatio(level:side:)``, and `log_or_se` its standard error on the log scale. Not to be
  /// used where the odds ratios of the strata lie on both sides of 1: they cancel, see
  /// ``breslowDayTest()``. A warning says where fewer than 5 respondents in the first cells could be on
  /// a side of the mean (Mantel and Fleiss's rule).
  ///
  /// Undefined, with a warning of code `zero-margin`, where every stratum has an empty row or column.
  ///
  /// - Complexity: O(K) in the number of strata, for any total.
  ///
  /// Source: W. G. Cochran (1954), *Biometrics* 10(4), 417-451,
  /// [doi:10.2307/3001616](https://doi.org/10.2307/3001616); N. Mantel, W. Haenszel (1959), *J. Nat.
  /// Cancer Inst.* 22(4), 719-748; N. Mantel, J. L. Fleiss (1980), *Amer. J. Epidemiol.* 112(1),
  /// 129-134.
  public func cochranMantelHaenszelTest(
    isCorrected: Bool = false, level: ConfidenceLevel = 0.95,
    alternative: AlternativeHypothesis = .two
  ) -> TestFinding {
    let method: StratifiedMethod =
      isCorrected ? .cochranMantelHaenszelCorrected : .cochranMantelHaenszel
    let sums = ConditionalSums(self)
    let ratio = mantelHaenszelOddsRatio(level: level)
    var finding = TestFinding(
      method: method.rawValue, degreesOfFreedom: 1, pValue: nil,
      details: [
        NamedNumber("common_or", ratio.estimate),
        NamedNumber("common_or_lower", ratio.interval?.lower),
        NamedNumber("common_or_upper", ratio.interval?.upper),
      ] + ratio.details,
      warnings: ratio.warnings, hypothesis: TestedHypothesis(alternative))
    guard sums.variance > 0 else {
      finding.warnings.insert(
        AnalysisWarning(
          .zeroMargin,
          "\(method.rawValue) is undefined: in every stratum a row or a column sums to 0"),
        at: 0)
      return finding
    }
    let distance = isCorrected ? sums.correctedDistance : sums.difference.magnitude
    let statistic = distance * (distance / sums.variance)
    finding.statistic = statistic
    let z = (sums.difference < 0 ? -distance : distance) / sums.variance.squareRoot()
    finding.pValue = alternative.pValue(statistic: statistic, z: z)
    if alternative != .two { finding.details.append(NamedNumber("z", z)) }
    if sums.room < 5 {
      finding.warnings.add(
        .smallExpectedCounts,
        "the margins let the sum of the first cells be less than 5 from its mean on a side, "
          + "so the chi-squared distribution is a rough guide")
    }
    return finding
  }
}

/// The first cells of the strata against their means given the margins.
private struct ConditionalSums {
  /// The sum of a - E over the strata.
  private(set) var difference = 0.0
  /// The variance of that sum.
  private(set) var variance = 0.0
  /// How far the sum can be from its mean, on the side where it can less.
  let room: Double
  /// A bound for the rounding error of `difference`.
  private var rounding = 0.0

  init(_ tables: StratifiedTables) {
    var below = 0.0
    var above = 0.0
    for stratum in tables.strata where !stratum.hasZeroMargin {
      let n = Double(stratum.total)
      let rows = (Double(stratum.a + stratum.b), Double(stratum.c + stratum.d))
      let columns = (Double(stratum.a + stratum.c), Double(stratum.b + stratum.d))
      // a - E = (a d - b c) / n, and the product of the diagonals is kept to its last bits.
      let a = Double(stratum.a)
      let term =
        ProductDifference.value(a, Double(stratum.d), Double(stratum.b), Double(stratum.c)) / n
      difference += term
      rounding += 4 * term.ulp + difference.ulp
      variance += rows.0 * (columns.0 / n) * (rows.1 / n) * (columns.1 / (n - 1))
      // E less the smallest possible a, and the largest less E.
      below += min(rows.0 * (columns.0 / n), rows.1 * (columns.1 / n))
      above += min(rows.0 * (columns.1 / n), rows.1 * (columns.0 / n))
    }
    room = min(below, above)
  }

  /// The distance less 1/2, or all of it where it is below 1/2.
  ///
  /// At exactly 1/2 the statistic jumps to 0, and the sum of fractions is rounded: within the rounding
  /// it counts as 1/2.
  var correctedDistance: Double {
    let distance = difference.magnitude
    if (distance - 0.5).magnitude <= rounding { return 0 }
    return distance > 0.5 ? distance - 0.5 : distance
  }
}
