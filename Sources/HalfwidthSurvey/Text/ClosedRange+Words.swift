extension ClosedRange<Int> {
  /// The range in words: `46 to 49`, or the one number.
  package var words: String { count == 1 ? "\(lowerBound)" : "\(lowerBound) to \(upperBound)" }
}
