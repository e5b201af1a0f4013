import TestSupport
import Testing

@testable import NumericCore

@Suite struct LatticeBinomialTests {
  @Test func `binomial probabilities are those of the saddle-point form`() {
    for n in [1, 2, 7, 50, 333, 1_000] {
      for p in [1e-9, 0.02, 0.3, 0.5, 0.74, 0.999] {
        let lattice = LatticeDistribution.binomial(trials: n, probability: p)
        let binomial = BinomialDistribution(trials: n, probability: p)
        for count in 0...n {
          let expected = binomial.probability(of: count)
          if lattice.support.contains(count) {
            expectClose(
              lattice.probability(at: count), expected, relative: 3e-13, "\(n) \(p) \(count)")
          } else {
            #expect(expected < 1e-143, "\(n) \(p) \(count)")
          }
        }
      }
    }
  }

  @Test func `a million trials take thousands of positions and keep their digits`() {
    let lattice = LatticeDistribution.binomial(trials: 1_000_000, probability: 0.3)
    #expect(lattice.probabilities.count < 30_000)
    let binomial = BinomialDistribution(trials: 1_000_000, probability: 0.3)
    for count in [300_000, 299_000, 302_000, 310_000, 290_500] {
      expectClose(
        lattice.probability(at: count), binomial.probability(of: count), relative: 1e-10)
    }
    expectClose(
      lattice.lowerTail(below: 298_001), binomial.probability(atMost: 298_000), relative: 1e-10)
  }

  @Test func `sure outcomes are points`() {
    #expect(
      LatticeDistribution.binomial(trials: 9, probability: 0) == LatticeDistribution(point: 0))
    #expect(
      LatticeDistribution.binomial(trials: 9, probability: 1) == LatticeDistribution(point: 9))
    #expect(
      LatticeDistribution.binomial(trials: 0, probability: 0.4) == LatticeDistribution(point: 0))
  }
}

@Suite struct LatticeTrinomialTests {
  @Test func `a trinomial power is the power by squaring`() throws {
    for weights in [
      [1.0, 1, 1], [2, 33, 15], [3, 1e-9, 2], [0.5, 40, 0.25], [30, 1, 1], [1, 1, 98],
    ] {
      let shape = LatticeDistribution(origin: -1, weights: weights)
      for terms in [1, 2, 3, 10, 51, 100] {
        let power = try #require(shape.trinomialPower(terms))
        let squared = try #require(
          shape.powerBySquaring(terms, workLimit: .max, lengthLimit: .max))
        #expect(power.support == squared.support)
        for position in squared.support {
          expectClose(
            power.probability(at: position), squared.probability(at: position), relative: 1e-13,
            "\(weights) \(terms) \(position)")
        }
      }
    }
  }

  @Test func `coins in pairs are binomial`() throws {
    let pairs = LatticeDistribution(origin: 0, weights: [1, 2, 1])
    for terms in [1, 7, 100, 449] {
      let power = try #require(pairs.trinomialPower(terms))
      let coins = BinomialDistribution(trials: 2 * terms, probability: 0.5)
      for count in power.support {
        expectClose(
          power.probability(at: count), coins.probability(of: count), relative: 1e-12)
      }
    }
    #expect(pairs.trinomialPower(451) == nil)
    #expect(LatticeDistribution(origin: 0, weights: [1, 0, 1]).trinomialPower(3) == nil)
  }
}
