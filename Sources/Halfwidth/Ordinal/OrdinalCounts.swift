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
  /// - Throws: ``OrdinalCountsError`` for scores that are not possible, or another number of scores than
  ///   of categories.
  public init(
    _ categories: CategoryCounts, scores: [Double]? = nil
  ) throws(OrdinalCountsError) {
    self.init(
      unchecked: categories,
      scores: try OrdinalCounts.checked(scores, categories: categories.counts.count))
  }

  /// Creates counts that are possible, with scores that are 1, 2, 3 and so on where none are given.
  ///
  /// - Throws: ``OrdinalCountsError`` for counts or scores that are not possible, or another number of
  ///   scores than of counts.
  public init(_ counts: [Int], scores: [Double]? = nil) throws(OrdinalCountsError) {
    let categories: CategoryCounts
    do { categories = try CategoryCounts(counts) } catch { throw .counts(error) }
    try self.init(categories, scores: scores)
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
      zip(categories.counts, scores.values).map { (count: $0, value: $1) }, scores: scores)
  }

  static func checked(
    _ scores: [Double]?, categories: Int
  ) throws(OrdinalCountsError) -> OrdinalScores {
    guard let scores else { return OrdinalScores(ranksOf: categories) }
    guard scores.count == categories else {
      throw .wrongNumberOfScores(scores.count, categories: categories)
    }
    do { return try OrdinalScores(scores) } catch { throw .scores(error) }
  }
}

/// Why ordinal counts, or a pair of them, were refused.
public enum OrdinalCountsError: Error, Hashable, Sendable {
  /// The counts are not possible.
  case counts(CategoryCountsError)
  /// The scores are not possible.
  case scores(OrdinalScoresError)
  /// There are more scores than categories, or fewer.
  case wrongNumberOfScores(Int, categories: Int)
  /// Two samples have different scores.
  case differentScores
  /// Two samples have more than 2^53 respondents together.
  case tooLarge
  /// A table of two samples has another number of rows than two.
  case notTwoRows(Int)
  /// A row of a table of two samples has no respondents; `row` starts at 0.
  case emptySample(row: Int)
  /// A table of two answers has not as many rows as columns.
  case notSquare(rows: Int, columns: Int)

  /// What is wrong and what to do, as one sentence without a full stop.
  public var message: String {
    switch self {
    case .counts(let error): error.message
    case .scores(let error): error.message
    case .wrongNumberOfScores(let number, let categories):
      "there are \(number) scores for \(categories) categories; give one score a category"
    case .differentScores:
      "the two samples have different scores; ask both on the same scale"
    case .tooLarge:
      "the two samples have more than 2^53 respondents together, the largest number that is counted "
        + "exactly; give fewer"
    case .notTwoRows(let rows):
      "the table has \(rows) rows; give two, one a sample"
    case .emptySample(let row):
      "the \(row == 0 ? "first" : "second") sample has no respondents; at least one must be counted"
    case .notSquare(let rows, let columns):
      "the table has \(rows) rows and \(columns) columns; give the first answer by row and the second "
        + "answer by column, with the same categories"
    }
  }
}

extension OrdinalCountsError: InputError {}
