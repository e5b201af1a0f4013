internal import CKernels

/// Rows of bits, from which many rows are drawn and added column by column.
///
/// A bit is kept as half a byte, so that 64 columns of a row are one load and one addition.
public struct BitRowTable: Sendable {
  /// The most rows.
  public static let mostRows = Int(UInt16.max)

  /// In 1...65535.
  public let rows: Int
  /// At least 1.
  public let columns: Int
  /// How many counts lie between those of two resamples: the columns, rounded up to a multiple of 64.
  public let stride: Int
  private let halves: AlignedNumbers<UInt8>

  /// Creates rows from their bits.
  ///
  /// - Complexity: O(rows * columns) calls; half a byte for each bit.
  public init(rows: Int, columns: Int, bit: (_ row: Int, _ column: Int) -> Bool) {
    precondition(rows >= 1 && rows <= Self.mostRows, "a table of bits has 1...65535 rows")
    precondition(columns >= 1 && columns <= 1 << 24, "a table of bits has 1...2^24 columns")
    self.rows = rows
    self.columns = columns
    let together = Int(BIT_ROWS_COLUMNS)
    stride = (columns + together - 1) / together * together
    let halves = AlignedNumbers<UInt8>(count: rows * stride / 2)
    for row in 0..<rows {
      for column in 0..<columns where bit(row, column) {
        let place = Self.place(row: row, column: column, rows: rows)
        unsafe halves.numbers[place.byte] |= 1 << place.bit
      }
    }
    self.halves = halves
  }

  /// Where a bit is.
  private static func place(row: Int, column: Int, rows: Int) -> (byte: Int, bit: UInt8) {
    let together = Int(BIT_ROWS_COLUMNS)
    let (part, own) = column.quotientAndRemainder(dividingBy: together)
    let (half, byte) = own.quotientAndRemainder(dividingBy: together / 2)
    return (together / 2 * (part * rows + row) + byte, UInt8(4 * half))
  }

  /// The bit of a row in a column.
  public subscript(row: Int, column: Int) -> Bool {
    precondition(
      row >= 0 && row < rows && column >= 0 && column < columns, "the bit is in the table")
    let place = Self.place(row: row, column: column, rows: rows)
    return unsafe halves.numbers[place.byte] >> place.bit & 1 == 1
  }

  /// Counts, for each resample and each column, how many of the drawn rows have the bit.
  ///
  /// - Parameters:
  ///   - counts: Room for ``stride`` counts a resample: that of resample *i* in column *c* goes to *i* times
  ///     the stride, and *c*. The counts behind the last column are 0.
  ///   - draws: The rows drawn, equally many for each resample, at most 65535; one resample after the
  ///     other. The table has at most 256 rows.
  /// - Complexity: O(draws * columns / 64) for each resample.
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
    precondition(
      resamples >= 0 && counts.count == resamples * stride, "each resample has its counts")
    guard resamples > 0 else { return }
    let (number, rest) = draws.count.quotientAndRemainder(dividingBy: size * resamples)
    precondition(rest == 0 && number <= UInt16.max, "all resamples draw equally many rows")
    unsafe counts.withUnsafeMutableBufferPointer { counts in
      var shape = unsafe BitRows(
        rows: UInt32(rows), columns: UInt32(columns), draws: UInt32(number),
        halves: halves.numbers.baseAddress)
      unsafe bit_row_counts(&shape, draws.baseAddress, resamples, counts.baseAddress)
    }
  }
}
