internal import NumericCore

/// A whole number for each row, so that the sum over a resample's rows tells resamples apart.
///
/// The sums are what digests of real-valued statistics cover: a function of how often each row was drawn,
/// exact in a double, which costs a kernel that adds rows one more column. The label of row r of n is the
/// upper 53 - b bits of `ResampleDigest`'s hash h(r, n), where b is the number of binary digits of n.
struct RowLabels: Sendable {
  /// Labels that are all 0, for what has no digest of its rows.
  static let none = RowLabels([], of: 1)

  private let labels: [UInt64]

  init(rows: Int) {
    self.init(Array(0..<rows), of: rows)
  }

  /// The labels of some of the rows, in their order.
  init(_ rows: [Int], of count: Int) {
    let digits = Int.bitWidth - count.leadingZeroBitCount
    labels = rows.map {
      ResampleDigest.hash(UInt64($0), UInt64(count)) >> UInt64(11 + digits)
    }
  }

  subscript(row: Int) -> UInt64 { labels.isEmpty ? 0 : labels[row] }

  /// The sum of the labels of rows.
  func sum<Row: RowNumber>(_ rows: Span<Row>) -> UInt64 {
    guard !labels.isEmpty else { return 0 }
    var sum: UInt64 = 0
    for i in rows.indices { sum &+= labels[Int(rows[i])] }
    return sum
  }
}
