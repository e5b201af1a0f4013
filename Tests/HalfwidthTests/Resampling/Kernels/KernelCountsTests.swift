import Testing

@testable import Halfwidth

@Suite("Count kernels")
struct CountKernelTests {
  static func kernel(
    _ samples: [[Int]], _ statistic: CountStatistic
  ) throws -> CountKernel {
    try CountKernel(samples: samples.map { try CategoryCounts($0) }, statistic: statistic)
  }

  static func kernels() throws -> [CountKernel] {
    let ends = CountStatistic.custom(positions: -100...100) { Int($0[0]) - Int($0[$0.count - 1]) }
    return try [
      CountKernel(proportion: BinomialCounts(successes: 37, trials: 50)),
      CountKernel(proportion: BinomialCounts(successes: 0, trials: 50)),
      CountKernel(proportion: BinomialCounts(successes: 1, trials: 1)),
      CountKernel(proportion: BinomialCounts(successes: 1, trials: 2)),
      CountKernel(proportion: BinomialCounts(successes: 700, trials: 1_000)),
      kernel([[3, 9]], .sum(scores: [[-2, 5]])),
      kernel([[3, 0, 9, 0]], .sum(scores: [[7, 1, -3, 4]])),
      kernel([[36, 14], [40, 10]], .sum(scores: [[1, 0], [-1, 0]])),
      kernel([[8, 12, 20, 10]], .sum(scores: [[1, 2, 3, 4]])),
      kernel([[0, 12, 0, 10, 0]], .sum(scores: [[1, 2, 3, 4, 5]])),
      kernel([[31, 0, 0]], .sum(scores: [[1, 2, 3]])),
      kernel([[100, 200, 300]], .sum(scores: [[2, 0, 1]])),
      kernel([[8, 12, 20, 10]], .ranks([.init(medianOf: 50, scores: [1, 2, 3, 4])])),
      kernel([[8, 12, 20, 11]], .ranks([.init(medianOf: 51, scores: [4, 1, 9, -4])])),
      kernel(
        [[2, 3], [1, 1, 1]],
        .ranks([
          .init(lower: 1, upper: 5, scores: [3, 8]),
          .init(lower: 2, upper: 2, scores: [0, -1, -2]),
        ])),
      kernel([[8, 12, 20, 10], [5, 5]], ends),
    ]
  }

  @Test(arguments: 0..<16)
  func `give what their plain form gives`(index: Int) throws {
    let kernel = try Self.kernels()[index]
    let plan = try ResamplePlan(resamples: 1_000, seed: 20_240_229)
    let draws = kernel.each
    let expected = draws.referenceHistogram(plan)
    #expect(expected.total == 1_000)
    #expect(expected.positions == kernel.positions.lowerBound..<kernel.positions.upperBound + 1)
    #expect(try draws.histogram(plan) == expected)
    #expect(try draws.anyHistogram(plan) == expected)
    #expect(try kernel.histogram(plan) == kernel.referenceHistogram(plan))
    for division in try divisions(of: plan) {
      var histograms = try division.map { try draws.histogram($0) }
      var merged = histograms.removeFirst()
      for histogram in histograms { merged.merge(histogram) }
      #expect(merged == expected)
    }
  }

  @Test func `know how many kernels there are to test`() throws {
    #expect(try Self.kernels().count == 16)
  }

  /// The digests come from a program in Python that follows the documentation of streams, tables,
  /// draws and digests: a change of any of these changes published results.
  @Test func `draw the frozen resamples`() throws {
    let plan = try ResamplePlan(resamples: 1_000, seed: 20_240_229)
    let digests = try Self.kernels().map {
      try [$0.each.histogram(plan)].digest.description
    }
    let frozen = [
      0: "175d755df20a3795", 4: "bbda759d399685ae", 7: "af4e408c677c88bf",
      8: "80f12c43f557ec6c", 9: "63c995274a15d611", 11: "c23dc43142e57d6c",
      12: "e49852b66209d118",
    ]
    for (index, digest) in frozen { #expect(digests[index] == digest, "kernel \(index)") }
  }

  @Test(arguments: [(37, 50), (1, 50), (50, 51), (5, 5), (600, 1_000)])
  func `draw proportions with their ideal distribution`(successes: Int, trials: Int) throws {
    let counts = try BinomialCounts(successes: successes, trials: trials)
    let plan = try ResamplePlan(resamples: 200_000, seed: 11)
    let ideal = power([1 - counts.estimate, counts.estimate], trials)
    expectFit(try CountKernel(proportion: counts).each.histogram(plan).counts, ideal)
  }

  @Test func `draw sums and differences with their ideal distribution`() throws {
    let plan = try ResamplePlan(resamples: 200_000, seed: 12)
    let likert = power([0.16, 0.24, 0.4, 0.2], 50)
    let mean = try Self.kernel([[8, 12, 20, 10]], .sum(scores: [[1, 2, 3, 4]]))
    #expect(mean.positions == 50...200)
    expectFit(try mean.each.histogram(plan).counts, likert)
    // 88 draws are the last of which two counts have one table, 255 the last with a table for each number
    // of trials.
    for total in [88, 89, 255, 256] {
      let counts = [total / 5, total / 4, total - total / 5 - total / 4]
      let large = try Self.kernel([counts], .sum(scores: [[2, 1, 0]]))
      let one = counts.reversed().map { Double($0) / Double(total) }
      expectFit(try large.each.histogram(plan).counts, power(one, total))
    }
    let difference = try Self.kernel([[36, 14], [40, 10]], .sum(scores: [[1, 0], [-1, 0]]))
    #expect(difference.positions == -50...50)
    expectFit(
      try difference.each.histogram(plan).counts,
      convolution(power([0.28, 0.72], 50), power([0.8, 0.2], 50)))
  }

  /// The respondent at a rank is above a category if the binomial number of those up to it is below
  /// the rank.
  @Test func `draw medians with their ideal distribution`() throws {
    let plan = try ResamplePlan(resamples: 200_000, seed: 13)
    let odd = try Self.kernel(
      [[8, 12, 20, 11]], .ranks([.init(medianOf: 51, scores: [1, 2, 3, 4])]))
    #expect(odd.positions == 2...8)
    let above = [0, 8, 20, 40, 51].map { upTo in
      let p = Double(upTo) / 51
      return power([1 - p, p], 51).prefix(26).reduce(0, +)
    }
    let medians = (0..<4).map { above[$0] - above[$0 + 1] }
    let expected = (2...8).map { $0.isMultiple(of: 2) ? medians[$0 / 2 - 1] : 0 }
    expectFit(try odd.histogram(plan).counts, expected)
  }

  @Test func `know that all the same is all the same`() throws {
    let plan = try ResamplePlan(resamples: 1_000, seed: 1)
    let histogram = try CountKernel(proportion: BinomialCounts(successes: 50, trials: 50))
      .histogram(plan)
    #expect(histogram[50] == 1_000)
    #expect(histogram[49] == 0)
    #expect(histogram[1_000] == 0)
  }

  /// Ten million respondents are counted as fifty are; one by one they would take hours.
  @Test(arguments: [(775_947, 1_048_578), (1_234_567, 10_000_000)])
  func `count samples of millions`(successes: Int, trials: Int) throws {
    let counts = try BinomialCounts(successes: successes, trials: trials)
    let histogram = try CountKernel(proportion: counts).each.histogram(
      ResamplePlan(resamples: 2_560, seed: 1))
    #expect(histogram.total == 2_560)
    let share = Double(successes) / Double(trials)
    let deviation = (Double(trials) * share * (1 - share)).squareRoot()
    let drawn = histogram.counts.enumerated().filter { $0.element > 0 }
    let mean = drawn.reduce(0) { $0 + Double($1.offset) * Double($1.element) } / 2_560
    // Five standard errors of a mean, and six deviations of a resample.
    #expect((mean - Double(successes)).magnitude < 5 * deviation / 2_560.0.squareRoot())
    #expect(drawn.allSatisfy { (Double($0.offset) - Double(successes)).magnitude < 6 * deviation })
    let squares = drawn.reduce(0) { sum, entry in
      let distance = Double(entry.offset) - Double(successes)
      return sum + distance * distance * Double(entry.element)
    }
    // Five standard errors of a variance.
    #expect((squares / 2_560 / (deviation * deviation) - 1).magnitude < 0.14)
  }

  @Test func `refuse what they can't count`() throws {
    let large = try BinomialCounts(successes: 1, trials: 1 << 24 + 1)
    #expect(throws: ResampleError.rows(count: 1 << 24 + 1, allowed: 1...(1 << 24))) {
      try CountKernel(proportion: large)
    }
    #expect(throws: ResampleError.positions(largest: CountStatistic.mostPositions)) {
      try Self.kernel([[25, 25]], .sum(scores: [[0, 1 << 20]]))
    }
    #expect(throws: ResampleError.positions(largest: CountStatistic.mostPositions)) {
      try Self.kernel([[25, 25]], .sum(scores: [[.min, .max]]))
    }
    #expect(throws: ResampleError.positions(largest: CountStatistic.mostPositions)) {
      try Self.kernel([[25, 25]], .custom(positions: .min ... .max) { _ in 0 })
    }
    #expect(throws: ResampleError.length(index: 1, count: 3, expected: 2)) {
      try Self.kernel([[1, 1], [1, 1]], .sum(scores: [[0, 1], [0, 1, 2]]))
    }
    for statistic in [
      CountStatistic.sum(scores: []), .ranks([]),
      .ranks([.init(lower: 0, upper: 1, scores: [1, 2])]),
      .ranks([.init(lower: 2, upper: 1, scores: [1, 2])]),
      .ranks([.init(lower: 1, upper: 3, scores: [1, 2])]),
    ] {
      let error = #expect(throws: ResampleError.self) { try Self.kernel([[1, 1]], statistic) }
      guard case .statistic = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
    #expect(throws: ResampleError.self) { try CountKernel(samples: [], statistic: .ranks([])) }
  }

  @Test func `draw from the largest sample`() throws {
    let kernel = try CountKernel(
      samples: [CategoryCounts([1 << 18, 1 << 18, 1 << 19])],
      statistic: .custom(positions: 0...1) { Int($0[0] + $0[1] + $0[2] == 1 << 20 ? 1 : 0) })
    #expect(try kernel.histogram(ResamplePlan(resamples: 10, seed: 1))[1] == 10)
  }

  @Test func `stop when told`() throws {
    let kernel = try CountKernel(proportion: BinomialCounts(successes: 3, trials: 5))
    let plan = try ResamplePlan(resamples: 10_000, seed: 1, batch: 256)
    #expect(throws: ResampleError.cancelled(after: 512)) {
      try kernel.each.histogram(plan) { $0 < 512 }
    }
  }
}
