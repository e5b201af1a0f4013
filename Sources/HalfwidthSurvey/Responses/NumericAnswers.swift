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
  /// For each respondent the place of the reason why there is no number.
  private var reasons: [Int8] = []

  init(question: String, item: String?) {
    self.question = question
    self.item = item
  }

  /// The numbers that there are, in the order of the rows.
  public var given: [Double] { values.compactMap(\.self) }

  mutating func append(_ number: Double) {
    values.append(number)
    reasons.append(-1)
  }

  mutating func append(_ reason: MissingReason) {
    values.append(nil)
    reasons.append(Self.place(reason))
    missing[reason, default: 0] += 1
  }

  /// Takes a respondent's number away, or gives another reason why there is none.
  mutating func remove(at row: Int, _ reason: MissingReason) {
    if reasons[row] >= 0 { missing[MissingReason.allCases[Int(reasons[row])], default: 0] -= 1 }
    missing = missing.filter { $0.value > 0 }
    values[row] = nil
    reasons[row] = Self.place(reason)
    missing[reason, default: 0] += 1
  }

  private static func place(_ reason: MissingReason) -> Int8 {
    Int8(MissingReason.allCases.firstIndex(of: reason) ?? 0)
  }

  /// How many answered, and how many did not.
  var tally: AnswerTally { AnswerTally(counts: [values.count { $0 != nil }], missing: missing) }
}
