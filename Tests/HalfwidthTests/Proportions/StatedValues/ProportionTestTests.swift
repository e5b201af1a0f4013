import TestSupport
import Testing

@testable import Halfwidth

/// Tests of one proportion against whole numbers of outcomes, and against the intervals that they are dual to.
@Suite struct ProportionTestTests {
  private static func half(
    _ alternative: AlternativeHypothesis = .two
  ) throws -> TestedHypothesis {
    try TestedHypothesis(.proportion, null: 0.5, alternative: alternative)
  }

  /// The outcomes of fair coins by their number of heads.
  private static func coins(_ n: Int) -> [Int] {
    (0..<n).reduce([1]) { row, _ in
      [1] + zip(row, row.dropFirst()).map(+) + [1]
    }
  }

  @Test(arguments: 1...30) func `at one half they are sums of whole numbers`(n: Int) throws {
    let coins = Self.coins(n)
    let all = Double(1 << n)
    for x in 0...n {
      let counts = try BinomialCounts(successes: x, trials: n)
      func p(_ method: ProportionTest, _ alternative: AlternativeHypothesis = .two) throws
        -> Double
      { try #require(counts.test(method, of: Self.half(alternative)).pValue) }
      let less = coins[...x].reduce(0, +)
      let greater = coins[x...].reduce(0, +)
      let minlike = coins.filter { $0 <= coins[x] }.reduce(0, +)
      let name = "\(x) of \(n)"
      expectClose(try p(.exactBinomial), Double(minlike) / all, relative: 1e-12, name)
      expectClose(try p(.exactBinomial, .less), Double(less) / all, relative: 1e-12, name)
      expectClose(try p(.exactBinomial, .greater), Double(greater) / all, relative: 1e-12, name)
      let central = min(1, Double(2 * min(less, greater)) / all)
      expectClose(try p(.exactBinomialCentral), central, relative: 1e-12, name)
      // Of a symmetric law the opposite tail is the same one.
      expectClose(try p(.exactBinomialBlaker), central, relative: 1e-12, name)
      let mid = Double(2 * less - coins[x]) / (2 * all)
      expectClose(try p(.exactBinomialMidP, .less), mid, relative: 1e-12, name)
      expectClose(try p(.exactBinomialMidP), min(1, 2 * min(mid, 1 - mid)), relative: 1e-9, name)
    }
  }

  /// The sum of C(80, k) 0.2^k 0.8^(80 - k) over the k that are no more likely than 9.
  @Test func `away from one half, too`() throws {
    let counts = try BinomialCounts(successes: 9, trials: 80)
    let tested = try TestedHypothesis(.proportion, null: 0.2)
    expectClose(
      try #require(counts.test(.exactBinomial, of: tested).pValue), 0.050385149491, absolute: 1e-11)
  }

  @Test(arguments: [
    (ProportionTest.exactBinomialCentral, ProportionMethod.clopperPearson),
    (.exactBinomialMidP, .midP), (.scoreZ, .wilson),
    (.scoreZContinuityCorrected, .wilsonContinuityCorrected),
    (.likelihoodRatioTest, .likelihoodRatio),
  ])
  func `at a limit of the dual interval the p-value is the significance`(
    test: ProportionTest, method: ProportionMethod
  ) throws {
    for n in [1, 2, 7, 25, 160] {
      for x in stride(from: 0, through: n, by: max(1, n / 6)) {
        let counts = try BinomialCounts(successes: x, trials: n)
        for alternative in AlternativeHypothesis.allCases {
          let interval = try #require(
            method.interval(for: counts, level: 0.9, side: alternative.side))
          for limit in alternative.side.limits(interval.lower, interval.upper)
          where limit > 0 && limit < 1 {
            let hypothesis = try TestedHypothesis(
              .proportion, null: limit, alternative: alternative)
            let finding = counts.test(test, of: hypothesis)
            // At no failures the corrected limits are put at the bounds, and the other one stays.
            if finding.dualIntervals.isEmpty { continue }
            expectClose(
              try #require(finding.pValue), 0.1, relative: 1e-8, "\(test) \(counts) \(limit)")
          }
        }
      }
    }
  }

  @Test func `blaker's test rejects what its interval leaves out`() throws {
    for x in 0...20 {
      let counts = try BinomialCounts(successes: x, trials: 20)
      let interval = counts.blakerInterval(level: 0.95)
      for share in stride(from: 0.005, to: 1, by: 0.005) where !interval.contains(share) {
        let p = counts.test(
          .exactBinomialBlaker, of: try TestedHypothesis(.proportion, null: share)
        ).pValue
        #expect(try #require(p) <= 0.05, "\(x) \(share)")
      }
    }
  }

  @Test(arguments: ProportionTest.allCases)
  func `at the edges each test has an answer, or says that it has none`(test: ProportionTest) throws
  {
    for (x, n) in [(0, 1), (1, 1), (0, 50), (50, 50), (3, 7), (0, 1_000_000)] {
      let counts = try BinomialCounts(successes: x, trials: n)
      for null in [0, 1e-300, 1e-9, 0.5, 1 - 1e-9, 1] {
        for alternative in AlternativeHypothesis.allCases {
          let finding = counts.test(
            test, of: try TestedHypothesis(.proportion, null: null, alternative: alternative))
          if let p = finding.pValue {
            #expect(p >= 0 && p <= 1, "\(test) \(counts) \(null)")
          } else {
            #expect(!finding.warnings.isEmpty, "\(test) \(counts) \(null)")
          }
        }
      }
    }
  }

  @Test func `margins are two one-sided tests, each at its own margin`() throws {
    let counts = try BinomialCounts(successes: 36, trials: 50)
    for test in ProportionTest.allCases where test != .exactBinomialBlaker {
      let finding = counts.test(test, of: try TestedHypothesis(.proportion, margins: 0.6, 0.85))
      let above = counts.test(
        test, of: try TestedHypothesis(.proportion, null: 0.6, alternative: .greater))
      let below = counts.test(
        test, of: try TestedHypothesis(.proportion, null: 0.85, alternative: .less))
      #expect(finding.stated?.pValueAboveLower == above.pValue)
      #expect(finding.stated?.pValueBelowUpper == below.pValue)
      #expect(finding.pValue == max(above.pValue ?? 2, below.pValue ?? 2))
      #expect(finding.dualIntervals.isEmpty)
    }
  }

  @Test func `what is not its own to test is refused`() throws {
    let counts = try BinomialCounts(successes: 36, trials: 50)
    let ratio = try TestedHypothesis(.ratio, null: 0.5)
    for test in ProportionTest.allCases {
      #expect(counts.test(test, of: ratio).warnings.map(\.code) == [.wrongHypothesis])
      #expect(counts.test(test, of: TestedHypothesis()).warnings.map(\.code) == [.wrongHypothesis])
    }
    let one = counts.test(.exactBinomialBlaker, of: try Self.half(.less))
    #expect(one.pValue == nil && one.warnings.map(\.code) == [.noOneSidedForm])
    let many = try BinomialCounts(successes: 1, trials: 1_000_001)
    #expect(many.test(.exactBinomial, of: try Self.half()).warnings.map(\.code) == [.tooManyTrials])
  }

  @Test func `a p-value too small for a double has its logarithm`() throws {
    let counts = try BinomialCounts(successes: 10_000, trials: 10_000)
    // 10000 log10(1/2), and log10(2) more for both sides.
    let one = counts.test(.exactBinomialCentral, of: try Self.half(.greater))
    expectClose(try #require(one.log10PValue), -3010.2999566398, absolute: 1e-6)
    let two = counts.test(.exactBinomialCentral, of: try Self.half())
    expectClose(try #require(two.log10PValue), -3009.9989266441, absolute: 1e-6)
    // z = 100: R's pnorm(-100, log.p = TRUE) / log(10)
    let score = counts.test(.scoreZ, of: try Self.half(.greater))
    expectClose(try #require(score.log10PValue), -2173.87154330, absolute: 1e-6)
    #expect(counts.test(.exactBinomial, of: try Self.half()).warnings.map(\.code) == [.underflow])
  }
}
