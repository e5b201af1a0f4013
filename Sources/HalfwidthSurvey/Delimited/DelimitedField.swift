/// Where a field stands in a text.
struct DelimitedField: Hashable {
  /// Where it begins: past the separator before it, or at the first byte of its row that is no space.
  var begin: Int
  /// What it holds, without the spaces around it and without its quotes; quotes inside are still doubled.
  var content: Range<Int>
  /// Whether it stands in quotes.
  var isQuoted = false
}

/// A field in eight bytes, for many of them; texts have at most ``TextFile/largest`` bytes.
struct FieldSlice: Hashable {
  /// Where the content begins.
  private(set) var start: UInt32
  /// Twice the number of its bytes, and one more where it stands in quotes.
  private var size: UInt32

  /// A field that a row is too short to have.
  static let absent = FieldSlice(start: 0, size: .max)

  private init(start: UInt32, size: UInt32) {
    self.start = start
    self.size = size
  }

  init(_ field: DelimitedField) {
    start = UInt32(truncatingIfNeeded: field.content.lowerBound)
    size = UInt32(truncatingIfNeeded: field.content.count << 1) | (field.isQuoted ? 1 : 0)
  }

  var isQuoted: Bool { size & 1 == 1 }
  /// The number of bytes of the content.
  var count: Int { Int(size >> 1) }
  var isAbsent: Bool { size == .max }
  /// Where the content of a field that is there stands.
  var range: Range<Int> { Int(start)..<Int(start) + count }
}
