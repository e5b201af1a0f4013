import TestSupport
import Testing

@testable import Halfwidth

@Suite("Replicate kernels")
struct ReplicateKernelTests {
  static func numbers(_ count: Int, salt: Int) -> [Double] {
    (0..<count).map { row in
      Double((UInt64(row * 977 + salt) &* 0x9E37_79B9_7F4A_7C15) >> 44) / 1_000
    }
  }

  static func statistics(_ rows: Int) -> [ReplicateStatistic] {
    let x = numbers(rows, salt: 1)
    let y = zip(x, numbers(rows, salt: 2)).map { $0 / 3 + $1 }
    let isFirst = (0..<rows).map { $0 % 3 == 0 }
    return [
      .mean(x), .correlation(x, y), .ratioOfMeans(x, y), .slope(x: x, y: y),
      .differenceOfMeans(x, isFirst: isFirst),
      .median(x), .median(x.map { ($0 / 99).rounded() }),
      .orderStatistics(x, lower: 1, upper: rows), .trimmedMean(x, share: 0.1),
      .trimmedMean(x.map { ($0 / 99).rounded() }, share: 0.25),
      .rows(count: rows) { drawn in drawn.indices.reduce(0) { max($0, x[Int(drawn[$1])]) } },
      .rows(count: rows) { drawn in
        drawn.indices.reduce(0) { $0 + Double(drawn[$1] % 7) }
      },
      .weights(count: rows) { weights in
        weights.indices.reduce(0) { $0 + weights[$1] * weights[$1] * Double($1) }
      },
    ] + (rows < 2 ? [] : [.variance(x), .standardDeviation(y)])
  }

  /// Digits that the plain form must share: relative to the spread of the data, which are of size 1000.
  static func expectSame(
    _ found: ResampleReplicates, _ expected: [Double?], _ comment: @autoclosure () -> String
  ) {
    #expect(found.values.count + found.undefined == expected.count)
    #expect(found.undefined == expected.count { $0 == nil }, "\(comment())")
    for (value, expected) in zip(found.values, expected.compactMap(\.self)) {
      expectClose(value, expected, relative: 1e-11, absolute: 1e-10, comment())
    }
  }

  @Test(arguments: [1, 2, 3, 5, 31, 50, 64, 256, 257])
  func `give what their plain form gives`(rows: Int) throws {
    let plan = try ResamplePlan(resamples: rows > 100 ? 40 : 300, seed: UInt64(rows))
    for (index, statistic) in Self.statistics(rows).enumerated() {
      let kernel = try ReplicateKernel(statistic)
      let found = try kernel.replicates(plan)
      Self.expectSame(found, kernel.referenceReplicates(plan), "statistic \(index)")
      let estimate = kernel.estimate.map { [$0] } ?? []
      #expect((kernel.estimate == nil) == (statistic.estimate == nil))
      for estimate in estimate {
        expectClose(estimate, statistic.estimate ?? .nan, relative: 1e-12, absolute: 1e-11)
      }
    }
  }

  static let schemes: [ResampleScheme] = [
    .ordinary, .balanced, .grouped((0..<40).map { $0 % 3 == 0 ? 1 : 0 }),
    .weighted((0..<40).map { Double($0 % 5) }),
  ]

  @Test(arguments: schemes)
  func `give the same bits for all threads, batches and shards`(_ scheme: ResampleScheme) throws {
    let plan = try ResamplePlan(resamples: 1_700, seed: 99)
    var digests: Set<ResampleDigest> = []
    for (index, statistic) in Self.statistics(40).enumerated() where index % 3 != 2 {
      let kernel = try ReplicateKernel(statistic, scheme: scheme)
      let expected = try kernel.replicates(plan)
      Self.expectSame(expected, kernel.referenceReplicates(plan), "statistic \(index)")
      digests.insert(expected.digest)
      for division in try divisions(of: plan) {
        var joined = try kernel.replicates(division[0])
        for shard in division.dropFirst() { joined = joined + (try kernel.replicates(shard)) }
        #expect(joined == expected)
      }
    }
    // The same rows are drawn whatever is found in them.
    #expect(digests.count == 1)
  }

  /// The digest comes from a program in Python that follows the documentation.
  @Test func `draw the frozen rows`() throws {
    let plan = try ResamplePlan(resamples: 1_000, seed: 20_240_229)
    let digest = try ReplicateKernel(.mean(Self.numbers(50, salt: 0))).replicates(plan).digest
    #expect(digest.description == "36029b87f2273603")
  }

  @Test func `have other digests for other seeds and schemes`() throws {
    let x = Self.numbers(20, salt: 0)
    let plans = try (0..<5).map { try ResamplePlan(resamples: 300, seed: $0) }
    let digests = try plans.flatMap { plan in
      try [ResampleScheme.ordinary, .balanced].map {
        try ReplicateKernel(.mean(x), scheme: $0).replicates(plan).digest
      }
    }
    #expect(Set(digests).count == 10)
  }

  /// Data far from 0 lose no more digits than their own spacing takes.
  @Test(arguments: [1e9, -1e15, 1e200, 1e-300])
  func `keep their digits wherever the data lie`(place: Double) throws {
    let scale = place.magnitude > 1e100 || place.magnitude < 1 ? place : 1
    let x = Self.numbers(50, salt: 3).map { ($0 / 64).rounded() * scale + (scale == 1 ? place : 0) }
    let y = Self.numbers(50, salt: 4).map { ($0 / 64).rounded() * scale - (scale == 1 ? place : 0) }
    let plan = try ResamplePlan(resamples: 200, seed: 2)
    for statistic in [
      ReplicateStatistic.mean(x), .correlation(x, y), .slope(x: x, y: y), .ratioOfMeans(x, y),
      .differenceOfMeans(x, isFirst: (0..<50).map { $0 < 20 }),
    ] {
      let kernel = try ReplicateKernel(statistic)
      let found = try kernel.replicates(plan)
      #expect(found.undefined == 0)
      for (value, expected) in zip(found.values, kernel.referenceReplicates(plan)) {
        expectClose(value, expected ?? .nan, relative: 1e-10)
      }
    }
  }

  /// Sums of whole numbers are exact: resamples with the same sum have the same bits, in whatever order
  /// their rows were drawn.
  @Test func `give equal resamples equal bits`() throws {
    let x = [3.0, 5, 7, 18, 43, 85, 91, 98, 100, 130, 230, 487]
    let plan = try ResamplePlan(resamples: 5_000, seed: 3)
    let means = try ReplicateKernel(.mean(x)).replicates(plan).values
    let sums = try ReplicateKernel(
      .rows(count: 12) { drawn in
        drawn.indices.reduce(0) { $0 + x[Int(drawn[$1])] }
      }
    ).replicates(plan).values
    var seen: [Double: Double] = [:]
    for (mean, sum) in zip(means, sums) {
      #expect(seen[sum, default: mean] == mean)
      seen[sum] = mean
      expectClose(mean, sum / 12, relative: 1e-15)
    }
    let variances = try ReplicateKernel(.variance(x)).replicates(plan).values
    let squares = try ReplicateKernel(
      .rows(count: 12) { drawn in
        let own = drawn.indices.map { x[Int(drawn[$0])] }
        let sum = own.reduce(0, +)
        return 12 * own.reduce(0) { $0 + $1 * $1 } - sum * sum
      }
    ).replicates(plan).values
    for (variance, square) in zip(variances, squares) {
      expectClose(variance, square / 132, relative: 1e-12)
    }
  }

  @Test func `count the resamples in which they are not defined`() throws {
    // All three rows are the same with probability 1/9.
    let plan = try ResamplePlan(resamples: 9_000, seed: 6)
    let kernel = try ReplicateKernel(.correlation([0.1, 0.2, 0.3], [1, 3, 2]))
    let found = try kernel.replicates(plan)
    #expect(found.undefined == kernel.referenceReplicates(plan).count { $0 == nil })
    // 1,000 expected, with a standard deviation of 29.8.
    #expect((found.undefined - 1_000).magnitude < 150)
    #expect(found.values.allSatisfy { $0 >= -1 && $0 <= 1 })
    let constant = try ReplicateKernel(.variance([5, 5, 5])).replicates(plan)
    #expect(constant.values.allSatisfy { $0 == 0 })
  }

  /// The bootstrap distribution of a mean has the data's mean and the plug-in variance divided by n.
  ///
  /// Five standard errors.
  @Test(arguments: [ResampleScheme.ordinary, .grouped([Int](repeating: 0, count: 40))])
  func `have the moments that they should`(_ scheme: ResampleScheme) throws {
    let x = Self.numbers(40, salt: 9)
    let plan = try ResamplePlan(resamples: 20_000, seed: 10)
    let values = try ReplicateKernel(.mean(x), scheme: scheme).replicates(plan).values
    let mean = values.reduce(0, +) / 20_000
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
    let centre = x.reduce(0, +) / 40
    let expected = x.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / 1_600
    expectClose(mean, centre, absolute: 5 * (expected / 20_000).squareRoot())
    expectClose(variance, expected, relative: 5 * (2.0 / 20_000).squareRoot())
  }

  /// In a thousand balanced resamples the mean of all means is the data's mean.
  @Test func `are balanced when asked`() throws {
    let x = (0..<30).map { Double($0 * $0) }
    let plan = try ResamplePlan(resamples: 2_000, seed: 11)
    let values = try ReplicateKernel(.mean(x), scheme: .balanced).replicates(plan).values
    for thousand in [values.prefix(1_000), values.suffix(1_000)] {
      expectClose(thousand.reduce(0, +) / 1_000, x.reduce(0, +) / 30, relative: 1e-13)
    }
  }

  @Test func `stop when told, and refuse what they can't keep`() throws {
    let kernel = try ReplicateKernel(.mean([1, 2, 3]))
    let plan = try ResamplePlan(resamples: 10_000, seed: 1, batch: 256)
    #expect(throws: ResampleError.cancelled(after: 512)) {
      try kernel.replicates(plan) { $0 < 512 }
    }
    let large = try ResamplePlan(resamples: 1 << 27 + 1, seed: 1)
    #expect(throws: ResampleError.resamples(1 << 27 + 1)) { try kernel.replicates(large) }
  }
}
