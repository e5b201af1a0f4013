/// How many of a sample fell into each of two or more categories that exclude each other.
public struct CategoryCounts: Hashable, Sendable {
  /// A count for each category, in the order given; zeros count as categories.
  public let counts: [Int]
  /// The sum of the counts, in 1...2^53.
  public let total: Int

  /// Creates counts that are possible.
  ///
  /// - Throws: ``CountsError`` for fewer than two categories, a negative count, nothing
  ///   counted, or a sum above 2^53.
  public init(_ counts: [Int]) throws(CountsError) {
    guard counts.count >= 2 else {
      throw .tooFew(
        "\(counts.count == 1 ? "one category is" : "\(counts.count) categories are") not enough; give "
          + "the counts of at least two categories")
    }
    var sum = CountSum()
    for (index, count) in counts.enumerated() { try sum.add(count, "count \(index + 1)") }
    self.counts = counts
    total = try sum.ofSomebody()
  }

  /// The share of each category in the sample.
  public var estimates: [Double] { counts.map { Double($0) / Double(total) } }

  /// Each category against all others.
  var binomials: [BinomialCounts] {
    counts.map { BinomialCounts(unchecked: $0, of: total) }
  }
}

extension CategoryCounts {
  /// Creates counts from text such as `4,9,12,25`.
  ///
  /// - Throws: ``CountsError``: malformed text, or counts that are not possible.
  public init(parsing text: String) throws(CountsError) {
    guard let counts = CountsText.row(text) else {
      throw .malformed("'\(text)' is not a list of counts; write whole numbers such as 4,9,12,25")
    }
    try self.init(counts)
  }
}
