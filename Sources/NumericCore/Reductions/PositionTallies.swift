/// Counts how often each position of each of many statistics comes up.
///
/// The counters are of 32 bits, so that those of sixty statistics stay in the fastest cache, and are
/// emptied into wider ones long before they could overflow.
public struct PositionTallies: Sendable {
  private static let mostHeld = 1 << 31

  /// Where each statistic's counters begin, and after the last the number of counters.
  private let starts: [Int]
  /// Two for each position, taken in turn for the reason that ``PositionTally`` gives.
  private var counters: [UInt32]
  private var sums: [UInt64]
  /// How often the counters have counted since they were emptied.
  private var held = 0

  /// Creates tallies, all at 0.
  ///
  /// - Parameter positions: The number of positions of each statistic, in 0...65536.
  public init(positions: [Int]) {
    var starts = [0]
    for number in positions {
      precondition(number >= 0 && number <= 1 << 16, "a statistic has 0...65536 positions")
      starts.append(starts[starts.count - 1] + number)
    }
    self.starts = starts
    counters = [UInt32](repeating: 0, count: 2 * starts[positions.count])
    sums = [UInt64](repeating: 0, count: starts[positions.count])
  }

  /// How often each position of each statistic came up.
  public var counts: [[UInt64]] {
    zip(starts, starts.dropFirst()).map { start, end in
      (start..<end).map { sums[$0] + UInt64(counters[2 * $0]) + UInt64(counters[2 * $0 + 1]) }
    }
  }

  /// Counts the same number of positions for each statistic.
  ///
  /// - Parameters:
  ///   - positions: Those of statistic *j* are at *j* `stride` ..< *j* `stride` + `count`. Each must be in
  ///     its statistic's range.
  public mutating func add(_ positions: Span<UInt16>, count: Int, stride: Int) {
    precondition(
      count >= 0 && count <= stride && stride <= 1 << 20
        && positions.count == stride * (starts.count - 1),
      "there are as many positions for each statistic")
    if held > Self.mostHeld { empty() }
    held += count
    unsafe counters.withUnsafeMutableBufferPointer { counters in
      unsafe positions.withUnsafeBufferPointer { positions in
        for statistic in 0..<starts.count - 1 {
          let number = starts[statistic + 1] - starts[statistic]
          let own = unsafe UnsafeMutableBufferPointer(
            rebasing: counters[2 * starts[statistic]..<2 * starts[statistic + 1]])
          let found = unsafe UnsafeBufferPointer(
            rebasing: positions[stride * statistic..<stride * statistic + count])
          var largest: UInt16 = 0
          for i in found.indices { largest = max(largest, unsafe found[i]) }
          precondition(
            count == 0 || Int(largest) < number, "the positions counted are in their ranges")
          guard let counter = own.baseAddress else { continue }
          for i in found.indices {
            unsafe counter[2 &* Int(found[i]) &+ i & 1] &+= 1
          }
        }
      }
    }
  }

  /// Adds the counts of other tallies of the same statistics.
  public mutating func merge(_ other: PositionTallies) {
    precondition(starts == other.starts, "tallies of the same statistics are merged")
    for i in sums.indices {
      sums[i] += other.sums[i] + UInt64(other.counters[2 * i]) + UInt64(other.counters[2 * i + 1])
    }
  }

  private mutating func empty() {
    for i in sums.indices {
      sums[i] += UInt64(counters[2 * i]) + UInt64(counters[2 * i + 1])
      counters[2 * i] = 0
      counters[2 * i + 1] = 0
    }
    held = 0
  }
}
