/// What is wrong with a cell, and what to do about it by what else the column holds.
struct AnswerFaults {
  let table: RespondentTable
  /// Whether the column is only asked for as one of answers, of which a blank may mean no.
  let mayBeBox: Bool
  let column: AskedColumn
  let row: Int

  private var name: String { column.name }
  private var text: String { column.cells.cell(at: row).text }

  private func fault(_ message: String) -> SurveyError {
    SurveyError(.badData, path: table.place(row: row, column: column.place), message)
  }

  /// A cell has no value.
  ///
  /// - Parameter total: What the row is called, if like a total.
  func noValue(in total: RespondentCells.TotalName?) -> SurveyError {
    if let total {
      return fault(
        "'\(name)' has no value in the row that is called '\(total.name)'; leave rows of totals out "
          + "with --drop-totals")
    }
    if column.role.isText && !text.isEmpty {
      return fault(
        "'\(name)' has no value here, as '\(text)' counts as missing; if it is a label give "
          + "--valid-codes \(text), if not leave such rows out with --missing drop")
    }
    let answers = column.cells.tally.answers
    let only = answers.count == 1 ? answers[0].text : nil
    if let only, mayBeBox, isTick(only) {
      return fault(
        "'\(name)' has no value here, and elsewhere only '\(only)'; if a blank means no give "
          + "--missing zero, and if it means no answer --missing drop")
    }
    let read = text.isEmpty ? "" : ", as '\(text)' counts as missing"
    return fault(
      "'\(name)' has no value here; fill it in, or leave such rows out with --missing drop\(read)")
  }

  /// Whether a column's only value may be a box that was ticked.
  private func isTick(_ text: String) -> Bool {
    guard let number = CellNumber.plain(text) else { return AnswerWord(text)?.isYes ?? true }
    return number == 1
  }

  /// An answer is no number.
  var noNumber: SurveyError {
    if column.holdsDates {
      return fault(
        "'\(text)' in column '\(name)' is a date, which is no number to compute with; ask for another column"
      )
    }
    let values = column.cells.tally
    let areNumbers = values.answers.contains { CellNumber.plain($0.text) != nil }
    let isText = MarkedNumber(text) == nil && text.contains(where: \.isLetter)
    guard !areNumbers, isText else {
      let code = isText ? "; --missing-codes '\(text)' if it is no answer" : ""
      return fault(CellNumber.fault(text, column: name) + code)
    }
    let example = values.answers.first?.text ?? text
    let advice =
      values.answers.count == 1 && values.blanks > 0
      ? "if a blank means no give --missing zero"
      : "write proportion(\(name) = \(example)) for the share of one of them"
    return fault(
      "'\(text)' in column '\(name)' is not a number; the column holds \(values.words): \(advice)")
  }

  /// A number that says how a row was sampled is none.
  var noOtherNumber: SurveyError { fault(CellNumber.fault(text, column: name)) }
}
