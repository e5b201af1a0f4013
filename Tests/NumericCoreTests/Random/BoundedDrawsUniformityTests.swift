import Testing

@testable import NumericCore

/// Goodness of fit at fixed seeds.
///
/// Each statistic is compared with the value that a chi-square
/// variable exceeds with probability 1e-6 (SciPy 1.17): a sound sampler would fail a test for one
/// seed in a million, and these seeds pass for good; a bias of a few per cent in one cell of these
/// sizes fails.
@Suite("Uniformity of bounded draws")
struct BoundedDrawsUniformityTests {
  static func draws(bound: Int, draws: Int, blocks: Range<UInt32>) -> [[UInt8]] {
    let plan = BoundedDraws(bound: bound, draws: draws)
    return blocks.map {
      plan.numbers8(0..<256, of: StreamBlock(seed: 5, purpose: .resampling, index: $0))
    }
  }

  @Test(arguments: [(50, 50, 111.13), (3, 100, 27.63), (36, 36, 89.94), (256, 60, 377.07)])
  func `draws each number equally often`(bound: Int, draws: Int, limit: Double) {
    var cells = [Int](repeating: 0, count: bound)
    for number in Self.draws(bound: bound, draws: draws, blocks: 0..<6).joined() {
      cells[Int(number)] += 1
    }
    #expect(chiSquared(cells) < limit)
  }

  /// Neighbours come from one word.
  @Test func `draws neighbours of a resample independently`() {
    var cells = [Int](repeating: 0, count: 2_500)
    for numbers in Self.draws(bound: 50, draws: 50, blocks: 10..<16) {
      for first in stride(from: 0, to: numbers.count, by: 2) {
        cells[50 * Int(numbers[first]) + Int(numbers[first + 1])] += 1
      }
    }
    #expect(chiSquared(cells) < 2_849.56)
  }

  @Test func `draws the same place of neighbouring resamples independently`() {
    var cells = [Int](repeating: 0, count: 2_500)
    for numbers in Self.draws(bound: 50, draws: 50, blocks: 20..<26) {
      for resample in stride(from: 0, to: 256, by: 2) {
        for draw in 0..<50 {
          let first = Int(numbers[50 * resample + draw])
          cells[50 * first + Int(numbers[50 * (resample + 1) + draw])] += 1
        }
      }
    }
    #expect(chiSquared(cells) < 2_849.56)
  }

  /// Counts the distinct rows of each resample.
  ///
  /// For n out of n their number has mean n (1 - (1 - 1/n)^n) and variance n (n - 1) (1 - 2/n)^n + n (1 - 1/n)^n - n^2 (1 - 1/n)^(2n); for n = 50 these are
  /// 31.7915 and 4.8798 (exact fractions in Python). Over 1,536 resamples the mean's standard error is
  /// 0.05636, and the mean is 4.89 of them away with probability 1e-6.
  @Test func `repeats rows as often as it should`() {
    let resamples = Self.draws(bound: 50, draws: 50, blocks: 30..<36).flatMap { numbers in
      (0..<256).map { Set(numbers[50 * $0..<50 * ($0 + 1)]).count }
    }
    let mean = Double(resamples.reduce(0, +)) / Double(resamples.count)
    #expect((mean - 31.7915).magnitude < 4.89 * 0.05636)
  }
}
