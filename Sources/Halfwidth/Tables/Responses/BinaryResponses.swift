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
  /// - Throws: ``CountsError`` for no row, fewer than two items, rows of different lengths, or
  ///   an answer that is neither 0 nor 1.
  public init(_ rows: [[Int]]) throws(CountsError) {
    guard let first = rows.first else {
      throw .tooFew("there is no respondent; give at least one row of answers")
    }
    guard first.count >= 2 else {
      throw .tooFew("the responses have \(first.count) items; give at least two to compare")
    }
    for (row, answers) in rows.enumerated() {
      guard answers.count == first.count else {
        throw .mismatch(
          "respondent \(row + 1) has \(answers.count) answers and the first has \(first.count); give "
            + "every respondent one answer an item")
      }
      for (item, answer) in answers.enumerated() where answer != 0 && answer != 1 {
        throw .outOfRange(
          "the answer of respondent \(row + 1) to item \(item + 1) is \(answer); write 1 for yes and 0 "
            + "for no")
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
  /// - Throws: ``CountsError``: malformed text, or responses that are not possible.
  public init(parsing text: String) throws(CountsError) {
    guard let rows = CountsText.rows(text) else {
      throw .malformed(
        "'\(text)' is not a list of responses; write 0 or 1 with commas between items and semicolons "
          + "between respondents, such as 1,0,1;0,1,1")
    }
    try self.init(rows)
  }
}
