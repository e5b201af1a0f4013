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
  /// - Throws: ``CountsError`` where there are not as many shares as categories; for a share that is no finite
  ///   number above 0, as a category that is stated to be impossible is to be left out; and for what is written as
  ///   fractions of 1, or as percentages, and does not sum to the whole.
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
    try Self.checkWhole(shares, sum: sum)
    self.counts = counts
    self.shares = shares.map { $0 / sum }
    guard self.shares.allSatisfy({ $0 > 0 }) else {
      throw .outOfRange(
        "a share is too small beside the others for a number; leave its category out")
    }
  }

  /// Refuses fractions and percentages that are a slip: 0.4, 0.3, 0.2 would become others than those that were meant.
  ///
  /// What rounding leaves is taken: half of a last digit, of two for fractions and of none for percentages, each.
  private static func checkWhole(_ shares: [Double], sum: Double) throws(CountsError) {
    let isOff: (whole: Double, name: String)? =
      if shares.allSatisfy({ $0 < 1 }), !makeWhole(shares, of: 1) {
        (1, "fractions of 1")
      } else if (90...110).contains(sum), !makeWhole(shares, of: 100) {
        (100, "percentages")
      } else {
        nil
      }
    guard let isOff else { return }
    throw .outOfRange(
      "the shares sum to \(DecimalFormat.trimmed(sum, places: 6)) and not to \(Int(isOff.whole)); mend them, or, where they "
        + "are no \(isOff.name), write their ratios, such as 4,3,2")
  }

  /// Whether rounded shares sum to a whole, as far as rounding leaves it.
  package static func makeWhole(_ shares: [Double], of whole: Double) -> Bool {
    abs(shares.reduce(0, +) - whole) <= 0.005 * whole * Double(shares.count) + 1e-9
  }

  /// The counts that the shares lead to expect.
  public var expectedCounts: [Double] { shares.map { Double(counts.total) * $0 } }

  /// The share of all other categories, without the rounding of 1 - share.
  func otherShares(than category: Int) -> Double {
    shares.enumerated().reduce(0) { $1.offset == category ? $0 : $0 + $1.element }
  }
}
