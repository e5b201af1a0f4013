import Testing

@testable import NumericCore

@Suite("Binomial variates")
struct BinomialVariateTests {
  static func numbers(_ count: Int, trials: Int, success: Double, seed: Seed) -> [Int] {
    var words = StreamWords(StreamBlock(seed: seed, purpose: .histograms, index: 3))
    return (0..<count).map { _ in
      BinomialVariate.draw(
        trials: trials, success: success, failure: 1 - success, from: &words)
    }
  }

  /// From `Tests/References/histograms.py`.
  @Test(arguments: [
    (1, 0.5, [1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 0, 0]),
    (9, 0.25, [2, 5, 1, 3, 5, 4, 3, 1, 4, 3, 1, 0]),
    (100, 0.01, [1, 4, 0, 2, 4, 2, 1, 0, 2, 2, 0, 0]),
    (40, 0.5, [18, 22, 24, 17, 21, 23, 23, 19, 17, 21, 17, 18]),
    (1_000, 0.3, [291, 306, 320, 289, 305, 315, 315, 296, 287, 305, 287, 291]),
    (1 << 20, 0.0001, [98, 109, 119, 97, 109, 115, 115, 102, 96, 108, 95, 98]),
    (
      1 << 20, 0.75,
      [
        786_715, 786_238, 785_828, 786_763, 786_272, 785_990, 785_985, 786_557, 786_812, 786_286,
        786_833, 786_702,
      ]
    ),
  ])
  func `are the frozen ones`(trials: Int, success: Double, expected: [Int]) {
    #expect(Self.numbers(12, trials: trials, success: success, seed: 7) == expected)
  }

  /// On both sides of the expected number from which on they are rejected, and at small and large deviations.
  @Test(arguments: [
    (1, 0.3), (5, 0.5), (19, 0.5), (21, 0.5), (30, 0.97), (99, 0.1), (101, 0.1), (1_000, 0.0005),
    (1_000, 0.4), (20_000, 0.999), (1 << 20, 0.9e-5), (1 << 20, 1.1e-5), (1 << 20, 0.5),
  ])
  func `have their distribution`(trials: Int, success: Double) throws {
    let count = 40_000
    let found = Self.numbers(count, trials: trials, success: success, seed: 1)
    let law = BinomialDistribution(trials: trials, probability: success)
    let deviation = (Double(trials) * success * (1 - success)).squareRoot()
    let mean = Double(trials) * success
    // Cells of at least an expected 20, from the smallest number drawn to the largest.
    var cells: [(observed: Int, expected: Double)] = []
    let sorted = found.sorted()
    var last = 0
    var below = -1
    for place in sorted.indices
    where place + 1 == sorted.count || sorted[place + 1] > sorted[place] {
      let expected =
        Double(count)
        * (law.probability(atMost: sorted[place])
          - (below < 0 ? 0 : law.probability(atMost: below)))
      guard expected >= 20 else { continue }
      cells.append((place + 1 - last, expected))
      (last, below) = (place + 1, sorted[place])
    }
    let left = Double(count) * law.probability(atLeast: below + 1)
    if left >= 20 { cells.append((count - last, left)) }
    let statistic = cells.reduce(0) {
      let distance = Double($1.observed) - $1.expected
      return $0 + distance * distance / $1.expected
    }
    if cells.count > 1 {
      let p = ChiSquaredDistribution(degreesOfFreedom: Double(cells.count - 1)).upperTail(
        at: statistic)
      #expect(p > 1e-6, "\(statistic) on \(cells.count - 1)")
    }
    // Five standard errors of a mean and of a variance.
    let sum = found.reduce(0) { $0 + (Double($1) - mean) }
    #expect(sum.magnitude < 5 * deviation * Double(count).squareRoot())
    let squares = found.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    let excess = (1 - 6 * success * (1 - success)) / (deviation * deviation)
    let ratio = squares / (Double(count) * deviation * deviation)
    #expect((ratio - 1).magnitude < 5 * ((2 + excess) / Double(count)).squareRoot())
  }

  @Test func `are certain where nothing is left to chance`() {
    var words = StreamWords(StreamBlock(seed: 1, purpose: .histograms, index: 0))
    #expect(BinomialVariate.draw(trials: 0, success: 0.5, failure: 0.5, from: &words) == 0)
    #expect(BinomialVariate.draw(trials: 1 << 20, success: 0, failure: 1, from: &words) == 0)
    #expect(
      BinomialVariate.draw(trials: 1 << 20, success: 1, failure: 0, from: &words) == 1 << 20)
    // No word was used.
    var others = StreamWords(StreamBlock(seed: 1, purpose: .histograms, index: 0), atOnce: 1)
    #expect(words.next() == others.next())
    for _ in 0..<100 {
      #expect(
        BinomialVariate.draw(trials: 1 << 30, success: 1e-300, failure: 1, from: &words) == 0)
    }
  }

  @Test func `ratios of probabilities are those of the probabilities`() {
    for (trials, success) in [(20, 0.5), (60, 0.2), (1_000, 0.03), (100_000, 0.4)] {
      let law = BinomialDistribution(trials: trials, probability: success)
      let mode = Int(Double(trials + 1) * success)
      let ratio = BinomialRatio(trials: trials, success: success, failure: 1 - success)
      let reach = Int(6 * (Double(trials) * success).squareRoot())
      for number in max(0, mode - reach)...min(trials, mode + reach) {
        let expected = law.probability(of: number) / law.probability(of: mode)
        let found = PortableLogarithm.exponential(min(0, ratio.logarithm(number)))
        #expect((found / expected - 1).magnitude < 1e-10, "\(number) of \(trials)")
      }
    }
  }

  @Test func `words come in the block's order, however many are made at once`() {
    let block = StreamBlock(seed: 5, purpose: .histograms, index: 9)
    let expected = block.words64(0..<300)
    for atOnce in [1, 7, 64, 300] {
      var words = StreamWords(block, atOnce: atOnce)
      #expect((0..<300).map { _ in words.next() } == expected)
    }
  }
}
