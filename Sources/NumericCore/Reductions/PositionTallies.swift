/// Counts how often each position of each of many statistics comes up.
///
/// The counters are of 32 bits, so that those of sixty statistics stay in the fastest cache, and are
/// emptied into wider ones long before they could overflow.
public struct PositionTallies: Sendable {
  private static let mostHeld = 1 << 31

  /// Where each statistic's counters begin, and after the last the number of counters.
  private let starts: [Int]
  /// The largest position of each statistic, eight of them together.
  private let largest: [SIMD8<UInt16>]
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
    largest = Swift.stride(from: 0, to: positions.count, by: 8).map { first in
      var eight = SIMD8<UInt16>(repeating: .max)
      for (place, number) in positions[first...].prefix(8).enumerated() {
        eight[place] = UInt16(number - 1)
      }
      return eight
    }
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
  ///   - count: The number of resamples, at most 2^20.
  ///   - stride: A multiple of 8.
  public mutating func add(_ positions: Span<UInt16>, count: Int, stride: Int) {
    let statistics = starts.count - 1
    precondition(
      count >= 0 && count <= 1 << 20 && stride >= statistics && stride % 8 == 0
        && positions.count == stride * count,
      "each resample has a position of each statistic")
    if held > Self.mostHeld { empty() }
    held += count
    let (starts, largest) = (starts, largest)
    unsafe counters.withUnsafeMutableBufferPointer { counters in
      unsafe positions.withUnsafeBufferPointer { positions in
        unsafe withUnsafeTemporaryAllocation(
          of: UnsafeMutablePointer<UInt32>.self, capacity: statistics
        ) { own in
          guard let counters = counters.baseAddress, let positions = positions.baseAddress,
            let own = own.baseAddress
          else { return }
          for statistic in 0..<statistics {
            unsafe (own + statistic).initialize(to: counters + starts[statistic])
          }
          unsafe Self.check(positions, count: count, stride: stride, against: largest)
          for resample in 0..<count {
            let found = unsafe positions + stride &* resample
            for statistic in 0..<statistics {
              unsafe own[statistic][Int(found[statistic])] &+= 1
            }
          }
        }
      }
    }
  }

  /// Refuses positions outside their ranges, eight at a time.
  private static func check(
    _ positions: UnsafePointer<UInt16>, count: Int, stride: Int, against largest: [SIMD8<UInt16>]
  ) {
    var outside = SIMD8<UInt16>.zero
    unsafe largest.withUnsafeBufferPointer { largest in
      for resample in 0..<count {
        let own = unsafe UnsafeRawPointer(positions + stride &* resample)
        for place in largest.indices {
          let (found, most) = unsafe (
            own.loadUnaligned(fromByteOffset: 16 &* place, as: SIMD8<UInt16>.self), largest[place]
          )
          outside |= pointwiseMax(found, most) ^ most
        }
      }
    }
    precondition(outside == .zero, "the positions counted are in their ranges")
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
