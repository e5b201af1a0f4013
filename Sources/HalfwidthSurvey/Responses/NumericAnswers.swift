/// The numbers that respondents gave to one item.
public struct NumericAnswers: Hashable, Sendable {
  /// The question's id.
  public let question: String
  /// The item's id; nil for a question without items.
  public let item: String?
  /// For each respondent the number; nil where there is none.
  public private(set) var values: [Double?] = []
  /// How many have no number, by reason.
  public private(set) var missing: [MissingReason: Int] = [:]

  init(question: String, item: String?) {
    self.question = question
    self.item = item
  }

  /// The numbers that there are, in the order of the rows.
  public var given: [Double] { values.compactMap(\.self) }

  mutating func append(_ number: Double) { values.append(number) }

  mutating func append(_ reason: MissingReason) {
    values.append(nil)
    missing[reason, default: 0] += 1
  }

  /// How many answered, and how many did not.
  var tally: AnswerTally { AnswerTally(counts: [values.count { $0 != nil }], missing: missing) }
}
