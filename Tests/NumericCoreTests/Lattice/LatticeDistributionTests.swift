import TestSupport
import Testing

@testable import NumericCore

@Suite struct LatticeDistributionTests {
  /// Weights that are whole multiples of a power of two: their products and sums are exact.
  private static func dyadic(_ origin: Int, _ weights: [Int]) -> LatticeDistribution {
    LatticeDistribution(origin: origin, weights: weights.map(Double.init))
  }

  private let shapes = [
    dyadic(0, [1, 3]), dyadic(-2, [4, 0, 8, 4]), dyadic(5, [16]),
    dyadic(1, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 9]), dyadic(-7, [2, 0, 0, 0, 0, 0, 0, 0, 0, 6]),
  ]

  /// The probabilities of a function of two independent positions, by a plain double loop.
  private func combined(
    _ a: LatticeDistribution, _ b: LatticeDistribution, _ function: (Int, Int) -> Int
  ) -> [Int: Double] {
    var sums: [Int: Double] = [:]
    for i in a.support {
      for j in b.support {
        sums[function(i, j), default: 0] += a.probability(at: i) * b.probability(at: j)
      }
    }
    return sums.filter { $0.value > 0 }
  }

  private func atoms(_ distribution: LatticeDistribution) -> [Int: Double] {
    var atoms: [Int: Double] = [:]
    for position in distribution.support where distribution.probability(at: position) > 0 {
      atoms[position] = distribution.probability(at: position)
    }
    return atoms
  }

  @Test func `convolution of probabilities that doubles hold exactly is exact`() {
    for a in shapes {
      for b in shapes {
        #expect(atoms(a.convolved(with: b)) == combined(a, b, +))
      }
    }
  }

  @Test func `combinations with whole factors of either sign are exact`() {
    for u in -3...3 where u != 0 {
      for v in -4...4 where v != 0 {
        for a in shapes {
          for b in shapes {
            #expect(
              atoms(a.combined(times: u, with: b, times: v))
                == combined(a, b) { u * $0 + v * $1 }, "\(u) \(v)")
          }
        }
      }
    }
  }

  @Test func `a power is the repeated convolution, by either algorithm`() throws {
    for shape in shapes {
      var product = LatticeDistribution(point: 0)
      for terms in 0...13 {
        let power = try #require(shape.power(terms))
        #expect(power.support == product.support)
        for position in product.support {
          expectClose(
            power.probability(at: position), product.probability(at: position), relative: 1e-14)
        }
        product = product.convolved(with: shape)
      }
    }
    let sparse = LatticeDistributionTests.dyadic(3, [1, 0, 2, 0, 0, 0, 5])
    for terms in 2...40 {
      let squared = try #require(
        sparse.powerBySquaring(terms, workLimit: .max, lengthLimit: .max))
      let added = try #require(
        sparse.powerByAdding(terms, places: [0, 2, 6], workLimit: .max, lengthLimit: .max))
      #expect(squared.support == added.support)
      for position in squared.support {
        expectClose(
          squared.probability(at: position), added.probability(at: position), relative: 1e-13)
      }
    }
  }

  @Test func `powers keep their relative accuracy to the ends`() throws {
    // Scores 0 to 3 of 50 respondents: the ends have one way each, the next ones fifty.
    let shares = [1.0 / 64, 7.0 / 64, 40.0 / 64, 16.0 / 64]
    let power = try #require(LatticeDistribution(origin: 0, weights: shares).power(50))
    expectClose(power.probability(at: 0), 0x1p-300, relative: 1e-13)
    expectClose(power.probability(at: 1), 0x1p-300 * 50 * 7, relative: 1e-13)
    expectClose(power.probability(at: 150), 0x1p-100, relative: 1e-13)
    expectClose(power.probability(at: 149), 0x1p-100 * 50 * 40 / 16, relative: 1e-13)
    expectClose(power.lowerTail(below: 2), 0x1p-300 * 351, relative: 1e-13)
    expectClose(power.upperTail(above: 148), 0x1p-100 * 126, relative: 1e-13)
  }

  @Test func `moments of a power are those of its terms times their number`() throws {
    for shape in shapes {
      let single = shape.support.map { Double($0) * shape.probability(at: $0) }.reduce(0, +)
      let square = shape.support.map { Double($0 * $0) * shape.probability(at: $0) }.reduce(0, +)
      for terms in [1, 2, 7, 40, 300] {
        let power = try #require(shape.power(terms))
        expectClose(power.mean, Double(terms) * single, relative: 1e-12, absolute: 1e-12)
        expectClose(
          power.variance, Double(terms) * (square - single * single), relative: 1e-11,
          absolute: 1e-11)
      }
    }
  }

  @Test func `a power beyond the limits of work or length is refused`() {
    let shape = LatticeDistributionTests.dyadic(0, [1, 2, 1])
    #expect(shape.power(1_000, workLimit: 1_000) == nil)
    #expect(shape.power(1_000, lengthLimit: 1_000) == nil)
    #expect(shape.power(1_000, workLimit: 10_000_000, lengthLimit: 3_000) != nil)
  }

  @Test func `many terms drop ends that are negligible, and keep the middle`() throws {
    // The sum of n scores -1, 0, 1 with weights 1, 2, 1 is half a sum of 2n coins.
    let n = 10_000
    let power = try #require(LatticeDistributionTests.dyadic(-1, [1, 2, 1]).power(n))
    #expect(power.probabilities.count < 5_500)
    let coins = BinomialDistribution(trials: 2 * n, probability: 0.5)
    for position in [0, 1, -50, 400, -1_000, 1_500] {
      expectClose(
        power.probability(at: position), coins.probability(of: n + position), relative: 1e-11)
    }
    #expect((power.probabilities.min() ?? 0) > 0)
  }
}
