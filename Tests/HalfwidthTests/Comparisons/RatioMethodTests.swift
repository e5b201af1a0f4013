import TestSupport
import Testing

@testable import Halfwidth

/// Properties that hold for every method, on every pair of samples up to 12 trials together.
@Suite struct RatioMethodTests {
  static let pairs = IndependentCounts.everyPair(upTo: 12)

  @Test func `has the slugs of the contract, with koopman as the default`() {
    #expect(RatioMethod.allCases.map(\.rawValue) == ["katz-log", "koopman"])
    #expect(RatioMethod.default == .koopman)
  }

  @Test(arguments: RatioMethod.allCases)
  func `limits lie in 0...infinity and hold the estimate, and levels nest`(
    method: RatioMethod
  ) {
    for counts in Self.pairs {
      var inner: ConfidenceInterval?
      for level in IndependentCounts.testedLevels {
        guard let interval = method.interval(for: counts, level: level) else {
          #expect(
            method == .katzLog && (counts.first.successes == 0 || counts.second.successes == 0))
          continue
        }
        #expect(interval.lower >= 0 && interval.lower <= interval.upper, "\(counts)")
        if let ratio = counts.ratio { #expect(interval.contains(ratio), "\(counts)") }
        if let inner {
          #expect(
            interval.lower <= inner.lower * (1 + 1e-14)
              && inner.upper <= interval.upper * (1 + 1e-14), "\(counts) \(level.confidence)")
        }
        inner = interval
      }
    }
  }

  @Test(arguments: RatioMethod.allCases)
  func `swapping the samples inverts the limits`(method: RatioMethod) {
    for counts in Self.pairs {
      for level in IndependentCounts.testedLevels {
        let interval = method.interval(for: counts, level: level)
        let inverse = method.interval(for: counts.swapped, level: level)
        guard let interval, let inverse else {
          #expect(interval == nil && inverse == nil)
          continue
        }
        expectClose(interval.lower, 1 / inverse.upper, relative: 1e-14, "\(counts)")
        expectClose(interval.upper, 1 / inverse.lower, relative: 1e-14, "\(counts)")
      }
    }
  }

  @Test(arguments: RatioMethod.allCases)
  func `a level near 0 or 1 gives numbers`(method: RatioMethod) {
    for counts in Self.pairs {
      for level in [1e-17, 1e-9, 0.1, 0.3, 0.999_999_999_999] as [ConfidenceLevel] {
        guard let interval = method.interval(for: counts, level: level) else { continue }
        #expect(interval.lower >= 0 && interval.lower <= interval.upper, "\(counts)")
      }
    }
  }

  @Test func `koopman is exact where a sample has no successes`() {
    for counts in Self.pairs {
      let interval = counts.koopmanInterval()
      #expect((interval.lower == 0) == (counts.first.successes == 0), "\(counts)")
      #expect((interval.upper == .infinity) == (counts.second.successes == 0), "\(counts)")
    }
  }

  /// References: the score equation solved by bisection in mpmath at 60 digits.
  @Test func `koopman keeps its digits at extreme counts`() {
    let rare = IndependentCounts.samples(3, 1_000_000_000, 12, 500_000_000).koopmanInterval()
    expectClose(rare.lower, 0.03790943284264741696359045, relative: 1e-14)
    expectClose(rare.upper, 0.4121665456125764462218743, relative: 1e-14)
    let half = IndependentCounts.samples(1 << 51, 1 << 52, 1 << 51 + 100_000_000, 1 << 52)
    expectClose(half.koopmanInterval().lower, 0.9999999142879320198545545, relative: 1e-15)
    expectClose(half.koopmanInterval().upper, 0.9999999968942316603874962, relative: 1e-15)
    let sure = IndependentCounts.samples(36, 50, 40, 50).koopmanInterval(level: 0.999_999_9)
    expectClose(sure.lower, 0.4257381021856408433511156, relative: 1e-14)
    expectClose(sure.upper, 1.827102663852908086956195, relative: 1e-14)
  }

  @Test func `takes any number of trials up to 2^53`() {
    let n = 1 << 52
    for x1 in [0, 1, n / 2, n - 1, n] {
      for x2 in [0, 1, n / 2, n - 1, n] {
        let counts = IndependentCounts.samples(x1, n, x2, n)
        for method in RatioMethod.allCases {
          guard let interval = method.interval(for: counts) else { continue }
          #expect(interval.lower >= 0 && interval.lower <= interval.upper, "\(counts)")
          if let ratio = counts.ratio { #expect(interval.contains(ratio), "\(counts)") }
        }
      }
    }
  }

  @Test func `a finding holds the ratio, the interval and the error of its logarithm`() {
    let counts = IndependentCounts.samples(8, 10, 4, 10)
    for method in RatioMethod.allCases {
      let finding = method.finding(for: counts, level: 0.9)
      #expect(finding.estimand == "ratio" && finding.method == method.rawValue)
      #expect(finding.estimate == 2 && finding.warnings.isEmpty)
      #expect(finding.interval == method.interval(for: counts, level: 0.9))
    }
    // sqrt(1/8 - 1/10 + 1/4 - 1/10)
    let details = RatioMethod.katzLog.finding(for: counts).details
    #expect(details.map(\.name) == ["log_standard_error"])
    expectClose(details[0].value ?? .nan, 0.175.squareRoot(), relative: 1e-15)
  }

  @Test func `what is undefined is nil and says why`() {
    let noneInSecond = IndependentCounts.samples(5, 56, 0, 29)
    let katz = RatioMethod.katzLog.finding(for: noneInSecond)
    #expect(katz.estimate == .infinity && katz.interval == nil)
    #expect(katz.warnings.map(\.code) == [.undefined])
    #expect(katz.warnings.allSatisfy { $0.message.contains("koopman") })
    #expect(RatioMethod.koopman.finding(for: noneInSecond).warnings.isEmpty)

    let none = RatioMethod.koopman.finding(for: IndependentCounts.samples(0, 10, 0, 20))
    #expect(none.estimate == nil && none.warnings.map(\.code) == [.undefined])
    #expect(none.interval?.lower == 0 && none.interval?.upper == .infinity)
    #expect(RatioMethod.katzLog.finding(for: IndependentCounts.samples(0, 10, 3, 20)).estimate == 0)
  }
}
