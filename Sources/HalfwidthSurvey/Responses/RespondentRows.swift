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

  /// Rows with the same name in the column that tells respondents apart, in whatever spelling, and rows without one.
  ///
  /// - Parameter column: The place of that column; nil where none is named.
  func duplicates(in column: Int?) -> [CheckFinding] {
    guard let column, let names = cells.columns[column] else { return [] }
    var rows: [String: [Int]] = [:]
    var unnamed: [Int] = []
    for row in 0..<names.count {
      let name = names.cell(at: row).text
      if RespondentCell.isMissing(name) || name.words.isEmpty {
        unnamed.append(row)
      } else {
        rows[NameSpellings.key(name), default: []].append(row)
      }
    }
    let groups = rows.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    return twice(groups, in: table.columnNames[column], names)
      + self.unnamed(unnamed, in: table.columnNames[column])
  }

  private func twice(
    _ groups: [[Int]], in column: String, _ names: CellColumn
  ) -> [CheckFinding] {
    if groups.isEmpty { return [] }
    let listed = groups.prefix(5).map { rows in
      let spellings = Set(rows.map { names.cell(at: $0).text }).count
      return Self.words(rows) + (spellings > 1 ? " in \(spellings) spellings" : "")
    }.joined(separator: "; ")
    let more = groups.count > 5 ? "; and \(groups.count - 5) more" : ""
    return [
      check(
        .duplicateRespondent, .error,
        "\(groups.count == 1 ? "One respondent stands" : "\(groups.count) respondents stand") in more than "
          + "one row by the column '\(column)' (\(listed)\(more)); each row is counted "
          + "as one respondent: take out the rows that are none.")
    ]
  }

  private func unnamed(_ rows: [Int], in column: String) -> [CheckFinding] {
    if rows.isEmpty { return [] }
    return [
      check(
        .unnamedRespondent, .warning,
        "\(Self.words(rows, capitalised: true)) \(rows.count == 1 ? "has" : "have") nothing in the column "
          + "'\(column)', which tells respondents apart: it can't be seen whether "
          + "\(rows.count == 1 ? "it is another respondent" : "they are other respondents"). Fill it in, or take "
          + "out rows that are none.")
    ]
  }

  /// Rows that the platform which wrote the file calls previews, or unfinished.
  var ofPlatform: [CheckFinding] {
    PlatformRows.found(in: cells, among: table.columnNames).map { found in
      let isOne = found.rows.count == 1
      let rows = Self.words(found.rows, capitalised: true)
      switch found.kind {
      case .test:
        return check(
          .testRow, .warning,
          "\(rows) \(isOne ? "is a preview or a test" : "are previews or tests") by the column '\(found.column)' "
            + "and counted as \(isOne ? "a respondent" : "respondents"): take \(isOne ? "it" : "them") out."
        )
      case .unfinished:
        return check(
          .unfinishedRow, .note,
          "\(rows) \(isOne ? "was" : "were") not finished by the column '\(found.column)'; "
            + "\(isOne ? "its" : "their") answers are counted, and what was not reached is missing: take "
            + "\(isOne ? "it" : "them") out if only whole answers are to count.")
      }
    }
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

  /// Rows that are called like totals and hold what all others make together.
  ///
  /// - Parameter numbers: The answers to numeric questions; who has none adds nothing to a sum.
  func confirmedTotals(by numbers: [NumericAnswers]) -> [RespondentCells.TotalName] {
    let named = cells.totals.filter { !answerColumns.contains($0.column) }
    let rows = named.map {
      TotalRow(row: $0.row, fileRow: $0.row, column: $0.column, name: $0.name)
    }
    return zip(named, rows).filter { _, row in
      let columns = numbers.filter { $0.values[row.row] != nil }.map { $0.values.map { $0 ?? 0 } }
      return TotalRow.confirmed(rows, by: columns).contains { $0.row == row.row }
    }.map(\.0)
  }

  /// A last row without a name that is the sum of all others.
  ///
  /// - Parameters:
  ///   - items: The answers to other questions than numeric ones, of which it has none.
  ///   - numbers: The answers to numeric questions.
  func unnamedTotal(_ items: [ItemAnswers], _ numbers: [NumericAnswers]) -> [CheckFinding] {
    let last = cells.rowCount - 1
    guard cells.totals.isEmpty, !numbers.isEmpty, numbers.allSatisfy({ $0.values[last] != nil }),
      items.allSatisfy({ $0.answer(at: last) == nil }),
      TotalRow.isUnnamedSum(numbers.map { $0.values.map { $0 ?? 0 } })
    else { return [] }
    return [
      check(
        .possibleTotal, .warning,
        "\(Self.words([last], capitalised: true)), the last one, is the sum of all others and counted as a "
          + "respondent: take it out if it is one of totals.")
    ]
  }

  /// Answers to a question of type single that read as none: words such as `N/A`, and codes among words.
  ///
  /// Of the levels of a scale the codebook's remarks say it.
  func noAnswers(to question: Question, _ items: [ItemAnswers]) -> [CheckFinding] {
    guard question.type == .single, !items.isEmpty else { return [] }
    let names = question.items.map(\.label)
    let codes = UndeclaredCodes.among(words: names.filter { !NoAnswerWord.isOne($0) })
    let counts = items.map(\.tally).reduce([Int](repeating: 0, count: names.count)) { sums, tally in
      zip(sums, tally.counts).map(+)
    }
    let found = zip(names, counts).filter { name, count in
      count > 0 && (NoAnswerWord.isOne(name) || codes.contains(name))
    }
    if found.isEmpty { return [] }
    let words = found.map { "'\($0.0.shortened)' (\($0.1))" }.joined(separator: " and ")
    let isOne = found.count == 1
    return [
      check(
        .answerLooksMissing, .warning, question: question,
        "Among the answers to '\(question.id)' \(isOne ? "is" : "are") \(words), counted like the others: list "
          + "\(isOne ? "it" : "them") under 'missing' if \(isOne ? "it is" : "they are") no answer."
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
