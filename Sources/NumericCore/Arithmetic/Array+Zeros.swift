extension Array where Element == Double {
  /// So many zeros.
  ///
  /// `init(repeating:count:)` looks the type of its memory up by name each time, which for short rows takes longer than
  /// all else; of a collection that is copied the type is known.
  static func zeros(_ count: Int) -> [Double] {
    count <= 256
      ? Array(repeatElement(0, count: count)) : Array(repeating: 0, count: count)
  }
}
