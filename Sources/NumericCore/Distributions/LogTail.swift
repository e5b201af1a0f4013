/// Tails of discrete distributions in units of their first term, for logarithms of tails that are too
/// small for a double.
enum LogTail {
  /// Returns the sum of the terms from one count to another, with the first one as the unit.
  ///
  /// The ratio is that of the next term to the one of a count; the terms must fall.
  static func sum(from first: Int, to last: Int, ratio: (Int) -> Double) -> Double {
    var term = 1.0
    var sum = 1.0
    for count in stride(from: first, to: last, by: first <= last ? 1 : -1) {
      term *= ratio(count)
      sum += term
      if term < 1e-19 * sum { break }
    }
    return sum
  }
}
