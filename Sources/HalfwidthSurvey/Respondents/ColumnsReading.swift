internal import Halfwidth

/// Reads the columns that are asked for, row by row, and checks what only all rows tell.
struct ColumnsReading {
  private let file: ColumnsFile
  private let request: ColumnsRequest
  private let answers: [Int]
  private let texts: [Int]
  private let numbers: [Int]
  private let labels: [Int]
  /// The columns that are taken as text.
  private let labelled: [Int]
  private var readers: [AnswerReader]
  private var others: [DecimalReader]
  private var columns: ColumnsFile.Columns
  private var names = TotalNameFinder()
  /// Rows that are called like totals, by their place among those that are kept.
  private var totals: [TotalRow] = []
  /// How many rows have a code that was declared to be missing.
  private var coded = 0
  /// For each column of labels in which NA stands without quotes whether it is a label.
  private var namesNA: [Int: Bool] = [:]
  private var kept = 0
  private var last: DelimitedTable.Field?
  private var lastRow = 0

  init(_ file: ColumnsFile, _ request: ColumnsRequest) throws(SurveyError) {
    self.file = file
    self.request = request
    answers = try file.places(request.answers)
    texts = try file.places(request.texts)
    numbers = try file.places(request.numbers)
    labels = try file.places(request.labels)
    labelled = texts + labels
    let decimals = { (name: String) in
      DecimalReader(column: name, format: file.format, separator: file.layout.separator)
    }
    readers = request.answers.map {
      AnswerReader(decimals($0), blankMeansNo: request.missing == .zero)
    }
    others = request.numbers.map(decimals)
    columns = ColumnsFile.Columns(
      numbers: [[Double]](repeating: [], count: answers.count + numbers.count),
      labels: [[String]](repeating: [], count: texts.count + labels.count), droppedRows: [])
  }

  // MARK: - Rows

  mutating func add(_ row: [DelimitedTable.Field], _ index: Int) throws(SurveyError) {
    let name = names.name(in: row)
    if let name, file.codes.dropsTotals, !isAnswer(name, row) {
      columns.droppedRows.append(index)
      columns.droppedTotals += 1
      return
    }
    guard try !isLeftOut(row, name) else {
      columns.droppedRows.append(index)
      return
    }
    for (column, place) in answers.enumerated() {
      let field = row[place]
      let value =
        ColumnsFile.isMissing(field.text) ? readers[column].blank() : readers[column].value(field)
      guard let value else { throw noNumber(field, place) }
      columns.numbers[column].append(value)
    }
    for (column, place) in numbers.enumerated() {
      guard let value = others[column].read(row[place]) else {
        throw SurveyError(
          row[place].position,
          CellNumber.fault(row[place].text, column: file.columnNames[place]))
      }
      columns.numbers[answers.count + column].append(value)
    }
    for (column, place) in labelled.enumerated() {
      columns.labels[column].append(row[place].text)
    }
    if let name {
      totals.append(TotalRow(row: kept, position: name.position, name: name.text))
    }
    last = row.first
    lastRow = index
    kept += 1
  }

  /// Whether what is called like a total is an answer in one of the columns that are asked for.
  private func isAnswer(_ name: DelimitedTable.Field, _ row: [DelimitedTable.Field]) -> Bool {
    (answers + texts).contains { row[$0].position == name.position }
  }

  /// Whether a value is missing, and the row left out for it.
  private mutating func isLeftOut(
    _ row: [DelimitedTable.Field], _ total: DelimitedTable.Field?
  ) throws(SurveyError) -> Bool {
    var isCoded = false
    var isMissing = false
    func check(_ place: Int, isAnswer: Bool, isText: Bool) throws(SurveyError) {
      let field = row[place]
      if isAnswer && AnswerCodes.holds(file.codes.missing, field.text) {
        isCoded = true
        return
      }
      guard ColumnsFile.isMissing(field.text) else { return }
      if isText && field.text == "NA" && !field.isQuoted && namesNA[place] == nil {
        // Where missing cells are empty, NA is something else.
        namesNA[place] = file.values(of: place).blanks > 0
      }
      guard !isText || isMissingLabel(field, place) else { return }
      switch request.missing {
      case .refuse: throw noValue(field, place, isLabel: isText, total)
      case .drop: isMissing = true
      case .zero:
        if labels.contains(place) || numbers.contains(place) {
          throw noValue(field, place, isLabel: isText, total)
        }
      }
    }
    for place in answers { try check(place, isAnswer: true, isText: false) }
    for place in numbers { try check(place, isAnswer: false, isText: false) }
    for place in texts { try check(place, isAnswer: true, isText: true) }
    for place in labels { try check(place, isAnswer: true, isText: true) }
    if isCoded { coded += 1 }
    return isCoded || isMissing
  }

  /// Whether a cell of labels that holds nothing or a text such as NA has no value.
  private func isMissingLabel(_ field: DelimitedTable.Field, _ place: Int) -> Bool {
    if field.text.isEmpty { return true }
    if field.isQuoted || file.codes.valid.contains(field.text) { return false }
    return !(namesNA[place] ?? false)
  }

  // MARK: - Faults

  private func noValue(
    _ field: DelimitedTable.Field, _ place: Int, isLabel: Bool, _ total: DelimitedTable.Field?
  ) -> SurveyError {
    let column = file.columnNames[place]
    if let total {
      return SurveyError(
        field.position,
        "'\(column)' has no value in the row that is called '\(total.text)'; leave rows of totals out "
          + "with --drop-totals")
    }
    let values = file.values(of: place)
    if isLabel && !field.text.isEmpty {
      return SurveyError(
        field.position,
        "'\(column)' has no value here, as '\(field.text)' counts as missing; if it is a label give "
          + "--valid-codes \(field.text), if not leave such rows out with --missing drop")
    }
    let only = values.answers.count == 1 ? values.answers[0].text : nil
    if let only, !labels.contains(place), !numbers.contains(place), isTick(only) {
      return SurveyError(
        field.position,
        "'\(column)' has no value here, and elsewhere only '\(only)'; if a blank means no give "
          + "--missing zero, and if it means no answer --missing drop")
    }
    let read = field.text.isEmpty ? "" : ", as '\(field.text)' counts as missing"
    return SurveyError(
      field.position,
      "'\(column)' has no value here; fill it in, or leave such rows out with --missing drop\(read)"
    )
  }

  /// Whether a column's only value may be a box that was ticked.
  private func isTick(_ text: String) -> Bool {
    guard let number = CellNumber.plain(text) else { return AnswerWord(text)?.isYes ?? true }
    return number == 1
  }

  private func noNumber(_ field: DelimitedTable.Field, _ place: Int) -> SurveyError {
    let column = file.columnNames[place]
    let answers = file.values(of: place).answers
    let areNumbers = answers.contains { CellNumber.plain($0.text) != nil }
    let isText = MarkedNumber(field.text) == nil && field.text.contains(where: \.isLetter)
    guard !areNumbers, isText else {
      let code = isText ? "; --missing-codes '\(field.text)' if it is no answer" : ""
      return SurveyError(field.position, CellNumber.fault(field.text, column: column) + code)
    }
    let values = file.values(of: place)
    let example = values.answers.first?.text ?? field.text
    let advice =
      values.answers.count == 1 && values.blanks > 0
      ? "if a blank means no give --missing zero"
      : "write proportion(\(column) = \(example)) for the share of one of them"
    return SurveyError(
      field.position,
      "'\(field.text)' in column '\(column)' is not a number; the column holds \(values.words): \(advice)"
    )
  }

  // MARK: - All rows

  mutating func finished() throws(SurveyError) -> ColumnsFile.Columns {
    for reader in readers { try reader.finish() }
    for reader in others { try reader.finish() }
    guard kept > 0 else {
      throw SurveyError(
        .badData, path: file.path,
        columns.dropped > 0
          ? "all \(columns.dropped) rows have a missing value; ask for columns that are filled in"
          : "the file has names and no rows; add a row for each respondent")
    }
    let notes = try checkTotals()
    try checkCodes()
    columns.warnings = warnings(notes)
    return columns
  }

  /// Refuses rows of totals, and returns what is to be said of others that may be some.
  private mutating func checkTotals() throws(SurveyError) -> [AnalysisWarning] {
    let own = Array(columns.numbers.prefix(answers.count))
    if let total = TotalRow.confirmed(totals, by: own).first {
      throw SurveyError(
        total.position,
        "this row is called '\(total.name)' and holds what all others make together; leave it out with "
          + "--drop-totals")
    }
    var notes: [AnalysisWarning] = []
    func note(_ message: String) {
      notes.append(AnalysisWarning(code: .possibleTotal, message: message))
    }
    if totals.count == 1, totals[0].isTelling {
      note(
        "the row that is called '\(totals[0].name)' is taken for a respondent; --drop-totals leaves it "
          + "out")
    }
    if totals.isEmpty, TotalRow.isUnnamedSum(own) {
      if file.codes.dropsTotals {
        dropLast()
      } else {
        note(
          "the last row is the sum of all others and is taken for a respondent; if it is one of totals "
            + "give --drop-totals")
      }
    }
    return notes
  }

  private mutating func dropLast() {
    for index in columns.numbers.indices { columns.numbers[index].removeLast() }
    for index in columns.labels.indices { columns.labels[index].removeLast() }
    kept -= 1
    columns.droppedTotals += 1
    columns.droppedRows.insert(
      lastRow, at: columns.droppedRows.firstIndex { $0 > lastRow } ?? columns.droppedRows.count)
  }

  /// Refuses codes such as 99 that nobody has declared.
  private func checkCodes() throws(SurveyError) {
    for (column, reader) in readers.enumerated() {
      guard let found = file.codes.undeclared(in: columns.numbers[column]) else { continue }
      let codes = found.codes.map(String.init).joined(separator: ",")
      let row = columns.numbers[column].firstIndex { found.codes.contains(Int($0)) } ?? 0
      throw SurveyError(
        .badData, path: file.place(row: row, column: reader.column, of: columns),
        "\(UndeclaredCodes.words(found, column: reader.column)); give --missing-codes \(codes) if they "
          + "stand for no answer, or --valid-codes \(codes) if they are answers")
    }
  }

  private func warnings(_ notes: [AnalysisWarning]) -> [AnalysisWarning] {
    var notes = notes
    var reading = file.layout.remarks
    let commas = (readers.map(\.decimals) + others).filter { $0.comma != nil }
      .map { "'\($0.column)'" }
    if !commas.isEmpty {
      let names = commas.prefix(6).joined(separator: ", ") + (commas.count > 6 ? " and others" : "")
      reading.append("the commas in the numbers of \(names) are read as decimal commas")
    }
    reading += readers.flatMap(\.remarks)
    for (place, isLabel) in namesNA.sorted(by: { $0.key < $1.key }) where isLabel {
      reading.append(
        "'NA' in column '\(file.columnNames[place])' is read as a label, as missing values are empty "
          + "there")
    }
    if columns.droppedTotals > 0 {
      notes.append(
        AnalysisWarning(
          code: .linesLeftOut,
          message: columns.droppedTotals == 1
            ? "1 row of totals is left out"
            : "\(columns.droppedTotals) rows of totals are left out"))
    }
    if let warning = file.codes.warning(leftOut: coded) { notes.append(warning) }
    var missing: [String] = []
    if request.missing == .drop && columns.dropped > 0 {
      for reader in readers where reader.saysOnlyYes {
        missing.append(
          "column '\(reader.column)' holds only ones beside its blanks, so that the share of ones is 1 "
            + "whatever was answered; if a blank means no give --missing zero")
      }
    }
    return reading.map { AnalysisWarning(code: .inputReading, message: $0) } + notes
      + missing.map { AnalysisWarning(code: .missingValues, message: $0) }
  }
}
