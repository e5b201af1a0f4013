internal import NumericCore

/// The methods for an interval around one rate; raw values are their slugs.
///
/// All of them take the number of events for a Poisson variable: events are independent of each other. Cases
/// of the same person are not. With a dispersion d they take events/d in exposure/d, as for a quasi-Poisson
/// count.
public enum RateMethod: String, CaseIterable, Hashable, Sendable {
  /// ``EventCounts/garwoodInterval(level:side:)``
  case garwood
  /// ``EventCounts/midPInterval(level:side:)``
  case midP = "mid-p"
  /// ``EventCounts/scoreInterval(level:side:)``
  case score
  /// ``EventCounts/waldInterval(level:side:)``
  case wald
  /// ``EventCounts/jeffreysInterval(level:side:)``
  case jeffreys
  /// ``EventCounts/likelihoodRatioInterval(level:side:)``
  case likelihoodRatio = "likelihood-ratio"

  /// The method where none is asked for.
  public static let `default` = RateMethod.garwood

  /// The largest number of events that the method takes: the exact methods and the posterior are offered, and
  /// checked, up to a million; closed forms up to 2^53.
  public var largestEvents: Int {
    switch self {
    case .garwood, .midP, .jeffreys: 1_000_000
    case .score, .wald, .likelihoodRatio: BinomialCounts.largestTrials
    }
  }

  /// Returns the interval, or nil above ``largestEvents``.
  public func interval(
    for counts: EventCounts, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval? {
    guard counts.events <= largestEvents else { return nil }
    return switch self {
    case .garwood: counts.garwoodInterval(level: level, side: side)
    case .midP: counts.midPInterval(level: level, side: side)
    case .score: counts.scoreInterval(level: level, side: side)
    case .wald: counts.waldInterval(level: level, side: side)
    case .jeffreys: counts.jeffreysInterval(level: level, side: side)
    case .likelihoodRatio: counts.likelihoodRatioInterval(level: level, side: side)
    }
  }

  /// Returns the events by exposure, and the interval for their rate.
  public func finding(
    for counts: EventCounts, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> IntervalFinding {
    var finding = IntervalFinding(
      estimand: "rate", method: rawValue, level: level, estimate: counts.estimate,
      interval: interval(for: counts, level: level, side: side),
      details: [
        NamedNumber("events", Double(counts.events)), NamedNumber("exposure", counts.exposure),
      ])
    if counts.dispersion != 1 {
      finding.details.append(NamedNumber("dispersion", counts.dispersion))
    }
    if counts.events > largestEvents {
      finding.warnings.add(
        .tooManyTrials,
        "\(rawValue) is offered up to \(largestEvents) events, and there are "
          + "\(counts.events); score takes them")
    } else if self == .wald, counts.events == 0 {
      finding.warnings.add(
        .degenerate, "wald is a point without events, and no interval for a rate; use garwood")
    }
    return finding
  }
}

extension EventCounts {
  /// Returns the rate with the interval of one method.
  ///
  /// ```swift
  /// let counts = try EventCounts(events: 69, exposure: 11)
  /// counts.interval().interval?.upper  // 7.9385
  /// ```
  public func interval(
    _ method: RateMethod = .default, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> IntervalFinding {
    method.finding(for: self, level: level, side: side)
  }
}
