/// A sum of counts, each of which is checked as it is added.
struct CountSum {
  /// In 0...2^53.
  private(set) var total = 0

  /// Adds a count.
  ///
  /// - Parameter name: What it is called, such as `count 3`.
  /// - Throws: ``CountsError`` for a negative count, and a sum above 2^53.
  mutating func add(_ count: Int, _ name: @autoclosure () -> String) throws(CountsError) {
    guard count >= 0 else { throw .outOfRange("\(name()) is \(count); counts are not negative") }
    let (sum, overflow) = total.addingReportingOverflow(count)
    guard !overflow && sum <= BinomialCounts.largestTrials else {
      throw .beyondExact("the counts sum to more than 2^53")
    }
    total = sum
  }

  /// Returns the sum.
  ///
  /// - Throws: ``CountsError`` where it is 0.
  func ofSomebody(
    _ nobody: String = "all counts are 0; at least one respondent must be counted"
  ) throws(CountsError) -> Int {
    guard total > 0 else { throw .tooFew(nobody) }
    return total
  }
}
