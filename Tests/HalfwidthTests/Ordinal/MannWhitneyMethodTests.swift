import TestSupport
import Testing

@testable import Halfwidth

@Suite struct MannWhitneyMethodTests {
  private static func samples(_ counts: [[Int]]) throws -> IndependentOrdinalCounts {
    try IndependentOrdinalCounts(TableSamples.table(counts))
  }

  /// U of every choice of the first group among all answers.
  private static func everyU(_ counts: [[Int]]) -> (observed: Double, all: [Double]) {
    let answers = counts[0].indices.flatMap { level in
      [Int](repeating: level, count: counts[0][level] + counts[1][level])
    }
    let own = counts[0].reduce(0, +)
    func value(_ chosen: (Int) -> Bool) -> Double {
      var sum = 0.0
      for i in answers.indices where chosen(i) {
        for j in answers.indices where !chosen(j) {
          sum += answers[i] > answers[j] ? 1 : answers[i] == answers[j] ? 0.5 : 0
        }
      }
      return sum
    }
    var all: [Double] = []
    for bits in 0..<(1 << answers.count) where bits.nonzeroBitCount == own {
      all.append(value { bits >> $0 & 1 == 1 })
    }
    var taken = [Bool](repeating: false, count: answers.count)
    var place = 0
    for level in counts[0].indices {
      for index in 0..<(counts[0][level] + counts[1][level]) {
        taken[place] = index < counts[0][level]
        place += 1
      }
    }
    return (value { taken[$0] }, all)
  }

  @Test(arguments: [
    [[2, 1, 2], [1, 3, 1]], [[3, 0, 0], [0, 2, 4]], [[1, 1, 1, 1], [1, 1, 1, 1]],
    [[1, 0], [4, 5]],
    [[5, 2], [1, 0]], [[2, 2], [2, 2]], [[0, 3, 0], [2, 0, 5]],
  ])
  func `the exact test goes through every choice of the first group`(counts: [[Int]]) throws {
    let (observed, all) = Self.everyU(counts)
    let samples = try Self.samples(counts)
    let mean = Double(samples.first.total * samples.second.total) / 2
    func share(_ isCounted: (Double) -> Bool) -> Double {
      Double(all.count(where: isCounted)) / Double(all.count)
    }
    let expected: [AlternativeHypothesis: Double] = [
      .two: share { ($0 - mean).magnitude >= (observed - mean).magnitude },
      .less: share { $0 <= observed }, .greater: share { $0 >= observed },
    ]
    for (alternative, p) in expected {
      let finding = MannWhitneyMethod.exact.finding(for: samples, alternative: alternative)
      #expect(finding.statistic == observed)
      expectClose(try #require(finding.pValue), p, absolute: 1e-14, "\(alternative)")
      #expect(finding.hypothesis.alternative == alternative)
    }
  }

  /// The ways in which each sum of ranks falls to so many of all, rank by rank: sums of positive numbers.
  private static func ways(choosing chosen: Int, of count: Int) -> [Double] {
    let most = chosen * count
    var ways = [[Double]](
      repeating: [Double](repeating: 0, count: most + 1), count: chosen + 1)
    ways[0][0] = 1
    for rank in 0..<count {
      for number in stride(from: min(chosen, rank + 1), through: 1, by: -1) {
        for sum in stride(from: most, through: rank, by: -1) {
          ways[number][sum] += ways[number - 1][sum - rank]
        }
      }
    }
    return ways[chosen]
  }

  @Test(arguments: [(1, 1), (1, 6), (2, 2), (3, 4), (7, 5), (12, 12), (30, 41), (9, 60)])
  func `without ties it is what counting rank by rank gives`(one: Int, other: Int) throws {
    let ways = Self.ways(choosing: one, of: one + other)
    let all = ways.reduce(0, +)
    for step in 1...4 {
      // The first group has every so many-th rank, as far as that goes.
      let places = Set((0..<one).map { min($0 * step, other + $0) })
      let rows = [true, false].map { isFirst in
        (0..<one + other).map { places.contains($0) == isFirst ? 1 : 0 }
      }
      let samples = try IndependentOrdinalCounts(TableSamples.table(rows))
      guard samples.first.total == one else { continue }
      let sum = places.reduce(0, +)
      let less = ways[...sum].reduce(0, +) / all
      let greater = ways[sum...].reduce(0, +) / all
      for (alternative, p) in [
        (AlternativeHypothesis.less, less), (.greater, greater),
        (.two, min(1, 2 * min(less, greater))),
      ] {
        let finding = MannWhitneyMethod.exact.finding(for: samples, alternative: alternative)
        expectClose(try #require(finding.pValue), p, relative: 1e-12, "\(step) \(alternative)")
      }
    }
  }

  @Test func `exchanging the groups exchanges the directions`() throws {
    let first = try Self.samples([[4, 9, 12, 25], [9, 12, 15, 14]])
    let second = try Self.samples([[9, 12, 15, 14], [4, 9, 12, 25]])
    for method in MannWhitneyMethod.allCases {
      for alternative in AlternativeHypothesis.allCases {
        expectClose(
          try #require(method.finding(for: first, alternative: alternative).pValue),
          try #require(method.finding(for: second, alternative: alternative.mirrored).pValue),
          relative: 1e-12, "\(method) \(alternative)")
      }
    }
  }

  @Test func `where all answered alike the exact p-value is 1 and the others are undefined`() throws
  {
    let samples = try Self.samples([[6, 0], [9, 0]])
    for alternative in AlternativeHypothesis.allCases {
      #expect(MannWhitneyMethod.exact.finding(for: samples, alternative: alternative).pValue == 1)
      for method in [MannWhitneyMethod.normal, .corrected] {
        let finding = method.finding(for: samples, alternative: alternative)
        #expect(finding.statistic == 27 && finding.pValue == nil)
        #expect(finding.warnings.map(\.code) == [.undefined])
      }
    }
  }

  @Test func `what would take too long is refused with the way out`() throws {
    let many = try Self.samples([[400, 300], [200, 101]])
    let finding = MannWhitneyMethod.exact.finding(for: many)
    #expect(finding.pValue == nil && finding.warnings.map(\.code) == [.tooLarge])
    #expect(finding.warnings[0].message.contains("mann-whitney takes them"))
    // As many respondents as are taken, with few answers.
    let most = try Self.samples([[400, 300], [200, 100]])
    #expect(MannWhitneyMethod.exact.finding(for: most).pValue != nil)
    // Many different answers, of which two are alike: far fewer.
    var first = (0..<900).map { $0 % 2 }
    let second = (0..<900).map { 1 - $0 % 2 }
    let untied = try IndependentOrdinalCounts(TableSamples.table([first, second]))
    #expect(MannWhitneyMethod.exact.finding(for: untied).pValue != nil)
    first[0] = 1
    let tied = try IndependentOrdinalCounts(TableSamples.table([first, second]))
    #expect(MannWhitneyMethod.exact.finding(for: tied).warnings.map(\.code) == [.tooLarge])
    let huge = try Self.samples([[1 << 51, 7], [3, 1 << 51]])
    #expect(MannWhitneyMethod.exact.finding(for: huge).warnings.map(\.code) == [.tooLarge])
    #expect(MannWhitneyMethod.normal.finding(for: huge).pValue == 0)
  }

  @Test func `another number of groups is refused`() throws {
    let table = try ScoredTable(TableSamples.table([[1, 2], [3, 4], [5, 6]]))
    for method in MannWhitneyMethod.allCases {
      let finding = method.finding(for: table, alternative: .two)
      #expect(finding.warnings.map(\.code) == [.wrongShape])
    }
  }
}
