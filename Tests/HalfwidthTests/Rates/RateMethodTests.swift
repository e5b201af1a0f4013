import Glibc
import TestSupport
import Testing

@testable import Halfwidth

@Suite struct RateMethodTests {
  /// R 4.2: `poisson.test(x, t, conf.level)`, `qgamma(p, x + 1/2) / t`, and `uniroot` on `ppois` and `dpois`.
  @Test(arguments: [
    (RateMethod.garwood, 0, 3.0, 0.95, 0, 1.22962648470465),
    (.garwood, 7, 2.5, 0.9, 1.31412627675787, 5.25924552097285),
    (.garwood, 123_456, 1e5, 0.95, 1.22768288698516, 1.24146608395345),
    (.garwood, 1_000_000, 1, 0.95, 998_040.983340294, 1_001_961.91194543),
    (.jeffreys, 3, 7, 0.95, 0.120704941476954, 1.14376887675924),
    (.jeffreys, 1_000_000, 1, 0.95, 998_041.482850303, 1_001_961.41145544),
    (.midP, 4, 2, 0.95, 0.635472581205953, 4.82421983500913),
    (.midP, 45, 12, 0.95, 2.76807142329911, 4.97330709338795),
  ])
  func `limits are those of R`(
    method: RateMethod, events: Int, exposure: Double, confidence: Double, lower: Double,
    upper: Double
  ) throws {
    let counts = try EventCounts(events: events, exposure: exposure)
    let interval = try #require(
      method.interval(for: counts, level: try ConfidenceLevel(confidence)))
    expectClose(interval.lower, lower, relative: 1e-12)
    expectClose(interval.upper, upper, relative: 1e-12)
  }

  /// R 4.2: `poisson.test(7, 2.5, alternative = "greater", conf.level = 0.9)`.
  @Test func `a bound of one side has all of the significance beyond it`() throws {
    let counts = try EventCounts(events: 7, exposure: 2.5)
    let lower = counts.garwoodInterval(level: 0.9, side: .lower)
    expectClose(lower.lower, 1.55790672195047, relative: 1e-12)
    #expect(lower.upper == .infinity)
    for method in RateMethod.allCases {
      for side in [IntervalSide.lower, .upper] {
        let one = try #require(method.interval(for: counts, level: 0.95, side: side))
        let two = try #require(method.interval(for: counts, level: 0.9))
        let limits = side == .lower ? (one.lower, two.lower) : (one.upper, two.upper)
        expectClose(limits.0, limits.1, relative: 1e-11, "\(method)")
        #expect(side == .lower ? one.upper == .infinity : one.lower == 0)
      }
    }
  }

  /// R 4.2: `qgamma(c(.025, .975), 69/d + c(0, 1)) / (11/d)`.
  @Test func `a dispersion divides events and exposure`() throws {
    let counts = try EventCounts(events: 69, exposure: 11)
    let two = try counts.dispersed(2).interval()
    expectClose(try #require(two.interval).lower, 4.35674205668972, relative: 1e-12)
    expectClose(try #require(two.interval).upper, 8.74442759975756, relative: 1e-12)
    let five = try counts.dispersed(5).interval()
    expectClose(try #require(five.interval).lower, 3.41215614326187, relative: 1e-12)
    expectClose(try #require(five.interval).upper, 10.562952070832, relative: 1e-12)
    #expect(two.estimate == counts.interval().estimate)
    #expect(two.fields["dispersion"] == .number(2, .parameter))
    #expect(counts.interval().fields["dispersion"] == nil)
  }

  /// P(X <= x) by its sum.
  static func below(_ x: Int, _ mean: Double) -> Double {
    (0...x).reduce(0) { $0 + exp(Double($1) * log(mean) - mean - lgamma(Double($1) + 1)) }
  }

  @Test func `the guaranteed interval covers at least its level at every mean`() throws {
    let limits = try (0...60).map {
      try EventCounts(events: $0, exposure: 1).garwoodInterval(level: 0.9)
    }
    for mean in stride(from: 0.05, through: 20, by: 0.05) {
      let covered = (0...60).filter { limits[$0].contains(mean) }
      let first = try #require(covered.first)
      let last = try #require(covered.last)
      let coverage = Self.below(last, mean) - (first > 0 ? Self.below(first - 1, mean) : 0)
      #expect(coverage >= 0.9 - 1e-12, "\(mean)")
    }
  }

  @Test func `approximate limits solve their equations`() throws {
    let z = 1.959963984540054
    for x in [1, 5, 69, 1_000_000_000_000] {
      let counts = try EventCounts(events: x, exposure: 4)
      let score = counts.scoreInterval()
      for limit in [score.lower, score.upper] {
        let mean = 4 * limit
        expectClose((Double(x) - mean) * (Double(x) - mean) / mean, z * z, relative: 1e-8)
      }
      let ratio = counts.likelihoodRatioInterval()
      #expect(ratio.lower < counts.estimate && ratio.upper > counts.estimate)
      guard x < 1_000_000 else { continue }
      for limit in [ratio.lower, ratio.upper] {
        let mean = 4 * limit
        expectClose(
          2 * (Double(x) * log(Double(x) / mean) + mean - Double(x)), z * z, relative: 1e-8)
      }
    }
  }

  @Test func `what is beyond a method is said`() throws {
    let many = try EventCounts(events: 1_000_001, exposure: 1).interval()
    #expect(many.interval == nil && many.warnings.map(\.code) == [.tooManyTrials])
    let wald = try EventCounts(events: 0, exposure: 1).interval(.wald)
    #expect(wald.warnings.map(\.code) == [.degenerate])
    #expect(wald.interval?.upper == 0)
  }

  @Test func `exposures of any unit keep their digits`() throws {
    for exposure in [1e-100, 1, 1e100] {
      for method in RateMethod.allCases {
        let counts = try EventCounts(events: 5, exposure: exposure)
        let plain = try EventCounts(events: 5, exposure: 1)
        let interval = try #require(method.interval(for: counts))
        let expected = try #require(method.interval(for: plain))
        expectClose(interval.upper * exposure, expected.upper, relative: 1e-12)
        expectClose(interval.lower * exposure, expected.lower, relative: 1e-12)
      }
    }
  }

  @Test func `limits are in order at every level and side`() throws {
    for confidence in [1e-9, 0.2, 0.5, 0.8, 1 - 1e-9] {
      for side in IntervalSide.allCases {
        for events in [0, 1, 30] {
          let counts = try EventCounts(events: events, exposure: 2)
          for method in RateMethod.allCases {
            let interval = try #require(
              method.interval(for: counts, level: try ConfidenceLevel(confidence), side: side))
            #expect(interval.lower <= interval.upper && interval.lower >= 0)
          }
        }
      }
    }
  }

  @Test(arguments: ["69", "69/", "/11", "69/11/2", "6.5/11", "+69/11", "69/0x1p4", "a/b", "1/nan"])
  func `text that is no events is refused as such`(text: String) {
    #expect { try EventCounts(parsing: text) } throws: { ($0 as? CountsError)?.isMalformed == true }
  }

  @Test(arguments: ["-1/11", "69/0", "69/-2", "69/1e101", "69/1e-101"])
  func `what is not possible is refused as such`(text: String) {
    #expect { try EventCounts(parsing: text) } throws: {
      ($0 as? CountsError)?.kind == .outOfRange
    }
  }

  @Test func `a dispersion below 1 is refused`() throws {
    let counts = try EventCounts(parsing: "8/12.5")
    #expect(counts.exposure == 12.5 && counts.people == nil)
    #expect(throws: CountsError.self) { try counts.dispersed(0.5) }
    #expect(throws: CountsError.self) { try counts.dispersed(.nan) }
  }
}
