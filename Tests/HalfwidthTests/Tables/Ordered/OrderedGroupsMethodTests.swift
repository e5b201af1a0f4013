import TestSupport
import Testing

@testable import Halfwidth

@Suite struct OrderedGroupsMethodTests {
  private static func finding(
    _ method: OrderedGroupsMethod, _ counts: [[Int]], rows: [Double]? = nil,
    columns: [Double]? = nil, _ alternative: AlternativeHypothesis = .two
  ) throws -> TestFinding {
    method.finding(
      for: try ScoredTable(TableSamples.table(counts), rowScores: rows, columnScores: columns),
      alternative: alternative)
  }

  private static func z(_ finding: TestFinding) -> Double? {
    finding.details.first { $0.name == "z" }?.value
  }

  /// Five respondents in three groups with three different answers: all ways to deal the answers out.
  @Test func `Jonckheere's statistic has the mean and variance of all permutations`() throws {
    let groups = [0, 0, 1, 2, 2, 1]
    let answers = [0, 1, 1, 2, 2, 2]
    func statistic(_ answers: [Int]) -> Double {
      var sum = 0.0
      for i in groups.indices {
        for j in groups.indices where groups[i] < groups[j] {
          sum += answers[i] < answers[j] ? 1 : answers[i] == answers[j] ? 0.5 : 0
        }
      }
      return sum
    }
    func permutations(_ items: [Int]) -> [[Int]] {
      if items.count < 2 { return [items] }
      return items.indices.flatMap { place in
        var rest = items
        let first = rest.remove(at: place)
        return permutations(rest).map { [first] + $0 }
      }
    }
    let all = permutations(answers).map(statistic)
    let mean = all.reduce(0, +) / Double(all.count)
    let variance = all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(all.count)
    var counts = [[Int]](repeating: [0, 0, 0], count: 3)
    for (group, answer) in zip(groups, answers) { counts[group][answer] += 1 }
    let finding = try Self.finding(.jonckheereTerpstra, counts)
    #expect(finding.statistic == statistic(answers))
    expectClose(
      try #require(Self.z(finding)), (statistic(answers) - mean) / variance.squareRoot(),
      relative: 1e-13)
  }

  @Test func `of two groups they are the Mann-Whitney test`() throws {
    for counts in [
      [[8, 28, 72, 126], [2, 12, 23, 19]], [[3, 1], [1, 3]], [[1, 0, 2], [4, 1, 0]],
    ] {
      let samples = try IndependentOrdinalCounts(TableSamples.table(counts))
      let z = try #require(Self.z(MannWhitneyMethod.normal.finding(for: samples)))
      expectClose(
        try #require(Self.finding(.kruskalWallis, counts).statistic), z * z, relative: 1e-12)
      let trend = try Self.finding(.jonckheereTerpstra, counts)
      expectClose(try #require(Self.z(trend)), -z, relative: 1e-12)
      let pairs = Double(samples.first.total * samples.second.total)
      #expect(
        trend.statistic == pairs - (MannWhitneyMethod.normal.finding(for: samples).statistic ?? 0))
      let greater = try Self.finding(.jonckheereTerpstra, counts, .greater)
      expectClose(
        try #require(greater.pValue),
        try #require(MannWhitneyMethod.normal.finding(for: samples, alternative: .less).pValue),
        relative: 1e-12)
    }
  }

  @Test func `mean ranks are mean scores with midranks, and scores shift and stretch`() throws {
    let counts = [[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12]]
    // Midranks of columns of 4, 12, 34 and 25.
    let midranks = [2.5, 10.5, 33.5, 63.0]
    let ranked = try Self.finding(.rowMeanScores, counts, columns: midranks)
    expectClose(
      try #require(ranked.statistic), try #require(Self.finding(.kruskalWallis, counts).statistic),
      relative: 1e-12)
    let plain = try #require(Self.finding(.rowMeanScores, counts).statistic)
    let moved = try Self.finding(
      .rowMeanScores, counts, columns: [1e6 - 7, 1e6 - 4, 1e6 - 1, 1e6 + 2])
    expectClose(try #require(moved.statistic), plain, relative: 1e-9)
    let huge = try Self.finding(.rowMeanScores, counts, columns: [1e99, 2e99, 3e99, 4e99])
    expectClose(try #require(huge.statistic), plain, relative: 1e-12)
  }

  @Test
  func `groups without an order stay apart whatever their scores are, and those in an order don't`()
    throws
  {
    let counts = [[5, 1], [2, 6], [1, 7]]
    #expect(
      try Self.finding(.kruskalWallis, counts, rows: [1, 1, 2])
        == Self.finding(.kruskalWallis, counts))
    #expect(
      try Self.finding(.jonckheereTerpstra, counts, rows: [1, 2, 2]).statistic
        == Self.finding(.jonckheereTerpstra, [[5, 1], [3, 13]]).statistic)
    #expect(
      try Self.finding(.kruskalWallis, counts.map { [$0[0], 0, $0[1]] } + [[0, 0, 0]])
        == Self.finding(.kruskalWallis, counts))
  }

  @Test(arguments: OrderedGroupsMethod.allCases)
  func `where nothing varies there is no test`(method: OrderedGroupsMethod) throws {
    for counts in [[[6, 0], [9, 0]], [[3, 4], [0, 0]], [[1, 0], [0, 0]]] {
      let finding = try Self.finding(method, counts)
      #expect(finding.pValue == nil && finding.warnings.map(\.code) == [.undefined])
    }
    let few = try Self.finding(method, [[1, 0], [0, 9]])
    #expect(few.pValue != nil && few.warnings.map(\.code) == [.smallExpectedCounts])
    #expect(few.dualIntervals.isEmpty)
  }

  @Test func `a trend beyond a double's reach has its logarithm`() throws {
    let finding = try Self.finding(.jonckheereTerpstra, [[9_000, 10], [10, 9_000]])
    #expect(finding.pValue == 0)
    // z = 133.98: scipy.stats.norm.logsf(133.98...) + log 2, over log 10.
    let z = try #require(Self.z(finding))
    let tail = -z * z / 2 / 2.302585092994046
    expectClose(try #require(finding.log10PValue), tail, absolute: 3)
  }
}
