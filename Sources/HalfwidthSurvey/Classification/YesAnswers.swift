internal import Halfwidth

/// The answers that count as yes, as a person lists them: `3,4`, or `"Yes, often",Sometimes`.
struct YesAnswers {
  /// The answers, by code or by label; at least one.
  let values: [String]

  /// Reads the lists.
  ///
  /// - Parameters:
  ///   - texts: Lists with commas between answers, in quotes where an answer holds one.
  ///   - known: Answers and labels: one of them is taken whole, whatever commas it has.
  init(_ texts: [String], known: Set<String>) {
    values = texts.flatMap { known.contains($0) ? [$0] : QuotedList.parts($0) }
  }

  /// An answer as it is typed.
  static func typed(_ answer: String) -> String {
    answer.contains { $0 == " " || $0 == "," } ? "'\(answer)'" : answer
  }
}

/// Which answers of a column count as yes.
struct YesColumn {
  /// For each answer of the list whether it is one.
  let isYes: [Bool]
  /// What the answers are called that count as yes.
  let names: [String]
  /// What a reader should know of how they were found.
  let notes: [String]
  /// Whether every one of the answers that were asked for is known to the column, by its place.
  let isKnown: [Bool]
  /// The answer that is asked for and declared to be none.
  let ofMissing: String?

  init(
    _ values: [String], in list: AnswerList, of column: RespondentColumn, codes: AnswerCodes
  ) {
    let texts = list.answers.map(\.text)
    let conditions = values.map { value in
      let condition = AnswerCondition(column: column.name, value: value)
      let labelled = LabelledCondition(condition, column.valueLabels)
      return (labelled, condition.liesAmong(texts))
    }
    isYes = texts.map { text in conditions.contains { $0.0.isMet(text) } }
    isKnown = conditions.map { labelled, liesAmong in
      liesAmong || labelled.isKnown || texts.contains(where: labelled.isMet)
    }
    notes = conditions.compactMap(\.0.note)
    ofMissing = conditions.compactMap { $0.0.isOfMissing(codes) }.first
    names = values.map { value in
      let labels = column.valueLabels
      guard let label = labels.first(where: { $0.value.text == value }), label.label != value else {
        return value
      }
      return "\(value) '\(label.label)'"
    }
  }
}

extension RespondentColumn {
  /// Why zeros and ones are no answers of no and yes, by their labels, with what to do; nil where nothing speaks
  /// against it.
  ///
  /// - Parameter way: How an answer is asked for, of its label.
  func refusalOfZeroAndOne(_ way: (String) -> String) -> String? {
    guard let label = labelAgainstZeroAndOne else { return nil }
    let labels = valueLabels.map(\.label)
    let yes = labels.first { AnswerWord($0)?.isYes == true } ?? labels.last ?? label.label
    return
      "column '\(name)' has \(label.value.text) labelled '\(label.label)', so that its numbers don't tell yes from "
      + "no: say which answers count as yes, such as \(way(yes))"
  }

  /// A 1 that says no, a 0 that says yes, or a 1 of any other words where the codes are 1 and 2, as in a file where
  /// everybody gave the first of two answers.
  private var labelAgainstZeroAndOne: ValueLabel? {
    func label(_ number: Double) -> ValueLabel? {
      valueLabels.first { CellNumber.plain($0.value.text) == number }
    }
    if let zero = label(0), AnswerWord(zero.label)?.isYes == true { return zero }
    guard let one = label(1) else { return nil }
    if let word = AnswerWord(one.label) { return word.isYes ? nil : one }
    return label(0) == nil && label(2) != nil ? one : nil
  }
}
