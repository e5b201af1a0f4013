import TestSupport
import Testing

@testable import Halfwidth

@Suite struct GroupMethodTests {
  private static func groups(_ x: [Int], _ n: [Int]) throws -> GroupCounts {
    try GroupCounts(successes: x, trials: n)
  }

  private static func tests(_ finding: PairwiseFinding) -> [PairwiseFinding.Test] {
    if case .tests(let tests) = finding.content { tests } else { [] }
  }

  private static func differences(_ finding: PairwiseFinding) -> [PairwiseFinding.Difference] {
    if case .differences(let differences, _) = finding.content { differences } else { [] }
  }

  @Test func `each pair is that of two samples`() throws {
    let groups = try Self.groups([5, 8, 12, 3], [20, 21, 25, 9])
    let fisher = Self.tests(groups.pairs(.pairwiseFisher))
    let score = Self.tests(groups.pairs(.pairwiseScore))
    #expect(
      fisher.map { [$0.pair.first, $0.pair.second] } == [
        [0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3],
      ])
    for (exact, approximate) in zip(fisher, score) {
      let pair = try IndependentCounts(
        groups.groups[exact.pair.first], groups.groups[exact.pair.second])
      #expect(exact.pValue == ExactTestMethod.fisher.finding(for: pair).pValue && exact.z == nil)
      let pearson = ChiSquaredMethod.pearson.finding(for: pair.table)
      expectClose(
        try #require(approximate.pValue), try #require(pearson.pValue), relative: 1e-12)
      #expect((approximate.z ?? 0) * pair.difference >= 0)
    }
  }

  /// Four p-values, one of them undefined: Holm by hand for the other three.
  @Test func `a pair without a p-value does not count for Holm`() throws {
    let tests = Self.tests(try Self.groups([0, 0, 9], [10, 12, 10]).pairs(.pairwiseScore))
    #expect(tests[0].pValue == nil && tests[0].adjusted == nil && tests[0].z == nil)
    let (first, second) = (try #require(tests[1].pValue), try #require(tests[2].pValue))
    let smaller = min(2 * min(first, second), 1)
    let larger = max(smaller, max(first, second))
    #expect(
      try Set([#require(tests[1].adjusted), #require(tests[2].adjusted)]) == [smaller, larger])
    let finding = try Self.groups([0, 0, 9], [10, 12, 10]).pairs(.pairwiseScore)
    #expect(finding.warnings.map(\.code) == [.undefined, .smallExpectedCounts])
    let none = try Self.groups([0, 0], [10, 12]).pairs(.pairwiseScore)
    #expect(Self.tests(none).allSatisfy { $0.adjusted == nil })
  }

  @Test func `of two groups the intervals are Wald's`() throws {
    let groups = try Self.groups([36, 40], [50, 50])
    let wald = try IndependentCounts(groups.groups[0], groups.groups[1]).waldDifferenceInterval()
    for method in [GroupMethod.differencesBonferroni, .differencesScheffe] {
      let interval = try #require(Self.differences(groups.pairs(method)).first).interval
      expectClose(interval.lower, wald.lower, absolute: 1e-13)
      expectClose(interval.upper, wald.upper, absolute: 1e-13)
    }
  }

  @Test func `limits hold together: more groups, wider limits, and a point says so`() throws {
    let few = Self.differences(try Self.groups([36, 40], [50, 50]).pairs(.differencesBonferroni))
    let more = Self.differences(
      try Self.groups([36, 40, 30], [50, 50, 50]).pairs(.differencesBonferroni))
    #expect(more[0].interval.lower < few[0].interval.lower)
    let points = try Self.groups([0, 10, 0], [10, 10, 7]).pairs(.differencesScheffe)
    #expect(Self.differences(points)[0].interval.lower == -1)
    #expect(points.warnings.map(\.code) == [.degenerate, .smallExpectedCounts])
  }

  /// References: statsmodels 0.14, `confint_proportions_2indep(method="newcomb", alpha=.05/3)`.
  @Test func `Newcombe's intervals share the level by Bonferroni`() throws {
    let found = Self.differences(
      try Self.groups([12, 9, 2], [14, 13, 12]).pairs(.differencesNewcombe))
    let limits = [
      (-0.2133386191998397, 0.5044894418636446), (0.22029094414420491, 0.8617120215863976),
      (0.05419554047398778, 0.7668023253964634),
    ]
    #expect(found.count == 3)
    for (one, (lower, upper)) in zip(found, limits) {
      expectClose(one.interval.lower, lower, absolute: 1e-14)
      expectClose(one.interval.upper, upper, absolute: 1e-14)
      #expect(one.interval.level == 0.95)
    }
  }

  @Test func `of two groups Newcombe's interval is that of two samples`() throws {
    let groups = try Self.groups([36, 40], [50, 50])
    let pair = try IndependentCounts(groups.groups[0], groups.groups[1]).newcombeInterval()
    let found = try #require(Self.differences(groups.pairs(.differencesNewcombe)).first).interval
    #expect(found.lower == pair.lower && found.upper == pair.upper)
  }

  @Test func `Newcombe's intervals have a width where Wald's are points`() throws {
    let groups = try Self.groups([0, 10, 0], [10, 10, 7])
    let finding = groups.pairs(.differencesNewcombe)
    #expect(finding.warnings.isEmpty)
    for one in Self.differences(finding) {
      #expect(one.interval.lower < one.interval.upper && one.interval.contains(one.estimate))
      #expect(one.interval.lower >= -1 && one.interval.upper <= 1)
    }
    let level = try ConfidenceLevel(1 - 1e-13)
    let refused = try Self.groups([1, 2, 3], [4, 5, 6]).pairs(.differencesNewcombe, level: level)
    #expect(refused.warnings.map(\.code) == [.undefined] && refused.pairs.isEmpty)
  }

  @Test func `differences of categories are those of their shares`() throws {
    let counts = try CategoryCounts([10, 20, 30, 0])
    for method in CategoryDifferenceMethod.allCases {
      let finding = counts.differences(method)
      let found = Self.differences(finding)
      #expect(found.count == 6)
      for one in found {
        expectClose(
          one.estimate, counts.estimates[one.pair.first] - counts.estimates[one.pair.second],
          absolute: 1e-15)
        #expect(one.interval.contains(one.estimate))
      }
      #expect(finding.warnings.map(\.code) == [.smallExpectedCounts])
    }
    let all = try CategoryCounts([0, 0, 7]).differences()
    #expect(all.warnings.map(\.code) == [.degenerate, .smallExpectedCounts])
    let many = try CategoryCounts([Int](repeating: 3, count: 1_001)).differences()
    #expect(many.warnings.map(\.code) == [.tooLarge])
  }

  @Test func `one group, too many of them, and lists of different lengths are refused`() throws {
    #expect(throws: CountsError.self) { try Self.groups([5], [10]) }
    #expect(throws: CountsError.self) { try Self.groups([], []) }
    #expect(throws: CountsError.self) { try Self.groups([5, 6], [10]) }
    #expect(throws: CountsError.self) { try Self.groups([11, 6], [10, 10]) }
    #expect(throws: CountsError.self) {
      try Self.groups([Int](repeating: 1, count: 101), [Int](repeating: 2, count: 101))
    }
    let pair = try Self.groups([1, 2], [3, 4])
    #expect(throws: CountsError.self) { try GroupCounts(pair.groups, names: ["a"]) }
  }
}
