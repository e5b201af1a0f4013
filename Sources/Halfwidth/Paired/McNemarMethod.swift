internal import Glibc
internal import NumericCore

/// The tests of equal proportions in pairs; raw values are their slugs.
///
/// All of them look at the respondents who answered the two questions differently, b and c, and at
/// nobody else.
public enum McNemarMethod: String, CaseIterable, Hashable, Sendable {
  /// McNemar's test: (b - c)^2 / (b + c), chi-squared with one degree of freedom.
  ///
  /// The square of the score statistic, so its dual is Tango's interval. Not to be used with fewer than
  /// about 10 discordant pairs. Source: Q. McNemar (1947), *Psychometrika* 12, 153-157,
  /// [doi:10.1007/BF02295996](https://doi.org/10.1007/BF02295996).
  case mcnemar
  /// McNemar's test with continuity correction: max(abs(b - c) - 1, 0)^2 / (b + c).
  ///
  /// As conservative as the exact test, which it imitates; ``exact`` serves better everywhere. Source: A.
  /// L. Edwards (1948), *Psychometrika* 13, 185-187.
  case continuityCorrected = "mcnemar-cc"
  /// The exact conditional test: twice the smaller tail of b among b + c fair coins, at most 1.
  ///
  /// Its size is never above the level, and mostly far below it.
  case exact = "mcnemar-exact"
  /// The mid-p form of the exact test: twice the tail that counts the observed split by half, at most 1.
  ///
  /// Approximate: its size is near the level and can pass it (.061 at a level of .05), where that of
  /// the exact test is at most .037. Source: M. W. Fagerland, S. Lydersen, P. Laake (2013), *BMC Med.
  /// Res. Methodol.* 13:91, [doi:10.1186/1471-2288-13-91](https://doi.org/10.1186/1471-2288-13-91).
  /// They double the tail at b = c without a cap and then take half of the probability off; their
  /// number is the detail `p_value_fagerland`.
  case midP = "mcnemar-mid-p"

  /// The test where none is asked for.
  public static let `default` = McNemarMethod.midP

  /// The largest number of discordant pairs that the exact tests take.
  public static let largestDiscordant = 1_000_000

  /// Returns the test of the hypothesis that the two proportions are equal.
  ///
  /// - Returns: Without discordant pairs the exact tests have a p-value of 1, and the others neither
  ///   statistic nor p-value, with a warning. The statistic of the exact tests is the smaller of b and
  ///   c. Above ``largestDiscordant`` discordant pairs the exact tests have no p-value, with a warning.
  ///
  /// Against one direction, whether the first answer's proportion is larger or smaller, the exact tests are one tail,
  /// and the others a tail of `z`, the signed root of the statistic.
  ///
  /// - Complexity: O(1); up to 60 discordant pairs the exact tests sum whole numbers.
  public func finding(
    for counts: PairedCounts, alternative: AlternativeHypothesis = .two
  ) -> TestFinding {
    var finding =
      switch self {
      case .mcnemar: chiSquared(counts, alternative, correction: 0, dualIntervals: ["tango"])
      case .continuityCorrected: chiSquared(counts, alternative, correction: 1, dualIntervals: [])
      case .exact: exactFinding(counts, alternative, dualIntervals: ["conditional-exact"])
      case .midP: exactFinding(counts, alternative, dualIntervals: ["conditional-mid-p"])
      }
    finding.hypothesis = TestedHypothesis(alternative)
    return finding
  }

  private func chiSquared(
    _ counts: PairedCounts, _ alternative: AlternativeHypothesis, correction: Double,
    dualIntervals: [String]
  ) -> TestFinding {
    guard counts.discordant > 0 else {
      return TestFinding(
        method: rawValue, degreesOfFreedom: alternative == .two ? nil : 1, pValue: nil,
        dualIntervals: dualIntervals,
        details: alternative == .two ? [] : [NamedNumber("z", nil)],
        warnings: [
          AnalysisWarning(
            .undefined, "\(rawValue) is undefined where nobody answered the two differently")
        ])
    }
    let excess = max(Double((counts.firstOnly - counts.secondOnly).magnitude) - correction, 0)
    let root = excess / Double(counts.discordant).squareRoot()
    return TestFinding(
      method: rawValue, statistic: excess * excess / Double(counts.discordant),
      degreesOfFreedom: 1,
      pValue: alternative.pValue(z: counts.firstOnly < counts.secondOnly ? -root : root),
      dualIntervals: dualIntervals,
      details: alternative == .two
        ? [] : [NamedNumber("z", counts.firstOnly < counts.secondOnly ? -root : root)])
  }

  private func exactFinding(
    _ counts: PairedCounts, _ alternative: AlternativeHypothesis, dualIntervals: [String]
  ) -> TestFinding {
    let smaller = min(counts.firstOnly, counts.secondOnly)
    guard counts.discordant <= McNemarMethod.largestDiscordant else {
      return TestFinding(
        method: rawValue, statistic: Double(smaller), pValue: nil, dualIntervals: dualIntervals,
        warnings: [
          AnalysisWarning(
            .tooManyTrials,
            "\(rawValue) is offered up to \(McNemarMethod.largestDiscordant) discordant "
              + "pairs, and there are \(counts.discordant); mcnemar takes them")
        ])
    }
    let tails = FairCoinTails(counts)
    let isMidP = self == .midP
    if alternative != .two {
      // The tail of the larger count is the rest of that of the smaller one, and at least a half.
      let isSmallTail =
        (alternative == .greater) == (counts.firstOnly >= counts.secondOnly)
        || tails.imbalance == 0
      let small = isMidP ? (tails.tail + tails.shorterTail) / 2 : tails.tail
      let large = isMidP ? 1 - small : 1 - tails.shorterTail
      return TestFinding(
        method: rawValue, statistic: Double(smaller), exact: isSmallTail ? small : large,
        logarithm: (isMidP ? tails.logarithms.midP : tails.logarithms.exactP) - log(2),
        dualIntervals: dualIntervals)
    }
    return TestFinding(
      method: rawValue, statistic: Double(smaller), exact: isMidP ? tails.midP : tails.exactP,
      logarithm: isMidP ? tails.logarithms.midP : tails.logarithms.exactP,
      dualIntervals: dualIntervals,
      details: isMidP ? [NamedNumber("p_value_fagerland", tails.fagerlandMidP)] : [])
  }
}

extension PairedCounts {
  /// Returns one of McNemar's tests: whether the two answers' proportions are equal.
  ///
  /// ```swift
  /// let counts = try PairedCounts(both: 20, firstOnly: 12, secondOnly: 2, neither: 16)
  /// counts.test(.exact).pValue  // 0.0129
  /// ```
  public func test(
    _ method: McNemarMethod = .default, alternative: AlternativeHypothesis = .two
  ) -> TestFinding {
    method.finding(for: self, alternative: alternative)
  }
}
