internal import Halfwidth

/// Reads the columns that are asked for, row by row, and checks what only all rows tell.
struct ColumnsReading {
  private let table: RespondentTable
  private let request: ColumnsRequest
  private let cells: RespondentCells
  /// The columns of answers, of other numbers, of texts and of labels.
  private var asked: [AskedColumn]
  /// Where those of texts begin.
  private let numberCount: Int
  private var readers: [AnswerReader]
  private var others: [DecimalReader]
  private var values: RespondentValues
  /// The columns of texts and of labels.
  private(set) var texts: [TextColumn]
  /// Rows that are called like totals, by their place among those that are kept.
  private var totals: [TotalRow] = []
  /// How many rows have a code that was declared to be missing.
  private var coded = 0
  /// For each column of labels in which NA stands without quotes whether it is a label.
  private var namesNA: [Int: Bool] = [:]
  private var kept = 0
  private var lastRow = 0

  init(_ table: RespondentTable, _ request: ColumnsRequest) throws(SurveyError) {
    self.table = table
    self.request = request
    let answers = try table.places(request.answers)
    let texts = try table.places(request.texts)
    let numbers = try table.places(request.numbers)
    let labels = try table.places(request.labels)
    let cells = table.cells(of: answers + numbers + texts + labels)
    self.cells = cells
    let roles: [([Int], AskedColumn.Role)] = [
      (answers, .answer), (numbers, .number), (texts, .text), (labels, .label),
    ]
    asked = roles.flatMap { places, role in
      places.map { AskedColumn($0, of: table, in: cells, as: role) }
    }
    numberCount = answers.count + numbers.count
    readers = answers.map { table.reader(of: $0, blankMeansNo: request.missing == .zero) }
    others = request.numbers.map { DecimalReader(column: $0, format: table.source.format) }
    values = RespondentValues(
      numbers: [[Double]](repeating: [], count: numberCount), labels: [], droppedRows: [])
    self.texts = [TextColumn](repeating: TextColumn(), count: texts.count + labels.count)
    for index in values.numbers.indices { values.numbers[index].reserveCapacity(cells.rowCount) }
    for index in self.texts.indices { self.texts[index].reserve(cells.rowCount) }
  }

  // MARK: - Rows

  /// The most rows that are looked at before they are taken together.
  private static let together = 1 << 12

  /// Reads all rows.
  ///
  /// - Returns: What was read, but for the texts, which are in ``texts``.
  mutating func finished() throws(SurveyError) -> RespondentValues {
    var names = cells.totals[...]
    let odd = cells.oddRows.first
    var row = 0
    // As long as rows are like others before, more and more are looked at together.
    var longest = 1
    while row < cells.rowCount {
      let most = min(row + longest, cells.rowCount, odd ?? .max, names.first?.row ?? .max)
      let end = endOfKnown(row..<max(row, most))
      if end > row {
        addKnown(row..<end)
        row = end
        longest = min(2 * longest, Self.together)
        continue
      }
      longest = 1
      defer { row += 1 }
      if row == odd, let fault = cells.oddRow { throw fault }
      let name = names.first?.row == row ? names.removeFirst() : nil
      if table.holds(row) {
        try add(row, name)
      } else {
        values.droppedRows.append(row)
        values.otherRows += 1
      }
    }
    if let end = cells.end { throw end }
    try checkAll()
    return values
  }

  /// The end of the rows from one on of which nothing is left to be found out.
  private func endOfKnown(_ rows: Range<Int>) -> Int {
    if table.selection != nil { return rows.lowerBound }
    var end = rows.upperBound
    for index in asked.indices where end > rows.lowerBound {
      end = asked[index].endOfKnown(rows.lowerBound..<end, takesNumbers: takesNumbers(index))
    }
    return end
  }

  /// Whether numbers say nothing new of a column.
  private func takesNumbers(_ index: Int) -> Bool {
    if index < readers.count { return readers[index].takesNumbers }
    return index < numberCount && others[index - readers.count].takesNumbers
  }

  private mutating func addKnown(_ rows: Range<Int>) {
    for index in 0..<numberCount { asked[index].add(rows, to: &values.numbers[index]) }
    for index in numberCount..<asked.count {
      asked[index].add(rows, to: &texts[index - numberCount])
    }
    lastRow = rows.upperBound - 1
    kept += rows.count
  }

  private mutating func add(_ row: Int, _ name: RespondentCells.TotalName?) throws(SurveyError) {
    if let name, table.codes.dropsTotals, !isAnswer(name) {
      values.droppedRows.append(row)
      values.totalRows.append(row)
      return
    }
    guard try !isLeftOut(row, name) else {
      values.droppedRows.append(row)
      return
    }
    for index in 0..<numberCount { values.numbers[index].append(try number(row, index)) }
    for index in numberCount..<asked.count {
      asked[index].add(row, to: &texts[index - numberCount])
    }
    for index in asked.indices { asked[index].settle(row) }
    if let name {
      totals.append(TotalRow(row: kept, fileRow: row, column: name.column, name: name.name))
    }
    lastRow = row
    kept += 1
  }

  private mutating func number(_ row: Int, _ index: Int) throws(SurveyError) -> Double {
    if let number = asked[index].number(at: row, takesNumbers: takesNumbers(index)) {
      return number
    }
    let cell = asked[index].located(row)
    guard index < readers.count else {
      guard let number = others[index - readers.count].read(cell) else {
        throw faults(row, index).noOtherNumber
      }
      asked[index].keep(number, at: row)
      return number
    }
    // Blanks are counted, each of them; other rows without a value are left out.
    if request.missing == .zero, asked[index].state(at: row) == .missing {
      return readers[index].blank()
    }
    guard let number = readers[index].value(cell) else { throw faults(row, index).noNumber }
    asked[index].keep(number, at: row)
    return number
  }

  /// Whether what is called like a total is an answer in one of the columns that are asked for.
  private func isAnswer(_ name: RespondentCells.TotalName) -> Bool {
    asked.contains { $0.place == name.column && !$0.role.needsValue }
  }

  /// Whether a value is missing, and the row left out for it.
  private mutating func isLeftOut(
    _ row: Int, _ total: RespondentCells.TotalName?
  ) throws(SurveyError) -> Bool {
    var isCoded = false
    var isMissing = false
    for index in asked.indices {
      switch asked[index].state(at: row) {
      case .present: continue
      case .coded: isCoded = true
      case .missing:
        guard !asked[index].role.isText || isMissingLabel(row, asked[index]) else { continue }
        switch request.missing {
        case .refuse: throw faults(row, index).noValue(in: total)
        case .drop: isMissing = true
        case .zero:
          if asked[index].role.needsValue { throw faults(row, index).noValue(in: total) }
        }
      }
    }
    if isCoded { coded += 1 }
    return isCoded || isMissing
  }

  /// Whether a cell of labels that holds nothing or a text such as NA has no value.
  private mutating func isMissingLabel(_ row: Int, _ column: AskedColumn) -> Bool {
    let cell = column.cells.cell(at: row)
    if cell.text == "NA" && !cell.isQuoted && namesNA[column.place] == nil {
      // Where missing cells are empty, NA is something else.
      namesNA[column.place] = column.cells.tally.blanks > 0
    }
    if cell.text.isEmpty { return true }
    if cell.isQuoted || table.codes.valid.contains(cell.text) { return false }
    return !(namesNA[column.place] ?? false)
  }

  private func faults(_ row: Int, _ index: Int) -> AnswerFaults {
    let place = asked[index].place
    return AnswerFaults(
      table: table, mayBeBox: !asked.contains { $0.place == place && $0.role.needsValue },
      column: asked[index], row: row)
  }

  // MARK: - All rows

  private mutating func checkAll() throws(SurveyError) {
    for (reader, column) in zip(readers, asked) {
      try reader.finish { table.place(row: $0, column: column.place) }
    }
    for (reader, column) in zip(others, asked[readers.count...]) {
      try reader.finish { table.place(row: $0, column: column.place) }
    }
    guard kept > 0 else {
      if values.dropped == 0 { throw table.withoutRows }
      throw SurveyError(
        .badData, path: table.path,
        "all \(values.dropped) rows have a missing value; ask for columns that are filled in")
    }
    let notes = try checkTotals()
    try checkCodes()
    values.codesWarning = table.codes.warning(leftOut: coded, declared: codesOfFile)
    values.warnings = warnings(notes)
  }

  /// Refuses rows of totals, and returns what is to be said of others that may be some.
  private mutating func checkTotals() throws(SurveyError) -> [AnalysisWarning] {
    let own = Array(values.numbers.prefix(readers.count))
    if let total = TotalRow.confirmed(totals, by: own).first {
      throw SurveyError(
        .badData, path: table.place(row: total.fileRow, column: total.column),
        "this row is called '\(total.name)' and holds what all others make together; leave it out with "
          + "--drop-totals")
    }
    var notes: [AnalysisWarning] = []
    func note(_ message: String) {
      notes.add(.possibleTotal, message)
    }
    if totals.count == 1, totals[0].isTelling {
      note(
        "the row that is called '\(totals[0].name)' is taken for a respondent; --drop-totals leaves it "
          + "out")
    }
    if totals.isEmpty, TotalRow.isUnnamedSum(own) {
      if table.codes.dropsTotals {
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
    for index in values.numbers.indices { values.numbers[index].removeLast() }
    for index in texts.indices { texts[index].removeLast() }
    kept -= 1
    values.totalRows.append(lastRow)
    values.droppedRows.insert(
      lastRow, at: values.droppedRows.firstIndex { $0 > lastRow } ?? values.droppedRows.count)
  }

  /// Refuses codes such as 99 that nobody has declared.
  private func checkCodes() throws(SurveyError) {
    for (column, reader) in readers.enumerated() {
      guard let found = table.codes.undeclared(in: values.numbers[column]) else { continue }
      let row = values.numbers[column].firstIndex(where: found.holds) ?? 0
      throw SurveyError(
        .badData, path: table.place(row: row, column: reader.column, of: values),
        UndeclaredCodes.refusal(found, column: reader.column))
    }
  }

  /// The codes that the file declares to stand for no answer, as far as they are there.
  private var codesOfFile: [String] {
    var codes: [String] = []
    for column in asked where column.role != .number {
      for cell in column.cells.distinct where cell.state(table.codes, isAnswer: true) == .coded {
        guard case .missing(.code(let code)) = cell else { continue }
        if !codes.contains(code) { codes.append(code) }
      }
    }
    return codes
  }

  private func warnings(_ notes: [AnalysisWarning]) -> [AnalysisWarning] {
    var notes = notes
    var reading = table.source.remarks
    let commas = (readers.map(\.decimals) + others).filter { $0.comma != nil }
      .map { "'\($0.column)'" }
    if !commas.isEmpty {
      let names = commas.prefix(6).joined(separator: ", ") + (commas.count > 6 ? " and others" : "")
      reading.append("the commas in the numbers of \(names) are read as decimal commas")
    }
    reading += readers.flatMap(\.remarks)
    for (place, isLabel) in namesNA.sorted(by: { $0.key < $1.key }) where isLabel {
      reading.append(
        "'NA' in column '\(table.columnNames[place])' is read as a label, as missing values are empty "
          + "there")
    }
    let totals = values.totalRows.count
    if totals > 0 {
      notes.add(
        .linesLeftOut,
        totals == 1
          ? "1 row of totals is left out" : "\(totals) rows of totals are left out")
    }
    if let warning = values.codesWarning { notes.append(warning) }
    var missing: [String] = []
    if request.missing == .drop && values.dropped > 0 {
      for reader in readers where reader.saysOnlyYes {
        missing.append(
          "column '\(reader.column)' holds only ones beside its blanks, so that the share of ones is 1 "
            + "whatever was answered; if a blank means no give --missing zero")
      }
    }
    return (table.selection?.warnings ?? [])
      + reading.map { AnalysisWarning(.inputReading, $0) } + notes
      + missing.map { AnalysisWarning(.missingValues, $0) }
  }
}
