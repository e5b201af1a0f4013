import Testing

@testable import Halfwidth

/// Means and standard deviations against all lists of counts of small samples.
@Suite struct PrintedMomentsTests {
  /// The standard deviation in units of its last digit, by squares of whole numbers.
  private static func deviation(
    _ sum: Int, _ squares: Int, _ n: Int, _ one: Int, _ rule: RoundingRule
  ) -> Int {
    let spread = (n * squares - sum * sum) * one * one
    let weight = n * (n - 1)
    var units = 0
    while (units + 1) * (units + 1) * weight <= spread { units += 1 }
    let half = (2 * units + 1) * (2 * units + 1) * weight
    switch rule {
    case .truncate: break
    case .halfUp: if 4 * spread >= half { units += 1 }
    case .halfEven:
      if 4 * spread > half || (4 * spread == half && !units.isMultiple(of: 2)) { units += 1 }
    }
    return units
  }

  private static func moments(
    _ mean: String, _ deviation: String, _ n: Int, _ scale: ClosedRange<Int>,
    _ rule: RoundingRule = .halfUp, items: Int = 1
  ) throws -> PrintedMoments {
    try PrintedMoments(
      PrintedMean(PrintedDecimal(parsing: mean), respondents: n, items: items, rounding: rule),
      deviation: PrintedDecimal(parsing: deviation), on: scale)
  }

  private static func text(_ units: Int, _ decimals: Int) -> String {
    PrintedDecimal(units: units, decimals: decimals).text
  }

  @Test(
    arguments: RoundingRule.allCases,
    [(5, 1...5), (7, 0...2), (9, 0...1), (4, -1...5), (3, 0...6), (6, 2...5)])
  func `distributions, sums and squares are those of all lists of counts`(
    rule: RoundingRule, sample: (n: Int, scale: ClosedRange<Int>)
  ) throws {
    let (n, scale) = sample
    func sum(_ list: [Int], _ power: (Int) -> Int) -> Int {
      zip(scale, list).reduce(0) { $0 + power($1.0) * $1.1 }
    }
    for (decimals, one) in [(0, 1), (1, 10), (2, 100)] {
      var lists: [[Int]: [[Int]]] = [:]
      for list in PercentSetTests.lists(n, scale.count) {
        let total = sum(list) { $0 }
        guard total >= 0 else { continue }
        let mean = PrintedPercentTests.rounded(total * one, n, rule)
        let spread = Self.deviation(total, sum(list) { $0 * $0 }, n, one, rule)
        lists[[mean, spread], default: []].append(list)
      }
      for key in Set(lists.keys).union(lists.keys.map { [$0[0], $0[1] + 1] }) {
        let moments = try Self.moments(
          Self.text(key[0], decimals), Self.text(key[1], decimals), n, scale, rule)
        let own = lists[key] ?? []
        let label: Comment = "\(key) of \(n), \(decimals) decimals, \(scale), \(rule)"
        let found = try #require(moments.distributions)
        #expect(found.number == own.count, label)
        #expect(moments.isPossible == !own.isEmpty, label)
        let counts =
          own.isEmpty ? [] : own[0].indices.map { at in Set(own.map { $0[at] }).sorted() }
        #expect(found.candidates.map(\.successes) == counts, label)
        let attainable = try #require(moments.attainable)
        #expect(attainable.map(\.sum) == Set(own.map { sum($0) { $0 } }).sorted(), label)
        #expect(
          Set(attainable.flatMap(\.sumsOfSquares)) == Set(own.map { sum($0) { $0 * $0 } }), label)
      }
    }
  }

  @Test(arguments: [
    ("3.10", "1.37", 10, 1...5), ("5.25", "2.05", 12, 1...7), ("0.4", "0.5", 11, 0...1),
    ("1.2", "0.7", 13, 0...2), ("2.4", "0.9", 14, 1...4),
  ])
  func `counts that are asked for one by one are those of all lists`(
    mean: String, deviation: String, n: Int, scale: ClosedRange<Int>
  ) throws {
    let moments = try Self.moments(mean, deviation, n, scale)
    let whole = try #require(moments.distributions)
    var enumeration = AnswerEnumeration(highest: scale.upperBound - scale.lowerBound)
    let one = enumeration.countsOfEach(moments.targets, of: n)
    #expect(!whole.candidates.isEmpty && one?.candidates == whole.candidates)
    #expect(one?.number == nil)
  }

  @Test func `a standard deviation over n is another reading`() throws {
    // 1, 2, 3, 4: a variance of 1.25 over n; over n - 1 the squares would sum to 28.75.
    let moments = try Self.moments("2.50", "1.118", 4, 1...4)
    #expect(moments.isPossible == false)
    #expect(moments.read(.halfUp, divisor: .population).isPossible == true)
  }

  @Test func `numbers beyond a word are compared exactly`() throws {
    #expect(
      try Self.moments("500.000000", "999999999.999999", 1_000_000, 450...550).isPossible == false)
    // 500,000 ones of a million: a deviation of 0.50000025.
    #expect(
      try Self.moments("0.500000", "0.500000", 1_000_000, 0...1).attainable?.map(\.sum) == [500_000]
    )
  }

  @Test func `what can't be asked is refused`() {
    func refused(_ mean: String, _ n: Int, _ scale: ClosedRange<Int>, items: Int = 1)
      -> CountsError.Kind?
    {
      do {
        _ = try Self.moments(mean, "1.0", n, scale, items: items)
        return nil
      } catch {
        return (error as? CountsError)?.kind
      }
    }
    #expect(refused("3.2", 10, 1...5) == nil)
    #expect(refused("3.2", 1, 1...5) == .tooFew)
    #expect(refused("3.2", 10, 1...5, items: 2) == .mismatch)
    #expect(refused("6.2", 10, 1...5) == .mismatch)
    #expect(refused("0.2", 10, 1...5) == .mismatch)
    #expect(refused("3.2", 10, 3...3) == .outOfRange)
    #expect(refused("3.2", 10, 0...101) == .outOfRange)
    #expect(refused("3.2", 600_000, 1...5, items: 2) == .tooLarge)
  }
}
