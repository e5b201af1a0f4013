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
