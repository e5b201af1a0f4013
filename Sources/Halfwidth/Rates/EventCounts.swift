/// How many events were counted in an exposure: person-years, people, days.
public struct EventCounts: Hashable, Sendable {
  /// The number of events, in 0...2^53.
  public let events: Int
  /// In what they were counted, in ``exposures``.
  public let exposure: Double
  /// The variance of the number of events over its mean, at least 1: 1 where events are independent of each
  /// other, more where one brings others with it.
  public let dispersion: Double

  /// The exposures that are taken; another unit brings others into the range.
  public static let exposures = 1e-100...1e100
  /// The largest dispersion.
  public static let largestDispersion = 1_000_000.0

  /// Creates counts that are possible.
  ///
  /// - Throws: ``CountsError`` for a negative number of events or more than 2^53, for an exposure that is not
  ///   in ``exposures``, and for a dispersion outside 1...``largestDispersion``.
  public init(
    events: Int, exposure: Double, dispersion: Double = 1
  ) throws(CountsError) {
    guard events >= 0 else {
      throw .outOfRange("\(events) events are negative; give a number from 0 on")
    }
    guard events <= BinomialCounts.largestTrials else {
      throw .beyondExact("\(events) events are more than 2^53")
    }
    guard exposure > 0, exposure.isFinite else {
      throw .outOfRange(
        "an exposure of \(exposure) is not possible; give a number above 0, such as 11 people or 12.5 years"
      )
    }
    guard Self.exposures.contains(exposure) else {
      throw .outOfRange(
        "an exposure of \(exposure) is outside 1e-100 to 1e100; give it in another unit")
    }
    guard (1...Self.largestDispersion).contains(dispersion) else {
      throw .outOfRange(
        "a dispersion of \(dispersion) is not in 1 to 1000000; give the variance of the counts over their "
          + "mean, 1 where events are independent")
    }
    self.events = events
    self.exposure = exposure
    self.dispersion = dispersion
  }

  /// Events by exposure.
  public var estimate: Double { Double(events) / exposure }

  /// The number of independent events that say as much.
  var effectiveEvents: Double { Double(events) / dispersion }

  /// The exposure in which so many independent events have the same rate.
  var effectiveExposure: Double { exposure / dispersion }

  /// The same counts with another dispersion.
  ///
  /// - Throws: ``CountsError`` for one outside 1...``largestDispersion``.
  public func dispersed(_ dispersion: Double) throws(CountsError) -> EventCounts {
    try EventCounts(events: events, exposure: exposure, dispersion: dispersion)
  }
}

extension EventCounts {
  /// Creates counts from text such as `69/11` or `8/12.5`.
  ///
  /// - Throws: ``CountsError``: malformed text, or counts that are not possible.
  public init(parsing text: String) throws(CountsError) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let events = Int(parts[0]), parts[0].first != "+",
      let exposure = Double(parts[1]), exposure.isFinite,
      parts[1].allSatisfy({ $0.isASCII && ($0.isNumber || "-.eE".contains($0)) })
    else {
      throw .malformed(
        "'\(text)' is not events and an exposure; write a whole number and a number above 0, such as 69/11 "
          + "or 8/12.5")
    }
    try self.init(events: events, exposure: exposure)
  }

  /// The exposure as a number of people; nil where it is not whole, or too large.
  public var people: Int? {
    Int(exactly: exposure).flatMap { $0 <= BinomialCounts.largestTrials ? $0 : nil }
  }
}
