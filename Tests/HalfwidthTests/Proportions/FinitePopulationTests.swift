import TestSupport
import Testing

@testable import Halfwidth

/// Shares of finite populations, by going through every population.
@Suite struct FinitePopulationTests {
  static func choose(_ n: Int, _ k: Int) -> Int {
    k < 0 || k > n ? 0 : (0..<k).reduce(1) { $0 * (n - $1) / ($1 + 1) }
  }

  /// In how many samples of `n` there are so many of `marked` successes among `population`, by number.
  static func ways(_ population: Int, _ marked: Int, _ n: Int) -> [Int] {
    (0...n).map { choose(marked, $0) * choose(population - marked, n - $0) }
  }

  /// The tails are fractions of whole numbers here, so that one that is exactly the significance is seen.
  @Test(arguments: [(1, 20), (1, 10), (1, 5), (1, 100)])
  func `limits are the numbers at which both tails are above half of the significance`(
    part: Int, of whole: Int
  ) throws {
    let level = try ConfidenceLevel(1 - Double(part) / Double(whole))
    for population in 1...14 {
      for n in 1...population {
        for x in 0...n {
          let counts = try FinitePopulationCounts(
            BinomialCounts(successes: x, trials: n), population: population)
          let inside = counts.possible.filter { marked in
            let ways = Self.ways(population, marked, n)
            let all = ways.reduce(0, +)
            return [ways[x...].reduce(0, +), ways[...x].reduce(0, +)].allSatisfy {
              2 * whole * $0 > part * all
            }
          }
          let first = try #require(inside.first)
          let last = try #require(inside.last)
          #expect(
            counts.hypergeometricCounts(level: level) == first...last,
            "\(x) of \(n) among \(population)")
        }
      }
    }
  }

  @Test func `the level is kept for every population`() throws {
    for population in [5, 12, 20] {
      for n in [1, 3, population / 2, population - 1] {
        let limits = try (0...n).map { x in
          try FinitePopulationCounts(
            BinomialCounts(successes: x, trials: n), population: population
          ).hypergeometricCounts(level: 0.9)
        }
        for marked in 0...population {
          let ways = Self.ways(population, marked, n)
          let covered = (0...n).reduce(0) { $0 + (limits[$1].contains(marked) ? ways[$1] : 0) }
          #expect(10 * covered >= 9 * ways.reduce(0, +), "\(marked) of \(population), \(n) asked")
        }
      }
    }
  }

  @Test func `the bounds need no assumption, and everybody is a point`() throws {
    let counts = try BinomialCounts(successes: 37, trials: 50)
    let some = FinitePopulationMethod.hypergeometric.finding(
      for: try FinitePopulationCounts(counts, population: 60))
    func detail(_ finding: IntervalFinding, _ name: String) -> Double? {
      finding.details.first { $0.name == name }?.value
    }
    // 37/60 and 47/60; 41/60 and 47/60.
    expectClose(try #require(detail(some, "bound_lower")), 0.6166666666666667, relative: 1e-15)
    expectClose(try #require(detail(some, "bound_upper")), 0.7833333333333333, relative: 1e-15)
    expectClose(try #require(some.interval).lower, 0.6833333333333333, relative: 1e-15)
    expectClose(try #require(some.interval).upper, 0.7833333333333333, relative: 1e-15)
    #expect(some.warnings.map(\.code) == [.finitePopulation])
    let all = FinitePopulationMethod.hypergeometric.finding(
      for: try FinitePopulationCounts(counts, population: 50))
    #expect(all.interval?.lower == 0.74 && all.interval?.upper == 0.74 && all.warnings.isEmpty)
    let large = FinitePopulationMethod.hypergeometric.finding(
      for: try FinitePopulationCounts(counts, population: 1_000_001))
    #expect(
      large.interval == nil && large.warnings.map(\.code) == [.tooManyTrials, .finitePopulation])
    let error = #expect(throws: CountsError.self) {
      try FinitePopulationCounts(counts, population: 49)
    }
    #expect(
      error?.message.hasPrefix("a population of 49 is smaller than the sample of 50;") == true)
  }

  @Test func `one side has all of the significance, and the other goes as far as can be`() throws {
    let counts = try FinitePopulationCounts(
      BinomialCounts(successes: 37, trials: 50), population: 100)
    let two = counts.hypergeometricCounts(level: 0.9)
    let lower = counts.hypergeometricCounts(level: 0.95, side: .lower)
    let upper = counts.hypergeometricCounts(level: 0.95, side: .upper)
    #expect(lower.lowerBound == two.lowerBound && lower.upperBound == 87)
    #expect(upper.upperBound == two.upperBound && upper.lowerBound == 37)
  }

  @Test func `a million people are answered, at every level`() throws {
    let counts = try FinitePopulationCounts(
      BinomialCounts(successes: 300_000, trials: 900_000), population: 1_000_000)
    for level in ExtremeLevelTests.levels {
      for side in IntervalSide.allCases {
        let limits = FinitePopulationMethod.hypergeometric.finding(
          for: counts, level: level, side: side
        ).interval
        let interval = try #require(limits)
        #expect(interval.lower >= 0.3 && interval.lower <= interval.upper)
        #expect(interval.upper <= 0.4)
      }
    }
  }
}
