/// Counts how often each of a range of positions comes up.
///
/// Where the positions are few, each has four counters that are taken in turn, because a counter that
/// was just written can't be read again for some cycles: positions that repeat would wait for each
/// other. The sum of the four is the count; which of them was used shows nowhere.
public struct PositionTally: Sendable {
  private static let mostShared = 4_096
  private static let ways = 4

  /// The number of positions.
  public let positions: Int
  private let ways: Int
  private var counters: [UInt64]

  /// Creates a tally of 0 ..< `positions`, all at 0.
  public init(positions: Int) {
    precondition(positions >= 0, "a number of positions is not negative")
    self.positions = positions
    ways = positions <= Self.mostShared ? Self.ways : 1
    counters = [UInt64](repeating: 0, count: ways * positions)
  }

  /// How often each position came up.
  public var counts: [UInt64] {
    (0..<positions).map { position in
      counters[ways * position..<ways * (position + 1)].reduce(0, +)
    }
  }

  /// Counts positions, all of which must be in the range.
  public mutating func add(_ found: Span<UInt32>) {
    let bound = UInt32(clamping: positions)
    // The largest first, in a loop that the compiler spreads over wide registers.
    var largest: UInt32 = 0
    unsafe found.withUnsafeBufferPointer { found in
      for i in found.indices { largest = max(largest, unsafe found[i]) }
    }
    precondition(found.isEmpty || largest < bound, "the positions counted are in the tally's range")
    addKnown(found)
  }

  /// Counts the outcomes that words stand for, one outcome a word.
  ///
  /// The table has no more outcomes than there are positions. All outcomes of some hundred words are
  /// found before they are counted: in one loop both take three times as long, because the processor
  /// begins to read counters before it knows which ones are still to be written.
  public mutating func addOutcomes(of words: Span<UInt64>, from table: AliasTable) {
    precondition(table.count <= positions, "the outcomes counted are in the tally's range")
    let capacity = 512
    unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: capacity) { room in
      var start = 0
      while start < words.count {
        let part = words.extracting(start..<min(start + capacity, words.count))
        let outcomes = unsafe UnsafeMutableBufferPointer(rebasing: room[..<part.count])
        unsafe part.withUnsafeBufferPointer { part in
          guard let words = part.baseAddress else { return }
          unsafe table.fill(outcomes, from: words)
        }
        addKnown(unsafe Span(_unsafeElements: UnsafeBufferPointer(outcomes)))
        start += part.count
      }
    }
  }

  private mutating func addKnown(_ found: Span<UInt32>) {
    let isShared = ways == Self.ways
    unsafe counters.withUnsafeMutableBufferPointer { counters in
      unsafe found.withUnsafeBufferPointer { found in
        guard let counters = counters.baseAddress else { return }
        for i in found.indices {
          let position = Int(unsafe found[i])
          unsafe counters[isShared ? position &* Self.ways &+ i & (Self.ways - 1) : position] &+= 1
        }
      }
    }
  }

  /// Adds the counts of another tally of as many positions.
  public mutating func merge(_ other: PositionTally) {
    precondition(positions == other.positions, "tallies of the same positions are merged")
    for i in counters.indices { counters[i] &+= other.counters[i] }
  }
}
