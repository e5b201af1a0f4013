import NumericCore
import TestSupport
import Testing

@testable import Halfwidth

/// Coverage by summing binomial probabilities: no simulation, so no chance in the result.
@Suite struct ProportionCoverageTests {
  /// The coverage at `p` of the intervals of every count.
  static func coverage(_ intervals: [ConfidenceInterval], at p: Double) -> Double {
    let distribution = BinomialDistribution(trials: intervals.count - 1, probability: p)
    return intervals.enumerated().reduce(0) { sum, entry in
      entry.element.contains(p) ? sum + distribution.probability(of: entry.offset) : sum
    }
  }

  /// Coverage jumps at the limits and is lowest right beside one of them.
  ///
  /// A step of 1e-12, because Blaker's limits of two counts can be one number, which rounding would
  /// open to a gap.
  static func lowestCoverage(_ intervals: [ConfidenceInterval]) -> Double {
    let limits = intervals.flatMap { [$0.lower, $0.upper] }.filter { $0 > 0 && $0 < 1 }
    return limits.flatMap { [$0 - 1e-12, $0 + 1e-12] }.reduce(1) {
      min($0, coverage(intervals, at: $1))
    }
  }

  @Test(arguments: [1, 2, 5, 17, 50, 60], [0.8, 0.95] as [ConfidenceLevel])
  func `Clopper-Pearson and Blaker never fall below the level`(
    trials: Int, level: ConfidenceLevel
  ) throws {
    let counts = try (0...trials).map { try BinomialCounts(successes: $0, trials: trials) }
    for intervals in [
      counts.map { $0.clopperPearsonInterval(level: level) },
      counts.map { $0.blakerInterval(level: level) },
    ] {
      #expect(Self.lowestCoverage(intervals) >= level.confidence - 1e-11)
    }
  }

  /// Mean over a grid of 2,000 midpoints and lowest value on it at n = 50, 95%; computed
  /// independently in R for Wald, Wilson, Agresti-Coull, Jeffreys and Clopper-Pearson.
  @Test(arguments: [
    (ProportionMethod.wald, 0.901), (.wilson, 0.952), (.agrestiCoull, 0.958), (.jeffreys, 0.950),
    (.clopperPearson, 0.969),
  ])
  func `has the documented average coverage`(method: ProportionMethod, expected: Double) throws {
    let intervals = try (0...50).map {
      try #require(method.interval(for: BinomialCounts(successes: $0, trials: 50)))
    }
    let grid = 2_000
    let total = (0..<grid).reduce(0.0) {
      $0 + Self.coverage(intervals, at: (Double($1) + 0.5) / Double(grid))
    }
    expectClose(total / Double(grid), expected, absolute: 0.001)
  }
}
