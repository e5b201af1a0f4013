internal import CLAPACK

/// The sums of drawn rows as a matrix product: how often each resample drew each row, times the rows.
///
/// The product always has the same shape for a table, 256 resamples of which the last ones may be empty,
/// and is computed on one thread: a resample's sums are then the same bits wherever it stands among
/// others that are computed, with one library. Their last bits are not those of ``RowSumTable/add``,
/// unless all sums are exact.
extension RowSumTable {
  /// How many resamples a product has.
  public static let productResamples = 256

  /// Whether the library loaded is known to multiply matrices faster than rows are added.
  ///
  /// OpenBLAS does, the reference library does not, and any other is taken for one that does not.
  public static var hasFastProduct: Bool { LinearAlgebraLibrary.openBLASCore != nil }

  /// Multiplies counts with the rows.
  ///
  /// - Parameters:
  ///   - counts: For each of 256 resamples how often it drew each row, one resample after the other.
  ///   - sums: Room for ``stride`` numbers for each of 256 resamples; those of resample *i* go to *i*
  ///     times the stride.
  /// - Complexity: O(rows * columns) for each resample.
  public func multiply(_ counts: Span<Double>, into sums: inout MutableSpan<Double>) {
    let resamples = Self.productResamples
    precondition(
      counts.count == resamples * rows && sums.count == resamples * stride,
      "a product has 256 resamples")
    let no = CChar(UInt8(ascii: "N"))
    // Kept by row, the table is the transposed matrix kept by column, and so are counts and sums.
    let info = unsafe counts.withUnsafeBufferPointer { counts in
      unsafe sums.withUnsafeMutableBufferPointer { sums in
        unsafe clapack_dgemm(
          no, no, Int32(stride), Int32(resamples), Int32(rows), 1, storage.numbers.baseAddress,
          Int32(stride), counts.baseAddress, Int32(rows), 0, sums.baseAddress, Int32(stride))
      }
    }
    precondition(info == 0, "the arguments of a product are legal")
  }
}
