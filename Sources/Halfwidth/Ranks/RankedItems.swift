/// Items that are ranked, from the one with the largest count down, and what is known of them.
///
/// Four things can be known: how many chose each category of a single-choice question, how many said yes
/// to each item (and nothing of who said it to which), what every respondent answered, or every
/// respondent's scores. More is shown where more is known.
public struct RankedItems: Hashable, Sendable {
  /// What is known beside the counts.
  enum Knowledge: Hashable, Sendable {
    /// The counts are of categories that exclude each other.
    case categories(respondents: Int)
    /// The counts are of the same respondents, and how many answered two items differently is not known.
    case margins(respondents: Int)
    /// What respondents answered, 0 or 1: an item's answers are bits, 64 a word.
    case answers(respondents: Int, bits: [[UInt64]])
    /// The scores that respondents gave, as whole numbers of a common step, by item; and their means.
    case scores(respondents: Int, columns: [[Int]], means: [Double])
  }

  let knowledge: Knowledge
  /// How large each item's count can be.
  ///
  /// One number, or the smallest and the largest of those that a published number leaves possible. Of scores the
  /// sums, in steps of the scale.
  public let counts: [ClosedRange<Int>]
  /// What the items are called, one name each; nil where they have numbers only.
  public private(set) var names: [String]?

  /// The largest number of items.
  public static let largestItems = 500
  /// The largest number of respondents.
  public static let largestRespondents = 1_000_000

  /// Creates the categories of a single-choice question, of which nobody may have chosen any.
  ///
  /// - Parameter counts: How many chose each, at least one category; as ranges where a published number
  ///   leaves several counts possible.
  /// - Parameter respondents: How many were asked, where further categories are not ranked; nil where there are
  ///   none, and they are the sum.
  /// - Throws: ``CountsError`` for no category, more than ``largestItems``, a negative count, and a sum
  ///   above ``largestRespondents``.
  public init(
    categories counts: [ClosedRange<Int>], respondents: Int? = nil
  ) throws(CountsError) {
    try Self.check(items: counts.count, "categories")
    var sum = CountSum()
    for (index, range) in counts.enumerated() {
      try Self.check(range, "category \(index + 1)")
      try sum.add(range.upperBound, "category \(index + 1)")
    }
    try Self.check(respondents: respondents ?? sum.total)
    if let respondents, counts.contains(where: { $0.upperBound > respondents }) {
      throw .outOfRange(
        "a count is more than the \(respondents) respondents; give the number of all")
    }
    knowledge = .categories(respondents: respondents ?? sum.total)
    self.counts = counts
  }

  /// Creates the categories of a single-choice question.
  ///
  /// - Throws: ``CountsError``, as for ranges of counts.
  public init(categories counts: [Int]) throws(CountsError) {
    if let index = counts.firstIndex(where: { $0 < 0 }) {
      throw .outOfRange("count \(index + 1) is \(counts[index]); counts are not negative")
    }
    try self.init(categories: counts.map { $0...$0 })
  }

  /// Creates items that the same respondents were asked, of which only the numbers of yes are known.
  ///
  /// - Parameters:
  ///   - counts: How many said yes to each, at least one item; as ranges where a published number leaves
  ///     several counts possible.
  ///   - respondents: How many were asked, in 1...``largestRespondents``.
  /// - Throws: ``CountsError`` for no item, more than ``largestItems``, and a count outside
  ///   0...respondents.
  public init(margins counts: [ClosedRange<Int>], respondents: Int) throws(CountsError) {
    try Self.check(items: counts.count, "items")
    guard respondents > 0 else {
      throw .tooFew("the number of respondents is \(respondents); give at least 1")
    }
    try Self.check(respondents: respondents)
    for range in counts {
      for count in [range.lowerBound, range.upperBound] where !(0...respondents).contains(count) {
        throw .outOfRange(
          "\(count) of \(respondents) is not possible; give a count from 0 to \(respondents)")
      }
    }
    knowledge = .margins(respondents: respondents)
    self.counts = counts
  }

  /// Creates items that the same respondents were asked, of which only the numbers of yes are known.
  ///
  /// - Throws: ``CountsError``, as ``init(margins:respondents:)-([ClosedRange<Int>],_)``.
  public init(margins counts: [Int], respondents: Int) throws(CountsError) {
    try self.init(margins: counts.map { $0...$0 }, respondents: respondents)
  }

  /// Creates items with what every respondent answered.
  ///
  /// - Throws: ``CountsError`` for more than ``largestItems`` or ``largestRespondents``.
  public init(answers: BinaryResponses) throws(CountsError) {
    try Self.check(items: answers.items, "items")
    try Self.check(respondents: answers.respondents)
    var bits = [[UInt64]](
      repeating: [UInt64](repeating: 0, count: (answers.respondents + 63) / 64),
      count: answers.items)
    for (place, answer) in answers.answers.enumerated() where answer == 1 {
      let (row, item) = place.quotientAndRemainder(dividingBy: answers.items)
      bits[item][row / 64] |= 1 << UInt64(row % 64)
    }
    knowledge = .answers(respondents: answers.respondents, bits: bits)
    counts = answers.itemTotals.map { $0...$0 }
  }

  /// Creates items with the scores that every respondent gave, which are ranked by their means.
  ///
  /// - Parameter rows: At least one respondent, each with a score for each of at least one item.
  ///   Respondents without a score for every item are to be left out before.
  /// - Throws: ``CountsError`` for rows of different lengths, scores that are no multiples of a common
  ///   step, and more than can be gone through: all sign-flips of each pair of items are.
  public init(scores rows: [[Double]]) throws(CountsError) {
    let checked = try RespondentDifferences(rows)
    try Self.check(items: checked.items, "items")
    try Self.check(respondents: rows.count)
    guard let lattice = ScoreLattice(rows.flatMap(\.self)) else {
      throw .mismatch(
        "the scores are no multiples of a common step; give scores such as 1, 2, 3 or 0.5, 1, 1.5")
    }
    let span = Double((lattice.positions.max() ?? 0) + 1)
    let pairs = Double(checked.items * (checked.items - 1) / 2)
    guard pairs * span * Double(rows.count) * Double(rows.count) <= Self.mostAdditions else {
      throw .tooLarge(
        "\(checked.items) items of \(rows.count) respondents have too many sign-flips to go through; "
          + "rank the numbers of those who gave a high score instead")
    }
    let columns = (0..<checked.items).map { item in
      rows.indices.map { lattice.positions[$0 * checked.items + item] }
    }
    let sums = columns.map { $0.reduce(0, +) }
    let unit = Double(lattice.divisor) * Double(rows.count)
    knowledge = .scores(
      respondents: rows.count, columns: columns,
      means: sums.map { Double(lattice.offset * rows.count + lattice.step * $0) / unit })
    counts = sums.map { $0...$0 }
  }

  /// Creates items whose means were compared with each other already, so that no more than their order is needed.
  ///
  /// - Parameters:
  ///   - means: The mean of each item.
  ///   - order: For each item a number that is larger for a better one, and the same for items that are tied.
  init(means: [Double], order: [Int], respondents: Int) throws(CountsError) {
    try Self.check(items: means.count, "items")
    knowledge = .scores(respondents: respondents, columns: [], means: means)
    counts = order.map { $0...$0 }
  }

  /// The same items with names.
  ///
  /// - Throws: ``CountsError`` unless there is a name for each.
  public func named(_ names: [String]) throws(CountsError) -> RankedItems {
    guard names.count == items else {
      throw .mismatch(
        "there \(names.count == 1 ? "is 1 name" : "are \(names.count) names") for \(items) items; give each "
          + "item one")
    }
    var named = self
    named.names = names
    return named
  }

  private static let mostAdditions = 2e9

  /// The number of items, at least 1.
  public var items: Int { counts.count }

  /// The number of respondents; of categories that are known as ranges the most that there can be.
  public var respondents: Int {
    switch knowledge {
    case .categories(let respondents), .margins(let respondents), .answers(let respondents, _),
      .scores(let respondents, _, _):
      respondents
    }
  }

  /// What items are ranked by: their shares, or their means of scores; nil of a share where the count is
  /// known as a range, or where there are no respondents.
  public var estimates: [Double?] {
    switch knowledge {
    case .categories, .margins, .answers:
      counts.map { range in
        range.only.flatMap { respondents > 0 ? Double($0) / Double(respondents) : nil }
      }
    case .scores(_, _, let means): means
    }
  }

  /// Whether the items are ranked by means of scores, and not by counts.
  public var areScores: Bool {
    switch knowledge {
    case .categories, .margins, .answers: false
    case .scores: true
    }
  }

  /// The ranks of an item in the sample, 1 for the largest count and one more for each item with a larger
  /// one: several where a count is known as a range.
  public func sampleRank(of item: Int) -> ClosedRange<Int> {
    let own = counts[item]
    let surely = counts.count { $0.lowerBound > own.upperBound }
    let possibly = counts.enumerated().count {
      $0.offset != item && $0.element.upperBound > own.lowerBound
    }
    return surely + 1...possibly + 1
  }

  private static func check(items: Int, _ name: String) throws(CountsError) {
    guard items > 0 else { throw .tooFew("there are no \(name) to rank; give at least one count") }
    guard items <= largestItems else {
      throw .tooLarge(
        "\(items) \(name) are more than \(largestItems), the most that are ranked; give fewer")
    }
  }

  private static func check(respondents: Int) throws(CountsError) {
    guard respondents <= largestRespondents else {
      throw .tooLarge(
        "\(respondents) respondents are more than \(largestRespondents), the most that exact ranks are "
          + "offered for")
    }
  }

  private static func check(_ range: ClosedRange<Int>, _ name: String) throws(CountsError) {
    guard range.lowerBound >= 0 else {
      throw .outOfRange("\(name) has a count of \(range.lowerBound); counts are not negative")
    }
  }
}

extension RankedItems {
  /// Creates the categories of a single-choice question of counts that are checked already.
  ///
  /// - Throws: ``CountsError`` for more than ``largestItems`` or ``largestRespondents``.
  public init(counts: CategoryCounts) throws(CountsError) {
    try self.init(categories: counts.counts)
  }

  /// Creates the categories of a single-choice question from text such as `30,12,8`.
  ///
  /// - Throws: ``CountsError``: malformed text, or counts that are not possible.
  public init(parsingCategories text: String) throws(CountsError) {
    guard let counts = CountsText.row(text) else {
      throw .malformed(
        "'\(text)' is not a list of counts; write whole numbers such as 30,12,8, or yes and people of each "
          + "item such as 46/50")
    }
    try self.init(categories: counts)
  }
}

extension ClosedRange<Int> {
  /// The one number of a range of one; nil for a longer one.
  var only: Int? { lowerBound == upperBound ? lowerBound : nil }
}
