public import Halfwidth

/// Of how many respondents a share that was counted from answers is, and how many gave none.
public struct AnswerBase: Hashable, Sendable {
  /// How many were asked.
  public var asked: Int
  /// How many of them answered: the base of the share.
  public var answered: Int
  /// How many were not asked, and are in no base.
  public var notAsked: Int
  /// How many were asked and have no answer, by reason; reasons that nobody has are left out.
  public var missing: [MissingReason: Int]
  /// Whether the reasons are hidden, as a few have one of them.
  public private(set) var hidesReasons = false
  /// The share with its bounds and interval whatever the missing answers would have been; nil where none is
  /// missing, and for numbers that get no interval.
  public var bounds: IntervalFinding?
  /// The smallest and the largest share that the missing answers leave possible; nil where ``bounds`` is.
  public private(set) var possible: ClosedRange<Double>?

  /// The share of those asked without an answer above which the bounds are what a reader should take.
  public static let manyMissing = 0.2

  /// How many were asked and have no answer.
  public var unanswered: Int { asked - answered }

  /// Whether so many answers are missing that the bounds say more than the share of those who answered.
  public var isMostlyBounds: Bool {
    bounds != nil && Double(unanswered) > Self.manyMissing * Double(asked)
  }
}

extension AnswerBase {
  init(_ tally: AnswerTally) {
    asked = tally.asked
    answered = tally.answered
    notAsked = tally.notAsked
    missing = tally.missing.filter { $0.key != .notAsked && $0.value > 0 }
    bounds = nil
  }

  /// The same with bounds for a count of those who answered.
  func bounded(_ counts: BinomialCounts, settings: AnalysisSettings) -> AnswerBase {
    guard unanswered > 0, let counts = try? AnsweredCounts(counts, missing: unanswered) else {
      return self
    }
    var base = self
    base.possible = counts.bounds
    base.bounds = MissingAnswersMethod.default.finding(
      for: counts, level: settings.level, side: settings.side)
    return base
  }
}

extension AnswerBase {
  /// The same with bounds for a share of a survey with a design.
  ///
  /// - Parameter hasInterval: Whether there are limits, and not the two shares alone.
  func bounded(
    _ least: DesignShare, _ most: DesignShare, settings: AnalysisSettings, hasInterval: Bool
  ) -> AnswerBase {
    guard unanswered > 0 else { return self }
    var base = self
    base.possible = least.estimate...max(least.estimate, most.estimate)
    base.bounds = MissingAnswersMethod.finding(
      from: least, to: most, hasInterval: hasInterval, level: settings.level, side: settings.side)
    return base
  }

  /// Hides what the missing answers leave possible, which tells of the count.
  mutating func hideBounds() {
    possible = nil
    bounds = nil
  }

  /// Hides the reasons where fewer people than may be shown have one of them.
  mutating func hideReasons(below limit: Int) {
    guard missing.values.contains(where: { $0 < limit }) else { return }
    missing = [:]
    hidesReasons = true
  }

  /// The numbers of respondents, and the bounds, which are null where no answer is missing.
  var fields: FieldList {
    var reasons: FieldList = [:]
    for reason in MissingReason.allCases where reason != .notAsked {
      reasons.add(reason.wireName, hidesReasons ? .undefined : .integer(missing[reason] ?? 0))
    }
    return [
      "asked": .integer(asked), "answered": .integer(answered), "not_asked": .integer(notAsked),
      "missing": .fields(reasons),
      "missing_bounds": bounds.map { .fields(fields($0)) } ?? .undefined,
    ]
  }

  private func fields(_ bounds: IntervalFinding) -> FieldList {
    [
      "method": .string(bounds.method), "estimate_min": .share(possible?.lowerBound),
      "estimate_max": .share(possible?.upperBound), "lower": .share(bounds.interval?.lower),
      "upper": .share(bounds.interval?.upper),
    ]
  }
}
