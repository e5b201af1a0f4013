internal import Halfwidth

extension RespondentTable {
  /// Returns the table with the rows that meet a condition, and those before it, only.
  ///
  /// A row that has no answer to a condition doesn't meet it. Of rows that are left out no other column is
  /// looked at.
  ///
  /// - Parameters:
  ///   - condition: A column, and the answer that is kept.
  ///   - missing: What to do with rows that have no answer to it.
  /// - Throws: ``SurveyError`` for an answer that nobody gave or that stands there in two spellings, for rows without one where these are refused, and
  ///   where no row is left.
  public func keeping(
    where condition: AnswerCondition, missing: MissingCells
  ) throws(SurveyError) -> RespondentTable {
    let values = try columns(
      ColumnsRequest(answers: [], texts: [condition.column], missing: missing))
    let labelled = LabelledCondition(condition, valueLabels(of: condition.column))
    if let refusal = labelled.isOfMissing(codes) {
      throw SurveyError(.badData, path: path, refusal)
    }
    let answers = values.labels[0]
    guard
      labelled.isKnown || answers.contains(where: labelled.isMet) || condition.liesAmong(answers)
    else { throw SurveyError(.badData, path: path, labelled.isMetNowhere(in: answers)) }
    if let other = labelled.otherSpelling(in: answers) {
      throw SurveyError(
        .badData, path: place(row: other.row, column: condition.column, of: values), other.message)
    }
    var isKept = [Bool](repeating: false, count: answers.count + values.droppedRows.count)
    for (row, answer) in zip(values.fileRows, answers) where labelled.isMet(answer) {
      isKept[row] = true
    }
    guard isKept.contains(true) else {
      throw SurveyError(
        .badData, path: path,
        "no row has '\(condition.value)' in column '\(condition.column)', so that --where leaves none; "
          + "ask for an answer that was given")
    }
    var warnings = selection?.warnings ?? []
    if let note = labelled.note { warnings.add(.inputReading, note) }
    let words = "\(condition.column) = \(condition.value)"
    if values.dropped > 0 {
      let isOne = values.dropped == 1
      warnings.add(
        .missingValues,
        "\(values.dropped) row\(isOne ? " has" : "s have") no answer in '\(condition.column)' and "
          + "\(isOne ? "is" : "are") not among those where \(words)")
    }
    var table = self
    table.selection = Selection(
      isKept: isKept, words: (selection?.words ?? []) + [words], warnings: warnings)
    return table
  }

  /// The conditions on the rows as they read; nil where there is none.
  public var condition: String? { selection?.words.joined(separator: ", ") }
}
