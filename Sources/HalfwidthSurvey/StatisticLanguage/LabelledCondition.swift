internal import Halfwidth

/// A condition on a column whose answers have labels: it may name an answer by its label or by its code.
struct LabelledCondition {
  private let condition: AnswerCondition
  private let labels: [RespondentColumn.ValueLabel]
  /// The answers that are counted; nil where the condition names no label.
  private let answers: Set<String>?
  /// What a reader should know, where both a code and a label could be meant.
  let note: String?
  /// Whether the file names the answer, so that nobody need have given it.
  let isKnown: Bool

  init(_ condition: AnswerCondition, _ labels: [RespondentColumn.ValueLabel]) {
    self.condition = condition
    self.labels = labels
    let byLabel = labels.filter { $0.label == condition.value }.map(\.value.text)
    let byCode = labels.contains { condition.isMet($0.value.text) }
    let others = byLabel.filter { !condition.isMet($0) }
    // A number is a code first: its label can be asked for by its own code.
    let isCode = byCode || AnswerCondition.number(condition.value) != nil
    answers = byLabel.isEmpty || isCode ? nil : Set(byLabel)
    isKnown = byCode || !byLabel.isEmpty
    note =
      isCode && !others.isEmpty
      ? "'\(condition.value)' in column '\(condition.column)' is read as the code, and is the label of "
        + "\(others.joined(separator: " and ")) as well; write \(others[0]) for that"
      : byLabel.count > 1
        ? "'\(condition.value)' in column '\(condition.column)' is the label of "
          + "\(byLabel.joined(separator: " and ")), and all of them are counted; write one of the codes for one"
        : nil
  }

  /// Whether an answer, as a code, is one that is counted.
  func isMet(_ answer: String) -> Bool { answers?.contains(answer) ?? condition.isMet(answer) }

  /// That the answer is one that the file declares to be none; nil where it is an answer.
  func isOfMissing(_ codes: AnswerCodes) -> String? {
    let meant = labels.filter { isMet($0.value.text) }
    guard !meant.isEmpty, meant.allSatisfy({ $0.value.state(codes, isAnswer: true) != .present })
    else { return nil }
    let code = meant[0].value.text
    return
      "\(name(code)) in column '\(condition.column)' is declared to be no answer; give --valid-codes "
      + "\(code) if it is one"
  }

  /// An answer that differs from the one that is counted in capitals and spaces only, by its place, and what to do;
  /// nil where there is none.
  ///
  /// - Complexity: O(n) in the answers.
  func otherSpelling(in answers: [String]) -> (row: Int, message: String)? {
    // Codes have one spelling.
    guard self.answers == nil, AnswerCondition.number(condition.value) == nil else { return nil }
    let folded = condition.value.folded
    var known: Set<String> = []
    for (row, answer) in answers.enumerated() where !isMet(answer) {
      guard known.insert(answer).inserted, answer.folded == folded else { continue }
      return (
        row,
        "'\(answer)' in column '\(condition.column)' is '\(condition.value)' in another spelling, and is not taken "
          + "for it; write one of them everywhere"
      )
    }
    return nil
  }

  /// That no row has the value, and which there are.
  func isMetNowhere(in answers: [String]) -> String {
    condition.isMetNowhere(in: answers, named: name)
  }

  private func name(_ code: String) -> String {
    guard let label = labels.first(where: { $0.value.text == code })?.label, label != code else {
      return code
    }
    return "\(code) '\(label)'"
  }
}
