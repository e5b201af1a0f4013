internal import Halfwidth

/// Reads the answers of a survey's respondents, and finds all that does not fit at once.
struct ResponsesReader {
  private let codebook: Codebook
  private let plan: ResponsesPlan
  /// What a question of the codebook is called.
  private let noun: String
  private var table: RespondentTable
  private var faults: [Fault] = []
  private var spellings = AnswerSpellings()
  private var items: [ItemAnswers] = []
  private var numbers: [NumericAnswers] = []
  /// Whether a respondent gave an answer, other than by leaving an option blank.
  private var hasAnswer: [Bool] = []
  /// The rows whose options are all blank, by question.
  private var allBlank: [(question: Question, items: Range<Int>, rows: [Int])] = []
  /// Rows that are called like totals.
  private var totals: Set<Int> = []
  /// Rows whose cells fit nothing.
  private var misfitRows: Set<Int> = []

  /// What is wrong, with its place in the file for the order: faults of the codebook come first.
  private struct Fault {
    var row: Int
    var column: Int
    var error: SurveyError
  }

  /// Reads the answers.
  ///
  /// - Parameter noun: What a question of the codebook is called in messages.
  /// - Returns: The answers, and the codebook with the number of respondents.
  /// - Throws: ``SurveyError`` for a file that can't be read, and for everything in it that does not fit the
  ///   codebook: the first fault, with the others in its ``SurveyError/further``.
  /// - Complexity: O(n) in the bytes of the file, which is gone through once, and in its cells.
  static func read(
    _ path: String, codebook: Codebook, plan: ResponsesPlan, noun: String = "question"
  ) throws(SurveyError) -> (codebook: Codebook, responses: SurveyResponses) {
    try read(
      RespondentTable.read(path, kinds: .files, format: plan.format, sheet: plan.sheet),
      codebook: codebook, plan: plan, noun: noun)
  }

  /// Reads the answers of a table.
  static func read(
    _ table: RespondentTable, codebook: Codebook, plan: ResponsesPlan, noun: String = "question"
  ) throws(SurveyError) -> (codebook: Codebook, responses: SurveyResponses) {
    var reader = ResponsesReader(codebook, plan, table, noun: noun)
    return try reader.read()
  }

  private init(
    _ codebook: Codebook, _ plan: ResponsesPlan, _ table: RespondentTable, noun: String
  ) {
    self.noun = noun
    self.codebook = codebook
    self.plan = plan
    self.table = table
  }

  private mutating func read() throws(SurveyError) -> (Codebook, SurveyResponses) {
    let places = places()
    if places.isEmpty, let error = SurveyError.joined(faults.map(\.error)) { throw error }
    let asked = Set(places.keys).union(PlatformRows.columns(among: table.columnNames))
    table = table.reading(Array(asked))
    let cells = table.cells(
      of: table.columnNames.indices.filter { asked.contains(table.columnNames[$0]) })
    if let end = cells.end { throw end }
    if let odd = cells.oddRow { throw odd }
    guard cells.rowCount > 0 else { throw table.withoutRows }
    hasAnswer = [Bool](repeating: false, count: cells.rowCount)
    totals = Set(cells.totals.map(\.row))
    for question in codebook.questions { code(question, places: places, cells: cells) }
    let respondents = AskedRespondents(codebook, &items, &numbers)
    let weights = weights(places: places, cells: cells)
    let design = design(places: places)
    addSpellings()
    addTotals(cells)
    let codebook = checkedSize(cells.rowCount)
    let sorted = faults.sorted { ($0.row, $0.column) < ($1.row, $1.column) }.map(\.error)
    if let error = SurveyError.joined(sorted) { throw error }
    let checks = checks(
      cells, respondent: plan.respondent.flatMap { places[$0.name] }, asked: respondents)
    return (
      codebook,
      SurveyResponses(
        columns: table.columnNames, respondents: cells.rowCount, items: items, numbers: numbers,
        weights: weights, design: design, checks: checks)
    )
  }

  // MARK: - Columns and rows

  /// The places of the columns that the codebook names and the file has.
  private mutating func places() -> [String: Int] {
    let named =
      [plan.respondent].compactMap(\.self) + plan.designColumns
      + codebook.questions.flatMap { $0.columns?.references ?? [] }
    let known = Dictionary(
      table.columnNames.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for column in named where known[column.name] == nil {
      faults.append(
        Fault(
          row: -1, column: column.source.line,
          error: SurveyError(
            column.source,
            "'\(table.path)' has no column '\(column.name)'; "
              + EditDistance.suggestion(for: column.name, among: table.columnNames))))
    }
    let names = Set(named.map(\.name))
    return known.filter { names.contains($0.key) }
  }

  /// The codebook with the number of rows as its number of respondents.
  private mutating func checkedSize(_ rows: Int) -> Codebook {
    var codebook = codebook
    codebook.sampleSize = rows
    func fault(_ position: SourcePosition, _ message: String) {
      faults.append(Fault(row: -1, column: position.line, error: SurveyError(position, message)))
    }
    if let stated = plan.statedSize, stated.size != rows {
      fault(
        stated.source,
        "size is \(stated.size), and '\(table.path)' has \(rows) row\(rows == 1 ? "" : "s") of respondents; "
          + "correct one of them, or leave size out")
    }
    let population: Int? =
      switch codebook.design {
      case .simpleRandom(let population): population
      case .convenience: codebook.population
      case .stratified, .clustered: nil
      }
    if let population, population < rows {
      fault(
        plan.source,
        "'\(table.path)' has \(rows) respondents, more than the population of \(population) under 'sample'; "
          + "correct one of them")
    }
    return codebook
  }

  // MARK: - Answers

  /// How much each respondent counts; nil where the codebook names no weights, or they have a fault.
  private mutating func weights(
    places: [String: Int], cells: RespondentCells
  ) -> RespondentWeights? {
    guard let column = plan.weight, let place = places[column.name],
      let found = cells.columns[place]
    else { return nil }
    do throws(SurveyError) {
      return try RespondentWeights.read(found, column: column.name, format: table.source.format) {
        table.place(row: $0, column: place)
      }
    } catch {
      faults.append(Fault(row: 0, column: place, error: error))
      return nil
    }
  }

  /// How the respondents were sampled; nil where each was drawn alone, and where a column has a fault.
  private mutating func design(places: [String: Int]) -> SurveyDesign? {
    guard plan.hasDesign, plan.designColumns.allSatisfy({ places[$0.name] != nil }) else {
      return nil
    }
    var columns = DesignColumns(
      stratum: plan.stratum?.name, cluster: plan.cluster?.name, weight: plan.weight?.name)
    switch plan.population {
    case nil: break
    case .column(let column)?: columns.fpc = column.name
    case .units(let units)?: columns.population = units
    }
    do throws(SurveyError) {
      return try columns.design(of: table).design
    } catch {
      // A weight that is none is told of already.
      if !faults.contains(where: { $0.error.place == error.place }) {
        faults.append(Fault(row: 0, column: -1, error: error))
      }
      return nil
    }
  }

  private mutating func code(_ question: Question, places: [String: Int], cells: RespondentCells) {
    guard let columns = question.columns else { return }
    if let plan = question.numbers {
      read(question, plan, columns, places: places, cells: cells)
      return
    }
    let scale = codebook.scale(of: question)
    let first = items.count
    var blanks = [Int](repeating: 0, count: columns.blankIsNotChosen ? cells.rowCount : 0)
    for (index, reference) in columns.references.enumerated() {
      guard let place = places[reference.name], let column = cells.columns[place] else { continue }
      var item: Question.Item?
      if case .columns = columns.layout { item = question.items[index] }
      let coder = AnswerCoder(question, columns, scale: scale, item: item, format: plan.format)
      var pass = ColumnPass(
        column, coder, description: table.source.columns[place],
        misfits: AnswerMisfits(
          question, columns, column: reference.name, categories: coder.categories, noun: noun))
      items += pass.run(
        question, columns, item: item, totals: totals, hasAnswer: &hasAnswer, blanks: &blanks)
      finish(pass, question, columns, at: place)
    }
    if columns.blankIsNotChosen {
      let width = columns.references.count
      allBlank.append(
        (question, first..<items.count, blanks.indices.filter { blanks[$0] == width }))
    }
    refuseOnlyChosen(question, columns, Array(items[first...]), at: places)
  }

  /// Reads the numbers of a numeric question.
  private mutating func read(
    _ question: Question, _ numbers: NumericAnswerPlan, _ columns: QuestionColumns,
    places: [String: Int], cells: RespondentCells
  ) {
    for (index, reference) in columns.references.enumerated() {
      guard let place = places[reference.name], let column = cells.columns[place] else { continue }
      var item: Question.Item?
      if case .columns = columns.layout { item = question.items[index] }
      var pass = NumericPass(
        numbers, column: reference.name, missing: columns.missing, format: table.source.format,
        misfits: AnswerMisfits(
          question, columns, column: reference.name, categories: [], noun: noun))
      let answers = pass.run(column, question, item: item, totals: totals, hasAnswer: &hasAnswer)
      self.numbers.append(answers)
      misfitRows.formUnion(pass.misfitRows)
      if let row = pass.misfits.firstRow {
        addFault(pass.misfits.message, row: row, column: place)
      } else if let error = pass.fault(
        of: answers, at: { table.place(row: $0, column: place) })
      {
        faults.append(Fault(row: 0, column: place, error: error))
      }
    }
  }

  private mutating func addFault(_ message: String, row: Int, column: Int) {
    faults.append(
      Fault(
        row: row, column: column,
        error: SurveyError(.badData, path: table.place(row: row, column: column), message)))
  }

  /// Takes what a column's pass found beside the answers.
  private mutating func finish(
    _ pass: ColumnPass, _ question: Question, _ columns: QuestionColumns, at place: Int
  ) {
    misfitRows.formUnion(pass.misfitRows)
    if let row = pass.misfits.firstRow {
      addFault(pass.misfits.message, row: row, column: place)
    }
    guard pass.categories != QuestionColumns.choices else { return }
    for word in pass.words {
      spellings.add(
        word.text, of: question.scale.map { "scale " + $0 } ?? "question " + question.id,
        place: word.place, name: pass.categories[word.place], count: word.count, row: word.row,
        column: place)
    }
  }

  private mutating func addSpellings() {
    for fault in spellings.faults {
      // The place of the spelling that is seldom the one that was meant.
      guard let last = fault.spellings.last else { continue }
      addFault(fault.message, row: last.row, column: last.column)
    }
  }

  /// Options that are chosen or blank, and never anything else: what a blank means is not known.
  private mutating func refuseOnlyChosen(
    _ question: Question, _ columns: QuestionColumns, _ found: [ItemAnswers],
    at places: [String: Int]
  ) {
    guard case .columns(let references) = columns.layout, question.type == .multiple,
      !columns.blankIsNotChosen, !columns.hasOwnMissing
    else { return }
    let tallies = found.map(\.tally)
    let blanks = tallies.reduce(0) { $0 + $1.unanswered }
    guard blanks > 0, tallies.contains(where: { $0.counts[1] > 0 }),
      tallies.allSatisfy({ $0.counts[0] == 0 }), let place = places[references[0].name]
    else { return }
    faults.append(
      Fault(
        row: 0, column: place,
        error: SurveyError(
          references[0].source,
          "the options of question '\(question.id)' are chosen or without an answer, and never said not to be "
            + "chosen, so that every share is 100%; write 'blank: not-chosen' if that is what a blank means, "
            + "or a list of 'missing' for the question if it means no answer")))
  }

  // MARK: - Rows that are no respondents

  private mutating func addTotals(_ cells: RespondentCells) {
    let confirmed = RespondentRows(cells, table, plan, questions: codebook.questions)
      .confirmedTotals(by: numbers)
    for total in cells.totals {
      let isMisfit = misfitRows.contains(total.row)
      guard isMisfit || confirmed.contains(total) else { continue }
      let holds = isMisfit ? "what is no answer" : "what all others make together"
      faults.append(
        Fault(
          row: total.row, column: -1,
          error: SurveyError(
            .badData, path: table.place(row: total.row, column: total.column),
            "this row is called '\(total.name)' and holds \(holds); take rows of totals out of the file"
          )))
    }
  }

  private mutating func checks(
    _ cells: RespondentCells, respondent: Int?, asked: AskedRespondents
  ) -> [CheckFinding] {
    let empty = hasAnswer.indices.filter { !hasAnswer[$0] }
    clearBlanks(of: empty)
    let rows = RespondentRows(cells, table, plan, questions: codebook.questions)
    return rows.remarks + rows.duplicates(in: respondent) + rows.ofPlatform
      + rows.withoutAnswers(empty)
      + rows.calledTotals + rows.unnamedTotal(items, numbers)
      + codebook.questions.flatMap { question in
        rows.noAnswers(to: question, items.filter { $0.question == question.id })
      }
      + allBlank.flatMap { question, _, all in
        let out = asked.notAsked[question.id] ?? []
        return rows.allBlank(all.filter { hasAnswer[$0] && !out.contains($0) }, of: question)
      }
      + asked.answeredAnyway.flatMap { question, all in rows.notAsked(all, of: question) }
  }

  /// In a row without any answer a blank does not say that an option was not chosen.
  private mutating func clearBlanks(of empty: [Int]) {
    let empty = Set(empty)
    for (_, range, rows) in allBlank {
      for row in rows where empty.contains(row) {
        for index in range where items[index].missing(at: row) == nil {
          items[index].remove(at: row, .empty)
        }
      }
    }
  }
}
