import TestSupport
import Testing

@testable import Halfwidth

@Suite struct BootstrapDistributionTests {
  private let halves = BootstrapLattice(offset: 1, step: 2, divisor: 4)

  @Test func `a lattice finds the position of each of its values, and of no other`() {
    for lattice in [
      halves, BootstrapLattice(offset: -7, step: 3, divisor: 50),
      BootstrapLattice(offset: 0, step: 1, divisor: 999_983),
    ] {
      for position in -2_000...2_000 {
        let value = lattice.value(at: position)
        #expect(lattice.position(of: value) == position)
        #expect(lattice.position(of: value.nextUp) == nil)
        #expect(lattice.firstPosition(notBelow: value.nextUp) == position + 1)
        #expect(lattice.firstPosition(notBelow: value.nextDown) == position)
      }
      #expect(lattice.position(of: .infinity) == nil)
    }
  }

  @Test func `counts of resamples behave as their shares do`() {
    let counts: [UInt64] = [0, 3, 0, 10, 20, 7, 0]
    let simulated = BootstrapDistribution(
      histogram: counts, origin: -3, lattice: halves, seed: 7)
    let exact = BootstrapDistribution(
      probabilities: counts.map(Double.init), origin: -3, lattice: halves)
    #expect(simulated.resamples == .simulated(count: 40, seed: 7))
    #expect(simulated.range == exact.range && simulated.range == -0.75...1.25)
    #expect(simulated.atoms?.map(\.value) == [-0.75, 0.25, 0.75, 1.25])
    for alpha in [0, 0.075, 0.0751, 0.1, 0.325, 0.33, 0.5, 0.825, 0.8251, 0.975, 1] {
      #expect(simulated.quantile(alpha) == exact.quantile(alpha), "\(alpha)")
    }
    // 3 of 40 lie at the first value, and 13 up to the second.
    #expect(simulated.quantile(0.075) == -0.75)
    #expect(simulated.quantile(0.076) == 0.25)
    #expect(simulated.quantile(0.325) == 0.25)
    #expect(simulated.quantile(upperTail: 0.175) == 0.75)
    #expect(simulated.quantile(upperTail: 0.174) == 1.25)
    #expect(simulated.lowerTail(below: 0.75) == 13.0 / 40)
    #expect(simulated.probability(at: 0.75) == 0.5)
    #expect(simulated.upperTail(above: 0.75) == 7.0 / 40)
    #expect(simulated.probability(at: 0.76) == 0 && simulated.lowerTail(below: 0.76) == 33.0 / 40)
    expectClose(simulated.mean, exact.mean, relative: 1e-14)
    // The sum of squares is divided by one less.
    expectClose(
      simulated.standardError, exact.standardError * (40.0 / 39).squareRoot(), relative: 1e-14)
  }

  @Test func `simulated values are interpolated on the normal scale`() {
    let values: [Double] = [1, 2, 4, 7, 11, 16, 22, 29, 37]
    let distribution = BootstrapDistribution(sortedValues: values, seed: 1)
    for rank in 1...9 {
      #expect(distribution.quantile(Double(rank) / 10) == values[rank - 1])
    }
    // From scipy's ndtri, by equation 5.8 of Davison and Hinkley.
    expectClose(distribution.quantile(0.15) ?? .nan, 1.5571749848487062, relative: 1e-14)
    expectClose(distribution.quantile(0.84) ?? .nan, 31.779288237787163, relative: 1e-14)
    #expect(distribution.quantile(0.05) == 1 && distribution.quantile(0) == 1)
    #expect(distribution.quantile(0.95) == 37 && distribution.quantile(1) == 37)
    expectClose(distribution.mean, 129.0 / 9, relative: 1e-15)
    expectClose(distribution.standardError, 161.5.squareRoot(), relative: 1e-14)
    #expect(distribution.atoms == nil && distribution.sortedValues == values)
  }

  @Test func `a thousand resamples less one give whole order statistics`() {
    let distribution = BootstrapDistribution(sortedValues: (1...999).map(Double.init), seed: 3)
    for rank in [1, 5, 25, 50, 500, 950, 975, 995, 999] {
      #expect(distribution.quantile(Double(rank) / 1_000) == Double(rank))
    }
  }

  @Test func `real values tie up to rounding`() {
    let sums = [0.1 + 0.2, 0.3, 0.3 + 1e-9, 0.7].sorted()
    let distribution = BootstrapDistribution(sortedValues: sums, seed: 3)
    #expect(distribution.probability(at: 0.3) == 0.5)
    #expect(distribution.lowerTail(below: 0.3) == 0)
    #expect(distribution.upperTail(above: 0.3) == 0.5)
    #expect(distribution.lowerTail(below: -5) == 0 && distribution.lowerTail(below: 5) == 1)
  }

  @Test func `quantiles of normal scores take the ends at infinity`() {
    let distribution = BootstrapDistribution(
      probabilities: [1, 2, 1], origin: 0, lattice: halves)
    #expect(distribution.quantile(atNormal: -.infinity) == 0.25)
    #expect(distribution.quantile(atNormal: 0) == 0.75)
    #expect(distribution.quantile(atNormal: .infinity) == 1.25)
  }

  @Test func `reflections stay on the lattice`() {
    let fiftieths = BootstrapLattice(offset: 0, step: 1, divisor: 50)
    let distribution = BootstrapDistribution(
      probabilities: [Double](repeating: 1, count: 51), origin: 0, lattice: fiftieths)
    for centre in 0...50 {
      for position in 0...50 {
        #expect(
          distribution.reflection(of: Double(position) / 50, about: Double(centre) / 50)
            == Double(2 * centre - position) / 50)
      }
    }
  }

  @Test func `moments of simulated values neither overflow nor vanish`() throws {
    let values = [-3.0, -2.5, 0.125, 1, 1, 7]
    let plain = BootstrapDistribution(sortedValues: values, seed: 1)
    expectClose(plain.mean, 3.625 / 6, relative: 1e-15)
    // The squared distances sum to 9 + 6.25 + 1/64 + 2 + 49 - 6 mean^2.
    let squares = 66.265625 - 3.625 * 3.625 / 6
    expectClose(plain.standardError, (squares / 5).squareRoot(), relative: 1e-15)
    for scale in [0x1p1020, 0x1p-900, 0x1p700] {
      let scaled = BootstrapDistribution(
        sortedValues: values.map { $0 * scale }, seed: 1)
      #expect(scaled.mean == plain.mean * scale)
      #expect(scaled.standardError == plain.standardError * scale)
      #expect(scaled.standardMoments.kurtosis == plain.standardMoments.kurtosis)
      #expect(scaled.standardMoments.skewness == plain.standardMoments.skewness)
    }
  }
}
