import NumericCore
import Testing

@testable import Halfwidth

@Suite("Rows of resamples")
struct ResampleRowsTests {
  static func schemes(_ rows: Int) -> [ResampleScheme] {
    [
      .ordinary, .balanced, .grouped((0..<rows).map { $0 * $0 % 3 }),
      .grouped([Int](repeating: 5, count: rows)), .weighted((0..<rows).map { Double($0 % 4 + 1) }),
    ]
  }

  static func drawn(
    _ sampler: RowSampler, _ within: Range<Int>, block: Int, seed: UInt64 = 3
  ) throws -> [[Int]] {
    var rows: [UInt32] = []
    let plan = try ResamplePlan(resamples: 1, seed: seed)
    sampler.draw(&rows, resamples: within, of: plan.block(block))
    #expect(rows.count == within.count * sampler.rows)
    return within.indices.map { place in
      let start = (place - within.lowerBound) * sampler.rows
      return rows[start..<start + sampler.rows].map { Int($0) }
    }
  }

  @Test(arguments: [1, 2, 50, 256], 0..<5)
  func `are the same in every type and however they are asked for`(rows: Int, scheme: Int) throws {
    let sampler = try RowSampler(Self.schemes(rows)[scheme], rows: rows)
    let block = try ResamplePlan(resamples: 1, seed: 3).block(4)
    let whole = try Self.drawn(sampler, 0..<sampler.unit, block: 4)
    #expect(try Self.drawn(sampler, 17..<101, block: 4) == Array(whole[17..<101]))
    #expect(try Self.drawn(sampler, 255..<256, block: 4) == Array(whole[255..<256]))
    var narrow: [UInt8] = []
    sampler.draw(&narrow, resamples: 3..<40, of: block)
    var middle: [UInt16] = []
    sampler.draw(&middle, resamples: 3..<40, of: block)
    #expect(narrow.map { Int($0) } == whole[3..<40].flatMap { $0 })
    #expect(middle.map { Int($0) } == whole[3..<40].flatMap { $0 })
  }

  @Test func `are ordinary as the streams lay them out`() throws {
    let sampler = try RowSampler(.ordinary, rows: 50)
    var expected = [UInt32](repeating: 0, count: 50 * 256)
    var span = expected.mutableSpan
    BoundedDraws(bound: 50, draws: 50).fill(
      &span, resamples: 0..<256, of: StreamBlock(seed: 3, purpose: .resampling, index: 9))
    #expect(
      try Self.drawn(sampler, 0..<256, block: 9).joined().elementsEqual(expected.map(Int.init)))
  }

  @Test func `are balanced in each thousand`() throws {
    let sampler = try RowSampler(.balanced, rows: 7)
    #expect(sampler.unit == 1_000)
    for block in 0..<3 {
      let rows = try Self.drawn(sampler, 0..<1_000, block: block).joined()
      for row in 0..<7 { #expect(rows.count { $0 == row } == 1_000) }
    }
  }

  @Test func `stay in their groups`() throws {
    let groups = [0, 2, 2, 0, 3, 2, 2, 0]
    let sampler = try RowSampler(.grouped(groups), rows: 8)
    var counts = [Int](repeating: 0, count: 8)
    for rows in try Self.drawn(sampler, 0..<256, block: 0) {
      #expect(rows.map { groups[$0] }.sorted() == groups.sorted())
      for row in rows { counts[row] += 1 }
    }
    // Row 4 is alone. The others expect 256, with a standard deviation of 13.1 and 13.9.
    #expect(counts[4] == 256)
    for count in counts { #expect((count - 256).magnitude < 70) }
  }

  @Test func `follow their weights`() throws {
    let sampler = try RowSampler(.weighted([1, 0, 3, 4, 0]), rows: 5)
    var counts = [UInt64](repeating: 0, count: 5)
    for block in 0..<20 {
      for row in try Self.drawn(sampler, 0..<256, block: block).joined() { counts[row] += 1 }
    }
    expectFit(counts, [0.125, 0, 0.375, 0.5, 0])
  }

  @Test func `refuse schemes that don't fit`() {
    let wrong: [ResampleScheme] = [
      .grouped([0, 1]), .grouped([0, -1, 0]), .grouped([0, 1 << 20, 0]), .weighted([1]),
      .weighted([1, -1, 1]), .weighted([0, 0, 0]), .weighted([1, .infinity, 1]),
      .weighted([1, .nan, 1]),
    ]
    for scheme in wrong {
      let error = #expect(throws: ResampleError.self) { try RowSampler(scheme, rows: 3) }
      guard case .scheme = error else {
        Issue.record("\(scheme): \(String(describing: error))")
        continue
      }
    }
    #expect(throws: ResampleError.rows(count: 65_536, allowed: 1...65_535)) {
      try RowSampler(.balanced, rows: 65_536)
    }
  }
}
