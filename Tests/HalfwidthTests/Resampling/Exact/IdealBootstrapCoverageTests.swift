import NumericCore
import TestSupport
import Testing

@testable import Halfwidth

@Suite struct IdealBootstrapCoverageTests {
  @Test func `the percentile interval breaks down near one, as is known`() throws {
    let coverage = try IdealBootstrapCoverage(trials: 50)
    for (p, expected) in [(0.96, 0.867), (0.98, 0.635), (0.99, 0.393)] {
      expectClose(coverage.coverage(at: p), expected, absolute: 5e-4)
    }
    // The mean over .01, .02 ... .99, by enumeration in numpy and scipy.
    let mean = (1...99).reduce(0) { $0 + coverage.coverage(at: Double($1) / 100) } / 99
    expectClose(mean, 0.9241566211863581, relative: 1e-12)
  }

  @Test(arguments: [.percentile, .basic, .bca, .expandedPercentile, .normal] as [BootstrapMethod])
  func `coverage is the probability of the outcomes whose interval holds p`(
    method: BootstrapMethod
  ) throws {
    for n in [1, 2, 7, 20] {
      let coverage = try IdealBootstrapCoverage(trials: n, method: method, level: 0.9)
      let intervals = try (0...n).map { x in
        method.finding(
          for: try IdealBootstrap.proportion(BinomialCounts(successes: x, trials: n)), level: 0.9
        ).interval
      }
      for numerator in 0...40 {
        let p = Double(numerator) / 40
        let outcomes = BinomialDistribution(trials: n, probability: p)
        var expected = 0.0
        for (x, interval) in intervals.enumerated() {
          guard let interval else { continue }
          // Limits are multiples of 1/n, and p of 1/40: compared as whole numbers where they are.
          let low = (interval.lower * Double(n)).rounded()
          let high = (interval.upper * Double(n)).rounded()
          let isLattice = method != .normal
          let holds =
            isLattice
            ? low * 40 <= Double(numerator * n) && Double(numerator * n) <= high * 40
            : interval.lower <= p && p <= interval.upper
          if holds { expected += outcomes.probability(of: x) }
        }
        expectClose(
          coverage.coverage(at: p), expected, relative: 1e-12, absolute: 1e-14, "\(n) \(p)")
      }
    }
  }

  @Test func `a true proportion on a limit is covered`() throws {
    // At 37 of 50 the interval is .62 to .86; nothing else that ends there is nearer.
    let coverage = try IdealBootstrapCoverage(trials: 50)
    #expect(coverage.lower[37] == 0.62 && coverage.upper[37] == 0.86)
    let inside = coverage.coverage(at: 0.86)
    let outside = coverage.coverage(at: 0.86 + 1e-9)
    let outcomes = BinomialDistribution(trials: 50, probability: 0.86)
    let ending = (0...50).filter { coverage.upper[$0] == 0.86 }
    #expect(ending.contains(37))
    expectClose(
      inside - outside, ending.reduce(0) { $0 + outcomes.probability(of: $1) }, absolute: 1e-7)
  }

  @Test func `too many trials are refused, and methods that need a simulation cover nothing`()
    throws
  {
    #expect(throws: IdealBootstrapError.tooManyObservations(10_001)) {
      try IdealBootstrapCoverage(trials: 10_001)
    }
    #expect(try IdealBootstrapCoverage(trials: 9, method: .studentized).coverage(at: 0.5) == 0)
  }
}
