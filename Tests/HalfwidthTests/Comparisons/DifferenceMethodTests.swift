import TestSupport
import Testing

@testable import Halfwidth

/// Properties that hold for every method, on every pair of samples up to 12 trials together.
@Suite struct DifferenceMethodTests {
  static let pairs = IndependentCounts.everyPair(upTo: 12)

  @Test func `has the slugs of the contract, with newcombe as the default`() {
    #expect(
      DifferenceMethod.allCases.map(\.rawValue) == [
        "wald", "agresti-caffo", "newcombe", "newcombe-cc", "miettinen-nurminen", "mee",
      ])
    #expect(DifferenceMethod.default == .newcombe)
  }

  @Test(arguments: DifferenceMethod.allCases)
  func `limits lie in -1...1 and hold the estimate, and levels nest`(
    method: DifferenceMethod
  ) throws {
    for counts in Self.pairs {
      var inner: ConfidenceInterval?
      for level in IndependentCounts.testedLevels {
        let interval = try #require(method.interval(for: counts, level: level))
        #expect(interval.lower >= -1 && interval.upper <= 1, "\(counts)")
        // Agresti-Caffo is centred on the shrunken difference, and may miss the other.
        if method != .agrestiCaffo {
          #expect(interval.contains(counts.difference), "\(counts) \(level.confidence)")
        }
        if let inner {
          #expect(
            interval.lower <= inner.lower + 1e-14 && inner.upper <= interval.upper + 1e-14,
            "\(counts) \(level.confidence)")
        }
        inner = interval
      }
    }
  }

  @Test(arguments: DifferenceMethod.allCases)
  func `swapping the samples, or successes and failures, changes the sign`(
    method: DifferenceMethod
  ) throws {
    for counts in Self.pairs {
      for level in IndependentCounts.testedLevels {
        let interval = try #require(method.interval(for: counts, level: level))
        for other in [counts.swapped, counts.complement] {
          let opposite = try #require(method.interval(for: other, level: level))
          expectClose(interval.lower, -opposite.upper, absolute: 1e-14, "\(counts)")
          expectClose(interval.upper, -opposite.lower, absolute: 1e-14, "\(counts)")
        }
      }
    }
  }

  @Test(arguments: DifferenceMethod.allCases)
  func `a level near 0 or 1 gives numbers`(method: DifferenceMethod) throws {
    for counts in Self.pairs {
      for level in [1e-17, 1e-9, 0.1, 0.3, 0.999_999_999_999] as [ConfidenceLevel] {
        let interval = try #require(method.interval(for: counts, level: level))
        #expect(
          interval.lower >= -1 && interval.lower <= interval.upper && interval.upper <= 1,
          "\(counts) \(level.confidence)")
      }
    }
  }

  @Test(arguments: DifferenceMethod.allCases)
  func `none against all is exactly -1, and open on the other side`(
    method: DifferenceMethod
  ) throws {
    for trials in [1, 2, 7, 50, 1_000] {
      let counts = IndependentCounts.samples(0, trials, 2 * trials, 2 * trials)
      let interval = try #require(method.interval(for: counts))
      #expect(interval.lower == -1)
      #expect(method == .wald ? interval.upper == -1 : interval.upper > -1)
    }
  }

  /// With no successes in either sample, each score limit is Wilson's for the one sample that bears it.
  @Test func `none against none is Wilson's limit under Mee`() {
    for (n1, n2) in [(10, 20), (1, 1), (3, 400)] {
      let interval = IndependentCounts.samples(0, n1, 0, n2).meeInterval()
      let first = BinomialCounts(unchecked: 0, of: n1).wilsonInterval()
      let second = BinomialCounts(unchecked: 0, of: n2).wilsonInterval()
      expectClose(interval.upper, first.upper, relative: 1e-14)
      expectClose(interval.lower, -second.upper, relative: 1e-14)
    }
  }

  /// Table II of Newcombe (1998) and chapter 4 of Fagerland, Lydersen and Laake (2017).
  @Test(arguments: [
    (DifferenceMethod.wald, [56, 70, 48, 80], 0.0575, 0.3425),
    (.wald, [6, 7, 2, 7], 0.1481, 0.9947),
    (.wald, [7, 34, 1, 34], 0.0292, 0.3238),
    (.agrestiCaffo, [7, 34, 1, 34], 0.0116, 0.3217),
    (.newcombe, [56, 70, 48, 80], 0.0524, 0.3339),
    (.newcombe, [6, 7, 2, 7], 0.0582, 0.8062),
    (.newcombe, [0, 10, 0, 20], -0.1611, 0.2775),
    (.newcombe, [10, 10, 0, 20], 0.6791, 1),
    (.newcombeContinuityCorrected, [56, 70, 48, 80], 0.0428, 0.3422),
    (.newcombeContinuityCorrected, [6, 7, 2, 7], -0.0290, 0.8423),
    (.newcombeContinuityCorrected, [0, 10, 0, 20], -0.2005, 0.3445),
    (.newcombeContinuityCorrected, [10, 10, 0, 20], 0.6014, 1),
    (.miettinenNurminen, [56, 70, 48, 80], 0.0528, 0.3382),
    (.miettinenNurminen, [0, 16, 15, 72], -0.3164, -0.0056),
    (.mee, [56, 70, 48, 80], 0.0533, 0.3377),
  ])
  func `agrees with printed examples`(
    method: DifferenceMethod, counts: [Int], lower: Double, upper: Double
  ) throws {
    let pair = IndependentCounts.samples(counts[0], counts[1], counts[2], counts[3])
    let interval = try #require(method.interval(for: pair))
    expectClose(interval.lower, lower, absolute: 5.1e-5)
    expectClose(interval.upper, upper, absolute: 5.1e-5)
  }

  /// References: mpmath at 60 digits, by bisection of the score and of the likelihood equation.
  @Test func `the score methods keep their digits at extreme counts`() {
    let rare = IndependentCounts.samples(3, 1_000_000_000, 12, 500_000_000)
    expectClose(rare.meeInterval().lower, -3.914638735536239694605509e-8, relative: 1e-13)
    expectClose(rare.meeInterval().upper, -9.72406971361959392330813e-9, relative: 1e-13)
    let corrected = rare.miettinenNurminenInterval()
    expectClose(corrected.lower, -3.914638736299264718499312e-8, relative: 1e-13)
    expectClose(corrected.upper, -9.724069710469012372596197e-9, relative: 1e-13)
    let none = IndependentCounts.samples(0, 1_000_000_000, 0, 1_000_000_000)
    expectClose(none.meeInterval().upper, 3.841458805937320143960332e-9, relative: 1e-14)
    expectClose(
      none.miettinenNurminenInterval().lower, -3.841458807858049540510954e-9, relative: 1e-14)
    let nearlyAll = IndependentCounts.samples(
      1_000_000_000, 1_000_000_000, 999_999_995, 1_000_000_000)
    expectClose(nearlyAll.meeInterval().lower, 1.158541184459032846759478e-9, relative: 1e-13)
    expectClose(nearlyAll.meeInterval().upper, 1.170575762811838838447185e-8, relative: 1e-13)
    let half = IndependentCounts.samples(1 << 51, 1 << 52, 1 << 51 + 100_000_000, 1 << 52)
    expectClose(half.meeInterval().lower, -4.285603677830758625154466e-8, absolute: 2e-16)
    expectClose(half.meeInterval().upper, -1.552884206698656425546336e-9, absolute: 2e-16)
    let sure = IndependentCounts.samples(50, 50, 0, 30)
    expectClose(
      sure.meeInterval(level: 0.999_999_9).lower, 0.4763690429316811880731091, relative: 1e-13)
    expectClose(
      sure.miettinenNurminenInterval(level: 0.999_999_9).lower, 0.4714923407626164439790262,
      relative: 1e-13)
  }

  @Test(arguments: DifferenceMethod.allCases)
  func `takes any number of trials up to 2^53`(method: DifferenceMethod) throws {
    let n = 1 << 52
    for x1 in [0, 1, n / 2, n - 1, n] {
      for x2 in [0, 1, n / 2, n - 1, n] {
        let counts = IndependentCounts.samples(x1, n, x2, n)
        let interval = try #require(method.interval(for: counts))
        #expect(interval.lower >= -1 && interval.upper <= 1)
        expectClose(interval.lower, counts.difference, absolute: 1e-7)
        expectClose(interval.upper, counts.difference, absolute: 1e-7)
      }
    }
  }

  @Test func `raw limits are kept only where they were clipped`() throws {
    for counts in Self.pairs {
      for method in [DifferenceMethod.newcombe, .newcombeContinuityCorrected, .mee] {
        let interval = try #require(method.interval(for: counts))
        #expect(interval.raw == nil, "\(counts)")
      }
    }
    // (6/7 - 0) + z sqrt(6/7 * 1/7 / 7), with z = 1.959963984540054.
    let clipped = IndependentCounts.samples(6, 7, 0, 7).waldDifferenceInterval()
    #expect(clipped.upper == 1)
    expectClose(try #require(clipped.raw).upper, 1.1163677216739, absolute: 1e-9)
  }

  @Test func `a finding holds the difference, the interval and the standard error`() {
    let counts = IndependentCounts.samples(6, 10, 2, 10)
    for method in DifferenceMethod.allCases {
      let finding = method.finding(for: counts, level: 0.9)
      #expect(finding.estimand == "difference" && finding.method == method.rawValue)
      #expect(finding.level == 0.9 && finding.interval?.level == 0.9)
      expectClose(finding.estimate ?? .nan, 0.4, absolute: 1e-15)
      #expect(finding.interval == method.interval(for: counts, level: 0.9))
      #expect(finding.warnings.isEmpty)
      #expect((finding.standardError != nil) == [.wald, .agrestiCaffo].contains(method))
    }
    // sqrt((.6 * .4 + .2 * .8) / 10)
    expectClose(
      DifferenceMethod.wald.finding(for: counts).standardError ?? .nan, 0.2, absolute: 1e-15)
  }
}
