/// How many lists of counts there are, each count in a range of its own, with a given sum.
enum CompositionCount {
  /// The largest number that is said; above it a number in JSON is no longer exact.
  static let largest = BinomialCounts.largestTrials

  /// Returns the number of lists; nil where it is above ``largest``, or where all lists of any sum are more than
  /// 2^126, so that no word holds what is added up.
  ///
  /// - Complexity: O(lists times the sum of the ranges' lengths)
  static func lists(in ranges: [ClosedRange<Int>], sum: Int) -> Int? {
    let least = ranges.reduce(0) { $0 + $1.lowerBound }
    let widths = ranges.map { $0.upperBound - $0.lowerBound }
    let room = widths.reduce(0, +)
    guard least <= sum, sum <= least + room else { return 0 }
    guard widths.reduce(0, { $0 + bits($1 + 1) }) <= 126 else { return nil }
    // From the nearer end: there are as many lists at both.
    let rest = min(sum - least, least + room - sum)
    // ways[r]: the lists of the ranges so far that leave r to the sum of the least.
    var ways = [UInt128](repeating: 0, count: rest + 1)
    ways[0] = 1
    for width in widths where width > 0 {
      var window: UInt128 = 0
      var next = ways
      for amount in 0...rest {
        window += ways[amount]
        if amount > width { window -= ways[amount - width - 1] }
        next[amount] = window
      }
      ways = next
    }
    return ways[rest] <= UInt128(largest) ? Int(ways[rest]) : nil
  }

  private static func bits(_ number: Int) -> Int { Int.bitWidth - number.leadingZeroBitCount }
}
