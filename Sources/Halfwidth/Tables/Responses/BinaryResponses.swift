/// Answers of yes (1) or no (0) of the same respondents to several items.
public struct BinaryResponses: Hashable, Sendable {
  /// The answers by respondent: rows of one length, each answer 0 or 1.
  public let rows: [[Int]]
  /// The number of items, at least 2.
  public let items: Int

  /// Creates responses that are possible.
  ///
  /// - Parameter rows: One row a respondent, one answer an item. Respondents without an answer to every
  ///   item are to be left out before.
  /// - Throws: ``BinaryResponsesError`` for no row, fewer than two items, rows of different lengths, or
  ///   an answer that is neither 0 nor 1.
  public init(_ rows: [[Int]]) throws(BinaryResponsesError) {
    guard let first = rows.first else { throw .nobody }
    guard first.count >= 2 else { throw .tooFewItems(first.count) }
    for (row, answers) in rows.enumerated() {
      guard answers.count == first.count else {
        throw .ragged(row: row, items: answers.count, expected: first.count)
      }
      for (item, answer) in answers.enumerated() where answer != 0 && answer != 1 {
        throw .notBinary(answer: answer, row: row, item: item)
      }
    }
    self.rows = rows
    items = first.count
  }

  /// The number of respondents, at least 1.
  public var respondents: Int { rows.count }

  /// The number of yes to each item; O(rows * items).
  public var itemTotals: [Int] {
    var totals = [Int](repeating: 0, count: items)
    for row in rows {
      for (item, answer) in row.enumerated() { totals[item] += answer }
    }
    return totals
  }
}

extension BinaryResponses {
  /// Creates responses from text such as `1,0,1;0,1,1`: commas between items, semicolons between
  /// respondents.
  ///
  /// - Throws: ``BinaryResponsesError``: malformed text, or responses that are not possible.
  public init(parsing text: String) throws(BinaryResponsesError) {
    guard let rows = CountsText.rows(text) else { throw .malformed(text) }
    try self.init(rows)
  }
}

/// Why responses were refused.
public enum BinaryResponsesError: Error, Hashable, Sendable {
  /// The text is not rows of whole numbers.
  case malformed(String)
  /// There is no respondent.
  case nobody
  /// There are fewer than two items.
  case tooFewItems(Int)
  /// A row has another number of items than the first one; `row` starts at 0.
  case ragged(row: Int, items: Int, expected: Int)
  /// An answer is neither 0 nor 1; `row` and `item` start at 0.
  case notBinary(answer: Int, row: Int, item: Int)

  /// What is wrong and what to do, as one sentence without a full stop.
  public var message: String {
    switch self {
    case .malformed(let text):
      "'\(text)' is not a list of responses; write 0 or 1 with commas between items and semicolons "
        + "between respondents, such as 1,0,1;0,1,1"
    case .nobody:
      "there is no respondent; give at least one row of answers"
    case .tooFewItems(let items):
      "the responses have \(items) items; give at least two to compare"
    case .ragged(let row, let items, let expected):
      "respondent \(row + 1) has \(items) answers and the first has \(expected); give every respondent "
        + "one answer an item"
    case .notBinary(let answer, let row, let item):
      "the answer of respondent \(row + 1) to item \(item + 1) is \(answer); write 1 for yes and 0 for "
        + "no"
    }
  }
}

extension BinaryResponsesError: InputError {
  /// Whether the text is no list of answers.
  public var isMalformed: Bool { if case .malformed = self { true } else { false } }
}
