internal import Glibc
internal import NumericCore

extension StratifiedTables {
  /// Returns Mantel and Haenszel's difference: the mean of the strata's differences, with weights n1 n2 / n.
  ///
  /// The limits are the estimate plus and minus z standard errors, clipped to -1...1. Where the standard error is 0,
  /// as where nobody or everybody is a success, the interval is a point, and a warning says so; ``newcombeDifference(level:)``
  /// has a width in most of these tables. Undefined where no stratum has respondents in both rows.
  ///
  /// - Complexity: O(K) in the number of strata, for any total.
  ///
  /// Source: S. Greenland, J. M. Robins (1985), *Biometrics* 41(1), 55-68,
  /// [doi:10.2307/2530643](https://doi.org/10.2307/2530643); T. Sato (1989), *Biometrics* 45(4), 1323-1324.
  public func riskDifference(
    _ error: RiskDifferenceError = .sato, level: ConfidenceLevel = 0.95
  ) -> IntervalFinding {
    let method: StratifiedRiskMethod =
      error == .sato ? .difference : .differenceGreenlandRobins
    let strata = compared
    let weight = strata.reduce(0) { $0 + $1.weight }
    guard weight > 0 else { return undefinedRisk(method, level) }
    let estimate =
      strata.reduce(0) { $0 + ProductDifference.value($1.x1, $1.n2, $1.x2, $1.n1) / $1.n } / weight
    let variance: Double
    switch error {
    case .sato:
      // A sum that the estimate multiplies, and another one.
      variance = strata.reduce(0) { sum, one in
        let (p1, p2) = (one.n1 / one.n, one.n2 / one.n)
        let slope = p1 * p1 * one.x2 - p2 * p2 * one.x1 + p1 * p2 * ((one.n2 - one.n1) / 2)
        let rest = one.x1 * ((one.n2 - one.x2) / one.n) + one.x2 * ((one.n1 - one.x1) / one.n)
        return sum + estimate * slope + rest / 2
      }
    case .greenlandRobins:
      variance = strata.reduce(0) { sum, one in
        let first = one.x1 * (one.n1 - one.x1) * (one.n2 / one.n) * (one.n2 / one.n) / one.n1
        let second = one.x2 * (one.n2 - one.x2) * (one.n1 / one.n) * (one.n1 / one.n) / one.n2
        return sum + first + second
      }
    }
    let standardError = max(0, variance).squareRoot() / weight
    let reach = level.normalQuantile(.two) * standardError
    var finding = IntervalFinding(
      estimand: method.estimand, method: method.rawValue, level: level, estimate: estimate,
      interval: ConfidenceInterval(
        lower: estimate - reach, upper: estimate + reach, in: -1...1, level: level, side: .two),
      standardError: standardError)
    if standardError == 0 { finding.warnings.append(.pointOfStrata(method.rawValue)) }
    return finding
  }

  /// Returns Mantel and Haenszel's ratio of proportions: the sum of x1 n2 / n over that of x2 n1 / n.
  ///
  /// The limits are the ratio times exp(+- z se), with the standard error of its logarithm, `log_rr_se`, by Greenland
  /// and Robins, which holds for few large strata and for many small ones. Where everybody is a success the interval
  /// is a point, and a warning says so. Undefined where one of the rows has no success in the strata that have both.
  ///
  /// - Complexity: O(K) in the number of strata, for any total.
  ///
  /// Source: S. Greenland, J. M. Robins (1985), *Biometrics* 41(1), 55-68,
  /// [doi:10.2307/2530643](https://doi.org/10.2307/2530643).
  public func riskRatio(level: ConfidenceLevel = 0.95) -> IntervalFinding {
    let method = StratifiedRiskMethod.ratio
    var (first, second, variance) = (0.0, 0.0, 0.0)
    for one in compared {
      first += one.x1 * (one.n2 / one.n)
      second += one.x2 * (one.n1 / one.n)
      variance +=
        (one.n1 / one.n) * (one.n2 / one.n) * (one.x1 + one.x2) - one.x1 * (one.x2 / one.n)
    }
    guard first > 0, second > 0 else {
      var finding = undefinedRisk(method, level)
      finding.details = [NamedNumber("log_rr_se", nil)]
      return finding
    }
    let error = (max(0, variance) / first / second).squareRoot()
    let factor = exp(level.normalQuantile(.two) * error)
    var finding = IntervalFinding(
      estimand: method.estimand, method: method.rawValue, level: level, estimate: first / second,
      interval: ConfidenceInterval(
        lower: first / second / factor, upper: first / second * factor, in: 0 ... .infinity,
        level: level, side: .two), details: [NamedNumber("log_rr_se", error)])
    if error == 0 { finding.warnings.append(.pointOfStrata(method.rawValue)) }
    return finding
  }

  /// Returns the difference with Mantel and Haenszel's weights, and Newcombe's limits: the Wilson limits of the two
  /// rows over all strata, squared and added.
  ///
  /// The Wilson limits of a row are weighted means of those of its strata, at a quantile that is smaller for being
  /// shared by them. They never leave 0...1, and the interval never -1...1. Undefined, with the estimate, where in one
  /// of the rows no stratum varies; without strata that have both rows the estimate too.
  ///
  /// - Complexity: O(K) in the number of strata, for any total.
  ///
  /// Source: X. Yan, X. G. Su (2010), *Stat. Biopharm. Res.* 2(3), 323-335,
  /// [doi:10.1198/sbr.2009.0049](https://doi.org/10.1198/sbr.2009.0049); with these weights in SAS's PROC FREQ.
  public func newcombeDifference(level: ConfidenceLevel = 0.95) -> IntervalFinding {
    let method = StratifiedRiskMethod.newcombe
    let strata = compared
    let weight = strata.reduce(0) { $0 + $1.weight }
    guard weight > 0 else { return undefinedRisk(method, level) }
    let weights = strata.map { $0.weight / weight }
    let estimate = zip(weights, strata).reduce(0) {
      $0 + $1.0 * ($1.1.x1 / $1.1.n1 - $1.1.x2 / $1.1.n2)
    }
    var finding = IntervalFinding(
      estimand: method.estimand, method: method.rawValue, level: level, estimate: estimate,
      interval: nil)
    let z = level.normalQuantile(.two)
    let rows = (
      first: WeightedProportions(strata.map { ($0.x1, $0.n1) }, weights),
      second: WeightedProportions(strata.map { ($0.x2, $0.n2) }, weights)
    )
    guard let first = rows.first.wilsonLimits(z), let second = rows.second.wilsonLimits(z) else {
      finding.warnings.add(
        .undefined,
        "\(method.rawValue) has no limits where in one of the rows every stratum has no success, or no failure"
      )
      return finding
    }
    func reach(_ p1: Double, _ p2: Double) -> Double {
      z * (rows.first.share * p1 * (1 - p1) + rows.second.share * p2 * (1 - p2)).squareRoot()
    }
    finding.interval = ConfidenceInterval(
      lower: estimate - reach(first.lower, second.upper),
      upper: estimate + reach(first.upper, second.lower), in: -1...1, level: level, side: .two)
    return finding
  }

  private func undefinedRisk(
    _ method: StratifiedRiskMethod, _ level: ConfidenceLevel
  ) -> IntervalFinding {
    IntervalFinding(
      estimand: method.estimand, method: method.rawValue, level: level, estimate: nil,
      interval: nil,
      details: method == .newcombe || method == .ratio ? [] : [NamedNumber("standard_error", nil)],
      warnings: [
        AnalysisWarning(
          .undefined,
          compared.isEmpty
            ? "\(method.rawValue) is undefined: no stratum has respondents in both rows"
            : "\(method.rawValue) is undefined: one of the rows has no success in any stratum")
      ])
  }
}

extension AnalysisWarning {
  /// The strata show no variation, and the interval is a point.
  fileprivate static func pointOfStrata(_ method: String) -> AnalysisWarning {
    AnalysisWarning(
      .degenerate,
      "the standard error of \(method) is 0 for these counts, so its interval is a point and says nothing of the "
        + "uncertainty")
  }
}

/// A proportion over strata as a weighted mean of theirs.
private struct WeightedProportions {
  private let parts: [(successes: Double, trials: Double)]
  private let weights: [Double]

  init(_ parts: [(successes: Double, trials: Double)], _ weights: [Double]) {
    self.parts = parts
    self.weights = weights
  }

  /// The sum of w^2 / n: what one respondent's variance is divided by.
  var share: Double { zip(parts, weights).reduce(0) { $0 + $1.1 * $1.1 / $1.0.trials } }

  /// The weighted Wilson limits; nil where no stratum varies.
  func wilsonLimits(_ z: Double) -> (lower: Double, upper: Double)? {
    let variances = zip(parts, weights).map { part, weight in
      let p = part.successes / part.trials
      return weight * weight * p * ((part.trials - part.successes) / part.trials) / part.trials
    }
    let roots = variances.reduce(0) { $0 + $1.squareRoot() }
    guard roots > 0 else { return nil }
    let own = variances.reduce(0, +).squareRoot() / roots * z
    var (lower, upper) = (0.0, 0.0)
    for (part, weight) in zip(parts, weights) {
      lower += weight * WilsonEquation.lower(successes: part.successes, trials: part.trials, z: own)
      upper += weight * WilsonEquation.upper(successes: part.successes, trials: part.trials, z: own)
    }
    return (lower, upper)
  }
}
