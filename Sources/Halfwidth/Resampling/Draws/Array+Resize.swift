extension Array where Element: FixedWidthInteger {
  /// Makes room for exactly so many numbers; what they are is not said.
  mutating func resize(to count: Int) {
    if count != self.count { self = Self(repeating: 0, count: count) }
  }
}
