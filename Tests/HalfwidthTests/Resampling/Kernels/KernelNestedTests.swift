import NumericCore
import TestSupport
import Testing

@_spi(Reference) @testable import Halfwidth

@Suite("Nested resamples")
struct NestedReplicatesTests {
  static let x = [3.0, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]

  /// The same with closures that find each inner replicate from the rows themselves: the outer rows are
  /// those of the scheme, and the inner ones come from the stream that is documented.
  @Test(arguments: [2, 100, 300])
  func `draw from what the outer resample drew`(inner: Int) throws {
    let plan = try ResamplePlan(resamples: 40, seed: 7)
    let kernel = try ReplicateKernel(.mean(Self.x))
    let found = try kernel.nested(plan, inner: inner)
    #expect(found.inner == inner)
    #expect(found.undefined == 0)
    let plain = try kernel.replicates(plan)
    #expect(found.values == plain.values)
    let blocks = (inner + 255) / 256
    let sampler = try RowSampler(.ordinary, rows: 12)
    for resample in 0..<40 {
      var outer: [UInt32] = []
      sampler.draw(&outer, resamples: resample..<resample + 1, of: plan.block(0))
      var values: [Double] = []
      for block in 0..<blocks {
        let words = plan.block(resample * blocks + block, purpose: .nestedResampling)
        var places: [UInt32] = []
        sampler.draw(&places, resamples: 0..<min(256, inner - 256 * block), of: words)
        for start in stride(from: 0, to: places.count, by: 12) {
          let sum = places[start..<start + 12].reduce(0) { $0 + Self.x[Int(outer[Int($1)])] }
          values.append(sum / 12)
        }
      }
      #expect(values.count == inner)
      let mean = values.reduce(0, +) / Double(inner)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(inner - 1)
      let centre = 52.0 / 12
      let below = values.reduce(0) {
        $0 + (($1 - centre).magnitude < 1e-9 ? 0.5 : $1 < centre ? 1 : 0)
      }
      expectClose(found.variances[resample], variance, relative: 1e-12)
      expectClose(found.shares[resample], below / Double(inner), relative: 1e-12)
    }
  }

  /// For a mean the inner variance estimates the resample's plug-in variance divided by n.
  ///
  /// The mean of that over all resamples is (n - 1) / n of the data's. Five standard errors.
  @Test func `have the variances that they should`() throws {
    let plan = try ResamplePlan(resamples: 2_000, seed: 8, threads: 2)
    let found = try ReplicateKernel(.mean(Self.x)).nested(plan, inner: 200)
    let mean = found.variances.reduce(0, +) / 2_000
    let square = found.variances.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2_000
    let centre = 52.0 / 12
    let plugIn = Self.x.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / 12
    expectClose(mean, plugIn / 12 * 11 / 12, absolute: 5 * (square / 2_000).squareRoot())
  }

  @Test(arguments: [
    ResampleScheme.ordinary, .balanced, .grouped([0, 1, 1, 0, 4, 4, 4, 0, 1, 1, 0, 0]),
    .weighted((0..<12).map(Double.init)),
  ])
  func `give the same bits for all threads, batches and shards`(_ scheme: ResampleScheme) throws {
    let plan = try ResamplePlan(resamples: 600, seed: 9)
    for statistic in [ReplicateStatistic.median(Self.x), .variance(Self.x)] {
      let kernel = try ReplicateKernel(statistic, scheme: scheme)
      let expected = try kernel.nested(plan, inner: 20)
      for division in try divisions(of: plan) {
        var joined = try kernel.nested(division[0], inner: 20)
        for shard in division.dropFirst() { joined.append(try kernel.nested(shard, inner: 20)) }
        #expect(joined == expected)
      }
    }
  }

  /// Each group of rows keeps its size at both levels.
  @Test func `stay in their groups`() throws {
    let groups = [0, 1, 1, 0, 4, 4, 4, 0, 1, 1, 0, 0]
    let statistic = ReplicateStatistic.rows(count: 12) { rows in
      let drawn = rows.indices.map { groups[Int(rows[$0])] }.sorted()
      return drawn == groups.sorted() ? 0 : 1
    }
    let kernel = try ReplicateKernel(statistic, scheme: .grouped(groups))
    let found = try kernel.nested(ResamplePlan(resamples: 300, seed: 10), inner: 50)
    #expect(found.values.allSatisfy { $0 == 0 })
    #expect(found.variances.allSatisfy { $0 == 0 })
    #expect(found.shares.allSatisfy { $0 == 0.5 })
  }

  @Test func `leave out what is not defined`() throws {
    let kernel = try ReplicateKernel(.correlation([1, 2, 3], [1, 3, 2]))
    let plan = try ResamplePlan(resamples: 2_000, seed: 11)
    let found = try kernel.nested(plan, inner: 40)
    let plain = try kernel.replicates(plan)
    #expect(found.undefined >= plain.undefined)
    #expect(found.values.count + found.undefined == 2_000)
    #expect(found.variances.allSatisfy { $0 >= 0 && $0.isFinite })
    #expect(found.shares.allSatisfy { $0 >= 0 && $0 <= 1 })
  }

  @Test func `refuse what can't be nested`() throws {
    let kernel = try ReplicateKernel(.mean(Self.x))
    let plan = try ResamplePlan(resamples: 10, seed: 1)
    for inner in [0, 1, 1 << 20 + 1] {
      #expect(throws: ResampleError.resamples(inner)) { try kernel.nested(plan, inner: inner) }
    }
    let many = try ResamplePlan(resamples: 1 << 21, seed: 1)
    #expect(throws: ResampleError.resamples(1 << 21)) { try kernel.nested(many, inner: 1 << 20) }
    let undefined = try ReplicateKernel(.correlation([1, 1], [1, 2]))
    #expect(throws: ResampleError.self) { try undefined.nested(plan, inner: 10) }
    let batch = try ResamplePlan(resamples: 100, seed: 1, batch: 1)
    #expect(throws: ResampleError.cancelled(after: 3)) {
      try kernel.nested(batch, inner: 10) { $0 < 3 }
    }
  }
}
