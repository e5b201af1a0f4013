internal import Glibc
internal import NumericCore

extension StratifiedTables {
  /// Returns Mantel and Haenszel's estimate of the odds ratio that the strata have in common.
  ///
  /// The estimate is R/S with R the sum of a d / N and S that of b c / N over the strata: 0 without any
  /// R, infinite without any S. The limits are R/S times exp(+- z se), with the standard error of the
  /// logarithm by Robins, Breslow and Greenland, which holds for few large strata and for many small
  /// ones; `log_or_se` is that standard error. Not to be used where the odds ratio differs between
  /// strata, see ``breslowDayTest()``.
  ///
  /// The interval is nil, with a warning of code `undefined`, where R or S is 0; the estimate too where
  /// both are.
  ///
  /// - Complexity: O(K) in the number of strata, for any total.
  ///
  /// Source: N. Mantel, W. Haenszel (1959), *J. Nat. Cancer Inst.* 22(4), 719-748; J. Robins, N.
  /// Breslow, S. Greenland (1986), *Biometrics* 42(2), 311-323,
  /// [doi:10.2307/2531052](https://doi.org/10.2307/2531052).
  public func mantelHaenszelOddsRatio(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> IntervalFinding {
    let method = CommonOddsRatioMethod.mantelHaenszel.rawValue
    let sums = MantelHaenszelSums(self)
    var finding = IntervalFinding(
      estimand: "common_odds_ratio", method: method, level: level, estimate: sums.ratio,
      interval: nil, details: [NamedNumber("log_or_se", sums.logStandardError)])
    if let ratio = sums.ratio, let error = sums.logStandardError {
      finding.interval = ConfidenceInterval(in: 0 ... .infinity, level: level, side: side) { z in
        .init(lower: ratio / exp(z * error), upper: ratio * exp(z * error))
      }
    } else {
      finding.warnings.add(
        .undefined,
        sums.ratio == nil
          ? "\(method) is undefined: no stratum has respondents in both cells of a diagonal"
          : "\(method) has no limits where one diagonal has an empty cell in every stratum")
    }
    return finding
  }
}

/// The sums over strata behind Mantel and Haenszel's odds ratio.
struct MantelHaenszelSums {
  /// R/S: infinite where only S is 0, nil where both are.
  let ratio: Double?
  /// The standard error of the logarithm; nil where R or S is 0.
  let logStandardError: Double?

  init(_ tables: StratifiedTables) {
    var r = 0.0
    var s = 0.0
    var pr = 0.0
    var mixed = 0.0
    var qs = 0.0
    for stratum in tables.strata where stratum.total > 0 {
      let n = Double(stratum.total)
      let first = Double(stratum.a) * (Double(stratum.d) / n)
      let second = Double(stratum.b) * (Double(stratum.c) / n)
      let p = Double(stratum.a + stratum.d) / n
      let q = Double(stratum.b + stratum.c) / n
      r += first
      s += second
      pr += p * first
      mixed += p * second + q * first
      qs += q * second
    }
    ratio = r == 0 && s == 0 ? nil : r / s
    logStandardError =
      r == 0 || s == 0
      ? nil : ((pr / r / r + mixed / r / s + qs / s / s) / 2).squareRoot()
  }
}
