/// Answers of yes (1) or no (0) of the same respondents to several items.
public struct BinaryResponses: Hashable, Sendable {
  /// The answers, respondent by respondent: a byte each, 0 or 1.
  public let answers: [UInt8]
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
    answers = rows.flatMap { $0.map { UInt8($0) } }
    items = first.count
  }

  /// Creates responses that are possible, a byte an answer.
  ///
  /// - Parameters:
  ///   - answers: The answers, respondent by respondent, each 0 or 1.
  ///   - items: How many each respondent has.
  /// - Throws: ``CountsError`` for no respondent, fewer than two items, a number of answers that is no multiple of
  ///   that of items, or an answer that is neither 0 nor 1.
  public init(answers: [UInt8], items: Int) throws(CountsError) {
    guard !answers.isEmpty else {
      throw .tooFew("there is no respondent; give at least one row of answers")
    }
    guard items >= 2 else {
      throw .tooFew("the responses have \(items) items; give at least two to compare")
    }
    guard answers.count.isMultiple(of: items) else {
      throw .mismatch(
        "there are \(answers.count) answers to \(items) items; give every respondent one answer an item"
      )
    }
    if let place = answers.firstIndex(where: { $0 > 1 }) {
      throw .outOfRange(
        "the answer of respondent \(place / items + 1) to item \(place % items + 1) is \(answers[place]); "
          + "write 1 for yes and 0 for no")
    }
    self.answers = answers
    self.items = items
  }

  /// The number of respondents, at least 1.
  public var respondents: Int { answers.count / items }

  /// The answers by respondent: rows of one length.
  ///
  /// - Complexity: O(rows * items), and a list for each respondent: ``answers`` are the same in less memory.
  public var rows: [[Int]] {
    stride(from: 0, to: answers.count, by: items).map { answers[$0..<$0 + items].map(Int.init) }
  }

  /// The number of yes to each item; O(rows * items).
  public var itemTotals: [Int] {
    var totals = [Int](repeating: 0, count: items)
    unsafe totals.withUnsafeMutableBufferPointer { totals in
      for first in stride(from: 0, to: answers.count, by: items) {
        for item in 0..<items { unsafe totals[item] &+= Int(answers[first &+ item]) }
      }
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
