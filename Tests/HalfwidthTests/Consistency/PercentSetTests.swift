import Testing

@testable import Halfwidth

/// Sets against all lists of counts of small bases.
@Suite struct PercentSetTests {
  static func lists(_ sum: Int, _ length: Int) -> [[Int]] {
    length == 1
      ? [[sum]] : (0...sum).flatMap { first in lists(sum - first, length - 1).map { [first] + $0 } }
  }

  static func set(_ units: [Int], _ base: Int, _ rule: RoundingRule = .halfUp) throws -> PercentSet
  {
    try PercentSet(units.map { try PrintedDecimal(parsing: "\($0)") }, of: base, rounding: rule)
  }

  /// All ways in which largest remainders can print counts, with ties either way.
  private static func forced(_ counts: [Int], _ base: Int) -> [[Int]] {
    let floors = counts.map { $0 * 100 / base }
    let rests = counts.map { $0 * 100 % base }
    let missing = 100 - floors.reduce(0, +)
    guard missing > 0 else { return [floors] }
    let last = rests.sorted(by: >)[missing - 1]
    let tied = rests.indices.filter { rests[$0] == last }
    let sure = rests.count { $0 > last }
    return (0..<1 << tied.count).filter { $0.nonzeroBitCount == missing - sure }.map { mask in
      var units = floors
      for index in rests.indices where rests[index] > last { units[index] += 1 }
      for (bit, index) in tied.enumerated() where mask >> bit & 1 == 1 { units[index] += 1 }
      return units
    }
  }

  @Test(arguments: RoundingRule.allCases, [3, 6, 7, 8])
  func `lists, repairs and forced sums are those of all lists of counts`(
    rule: RoundingRule, base: Int
  ) throws {
    for length in 2...3 {
      let lists = Self.lists(base, length)
      var printed: [[Int]: Int] = [:]
      var forced: [[Int]: Int] = [:]
      for list in lists {
        printed[list.map { PrintedPercentTests.rounded($0 * 100, base, rule) }, default: 0] += 1
        for units in Self.forced(list, base) { forced[units, default: 0] += 1 }
      }
      var texts = Set(printed.keys).union(forced.keys)
      for text in printed.keys {
        for index in text.indices {
          var other = text
          other[index] += 1
          texts.insert(other)
        }
      }
      for text in texts {
        let set = try Self.set(text, base, rule)
        let own = printed[text] ?? 0
        #expect(set.compositions == own && set.isPossible == (own > 0), "\(text) of \(base)")
        let adjusted = AdjustedPercentSet(set)
        #expect(adjusted.compositions == forced[text] ?? 0, "\(text) of \(base)")
        #expect(adjusted.isPossible == (forced[text] != nil))
        check(set, text, lists, base, rule)
      }
    }
  }

  private func check(
    _ set: PercentSet, _ text: [Int], _ lists: [[Int]], _ base: Int, _ rule: RoundingRule
  ) {
    let printed = lists.map { list in
      list.map { PrintedPercentTests.rounded($0 * 100, base, rule) }
    }
    var fewest = text.count
    var singles: [PercentSet.Repair] = []
    for mask in 0..<1 << text.count {
      let fitting = lists.indices.filter { place in
        text.indices.allSatisfy { mask >> $0 & 1 == 1 || printed[place][$0] == text[$0] }
      }
      guard !fitting.isEmpty else { continue }
      fewest = min(fewest, mask.nonzeroBitCount)
      if mask.nonzeroBitCount == 1 {
        let index = mask.trailingZeroBitCount
        let counts = fitting.map { lists[$0][index] }.sorted()
        singles.append(
          PercentSet.Repair(index: index, counts: counts[0]...counts[counts.count - 1]))
      }
      if mask == 0 {
        #expect(
          set.candidates?.map(\.successes)
            == text.indices.map { index in Set(fitting.map { lists[$0][index] }).sorted() })
      }
    }
    #expect(set.repairsNeeded == fewest, "\(text) of \(base)")
    #expect(set.singleRepairs == (fewest == 1 ? singles : []), "\(text) of \(base)")
  }

  @Test func `a set is wrong only where no rule and no forced sum explains it`() throws {
    func verdict(_ units: [Int], _ base: Int) throws -> PercentSetAudit.Verdict {
      PercentSetAudit(try Self.set(units, base)).verdict
    }
    // 22 + 19 + 8 + 2 = 51.
    #expect(try verdict([44, 38, 16, 4], 50) == .impossible)
    #expect(try verdict([44, 38, 16, 2], 50) == .possible)
    #expect(try verdict([66, 33], 3) == .otherReading)
    #expect(try verdict([34, 33, 33], 3) == .otherReading)
  }

  @Test func `other bases are those where all sets fit, the nearest first`() throws {
    let sets = [try Self.set([34, 66], 50), try Self.set([32, 68], 50)]
    let expected = (1...60).filter { base in
      [[34, 66], [32, 68]].allSatisfy { text in
        (0...base).contains { count in
          [count, base - count].map { PrintedPercentTests.rounded($0 * 100, base, .halfUp) } == text
        }
      }
    }
    let found = PercentSetAudit.otherBases(for: sets, upTo: 60, most: 100)
    #expect(found.sorted() == expected.filter { $0 != 50 })
    #expect(
      found
        == found.sorted { abs($0 - 50) < abs($1 - 50) || abs($0 - 50) == abs($1 - 50) && $0 < $1 })
  }

  @Test func `large numbers are exact or left out`() throws {
    let set = try Self.set([44, 38, 16, 2], 1_000_000)
    // Four numbers from 0 to 9,999 with a sum of 20,000: C(20003, 3) - 4 C(10003, 3) + 6 C(3, 3).
    #expect(set.isPossible && set.compositions == 666_666_630_003)
    let many = try Self.set([Int](repeating: 10, count: 10), 1_000_000)
    #expect(many.isPossible && many.compositions == nil)
  }

  @Test func `the largest rests go up`() throws {
    func printed(_ counts: [Int], _ decimals: Int) throws -> [String] {
      try LargestRemainder(CategoryCounts(counts), decimals: decimals).percents.map(\.text)
    }
    #expect(try printed([1, 1, 1], 1) == ["33.4", "33.3", "33.3"])
    #expect(try printed([13, 13, 13, 8], 0) == ["28", "28", "27", "17"])
    for base in [7, 12] {
      for list in Self.lists(base, 3) {
        let percents = try printed(list, 0).compactMap { Int($0) }
        #expect(Self.forced(list, base).contains(percents))
      }
    }
  }

  @Test func `steps that would be seen are those whose set is not possible`() throws {
    // Of 50 each step of a point leaves a number that no count gives.
    let fifty = try Self.set([44, 38, 16, 2], 50).seenSteps
    #expect(fifty.seen == 8 && fifty.all == 8)
    let set = try Self.set([34, 33, 33], 300)
    var seen = 0
    for index in 0..<3 {
      for step in [-1, 1] {
        var text = [34, 33, 33]
        text[index] += step
        let needed = text.map { (3 * $0 - 1, 3 * $0 + 1) }
        if !(needed.reduce(0) { $0 + $1.0 }...needed.reduce(0) { $0 + $1.1 }).contains(300) {
          seen += 1
        }
      }
    }
    #expect(set.seenSteps.seen == seen && set.seenSteps.all == 6)
  }
}
