internal import Halfwidth

/// Columns of yes and no.
extension ClassifiedFile {
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
      var found = classified(
        description(of: column.name), column.values,
        places: column.list.places.map { choice.isYes[$0] ? 1 : 0 }, categories: Self.choices,
        yes: choice.names,
        notes: choice.notes + notes(column.list, choice, column.name, column.values))
      found.others = others(column.list, choice, column.name, column.values)
      columns.append(found)
    }
    return columns
  }

  static let choices = ["no", "yes"]

  /// The answers that count as no; nil where they are numbers and words for no.
  private func others(
    _ list: AnswerList, _ yes: YesColumn, _ name: String, _ values: RespondentValues
  ) -> OtherAnswers? {
    let column = description(of: name)
    let others = list.answers.indices.filter {
      !yes.isYes[$0] && !RespondentCell.isMissing(list.answers[$0].text)
    }.sorted { list.answers[$0].row < list.answers[$1].row }
    let areWords = others.contains { place in
      let answer = list.answers[place].text
      let text = column.valueLabels.first { $0.value.text == answer }?.label ?? answer
      return CellNumber.plain(text) == nil && AnswerWord(text)?.isYes != false
    }
    guard areWords else { return nil }
    // All but so many that nobody could read stand for one answer.
    let listed = others.prefix(ItemAnswers.mostCategories - 1)
    let names = listed.map { Self.name(list.answers[$0].text.shortened, column) }
    let places = Dictionary(uniqueKeysWithValues: listed.enumerated().map { ($1, $0) })
    let answers = classified(
      column, values, places: list.places.map { places[$0] ?? names.count },
      categories: names + ["yes"]
    ).answers
    return OtherAnswers(of: name, names: names, answers: answers)
  }

  /// What a reader should know of how answers were counted: which cells may hold several.
  private func notes(
    _ list: AnswerList, _ yes: YesColumn, _ name: String, _ values: RespondentValues
  ) -> [String] {
    [
      SeveralAnswers.note(of: name, in: list, counted: yes.isYes),
      list.noAnswers(in: name),
      secondHeader(list, name, values),
    ].compactMap(\.self)
  }

  /// Checks that no answer is counted as no by a slip.
  private func check(
    _ list: AnswerList, _ yes: YesColumn, _ name: String, _ values: RespondentValues
  ) throws(SurveyError) {
    if let refusal = yes.ofMissing { throw SurveyError(.badData, path: path, refusal) }
    func fault(_ row: Int, _ message: String) -> SurveyError {
      SurveyError(.badData, path: table.place(row: row, column: name, of: values), message)
    }
    if let (refusal, row) = list.refusal(ofCodesIn: name, table.codes) { throw fault(row, refusal) }
    if let several = SeveralAnswers(in: list, counted: yes.isYes), several.isCertain {
      throw fault(
        several.row, several.refusal(of: name) + "; or give it among the answers that count as yes")
    }
    let counted = Dictionary(
      zip(list.answers, yes.isYes).filter(\.1).map { ($0.0.text.folded, $0.0.text) },
      uniquingKeysWith: { first, _ in first })
    for (answer, isYes) in zip(list.answers, yes.isYes) where !isYes {
      guard let other = counted[answer.text.folded] else { continue }
      throw fault(
        answer.row,
        "'\(answer.text)' in column '\(name)' is '\(other)' in another spelling and is not among the "
          + "answers that count as yes; write one of them everywhere, or give both")
    }
  }

  /// A column of zeros and ones, or of words for yes and no.
  func binary(_ name: String, categories: [String]) throws(SurveyError) -> ClassifiedColumn {
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
      column, values, places: values.numbers[0].lazy.map { Int($0) }, categories: categories,
      scores: categories == Self.choices ? nil : [0, 1])
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
}
