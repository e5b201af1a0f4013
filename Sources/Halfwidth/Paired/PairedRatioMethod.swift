internal import Glibc
internal import NumericCore

/// The methods for an interval around the ratio of two paired proportions, the first answer's over the second's;
/// raw values are their slugs.
///
/// For how many times as often the same people say yes to the first as to the second. Not for the odds ratio of
/// pairs, ``PairedOddsRatioMethod``, which looks at changed answers alone.
public enum PairedRatioMethod: String, CaseIterable, Hashable, Sendable {
  /// All ratios that the score test does not reject; see ``PairedCounts/scoreStatistic(ratio:)``.
  ///
  /// Source: N. S. Tang, M. L. Tang, I. S. F. Chan (2003), *Statist. Med.* 22, 1217-1233,
  /// [doi:10.1002/sim.1439](https://doi.org/10.1002/sim.1439); J. M. Nam, W. C. Blackwelder (2002), *Statist. Med.*
  /// 21, 689-699, [doi:10.1002/sim.1048](https://doi.org/10.1002/sim.1048).
  case score = "ratio-score"
  /// Wilson limits of the two proportions at a distance that knows of their correlation, divided by each other.
  ///
  /// Close to the score interval, and a closed form; no test is dual to it.
  ///
  /// Source: D. G. Bonett, R. M. Price (2006), *J. Educ. Behav. Statist.* 31(1), 73-86.
  case bonettPriceRatio = "ratio-bonett-price"
  /// Symmetric on the scale of the log ratio, by the delta method.
  ///
  /// Shown because it is widely reported; undefined where an answer has no yes, a point where nobody answered the two
  /// differently, and too short in small samples, where it is not to be used.
  ///
  /// Source: P. Graham, R. Jackson (1993), *J. Clin. Epidemiol.* 46(9), 959-965,
  /// [doi:10.1016/0895-4356(93)90164-X](https://doi.org/10.1016/0895-4356%2893%2990164-X).
  case waldLog = "ratio-wald-log"

  /// The method where none is asked for.
  public static let `default` = PairedRatioMethod.score

  /// Returns the interval, inside 0...infinity; nil where neither answer has a yes, and of ``waldLog`` where one has
  /// none.
  public func interval(
    for counts: PairedCounts, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval? {
    guard let ratio = counts.ratio else { return nil }
    if self == .waldLog, ratio == 0 || ratio == .infinity { return nil }
    return ConfidenceInterval(in: 0...(.infinity), level: level, side: side) { z in
      switch self {
      case .score:
        .init(
          lower: min(ratio, counts.scoreRatioLowerLimit(z: z)),
          upper: max(ratio, 1 / counts.swapped.scoreRatioLowerLimit(z: z)))
      case .bonettPriceRatio: counts.bonettPriceRatioLimits(z: z)
      case .waldLog:
        .init(
          lower: ratio * exp(-z * counts.waldLogRatioError),
          upper: ratio * exp(z * counts.waldLogRatioError))
      }
    }
  }

  /// Returns the ratio of the proportions of yes and its interval.
  ///
  /// - Returns: An infinite estimate where only the second answer has no yes; where neither has any no estimate, with a
  ///   warning. The detail `log_standard_error` of ``waldLog`` is that of the logarithm.
  /// - Complexity: O(1), for any number of respondents.
  public func finding(
    for counts: PairedCounts, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> IntervalFinding {
    let interval = interval(for: counts, level: level, side: side)
    var finding = IntervalFinding(
      estimand: "ratio", method: rawValue, level: level, estimate: counts.ratio, interval: interval
    )
    if self == .waldLog {
      finding.details = [
        NamedNumber(
          "log_standard_error", interval == nil ? nil : counts.waldLogRatioError)
      ]
    }
    if counts.ratio == nil {
      finding.warnings.add(
        .undefined,
        "nobody said yes to either, so that their ratio has no estimate; the difference has one")
    } else if interval == nil {
      finding.warnings.add(
        .undefined,
        "\(rawValue) is undefined where an answer has no yes; ratio-score takes such answers")
    }
    return finding
  }

  /// Returns the score test of a stated ratio, or of margins for it: what ``score`` inverts.
  ///
  /// The other methods have no test, and refuse.
  ///
  /// - Returns: Neither z nor p-value, with a warning, where neither answer has a yes, and for a ratio of 1 where nobody
  ///   answered the two differently.
  /// - Complexity: O(1), for any number of respondents.
  public func finding(
    for counts: PairedCounts, hypothesis: TestedHypothesis, level: ConfidenceLevel = 0.95
  ) -> TestFinding {
    switch self {
    case .score: break
    case .bonettPriceRatio, .waldLog: return TestFinding(refused: rawValue, testing: hypothesis)
    }
    return TestFinding(
      rawValue, of: .ratio, hypothesis, estimate: counts.ratio, level: level,
      dualIntervals: hypothesis.margins == nil ? [rawValue] : [],
      undefined: AnalysisWarning(
        .undefined,
        counts.ratio == nil
          ? "nobody said yes to either, so that no ratio can be tested; the difference can"
          : "\(rawValue) is undefined at a ratio of 1 where nobody answered the two differently")
    ) { null, alternative in
      StatedTest(z: counts.scoreStatistic(ratio: null), alternative)
    }
  }
}

extension PairedCounts {
  /// Returns the ratio of two answers of the same respondents with one method's interval.
  ///
  /// ```swift
  /// let counts = try PairedCounts(both: 20, firstOnly: 12, secondOnly: 2, neither: 16)
  /// counts.interval(.bonettPriceRatio).estimate  // 1.4545
  /// ```
  public func interval(
    _ method: PairedRatioMethod, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> IntervalFinding {
    method.finding(for: self, level: level, side: side)
  }

  /// Returns the score test of a stated ratio of two answers, or of margins for it.
  public func test(
    _ method: PairedRatioMethod, of hypothesis: TestedHypothesis, level: ConfidenceLevel = 0.95
  ) -> TestFinding {
    method.finding(for: self, hypothesis: hypothesis, level: level)
  }
}
