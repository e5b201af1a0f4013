/// A whole number for each row, so that the sum over a resample's rows tells resamples apart.
///
/// The sums are what digests of real-valued statistics cover: a function of how often each row was drawn,
/// exact in a double, which costs a kernel that adds rows one more column. The label of row r of n is the
/// upper 53 - b bits of `ResampleDigest`'s hash h(r, n), where b is the number of binary digits of n.
struct RowLabels: Sendable {
  private let labels: [UInt64]

  init(rows: Int) {
    let digits = Int.bitWidth - rows.leadingZeroBitCount
    labels = (0..<rows).map {
      ResampleDigest.hash(UInt64($0), UInt64(rows)) >> UInt64(11 + digits)
    }
  }

  subscript(row: Int) -> UInt64 { labels[row] }

  /// The sum of the labels of rows.
  func sum<Row: RowNumber>(_ rows: Span<Row>) -> UInt64 {
    var sum: UInt64 = 0
    for i in rows.indices { sum &+= labels[Int(rows[i])] }
    return sum
  }
}
