import TestSupport
import Testing

@testable import Halfwidth

/// Properties that hold for every method, on every count up to 60 trials.
@Suite struct ProportionMethodTests {
  static let levels: [ConfidenceLevel] = [0.5, 0.8, 0.95, 0.999]

  static func everyCount(upTo largest: Int) -> [BinomialCounts] {
    (1...largest).flatMap { n in (0...n).map { BinomialCounts(unchecked: $0, of: n) } }
  }

  @Test func `has the slugs of the contract, with wilson as the default`() {
    #expect(
      ProportionMethod.allCases.map(\.rawValue) == [
        "wald", "wald-cc", "wilson", "wilson-cc", "agresti-coull", "jeffreys", "clopper-pearson",
        "mid-p", "blaker", "likelihood-ratio", "arcsine", "logit",
      ])
    #expect(ProportionMethod.default == .wilson)
  }

  @Test(arguments: ProportionMethod.allCases)
  func `limits lie in 0...1 and hold the estimate, and levels nest`(method: ProportionMethod) throws
  {
    for counts in Self.everyCount(upTo: 60) {
      var inner: ConfidenceInterval?
      for level in Self.levels {
        guard let interval = method.interval(for: counts, level: level) else {
          #expect(method == .logit && (counts.successes == 0 || counts.failures == 0), "\(counts)")
          continue
        }
        #expect(interval.lower >= 0 && interval.upper <= 1, "\(counts)")
        // Two roots of one equation meet the estimate only to the last bits.
        let slack = 4 * Double.ulpOfOne
        #expect(
          interval.lower <= counts.estimate + slack && counts.estimate <= interval.upper + slack,
          "\(counts) \(level.confidence) \(interval.lower) \(interval.upper)")
        if let inner {
          #expect(
            interval.lower <= inner.lower + 1e-13 && inner.upper <= interval.upper + 1e-13,
            "\(counts) \(level.confidence)")
        }
        inner = interval
      }
    }
  }

  @Test(arguments: ProportionMethod.allCases)
  func `swapping successes and failures mirrors the limits`(method: ProportionMethod) {
    for counts in Self.everyCount(upTo: 60) {
      for level in [0.8, 0.95] as [ConfidenceLevel] {
        let interval = method.interval(for: counts, level: level)
        let mirrored = method.interval(for: counts.swapped, level: level)
        guard let interval, let mirrored else {
          #expect(interval == nil && mirrored == nil)
          continue
        }
        expectClose(interval.lower, 1 - mirrored.upper, absolute: 2e-14, "\(counts)")
        expectClose(interval.upper, 1 - mirrored.lower, absolute: 2e-14, "\(counts)")
      }
    }
  }

  @Test(arguments: ProportionMethod.allCases)
  func `limits grow with the count`(method: ProportionMethod) {
    // Wald's formula does not, near 0 and 1: one of its faults.
    if method == .wald || method == .waldContinuityCorrected { return }
    for trials in [1, 2, 7, 50] {
      var last: ConfidenceInterval?
      for successes in 0...trials {
        let counts = BinomialCounts(unchecked: successes, of: trials)
        guard let interval = method.interval(for: counts) else { continue }
        if let last {
          #expect(interval.lower >= last.lower - 1e-13 && interval.upper >= last.upper - 1e-13)
        }
        last = interval
      }
    }
  }

  @Test(arguments: ProportionMethod.allCases, [1, 2, 50, 1_000])
  func `none and all are exact at the bound, and open on the other side`(
    method: ProportionMethod, trials: Int
  ) throws {
    let none = method.interval(for: BinomialCounts(unchecked: 0, of: trials))
    let all = method.interval(for: BinomialCounts(unchecked: trials, of: trials))
    guard let none, let all else {
      #expect(method == .logit)
      return
    }
    #expect(none.lower == 0 && all.upper == 1)
    if method == .wald {
      #expect(none.upper == 0 && all.lower == 1)
    } else {
      #expect(none.upper > 0 && all.lower < 1)
    }
  }

  /// A one-sided bound at level c is the limit of the two-sided interval at 2c - 1.
  @Test(arguments: ProportionMethod.allCases.filter(\.hasOneSidedForm))
  func `one-sided bounds put all of the significance beyond them`(method: ProportionMethod) {
    for counts in Self.everyCount(upTo: 25) {
      let lower = method.interval(for: counts, level: 0.95, side: .lower)
      let upper = method.interval(for: counts, level: 0.95, side: .upper)
      guard let both = method.interval(for: counts, level: 0.9), let lower, let upper else {
        #expect(lower == nil && upper == nil)
        continue
      }
      expectClose(lower.lower, both.lower, absolute: 1e-14, "\(counts)")
      expectClose(upper.upper, both.upper, absolute: 1e-14, "\(counts)")
      #expect(lower.upper == 1 && upper.lower == 0)
      #expect(lower.side == .lower && upper.side == .upper)
    }
  }

  @Test(arguments: ProportionMethod.allCases.filter(\.hasOneSidedForm), IntervalSide.allCases)
  func `a level near 0 or 1 gives numbers`(method: ProportionMethod, side: IntervalSide) {
    for counts in Self.everyCount(upTo: 6) {
      for level in [1e-9, 0.1, 0.3, 0.999_999_999_999] as [ConfidenceLevel] {
        guard let interval = method.interval(for: counts, level: level, side: side) else {
          continue
        }
        #expect(
          interval.lower >= 0 && interval.lower <= interval.upper && interval.upper <= 1,
          "\(method.rawValue) \(counts) \(level.confidence) \(side.rawValue)")
      }
    }
  }

  /// There the two limits are one number, which rounding can put in either order.
  @Test(arguments: ProportionMethod.allCases, [1e-20, 1e-16, 1e-14] as [ConfidenceLevel])
  func `two limits that meet keep their order`(method: ProportionMethod, level: ConfidenceLevel) {
    for counts in Self.everyCount(upTo: 30) {
      guard let interval = method.interval(for: counts, level: level) else { continue }
      #expect(interval.lower <= interval.upper, "\(counts)")
    }
  }

  @Test func `only Blaker has no one-sided form, and says so`() throws {
    let counts = CandidateCounts(try BinomialCounts(successes: 3, trials: 26))
    for method in ProportionMethod.allCases {
      let finding = method.finding(for: counts, side: .upper)
      let refused = finding.warnings.map(\.code) == [.noOneSidedForm]
      #expect(refused == (method == .blaker))
      #expect((finding.interval == nil) == (method == .blaker))
    }
  }

  @Test func `closed forms go to 2^53 and the others to a million`() throws {
    let large = try BinomialCounts(successes: 1 << 52, trials: 1 << 53)
    let million = try BinomialCounts(successes: 3, trials: 1_000_000)
    for method in ProportionMethod.allCases {
      let interval = method.interval(for: large)
      #expect((interval == nil) == (method.largestTrials < 1 << 53))
      if let interval { #expect(interval.lower < 0.5 && interval.upper > 0.5) }
      #expect(method.interval(for: million) != nil)
    }
    let finding = ProportionMethod.clopperPearson.finding(for: CandidateCounts(large))
    #expect(finding.warnings.map(\.code) == [.tooManyTrials])
  }

  /// References: mpmath at 60 digits.
  @Test func `keeps its digits at extreme counts`() throws {
    func interval(_ method: ProportionMethod, _ x: Int, _ n: Int, _ level: ConfidenceLevel = 0.95)
      throws -> ConfidenceInterval
    {
      try #require(method.interval(for: BinomialCounts(successes: x, trials: n), level: level))
    }
    let billion = try interval(.wilson, 1, 1_000_000_000)
    expectClose(billion.lower, 1.7652455495696313174e-10, relative: 1e-14)
    expectClose(billion.upper, 5.6649342432974394003e-9, relative: 1e-14)
    let largest = try interval(.wilson, 1, 1 << 53)
    expectClose(largest.lower, 1.9598162530071508001e-17, relative: 1e-14)
    expectClose(largest.upper, 6.289340454833614642e-16, relative: 1e-14)
    let ratio = try interval(.likelihoodRatio, 3, 1 << 53)
    expectClose(ratio.lower, 8.2829858102541794891e-17, relative: 1e-13)
    expectClose(ratio.upper, 8.6367428388421056084e-16, relative: 1e-13)
    let half = try interval(.likelihoodRatio, 1 << 52, 1 << 53)
    expectClose(half.lower, 0.4999999896742118571, relative: 1e-14)
    expectClose(half.upper, 0.5000000103257881429, relative: 1e-14)
    let exact = try interval(.clopperPearson, 3, 1_000_000)
    expectClose(exact.lower, 6.1867255019063986272e-7, relative: 1e-12)
    expectClose(exact.upper, 8.7672477881452235195e-6, relative: 1e-12)
    let sure = try interval(.clopperPearson, 5, 50, ConfidenceLevel(parsing: "99.99999%"))
    expectClose(sure.lower, 0.0019089483411246159153, relative: 1e-12)
    expectClose(sure.upper, 0.45861106961465420628, relative: 1e-12)
  }

  @Test func `the exact methods keep their order of length`() {
    for counts in Self.everyCount(upTo: 40) {
      let outer = counts.clopperPearsonInterval()
      for inner in [counts.blakerInterval(), counts.midPInterval()] {
        #expect(
          outer.lower <= inner.lower + 1e-13 && inner.upper <= outer.upper + 1e-13, "\(counts)")
      }
    }
  }

  @Test func `raw limits are kept only where they were clipped`() throws {
    let clipped = try BinomialCounts(successes: 4, trials: 5).waldInterval()
    #expect(clipped.upper == 1)
    expectClose(try #require(clipped.raw).upper, 1.1506090162306326, absolute: 1e-15)
    #expect(try BinomialCounts(successes: 37, trials: 50).waldInterval().raw == nil)
    for counts in Self.everyCount(upTo: 30) { #expect(counts.wilsonInterval().raw == nil) }
  }
}
