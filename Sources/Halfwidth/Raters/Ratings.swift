/// How raters put subjects into categories: for each subject, how many of them chose each category.
///
/// Who gave which rating plays no part in the measures of agreement of several raters, and the raters of one subject
/// need not be those of another.
public struct Ratings: Hashable, Sendable {
  /// The number of ratings by subject and category.
  public let counts: [[Int]]
  /// The categories as numbers, ascending, one a column of ``counts``.
  public let categories: [Double]

  /// The largest number of subjects times categories.
  public static let largestTable = 10_000_000

  /// Creates ratings from a row for each subject and a column for each rater, nil where one is missing.
  ///
  /// The categories are the different ratings.
  ///
  /// - Throws: ``CountsError`` for no subject, one rater, rows of different lengths, a rating that is not a finite number,
  ///   nothing rated, and more than ``largestTable`` subjects times categories.
  public init(_ ratings: [[Double?]]) throws(CountsError) {
    guard let first = ratings.first else {
      throw .tooFew("there is no subject; give a row of ratings for each")
    }
    guard first.count >= 2 else {
      throw .tooFew(
        "\(first.isEmpty ? "no rater is" : "one rater is") not enough; give the ratings of at least two"
      )
    }
    var categories: Set<Double> = []
    for (subject, row) in ratings.enumerated() {
      guard row.count == first.count else {
        throw .mismatch(
          "subject \(subject + 1) has \(row.count) ratings and the first has \(first.count); give every subject one "
            + "place a rater, empty where the rating is missing")
      }
      for case let rating? in row {
        guard rating.isFinite else {
          throw .outOfRange("a rating of subject \(subject + 1) is \(rating); give finite numbers")
        }
        // Minus 0 is 0.
        categories.insert(rating + 0)
      }
    }
    guard !categories.isEmpty else {
      throw .tooFew("all ratings are missing; at least one must be given")
    }
    let ordered = categories.sorted()
    try Self.checkSize(ratings.count, ordered.count)
    let places = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1, $0) })
    counts = ratings.map { row in
      var counts = [Int](repeating: 0, count: ordered.count)
      for case let rating? in row { if let place = places[rating + 0] { counts[place] += 1 } }
      return counts
    }
    self.categories = ordered
  }

  /// Creates ratings from how many raters put each subject, a row, into each category, a column.
  ///
  /// The categories are 1, 2, 3 and so on; those that nobody chose are part of the scale.
  ///
  /// - Throws: ``CountsError`` for no subject, fewer than two categories, rows of different lengths, a negative count,
  ///   nothing rated, a sum above 2^53, subjects that all have one rating, and more than ``largestTable`` subjects times
  ///   categories.
  public init(counts: [[Int]]) throws(CountsError) {
    guard let first = counts.first else {
      throw .tooFew("there is no subject; give a row of counts for each")
    }
    guard first.count >= 2 else {
      throw .tooFew(
        "\(first.count) categor\(first.count == 1 ? "y is" : "ies are") not enough; give the counts of at least two"
      )
    }
    try Self.checkSize(counts.count, first.count)
    var sum = CountSum()
    for (subject, row) in counts.enumerated() {
      guard row.count == first.count else {
        throw .mismatch(
          "subject \(subject + 1) has \(row.count) counts and the first has \(first.count); give every subject one a "
            + "category")
      }
      for (category, count) in row.enumerated() {
        try sum.add(count, "count \(category + 1) of subject \(subject + 1)")
      }
    }
    _ = try sum.ofSomebody("all counts are 0; at least one subject must be rated")
    guard counts.contains(where: { $0.reduce(0, +) > 1 }) else {
      throw .tooFew("no subject has more than one rating; give the ratings of at least two raters")
    }
    self.counts = counts
    categories = first.indices.map { Double($0 + 1) }
  }

  private static func checkSize(_ subjects: Int, _ categories: Int) throws(CountsError) {
    guard subjects <= largestTable / max(1, categories) else {
      throw .tooLarge(
        "\(subjects) subjects and \(categories) different ratings are more than \(largestTable) counts; put ratings into "
          + "fewer categories")
    }
  }

  /// The number of subjects, at least 1.
  public var subjects: Int { counts.count }
  /// The number of ratings of each subject.
  public var ratingsBySubject: [Int] { counts.map { $0.reduce(0, +) } }
  /// The number of ratings of every subject; nil where it is not the same.
  public var commonRatings: Int? {
    let numbers = ratingsBySubject
    return numbers.allSatisfy { $0 == numbers[0] } ? numbers[0] : nil
  }
}

extension Ratings {
  /// Creates ratings from text such as `1,1,2;2,,2`: commas between raters, semicolons between subjects, and nothing
  /// where a rating is missing.
  ///
  /// - Throws: ``CountsError``: malformed text, or ratings that are not possible.
  public init(parsing text: String) throws(CountsError) {
    var rows: [[Double?]] = []
    for line in text.split(separator: ";", omittingEmptySubsequences: false) {
      var row: [Double?] = []
      for part in line.split(separator: ",", omittingEmptySubsequences: false) {
        let digits = part.filter { $0 != " " }
        if digits.isEmpty {
          row.append(nil)
          continue
        }
        guard let value = Double(digits), value.isFinite,
          !digits.contains(where: { $0 == "x" || $0 == "X" })
        else {
          throw .malformed(
            "'\(text)' is not a table of ratings; write numbers with commas between raters, nothing where a rating is "
              + "missing, and semicolons between subjects, such as 1,1,2;2,,2")
        }
        row.append(value)
      }
      rows.append(row)
    }
    try self.init(rows)
  }

  /// Creates ratings from text such as `3,0;2,1`: how many raters chose each category, with semicolons between subjects.
  ///
  /// - Throws: ``CountsError``: malformed text, or counts that are not possible.
  public init(parsingCounts text: String) throws(CountsError) {
    guard let rows = CountsText.rows(text) else {
      throw .malformed(
        "'\(text)' is not a table of counts; write whole numbers with commas between categories and semicolons "
          + "between subjects, such as 3,0;2,1")
    }
    try self.init(counts: rows)
  }
}
