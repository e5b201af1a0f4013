import NumericCore
import TestSupport
import Testing

@testable import Halfwidth

@Suite struct PairedOddsRatioMethodTests {
  @Test func `has the slugs of the contract, with the exact method as the default`() {
    #expect(
      PairedOddsRatioMethod.allCases.map(\.rawValue) == ["conditional-exact", "conditional-mid-p"])
    #expect(PairedOddsRatioMethod.default == .conditionalExact)
  }

  /// References: roots of the binomial tails in 40 digits.
  @Test(arguments: [
    (PairedOddsRatioMethod.conditionalExact, 1, 7, 0.0031697390302537266693, 1.1119755536473466238),
    (.conditionalExact, 12, 2, 1.3357437224672488257, 55.197090667885162829),
    (.conditionalExact, 150, 86, 1.3292282526052635863, 2.3009790804219939117),
    (.conditionalMidP, 1, 7, 0.006291013259952998976, 0.92410275382237510153),
    (.conditionalMidP, 12, 2, 1.5164515691460773764, 39.514300903085436816),
    (.conditionalMidP, 150, 86, 1.3402745071816522885, 2.2806121120714287327),
  ])
  func `limits are the odds of the binomial ones`(
    method: PairedOddsRatioMethod, b: Int, c: Int, lower: Double, upper: Double
  ) throws {
    let counts = try PairedCounts(both: 5, firstOnly: b, secondOnly: c, neither: 9)
    let finding = method.finding(for: counts)
    let interval = try #require(finding.interval)
    expectClose(interval.lower, lower, relative: 2e-13)
    expectClose(interval.upper, upper, relative: 2e-13)
    #expect(finding.estimate == Double(b) / Double(c))
    #expect(finding.estimand == "conditional_odds_ratio" && finding.warnings.isEmpty)
  }

  @Test func `1 is inside exactly where the test of the same kind does not reject`() throws {
    for (method, test) in [
      (PairedOddsRatioMethod.conditionalExact, McNemarMethod.exact), (.conditionalMidP, .midP),
    ] {
      for b in 0...24 {
        for c in 0...24 {
          let counts = PairedCounts(unchecked: 1, firstOnly: b, secondOnly: c, neither: 0)
          for level in [0.5, 0.8, 0.95, 0.99] as [ConfidenceLevel] {
            let interval = try #require(method.interval(for: counts, level: level))
            let pValue = try #require(test.finding(for: counts).pValue)
            // On the level itself the limit is 1, which rounding puts on either side.
            if pValue == level.significance {
              #expect(
                (interval.lower - 1).magnitude < 1e-12 || (interval.upper - 1).magnitude < 1e-12)
            } else {
              #expect(interval.contains(1) == (pValue > level.significance), "\(b) \(c)")
            }
          }
        }
      }
    }
  }

  @Test func `at a limit its tail is half of the significance`() throws {
    for b in 0...12 {
      for c in 0...12 where b + c > 0 {
        let counts = PairedCounts(unchecked: 0, firstOnly: b, secondOnly: c, neither: 0)
        for method in PairedOddsRatioMethod.allCases {
          let weight = method == .conditionalExact ? 1 : 0.5
          let interval = try #require(method.interval(for: counts, level: 0.9))
          if b > 0 {
            let odds = interval.lower
            let law = BinomialDistribution(trials: b + c, probability: odds / (1 + odds))
            let tail =
              law.probability(atLeast: b + 1) + weight * law.probability(of: b)
            expectClose(tail, 0.05, relative: 1e-10, "\(b) \(c)")
          } else {
            #expect(interval.lower == 0)
          }
          if c > 0 {
            let odds = interval.upper
            let law = BinomialDistribution(trials: b + c, probability: odds / (1 + odds))
            let tail = law.probability(atMost: b - 1) + weight * law.probability(of: b)
            expectClose(tail, 0.05, relative: 1e-10, "\(b) \(c)")
          } else {
            #expect(interval.upper == .infinity)
          }
        }
      }
    }
  }

  @Test(arguments: PairedOddsRatioMethod.allCases)
  func `exchanging the answers inverts estimate and limits`(method: PairedOddsRatioMethod) throws {
    for counts in PairedTables.all(upTo: 7) where counts.discordant > 0 {
      let finding = method.finding(for: counts)
      let other = method.finding(for: counts.swapped)
      let (interval, swapped) = (try #require(finding.interval), try #require(other.interval))
      expectClose(interval.lower, 1 / swapped.upper, relative: 1e-15, "\(counts)")
      expectClose(interval.upper, 1 / swapped.lower, relative: 1e-15, "\(counts)")
      #expect(interval.contains(try #require(finding.estimate)), "\(counts)")
      let wider = try #require(method.interval(for: counts, level: 0.99))
      #expect(wider.lower <= interval.lower && interval.upper <= wider.upper, "\(counts)")
    }
  }

  /// Without cancelling: 1 of 10^6 has odds of about 1e-6 below and c of the other side far above.
  @Test func `odds of a million pairs keep their digits`() throws {
    let counts = try PairedCounts(both: 0, firstOnly: 1, secondOnly: 999_999, neither: 0)
    let interval = try #require(PairedOddsRatioMethod.conditionalExact.interval(for: counts))
    // 1 - (1 - 0.025)^(1/10^6), as odds.
    expectClose(interval.lower, 2.5317808304785578673e-08, relative: 1e-12)
    let other = try #require(PairedOddsRatioMethod.conditionalExact.interval(for: counts.swapped))
    expectClose(other.upper, 1 / 2.5317808304785578673e-08, relative: 1e-12)
  }

  @Test(arguments: PairedOddsRatioMethod.allCases)
  func `a level near 0 or 1 gives numbers`(method: PairedOddsRatioMethod) throws {
    for b in 0...30 {
      for c in 0...30 {
        let counts = PairedCounts(unchecked: 1, firstOnly: b, secondOnly: c, neither: 0)
        for level in [1e-20, 1e-16, 1e-12, 0.3, 0.999_999_999_999] as [ConfidenceLevel] {
          let interval = try #require(method.interval(for: counts, level: level))
          #expect(
            interval.lower >= 0 && interval.lower <= interval.upper, "\(counts) \(level.confidence)"
          )
        }
      }
    }
  }

  @Test(arguments: PairedOddsRatioMethod.allCases)
  func `where nothing is known the limits are 0 and infinity`(method: PairedOddsRatioMethod) throws
  {
    let equal = try PairedCounts(both: 4, firstOnly: 0, secondOnly: 0, neither: 6)
    let finding = method.finding(for: equal)
    #expect(finding.estimate == nil && finding.warnings.map(\.code) == [.undefined])
    #expect(finding.interval?.lower == 0 && finding.interval?.upper == .infinity)
    let one = try PairedCounts(both: 4, firstOnly: 3, secondOnly: 0, neither: 6)
    #expect(method.finding(for: one).estimate == .infinity)
    #expect(method.finding(for: one.swapped).estimate == 0)
    let many = try PairedCounts(both: 0, firstOnly: 1_000_000, secondOnly: 1, neither: 0)
    let refused = method.finding(for: many)
    #expect(refused.interval == nil && refused.estimate == 1_000_000)
    #expect(refused.warnings.map(\.code) == [.tooManyTrials])
  }
}
