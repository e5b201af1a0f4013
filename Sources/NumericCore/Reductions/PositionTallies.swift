/// Counts how often each position of each of many statistics comes up.
///
/// The counters are of 32 bits, so that those of sixty statistics stay in the fastest cache, and are
/// emptied into wider ones long before they could overflow.
public struct PositionTallies: Sendable {
  private static let mostHeld = 1 << 31

  /// Where each statistic's counters begin, and after the last the number of counters.
  private let starts: [Int]
  /// The number of positions of each statistic, less 1.
  private let largest: [UInt16]
  private var counters: [UInt32]
  private var sums: [UInt64]
  /// How often the counters have counted since they were emptied.
  private var held = 0

  /// Creates tallies, all at 0.
  ///
  /// - Parameter positions: The number of positions of each statistic, in 1...65536.
  public init(positions: [Int]) {
    var starts = [0]
    for number in positions {
      precondition(number >= 1 && number <= 1 << 16, "a statistic has 1...65536 positions")
      starts.append(starts[starts.count - 1] + number)
    }
    self.starts = starts
    largest = positions.map { UInt16($0 - 1) }
    counters = [UInt32](repeating: 0, count: starts[positions.count])
    sums = [UInt64](repeating: 0, count: starts[positions.count])
  }

  /// How often each position of each statistic came up.
  public var counts: [[UInt64]] {
    zip(starts, starts.dropFirst()).map { start, end in
      (start..<end).map { sums[$0] + UInt64(counters[$0]) }
    }
  }

  /// Counts a position of each statistic for each resample.
  ///
  /// - Parameters:
  ///   - positions: That of statistic *j* in resample *i* is at *i* `stride` + *j*. Each must be in its
  ///     statistic's range.
  ///   - count: The number of resamples.
  public mutating func add(_ positions: Span<UInt16>, count: Int, stride: Int) {
    precondition(
      count >= 0 && count <= Self.mostHeld && stride >= largest.count
        && positions.count == stride * count,
      "each resample has a position of each statistic")
    if held > Self.mostHeld { empty() }
    held += count
    unsafe counters.withUnsafeMutableBufferPointer { counters in
      unsafe positions.withUnsafeBufferPointer { positions in
        unsafe starts.withUnsafeBufferPointer { starts in
          for resample in 0..<count {
            let own = unsafe UnsafeBufferPointer(
              rebasing: positions[stride * resample..<stride * (resample + 1)])
            // In a loop of its own, which the compiler spreads over wide registers.
            var outside: UInt16 = 0
            unsafe largest.withUnsafeBufferPointer { largest in
              for j in largest.indices { outside |= unsafe own[j] > largest[j] ? 1 : 0 }
            }
            precondition(outside == 0, "the positions counted are in their ranges")
            for j in largest.indices { unsafe counters[starts[j] &+ Int(own[j])] &+= 1 }
          }
        }
      }
    }
  }

  /// Adds the counts of other tallies of the same statistics.
  public mutating func merge(_ other: PositionTallies) {
    precondition(starts == other.starts, "tallies of the same statistics are merged")
    for i in sums.indices {
      sums[i] += other.sums[i] + UInt64(other.counters[i])
    }
  }

  private mutating func empty() {
    for i in sums.indices {
      sums[i] += UInt64(counters[i])
      counters[i] = 0
    }
    held = 0
  }
}
