import Testing

@testable import Halfwidth

@Suite("Joint kernels")
struct JointKernelTests {
  static func answer(_ row: Int, _ item: Int, levels: Int) -> Int {
    Int((UInt64(row * 4_001 + item * 13 + 1) &* 0x9E37_79B9_7F4A_7C15) >> 40) % levels
  }

  static func matrix(_ respondents: Int, levels: [Int]) throws -> RespondentMatrix {
    try RespondentMatrix(
      (0..<respondents).map { row in
        levels.enumerated().map { answer(row, $0, levels: $1) }
      }, levels: levels)
  }

  /// Merged from the divisions of a plan.
  static func expectSame(
    _ kernel: JointKernel, _ plan: ResamplePlan, as expected: [ResampleHistogram]
  ) throws {
    #expect(try kernel.histograms(plan) == expected)
    for division in try divisions(of: plan) {
      var merged = try kernel.histograms(division[0])
      for shard in division.dropFirst() {
        for (item, other) in try kernel.histograms(shard).enumerated() { merged[item].merge(other) }
      }
      #expect(merged == expected)
      #expect(merged.digest == expected.digest)
    }
  }

  @Test(arguments: [1, 2, 31, 32, 33, 50, 64, 65, 255, 256, 257])
  func `give what their plain form gives`(respondents: Int) throws {
    // Every number of items for small samples; for large ones, which take long, those beside a word.
    for items in respondents <= 65 ? [1, 59, 60, 63, 64, 65, 200] : [1, 63, 65] {
      let matrix = try Self.matrix(respondents, levels: [Int](repeating: 2, count: items))
      let kernel = try JointKernel(matrix)
      let plan = try ResamplePlan(resamples: 97, seed: UInt64(items))
      let expected = kernel.referenceHistograms(plan)
      #expect(expected.allSatisfy { $0.total == 97 })
      #expect(try kernel.histograms(plan) == expected, "\(items) items")
    }
  }

  @Test func `give what their plain form gives for a thousand respondents`() throws {
    let kernel = try JointKernel(Self.matrix(1_000, levels: [2, 2, 5, 2]))
    let plan = try ResamplePlan(resamples: 97, seed: 8)
    #expect(try kernel.histograms(plan) == kernel.referenceHistograms(plan))
  }

  @Test(arguments: [
    ResampleScheme.ordinary, .balanced, .grouped((0..<50).map { $0 % 3 }),
    .weighted((0..<50).map { Double($0) }),
  ])
  func `do not depend on threads, batches and shards`(_ scheme: ResampleScheme) throws {
    let levels = [2, 4, 2, 5, 11, 2]
    let scores = [[0, 1], [1, 2, 3, 4], [1, 0], [5, 2, 9, -7, 0], Array(0..<11), [3, 3]]
    let kernel = try JointKernel(
      Self.matrix(50, levels: levels), scores: scores, scheme: scheme)
    let plan = try ResamplePlan(resamples: 2_300, seed: 20_240_229)
    try Self.expectSame(kernel, plan, as: kernel.referenceHistograms(plan))
  }

  /// The digest comes from a program in Python that follows the documentation.
  @Test func `draw the frozen resamples`() throws {
    let matrix = try Self.matrix(50, levels: [2, 2, 4])
    let plan = try ResamplePlan(resamples: 1_000, seed: 20_240_229)
    let digest = try JointKernel(matrix).histograms(plan).digest
    #expect(digest.description == "1f671c23f1d6e21a")
  }

  /// Each item alone has a binomial or convolved distribution, whatever the others are.
  @Test func `draw each item with its ideal distribution`() throws {
    let matrix = try Self.matrix(50, levels: [2, 4, 3])
    let plan = try ResamplePlan(resamples: 100_000, seed: 31)
    let histograms = try JointKernel(matrix).histograms(plan)
    for item in 0..<3 {
      let one = matrix.counts(item: item).map { Double($0) / 50 }
      expectFit(histograms[item].counts, power(one, 50), "item \(item)")
    }
  }

  /// The difference of two items depends on how many respondents answered them differently.
  @Test func `keep the dependence between items`() throws {
    let matrix = try Self.matrix(50, levels: [2, 2])
    var shares = [0.0, 0, 0]
    for row in 0..<50 {
      let difference =
        matrix.answer(respondent: row, item: 0) - matrix.answer(respondent: row, item: 1)
      shares[difference + 1] += 0.02
    }
    let plan = try ResamplePlan(resamples: 100_000, seed: 32, threads: 2)
    let kernel = try JointKernel(matrix)
    let states = try kernel.reduce(plan) {
      [UInt64](repeating: 0, count: 101)
    } body: { counts, resamples, positions in
      for i in 0..<resamples.count {
        let place = i * kernel.stride
        counts[Int(positions[place]) - Int(positions[place + 1]) + 50] += 1
      }
    }
    let counts = (0...100).map { index in states.reduce(0) { $0 + $1[index] } }
    #expect(counts.reduce(0, +) == 100_000)
    expectFit(counts, power(shares, 50))
  }

  @Test func `hand each resample to a joint statistic once`() throws {
    let kernel = try JointKernel(Self.matrix(300, levels: [2, 5]))
    let plan = try ResamplePlan(resamples: 700, seed: 5, threads: 3, batch: 1).continued(to: 1_500)
    let states = try kernel.reduce(plan) {
      [Int: [UInt16]]()
    } body: { found, resamples, positions in
      #expect(positions.count == resamples.count * kernel.stride)
      for (i, resample) in resamples.enumerated() {
        #expect(found[resample] == nil)
        found[resample] = [positions[i * kernel.stride], positions[i * kernel.stride + 1]]
      }
    }
    let found = states.reduce(into: [:]) { $0.merge($1) { _, second in second } }
    #expect(found.keys.sorted() == Array(700..<1_500))
    kernel.eachReferenceResample(plan) { resample, positions in
      #expect(found[resample]?.map { Int($0) } == positions)
    }
  }

  @Test func `know the items that can't vary`() throws {
    let matrix = try RespondentMatrix([[1, 0, 2], [1, 0, 2]], levels: [2, 2, 3])
    let plan = try ResamplePlan(resamples: 100, seed: 1)
    let histograms = try JointKernel(matrix).histograms(plan)
    #expect(histograms.map(\.counts) == [[0, 0, 100], [100, 0, 0], [0, 0, 0, 0, 100]])
  }

  @Test func `refuse scores that don't fit`() throws {
    let matrix = try Self.matrix(1_000, levels: [2, 3])
    #expect(throws: ResampleError.length(index: 1, count: 2, expected: 3)) {
      try JointKernel(matrix, scores: [[0, 1], [0, 1]])
    }
    #expect(throws: ResampleError.self) { try JointKernel(matrix, scores: [[0, 1]]) }
    #expect(throws: ResampleError.positions(largest: 65_536)) {
      try JointKernel(matrix, scores: [[0, 66], [0, 1, 2]])
    }
    #expect(throws: ResampleError.positions(largest: 65_536)) {
      try JointKernel(matrix, scores: [[.min, .max], [0, 1, 2]])
    }
    #expect(
      try JointKernel(matrix, scores: [[0, 65], [-65, 0, 0]]).positions[1] == -65_000...0)
    #expect(throws: ResampleError.self) { try JointKernel(matrix, scheme: .grouped([0])) }
  }

  @Test func `stop when told`() throws {
    let kernel = try JointKernel(Self.matrix(5, levels: [2]))
    let plan = try ResamplePlan(resamples: 10_000, seed: 1, batch: 256)
    #expect(throws: ResampleError.cancelled(after: 512)) {
      try kernel.histograms(plan) { $0 < 512 }
    }
  }
}
