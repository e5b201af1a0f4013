import TestSupport
import Testing

@testable import Halfwidth

@Suite struct StratifiedRiskMethodTests {
  private static let strata = [
    [[[10, 5], [4, 11]], [[8, 2], [6, 4]]],
    [[[1, 5], [6, 2]], [[0, 3], [4, 1]], [[2, 2], [5, 1]]],
    [[[20, 5], [15, 9]], [[12, 12], [8, 14]], [[4, 9], [3, 11]]],
  ]

  @Test func `of one stratum they are the methods of two samples`() throws {
    for (a, b, c, d) in [(5, 3, 2, 5), (36, 14, 40, 10), (0, 9, 4, 5)] {
      let tables = try StratifiedTables([[[a, b], [c, d]]])
      let pair = try IndependentCounts(
        BinomialCounts(successes: a, trials: a + b), BinomialCounts(successes: c, trials: c + d))
      for method in [StratifiedRiskMethod.difference, .differenceGreenlandRobins, .newcombe] {
        expectClose(
          try #require(tables.interval(method).estimate), pair.difference, absolute: 1e-15)
      }
      let wald = pair.waldDifferenceInterval()
      let risks = try #require(tables.interval(.differenceGreenlandRobins).interval)
      expectClose(risks.lower, wald.lower, absolute: 1e-13)
      guard a > 0 else {
        #expect(tables.interval(.newcombe).interval == nil)
        #expect(tables.interval(.ratio).estimate == nil)
        continue
      }
      let newcombe = pair.newcombeInterval()
      let own = try #require(tables.interval(.newcombe).interval)
      expectClose(own.lower, newcombe.lower, absolute: 1e-13)
      expectClose(own.upper, newcombe.upper, absolute: 1e-13)
      let katz = try #require(RatioMethod.katzLog.finding(for: pair).interval)
      let ratio = try #require(tables.interval(.ratio).interval)
      expectClose(ratio.lower, katz.lower, relative: 1e-12)
      expectClose(ratio.upper, katz.upper, relative: 1e-12)
    }
  }

  @Test func `exchanging the rows turns the sign, and the ratio over`() throws {
    for counts in Self.strata {
      let plain = try StratifiedTables(counts)
      let turned = try StratifiedTables(counts.map { $0.reversed() })
      for method in [StratifiedRiskMethod.difference, .differenceGreenlandRobins, .newcombe] {
        let (one, other) = (plain.interval(method), turned.interval(method))
        let (own, its) = (try #require(one.interval), try #require(other.interval))
        expectClose(own.lower, -its.upper, absolute: 1e-14, "\(method)")
        expectClose(try #require(one.estimate), -(try #require(other.estimate)), absolute: 1e-15)
      }
      let (one, other) = (plain.interval(.ratio), turned.interval(.ratio))
      expectClose(try #require(one.estimate), 1 / (try #require(other.estimate)), relative: 1e-14)
      expectClose(
        try #require(one.interval).lower, 1 / (try #require(other.interval)).upper, relative: 1e-13)
    }
  }

  @Test func `a stratum with one row is left out, and without any other nothing is defined`() throws
  {
    for method in StratifiedRiskMethod.allCases {
      let plain = try StratifiedTables(Self.strata[0])
      let more = try StratifiedTables(Self.strata[0] + [[[3, 4], [0, 0]], [[0, 0], [0, 0]]])
      #expect(plain.interval(method) == more.interval(method))
      let none = try StratifiedTables([[[3, 4], [0, 0]], [[0, 0], [1, 2]]]).interval(method)
      #expect(none.estimate == nil && none.interval == nil)
      #expect(none.warnings.map(\.code) == [.undefined])
    }
  }

  @Test func `where nothing varies the interval is a point or undefined, and says so`() throws {
    let all = try StratifiedTables([[[6, 0], [7, 0]], [[4, 0], [5, 0]]])
    for method in [StratifiedRiskMethod.difference, .differenceGreenlandRobins, .ratio] {
      let finding = all.interval(method)
      #expect(finding.interval?.lower == finding.interval?.upper)
      #expect(finding.warnings.map(\.code) == [.degenerate])
    }
    let newcombe = all.interval(.newcombe)
    #expect(newcombe.estimate == 0 && newcombe.interval == nil)
    #expect(newcombe.warnings.map(\.code) == [.undefined])
  }

  /// Two strata: the square of the difference of log odds ratios over the sum of their variances.
  @Test func `Woolf's test of two strata is that of a difference`() throws {
    let tables = try StratifiedTables(Self.strata[0])
    // log(10 * 11 / (5 * 4)) = 1.704748092238425, log(8 * 4 / (2 * 6)) = 0.980829253011726, and the sums of
    // inverses 0.640909090909091 and 1.041666666666667.
    let expected = 0.723918839226699 * 0.723918839226699 / (0.640909090909091 + 1.041666666666667)
    let finding = tables.woolfTest()
    expectClose(try #require(finding.statistic), expected, relative: 1e-12)
    #expect(finding.degreesOfFreedom == 1)
    let zero = try StratifiedTables([[[1, 0], [2, 3]], [[8, 2], [6, 4]]]).woolfTest()
    #expect(zero.statistic == nil && zero.warnings.map(\.code) == [.undefined])
    let one = try StratifiedTables([[[5, 3], [2, 5]], [[1, 0], [0, 0]]]).woolfTest()
    #expect(one.statistic == 0 && one.degreesOfFreedom == 0 && one.pValue == nil)
    #expect(one.warnings.map(\.code) == [.undefined])
    let nobody = try StratifiedTables([[[1, 0], [0, 0]]]).woolfTest()
    #expect(nobody.statistic == nil && nobody.degreesOfFreedom == 0)
  }
}
