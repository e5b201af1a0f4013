/// Sorts numbers by their digits.
enum SimulatedSort {
  /// Returns finite numbers in ascending order.
  ///
  /// The bits of a double, with all of them turned over for negative numbers and the sign alone for
  /// others, ascend with the number. They are sorted by 11 bits at a time from the lowest; digits that
  /// all numbers share are left out. About five times as fast as comparing them, from some hundreds on.
  ///
  /// - Complexity: O(n).
  static func sorted(_ values: [Double]) -> [Double] {
    guard values.count > 256 else { return values.sorted() }
    var keys = values.map { value -> UInt64 in
      let pattern = value.bitPattern
      return pattern >> 63 == 0 ? pattern | 1 << 63 : ~pattern
    }
    var other = keys
    var counts = [Int](repeating: 0, count: digits << bits)
    let isSwapped = unsafe keys.withUnsafeMutableBufferPointer { keys in
      unsafe other.withUnsafeMutableBufferPointer { other in
        unsafe counts.withUnsafeMutableBufferPointer { counts in
          unsafe sort(keys, other, counts)
        }
      }
    }
    return (isSwapped ? other : keys).map { key in
      Double(bitPattern: key >> 63 == 1 ? key & ~(1 << 63) : ~key)
    }
  }

  private static let bits = 11
  private static let digits = 6

  /// Sorts keys from one buffer to the other and back; returns whether they end in the other one.
  private static func sort(
    _ keys: UnsafeMutableBufferPointer<UInt64>, _ other: UnsafeMutableBufferPointer<UInt64>,
    _ counts: UnsafeMutableBufferPointer<Int>
  ) -> Bool {
    let mask = (1 as UInt64) << bits - 1
    for i in keys.indices {
      let key = unsafe keys[i]
      for digit in 0..<digits {
        unsafe counts[digit << bits &+ Int(truncatingIfNeeded: key >> (digit &* bits) & mask)] &+= 1
      }
    }
    var (from, to) = unsafe (keys, other)
    var isSwapped = false
    for digit in 0..<digits {
      let start = digit << bits
      let shift = digit * bits
      let first = Int(truncatingIfNeeded: unsafe from[0] >> shift & mask)
      if unsafe counts[start + first] == from.count { continue }
      var sum = 0
      for place in start..<start + 1 << bits {
        let count = unsafe counts[place]
        unsafe counts[place] = sum
        sum += count
      }
      for i in from.indices {
        let key = unsafe from[i]
        let place = start &+ Int(truncatingIfNeeded: key >> shift & mask)
        unsafe to[counts[place]] = key
        unsafe counts[place] &+= 1
      }
      unsafe swap(&from, &to)
      isSwapped.toggle()
    }
    return isSwapped
  }
}
