import TestSupport
import Testing

@testable import NumericCore

/// Expected values: mpmath at 40 digits and more, from whole binomial coefficients.
@Suite struct HypergeometricTests {
  @Test(arguments: [
    (2, 0.69314718055994530942), (10, 15.104412573075515295), (15, 27.899271383840891566),
    (16, 30.671860106080672804), (170, 706.57306224578734711), (1_000, 5912.1281784881633489),
    (1_000_000, 12815518.384658169624),
  ])
  func `log factorials keep their digits`(n: Int, expected: Double) {
    expectClose(LogFactorial.table(upTo: n)[n], expected, relative: 2e-16)
  }

  @Test func `log factorials of 0 and 1 are 0`() {
    #expect(LogFactorial.table(upTo: 1) == [0, 0])
  }

  @Test func `probabilities agree with whole numbers`() {
    func choose(_ n: Int, _ k: Int) -> Int {
      k < 0 || k > n ? 0 : (0..<k).reduce(1) { $0 * (n - $1) / ($1 + 1) }
    }
    for population in 0...16 {
      for marked in 0...population {
        for draws in 0...population {
          let distribution = HypergeometricDistribution(
            population: population, marked: marked, draws: draws)
          let ways = (-1...population + 1).map { count in
            choose(marked, count) * choose(population - marked, draws - count)
          }
          let all = choose(population, draws)
          for (place, count) in (-1...population + 1).enumerated() {
            let upTo = ways[...place].reduce(0, +)
            expectClose(
              distribution.probability(of: count), Double(ways[place]) / Double(all),
              relative: 1e-13)
            expectClose(
              distribution.probability(atMost: count), Double(upTo) / Double(all), relative: 1e-13)
            expectClose(
              distribution.probability(atLeast: count),
              Double(all - upTo + ways[place]) / Double(all), relative: 1e-13)
          }
          let largest = ways.max()
          #expect(ways.lastIndex { $0 == largest } == distribution.mode + 1)
          #expect(distribution.hasTwoModes == (ways.filter { $0 == largest }.count == 2))
          #expect(ways[distribution.support.lowerBound + 1] > 0)
          #expect(ways.reduce(0) { $0 + ($1 > 0 ? 1 : 0) } == distribution.support.count)
        }
      }
    }
  }

  @Test func `tails keep their digits far out`() {
    let middle = HypergeometricDistribution(population: 2_000, marked: 700, draws: 300)
    expectClose(middle.probability(of: 180), 4.6063977290417303264e-22, relative: 1e-12)
    expectClose(middle.probability(atLeast: 180), 6.48765586738253578e-22, relative: 1e-12)
    expectClose(middle.probability(atMost: 59), 2.7362890757715801179e-10, relative: 1e-12)
    let large = HypergeometricDistribution(population: 100_000, marked: 3_000, draws: 500)
    expectClose(large.probability(atLeast: 40), 3.0685424894013979931e-8, relative: 1e-12)
    let larger = HypergeometricDistribution(
      population: 100_000_000, marked: 40_000_000, draws: 50_000_000)
    expectClose(larger.logProbability(of: 20_010_000), -17.0559069775570177, absolute: 1e-9)
  }

  @Test func `the largest population gives numbers`() {
    let largest = 1 << 53
    let distribution = HypergeometricDistribution(
      population: largest, marked: largest / 2, draws: 4)
    for (count, expected) in [0.0625, 0.25, 0.375, 0.25, 0.0625].enumerated() {
      expectClose(distribution.probability(of: count), expected, relative: 1e-12)
    }
    #expect(distribution.mode == 2)
  }
}
