/// Rows of a file of answers that may be no respondents, or not one each, and how the file was read.
struct RespondentRows {
  private let cells: RespondentCells
  private let table: RespondentTable
  private let plan: ResponsesPlan
  /// The places of the columns that hold answers, or that say how respondents were sampled.
  private let answerColumns: Set<Int>

  init(
    _ cells: RespondentCells, _ table: RespondentTable, _ plan: ResponsesPlan,
    questions: [Question]
  ) {
    self.cells = cells
    self.table = table
    self.plan = plan
    let references = questions.flatMap { $0.columns?.references ?? [] } + plan.designColumns
    let names = Set(references.map(\.name))
    answerColumns = Set(table.columnNames.indices.filter { names.contains(table.columnNames[$0]) })
  }

  private func check(
    _ rule: CheckFinding.Rule, _ severity: CheckFinding.Severity, question: Question? = nil,
    _ message: String
  ) -> CheckFinding {
    CheckFinding(
      rule: rule, severity: severity, question: question?.id, item: nil,
      source: question?.columns?.references.first?.source ?? plan.respondent?.source ?? plan.source,
      place: nil, message: message)
  }

  /// How the file was read, where it isn't as most files are.
  var remarks: [CheckFinding] {
    table.source.remarks.map { remark in
      check(.inputReading, .note, "Of the file of answers: \(remark).")
    }
  }

  /// Rows with the same name in the column that tells respondents apart.
  ///
  /// - Parameter column: The place of that column; nil where none is named.
  func duplicates(in column: Int?) -> [CheckFinding] {
    guard let column, let names = cells.columns[column] else { return [] }
    var rows: [String: [Int]] = [:]
    for row in 0..<names.count {
      let name = names.cell(at: row).text
      if !RespondentCell.isMissing(name) { rows[name, default: []].append(row) }
    }
    let groups = rows.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    if groups.isEmpty { return [] }
    let listed = groups.prefix(5).map { Self.words($0) }.joined(separator: "; ")
    let more = groups.count > 5 ? "; and \(groups.count - 5) more" : ""
    return [
      check(
        .duplicateRespondent, .error,
        "\(groups.count == 1 ? "One respondent stands" : "\(groups.count) respondents stand") in more than "
          + "one row by the column '\(table.columnNames[column])' (\(listed)\(more)); each row is counted "
          + "as one respondent: take out the rows that are none.")
    ]
  }

  /// Rows in which no question has an answer.
  func withoutAnswers(_ rows: [Int]) -> [CheckFinding] {
    if rows.isEmpty { return [] }
    return [
      check(
        .rowWithoutAnswers, .warning,
        "\(Self.words(rows, capitalised: true)) \(rows.count == 1 ? "has" : "have") no answer to any "
          + "question; \(rows.count == 1 ? "it counts" : "they count") as asked and unanswered: take "
          + "\(rows.count == 1 ? "it" : "them") out if nobody was asked.")
    ]
  }

  /// Rows that are called like totals, in a column that holds neither answers nor, say, strata; a name that stands in
  /// many rows of a column is an answer, such as `N` for the north.
  var calledTotals: [CheckFinding] {
    let others = cells.totals.filter { !answerColumns.contains($0.column) }
    let names = Dictionary(grouping: others) { "\($0.column) \($0.name)" }
    let rows = names.values.filter { $0.count <= TotalRow.most }.flatMap(\.self).map(\.row).sorted()
    if rows.isEmpty { return [] }
    return [
      check(
        .possibleTotal, .warning,
        "\(Self.words(rows, capitalised: true)) \(rows.count == 1 ? "is" : "are") called like a total and "
          + "counted as \(rows.count == 1 ? "a respondent" : "respondents"): take "
          + "\(rows.count == 1 ? "it" : "them") out if \(rows.count == 1 ? "it is" : "they are") none."
      )
    ]
  }

  /// Rows in which all options of a question are blank, beside other answers.
  func allBlank(_ rows: [Int], of question: Question) -> [CheckFinding] {
    if rows.isEmpty { return [] }
    return [
      check(
        .allOptionsBlank, .note, question: question,
        "\(rows.count) respondent\(rows.count == 1 ? " has" : "s have") every option blank, and "
          + "\(rows.count == 1 ? "counts" : "count") as having chosen none of them.")
    ]
  }

  /// Respondents who answered a question and, by their answer to another one, were not asked.
  func notAsked(_ rows: [Int], of question: Question) -> [CheckFinding] {
    guard let reference = question.askedOf, !rows.isEmpty else { return [] }
    let are =
      rows.count == 1 ? ("respondent", "answers", "its") : ("respondents", "answer", "their")
    return [
      check(
        .answeredNotAsked, .warning, question: question,
        "\(rows.count) \(are.0) \(are.1) '\(question.id)' and did not give '\(reference.name)', of whom it was "
          + "asked (\(Self.words(rows))): \(are.2) answers are left out. If others were asked too, take 'asked_of' "
          + "out.")
    ]
  }

  /// The rows by their numbers among the respondents, from 1: `row 3`, `rows 3 and 7`, `rows 1, 2, 3 and 14
  /// more`.
  private static func words(_ rows: [Int], capitalised: Bool = false) -> String {
    let numbers = rows.map { "\($0 + 1)" }
    let row = capitalised ? "Row" : "row"
    guard let last = numbers.last, numbers.count > 1 else { return "\(row) \(numbers.first ?? "")" }
    if numbers.count > 6 {
      return "\(row)s \(numbers.prefix(4).joined(separator: ", ")) and \(numbers.count - 4) more"
    }
    return "\(row)s \(numbers.dropLast().joined(separator: ", ")) and \(last)"
  }
}
