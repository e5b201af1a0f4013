import TestSupport
import Testing

@testable import Halfwidth

@Suite struct StratifiedScoreMethodTests {
  private static let two = [
    [[1, 3, 10], [2, 3, 10], [1, 6, 14]], [[0, 4, 3], [5, 2, 6], [2, 2, 9]],
  ]

  private static func statistic(
    _ method: StratifiedScoreMethod, _ strata: [[[Int]]], rows: [Double]? = nil,
    columns: [Double]? = nil
  ) throws -> Double {
    try #require(
      method.finding(for: ScoredStrata(strata, rowScores: rows, columnScores: columns)).statistic)
  }

  @Test func `of one stratum they are the tests of a table`() throws {
    for table in TableSamples.larger where !table.hasZeroMargin {
      let n = Double(table.total)
      let scored = try ScoredTable(table)
      let general = StratifiedScoreMethod.general.finding(for: try ScoredStrata([table.counts]))
      expectClose(
        try #require(general.statistic), (n - 1) / n * (try #require(table.pearsonStatistic())),
        relative: 1e-10)
      #expect(general.degreesOfFreedom == Double((table.rows - 1) * (table.columns - 1)))
      expectClose(
        try Self.statistic(.rowMeans, [table.counts]),
        try #require(OrderedGroupsMethod.rowMeanScores.finding(for: scored).statistic),
        relative: 1e-10)
      expectClose(
        try Self.statistic(.correlation, [table.counts]),
        try #require(ScoredTableMethod.linearByLinear.finding(for: scored).statistic),
        relative: 1e-10)
    }
  }

  @Test func `of two by two all three are the test of strata`() throws {
    let strata = [
      [[10, 5], [4, 11]], [[8, 2], [6, 4]], [[0, 3], [0, 2]], [[1, 0], [0, 0]],
    ]
    let expected = try #require(
      StratifiedTables(strata).cochranMantelHaenszelTest().statistic)
    for method in StratifiedScoreMethod.allCases {
      expectClose(try Self.statistic(method, strata), expected, relative: 1e-12, "\(method)")
    }
  }

  @Test func `exchanging lines, and strata, changes nothing that is without order`() throws {
    let plain = try Self.statistic(.general, Self.two)
    let turned = Self.two.reversed().map { $0.reversed().map { [$0[1], $0[2], $0[0]] } }
    expectClose(try Self.statistic(.general, turned), plain, relative: 1e-11)
    let rows = Self.two.map { [$0[2], $0[0], $0[1]] }
    expectClose(
      try Self.statistic(.rowMeans, rows), try Self.statistic(.rowMeans, Self.two), relative: 1e-11)
    // Scores are free of their origin and unit.
    expectClose(
      try Self.statistic(.correlation, Self.two, rows: [10, 20, 30], columns: [-1e-3, 0, 1e-3]),
      try Self.statistic(.correlation, Self.two), relative: 1e-11)
  }

  @Test func `nobody, one person and empty lines are left out`() throws {
    let padded =
      Self.two.map { $0 + [[0, 0, 0]] } + [
        [[1, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]],
        [[0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]],
      ]
    for method in StratifiedScoreMethod.allCases {
      let plain = method.finding(for: try ScoredStrata(Self.two))
      let other = method.finding(for: try ScoredStrata(padded))
      #expect(plain.degreesOfFreedom == other.degreesOfFreedom)
      expectClose(
        try #require(other.statistic), try #require(plain.statistic), relative: 1e-11)
    }
  }

  /// Two strata that each see two of three rows: the differences add up to all, and no stratum sees them alone.
  @Test func `the rank is that of what the strata see together`() throws {
    let chained = [[[5, 3], [2, 6], [0, 0]], [[0, 0], [4, 4], [1, 7]]]
    let finding = StratifiedScoreMethod.general.finding(for: try ScoredStrata(chained))
    #expect(finding.degreesOfFreedom == 2)
    let apart = [[[5, 3], [2, 6], [0, 0], [0, 0]], [[0, 0], [0, 0], [4, 4], [1, 7]]]
    #expect(
      StratifiedScoreMethod.rowMeans.finding(for: try ScoredStrata(apart)).degreesOfFreedom == 2)
  }

  @Test(arguments: StratifiedScoreMethod.allCases)
  func `where nothing varies there is no test`(method: StratifiedScoreMethod) throws {
    for strata in [[[[4, 0], [6, 0]], [[2, 0], [3, 0]]], [[[1, 0], [0, 0]]]] {
      let finding = method.finding(for: try ScoredStrata(strata))
      #expect(finding.degreesOfFreedom == 0 && finding.pValue == nil)
      #expect(finding.warnings.map(\.code) == [.undefined])
    }
    // Columns of one score say nothing of means.
    let alike = try ScoredStrata(
      [[[3, 2, 0], [1, 4, 0]]], columnScores: [1, 1, 2])
    #expect(
      method == .general || method.finding(for: alike).warnings.map(\.code) == [.undefined])
  }

  @Test func `large tables are refused with the way out, and large counts keep their digits`()
    throws
  {
    let wide = try ScoredStrata([(0..<21).map { row in (0..<20).map { $0 == row % 20 ? 3 : 1 } }])
    let finding = StratifiedScoreMethod.general.finding(for: wide)
    #expect(finding.warnings.map(\.code) == [.tooLarge])
    let scaled = Self.two.map { $0.map { $0.map { $0 * 1_000_000 } } }
    // (n - 1) apart, the statistic grows with the counts.
    expectClose(
      try Self.statistic(.general, scaled) / 1e6, 5.4037, relative: 0.05)
  }

  @Test func `strata of different shapes, and of one line, are refused`() {
    #expect(throws: CountsError.self) { try ScoredStrata([]) }
    #expect(throws: CountsError.self) {
      try ScoredStrata([[[1, 2], [3, 4]], [[1, 2, 3], [3, 4, 5]]])
    }
    #expect(throws: CountsError.self) { try ScoredStrata([[[1, 2]]]) }
    #expect(throws: CountsError.self) { try ScoredStrata([[[1], [2]]]) }
    #expect(throws: CountsError.self) { try ScoredStrata([[[0, 0], [0, 0]]]) }
    #expect(throws: CountsError.self) { try ScoredStrata([[[1, -2], [0, 0]]]) }
    #expect(throws: CountsError.self) {
      try ScoredStrata([[[1, 2], [3, 4]]], rowScores: [1, 2, 3])
    }
    #expect(throws: CountsError.self) {
      try ScoredStrata([[[1, 2], [3, 4]]], rowScores: [1, 1])
    }
  }

  @Test func `contrasts are independent as elimination by fractions has it`() {
    // The rank of rows and columns of a grid: (3 - 1)(3 - 1).
    var all: [[IndependentContrasts.Term]] = []
    for i in 0..<3 {
      for k in 0..<3 where k != i {
        for j in 0..<3 {
          for l in 0..<3 where l != j {
            all.append([(i * 3 + j, 1), (i * 3 + l, -1), (k * 3 + j, -1), (k * 3 + l, 1)])
          }
        }
      }
    }
    #expect(IndependentContrasts(among: all, cells: 9).contrasts.count == 4)
    #expect(IndependentContrasts(among: [], cells: 9).contrasts.isEmpty)
    #expect(IndependentContrasts(among: [[(0, 1)], [(0, 1)]], cells: 1).contrasts.count == 1)
  }
}
