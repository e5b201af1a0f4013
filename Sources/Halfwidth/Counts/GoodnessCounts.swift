/// Counts of categories, and the shares that they are held against.
public struct GoodnessCounts: Hashable, Sendable {
  /// What was counted.
  public let counts: CategoryCounts
  /// The stated share of each category, each above 0; they sum to 1.
  public let shares: [Double]
  /// Whether no shares were stated, so that they are equal.
  public let isUniform: Bool

  /// The largest size of a stated share before it is divided by their sum.
  public static let largestShare = 1e100

  /// Creates counts with stated shares.
  ///
  /// - Parameters:
  ///   - counts: The counts of at least two categories.
  ///   - shares: A number above 0 for each category, such as percentages or 9,3,3,1; they are divided by their sum.
  ///     Nil for equal shares.
  /// - Throws: ``CountsError`` where there are not as many shares as categories, and for a share that is no finite
  ///   number above 0: a category that is stated to be impossible is to be left out.
  public init(_ counts: CategoryCounts, shares: [Double]? = nil) throws(CountsError) {
    let categories = counts.counts.count
    isUniform = shares == nil
    let shares = shares ?? [Double](repeating: 1, count: categories)
    guard shares.count == categories else {
      throw .mismatch(
        "\(shares.count) shares are given for \(categories) categories; give one for each")
    }
    for (index, share) in shares.enumerated() {
      guard share > 0 && share <= Self.largestShare else {
        throw .outOfRange(
          "share \(index + 1) is \(share); a share is a number above 0, and a category without one is left out"
        )
      }
    }
    let sum = shares.reduce(0, +)
    self.counts = counts
    self.shares = shares.map { $0 / sum }
    guard self.shares.allSatisfy({ $0 > 0 }) else {
      throw .outOfRange(
        "a share is too small beside the others for a number; leave its category out")
    }
  }

  /// The counts that the shares lead to expect.
  public var expectedCounts: [Double] { shares.map { Double(counts.total) * $0 } }

  /// The share of all other categories, without the rounding of 1 - share.
  func otherShares(than category: Int) -> Double {
    shares.enumerated().reduce(0) { $1.offset == category ? $0 : $0 + $1.element }
  }
}
