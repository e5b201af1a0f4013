internal import Halfwidth

/// Events in words: rates, and what totals say of the events of a person.
enum EventWords {
  /// Events and their exposure, as `69 in 11, a rate of 6.2727`.
  static func clause(_ counts: EventCounts) -> String {
    let exposure = counts.people.map { "\($0)" } ?? "\(counts.exposure)"
    return "\(counts.events) in \(exposure), a rate of \(DecimalFormat.general(counts.estimate))"
  }

  /// What a rate is, and on what its intervals rest.
  static func sentence(_ counts: EventCounts) -> String {
    "\(clause(counts)). Intervals for a rate take events as independent of each other; cases of the same "
      + "person are not."
  }

  /// What the totals say of people, if the exposure is a number of them.
  static func conditional(_ bounds: EventBounds) -> String {
    "If they are people: " + sentence(bounds)
  }

  /// What the totals say, and need no assumption for.
  ///
  /// - Parameters:
  ///   - events: What the events are called, such as `cases`.
  ///   - people: What the people are called.
  static func sentence(
    _ bounds: EventBounds, events: String = "events", people: String = "people"
  ) -> String {
    let (n, all) = (bounds.respondents, bounds.events)
    if n == 1 { return "all \(all) \(events) are of one person." }
    let each = bounds.minimumEach == 0 ? "" : ", each with at least \(bounds.minimumEach)"
    let largest = bounds.largest
    let most =
      largest.lowerBound == largest.upperBound
      ? "Whoever had the most had \(largest.lowerBound)"
      : "Someone had at least \(largest.lowerBound), and nobody more than \(largest.upperBound)"
    let median = bounds.median
    let middle =
      median.lowerBound == median.upperBound
      ? DecimalFormat.compact(median.lowerBound)
      : "between \(DecimalFormat.compact(median.lowerBound)) and "
        + DecimalFormat.compact(median.upperBound)
    return
      "\(all) \(events) among \(n) \(people)\(each): \(DecimalFormat.fixed(bounds.mean, places: 1)) a person, "
      + "as a fact. \(most); the median is \(middle). This follows from the two totals and needs no "
      + "assumption."
  }
}
