internal import Halfwidth

/// One pass through the cells of a column of numbers.
struct NumericPass {
  private let plan: NumericAnswerPlan
  private let missing: MissingCodes
  private var decimals: DecimalReader
  private(set) var misfits: AnswerMisfits
  /// The rows that fit nothing.
  private(set) var misfitRows: Set<Int> = []

  /// - Parameters:
  ///   - missing: What stands for no answer.
  ///   - format: How the file is written.
  init(
    _ plan: NumericAnswerPlan, column: String, missing: MissingCodes, format: DelimitedFormat,
    misfits: AnswerMisfits
  ) {
    self.plan = plan
    self.missing = missing
    decimals = DecimalReader(column: column, format: format, option: DecimalReader.codebookOption)
    self.misfits = misfits
  }

  /// Returns the numbers of all rows.
  ///
  /// - Parameters:
  ///   - totals: Rows that are called like totals: what fits nothing there is no value of the column.
  ///   - hasAnswer: Whether a row has an answer, which is noted.
  mutating func run(
    _ cells: CellColumn, _ question: Question, item: Question.Item?, totals: Set<Int>,
    hasAnswer: inout [Bool]
  ) -> NumericAnswers {
    var answers = NumericAnswers(question: question.id, item: item?.id)
    for row in 0..<cells.count {
      let cell = cells.cell(at: row)
      if let reason = reason(cell) {
        answers.append(reason)
      } else if let number = decimals.read(LocatedCell(cell: cell, row: row)),
        plan.range?.contains(number) != false,
        number.magnitude <= OrdinalScores.largestMagnitude
      {
        answers.append(number)
        hasAnswer[row] = true
      } else {
        if !totals.contains(row) {
          misfits.add(cell.text, row: row, hasComma: decimals.refusesComma(cell.text))
        }
        misfitRows.insert(row)
        answers.append(.empty)
      }
    }
    return answers
  }

  private func reason(_ cell: RespondentCell) -> MissingReason? {
    let text = cell.text
    if let reason = missing.reason(of: text) { return reason }
    if case .missing(.code) = cell { return .declared }
    return RespondentCell.isMissing(text) ? .empty : nil
  }

  /// What only all numbers tell of how they are to be read: two marks before decimals, or codes of missing
  /// answers that nobody declared; nil where nothing is wrong.
  ///
  /// - Parameter place: Where a row's cell stands.
  func fault(of answers: NumericAnswers, at place: (Int) -> String) -> SurveyError? {
    do throws(SurveyError) {
      try decimals.finish(place)
    } catch {
      return error
    }
    guard plan.range == nil, let found = UndeclaredCodes.find(in: answers.given) else { return nil }
    let row = answers.values.firstIndex { $0.map(found.holds) ?? false }
    let codes = found.codes.map(String.init).joined(separator: ", ")
    let all = found.codes.map(Double.init) + [found.scale.lowerBound, found.scale.upperBound]
    let ends = [all.min(), all.max()].map { NumberText.of($0 ?? 0) }.joined(separator: ", ")
    return SurveyError(
      .badData, path: place(row ?? 0),
      UndeclaredCodes.words(found, column: decimals.column)
        + "; list \(codes) under 'missing', or give the question a range such as [\(ends)] if they are answers"
    )
  }
}
