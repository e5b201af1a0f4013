import TestSupport
import Testing

@testable import Halfwidth

@Suite struct RateRatioMethodTests {
  static func pair(_ a: Int, _ t1: Double, _ b: Int, _ t2: Double) throws -> EventCountPair {
    try EventCountPair(
      EventCounts(events: a, exposure: t1), EventCounts(events: b, exposure: t2))
  }

  /// R 4.2: limits and the last p-value of `poisson.test(c(a, b), c(t1, t2))`, the others from `pbinom` and
  /// `dbinom`.
  @Test(arguments: [
    (
      20, 6.0, 45, 12.0, 0.95, 0.497212149566877, 1.53652364531681,
      [0.769376498219257, 0.672579470018227, 0.69563046256664]
    ),
    (
      3, 1_000, 11, 1.5, 0.95, 7.32823725636979e-05, 0.00154862977301993,
      [6.16857352506498e-29, 3.08544320324112e-29, 3.08428676253249e-29]
    ),
    (
      0, 2, 9, 7, 0.99, 0, 2.80576880729044,
      [0.208319426286203, 0.104159713143101, 0.221990714073979]
    ),
    (
      400, 3.3, 350, 3.1, 0.95, 0.927783257516462, 1.24277042312978,
      [0.350404742884274, 0.332184471202746, 0.342261694753562]
    ),
  ])
  func `values are those of R`(
    a: Int, t1: Double, b: Int, t2: Double, confidence: Double, lower: Double, upper: Double,
    p: [Double]
  ) throws {
    let pair = try Self.pair(a, t1, b, t2)
    let interval = try #require(
      RateRatioMethod.conditionalExact.interval(for: pair, level: try ConfidenceLevel(confidence)))
    expectClose(interval.lower, lower, relative: 1e-11)
    expectClose(interval.upper, upper, relative: 1e-11)
    for (method, expected) in zip(RateRatioMethod.allCases, p) {
      expectClose(try #require(method.pValue(for: pair)), expected, relative: 1e-4, "\(method)")
    }
  }

  /// A ratio of L is equality where the first exposure is L times as long.
  @Test(arguments: [RateRatioMethod.conditionalExact, .conditionalMidP])
  func `the p-value at a limit is the significance`(method: RateRatioMethod) throws {
    for (a, t1, b, t2) in [(69, 11.0, 45, 12.0), (1, 1, 1, 3), (8, 2.5, 2, 4), (3, 1_000, 11, 1.5)]
    {
      let interval = try #require(method.interval(for: try Self.pair(a, t1, b, t2)))
      for limit in [interval.lower, interval.upper] {
        let p = try #require(method.pValue(for: try Self.pair(a, t1 * limit, b, t2)))
        expectClose(p, 0.05, relative: 1e-9)
      }
    }
  }

  @Test func `samples the other way round have the inverse limits`() throws {
    let one = try #require(Self.pair(8, 2.5, 2, 4).interval().interval)
    let other = try #require(Self.pair(2, 4, 8, 2.5).interval().interval)
    expectClose(one.lower, 1 / other.upper, relative: 1e-12)
    expectClose(one.upper, 1 / other.lower, relative: 1e-12)
    let bound = try #require(
      Self.pair(8, 2.5, 2, 4).interval(level: 0.975, side: .lower).interval)
    expectClose(bound.lower, one.lower, relative: 1e-12)
    #expect(bound.upper == .infinity)
  }

  @Test func `without events nothing is known, and that is said`() throws {
    let finding = try Self.pair(0, 5, 0, 4).interval()
    #expect(finding.estimate == nil && finding.pValue == 1)
    #expect(finding.interval?.lower == 0 && finding.interval?.upper == .infinity)
    #expect(finding.warnings.map(\.code) == [.undefined])
    #expect(try Self.pair(4, 5, 0, 4).interval().estimate == .infinity)
  }

  @Test func `the p-value of one method stands without an interval`() throws {
    let finding = try Self.pair(20, 6, 5, 6).interval(.conditionalMinlike)
    #expect(!finding.hasInterval && finding.fields["lower"] == nil)
    #expect(finding.fields["p_value"] != nil)
    let one = try Self.pair(20, 6, 5, 6).interval(.conditionalMinlike, side: .upper)
    #expect(one.pValue == nil && one.warnings.map(\.code) == [.noOneSidedForm])
  }

  @Test func `a dispersion is refused`() throws {
    let counts = try EventCounts(events: 6, exposure: 2)
    #expect(throws: CountsError.self) { try EventCountPair(counts.dispersed(2), counts) }
  }
}
