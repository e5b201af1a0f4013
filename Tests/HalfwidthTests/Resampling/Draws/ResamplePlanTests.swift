import Synchronization
import Testing

@testable import Halfwidth

@Suite("Plans of resamples")
struct ResamplePlanTests {
  @Test func `refuse numbers outside their ranges`() throws {
    #expect(throws: ResampleError.resamples(0)) { try ResamplePlan(resamples: 0, seed: 1) }
    #expect(throws: ResampleError.resamples(1 << 40 + 1)) {
      try ResamplePlan(resamples: 1 << 40 + 1, seed: 1)
    }
    #expect(throws: ResampleError.seed(1 << 53)) { try ResamplePlan(resamples: 1, seed: 1 << 53) }
    #expect(throws: ResampleError.threads(0)) {
      try ResamplePlan(resamples: 1, seed: 1, threads: 0)
    }
    #expect(throws: ResampleError.threads(1_025)) {
      try ResamplePlan(resamples: 1, seed: 1, threads: 1_025)
    }
    #expect(throws: ResampleError.batch(0)) { try ResamplePlan(resamples: 1, seed: 1, batch: 0) }
    let plan = try ResamplePlan(resamples: 1 << 40, seed: 1 << 53 - 1, threads: 1_024)
    for (index, count) in [(0, 0), (-1, 2), (2, 2)] {
      #expect(throws: ResampleError.shard(index: index, count: count)) {
        try plan.shard(index, of: count)
      }
    }
    #expect(throws: ResampleError.notLonger(total: 1 << 40, drawn: 1 << 40)) {
      try plan.continued(to: 1 << 40)
    }
  }

  @Test(arguments: [1, 255, 256, 257, 1_000, 25_600, 1_000_000, 1 << 40])
  func `are divided into consecutive shards`(resamples: Int) throws {
    let plan = try ResamplePlan(resamples: resamples, seed: 1)
    for shards in [1, 2, 3, 7, 1_000] {
      var next = 0
      var sizes: [Int] = []
      for index in 0..<shards {
        let shard = try plan.shard(index, of: shards)
        #expect(shard.resamples.lowerBound == next)
        #expect(shard.total == resamples)
        #expect(shard.count == 0 || next % 256 == 0)
        next = shard.resamples.upperBound
        sizes.append(shard.count)
      }
      #expect(next == resamples)
      // Equal but for one block, and for the last block that may be short.
      #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 511)
    }
  }

  @Test(arguments: [1, 99, 100, 101, 1_000, 1_234])
  func `have each block in one shard`(resamples: Int) throws {
    let plan = try ResamplePlan(resamples: resamples, seed: 1)
    for shards in [1, 2, 3, 7] {
      var next = 0
      for index in 0..<shards {
        let shard = try plan.shard(index, of: shards)
        let part = shard.blocks(of: 100)
        #expect(part.resamples.lowerBound == next)
        #expect(part.resamples.upperBound % 100 == 0 || part.resamples.upperBound == resamples)
        #expect(part.total == resamples)
        next = part.resamples.upperBound
      }
      #expect(next == resamples)
    }
    #expect(plan.blocks(of: 100) == plan)
    let rest = try plan.continued(to: 2_000)
    #expect(rest.blocks(of: 100).resamples == (resamples + 99) / 100 * 100..<2_000)
  }

  @Test func `go on where they ended`() throws {
    let plan = try ResamplePlan(resamples: 1_000, seed: 4, threads: 3, batch: 9)
    let next = try plan.continued(to: 1_500)
    #expect(next.resamples == 1_000..<1_500)
    #expect((next.total, next.seed, next.threads, next.batch) == (1_500, 4, 3, 9))
    let shards = try (0..<3).map { try next.shard($0, of: 3).resamples }
    #expect(shards == [1_000..<1_024, 1_024..<1_280, 1_280..<1_500])
  }
}

@Suite("Drivers of resamples")
struct ResampleDriverTests {
  /// The resamples of each part, in ascending order.
  static func parts(
    _ plan: ResamplePlan, unit: Int, nanoseconds: Double = 1_000
  ) throws -> [Range<Int>] {
    let states = try ResampleDriver.run(
      plan, unit: unit, nanoseconds: nanoseconds, progress: nil
    ) {
      [Range<Int>]()
    } body: { parts, resamples in
      parts.append(resamples)
    }
    #expect(states.count <= plan.threads)
    return states.joined().sorted { $0.lowerBound < $1.lowerBound }
  }

  @Test(arguments: [1, 2, 3, 7])
  func `draw each resample once`(threads: Int) throws {
    for (resamples, unit, batch) in [
      (1, 256, nil), (256, 256, 1), (1_000, 256, 257), (10_000, 1_000, 1), (10_000, 256, nil),
    ] as [(Int, Int, Int?)] {
      let whole = try ResamplePlan(
        resamples: resamples, seed: 1, threads: threads, batch: batch)
      for plan in [whole, try whole.shard(1, of: 3), try whole.continued(to: 2 * resamples + 5)] {
        let parts = try Self.parts(plan, unit: unit)
        #expect(parts.flatMap(Array.init) == Array(plan.resamples))
        #expect(parts.dropFirst().allSatisfy { $0.lowerBound % unit == 0 })
      }
    }
  }

  @Test func `hand out about a millisecond's work at a time`() throws {
    let plan = try ResamplePlan(resamples: 100_000, seed: 1)
    #expect(try Self.parts(plan, unit: 256, nanoseconds: 100).count == 10)
    #expect(try Self.parts(plan, unit: 256, nanoseconds: 1).count == 1)
    #expect(try Self.parts(plan, unit: 256, nanoseconds: 1e9).count == 391)
  }

  @Test(arguments: [1, 3])
  func `report progress and stop when told`(threads: Int) throws {
    let plan = try ResamplePlan(resamples: 25_600, seed: 1, threads: threads, batch: 256)
    let largest = Atomic(0)
    let calls = Atomic(0)
    _ = try ResampleDriver.run(plan, unit: 256, nanoseconds: 1) { drawn in
      largest.max(drawn, ordering: .relaxed)
      calls.add(1, ordering: .relaxed)
      return true
    } makeState: {
      0
    } body: { _, _ in
    }
    #expect(largest.load(ordering: .relaxed) == 25_600)
    #expect(calls.load(ordering: .relaxed) == 100)

    let parts = Atomic(0)
    let error = #expect(throws: ResampleError.self) {
      _ = try ResampleDriver.run(plan, unit: 256, nanoseconds: 1) { drawn in
        drawn < 2_560
      } makeState: {
        0
      } body: { _, _ in
        parts.add(1, ordering: .relaxed)
      }
    }
    let drawn = 256 * parts.load(ordering: .relaxed)
    #expect(error == .cancelled(after: drawn))
    #expect(drawn >= 2_560 && drawn <= 2_560 + 256 * threads)
  }

  @Test func `finish a run that is stopped after its last part`() throws {
    let plan = try ResamplePlan(resamples: 100, seed: 1)
    let states = try ResampleDriver.run(plan, unit: 256, nanoseconds: 1) { _ in
      false
    } makeState: {
      0
    } body: { sum, resamples in
      sum += resamples.count
    }
    #expect(states == [100])
  }

  @Test func `divide a part into its units`() {
    var found: [[Int]] = []
    ResampleDriver.eachUnit(250..<800, unit: 256) {
      found.append([$0, $1.lowerBound, $1.upperBound])
    }
    #expect(found == [[0, 250, 256], [1, 0, 256], [2, 0, 256], [3, 0, 32]])
  }
}

@Suite("Digests of resamples")
struct ResampleDigestTests {
  /// The values come from a program in Python that follows the documentation.
  @Test func `hash as documented`() {
    #expect(ResampleDigest.hash(0, 0) == 0x4821_8226_FF3C_D4BF)
    #expect(ResampleDigest.hash(1, 37) == 0x1F23_707A_009F_A0A7)
    #expect(ResampleDigest.hash(.max, 1 << 63) == 0x4E23_2F2D_5B64_0524)
  }

  @Test func `add up in any order`() {
    var whole = ResampleDigest()
    for position in [3, 4, 4, 9, 3, 4] { whole.add(position: position, of: 2, times: 1) }
    var grouped = ResampleDigest()
    grouped.add(position: 4, of: 2, times: 3)
    var rest = ResampleDigest()
    rest.add(position: 9, of: 2, times: 1)
    rest.add(position: 3, of: 2, times: 2)
    #expect(grouped + rest == whole)
    #expect(grouped != whole)
  }

  @Test func `tell statistics and positions apart`() {
    let digests = (0..<20).flatMap { statistic in
      (-20..<20).map { position in
        var digest = ResampleDigest()
        digest.add(position: position, of: statistic, times: 1)
        return digest
      }
    }
    #expect(Set(digests).count == 800)
  }

  @Test func `print all digits`() {
    #expect(ResampleDigest(value: 0xAB).description == "00000000000000ab")
    #expect(ResampleDigest(value: .max).description == "ffffffffffffffff")
  }
}
