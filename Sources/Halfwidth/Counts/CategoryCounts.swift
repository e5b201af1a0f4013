/// How many of a sample fell into each of two or more categories that exclude each other.
public struct CategoryCounts: Hashable, Sendable {
  /// A count for each category, in the order given; zeros count as categories.
  public let counts: [Int]
  /// The sum of the counts, in 1...2^53.
  public let total: Int

  /// Creates counts that are possible.
  ///
  /// - Throws: ``CategoryCountsError`` for fewer than two categories, a negative count, nothing
  ///   counted, or a sum above 2^53.
  public init(_ counts: [Int]) throws(CategoryCountsError) {
    guard counts.count >= 2 else { throw .tooFewCategories(counts.count) }
    var total = 0
    for (index, count) in counts.enumerated() {
      guard count >= 0 else { throw .negative(count: count, index: index) }
      let (sum, overflow) = total.addingReportingOverflow(count)
      guard !overflow && sum <= BinomialCounts.largestTrials else { throw .tooLarge }
      total = sum
    }
    guard total > 0 else { throw .nothingCounted }
    self.counts = counts
    self.total = total
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
  /// - Throws: ``CategoryCountsError``: malformed text, or counts that are not possible.
  public init(parsing text: String) throws(CategoryCountsError) {
    guard let counts = CountsText.row(text) else { throw .malformed(text) }
    try self.init(counts)
  }
}

extension CategoryCounts: Codable {
  /// Decodes a list of counts; impossible ones are refused with ``CategoryCountsError``.
  public init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode([Int].self))
  }

  /// Encodes the list of counts.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(counts)
  }
}

/// Why category counts were refused.
public enum CategoryCountsError: Error, Hashable, Sendable {
  /// The text is not a list of whole numbers with commas between them.
  case malformed(String)
  /// There are fewer than two categories.
  case tooFewCategories(Int)
  /// A count is negative; `index` starts at 0.
  case negative(count: Int, index: Int)
  /// All counts are 0.
  case nothingCounted
  /// The counts sum to more than 2^53.
  case tooLarge

  /// What is wrong and what to do, as one sentence without a full stop.
  public var message: String {
    switch self {
    case .malformed(let text):
      "'\(text)' is not a list of counts; write whole numbers such as 4,9,12,25"
    case .tooFewCategories(let number):
      "\(number == 1 ? "one category is" : "\(number) categories are") not enough; give the counts "
        + "of at least two categories"
    case .negative(let count, let index):
      "count \(index + 1) is \(count); counts are not negative"
    case .nothingCounted:
      "all counts are 0; at least one respondent must be counted"
    case .tooLarge:
      "the counts sum to more than 2^53, the largest number that is counted exactly; give fewer"
    }
  }
}

extension CategoryCountsError: InputError {
  /// Whether the text is no list of counts.
  public var isMalformed: Bool { if case .malformed = self { true } else { false } }
}
