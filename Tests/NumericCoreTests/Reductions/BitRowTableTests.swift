import CKernels
import Testing

@testable import NumericCore

@Suite("Tables of bit rows")
struct BitRowTableTests {
  /// Bits without a pattern that a kernel could miss.
  static func bit(_ row: Int, _ column: Int) -> Bool {
    ((UInt64(row * 1_000 + column + 1) &* 0x9E37_79B9_7F4A_7C15) >> 40) % 3 == 0
  }

  /// A row of 32 bytes for each 64 columns, by the layout of the kernels.
  static func halves(_ number: Int, columns: Int) -> [UInt8] {
    var halves = [UInt8](repeating: 0, count: (columns + 63) / 64 * 32 * number)
    for row in 0..<number {
      for column in 0..<columns where bit(row, column) {
        halves[32 * (column / 64 * number + row) + column % 32] |= column % 64 < 32 ? 1 : 16
      }
    }
    return halves
  }

  static func expected(
    _ draws: [Int], resamples: Int, columns: Int
  ) -> [[UInt16]] {
    let number = draws.count / resamples
    return (0..<resamples).map { resample in
      (0..<columns).map { column in
        UInt16(
          draws[resample * number..<(resample + 1) * number].count { bit($0, column) })
      }
    }
  }

  static func counted(
    _ width: KernelWidth, rows: Int, columns: Int, draws: [Int], resamples: Int,
    halves: [UInt8]? = nil
  ) -> [[UInt16]] {
    let halves = halves ?? self.halves(rows, columns: columns)
    let stride = (columns + 63) / 64 * 64
    var counts = [UInt16](repeating: 9_999, count: stride * resamples + 8)
    let table = UnsafeMutableRawBufferPointer.allocate(
      byteCount: halves.count, alignment: 32)
    defer { unsafe table.deallocate() }
    unsafe table.copyBytes(from: halves)
    var shape = unsafe BitRows(
      rows: UInt32(rows), columns: UInt32(columns), draws: UInt32(draws.count / resamples),
      halves: table.assumingMemoryBound(to: UInt8.self).baseAddress)
    if rows <= 256 {
      let narrow = draws.map { UInt8($0) }
      unsafe bit_row_counts_by(width, &shape, narrow, resamples, &counts)
    } else {
      let wide = draws.map { UInt16($0) }
      unsafe bit_row_counts_by(width, &shape, wide, resamples, &counts)
    }
    #expect(counts.suffix(8).allSatisfy { $0 == 9_999 })
    return (0..<resamples).map { Array(counts[stride * $0..<stride * $0 + columns]) }
  }

  static func draws(_ number: Int, below rows: Int, salt: Int) -> [Int] {
    let words = StreamBlock(seed: 6, purpose: .resampling, index: UInt32(salt))
      .words64(0..<number)
    return words.map { Int($0 % UInt64(rows)) }
  }

  @Test(
    arguments: availableWidths,
    [1, 2, 31, 32, 33, 50, 63, 64, 65, 128, 129, 255, 256, 257, 1_000])
  func `count the bits of the rows drawn`(_ width: KernelWidth, rows: Int) {
    for columns in rows <= 65 ? [1, 7, 8, 59, 60, 63, 64, 65, 200] : [1, 8, 60, 65] {
      let resamples = rows <= 65 ? [64, 1, 7, 33][columns % 4] : [9, 1, 7, 2][columns % 4]
      let draws = Self.draws(resamples * rows, below: rows, salt: columns)
      let found = Self.counted(
        width, rows: rows, columns: columns, draws: draws, resamples: resamples)
      #expect(
        found == Self.expected(draws, resamples: resamples, columns: columns),
        "\(columns) columns")
    }
  }

  @Test(
    arguments: availableWidths, [0, 1, 3, 14, 15, 16, 29, 30, 31, 127, 128, 254, 255, 256, 600])
  func `count any number of draws`(_ width: KernelWidth, number: Int) {
    let draws = Self.draws(9 * number, below: 50, salt: number)
    let found = Self.counted(width, rows: 50, columns: 20, draws: draws, resamples: 9)
    #expect(found == Self.expected(draws, resamples: 9, columns: 20))
  }

  /// Halves, bytes and counts hold all that they can.
  @Test(arguments: availableWidths, [1, 15, 16, 50, 255, 256, 257, 65_535])
  func `count rows of ones`(_ width: KernelWidth, number: Int) {
    let found = Self.counted(
      width, rows: 1, columns: 64, draws: [Int](repeating: 0, count: 2 * number), resamples: 2,
      halves: [UInt8](repeating: 0x11, count: 32))
    #expect(
      found == [[UInt16]](repeating: [UInt16](repeating: UInt16(number), count: 64), count: 2))
  }

  @Test(arguments: [1, 50, 256, 257])
  func `keep and count their bits`(rows: Int) {
    let table = BitRowTable(rows: rows, columns: 70) { Self.bit($0, $1) }
    for row in 0..<rows {
      for column in 0..<70 { #expect(table[row, column] == Self.bit(row, column)) }
    }
    let draws = Self.draws(5 * rows, below: rows, salt: 3)
    #expect(table.stride == 128)
    var counts = [UInt16](repeating: 9_999, count: 5 * 128)
    var span = counts.mutableSpan
    if rows <= 256 {
      let narrow = draws.map { UInt8($0) }
      table.count(&span, resamples: 5, draws: narrow.span)
    } else {
      let wide = draws.map { UInt16($0) }
      table.count(&span, resamples: 5, draws: wide.span)
    }
    let found = (0..<5).map { Array(counts[128 * $0..<128 * $0 + 70]) }
    #expect(found == Self.expected(draws, resamples: 5, columns: 70))
    #expect((0..<5).allSatisfy { counts[128 * $0 + 70..<128 * ($0 + 1)].allSatisfy { $0 == 0 } })
  }

  @Test func `refuse rows that they don't have`() async {
    await #expect(processExitsWith: .failure) {
      let table = BitRowTable(rows: 3, columns: 2) { _, _ in true }
      var counts = [UInt16](repeating: 0, count: 2 * 64)
      var span = counts.mutableSpan
      let draws: [UInt8] = [0, 3]
      table.count(&span, resamples: 2, draws: draws.span)
    }
  }
}
