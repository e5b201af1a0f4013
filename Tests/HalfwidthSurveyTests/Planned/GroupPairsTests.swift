import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// All pairs of three groups.
@Suite struct GroupPairsTests {
  private func item(_ question: String, _ item: String) throws -> GroupedItem {
    let groups = try ResponsesFixture("planned").groups(by: "place")
    let found = try #require(groups.questions.first { $0.question.id == question })
    return try #require(found.items.first { $0.item?.id == item })
  }

  /// References: R 4.2, `fisher.test` of each pair and `p.adjust`; statsmodels 0.14 for the intervals.
  @Test func `tests, intervals that hold together, and Holm`() throws {
    let item = try item("trained", "yes")
    let pairs = try #require(item.pairs)
    #expect(pairs.places == [0, 1, 2])
    let p = [0.3845410628019324, 0.0011010903217122088, 0.015419302732534664]
    let adjusted = [0.3845410628019324, 3 * 0.0011010903217122088, 2 * 0.015419302732534664]
    let lower = [-0.2133386191998397, 0.22029094414420491, 0.05419554047398778]
    for index in 0..<3 {
      expectClose(try #require(pairs.tests[index].pValue), p[index], relative: 1e-10)
      expectClose(try #require(pairs.adjusted[index]), adjusted[index], relative: 1e-10)
      expectClose(pairs.differences[index].interval.lower, lower[index], absolute: 1e-13)
    }
  }

  /// Reference: scipy 1.15, the root of chi-squared over n, and roots of `ncx2`.
  @Test func `Cramer's V stands beside the test of all groups`() throws {
    let measure = try #require(try item("trained", "yes").association)
    expectClose(try #require(measure.estimate), 0.5900968443520823, relative: 1e-12)
    expectClose(try #require(measure.interval?.lower), 0.2425040859834513, relative: 1e-8)
    expectClose(try #require(measure.interval?.upper), 0.886180290518851, relative: 1e-8)
  }

  @Test func `Holm takes the pairs of all items of a question`() throws {
    let groups = try ResponsesFixture("planned").groups(by: "place")
    let services = try #require(groups.questions.first { $0.question.id == "services" })
    #expect(services.items.count == 3)
    let tests = services.items.compactMap(\.pairs).flatMap { zip($0.tests, $0.adjusted) }
    #expect(tests.count == 9)
    let least = try #require(tests.min { ($0.0.pValue ?? 1) < ($1.0.pValue ?? 1) })
    #expect(least.1 == min(1, 9 * (try #require(least.0.pValue))))
  }

  @Test func `two groups, a group without answers, and more groups than are shown`() throws {
    let some = try BinomialCounts(successes: 3, trials: 9)
    #expect(GroupPairs([some, some], level: 0.95) == nil)
    let pairs = try #require(GroupPairs([some, nil, some], level: 0.95))
    #expect(pairs.places == [0, 2] && pairs.tests.count == 1)
    #expect(pairs.places(of: pairs.tests[0].pair) == (0, 2))
    #expect(GroupPairs([some, nil, nil], level: 0.95) == nil)
    let most = [BinomialCounts?](repeating: some, count: GroupPairs.mostGroups)
    #expect(GroupPairs(most, level: 0.95)?.tests.count == 45)
    #expect(GroupPairs(most + [some], level: 0.95) == nil)
    let sexes = try ResponsesFixture("groups").groups(by: "sex")
    #expect(
      sexes.questions.flatMap(\.items).allSatisfy { $0.pairs == nil && $0.association == nil })
  }
}
