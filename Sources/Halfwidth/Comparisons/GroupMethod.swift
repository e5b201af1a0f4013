internal import NumericCore

/// What is found of all pairs of several groups; raw values are the slugs.
///
/// The p-values of the tests are adjusted by Holm for the number of pairs; the intervals hold together with the
/// probability of their level. No interval is dual to the adjusted tests.
public enum GroupMethod: String, CaseIterable, Hashable, Sendable {
  /// ``ExactTestMethod/fisher`` of each pair.
  ///
  /// Exact for small counts, and conservative.
  case pairwiseFisher = "pairwise-fisher"
  /// The score test of each pair, Pearson's with a sign: approximate with few successes or failures.
  ///
  /// A pair in which nobody or everybody is a success has no p-value, and does not count for the adjustment.
  case pairwiseScore = "pairwise-score"
  /// Wald's interval of each difference, its level shared by Bonferroni.
  ///
  /// Not to be relied on near 0 and 1 and in small groups, where Wald's interval is not. Source: M. W. Fagerland, S.
  /// Lydersen, P. Laake (2017), *Statistical Analysis of Contingency Tables*, 5.10.
  case differencesBonferroni = "differences-bonferroni"
  /// Wald's interval of each difference at the quantile of Scheffe's method, which holds for all contrasts.
  ///
  /// Wider than ``differencesBonferroni`` but where there are many groups. Source: H. Scheffe (1953), *Biometrika*
  /// 40(1-2), 87-104, [doi:10.1093/biomet/40.1-2.87](https://doi.org/10.1093/biomet/40.1-2.87); A. Gold (1963),
  /// *Ann. Math. Statist.* 34(1), 56-74.
  case differencesScheffe = "differences-scheffe"
  /// Newcombe's interval of each difference, its level shared by Bonferroni.
  ///
  /// It has a width at every count, where ``differencesBonferroni`` has points, and is the one to take in small groups. At
  /// shares next to 0 and 1 it can cover less than its level says, as it does for one pair. Source: R. G. Newcombe (1998),
  /// *Statist. Med.* 17, 873-890, method 10; O. J. Dunn (1961), *J. Amer. Statist. Assoc.* 56, 52-64,
  /// [doi:10.1080/01621459.1961.10482090](https://doi.org/10.1080/01621459.1961.10482090).
  case differencesNewcombe = "differences-newcombe"

  /// The method where none is asked for.
  public static let `default` = GroupMethod.pairwiseFisher

  /// Returns what the method finds of all pairs, the first group of each before the second.
  ///
  /// - Complexity: O(k^2) pairs of k groups; each Fisher test as of two samples.
  public func finding(for counts: GroupCounts, level: ConfidenceLevel = 0.95) -> PairwiseFinding {
    let tests: [PairwiseFinding.Test]
    switch self {
    case .pairwiseFisher:
      tests = counts.pairs.map { first, second, pair in
        PairwiseFinding.Test(
          pair: .init(first: first, second: second),
          pValue: ExactTestMethod.fisher.finding(for: pair).pValue)
      }
    case .pairwiseScore:
      tests = counts.pairs.map { first, second, pair in
        let z = pair.signedPearsonRoot
        return PairwiseFinding.Test(
          pair: .init(first: first, second: second), z: z,
          pValue: z.map { 2 * StandardNormal.upperTail(at: $0.magnitude) })
      }
    case .differencesBonferroni, .differencesScheffe:
      return waldDifferences(counts, level)
    case .differencesNewcombe: return newcombeDifferences(counts, level)
    }
    var finding = PairwiseFinding(
      method: rawValue, content: .tests(PairwiseFinding.adjusted(tests)), names: counts.names)
    let undefined = tests.count { $0.pValue == nil }
    if undefined > 0 {
      finding.warnings.add(
        .undefined,
        self == .pairwiseScore
          ? "\(rawValue) is undefined for \(undefined) of \(tests.count) pairs, in which nobody or everybody is a "
            + "success; they don't count for the adjustment"
          : "\(rawValue) gives no p-value for \(undefined) of \(tests.count) pairs, whose counts are too large; "
            + "pairwise-score takes them")
    }
    if self == .pairwiseScore, counts.hasFewOnASide {
      finding.warnings.add(
        .smallExpectedCounts,
        "a group has fewer than 5 successes or failures, so the p-values are a rough guide; pairwise-fisher is exact"
      )
    }
    return finding
  }

  /// Newcombe's intervals, each at the part of the significance that a pair has.
  private func newcombeDifferences(
    _ counts: GroupCounts, _ level: ConfidenceLevel
  ) -> PairwiseFinding {
    let pairs = counts.pairs
    // Of a significance next to 0 one minus its part keeps too few digits.
    let part = level.significance / Double(pairs.count)
    guard part >= 1e-12, let own = try? ConfidenceLevel(1 - part) else {
      return PairwiseFinding(
        method: rawValue, content: .differences([], level: level), names: counts.names,
        warnings: [
          AnalysisWarning(
            .undefined,
            "the level is so near 1 that its part for each of \(pairs.count) pairs can't be told from 1; ask for a lower one"
          )
        ])
    }
    let differences = pairs.map { first, second, pair in
      let limits = pair.newcombeInterval(level: own)
      return PairwiseFinding.Difference(
        pair: .init(first: first, second: second), estimate: pair.difference,
        interval: ConfidenceInterval(
          lower: limits.lower, upper: limits.upper, in: -1...1, level: level, side: .two))
    }
    return PairwiseFinding(
      method: rawValue, content: .differences(differences, level: level), names: counts.names)
  }

  private func waldDifferences(
    _ counts: GroupCounts, _ level: ConfidenceLevel
  ) -> PairwiseFinding {
    let pairs = counts.pairs
    let reach = SimultaneousReach(pairs: pairs.count, of: counts.groups.count, level: level)
    let quantile = self == .differencesBonferroni ? reach.bonferroni : reach.scheffe
    let differences = pairs.map { first, second, pair in
      let wald = pair.waldDifference
      return PairwiseFinding.Difference(
        pair: .init(first: first, second: second), estimate: wald.center,
        interval: reach.interval(wald.center, standardError: wald.standardError, quantile))
    }
    var finding = PairwiseFinding(
      method: rawValue, content: .differences(differences, level: level), names: counts.names)
    finding.warnPoints(differences)
    if counts.hasFewOnASide {
      finding.warnings.add(
        .smallExpectedCounts,
        "a group has fewer than 5 successes or failures, where intervals of this kind cover too little; "
          + "pairwise-fisher is exact")
    }
    return finding
  }
}

/// The differences of the shares of all pairs of categories of one question; raw values are the slugs.
public enum CategoryDifferenceMethod: String, CaseIterable, Hashable, Sendable {
  /// Goodman's intervals: the level is shared by the pairs, as by Bonferroni.
  ///
  /// Source: L. A. Goodman (1965), *Technometrics* 7(2), 247-254,
  /// [doi:10.1080/00401706.1965.10490252](https://doi.org/10.1080/00401706.1965.10490252).
  case goodman = "differences-goodman"
  /// Gold's intervals at the quantile of Scheffe's method, which hold for all contrasts of the shares.
  ///
  /// Source: R. Z. Gold (1963), *Ann. Math. Statist.* 34(1), 56-74,
  /// [doi:10.1214/aoms/1177704242](https://doi.org/10.1214/aoms/1177704242).
  case scheffe = "differences-scheffe"

  /// The method where none is asked for.
  public static let `default` = CategoryDifferenceMethod.goodman

  /// The most categories whose pairs are gone through.
  public static let largestCategories = 1_000

  /// Returns the differences, the first category of each pair before the second, with intervals that hold together.
  ///
  /// They are the estimate plus and minus standard errors of the multinomial sample, clipped to -1...1; a point, with a
  /// warning, where that is 0. Not to be relied on with counts below 5; a warning says so.
  ///
  /// - Complexity: O(k^2) for k categories.
  public func finding(
    for counts: CategoryCounts, level: ConfidenceLevel = 0.95
  ) -> PairwiseFinding {
    guard counts.counts.count <= Self.largestCategories else {
      return PairwiseFinding(
        method: rawValue, content: .differences([], level: level),
        warnings: [
          AnalysisWarning(
            .tooLarge,
            "\(rawValue) goes through the pairs of up to \(Self.largestCategories) categories, and there are "
              + "\(counts.counts.count); put categories together")
        ])
    }
    let n = Double(counts.total)
    let categories = counts.counts.indices
    let pairs = categories.flatMap { first in
      categories.dropFirst(first + 1).map { PairwiseFinding.Pair(first: first, second: $0) }
    }
    let reach = SimultaneousReach(pairs: pairs.count, of: categories.count, level: level)
    let quantile = self == .goodman ? reach.bonferroni : reach.scheffe
    let differences = pairs.map { pair in
      let (first, second) = (Double(counts.counts[pair.first]), Double(counts.counts[pair.second]))
      // n (p + q) - n (p - q)^2 from the two counts and the rest, which are not negative.
      let rest = n - first - second
      let squares = ((first + second) * rest + 4 * first * second) / n
      let estimate = Double(counts.counts[pair.first] - counts.counts[pair.second]) / n
      return PairwiseFinding.Difference(
        pair: pair, estimate: estimate,
        interval: reach.interval(estimate, standardError: squares.squareRoot() / n, quantile))
    }
    var finding = PairwiseFinding(
      method: rawValue, content: .differences(differences, level: level))
    finding.warnPoints(differences)
    if counts.counts.contains(where: { $0 < 5 }) {
      finding.warnings.add(
        .smallExpectedCounts,
        "a category has fewer than 5 respondents, where intervals of this kind cover too little; "
          + "bonferroni-clopper-pearson gives intervals of the shares that can be relied on")
    }
    return finding
  }
}

/// How many standard errors wide intervals of differences are that hold together.
private struct SimultaneousReach {
  /// For so many pairs, each with its part of the significance.
  let bonferroni: Double
  /// For all contrasts of so many groups or categories.
  let scheffe: Double
  private let level: ConfidenceLevel

  init(pairs: Int, of groups: Int, level: ConfidenceLevel) {
    bonferroni = StandardNormal.quantile(upperTail: level.significance / 2 / Double(pairs))
    scheffe = ChiSquaredDistribution(degreesOfFreedom: Double(groups - 1))
      .quantile(upperTail: level.significance).squareRoot()
    self.level = level
  }

  func interval(
    _ estimate: Double, standardError: Double, _ quantile: Double
  ) -> ConfidenceInterval {
    let reach = quantile * standardError
    return ConfidenceInterval(
      lower: estimate - reach, upper: estimate + reach, in: -1...1, level: level, side: .two)
  }
}

extension PairwiseFinding {
  /// The tests with their p-values adjusted by Holm, for the number of those that have one.
  fileprivate static func adjusted(_ tests: [Test]) -> [Test] {
    let known = tests.compactMap(\.pValue)
    guard let family = try? PValues(known) else { return tests }
    var adjusted = family.holmAdjusted()[...]
    return tests.map { test in
      var test = test
      if test.pValue != nil { test.adjusted = adjusted.popFirst() }
      return test
    }
  }

  /// Says that intervals are points, where any are.
  fileprivate mutating func warnPoints(_ differences: [Difference]) {
    let points = differences.count { $0.interval.lower == $0.interval.upper }
    guard points > 0 else { return }
    warnings.add(
      .degenerate,
      "the interval of \(points) of \(differences.count) pairs is a point, as the counts show no variation that the "
        + "method could use")
  }
}

extension GroupCounts {
  /// Whether some group has fewer than 5 successes or failures.
  fileprivate var hasFewOnASide: Bool { groups.contains { min($0.successes, $0.failures) < 5 } }

  /// Returns what a method finds of all pairs of groups.
  ///
  /// ```swift
  /// let groups = try GroupCounts(successes: [5, 8, 12], trials: [20, 21, 25])
  /// groups.pairs(.pairwiseFisher).pairs.count  // 3
  /// ```
  public func pairs(
    _ method: GroupMethod = .default, level: ConfidenceLevel = 0.95
  ) -> PairwiseFinding {
    method.finding(for: self, level: level)
  }
}

extension CategoryCounts {
  /// Returns the differences of all pairs of shares, with intervals that hold together.
  ///
  /// ```swift
  /// let counts = try CategoryCounts([10, 20, 30])
  /// counts.differences().pairs.count  // 3
  /// ```
  public func differences(
    _ method: CategoryDifferenceMethod = .default, level: ConfidenceLevel = 0.95
  ) -> PairwiseFinding {
    method.finding(for: self, level: level)
  }
}

extension IndependentCounts {
  /// The root of Pearson's statistic, below 0 where the first proportion is the smaller one; nil where that is
  /// undefined.
  fileprivate var signedPearsonRoot: Double? {
    let direction = ProductDifference.value(
      Double(first.successes), Double(second.trials), Double(second.successes),
      Double(first.trials))
    return table.pearsonStatistic().map { direction < 0 ? -$0.squareRoot() : $0.squareRoot() }
  }
}
