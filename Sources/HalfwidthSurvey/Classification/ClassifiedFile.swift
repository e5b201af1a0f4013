internal import Halfwidth

/// A respondents' file whose columns are counted: all of its rows, or those that meet some conditions.
///
/// What an answer is and what is none, how codes and words are read, and what happens to rows without an answer
/// is as everywhere that a ``RespondentTable`` is read.
public struct ClassifiedFile: Sendable {
  let table: RespondentTable
  let missing: MissingCells

  /// The path for messages.
  public var path: String { table.path }
  /// The conditions on the rows, as they read: `gender = Female`; nil where there is none.
  public var condition: String? { table.condition }

  /// Takes a file, and what to do with rows without an answer.
  public init(_ table: RespondentTable, missing: MissingCells) {
    self.table = table
    self.missing = missing
  }

  // MARK: - Columns

  /// Returns a column with its answers as categories.
  ///
  /// With ``MissingCells/zero`` a column of boxes that were ticked or not has 0 and 1.
  ///
  /// - Throws: ``SurveyError`` for a name that the file doesn't have, a row of another length than the header,
  ///   a missing answer where these are refused, codes such as 99 that are not declared, an answer in two
  ///   spellings, and a column with too many different answers.
  public func categories(of name: String) throws(SurveyError) -> ClassifiedColumn {
    let (texts, values) = try table.texts(of: name, missing: missing)
    if missing == .zero, texts.contains(where: RespondentCell.isMissing) {
      return try binary(name, categories: ["0", "1"])
    }
    let column = description(of: name)
    let list = AnswerList(texts)
    let found: AnswerCategories
    do throws(AnswerCategories.Fault) {
      found = try AnswerCategories(list, of: column, codes: table.codes)
    } catch {
      throw fault(error, name, values)
    }
    let notes = notes(of: [(name, list, values)])
    return classified(
      column, values, places: list.places.map { found.places[$0] }, categories: found.names,
      order: found.order, scores: found.scores, notes: notes)
  }

  /// Returns two columns whose answers are the same categories, those that either has.
  ///
  /// - Throws: ``SurveyError`` as ``categories(of:)`` does, for labels that say other things of one answer, and
  ///   for missing answers that are to be counted as 0.
  public func categories(
    ofBoth first: String, _ second: String
  ) throws(SurveyError) -> [ClassifiedColumn] {
    if missing == .zero {
      let both = [try categories(of: first), try categories(of: second)]
      if both[0].categories == both[1].categories { return both }
      throw SurveyError(
        .badData, path: path,
        "the answers of '\(first)' and '\(second)' are not the same, and --missing zero is for boxes that "
          + "were ticked or not; use --missing drop")
    }
    let read = [
      try table.texts(of: first, missing: missing), try table.texts(of: second, missing: missing),
    ]
    var column = description(of: first)
    for label in description(of: second).valueLabels {
      let own = column.valueLabels.first { $0.value == label.value }
      if let own, own.label != label.label {
        throw SurveyError(
          .badData, path: path,
          "\(label.value.text) is '\(own.label)' in '\(first)' and '\(label.label)' in '\(second)'; the two "
            + "columns must have the same categories")
      }
      if own == nil { column.valueLabels.append(label) }
    }
    let list = AnswerList(TextColumn(read[0].texts, read[1].texts))
    let found: AnswerCategories
    do throws(AnswerCategories.Fault) {
      found = try AnswerCategories(list, of: column, codes: table.codes)
    } catch {
      let own = read[0].texts.count
      throw error.row < own
        ? fault(error, first, read[0].values)
        : fault(
          AnswerCategories.Fault(row: error.row - own, message: error.message), second,
          read[1].values)
    }
    let notes = notes(
      of: zip([first, second], read).map { ($0, AnswerList($1.texts), $1.values) })
    var places = list.places.map { found.places[$0] }[...]
    return zip([first, second], read).map { name, column in
      let count = column.texts.count
      defer { places = places.dropFirst(count) }
      return classified(
        description(of: name), column.values, places: Array(places.prefix(count)),
        categories: found.names, order: found.order, scores: found.scores, notes: notes)
    }
  }

  /// Returns a column of numbers, however many different ones: which rows have one, as answers of one category, and
  /// the numbers of all rows of the file, 0 where there is none.
  ///
  /// - Throws: ``SurveyError`` for a name that the file doesn't have, a cell that is no number, and a missing one where
  ///   these are refused.
  public func numbers(
    of name: String
  ) throws(SurveyError) -> (column: ClassifiedColumn, numbers: [Double]) {
    let values = try table.columns(ColumnsRequest(answers: [name], missing: missing))
    let column = classified(
      description(of: name), values, places: values.numbers[0].map { _ in 0 },
      categories: ["a number"])
    var numbers: [Double] = []
    var next = values.numbers[0].makeIterator()
    for row in 0..<column.answers.count {
      numbers.append(column.answers.answer(at: row) == nil ? 0 : next.next() ?? 0)
    }
    return (column, numbers)
  }

  /// What a reader should know of columns whose answers are categories.
  private func notes(
    of columns: [(name: String, list: AnswerList, values: RespondentValues)]
  ) -> [String] {
    columns.flatMap { name, list, values in
      [
        SeveralAnswers.note(of: name, in: list), list.noAnswers(in: name),
        secondHeader(list, name, values),
      ].compactMap(\.self)
    }
  }

  /// That the first row may be a second one of names; nil where nothing speaks for it.
  func secondHeader(_ list: AnswerList, _ name: String, _ values: RespondentValues) -> String? {
    guard values.fileRow(of: 0) == 0, let text = list.textLikeHeader else { return nil }
    return
      "'\(text.shortened)' in the first row of column '\(name)' is taken for an answer; if that row tells the "
      + "questions, give --header-rows 2"
  }

  private func fault(
    _ fault: AnswerCategories.Fault, _ name: String, _ values: RespondentValues
  ) -> SurveyError {
    SurveyError(
      .badData, path: table.place(row: fault.row, column: name, of: values), fault.message)
  }

  // MARK: - Reading

  func description(of name: String) -> RespondentColumn {
    table.source.columns.first { $0.name == name } ?? RespondentColumn(name)
  }

  /// - Parameter places: For each row that was read its category.
  func classified(
    _ column: RespondentColumn, _ values: RespondentValues,
    places: some RandomAccessCollection<Int>, categories: [String], yes: [String] = [],
    order: CategoryOrder = .stated, scores: [Double]? = nil, notes: [String] = []
  ) -> ClassifiedColumn {
    let cells = table.columnNames.firstIndex(of: column.name).flatMap {
      table.cells(of: [$0]).columns[$0]
    }
    let count = places.count + values.droppedRows.count
    var answers = ItemAnswers(
      question: column.name, item: nil, categories: categories, rows: count)
    var missing: [Int: String] = [:]
    let totals = Set(values.totalRows)
    var read = 0
    for row in values.droppedRows {
      let next = read + row - answers.count
      answers.append(contentsOf: places.dropFirst(read).prefix(next - read))
      read = next
      if totals.contains(row) || !table.holds(row) {
        answers.append(.notAsked)
        continue
      }
      let cell = cells?.cell(at: row) ?? .missing(.empty)
      missing[row] = Self.kind(cell, column)
      answers.append(cell.text.isEmpty ? .empty : .declared)
    }
    answers.append(contentsOf: places.dropFirst(read))
    let reading = values.warnings.filter { $0 != values.codesWarning }
    return ClassifiedColumn(
      column, answers: answers, missing: missing, yes: yes, order: order, scores: scores,
      warnings: notes.map { AnalysisWarning(.inputReading, $0) } + reading)
  }

  /// What stands in place of an answer.
  private static func kind(_ cell: RespondentCell, _ column: RespondentColumn) -> String {
    if cell.text.isEmpty { return MissingAnswers.blank }
    let label = column.valueLabels.first {
      $0.value.text == cell.text || $0.value == .missing(.code(cell.text))
    }?.label
    return label.map { "\(cell.text) '\($0)'" } ?? cell.text
  }
}
