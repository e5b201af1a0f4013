import CKernels
import Testing

@testable import NumericCore

@Suite("Tables of bit rows")
struct BitRowTableTests {
  /// Bits without a pattern that a kernel could miss.
  static func bit(_ row: Int, _ column: Int) -> Bool {
    ((UInt64(row * 1_000 + column + 1) &* 0x9E37_79B9_7F4A_7C15) >> 40) % 3 == 0
  }

  static func table(_ number: Int, columns: Int) -> (words: [UInt64], bytes: [UInt8]) {
    let perRow = (columns + 63) / 64
    let stride = number <= 64 ? 64 : number <= 128 ? 128 : 256
    var words = [UInt64](repeating: 0, count: number * perRow)
    var bytes = [UInt8](repeating: 0, count: number <= 256 ? (columns + 7) / 8 * stride : 0)
    for row in 0..<number {
      for column in 0..<columns where bit(row, column) {
        words[row * perRow + column / 64] |= 1 << UInt64(column % 64)
        if number <= 256 { bytes[column / 8 * stride + row] |= 1 << UInt8(column % 8) }
      }
    }
    return (words, bytes)
  }

  static func expected(
    _ draws: [Int], resamples: Int, columns: Int
  ) -> [[UInt16]] {
    let number = draws.count / resamples
    return (0..<columns).map { column in
      (0..<resamples).map { resample in
        UInt16(
          draws[resample * number..<(resample + 1) * number].count { bit($0, column) })
      }
    }
  }

  static func counted(
    _ width: KernelWidth, rows: Int, columns: Int, draws: [Int], resamples: Int
  ) -> [[UInt16]] {
    let (words, bytes) = table(rows, columns: columns)
    let number = draws.count / resamples
    var counts = [UInt16](repeating: 9_999, count: 64 * columns + 8)
    unsafe words.withUnsafeBufferPointer { words in
      unsafe bytes.withUnsafeBufferPointer { bytes in
        var shape = unsafe BitRows(
          rows: UInt32(rows), columns: UInt32(columns), draws: UInt32(number),
          planes: UInt32(Int.bitWidth - number.leadingZeroBitCount), words: words.baseAddress,
          bytes: bytes.baseAddress)
        if rows <= 256 {
          let narrow = draws.map { UInt8($0) }
          unsafe bitslice_counts_by(width, &shape, narrow, resamples, &counts)
        } else {
          let wide = draws.map { UInt16($0) }
          unsafe bitslice_counts_by(width, &shape, wide, resamples, &counts)
        }
      }
    }
    #expect(counts.suffix(8).allSatisfy { $0 == 9_999 })
    return (0..<columns).map { Array(counts[64 * $0..<64 * $0 + resamples]) }
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

  @Test(arguments: availableWidths, [0, 1, 3, 7, 8, 9, 15, 16, 17, 127, 128, 254, 255, 256, 600])
  func `count any number of draws`(_ width: KernelWidth, number: Int) {
    let draws = Self.draws(9 * number, below: 50, salt: number)
    let found = Self.counted(width, rows: 50, columns: 20, draws: draws, resamples: 9)
    #expect(found == Self.expected(draws, resamples: 9, columns: 20))
  }

  /// Each counter's highest digit is set.
  @Test(arguments: availableWidths, [1, 7, 50, 255, 256, 257, 65_535])
  func `count rows of ones`(_ width: KernelWidth, number: Int) {
    let words: [UInt64] = [.max]
    let bytes = [UInt8](repeating: .max, count: 64)
    let draws = [UInt8](repeating: 0, count: 2 * number)
    var counts = [UInt16](repeating: 0, count: 8 * 64)
    unsafe words.withUnsafeBufferPointer { words in
      unsafe bytes.withUnsafeBufferPointer { bytes in
        var shape = unsafe BitRows(
          rows: 1, columns: 8, draws: UInt32(number),
          planes: UInt32(Int.bitWidth - number.leadingZeroBitCount), words: words.baseAddress,
          bytes: bytes.baseAddress)
        unsafe bitslice_counts_by(width, &shape, draws, 2, &counts)
      }
    }
    for column in 0..<8 {
      #expect(Array(counts[64 * column..<64 * column + 2]) == [UInt16(number), UInt16(number)])
    }
  }

  @Test(arguments: [1, 50, 256, 257])
  func `keep and count their bits`(rows: Int) {
    let table = BitRowTable(rows: rows, columns: 70) { Self.bit($0, $1) }
    for row in 0..<rows {
      for column in 0..<70 { #expect(table[row, column] == Self.bit(row, column)) }
    }
    let draws = Self.draws(5 * rows, below: rows, salt: 3)
    var counts = [UInt16](repeating: 0, count: 64 * 70)
    var span = counts.mutableSpan
    if rows <= 256 {
      let narrow = draws.map { UInt8($0) }
      table.count(&span, resamples: 5, draws: narrow.span)
    } else {
      let wide = draws.map { UInt16($0) }
      table.count(&span, resamples: 5, draws: wide.span)
    }
    let found = (0..<70).map { Array(counts[64 * $0..<64 * $0 + 5]) }
    #expect(found == Self.expected(draws, resamples: 5, columns: 70))
  }

  @Test func `refuse rows that they don't have`() async {
    await #expect(processExitsWith: .failure) {
      let table = BitRowTable(rows: 3, columns: 2) { _, _ in true }
      var counts = [UInt16](repeating: 0, count: 128)
      var span = counts.mutableSpan
      let draws: [UInt8] = [0, 3]
      table.count(&span, resamples: 2, draws: draws.span)
    }
  }
}
