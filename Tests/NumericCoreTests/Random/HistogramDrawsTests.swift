import Testing

@testable import NumericCore

@Suite("Histograms drawn at once")
struct HistogramDrawsTests {
  static func counts(_ draws: Int, _ weights: [Double], _ block: StreamBlock) -> [UInt64] {
    var counts = [UInt64](repeating: 0, count: weights.count)
    var span = counts.mutableSpan
    HistogramDraws(weights: weights).add(draws, from: block, to: &span)
    return counts
  }

  /// From `Tests/References/histograms.py`.
  @Test func `are the frozen ones`() {
    let block = StreamBlock(seed: 20_240_229, purpose: .histograms, index: 1)
    #expect(
      Self.counts(100_000, [1, 2, 0, 5, 1, 0, 7], block)
        == [6_292, 12_440, 0, 31_257, 6_247, 0, 43_764])
  }

  @Test(arguments: [1, 2, 3, 5, 8, 31, 100])
  func `are those of the plain form`(outcomes: Int) {
    for (index, draws) in [0, 1, 2, 17, 1_000, 1 << 20].enumerated() {
      let block = StreamBlock(seed: 3, purpose: .histograms, index: UInt32(index))
      let weights = (0..<outcomes).map { Double(($0 * 37 + 11) % 23) }
      let found = Self.counts(draws, weights, block)
      #expect(found == HistogramDraws.referenceCounts(draws, weights: weights, from: block))
      #expect(found.reduce(0, +) == UInt64(draws))
      #expect(zip(found, weights).allSatisfy { $1 > 0 || $0 == 0 })
    }
  }

  @Test func `add to what was counted`() {
    let tree = HistogramDraws(weights: [3, 0, 1])
    var counts: [UInt64] = [5, 6, 7]
    var span = counts.mutableSpan
    tree.add(10, from: StreamBlock(seed: 1, purpose: .histograms, index: 0), to: &span)
    #expect(counts.reduce(0, +) == 28 && counts[1] == 6)
  }

  /// Weights over 300 orders of magnitude: a far one comes up by its share, and never by a rounding error.
  @Test func `know far tails`() {
    let weights = (0..<200).map { Double(sign: .plus, exponent: -5 * $0, significand: 1) }
    let found = Self.counts(
      1 << 20, weights, StreamBlock(seed: 2, purpose: .histograms, index: 0))
    #expect(found[6...].allSatisfy { $0 == 0 })
    // A 32nd of the draws, within five standard deviations.
    let first = Double(found[0]) / 1_048_576
    #expect((first - 31.0 / 32).magnitude < 5 * (31.0 / 32 / 32 / 1_048_576).squareRoot())
  }

  /// The counts of two outcomes have the covariance -n p q, over many blocks.
  @Test func `counts depend on each other as those of a multinomial draw`() {
    let shares = [0.2, 0.5, 0.3]
    let blocks = 20_000
    let n = 50.0
    var products = [Double](repeating: 0, count: 9)
    for index in 0..<blocks {
      let found = Self.counts(
        50, [2, 5, 3], StreamBlock(seed: 4, purpose: .histograms, index: UInt32(index)))
      let distances = zip(found, shares).map { Double($0) - n * $1 }
      for i in 0..<3 { for j in 0..<3 { products[3 * i + j] += distances[i] * distances[j] } }
    }
    for i in 0..<3 {
      for j in 0..<3 {
        let expected = n * shares[i] * ((i == j ? 1 : 0) - shares[j])
        // A product of two distances deviates by at most about twice 12.5, the largest variance.
        let error = 5 * 25 / Double(blocks).squareRoot()
        #expect((products[3 * i + j] / Double(blocks) - expected).magnitude < error)
      }
    }
  }
}
