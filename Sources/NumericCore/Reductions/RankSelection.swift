/// Picks order statistics out of numbers that fit in memory, without sorting all of them.
///
/// ## References
///
/// - C. A. R. Hoare (1961), "Algorithm 65: find", *Commun. ACM* 4(7), 321-322,
///   [doi:10.1145/366622.366647](https://doi.org/10.1145/366622.366647).
public enum RankSelection {
  /// Returns the numbers at some ranks.
  ///
  /// - Parameters:
  ///   - ranks: Each in 1...count, in any order and as often as wanted.
  ///   - numbers: No NaN among them.
  /// - Complexity: O(n) for a few ranks, and never more than sorting takes.
  public static func numbers(atRanks ranks: [Int], of numbers: [Double]) -> [Double] {
    var numbers = numbers
    let wanted = Set(ranks).sorted()
    if let first = wanted.first, let last = wanted.last {
      precondition(first >= 1 && last <= numbers.count, "a rank lies in 1...count")
      // Twice as deep as halving goes: whoever needs more has met numbers made to be slow.
      let depth = 2 * (Int.bitWidth - numbers.count.leadingZeroBitCount)
      unsafe numbers.withUnsafeMutableBufferPointer {
        unsafe select($0, places: wanted.map { $0 - 1 }[...], depth: depth)
      }
    }
    return ranks.map { numbers[$0 - 1] }
  }

  /// Puts the numbers at the places where sorting would put them.
  private static func select(
    _ numbers: UnsafeMutableBufferPointer<Double>, places: ArraySlice<Int>, depth: Int
  ) {
    var lower = 0
    var upper = numbers.count
    var places = places
    var depth = depth
    while !places.isEmpty {
      guard upper - lower > 32 && depth > 0 else {
        var rest = unsafe UnsafeMutableBufferPointer(rebasing: numbers[lower..<upper])
        unsafe rest.sort()
        return
      }
      depth -= 1
      // Below `first` all are below the pivot, from `last` on all are above, between them all equal it.
      let (first, last) = unsafe partition(numbers, lower, upper)
      let left = places.prefix { $0 < first }
      let right = places.drop { $0 < last }
      if !left.isEmpty && !right.isEmpty {
        let part = unsafe UnsafeMutableBufferPointer(rebasing: numbers[lower..<first])
        unsafe select(part, places: left.map { $0 - lower }[...], depth: depth)
      }
      if right.isEmpty {
        places = left
        upper = first
      } else {
        places = right
        lower = last
      }
    }
  }

  private static func partition(
    _ numbers: UnsafeMutableBufferPointer<Double>, _ lower: Int, _ upper: Int
  ) -> (first: Int, last: Int) {
    let candidates = unsafe [numbers[lower], numbers[(lower + upper) / 2], numbers[upper - 1]]
    let pivot = candidates.sorted()[1]
    var first = lower
    var place = lower
    var last = upper
    while place < last {
      let number = unsafe numbers[place]
      if number < pivot {
        unsafe numbers.swapAt(first, place)
        first += 1
        place += 1
      } else if number > pivot {
        last -= 1
        unsafe numbers.swapAt(place, last)
      } else {
        place += 1
      }
    }
    return (first, last)
  }
}
