import TestSupport
import Testing

@testable import Halfwidth

@Suite struct RanksTests {
  static func choose(_ n: Int, _ k: Int) -> Int {
    (0..<k).reduce(1) { $0 * (n - $1) / ($1 + 1) }
  }

  /// P(B >= first) of first + second fair coins, from whole numbers.
  static func upperTail(_ first: Int, _ second: Int) -> Double {
    let ways = (first...first + second).reduce(0) { $0 + choose(first + second, $1) }
    return Double(ways) / Double(1 << (first + second))
  }

  @Test func `the p-value of totals is the largest of any joint table`() throws {
    let n = 12
    for a in 0...n {
      for b in 0...n {
        let comparisons = RankComparisons(try RankedItems(margins: [a, b], respondents: n))
        let tables = max(0, a + b - n)...min(a, b)
        let largest = tables.map { Self.upperTail(a - $0, b - $0) }.max()!
        expectClose(comparisons.pValue(0, above: 1), a > b ? largest : 1, absolute: 1e-14)
        if a > b {
          let two = tables.map { min(1, 2 * Self.upperTail(a - $0, b - $0)) }.max()!
          expectClose(comparisons.twoSidedPValue(0, above: 1), two, absolute: 1e-14)
        } else {
          #expect(comparisons.twoSidedPValue(0, above: 1) == 1)
        }
      }
    }
  }

  @Test func `a range of counts has the largest p-value of its counts`() throws {
    let n = 20
    for (first, second) in [(12...14, 5...7), (18...20, 3...3), (9...9, 2...6)] {
      let wide = RankComparisons(try RankedItems(margins: [first, second], respondents: n))
      let each = try first.flatMap { a in
        try second.map { b in
          RankComparisons(try RankedItems(margins: [a, b], respondents: n)).pValue(0, above: 1)
        }
      }
      expectClose(wide.pValue(0, above: 1), each.max()!, absolute: 1e-15)
      let categories = RankComparisons(try RankedItems(categories: [first, second]))
      let tails = first.flatMap { a in second.map { Self.upperTail(a, $0) } }
      expectClose(categories.pValue(0, above: 1), tails.max()!, absolute: 1e-15)
    }
  }

  @Test func `what a range leaves open is not a rank`() throws {
    let items = try RankedItems(margins: [9...11, 10...10, 3...3], respondents: 50)
    #expect(items.sampleRank(of: 0) == 1...2 && items.sampleRank(of: 2) == 3...3)
    let ranks = try #require(items.ranks())
    #expect(ranks.highest == nil && ranks.lowest?.item == 2)
    let fields = items.method.finding(for: items).fields
    #expect(fields["rank"] == .list([.undefined, .undefined, .integer(3)]))
    #expect(fields["rank_max"] == .wholes([2, 2, 3]))
  }

  /// Answers by the bits of one number a respondent.
  static func responses(_ rows: [Int], items: Int) throws -> BinaryResponses {
    try BinaryResponses(rows.map { row in (0..<items).map { row >> $0 & 1 } })
  }

  @Test func `answers are compared by those who answered the two differently`() throws {
    // More than a word of bits.
    let responses = try Self.responses(
      (0..<150).map { ($0 * 37) % 8 | ($0 % 3 == 0 ? 1 : 0) }, items: 3)
    let comparisons = RankComparisons(try RankedItems(answers: responses))
    for item in 0..<3 {
      for other in 0..<3 where other != item {
        let first = responses.rows.count { $0[item] > $0[other] }
        let second = responses.rows.count { $0[item] < $0[other] }
        let table = try PairedCounts(
          both: 1, firstOnly: first, secondOnly: second, neither: 0)
        let two = try #require(table.test(.exact).pValue)
        if first > second {
          expectClose(comparisons.twoSidedPValue(item, above: other), two, relative: 1e-12)
        }
      }
    }
  }

  @Test func `scores are compared by all flips of their differences`() throws {
    let rows: [[Double]] = [
      [1, 3], [2, 2.5], [1, 1], [4, 2], [1, 4], [2, 4], [3, 3.5], [1, 2],
    ]
    let comparisons = RankComparisons(try RankedItems(scores: rows))
    let differences = rows.map { $0[1] - $0[0] }
    let observed = differences.reduce(0, +)
    let all = 1 << differences.count
    let reached = (0..<all).count { flip in
      differences.enumerated().reduce(0) {
        $0 + (flip >> $1.offset & 1 == 1 ? $1.element : -$1.element)
      } >= observed - 1e-9
    }
    expectClose(comparisons.pValue(1, above: 0), Double(reached) / Double(all), absolute: 1e-15)
    let items = try RankedItems(scores: rows)
    #expect(items.estimates == [15.0 / 8, 22.0 / 8])
    #expect(items.sampleRank(of: 1) == 1...1)
  }

  @Test func `of 0 and 1 scores and answers say the same`() throws {
    let responses = try Self.responses((0..<40).map { ($0 * 13) % 16 }, items: 4)
    let answers = try RankedItems(answers: responses).ranks()
    let scores = try RankedItems(scores: responses.rows.map { $0.map(Double.init) }).ranks()
    #expect(answers?.intervals == scores?.intervals)
    #expect(answers?.firstSet == scores?.firstSet)
    #expect(answers?.sampleRanks == scores?.sampleRanks)
  }

  /// Three equally frequent categories: any rank interval that is not 1 to 3 is wrong.
  @Test func `the chance of a wrong rank is at most the significance`() throws {
    let n = 24
    var wrong = 0.0
    var all = 0.0
    for a in 0...n {
      for b in 0...n - a {
        let ways = Double(Self.choose(n, a)) * Double(Self.choose(n - a, b))
        all += ways
        let ranks = try #require(RankedItems(categories: [a, b, n - a - b]).ranks(level: 0.9))
        if ranks.intervals.contains(where: { $0 != 1...3 }) { wrong += ways }
      }
    }
    #expect(wrong / all <= 0.1)
    // And not because nothing is ever shown.
    #expect(wrong / all > 0.01)
  }

  @Test func `the first and the last of a list are said, with their p-values`() throws {
    let ranks = try #require(
      RankedItems(margins: [46, 44, 42, 39, 37], respondents: 50).ranks())
    #expect(ranks.intervals.allSatisfy { $0 == 1...5 })
    #expect(ranks.sampleRanks.map(\.lowerBound) == [1, 2, 3, 4, 5])
    let highest = try #require(ranks.highest)
    // 46 against 44: at most 10 answered differently, 6 and 4.
    expectClose(highest.pValue, 2 * Self.upperTail(6, 4), absolute: 1e-15)
    #expect(highest.item == 0 && !highest.isSupported)
    let clear = try #require(RankedItems(margins: [48, 20, 18], respondents: 50).ranks())
    #expect(clear.highest?.isSupported == true && clear.firstSet == [0])
    #expect(clear.lowest?.isSupported == false && clear.lastSet == [1, 2])
    #expect(try RankedItems(margins: [20, 20, 18], respondents: 50).ranks()?.highest == nil)
  }

  @Test func `claims of one item and of an order are judged`() throws {
    let items = try RankedItems(margins: [48, 30, 29, 5], respondents: 50)
    let comparisons = RankComparisons(items)
    #expect(comparisons.verdict(onHighest: 0) == .supported)
    #expect(comparisons.verdict(onHighest: 1) == .contradicted)
    #expect(comparisons.verdict(onLowest: 3) == .supported)
    #expect(comparisons.verdict(onLowest: 2) == .contradicted)
    #expect(comparisons.verdict(onOrder: [0, 1, 3]) == .supported)
    #expect(comparisons.verdict(onOrder: [0, 1, 2, 3]) == .undecided)
    #expect(comparisons.verdict(onOrder: [1, 0]) == .contradicted)
    #expect(comparisons.verdict(onOrder: [2, 1]) == .undecided)
    #expect(comparisons.verdict(onOrder: [2]) == .supported)
    let near = RankComparisons(try RankedItems(margins: [27, 25], respondents: 50))
    #expect(near.verdict(onHighest: 0) == .undecided && near.verdict(onHighest: 1) == .undecided)
  }

  @Test func `a method that needs more than is known says so`() throws {
    let items = try RankedItems(margins: [4, 3], respondents: 5)
    let finding = RankMethod.pairedHolm.finding(for: items)
    #expect(finding.ranks == nil && finding.warnings.map(\.code) == [.wrongShape])
    let answers = try RankedItems(answers: BinaryResponses(parsing: "1,0;1,0;1,1;1,0;1,0;1,0;1,0"))
    #expect(RankMethod.marginsHolm.finding(for: answers).ranks != nil)
  }

  @Test func `what can't be ranked is refused`() throws {
    #expect(throws: CountsError.self) { try RankedItems(categories: [Int]()) }
    #expect(throws: CountsError.self) { try RankedItems(categories: [3, -1]) }
    #expect(throws: CountsError.self) { try RankedItems(margins: [3, 6], respondents: 5) }
    #expect(throws: CountsError.self) { try RankedItems(margins: [3], respondents: 0) }
    #expect(throws: CountsError.self) {
      try RankedItems(margins: [Int](repeating: 1, count: 501), respondents: 5)
    }
    #expect(throws: CountsError.self) { try RankedItems(margins: [3], respondents: 1_000_001) }
    #expect(throws: CountsError.self) { try RankedItems(scores: [[1, .pi], [2, 3]]) }
    #expect(throws: CountsError.self) { try RankedItems(scores: [[1, 2], [2]]) }
    #expect(throws: CountsError.self) {
      try RankedItems(margins: [3, 2], respondents: 5).named(["a"])
    }
  }

  @Test func `one item and nobody have a rank`() throws {
    let one = try #require(RankedItems(categories: [7]).ranks())
    #expect(one.intervals == [1...1] && one.firstSet == [0])
    let none = try #require(RankedItems(categories: [0, 0]).ranks())
    #expect(none.intervals == [1...2, 1...2] && none.highest == nil)
    #expect(none.items.estimates == [nil, nil])
  }
}
