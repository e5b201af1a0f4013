internal import CKernels

/// Rows of numbers, from which many rows are drawn and added column by column.
///
/// Additions are done in an order that is fixed, in all widths of vectors and on every machine: the same
/// draws give the same bits.
public struct RowSumTable: Sendable {
  /// The number of rows, in 1...2^31.
  public let rows: Int
  /// The number of columns asked for, at least 1.
  public let columns: Int
  /// How many numbers lie from one row, or one resample's sums, to the next: 2, 4 or a multiple of 8.
  ///
  /// The columns beyond those asked for are 0.
  public let stride: Int
  let storage: AlignedNumbers<Double>

  /// Creates rows from their numbers.
  public init(rows: Int, columns: Int, value: (_ row: Int, _ column: Int) -> Double) {
    precondition(rows >= 1 && rows <= 1 << 31, "a table has 1...2^31 rows")
    precondition(columns >= 1 && columns <= 1 << 20, "a table has 1...2^20 columns")
    self.rows = rows
    self.columns = columns
    stride = columns <= 2 ? 2 : columns <= 4 ? 4 : (columns + 7) / 8 * 8
    storage = AlignedNumbers(count: rows * stride)
    for row in 0..<rows {
      for column in 0..<columns {
        unsafe storage.numbers[row * stride + column] = value(row, column)
      }
    }
  }

  /// The number in a row and a column.
  public subscript(row: Int, column: Int) -> Double {
    precondition(
      row >= 0 && row < rows && column >= 0 && column < stride, "the number is in the table")
    return unsafe storage.numbers[row * stride + column]
  }

  /// Adds the rows drawn by each resample.
  ///
  /// - Parameters:
  ///   - sums: Room for ``stride`` numbers a resample; those of resample *i* go to *i* times the stride.
  ///     Draw *d* is added to the partial sum *d* mod 4, in order; the result is
  ///     (s0 + s1) + (s2 + s3).
  ///   - resamples: How many resamples there are.
  ///   - draws: The rows drawn, equally many for each resample, one resample after the other.
  /// - Complexity: O(draws * columns), about 0.35 ns a draw for each eight columns with AVX-512.
  public func add<Row: RowNumber>(
    _ sums: inout MutableSpan<Double>, resamples: Int, draws: Span<Row>
  ) {
    unsafe draws.withUnsafeBufferPointer { draws in
      var largest: Row = 0
      for i in draws.indices { largest = max(largest, unsafe draws[i]) }
      precondition(draws.isEmpty || largest < rows, "the rows drawn are in the table")
    }
    unsafe addKnown(
      &sums, resamples: resamples, draws: draws.bytes, bytes: MemoryLayout<Row>.size)
  }

  /// Adds rows that are known to be in the table, without looking.
  ///
  /// Memory outside the table is read if a row is not in it.
  @unsafe public func addKnown(
    _ sums: inout MutableSpan<Double>, resamples: Int, draws: RawSpan, bytes: Int
  ) {
    precondition(resamples >= 0 && sums.count == resamples * stride, "each resample has its sums")
    guard resamples > 0 else { return }
    let (number, rest) = draws.byteCount.quotientAndRemainder(dividingBy: resamples * bytes)
    precondition(rest == 0, "all resamples draw equally many rows")
    unsafe draws.withUnsafeBytes { draws in
      unsafe sums.withUnsafeMutableBufferPointer { sums in
        unsafe row_sums(
          storage.numbers.baseAddress, stride, UInt32(bytes), draws.baseAddress, number, resamples,
          sums.baseAddress)
      }
    }
  }
}
