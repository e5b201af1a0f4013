internal import NumericCore

/// The methods for the ratio of two rates; raw values are their slugs.
///
/// All of them take events as independent, and look at how the events that were counted in all are split: if
/// the rates are equal, each is one of the first with probability t1/(t1 + t2), t the exposures.
///
/// Source: J. Przyborowski, H. Wilenski (1940), *Biometrika* 31, 313-323,
/// [doi:10.1093/biomet/31.3-4.313](https://doi.org/10.1093/biomet/31.3-4.313).
public enum RateRatioMethod: String, CaseIterable, Hashable, Sendable {
  /// From the Clopper-Pearson limits of the split, with the p-value that is their dual: twice the smaller
  /// tail, at most 1. Its coverage is never below its level.
  case conditionalExact = "conditional-exact"
  /// From the mid-p limits of the split, with the mid-p-value. Shorter, and approximate.
  case conditionalMidP = "conditional-mid-p"
  /// The p-value that sums the probabilities of all splits no more likely than the observed one, as R's
  /// `poisson.test`. No interval is its dual.
  case conditionalMinlike = "conditional-minlike"

  /// The method where none is asked for.
  public static let `default` = RateRatioMethod.conditionalExact

  /// The largest number of events of both together that the methods take.
  public static let largestEvents = 1_000_000

  /// Returns the interval for the ratio; nil above ``largestEvents``, and of ``conditionalMinlike``.
  ///
  /// - Returns: Lower limit 0 without events of the first, upper limit infinity without events of the second.
  public func interval(
    for pair: EventCountPair, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval? {
    guard pair.events <= Self.largestEvents else { return nil }
    let method: PairedOddsRatioMethod
    switch self {
    case .conditionalExact: method = .conditionalExact
    case .conditionalMidP: method = .conditionalMidP
    case .conditionalMinlike: return nil
    }
    // The events of the two are split as discordant pairs are, and the ratio is their odds by exposure.
    let odds = method.limits(
      first: pair.first.events, second: pair.second.events, level: level, side: side)
    return ConfidenceInterval(
      lower: odds.lower * pair.exposureRatio, upper: odds.upper * pair.exposureRatio,
      in: 0...(.infinity), level: level, side: side)
  }

  /// Returns the two-sided p-value against equal rates, or nil above ``largestEvents``.
  public func pValue(for pair: EventCountPair) -> Double? {
    guard pair.events <= Self.largestEvents else { return nil }
    let (x, share) = pair.smaller
    let split = BinomialDistribution(trials: pair.events, probability: share)
    switch self {
    case .conditionalExact:
      return min(1, 2 * min(split.probability(atMost: x), split.probability(atLeast: x)))
    case .conditionalMidP:
      return min(
        1,
        min(
          split.probability(atMost: x) + split.probability(atMost: x - 1),
          split.probability(atLeast: x) + split.probability(atLeast: x + 1)))
    case .conditionalMinlike: return split.minlikePValue(x)
    }
  }

  /// Returns the ratio of the rates, with its interval and the p-value against equal rates.
  ///
  /// - Returns: An infinite estimate where only the second has no events; where neither has, no estimate,
  ///   with a warning. With one limit alone there is no p-value: the two-sided one is not its dual.
  public func finding(
    for pair: EventCountPair, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> IntervalFinding {
    var finding = IntervalFinding(
      estimand: "rate_ratio", method: rawValue, level: level, estimate: pair.ratio,
      interval: interval(for: pair, level: level, side: side))
    finding.hasInterval = self != .conditionalMinlike
    finding.hasPValue = side == .two || self == .conditionalMinlike
    finding.pValue = side == .two ? pValue(for: pair) : nil
    if pair.events == 0 {
      finding.warnings.add(
        .undefined, "neither has events, so the ratio of the rates has no estimate and can be any")
    }
    if pair.events > Self.largestEvents {
      finding.warnings.add(
        .tooManyTrials,
        "\(rawValue) is offered up to \(Self.largestEvents) events, and there are "
          + "\(pair.events); give counts of shorter exposures")
    }
    if side != .two, self == .conditionalMinlike {
      finding.warnings.add(
        .noOneSidedForm, "\(rawValue) has no one-sided form; conditional-exact has one")
    }
    return finding
  }
}

extension EventCountPair {
  /// Returns the ratio of the rates with one method's interval and p-value.
  ///
  /// ```swift
  /// let pair = try EventCountPair(
  ///   EventCounts(events: 69, exposure: 11), EventCounts(events: 45, exposure: 12))
  /// pair.interval().interval?.lower  // 1.1326
  /// ```
  public func interval(
    _ method: RateRatioMethod = .default, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> IntervalFinding {
    method.finding(for: self, level: level, side: side)
  }
}
