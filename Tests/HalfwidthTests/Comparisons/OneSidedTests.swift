import NumericCore
import TestSupport
import Testing

@testable import Halfwidth

/// Bounds are two-sided limits at twice the significance, and one-sided tests the tails of two-sided ones.
@Suite struct OneSidedTests {
  private static let pairs =
    IndependentCounts.everyPair(upTo: 7) + [.samples(36, 50, 40, 50), .samples(1, 30, 5, 20)]
  private static let paired: [PairedCounts] = (0...5).flatMap { b in
    (0...5).map { PairedCounts(unchecked: 4, firstOnly: b, secondOnly: $0, neither: 3) }
  }

  private func check(
    _ name: String, _ interval: (ConfidenceLevel, IntervalSide) -> ConfidenceInterval?
  ) {
    let two = interval(0.8, .two)
    let (lower, upper) = (interval(0.9, .lower), interval(0.9, .upper))
    #expect((two == nil) == (lower == nil) && (two == nil) == (upper == nil), "\(name)")
    guard let two, let lower, let upper else { return }
    expectClose(lower.lower, two.lower, relative: 1e-9, absolute: 1e-12, name)
    expectClose(upper.upper, two.upper, relative: 1e-9, absolute: 1e-12, name)
    #expect(lower.side == .lower && upper.side == .upper)
    #expect(lower.upper >= two.upper && upper.lower <= two.lower, "\(name)")
    // Below one half limits may pass each other, and don't trap.
    if let low = interval(0.3, .lower), let high = interval(0.3, .upper) {
      #expect(low.lower >= lower.lower && high.upper <= upper.upper, "\(name)")
    }
  }

  @Test func `of two samples`() {
    for counts in Self.pairs {
      for method in DifferenceMethod.allCases {
        check("\(method) \(counts)") { method.interval(for: counts, level: $0, side: $1) }
      }
      for method in RatioMethod.allCases {
        check("\(method) \(counts)") { method.interval(for: counts, level: $0, side: $1) }
      }
      for method in OddsRatioMethod.allCases {
        check("\(method) \(counts)") { method.interval(for: counts, level: $0, side: $1) }
      }
      check("h \(counts)") {
        ComparisonEffectSize.cohensH.interval(for: counts, level: $0, side: $1)
      }
    }
  }

  @Test func `of pairs and strata`() throws {
    for counts in Self.paired {
      for method in PairedDifferenceMethod.allCases {
        check("\(method) \(counts)") { method.interval(for: counts, level: $0, side: $1) }
      }
      for method in PairedOddsRatioMethod.allCases {
        check("\(method) \(counts)") { method.interval(for: counts, level: $0, side: $1) }
      }
      for method in PairedRatioMethod.allCases {
        check("\(method) \(counts)") { method.interval(for: counts, level: $0, side: $1) }
      }
    }
    let strata = try StratifiedTables(parsing: ["10,5;4,11", "8,2;6,4"])
    check("mantel-haenszel") { strata.mantelHaenszelOddsRatio(level: $0, side: $1).interval }
  }

  @Test func `the chi-squared tests have the signed root, and its tails`() throws {
    for counts in Self.pairs {
      for method in ChiSquaredMethod.allCases {
        let two = method.finding(for: counts.table)
        let less = method.finding(for: counts.table, alternative: .less)
        let greater = method.finding(for: counts.table, alternative: .greater)
        guard let statistic = two.statistic else {
          #expect(less.pValue == nil && greater.pValue == nil)
          continue
        }
        let z = try #require(less.details.first { $0.name == "z" }?.value)
        expectClose(z * z, statistic, relative: 1e-12, absolute: 1e-300)
        #expect(z * counts.difference >= 0)
        let (below, above) = (try #require(less.pValue), try #require(greater.pValue))
        expectClose(below + above, 1, absolute: 1e-12)
        expectClose(min(1, 2 * min(below, above)), try #require(two.pValue), relative: 1e-9)
      }
    }
  }

  @Test func `Fisher's tails share the observed table, and their mid-p forms add up to 1`() throws {
    for counts in Self.pairs {
      func p(_ method: ExactTestMethod, _ alternative: AlternativeHypothesis) throws -> Double {
        try #require(method.finding(for: counts, alternative: alternative).pValue)
      }
      let (less, greater) = (try p(.fisher, .less), try p(.fisher, .greater))
      #expect(less + greater >= 1 - 1e-12)
      expectClose(
        min(1, 2 * min(less, greater)), try p(.fisherCentral, .two), relative: 1e-12, "\(counts)")
      let mid = (try p(.fisherMidP, .less), try p(.fisherMidP, .greater))
      expectClose(mid.0 + mid.1, 1, absolute: 1e-12)
      let mirrored = try #require(
        ExactTestMethod.fisher.finding(for: counts.swapped, alternative: .greater).pValue)
      expectClose(mirrored, less, relative: 1e-12)
    }
  }

  @Test func `the unconditional tests are suprema over outcomes on one side`() throws {
    for counts in IndependentCounts.everyPair(upTo: 7) {
      let (n1, n2) = (counts.first.trials, counts.second.trials)
      let z = pooled(counts)
      let finding = ExactTestMethod.barnard.finding(for: counts, alternative: .greater)
      let p = try #require(finding.pValue)
      var largest = 0.0
      for step in 0...200 {
        let share = Double(step) / 200
        var sum = 0.0
        for x1 in 0...n1 {
          for x2 in 0...n2 where pooled(.samples(x1, n1, x2, n2)) >= z - 1e-9 {
            sum +=
              BinomialDistribution(trials: n1, probability: share).probability(of: x1)
              * BinomialDistribution(trials: n2, probability: share).probability(of: x2)
          }
        }
        largest = max(largest, sum)
      }
      #expect(p >= largest - 1e-9 && p <= largest + 2e-3, "\(counts) \(p) \(largest)")
      let boschloo = try #require(
        ExactTestMethod.boschloo.finding(for: counts, alternative: .greater).pValue)
      let fisher = try #require(
        ExactTestMethod.fisher.finding(for: counts, alternative: .greater).pValue)
      #expect(boschloo <= fisher + 1e-12, "\(counts)")
    }
  }

  private func pooled(_ counts: IndependentCounts) -> Double {
    let share = Double(counts.successes) / Double(counts.total)
    let variance =
      share * (1 - share) * (1 / Double(counts.first.trials) + 1 / Double(counts.second.trials))
    return variance <= 0 ? 0 : counts.difference / variance.squareRoot()
  }

  @Test func `of pairs the exact tests are tails of fair coins`() throws {
    for counts in Self.paired {
      let (b, n) = (counts.firstOnly, counts.discordant)
      let coins = BinomialDistribution(trials: n, probability: 0.5)
      func p(_ method: McNemarMethod, _ alternative: AlternativeHypothesis) -> Double? {
        method.finding(for: counts, alternative: alternative).pValue
      }
      expectClose(try #require(p(.exact, .less)), coins.probability(atMost: b), absolute: 1e-12)
      expectClose(try #require(p(.exact, .greater)), coins.probability(atLeast: b), absolute: 1e-12)
      let half = coins.probability(of: b) / 2
      expectClose(
        try #require(p(.midP, .less)), coins.probability(atMost: b) - half, absolute: 1e-12)
      expectClose(
        try #require(p(.midP, .greater)), coins.probability(atLeast: b) - half, absolute: 1e-12)
      guard n > 0 else {
        #expect(p(.mcnemar, .less) == nil)
        continue
      }
      expectClose(
        try #require(p(.mcnemar, .less)) + #require(p(.mcnemar, .greater)), 1, absolute: 1e-12)
    }
  }

  @Test func `at the limits of a dual interval a stated value has the significance`() throws {
    for counts in Self.pairs {
      for alternative in AlternativeHypothesis.allCases {
        func check(
          _ interval: ConfidenceInterval?, _ space: ClosedRange<Double>,
          _ parameter: TestedHypothesis.Parameter, _ test: (TestedHypothesis) -> TestFinding
        ) throws {
          guard let interval else { return }
          for limit in alternative.side.limits(interval.lower, interval.upper)
          where limit > space.lowerBound && limit < space.upperBound {
            let finding = test(
              try TestedHypothesis(parameter, null: limit, alternative: alternative))
            expectClose(
              try #require(finding.pValue), 0.1, relative: 1e-6,
              "\(finding.method) \(counts) \(limit)")
          }
        }
        let side = alternative.side
        for method in [DifferenceMethod.mee, .miettinenNurminen] {
          try check(method.interval(for: counts, level: 0.9, side: side), -1...1, .difference) {
            counts.test(method, of: $0)
          }
        }
        if counts.successes > 0 {
          try check(counts.koopmanInterval(level: 0.9, side: side), 0...(.infinity), .ratio) {
            counts.test(RatioMethod.koopman, of: $0)
          }
        }
        try check(
          counts.conditionalExactInterval(level: 0.9, side: side), 0...(.infinity), .oddsRatio
        ) { counts.test(OddsRatioMethod.conditionalExact, of: $0) }
      }
    }
    for counts in Self.paired {
      for alternative in [AlternativeHypothesis.less, .greater] {
        let interval = counts.tangoInterval(level: 0.9, side: alternative.side)
        for limit in alternative.side.limits(interval.lower, interval.upper)
        where limit.magnitude < 1 {
          let finding = counts.test(
            PairedDifferenceMethod.tango,
            of: try TestedHypothesis(.difference, null: limit, alternative: alternative))
          expectClose(try #require(finding.pValue), 0.1, relative: 1e-6, "\(counts) \(limit)")
        }
      }
    }
  }

  @Test func `all answers alike are no test of no difference, and one of another`() throws {
    let counts = IndependentCounts.samples(0, 10, 0, 12)
    for method in [DifferenceMethod.mee, .miettinenNurminen] {
      let none = counts.test(method, of: try TestedHypothesis(.difference, null: 0))
      #expect(none.pValue == nil && none.warnings.map(\.code) == [.zeroMargin])
      #expect(counts.test(method, of: try TestedHypothesis(.difference, null: 0.1)).pValue != nil)
    }
    let wald = counts.test(DifferenceMethod.wald, of: try TestedHypothesis(.difference, null: 0.1))
    #expect(wald.warnings.map(\.code) == [.wrongHypothesis])
  }
}
