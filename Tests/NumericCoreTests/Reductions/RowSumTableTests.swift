import CKernels
import Testing

@testable import NumericCore

@Suite("Tables of row sums")
struct RowSumTableTests {
  static func number(_ row: Int, _ column: Int) -> Double {
    Double((row * 7_919 + column * 104_729) % 1_000) / 7 - 60
  }

  /// The additions in the documented order, one column at a time.
  static func expected(_ draws: [Int], column: Int) -> Double {
    var sums = [0.0, 0, 0, 0]
    for (place, row) in draws.enumerated() { sums[place % 4] += number(row, column) }
    return (sums[0] + sums[1]) + (sums[2] + sums[3])
  }

  static func draws(_ number: Int, below rows: Int, salt: Int) -> [Int] {
    StreamBlock(seed: 6, purpose: .resampling, index: UInt32(salt)).words64(0..<number)
      .map { Int($0 % UInt64(rows)) }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 7, 8, 9, 14, 17])
  func `add rows in the documented order, in every type`(columns: Int) {
    let table = RowSumTable(rows: 200, columns: columns) { Self.number($0, $1) }
    #expect(table.stride >= columns)
    for number in [0, 1, 2, 3, 4, 5, 50, 203] {
      let draws = Self.draws(3 * number, below: 200, salt: number)
      var narrow = [Double](repeating: .nan, count: 3 * table.stride)
      var middle = narrow
      var wide = narrow
      let rows8 = draws.map { UInt8($0) }
      let rows16 = draws.map { UInt16($0) }
      let rows32 = draws.map { UInt32($0) }
      var narrowSpan = narrow.mutableSpan
      table.add(&narrowSpan, resamples: 3, draws: rows8.span)
      var middleSpan = middle.mutableSpan
      table.add(&middleSpan, resamples: 3, draws: rows16.span)
      var wideSpan = wide.mutableSpan
      table.add(&wideSpan, resamples: 3, draws: rows32.span)
      #expect(middle == narrow)
      #expect(wide == narrow)
      for resample in 0..<3 {
        let own = Array(draws[resample * number..<(resample + 1) * number])
        for column in 0..<columns {
          #expect(
            narrow[resample * table.stride + column] == Self.expected(own, column: column))
        }
        for column in columns..<table.stride {
          #expect(narrow[resample * table.stride + column] == 0)
        }
      }
    }
  }

  @Test(arguments: availableWidths, [2, 4, 8, 16, 24])
  func `give the same bits by every kernel`(_ width: KernelWidth, stride: Int) {
    let table = RowSumTable(rows: 70, columns: stride) { Self.number($0, $1) }
    #expect(table.stride == stride)
    let rows = (0..<70).flatMap { row in (0..<stride).map { Self.number(row, $0) } }
    for number in [0, 1, 6, 7, 8, 50, 101] {
      let draws = Self.draws(2 * number, below: 70, salt: number).map { UInt32($0) }
      var found = [Double](repeating: .nan, count: 2 * stride + 4)
      unsafe row_sums_by(width, rows, stride, 4, draws, number, 2, &found)
      for resample in 0..<2 {
        let own = draws[resample * number..<(resample + 1) * number].map { Int($0) }
        for column in 0..<stride {
          #expect(found[resample * stride + column] == Self.expected(own, column: column))
        }
      }
      #expect(found.suffix(4).allSatisfy { $0.isNaN })
    }
  }

  @Test func `refuse rows that they don't have`() async {
    await #expect(processExitsWith: .failure) {
      let table = RowSumTable(rows: 3, columns: 2) { _, _ in 1 }
      var sums = [0.0, 0]
      var span = sums.mutableSpan
      let draws: [UInt8] = [0, 3]
      table.add(&span, resamples: 1, draws: draws.span)
    }
  }
}
