internal import Glibc
internal import NumericCore

/// The tests that strata have one odds ratio that take each stratum's own; raw values are their slugs.
///
/// ``StratifiedMethod/breslowDay`` and ``StratifiedMethod/tarone`` take the common one, and strata with a cell of 0.
public enum OddsRatioHomogeneityMethod: String, CaseIterable, Hashable, Sendable {
  /// ``StratifiedTables/woolfTest()``
  case woolf = "woolf-homogeneity"

  /// The method where none is asked for.
  public static let `default` = OddsRatioHomogeneityMethod.woolf

  /// Returns what the test finds.
  public func finding(for tables: StratifiedTables) -> TestFinding {
    switch self {
    case .woolf: tables.woolfTest()
    }
  }
}

extension StratifiedTables {
  /// Returns Woolf's test that the odds ratio is the same in all strata.
  ///
  /// The statistic is the sum of w (t - m)^2, with t the logarithm of a stratum's odds ratio, w the inverse of its
  /// variance, 1/a + 1/b + 1/c + 1/d, and m their weighted mean; its reference is the chi-squared distribution with
  /// one degree of freedom less than there are strata. Strata of one respondent or nobody are left out. Undefined where
  /// a cell is 0: nothing is added to the counts; ``taroneTest()`` takes them. Of one stratum the statistic is 0, and
  /// there is no test.
  ///
  /// - Complexity: O(K) in the number of strata, for any total.
  ///
  /// Source: B. Woolf (1955), *Ann. Hum. Genet.* 19(4), 251-253,
  /// [doi:10.1111/j.1469-1809.1955.tb01348.x](https://doi.org/10.1111/j.1469-1809.1955.tb01348.x).
  public func woolfTest() -> TestFinding {
    let method = OddsRatioHomogeneityMethod.woolf.rawValue
    let used = strata.filter { $0.total > 1 }
    var finding = TestFinding(
      method: method, degreesOfFreedom: Double(max(0, used.count - 1)), pValue: nil)
    let cells = used.map { [$0.a, $0.b, $0.c, $0.d].map(Double.init) }
    guard !cells.isEmpty, !cells.joined().contains(0) else {
      finding.warnings.add(
        .undefined,
        cells.isEmpty
          ? "\(method) is undefined: no stratum has more than one respondent"
          : "\(method) is undefined where a cell is 0; tarone takes such strata")
      return finding
    }
    let ratios = cells.map { log($0[0]) + log($0[3]) - log($0[1]) - log($0[2]) }
    let weights = cells.map { 1 / (1 / $0[0] + 1 / $0[1] + 1 / $0[2] + 1 / $0[3]) }
    // From the first one on, so that equal odds ratios give exactly 0.
    let distances = ratios.map { $0 - ratios[0] }
    let mean = zip(weights, distances).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
    let statistic = zip(weights, distances).reduce(0) {
      $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean)
    }
    finding.statistic = statistic
    guard used.count > 1 else {
      finding.warnings.add(.undefined, "\(method) compares strata, and only one has respondents")
      return finding
    }
    finding.pValue = ChiSquaredDistribution(degreesOfFreedom: Double(used.count - 1))
      .upperTail(at: statistic)
    let smallest = cells.joined().reduce(Double.infinity, min)
    if smallest < 5 {
      finding.warnings.add(
        .smallExpectedCounts,
        "some count is below 5, so the chi-squared distribution is a rough guide")
    }
    return finding
  }
}
