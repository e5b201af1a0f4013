public import Halfwidth

/// A column of a respondents' file whose answers are categories.
public struct ClassifiedColumn: Sendable {
  /// The column's name.
  public let name: String
  /// The question as it was put, where the file has it.
  public let title: String?
  /// The categories, and the answer of each row of the file; rows that are left out on purpose were not
  /// asked.
  public private(set) var answers: ItemAnswers
  /// Which answers count as yes, as they are called; empty where that was not asked, or where they are
  /// words for yes and no.
  public let yes: [String]
  /// Where the order of the categories is from.
  public private(set) var order: CategoryOrder
  /// The numbers that the categories are, or have as codes; nil where one has none.
  private var scores: [Double]?
  /// What a reader must know of how the column was read, and of the answers in its rows.
  public var warnings: [AnalysisWarning] {
    [others?.note].compactMap(\.self).map { AnalysisWarning(.inputReading, $0) } + reading
  }
  /// What a reader must know of how the column was read.
  private var reading: [AnalysisWarning]
  /// The answers that count as no, where they are to be shown; nil elsewhere.
  var others: OtherAnswers? = nil
  /// What stands in the rows without an answer: `blank`, or a code with its label.
  private(set) var missing: [Int: String]

  /// The categories, in their order.
  public var categories: [String] { answers.categories }

  init(
    _ column: RespondentColumn, answers: ItemAnswers, missing: [Int: String], yes: [String],
    order: CategoryOrder, scores: [Double]?, warnings: [AnalysisWarning]
  ) {
    name = column.name
    title = column.title
    self.answers = answers
    self.missing = missing
    self.yes = yes
    self.order = order
    self.scores = scores
    reading = warnings
  }

  /// How many rows have no answer to the second of two columns or to the first, and how the others go together.
  ///
  /// - Parameters:
  ///   - first: A column of yes and no.
  ///   - second: Another one of the same file.
  /// - Returns: Nil where nobody has an answer to both.
  public static func pairs(_ first: ClassifiedColumn, _ second: ClassifiedColumn) -> JointAnswers? {
    try? JointAnswers(first.answers, [1], second.answers, [1])
  }

  /// The column with its categories in another order, and perhaps with some that nobody has.
  ///
  /// Their numbers are their scores as long as they ascend in that order.
  ///
  /// - Parameter categories: All of the column's categories, and any others, each once.
  /// - Complexity: O(n) in the rows.
  public func inOrder(_ categories: [String]) -> ClassifiedColumn {
    var column = self
    column.order = .stated
    let numbers = categories.compactMap { category in
      self.categories.firstIndex(of: category).map { scores?[$0] } ?? CellNumber.plain(category)
    }
    let ascend = zip(numbers.dropFirst(), numbers).allSatisfy { $0 > $1 }
    column.scores =
      scores != nil && numbers.count == categories.count && ascend
      ? ScoredCategories.scores(of: numbers) : nil
    column.answers = answers.inOrder(categories)
    return column
  }

  /// The column with something more that a reader must know of it.
  public func noting(_ warning: AnalysisWarning) -> ClassifiedColumn {
    var column = self
    column.reading.append(warning)
    return column
  }

  /// The categories with their scores.
  ///
  /// - Parameter places: The places of those that are lines, ascending; nil for all.
  public func scored(_ places: [Int]? = nil) -> ScoredCategories {
    let places = places ?? Array(categories.indices)
    return ScoredCategories(
      column: name, names: places.map { categories[$0] },
      scores: places.map { scores?[$0] ?? Double($0 + 1) }, areNumbers: scores != nil,
      order: order)
  }

  /// How many rows have each answer.
  public var counts: [Int] { answers.tally.counts }

  /// The column in the rows of one group only.
  ///
  /// - Parameters:
  ///   - group: The place of the group among those of `groups`.
  ///   - groups: The column whose answers are the groups.
  /// - Complexity: O(n) in the rows.
  public func only(_ group: Int, of groups: ClassifiedColumn) -> ClassifiedColumn {
    only { groups.answers.answer(at: $0) == group }
  }

  /// The column in the rows of some groups, and in those that have no group because the answer is missing.
  ///
  /// - Complexity: O(n) in the rows.
  public func among(_ places: [Int], of groups: ClassifiedColumn) -> ClassifiedColumn {
    only { row in groups.answers.answer(at: row).map(places.contains) ?? groups.isAsked(row) }
  }

  /// The answers of the rows that have one in all columns, row by row.
  ///
  /// - Complexity: O(n) in the rows.
  public static func complete(_ columns: [ClassifiedColumn]) -> [[Int]] {
    (0..<(columns.first?.answers.count ?? 0)).compactMap { row in
      let answers = columns.compactMap { $0.answers.answer(at: row) }
      return answers.count == columns.count ? answers : nil
    }
  }

  /// The rows that have an answer in all columns.
  ///
  /// - Complexity: O(n) in the rows.
  public static func completeRows(_ columns: [ClassifiedColumn]) -> [Int] {
    (0..<(columns.first?.answers.count ?? 0)).filter { row in
      columns.allSatisfy { $0.answers.answer(at: row) != nil }
    }
  }

  /// The answers of the rows that have one in all columns, row by row, each as the place of its category: 1 for the
  /// second one.
  ///
  /// - Complexity: O(n) in the rows.
  public static func completeChoices(_ columns: [ClassifiedColumn]) -> [UInt8] {
    var isComplete = [Bool](repeating: true, count: columns.first?.answers.count ?? 0)
    for column in columns {
      column.answers.forEachMissing { row, _ in isComplete[row] = false }
    }
    var choices = [UInt8](repeating: 0, count: columns.count * isComplete.count { $0 })
    var done = 0
    // Some rows of all columns, so that what is written side by side is written at one time.
    for first in stride(from: 0, to: isComplete.count, by: rowsTogether) {
      let rows = first..<min(first + rowsTogether, isComplete.count)
      for (place, column) in columns.enumerated() {
        var next = done + place
        unsafe choices.withUnsafeMutableBufferPointer { choices in
          for row in rows where isComplete[row] {
            unsafe choices[next] = UInt8(clamping: column.answers.answer(at: row) ?? 0)
            next += columns.count
          }
        }
      }
      done += columns.count * isComplete[rows].count { $0 }
    }
    return choices
  }

  private static let rowsTogether = 1 << 12

  /// The column in some rows only.
  func only(_ isAsked: (Int) -> Bool) -> ClassifiedColumn {
    var column = self
    for row in 0..<answers.count where !isAsked(row) { column.answers.remove(at: row, .notAsked) }
    column.missing = missing.filter { isAsked($0.key) }
    column.others = others?.only(isAsked)
    return column
  }

  /// Whether a row is one of those that are looked at.
  func isAsked(_ row: Int) -> Bool { answers.missing(at: row) != .notAsked }
}
