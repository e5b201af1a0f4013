import NumericCore
import TestSupport
import Testing

@Suite struct LatticeQuantileTests {
  @Test func `a quantile is the smallest position that reaches the probability`() {
    for n in [1, 5, 12, 50] {
      for x in 0...n {
        let p = Double(x) / Double(n)
        let lattice = LatticeDistribution.binomial(trials: n, probability: p)
        let binomial = BinomialDistribution(trials: n, probability: p)
        for alpha in [0.001, 0.0123, 0.1, 0.3217, 0.4999] {
          let lower = lattice.quantile(lowerTail: alpha)
          #expect(binomial.probability(atMost: lower) >= alpha)
          #expect(binomial.probability(atMost: lower - 1) < alpha)
          let upper = lattice.quantile(upperTail: alpha)
          #expect(binomial.probability(atLeast: upper + 1) <= alpha)
          #expect(binomial.probability(atLeast: upper) > alpha)
        }
      }
    }
  }

  @Test func `a probability that is reached exactly counts, whatever the rounding`() {
    for size in [3, 7, 10, 40, 41, 97, 1_000] {
      let flat = LatticeDistribution(origin: 1, weights: [Double](repeating: 1, count: size))
      for part in 1..<size {
        #expect(flat.quantile(lowerTail: Double(part) / Double(size)) == part)
        #expect(flat.quantile(upperTail: Double(size - part) / Double(size)) == part)
      }
    }
    for n in stride(from: 1, through: 201, by: 2) {
      let coins = LatticeDistribution.binomial(trials: n, probability: 0.5)
      #expect(coins.quantile(lowerTail: 0.5) == n / 2)
      #expect(coins.quantile(upperTail: 0.5) == n / 2)
    }
  }

  @Test func `quantiles at 0 and 1 are the ends, and gaps are passed over`() {
    let gap = LatticeDistribution(origin: -1, weights: [1, 0, 0, 0, 1])
    #expect(gap.quantile(lowerTail: 0) == -1)
    #expect(gap.quantile(lowerTail: 0.5) == -1)
    #expect(gap.quantile(lowerTail: 0.51) == 3)
    #expect(gap.quantile(lowerTail: 1) == 3)
    #expect(gap.quantile(upperTail: 0) == 3)
    #expect(gap.quantile(upperTail: 0.49) == 3)
    #expect(gap.quantile(upperTail: 0.5) == -1)
    #expect(gap.quantile(upperTail: 1) == -1)
  }

  @Test func `tails leave out the position itself, and are summed from the small end`() {
    let lattice = LatticeDistribution.binomial(trials: 50, probability: 0.02)
    expectClose(lattice.upperTail(above: 49), 1.1258999068426242e-85, relative: 1e-13)
    #expect(lattice.upperTail(above: 50) == 0)
    #expect(lattice.lowerTail(below: 0) == 0)
    expectClose(lattice.lowerTail(below: 99), 1, relative: 1e-15)
    for position in -1...51 {
      let sum =
        lattice.lowerTail(below: position) + lattice.probability(at: position)
        + lattice.upperTail(above: position)
      expectClose(sum, 1, relative: 1e-15)
    }
  }
}
