import NumericCore
import TestSupport
import Testing

@testable import Halfwidth

@Suite("Moment matrices")
struct MomentMatrixKernelTests {
  typealias Moment = MomentMatrixKernel.Moment
  typealias Column = MomentMatrixKernel.Column

  static let ways: [MomentMatrixKernel.Way] = [.rows, .product]

  /// Columns of whole numbers, of real ones and of one value, and one of every third row.
  private func columns(_ rows: Int) -> [Column] {
    let x = ReplicateKernelTests.numbers(rows, salt: 1)
    let some = (0..<rows).filter { $0 % 3 == 0 }
    return [
      Column(x.map { $0.rounded() }), Column(x.map { $0 / 7 - 1e3 }),
      Column([Double](repeating: 5.3, count: rows)),
      Column(some.map { x[$0] }, rows: some),
    ]
  }

  private func moments(_ count: Int) -> [Moment] {
    (0..<count).map { .column($0) }
      + (0..<count).flatMap { i in (i..<count).map { .product(i, $0) } }
  }

  @Test(arguments: [1, 2, 7, 50, 256, 257], ways)
  func `are what adding row by row gives`(rows: Int, way: MomentMatrixKernel.Way) throws {
    for resamples in rows > 50 ? [20, 257] : [1, 255, 256, 300] {
      let plan = try ResamplePlan(resamples: resamples, seed: UInt64(rows))
      let kernel = try MomentMatrixKernel(
        columns: columns(rows), moments: moments(4), rows: rows, way: way)
      let found = try kernel.sums(plan)
      let expected = kernel.referenceSums(plan)
      #expect(found.count == resamples * 14 && expected.count == found.count)
      for (index, (value, expected)) in zip(found, expected).enumerated() {
        // The column of whole numbers and its square are exact.
        let isExact = [0, 4].contains(index % 14)
        expectClose(
          value, expected, relative: isExact ? 0 : 1e-13,
          absolute: isExact ? 0 : 1e-13 * Double(rows),
          "moment \(index % 14)")
      }
    }
  }

  @Test func `of one column are its sums`() throws {
    let x: [Double] = [3, 1, 4, 1, 5, 9, 2, 6]
    let plan = try ResamplePlan(resamples: 400, seed: 4)
    let means = try ReplicateKernel(.mean(x)).replicates(plan).values
    for way in Self.ways {
      let kernel = try MomentMatrixKernel(
        columns: [Column(x)], moments: [.column(0)], rows: 8, way: way)
      let axis = kernel.axes[0]
      #expect(try kernel.sums(plan).map { axis.centre + axis.scale * ($0 / 8) } == means)
    }
  }

  @Test(
    arguments: [
      ResampleScheme.ordinary, .balanced, .grouped((0..<40).map { $0 % 3 == 0 ? 1 : 0 }),
    ], ways)
  func `are the same bits for all threads, batches and shards`(
    scheme: ResampleScheme, way: MomentMatrixKernel.Way
  ) throws {
    let kernel = try MomentMatrixKernel(
      columns: columns(40), moments: moments(4), rows: 40, scheme: scheme, way: way)
    let plan = try ResamplePlan(resamples: 1_700, seed: 9)
    let whole = try kernel.sums(plan)
    #expect(whole.map(\.bitPattern).hashValue != 0)
    for plans in try divisions(of: plan) {
      var joined: [Double] = []
      for plan in plans { joined += try kernel.sums(plan) }
      #expect(joined == whole)
    }
    for (value, expected) in zip(whole, kernel.referenceSums(plan)) {
      expectClose(value, expected, relative: 1e-13, absolute: 1e-12)
    }
  }

  @Test func `know how often each row was drawn`() throws {
    let rows = 30
    let plan = try ResamplePlan(resamples: 300, seed: 2)
    let labels = RowLabels(rows: rows)
    for way in Self.ways {
      let kernel = try MomentMatrixKernel(
        columns: [Column((0..<rows).map { Double($0 * $0) })], moments: [.column(0)], rows: rows,
        way: way)
      let axis = kernel.axes[0]
      let states = try kernel.reduce(plan, progress: nil) {
        0
      } body: { seen, resamples, sums, counts in
        for i in 0..<resamples.count {
          let counts = counts(i)
          let sum = counts.enumerated().reduce(0) {
            $0 + Double($1.element) * ((Double($1.offset * $1.offset) - axis.centre) / axis.scale)
          }
          var label: UInt64 = 0
          for (row, count) in counts.enumerated() { label += UInt64(count) * labels[row] }
          #expect(counts.reduce(0, +) == rows && sums[i * kernel.stride + 1] == sum)
          #expect(sums[i * kernel.stride] == Double(label))
          seen += 1
        }
      }
      #expect(states.reduce(0, +) == 300)
    }
  }

  @Test func `take the way that the library and the table's size call for`() throws {
    let isFast = LinearAlgebraLibrary.openBLASCore != nil
    let fewest = MomentMatrixKernel.fewestProductMoments
    #expect(MomentMatrixKernel.quickerWay(rows: 500, moments: fewest - 1) == .rows)
    #expect(
      MomentMatrixKernel.quickerWay(rows: 500, moments: fewest) == (isFast ? .product : .rows))
    let most = MomentMatrixKernel.mostProductRows
    #expect(MomentMatrixKernel.quickerWay(rows: most + 1, moments: 1_000) == .rows)
    let x = Column([1, 2, 3])
    #expect(try MomentMatrixKernel(columns: [x], moments: [.column(0)], rows: 3).way == .rows)
  }

  @Test func `refuse what is no data, and stop when told`() throws {
    let x = Column([1, 2, 3])
    #expect(throws: ResampleError.notFinite(row: 1, column: 0)) {
      try MomentMatrixKernel(columns: [Column([1, .nan])], moments: [.column(0)], rows: 2)
    }
    #expect(throws: ResampleError.length(index: 0, count: 3, expected: 2)) {
      try MomentMatrixKernel(columns: [x], moments: [.column(0)], rows: 2)
    }
    for moment in [Moment.column(1), .product(0, -1)] {
      #expect(throws: ResampleError.self) {
        try MomentMatrixKernel(columns: [x], moments: [moment], rows: 3)
      }
    }
    #expect(throws: ResampleError.self) {
      try MomentMatrixKernel(columns: [x], moments: [], rows: 3)
    }
    #expect(throws: ResampleError.self) {
      try MomentMatrixKernel(columns: [Column([1], rows: [3])], moments: [.column(0)], rows: 3)
    }
    #expect(throws: ResampleError.self) {
      try MomentMatrixKernel(
        columns: [], moments: [Moment](repeating: .column(0), count: 1_024), rows: 1 << 20)
    }
    let plan = try ResamplePlan(resamples: 10_000, seed: 1, batch: 256)
    for way in Self.ways {
      let kernel = try MomentMatrixKernel(
        columns: [x], moments: [.column(0)], rows: 3, way: way)
      #expect(throws: ResampleError.cancelled(after: 512)) { try kernel.sums(plan) { $0 < 512 } }
    }
  }
}
