import NumericCore
import TestSupport
import Testing

@testable import Halfwidth

/// Where a test and an interval are said to be dual: at a limit the p-value is the significance.
@Suite struct ComparisonDualityTests {
  static let pairs =
    IndependentCounts.everyPair(upTo: 10) + [.samples(36, 50, 40, 50), .samples(1, 30, 5, 20)]

  /// Pearson's statistic by its textbook formula; nil where a margin is 0.
  static func pearson(_ counts: IndependentCounts) -> Double? {
    let (a, b) = (Double(counts.first.successes), Double(counts.first.failures))
    let (c, d) = (Double(counts.second.successes), Double(counts.second.failures))
    let margins = (a + b) * (c + d) * (a + c) * (b + d)
    return margins == 0 ? nil : (a + b + c + d) * (a * d - b * c) * (a * d - b * c) / margins
  }

  @Test func `the score statistics of no difference are those of the chi-square tests`() {
    for counts in Self.pairs {
      let total = Double(counts.total)
      let mee = counts.scoreStatistic(difference: 0)
      let corrected = counts.scoreStatistic(difference: 0, correctsVariance: true)
      let koopman = counts.scoreStatistic(ratio: 1)
      let expected = Self.pearson(counts) ?? 0
      expectClose(mee * mee, expected, relative: 1e-13, absolute: 1e-28, "\(counts)")
      expectClose(koopman * koopman, expected, relative: 1e-12, absolute: 1e-28, "\(counts)")
      expectClose(
        corrected * corrected, expected * (total - 1) / total, relative: 1e-13, absolute: 1e-28,
        "\(counts)")
      #expect(mee * counts.difference >= 0 && koopman * counts.difference >= 0)
    }
  }

  @Test(arguments: [false, true], IndependentCounts.testedLevels)
  func `pearson and mee, and n-1 and miettinen-nurminen, are dual`(
    correctsVariance: Bool, level: ConfidenceLevel
  ) throws {
    let method = correctsVariance ? DifferenceMethod.miettinenNurminen : .mee
    let z = StandardNormal.quantile(upperTail: level.tail(.two))
    for counts in Self.pairs {
      let interval = try #require(method.interval(for: counts, level: level))
      func statistic(_ difference: Double) -> Double {
        counts.scoreStatistic(difference: difference, correctsVariance: correctsVariance)
      }
      for (limit, sign) in [(interval.lower, 1.0), (interval.upper, -1.0)]
      where limit.magnitude < 1 {
        expectClose(statistic(limit), sign * z, relative: 1e-9, "\(counts) \(limit)")
        #expect(sign * statistic(max(-1, min(1, limit - sign * 1e-6))) > z, "\(counts) \(limit)")
        #expect(sign * statistic(limit + sign * 1e-6) < z, "\(counts) \(limit)")
      }
    }
  }

  @Test(arguments: IndependentCounts.testedLevels)
  func `pearson and koopman are dual`(level: ConfidenceLevel) {
    let z = StandardNormal.quantile(upperTail: level.tail(.two))
    for counts in Self.pairs {
      let interval = counts.koopmanInterval(level: level)
      for (limit, sign) in [(interval.lower, 1.0), (interval.upper, -1.0)]
      where limit > 0 && limit < .infinity {
        expectClose(
          counts.scoreStatistic(ratio: limit), sign * z, relative: 1e-9, "\(counts) \(limit)")
        let step = 1 + sign * 1e-6
        #expect(sign * counts.scoreStatistic(ratio: limit / step) > z, "\(counts) \(limit)")
        #expect(sign * counts.scoreStatistic(ratio: limit * step) < z, "\(counts) \(limit)")
      }
    }
  }

  @Test(arguments: IndependentCounts.testedLevels)
  func `central Fisher and conditional-exact are dual`(level: ConfidenceLevel) throws {
    for counts in Self.pairs {
      let interval = try #require(counts.conditionalExactInterval(level: level))
      for (limit, sign) in [(interval.lower, 1.0), (interval.upper, -1.0)]
      where limit > 0 && limit < .infinity {
        func p(_ oddsRatio: Double) throws -> Double {
          try #require(counts.centralFisherPValue(oddsRatio: oddsRatio))
        }
        expectClose(try p(limit), level.significance, relative: 1e-12, "\(counts) \(limit)")
        let step = 1 + sign * 1e-6
        let outside = try p(limit / step)
        let inside = try p(limit * step)
        #expect(outside < level.significance && level.significance < inside, "\(counts) \(limit)")
      }
    }
  }

  /// Excluding no difference is the same as a p-value below the significance.
  @Test func `the intervals exclude no difference exactly where their tests reject`() throws {
    for counts in Self.pairs {
      let chiSquare = ChiSquaredDistribution(degreesOfFreedom: 1)
      let statistic = Self.pearson(counts) ?? 0
      let total = Double(counts.total)
      let pearson = chiSquare.upperTail(at: statistic) < 0.05
      let corrected = chiSquare.upperTail(at: statistic * (total - 1) / total) < 0.05
      #expect(counts.meeInterval().contains(0) != pearson, "\(counts)")
      #expect(counts.koopmanInterval().contains(1) != pearson, "\(counts)")
      #expect(counts.miettinenNurminenInterval().contains(0) != corrected, "\(counts)")
      let exact = try #require(counts.conditionalExactInterval())
      let fisher = try #require(counts.centralFisherPValue())
      #expect(exact.contains(1) != (fisher < 0.05), "\(counts)")
    }
  }

  @Test func `hypotheses that the data rule out have infinite statistics`() {
    let counts = IndependentCounts.samples(3, 5, 2, 5)
    #expect(counts.scoreStatistic(difference: -1) == .infinity)
    #expect(counts.scoreStatistic(difference: 1, correctsVariance: true) == -.infinity)
    #expect(counts.scoreStatistic(ratio: 0) == .infinity)
    #expect(counts.scoreStatistic(ratio: .infinity) == -.infinity)
    #expect(IndependentCounts.samples(5, 5, 0, 5).scoreStatistic(difference: 1) == 0)
    #expect(IndependentCounts.samples(0, 5, 0, 5).scoreStatistic(ratio: 0.2) == 0)
    #expect(counts.centralFisherPValue(oddsRatio: 0) == 0)
    #expect(counts.centralFisherPValue(oddsRatio: .infinity) == 0)
    #expect(IndependentCounts.samples(0, 5, 2, 5).centralFisherPValue(oddsRatio: 0) == 1)
    #expect(IndependentCounts.samples(5, 5, 0, 5).centralFisherPValue(oddsRatio: .infinity) == 1)
  }

  /// The tails of the noncentral hypergeometric distribution from whole binomial coefficients.
  @Test(arguments: [0.01, 0.5, 1, 3, 250])
  func `central Fisher is twice the smaller tail`(oddsRatio: Double) throws {
    func choose(_ n: Int, _ k: Int) -> Double {
      k < 0 || k > n ? 0 : (0..<k).reduce(1.0) { $0 * Double(n - $1) / Double($1 + 1) }
    }
    for counts in Self.pairs {
      var weight = 1.0
      let weights = (0...counts.first.trials).map { k in
        defer { weight *= oddsRatio }
        return choose(counts.first.trials, k)
          * choose(counts.second.trials, counts.successes - k) * weight
      }
      let total = weights.reduce(0, +)
      let lower = weights[...counts.first.successes].reduce(0, +) / total
      let upper = weights[counts.first.successes...].reduce(0, +) / total
      expectClose(
        try #require(counts.centralFisherPValue(oddsRatio: oddsRatio)),
        min(1, 2 * min(lower, upper)), relative: 1e-13, "\(counts)")
    }
  }

  /// References: the tail summed in mpmath at 40 digits.
  @Test func `small p-values keep their digits`() throws {
    let strong = IndependentCounts.samples(1, 60, 40, 60)
    expectClose(
      try #require(strong.centralFisherPValue()), 2.268693346068581150732e-15, relative: 1e-13)
    let large = IndependentCounts.samples(250_000, 500_000, 255_000, 500_000)
    expectClose(
      try #require(large.centralFisherPValue()), 1.545941123521471797697e-23, relative: 1e-12)
    let farOut = IndependentCounts.samples(50_000_000, 500_000_000, 450_000_000, 500_000_000)
    #expect(farOut.centralFisherPValue() == 0)
  }
}
