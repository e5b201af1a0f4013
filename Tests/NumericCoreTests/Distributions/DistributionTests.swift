import TestSupport
import Testing

@testable import NumericCore

/// Expected values: mpmath at 60 digits, from defining sums and integrals.
@Suite struct DistributionTests {
  @Test(arguments: [
    (0.025, 1.9599639845400542355), (0.005, 2.575829303548900761),
    (1e-10, 6.3613409024040562047), (1e-300, 37.047096299361199237),
  ])
  func `normal quantile keeps its digits far out`(tail: Double, expected: Double) {
    expectClose(StandardNormal.quantile(upperTail: tail), expected, relative: 1e-15)
    expectClose(StandardNormal.quantile(lowerTail: tail), -expected, relative: 1e-15)
    expectClose(StandardNormal.upperTail(at: expected), tail, relative: 3e-13)
    expectClose(StandardNormal.lowerTail(at: -expected), tail, relative: 3e-13)
  }

  @Test func `normal quantile is exact at the bounds`() {
    #expect(StandardNormal.quantile(upperTail: 0) == .infinity)
    #expect(StandardNormal.quantile(upperTail: 1) == -.infinity)
    #expect(StandardNormal.quantile(upperTail: 0.5) == 0)
  }

  @Test func `beta quantile is right where the library's inverse is not`() {
    let quantile = BetaDistribution(alpha: 3, beta: 1e6).quantile(lowerTail: 1e-300)
    expectClose(quantile, 1.8171187757139696506e-106, relative: 1e-13)
  }

  /// The library's root finder raised an exception here, which ended the program.
  @Test func `beta quantile is right where the library's root finder gives up`() {
    #expect(BetaDistribution(alpha: 1.5, beta: 8.5).quantile(upperTail: 1e-300) == 1)
    let mirrored = BetaDistribution(alpha: 8.5, beta: 1.5).quantile(lowerTail: 1e-300)
    expectClose(mirrored, 4.3941005370923428515e-36, relative: 1e-13)
  }

  @Test func `beta quantiles agree with the reference`() {
    let arcsine = BetaDistribution(alpha: 0.5, beta: 0.5)
    expectClose(arcsine.quantile(lowerTail: 1e-12), 2.4674011002723396547e-24, relative: 1e-13)
    expectClose(
      BetaDistribution(alpha: 3, beta: 999_998).quantile(lowerTail: 0.025),
      6.1867255019063986272e-7, relative: 1e-12)
    expectClose(
      BetaDistribution(alpha: 4, beta: 999_997).quantile(upperTail: 0.025),
      8.7672477881452235195e-6, relative: 1e-12)
    #expect(arcsine.quantile(lowerTail: 0) == 0)
    #expect(arcsine.quantile(lowerTail: 1) == 1)
    #expect(arcsine.quantile(upperTail: 0) == 1)
    #expect(arcsine.quantile(upperTail: 1) == 0)
  }

  @Test(arguments: [0.3, 1, 2.5, 40, 5_000], [0.5, 3, 77, 20_000] as [Double])
  func `beta quantile and tail undo each other`(alpha: Double, beta: Double) {
    let distribution = BetaDistribution(alpha: alpha, beta: beta)
    for tail in [1e-30, 1e-7, 0.025, 0.4] {
      let low = distribution.quantile(lowerTail: tail)
      expectClose(distribution.lowerTail(at: low), tail, relative: 1e-9)
      let high = distribution.quantile(upperTail: tail)
      // A double next to 1 is coarse; the tail can then only be met as far as it is.
      if high < 0.999 { expectClose(distribution.upperTail(at: high), tail, relative: 1e-9) }
    }
  }

  @Test func `binomial probabilities agree with exact sums`() {
    func binomial(_ n: Int, _ p: Double) -> BinomialDistribution {
      BinomialDistribution(trials: n, probability: p)
    }
    expectClose(binomial(50, 0.74).probability(of: 37), 0.12772762491065563059, relative: 2e-14)
    expectClose(
      binomial(1_000, 0.5).probability(of: 3), 1.5507761569582437147e-293, relative: 1e-12)
    expectClose(
      binomial(1_000_000, 0.4).probability(of: 400_000), 0.00081433730494360493287, relative: 1e-13)
    expectClose(
      binomial(50, 0.74).probability(atLeast: 38), 0.44614914389550415516, relative: 1e-13)
    expectClose(
      binomial(50, 0.74).probability(atMost: 37), 1 - 0.44614914389550415516, relative: 1e-13)
  }

  @Test(arguments: [0, 0.25, 1] as [Double])
  func `binomial probabilities sum to one and are zero outside`(p: Double) {
    let distribution = BinomialDistribution(trials: 12, probability: p)
    let sum = (0...12).reduce(0) { $0 + distribution.probability(of: $1) }
    expectClose(sum, 1, absolute: 1e-14)
    #expect(distribution.probability(of: -1) == 0 && distribution.probability(of: 13) == 0)
    #expect(distribution.probability(atMost: -1) == 0 && distribution.probability(atMost: 12) == 1)
    #expect(distribution.probability(atLeast: 0) == 1)
    #expect(distribution.probability(atLeast: 13) == 0)
  }

  @Test func `Poisson probabilities agree with the reference`() {
    func poisson(_ mean: Double, _ k: Int) -> Double {
      PoissonDistribution(mean: mean).probability(of: k)
    }
    expectClose(poisson(50, 50), 0.056325006325190825412, relative: 1e-14)
    expectClose(poisson(3, 40), 7.4185952124122669334e-31, relative: 1e-13)
    expectClose(poisson(1e6, 1_000_000), 0.0003989422471562440297, relative: 1e-14)
    #expect(poisson(0, 0) == 1 && poisson(0, 1) == 0 && poisson(3, -1) == 0)
  }

  @Test func `chi-squared quantiles agree with the reference`() {
    let three = ChiSquaredDistribution(degreesOfFreedom: 3)
    expectClose(three.quantile(upperTail: 0.05), 7.8147279032511799553, relative: 1e-14)
    expectClose(three.upperTail(at: 7.8147279032511799553), 0.05, relative: 1e-13)
    let one = ChiSquaredDistribution(degreesOfFreedom: 1)
    expectClose(one.quantile(upperTail: 1e-20), 87.161733426909822777, relative: 1e-14)
    #expect(one.quantile(upperTail: 0) == .infinity && one.quantile(upperTail: 1) == 0)
    #expect(three.upperTail(at: .infinity) == 0 && three.lowerTail(at: 0) == 0)
  }
}
