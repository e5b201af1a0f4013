internal import NumericCore

/// The tests of one proportion against a stated value, or against two margins; raw values are their slugs.
///
/// Whether a proportion has a value that was stated beforehand. Not to be used with a value that was taken from
/// the same data, nor to show that a proportion is what was stated: a large p-value does not, margins do.
public enum ProportionTest: String, CaseIterable, Hashable, Sendable {
  /// The exact binomial test: the probability of the counts that are no more likely than the observed one
  /// (the "minlike" rule of R's `binom.test`).
  ///
  /// Never rejects a true value more often than the level says. Two-sided it has no dual interval: the values that
  /// it does not reject can have gaps. One-sided it is a tail, and dual to the bound of Clopper and Pearson.
  ///
  /// Source: C. J. Clopper, E. S. Pearson (1934), *Biometrika* 26, 404-413,
  /// [doi:10.1093/biomet/26.4.404](https://doi.org/10.1093/biomet/26.4.404); the rule: T. E. Sterne (1954),
  /// *Biometrika* 41, 275-278, [doi:10.1093/biomet/41.1-2.275](https://doi.org/10.1093/biomet/41.1-2.275).
  case exactBinomial = "exact-binomial"
  /// The exact binomial test by twice the smaller tail, at most 1: rejects exactly what
  /// ``BinomialCounts/clopperPearsonInterval(level:side:)`` leaves out.
  ///
  /// As conservative as that interval; where size near the level is enough, ``exactBinomialMidP``.
  case exactBinomialCentral = "exact-binomial-central"
  /// Blaker's exact test: the smaller tail and the largest opposite tail that is no larger, together.
  ///
  /// Never larger than ``exactBinomialCentral``. Its dual is ``BinomialCounts/blakerInterval(level:)``, the hull of
  /// the values that it does not reject, which can have gaps. There is no one-sided form.
  ///
  /// Source: H. Blaker (2000), *Canad. J. Statist.* 28(4), 783-798,
  /// [doi:10.2307/3315916](https://doi.org/10.2307/3315916).
  case exactBinomialBlaker = "exact-binomial-blaker"
  /// The mid-p form: twice the smaller tail that counts the observed count by half, at most 1.
  ///
  /// Its size is near the level and can pass it; not for a result that must hold the level. Dual to
  /// ``BinomialCounts/midPInterval(level:side:)``.
  ///
  /// Source: H. O. Lancaster (1961), *J. Amer. Statist. Assoc.* 56, 223-234,
  /// [doi:10.1080/01621459.1961.10482105](https://doi.org/10.1080/01621459.1961.10482105).
  case exactBinomialMidP = "exact-binomial-mid-p"
  /// The score test: (x - n p) / sqrt(n p (1 - p)), dual to ``BinomialCounts/wilsonInterval(level:side:)``.
  ///
  /// Approximate; not to be used where n p or n (1 - p) is below about 5. Undefined at values of 0 and 1.
  ///
  /// Source: E. B. Wilson (1927), *J. Amer. Statist. Assoc.* 22(158), 209-212,
  /// [doi:10.1080/01621459.1927.10502953](https://doi.org/10.1080/01621459.1927.10502953).
  case scoreZ = "score-z"
  /// The score test with continuity correction: the distance is made smaller by one half, or by itself where
  /// it is smaller, for every alternative, as R's `prop.test` does.
  ///
  /// As conservative as the exact test, which serves better. Dual to
  /// ``BinomialCounts/wilsonContinuityCorrectedInterval(level:side:)`` but without successes or failures.
  ///
  /// Source: R. G. Newcombe (1998), *Statist. Med.* 17, 857-872.
  case scoreZContinuityCorrected = "score-z-cc"
  /// The likelihood-ratio test, dual to ``BinomialCounts/likelihoodRatioInterval(level:side:)``; `z` is the
  /// signed root of the statistic.
  ///
  /// Approximate; without successes or failures it rejects too often, and is not to be used. At values of 0 and 1
  /// the statistic is 0 or infinite.
  ///
  /// Source: D. R. Cox, D. V. Hinkley (1974), *Theoretical Statistics*, chapter 9.
  case likelihoodRatioTest = "likelihood-ratio-test"

  /// The test where none is asked for: its size is never above the level, and it never disagrees with its interval.
  public static let `default` = ProportionTest.exactBinomialCentral
}

extension ProportionTest {
  /// The interval that holds what the two-sided test does not reject; nil where none does.
  private var dualInterval: ProportionMethod? {
    switch self {
    case .exactBinomial: nil
    case .exactBinomialCentral: .clopperPearson
    case .exactBinomialBlaker: .blaker
    case .exactBinomialMidP: .midP
    case .scoreZ: .wilson
    case .scoreZContinuityCorrected: .wilsonContinuityCorrected
    case .likelihoodRatioTest: .likelihoodRatio
    }
  }

  /// The test that rejects what a method's interval leaves out; nil where no test does.
  public init?(dualTo method: ProportionMethod) {
    guard let test = Self.allCases.first(where: { $0.dualInterval == method }) else { return nil }
    self = test
  }

  /// The largest number of trials that the test takes.
  public var largestTrials: Int {
    switch self {
    case .exactBinomial, .exactBinomialCentral, .exactBinomialBlaker, .exactBinomialMidP: 1_000_000
    case .scoreZ, .scoreZContinuityCorrected, .likelihoodRatioTest: BinomialCounts.largestTrials
    }
  }

  /// Returns the test of a stated proportion.
  ///
  /// - Parameters:
  ///   - counts: Successes among trials.
  ///   - hypothesis: A value of ``TestedHypothesis/Parameter/proportion``, with a direction, or margins; anything
  ///     else is refused with the warning `wrong-hypothesis`.
  ///   - level: What the p-value is held against in ``TestFinding/stated``.
  /// - Returns: No p-value, with a warning, above ``largestTrials``, of the score tests at values of 0 and 1, and of
  ///   Blaker's test from one side.
  /// - Complexity: O(log n).
  public func finding(
    for counts: BinomialCounts, hypothesis: TestedHypothesis, level: ConfidenceLevel = 0.95
  ) -> TestFinding {
    let isOneSided = hypothesis.alternative != .two || hypothesis.margins != nil
    if self == .exactBinomialBlaker, isOneSided { return TestFinding(withoutDirection: rawValue) }
    var finding = TestFinding(
      rawValue, of: .proportion, hypothesis, estimate: counts.estimate, level: level,
      dualIntervals: dualIntervals(for: counts, hypothesis), undefined: undefined(for: counts)
    ) { null, alternative in
      counts.trials > largestTrials
        ? StatedTest(pValue: nil) : test(counts, null, alternative)
    }
    if let warning = smallExpected(counts, hypothesis) { finding.warnings.append(warning) }
    return finding
  }

  private func test(
    _ counts: BinomialCounts, _ null: Double, _ alternative: AlternativeHypothesis
  ) -> StatedTest {
    switch self {
    case .exactBinomial, .exactBinomialCentral, .exactBinomialBlaker, .exactBinomialMidP:
      exactTest(counts, null, alternative)
    case .scoreZ: counts.scoreTest(null: null, correction: 0, alternative)
    case .scoreZContinuityCorrected: counts.scoreTest(null: null, correction: 0.5, alternative)
    case .likelihoodRatioTest: counts.likelihoodRatioTest(null: null, alternative)
    }
  }

  private func exactTest(
    _ counts: BinomialCounts, _ null: Double, _ alternative: AlternativeHypothesis
  ) -> StatedTest {
    let distribution = BinomialDistribution(trials: counts.trials, probability: null)
    let tails = (less: counts.exactPValue(below: null), greater: counts.exactPValue(above: null))
    var test = StatedTest()
    var isTail = true
    switch (self, alternative) {
    case (.exactBinomial, .two):
      test.pValue = distribution.minlikePValue(counts.successes)
      isTail = false
    case (.exactBinomialBlaker, .two):
      test.pValue = distribution.blakerPValue(counts.successes)
      isTail = false
    case (.exactBinomialMidP, _):
      test.pValue = alternative.pValue(
        less: counts.midPBelow(null), greater: counts.midPAbove(null))
      isTail = false
    default: test.pValue = alternative.pValue(less: tails.less, greater: tails.greater)
    }
    test.isImpossible =
      (null == 0 && counts.successes > 0) || (null == 1 && counts.failures > 0)
    if isTail, let p = test.pValue, p < TestFinding.smallestPValue, !test.isImpossible {
      test.logPValue = counts.logSmallerTail(null, isDoubled: alternative == .two)
    }
    return test
  }

  /// The slugs of the intervals that hold what the test does not reject; of margins none does.
  private func dualIntervals(
    for counts: BinomialCounts, _ hypothesis: TestedHypothesis
  ) -> [String] {
    if hypothesis.margins != nil { return [] }
    let method: ProportionMethod? =
      switch self {
      case .exactBinomial: hypothesis.alternative == .two ? nil : .clopperPearson
      case .scoreZContinuityCorrected:
        counts.successes > 0 && counts.failures > 0 ? dualInterval : nil
      case .exactBinomialCentral, .exactBinomialBlaker, .exactBinomialMidP, .scoreZ,
        .likelihoodRatioTest:
        dualInterval
      }
    return method.map { [$0.rawValue] } ?? []
  }

  private func undefined(for counts: BinomialCounts) -> AnalysisWarning {
    counts.trials > largestTrials
      ? AnalysisWarning(
        .tooManyTrials,
        "\(rawValue) is offered up to \(largestTrials) trials, and there are \(counts.trials); score-z takes them"
      )
      : AnalysisWarning(
        .undefined,
        "\(rawValue) is undefined at a share of 0 or 1, which a single answer proves wrong; exact-binomial is not"
      )
  }

  /// That fewer than 5 successes or failures are expected, of the approximate tests.
  private func smallExpected(
    _ counts: BinomialCounts, _ hypothesis: TestedHypothesis
  ) -> AnalysisWarning? {
    switch self {
    case .exactBinomial, .exactBinomialCentral, .exactBinomialBlaker, .exactBinomialMidP: return nil
    case .scoreZ, .scoreZContinuityCorrected, .likelihoodRatioTest: break
    }
    let values =
      hypothesis.null.map { [$0] } ?? hypothesis.margins.map { [$0.lower, $0.upper] } ?? []
    let least = values.map { Double(counts.trials) * min($0, 1 - $0) }.min() ?? 5
    // A share such as 0.1 of 50 is 5, whatever the last bits of its double are.
    guard least < 5 * (1 - 1e-12) else { return nil }
    return AnalysisWarning(
      .smallExpectedCounts,
      "fewer than 5 successes or failures are expected at the stated share, so the normal distribution is a rough "
        + "guide; exact-binomial-central needs no large counts")
  }
}

extension BinomialCounts {
  /// Returns a test that the proportion has a stated value, or lies outside of two margins.
  ///
  /// ```swift
  /// let counts = try BinomialCounts(successes: 37, trials: 50)
  /// let half = try TestedHypothesis(.proportion, null: 0.5)
  /// counts.test(.exactBinomial, of: half).pValue  // 0.0009
  /// ```
  public func test(
    _ method: ProportionTest = .default, of hypothesis: TestedHypothesis,
    level: ConfidenceLevel = 0.95
  ) -> TestFinding {
    method.finding(for: self, hypothesis: hypothesis, level: level)
  }
}
