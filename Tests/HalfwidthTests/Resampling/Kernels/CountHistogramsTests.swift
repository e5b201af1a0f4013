import NumericCore
import Testing

@testable import Halfwidth

@Suite("Histograms of counts")
struct CountHistogramsTests {
  static let block = CountHistograms.blockResamples

  static func kernels() throws -> [(name: String, kernel: CountKernel)] {
    try [
      ("37/50", CountKernel(proportion: BinomialCounts(successes: 37, trials: 50))),
      ("700/1000", CountKernel(proportion: BinomialCounts(successes: 700, trials: 1_000))),
      (
        "36/50 - 40/50",
        CountKernelTests.kernel([[36, 14], [40, 10]], .sum(scores: [[1, 0], [-1, 0]]))
      ),
      ("likert", CountKernelTests.kernel([[8, 12, 20, 10]], .sum(scores: [[1, 2, 3, 4]]))),
      ("scores 7, -3", CountKernelTests.kernel([[3, 0, 9]], .sum(scores: [[7, 99, -3]]))),
      (
        "5/12 - 5/8",
        CountKernelTests.kernel([[5, 7], [5, 3]], .sum(scores: [[2, 0], [-3, 0]]))
      ),
    ]
  }

  static func histograms(_ kernel: CountKernel, total: Int) throws -> CountHistograms {
    try #require(
      CountHistograms(
        samples: kernel.samples, statistic: kernel.statistic, positions: kernel.positions,
        total: total))
  }

  /// The digests come from `Tests/References/histograms.py`, which follows the documentation: a change of
  /// any of these changes published results.
  @Test(arguments: [
    ("37/50", "70beea6c07511a38", "7bcc75a9f3f56bf8"),
    ("700/1000", "043792eecc994c93", "8022abed9630c43e"),
    ("36/50 - 40/50", "48271383964fb19e", "058f3e27d98e8f01"),
    ("likert", "4739607c60819466", "138e5c56c98baff3"),
    ("scores 7, -3", "b3cfc6c98e7cb6db", "cc937ef4775c8e07"),
    ("5/12 - 5/8", "77c6ecd0d04d8723", "f8b28608a70a35a6"),
  ])
  func `are the frozen ones`(name: String, short: String, long: String) throws {
    let kernel = try #require(try Self.kernels().first { $0.name == name }?.kernel)
    for (total, digest) in [(100_000, short), (3_000_000, long)] {
      _ = try Self.histograms(kernel, total: total)
      let plan = try ResamplePlan(resamples: total, seed: 20_240_229)
      #expect(try [kernel.histogram(plan)].digest.description == digest, "\(total)")
    }
  }

  @Test(arguments: 0..<6)
  func `are those of the plain form, for any threads, batches and shards`(index: Int) throws {
    let kernel = try Self.kernels()[index].kernel
    for total in [100_000, Self.block, Self.block + 1, 5 * Self.block - 7] {
      let plan = try ResamplePlan(resamples: total, seed: 9)
      let expected = kernel.referenceHistogram(plan)
      #expect(expected.total == UInt64(total))
      #expect(expected.positions == kernel.positions.lowerBound..<kernel.positions.upperBound + 1)
      #expect(try kernel.histogram(plan) == expected)
      for (threads, batch) in [(2, nil), (3, 1), (7, 2_000_000)] as [(Int, Int?)] {
        let other = try ResamplePlan(resamples: total, seed: 9, threads: threads, batch: batch)
        #expect(try kernel.histogram(other) == expected)
      }
      for shards in [2, 3, 64] {
        var next = 0
        var merged = ResampleHistogram(
          firstPosition: expected.firstPosition,
          counts: [UInt64](repeating: 0, count: expected.counts.count))
        for shard in 0..<shards {
          let (resamples, histogram) = try kernel.draw(plan.shard(shard, of: shards))
          #expect(resamples.lowerBound == next)
          #expect(histogram.total == UInt64(resamples.count))
          next = resamples.upperBound
          merged.merge(histogram)
        }
        #expect(next == total && merged == expected)
      }
    }
  }

  @Test(arguments: [(37, 50), (1, 50), (49, 50), (50, 51), (1, 2), (600, 1_000)])
  func `have the ideal distribution of a proportion`(successes: Int, trials: Int) throws {
    let kernel = try CountKernel(
      proportion: BinomialCounts(successes: successes, trials: trials))
    let p = Double(successes) / Double(trials)
    let ideal = power([Double(trials - successes) / Double(trials), p], trials)
    for (seed, total) in [1_000, 20_000, 1 << 20, 7_654_321, 200_000_000].enumerated() {
      let kernel = try Self.histograms(kernel, total: max(total, 100_000))
      let plan = try ResamplePlan(resamples: total, seed: UInt64(seed))
      let found = try kernel.histogram(plan).counts
      expectFit(found, ideal, "\(total)")
      // The mean of the replicates, and their variance, within five standard errors.
      let n = Double(total)
      var moments = (first: 0.0, second: 0.0)
      for (position, count) in found.enumerated() {
        let distance = Double(position) - Double(successes)
        moments.first += distance * Double(count)
        moments.second += distance * distance * Double(count)
      }
      let variance = Double(trials) * p * (1 - p)
      #expect((moments.first / n).magnitude < 5 * (variance / n).squareRoot(), "\(total)")
      let excess = (1 - 6 * p * (1 - p)) / variance
      #expect(
        (moments.second / n / variance - 1).magnitude < 5 * ((2 + excess) / n).squareRoot(),
        "\(total)")
    }
  }

  @Test func `have the ideal distribution of means and differences`() throws {
    let plan = try ResamplePlan(resamples: 50_000_000, seed: 5)
    let kernels = try Self.kernels()
    let expected = [
      2: convolution(power([0.28, 0.72], 50), power([0.8, 0.2], 50)),
      3: power([0.16, 0.24, 0.4, 0.2], 50),
      5: convolution(
        power([7.0 / 12, 0, 5.0 / 12], 12), power([5.0 / 8, 0, 0, 3.0 / 8], 8)),
    ]
    for (index, ideal) in expected {
      expectFit(try kernels[index].kernel.histogram(plan).counts, ideal, kernels[index].name)
    }
    // Empty categories have no part in it, and all the same is all the same.
    let same = try CountKernelTests.kernel(
      [[0, 31, 0], [4, 0]], .sum(scores: [[1, 2, 3], [5, 6]]))
    let point = try #require(
      CountSumDistribution(
        same.samples, scores: [[1, 2, 3], [5, 6]], workLimit: 1_000))
    #expect(point.first == 82 && point.distribution.probabilities == [1])
    #expect(try same.histogram(plan)[82] == 50_000_000)
  }

  @Test func `seeds and blocks are independent of each other`() throws {
    let kernel = try Self.histograms(try Self.kernels()[0].kernel, total: 1 << 30)
    var differences = 0.0
    var counts: Set<[UInt64]> = []
    for seed in 0..<50 as Range<UInt64> {
      let plan = try ResamplePlan(resamples: 2 * Self.block, seed: seed)
      let halves = try (0..<2).map { half in
        try kernel.histogram(plan.shard(half, of: 2)).counts
      }
      counts.formUnion(halves)
      differences +=
        (Double(halves[0][37]) - Double(halves[1][37])) / Double(Self.block).squareRoot()
    }
    #expect(counts.count == 100)
    // Position 37 has a probability of 0.128.
    #expect(differences.magnitude < 5 * (2 * 50 * 0.128 * 0.872).squareRoot())
  }

  @Test func `are drawn where that is less work`() throws {
    func isAtOnce(_ kernel: CountKernel, _ total: Int) -> Bool {
      if case .histograms = kernel.way(total: total) { true } else { false }
    }
    let share = try CountKernel(proportion: BinomialCounts(successes: 37, trials: 50))
    #expect(!isAtOnce(share, 100))
    #expect(isAtOnce(share, 9_999) && isAtOnce(share, 1 << 40))
    let large = try CountKernel(
      proportion: BinomialCounts(successes: 775_947, trials: 1_048_578))
    #expect(isAtOnce(large, 9_999) && isAtOnce(large, 1_000_000_000))
    // Its distribution would take longer than its resamples.
    let fine = try CountKernelTests.kernel(
      [[40_000, 30_000, 30_001]], .sum(scores: [[0, 3, 250]]))
    #expect(!isAtOnce(fine, 9_999))
    let median = try CountKernelTests.kernel(
      [[8, 12, 20, 10]], .ranks([.init(medianOf: 50, scores: [1, 2, 3, 4])]))
    #expect(!isAtOnce(median, 1 << 30))
  }

  @Test func `stop when told`() throws {
    let kernel = try CountKernel(proportion: BinomialCounts(successes: 3, trials: 5))
    let plan = try ResamplePlan(resamples: 100 * Self.block, seed: 1, batch: Self.block)
    #expect(throws: ResampleError.cancelled(after: 2 * Self.block)) {
      try kernel.histogram(plan) { $0 < 2 * Self.block }
    }
  }
}
