/// Two numbers of events, each counted in its own exposure.
public struct EventCountPair: Hashable, Sendable {
  /// The first.
  public let first: EventCounts
  /// The second.
  public let second: EventCounts

  /// Creates a pair.
  ///
  /// - Throws: ``CountsError`` for a dispersion other than 1: the methods for a ratio take events as
  ///   independent.
  public init(_ first: EventCounts, _ second: EventCounts) throws(CountsError) {
    guard first.dispersion == 1, second.dispersion == 1 else {
      throw .mismatch(
        "a rate ratio takes events as independent, and has no form with a dispersion; leave it out")
    }
    self.first = first
    self.second = second
  }

  /// All events; at most 2^54.
  public var events: Int { first.events + second.events }

  /// The ratio of the first rate to the second; infinite where the second is 0, nil where both are.
  public var ratio: Double? {
    events == 0 ? nil : first.events == 0 ? 0 : first.estimate / second.estimate
  }

  /// The exposure of the second over that of the first.
  var exposureRatio: Double { second.exposure / first.exposure }

  /// The share of the events that the one with the smaller exposure has if the rates are equal, and its
  /// number of events: 1 less the share would lose its digits.
  var smaller: (events: Int, share: Double) {
    let isFirst = first.exposure <= second.exposure
    let (few, many) = isFirst ? (first, second) : (second, first)
    return (few.events, (few.exposure / many.exposure) / (1 + few.exposure / many.exposure))
  }
}
