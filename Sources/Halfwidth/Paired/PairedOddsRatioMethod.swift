/// The methods for an interval around the conditional odds ratio of pairs; raw values are their slugs.
///
/// In the model of pairs with a common odds ratio, b of the b + c discordant pairs favour the first
/// answer with probability p = r/(1 + r), where r is the odds ratio. Its conditional
/// maximum-likelihood estimate is b/c, and the limits are those of p, as odds. The odds ratio of the
/// two margins is another parameter: these methods are not for it.
///
/// Source: N. E. Breslow, N. E. Day (1980), *Statistical Methods in Cancer Research* 1, chapter 5.
public enum PairedOddsRatioMethod: String, CaseIterable, Hashable, Sendable {
  /// From the Clopper-Pearson limits of b among b + c; dual to the exact McNemar test.
  case conditionalExact = "conditional-exact"
  /// From the mid-p limits of b among b + c; dual to the mid-p McNemar test, and as approximate.
  case conditionalMidP = "conditional-mid-p"

  /// The method where none is asked for.
  public static let `default` = PairedOddsRatioMethod.conditionalExact

  /// The largest number of discordant pairs that the methods take.
  public static let largestDiscordant = 1_000_000

  /// Returns the interval for the conditional odds ratio, or nil above ``largestDiscordant``.
  ///
  /// - Returns: Lower limit 0 without an answer of the first kind, upper limit infinity without one of
  ///   the second, and both without discordant pairs.
  /// - Complexity: O(1); some 20 tail probabilities a limit for mid-p.
  public func interval(
    for counts: PairedCounts, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval? {
    guard counts.discordant <= PairedOddsRatioMethod.largestDiscordant else { return nil }
    return ConfidenceInterval(
      limits(first: counts.firstOnly, second: counts.secondOnly, level: level, side: side),
      in: 0...(.infinity), level: level, side: side)
  }

  /// Returns the limits for the odds of the one of two things that `first` of `first + second` are.
  func limits(
    first: Int, second: Int, level: ConfidenceLevel, side: IntervalSide
  ) -> ConfidenceInterval.RawLimits {
    guard first + second > 0 else {
      return ConfidenceInterval.RawLimits(lower: 0, upper: .infinity)
    }
    // 1 - p is not subtracted but taken from the limits of the other, so that odds next to 0 and far from 1
    // keep their digits alike.
    func share(_ count: Int, _ side: IntervalSide) -> ConfidenceInterval {
      let counts = BinomialCounts(unchecked: count, of: first + second)
      return switch self {
      case .conditionalExact: counts.clopperPearsonInterval(level: level, side: side)
      case .conditionalMidP: counts.midPInterval(level: level, side: side)
      }
    }
    let (one, other) = (share(first, side), share(second, side.mirrored))
    return ConfidenceInterval.RawLimits(
      lower: one.lower / other.upper, upper: one.upper / other.lower)
  }

  /// Returns the conditional odds ratio b/c with its interval.
  ///
  /// - Returns: An infinite estimate where only c is 0; where both are 0 none, with a warning.
  public func finding(
    for counts: PairedCounts, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> IntervalFinding {
    var warnings: [AnalysisWarning] = []
    if counts.discordant == 0 {
      warnings.add(
        .undefined,
        "nobody answered the two differently, so the conditional odds ratio has no "
          + "estimate and can be any")
    } else if counts.discordant > PairedOddsRatioMethod.largestDiscordant {
      warnings.add(
        .tooManyTrials,
        "\(rawValue) is offered up to \(PairedOddsRatioMethod.largestDiscordant) "
          + "discordant pairs, and there are \(counts.discordant); tango takes them, for the "
          + "difference")
    }
    let estimate = Double(counts.firstOnly) / Double(counts.secondOnly)
    return IntervalFinding(
      estimand: "conditional_odds_ratio", method: rawValue, level: level,
      estimate: counts.discordant == 0 ? nil : estimate,
      interval: interval(for: counts, level: level, side: side), warnings: warnings)
  }
}

extension PairedCounts {
  /// Returns the odds ratio of two answers of the same respondents with one method's interval.
  ///
  /// ```swift
  /// let counts = try PairedCounts(both: 20, firstOnly: 12, secondOnly: 2, neither: 16)
  /// counts.interval(.conditionalMidP).estimate  // 6
  /// ```
  public func interval(
    _ method: PairedOddsRatioMethod, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> IntervalFinding {
    method.finding(for: self, level: level, side: side)
  }
}
