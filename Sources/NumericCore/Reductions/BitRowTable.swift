internal import CKernels

/// Rows of bits, from which many rows are drawn and added column by column.
///
/// Rows are added as they lie, many columns in one word, in counters whose binary digits are spread over
/// several words. Up to 256 rows, a processor that looks up bytes in registers (AVX-512 VBMI) draws for
/// 64 resamples at a time and loads no row from memory.
public struct BitRowTable: Hashable, Sendable {
  /// The most rows.
  public static let mostRows = Int(UInt16.max)
  /// The number of resamples whose counts lie together.
  public static let group = Int(BITSLICE_GROUP)

  /// In 1...65535.
  public let rows: Int
  /// At least 1.
  public let columns: Int
  private let wordsPerRow: Int
  /// Row after row.
  private let words: [UInt64]
  /// Eight columns a byte, byte after byte, each for all rows; none above 256 rows.
  private let bytes: [UInt8]

  /// Creates rows from their bits.
  ///
  /// - Complexity: O(rows * columns) calls; twice an eighth as many bytes.
  public init(rows: Int, columns: Int, bit: (_ row: Int, _ column: Int) -> Bool) {
    precondition(rows >= 1 && rows <= Self.mostRows, "a table of bits has 1...65535 rows")
    precondition(columns >= 1 && columns <= 1 << 24, "a table of bits has 1...2^24 columns")
    self.rows = rows
    self.columns = columns
    let wordsPerRow = (columns + 63) / 64
    let stride = rows <= 64 ? 64 : rows <= 128 ? 128 : 256
    var words = [UInt64](repeating: 0, count: rows * wordsPerRow)
    var bytes = [UInt8](repeating: 0, count: rows <= 256 ? (columns + 7) / 8 * stride : 0)
    for row in 0..<rows {
      for column in 0..<columns where bit(row, column) {
        words[row * wordsPerRow + column / 64] |= 1 << UInt64(column % 64)
        if rows <= 256 { bytes[column / 8 * stride + row] |= 1 << UInt8(column % 8) }
      }
    }
    self.wordsPerRow = wordsPerRow
    self.words = words
    self.bytes = bytes
  }

  /// The bit of a row in a column.
  public subscript(row: Int, column: Int) -> Bool {
    precondition(
      row >= 0 && row < rows && column >= 0 && column < columns, "the bit is in the table")
    return words[row * wordsPerRow + column / 64] >> UInt64(column % 64) & 1 == 1
  }

  /// Counts, for each resample and each column, how many of the drawn rows have the bit.
  ///
  /// - Parameters:
  ///   - counts: Room for 64 counts a column: that of resample *i* in column *c* goes to 64 *c* + *i*.
  ///     The rest may be overwritten.
  ///   - resamples: At most 64.
  ///   - draws: The rows drawn, equally many for each resample, at most 65535; one resample after the
  ///     other. The table has at most 256 rows.
  /// - Complexity: O(columns * draws / 64) for each resample.
  public func count(
    _ counts: inout MutableSpan<UInt16>, resamples: Int, draws: Span<UInt8>
  ) {
    precondition(rows <= 256, "rows of more than 256 have numbers of 16 bits")
    // With a number for each byte there is nothing to check.
    if rows < 256 { Self.check(draws, below: UInt8(rows)) }
    unsafe draws.withUnsafeBytes { unsafe count(&counts, resamples: resamples, $0, bytes: 1) }
  }

  /// Counts in a table of more than 256 rows, whose numbers have 16 bits.
  public func count(
    _ counts: inout MutableSpan<UInt16>, resamples: Int, draws: Span<UInt16>
  ) {
    precondition(rows > 256, "rows of at most 256 have numbers of 8 bits")
    Self.check(draws, below: UInt16(rows))
    unsafe draws.withUnsafeBytes { unsafe count(&counts, resamples: resamples, $0, bytes: 2) }
  }

  private static func check<Row: FixedWidthInteger & BitwiseCopyable>(
    _ draws: Span<Row>, below rows: Row
  ) {
    var largest: Row = 0
    unsafe draws.withUnsafeBufferPointer { draws in
      for i in draws.indices { largest = max(largest, unsafe draws[i]) }
    }
    precondition(largest < rows, "the rows drawn are in the table")
  }

  private func count(
    _ counts: inout MutableSpan<UInt16>, resamples: Int, _ draws: UnsafeRawBufferPointer,
    bytes size: Int
  ) {
    precondition(resamples >= 0 && resamples <= Self.group, "at most 64 resamples are counted")
    guard resamples > 0 else { return }
    let (number, rest) = draws.count.quotientAndRemainder(dividingBy: size * resamples)
    precondition(rest == 0 && number <= UInt16.max, "all resamples draw equally many rows")
    precondition(counts.count == Self.group * columns, "the counts have 64 places a column")
    unsafe counts.withUnsafeMutableBufferPointer { counts in
      unsafe words.withUnsafeBufferPointer { words in
        unsafe bytes.withUnsafeBufferPointer { bytes in
          var shape = unsafe BitRows(
            rows: UInt32(rows), columns: UInt32(columns), draws: UInt32(number),
            planes: UInt32(Int.bitWidth - number.leadingZeroBitCount), words: words.baseAddress,
            bytes: bytes.baseAddress)
          unsafe bitslice_counts(&shape, draws.baseAddress, resamples, counts.baseAddress)
        }
      }
    }
  }
}
