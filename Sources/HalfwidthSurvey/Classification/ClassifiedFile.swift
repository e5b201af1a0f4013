internal import Halfwidth

/// A respondents' file whose columns are counted: all of its rows, or those that meet some conditions.
///
/// What an answer is and what is none, how codes and words are read, and what happens to rows without an answer
/// is as everywhere that a ``RespondentTable`` is read.
public struct ClassifiedFile: Sendable {
  private let table: RespondentTable
  private let missing: MissingCells

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
    return classified(
      column, values, places: list.places.map { found.places[$0] }, categories: found.names,
      hasOrder: found.hasOrder)
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
    var places = list.places.map { found.places[$0] }[...]
    return zip([first, second], read).map { name, column in
      let count = column.texts.count
      defer { places = places.dropFirst(count) }
      return classified(
        description(of: name), column.values, places: Array(places.prefix(count)),
        categories: found.names,
        hasOrder: found.hasOrder)
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

  private func fault(
    _ fault: AnswerCategories.Fault, _ name: String, _ values: RespondentValues
  ) -> SurveyError {
    SurveyError(
      .badData, path: table.place(row: fault.row, column: name, of: values), fault.message)
  }

  /// Returns columns of yes (the second category) and no.
  ///
  /// - Parameters:
  ///   - names: The columns.
  ///   - yes: Lists of the answers that count as yes, by code or by label, for all columns; none where they
  ///     hold zeros and ones, or words for yes and no.
  /// - Throws: ``SurveyError`` as ``categories(of:)`` does, for other answers where none are listed, and for a
  ///   listed one that no column has.
  public func choices(
    of names: [String], yes: [String]
  ) throws(SurveyError) -> [ClassifiedColumn] {
    var columns: [ClassifiedColumn] = []
    guard !yes.isEmpty else {
      for name in names { columns.append(try binary(name, categories: Self.choices)) }
      return columns
    }
    var read: [(name: String, texts: TextColumn, values: RespondentValues, list: AnswerList)] = []
    var known: Set<String> = []
    for name in names {
      let (texts, values) = try table.texts(of: name, missing: missing)
      let list = AnswerList(texts)
      read.append((name, texts, values, list))
      known.formUnion(list.answers.map(\.text) + description(of: name).valueLabels.map(\.label))
    }
    let asked = YesAnswers(yes, known: known).values
    let found = read.map {
      YesColumn(asked, in: $0.list, of: description(of: $0.name), codes: table.codes)
    }
    for (place, value) in asked.enumerated() where !found.contains(where: { $0.isKnown[place] }) {
      let condition = AnswerCondition(column: names[0], value: value)
      let labelled = LabelledCondition(condition, description(of: names[0]).valueLabels)
      throw SurveyError(.badData, path: path, labelled.isMetNowhere(in: read[0].texts.all))
    }
    for (column, choice) in zip(read, found) {
      try check(column.list, choice, column.name, column.values)
      columns.append(
        classified(
          description(of: column.name), column.values,
          places: column.list.places.map { choice.isYes[$0] ? 1 : 0 }, categories: Self.choices,
          yes: choice.names, notes: choice.notes))
    }
    return columns
  }

  private static let choices = ["no", "yes"]

  /// Checks that no answer is counted as no by a slip.
  private func check(
    _ list: AnswerList, _ yes: YesColumn, _ name: String, _ values: RespondentValues
  ) throws(SurveyError) {
    if let refusal = yes.ofMissing { throw SurveyError(.badData, path: path, refusal) }
    func fault(_ row: Int, _ message: String) -> SurveyError {
      SurveyError(.badData, path: table.place(row: row, column: name, of: values), message)
    }
    if let (found, row) = list.undeclared(table.codes) {
      throw fault(row, UndeclaredCodes.refusal(found, column: name))
    }
    let counted = Dictionary(
      zip(list.answers, yes.isYes).filter(\.1).map { (AnswerList.folded($0.0.text), $0.0.text) },
      uniquingKeysWith: { first, _ in first })
    for (answer, isYes) in zip(list.answers, yes.isYes) where !isYes {
      guard let other = counted[AnswerList.folded(answer.text)] else { continue }
      throw fault(
        answer.row,
        "'\(answer.text)' in column '\(name)' is '\(other)' in another spelling and is not among the "
          + "answers that count as yes; write one of them everywhere, or give both")
    }
  }

  // MARK: - Reading

  /// A column of zeros and ones, or of words for yes and no.
  private func binary(_ name: String, categories: [String]) throws(SurveyError) -> ClassifiedColumn
  {
    let (texts, read) = try table.texts(of: name, missing: missing)
    let list = AnswerList(texts.filter { missing != .zero || !RespondentCell.isMissing($0) })
    let isBinary =
      list.answers.allSatisfy { $0.number == 0 || $0.number == 1 }
      || list.answers.allSatisfy { AnswerWord($0.text) != nil }
      || missing == .zero && list.answers.count == 1 && mayBeTick(list.answers[0], texts)
    let column = description(of: name)
    guard isBinary || list.undeclared(table.codes) != nil else {
      throw noChoice(list, texts, read, column)
    }
    if categories == Self.choices,
      let refusal = column.refusalOfZeroAndOne({ "--yes \(YesAnswers.typed($0))" })
    {
      throw SurveyError(.badData, path: path, refusal)
    }
    let values = try table.columns(ColumnsRequest(answers: [name], missing: missing))
    return classified(
      column, values, places: values.numbers[0].lazy.map { Int($0) }, categories: categories)
  }

  /// Whether the only answer of a column may say that a box was ticked: it is no number, or there are blanks, with
  /// which it is read and refused by its place.
  private func mayBeTick(_ answer: AnswerList.Answer, _ texts: TextColumn) -> Bool {
    answer.number == nil || texts.contains(where: RespondentCell.isMissing)
  }

  /// That a column holds other answers than yes and no, with the place of the first.
  private func noChoice(
    _ list: AnswerList, _ texts: TextColumn, _ values: RespondentValues, _ column: RespondentColumn
  ) -> SurveyError {
    let hasNumbers = list.answers.contains { $0.number == 0 || $0.number == 1 }
    let stray = list.answers.first {
      hasNumbers ? $0.number != 0 && $0.number != 1 : AnswerWord($0.text) == nil
    }
    let answer = stray?.text ?? ""
    let row = texts.firstRow(of: answer) ?? 0
    let place = table.place(row: row, column: column.name, of: values)
    let cells = table.columnNames.firstIndex(of: column.name).map { table.cells(of: [$0]) }
    if let total = cells?.totals.first(where: { $0.row == values.fileRow(of: row) }) {
      return SurveyError(
        .badData, path: place,
        "the answer is \(answer) in the row that is called '\(total.name)'; leave rows of totals out with "
          + "--drop-totals")
    }
    return SurveyError(
      .badData, path: place,
      "the answer is \(answer); column '\(column.name)' holds \(list.words { Self.name($0, column) }), and "
        + "neither zeros and ones nor words for yes and no: say which answers count as yes, such as --yes "
        + Self.example(list, column))
  }

  /// An answer with its label.
  private static func name(_ answer: String, _ column: RespondentColumn) -> String {
    let label = column.valueLabels.first { $0.value.text == answer }?.label
    return label.map { "\(answer) '\($0)'" }
      ?? (CellNumber.plain(answer) == nil ? "'\(answer)'" : answer)
  }

  /// What may be meant by yes: an answer that says so, or else the highest.
  private static func example(_ list: AnswerList, _ column: RespondentColumn) -> String {
    func label(_ text: String) -> String {
      column.valueLabels.first { $0.value.text == text }?.label ?? text
    }
    let yes = list.answers.first { AnswerWord(label($0.text))?.isYes == true }
    let highest = list.answers.max { ($0.number ?? 0, $1.row) < ($1.number ?? 0, $0.row) }
    return YesAnswers.typed((yes ?? highest)?.text ?? "1")
  }

  private func description(of name: String) -> RespondentColumn {
    table.source.columns.first { $0.name == name } ?? RespondentColumn(name)
  }

  /// - Parameter places: For each row that was read its category.
  private func classified(
    _ column: RespondentColumn, _ values: RespondentValues,
    places: some RandomAccessCollection<Int>, categories: [String], yes: [String] = [],
    hasOrder: Bool = true, notes: [String] = []
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
      column, answers: answers, missing: missing, yes: yes, hasOrder: hasOrder,
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
