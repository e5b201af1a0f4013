/// How many of a sample chose each of several ordered categories, with a score for each category.
///
/// The order of the categories is that of their scores, whatever order they are listed in, and
/// categories with the same score are one level.
public struct OrdinalCounts: Hashable, Sendable {
  /// The counts.
  public let categories: CategoryCounts
  /// The scores, one a category.
  public let scores: OrdinalScores

  /// Creates counts that are possible, with scores that are 1, 2, 3 and so on where none are given.
  ///
  /// - Throws: ``CountsError`` for scores that are not possible, or another number of scores than
  ///   of categories.
  public init(
    _ categories: CategoryCounts, scores: [Double]? = nil
  ) throws(CountsError) {
    self.init(
      unchecked: categories,
      scores: try OrdinalCounts.checked(scores, categories: categories.counts.count))
  }

  /// Creates counts that are possible, with scores that are 1, 2, 3 and so on where none are given.
  ///
  /// - Throws: ``CountsError`` for counts or scores that are not possible, or another number of
  ///   scores than of counts.
  public init(_ counts: [Int], scores: [Double]? = nil) throws(CountsError) {
    try self.init(try CategoryCounts(counts), scores: scores)
  }

  /// Creates counts that are known to have as many scores as categories.
  init(unchecked categories: CategoryCounts, scores: OrdinalScores) {
    assert(categories.counts.count == scores.values.count)
    self.categories = categories
    self.scores = scores
  }

  /// The number of respondents, in 1...2^53.
  public var total: Int { categories.total }

  /// The mean of the respondents' scores.
  public var meanScore: Double { moments.mean }

  /// Returns how many of the respondents are in the box of the top levels.
  ///
  /// - Parameter levels: How many of the highest levels the box holds. It holds at least one level, and
  ///   at least one is left out: on a scale of two levels the box is the upper one.
  /// - Complexity: O(k log k) for k categories.
  public func topBox(_ levels: Int = 2) -> BinomialCounts {
    let floor = scores.boxFloor(levels)
    let inside = zip(categories.counts, scores.values).reduce(0) {
      $0 + ($1.1 >= floor ? $1.0 : 0)
    }
    return BinomialCounts(unchecked: inside, of: total)
  }

  var moments: OrdinalMoments {
    OrdinalMoments(
      zip(categories.counts, scores.values).map { (count: $0, value: $1) },
      magnitude: scores.magnitude)
  }

  static func checked(
    _ scores: [Double]?, categories: Int
  ) throws(CountsError) -> OrdinalScores {
    guard let scores else { return OrdinalScores(ranksOf: categories) }
    guard scores.count == categories else {
      throw .mismatch(
        "there are \(scores.count) scores for \(categories) categories; give one score a category")
    }
    return try OrdinalScores(scores)
  }
}
