/// What a number of events and the number of people who had them say of the events of a person: no more than
/// bounds, and no assumption.
public struct EventBounds: Hashable, Sendable {
  /// The number of events, in 0...2^53.
  public let events: Int
  /// The number of people, in 1...2^53.
  public let respondents: Int
  /// How many each of them had at least.
  public let minimumEach: Int

  /// Creates bounds.
  ///
  /// - Parameters:
  ///   - events: How many events there were in all.
  ///   - respondents: How many people had them.
  ///   - minimumEach: 1 where everybody who is counted had an event.
  /// - Throws: ``CountsError`` for nobody, negative numbers, more than 2^53, and fewer events than everybody
  ///   had at least.
  public init(events: Int, respondents: Int, minimumEach: Int = 1) throws(CountsError) {
    guard respondents > 0 else {
      throw .tooFew("the number of people is \(respondents); give at least 1")
    }
    guard events >= 0, minimumEach >= 0 else {
      throw .outOfRange("\(min(events, minimumEach)) events are negative; give a number from 0 on")
    }
    guard max(events, respondents) <= BinomialCounts.largestTrials else {
      throw .beyondExact("\(max(events, respondents)) is more than 2^53")
    }
    let (least, overflow) = respondents.multipliedReportingOverflow(by: minimumEach)
    guard !overflow, least <= events else {
      throw .impossible(
        "\(events) events are too few for \(respondents) people who had at least \(minimumEach) each; give "
          + "the people who had events, or a smaller minimum")
    }
    self.events = events
    self.respondents = respondents
    self.minimumEach = minimumEach
  }

  /// Events by person: a fact, not an estimate.
  public var mean: Double { Double(events) / Double(respondents) }

  /// The number of events of whoever had the most: at least, if all had as nearly the same as can be, and at
  /// most, if all others had the minimum.
  public var largest: ClosedRange<Int> {
    let least = events / respondents + (events % respondents == 0 ? 0 : 1)
    return least...events - (respondents - 1) * minimumEach
  }

  /// The median of the events of a person; of an even number of people the mean of the two in the middle.
  public var median: ClosedRange<Double> {
    if respondents <= 2 { return mean...mean }
    // Those below the middle have the minimum, and all from the middle on as nearly the same as can be.
    let below = (respondents - 1) / 2
    let above = respondents - below
    let (each, rest) = (events - below * minimumEach).quotientAndRemainder(dividingBy: above)
    // With a rest for all but one of them, the upper one of two in the middle has one more.
    let isOneMore = respondents % 2 == 0 && rest == above - 1
    return Double(minimumEach)...Double(each) + (isOneMore ? 0.5 : 0)
  }

  /// The variance of the events of a person, with one less than the number of people as divisor; nil for one
  /// person.
  public var variance: ClosedRange<Double>? {
    guard respondents > 1 else { return nil }
    let n = Double(respondents)
    let rest = Double(events % respondents)
    let more = Double(events - respondents * minimumEach)
    let least = rest * (n - rest) / n / (n - 1)
    return least...max(least, more * more / n)
  }
}

extension EventBounds: WireRepresentable {
  /// What the totals say.
  public var fields: FieldList {
    [
      "estimand": .string("events_per_person"),
      "method": .string(EventBoundsMethod.bounds.rawValue),
      "events": .integer(events), "respondents": .integer(respondents),
      "minimum_each": .integer(minimumEach), "mean": .amount(mean),
      "largest_min": .integer(largest.lowerBound), "largest_max": .integer(largest.upperBound),
      "median_min": .parameter(median.lowerBound),
      "median_max": .parameter(median.upperBound),
      "variance_min": .amount(variance?.lowerBound),
      "variance_max": .amount(variance?.upperBound),
      "warnings": .warnings(warnings),
    ]
  }

  /// That no interval follows, and why.
  public var warnings: [AnalysisWarning] {
    var warnings = [
      AnalysisWarning(
        .dependentEvents,
        "no interval follows from totals alone: events of the same person are not independent, "
          + "and one event may be counted by two people")
    ]
    if respondents == 1 {
      warnings.add(.undefined, "the variance is undefined for one person")
    }
    return warnings
  }

  /// The bounds in a line.
  public var description: String {
    "\(DecimalFormat.compact(mean)) each, the most at least \(largest.lowerBound), \(EventBoundsMethod.bounds.rawValue)"
  }
}
