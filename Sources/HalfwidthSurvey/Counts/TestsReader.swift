internal import Halfwidth

/// Reads the file of printed tests: the columns `test`, `cells`, `counts` and `where`.
struct TestsReader {
  /// The columns, in any order in the file.
  private enum Column: String, CaseIterable {
    case test, cells, counts
    case place = "where"

    /// Whether a file may be without it.
    var isOptional: Bool { self == .cells || self == .counts }
  }

  private let counts: TestCountsReader
  private let places: [Column: Int]

  /// - Throws: ``SurveyError`` for all rows with a fault at once, each with its place.
  static func read(_ file: TextFile, codebook: Codebook) throws(SurveyError) -> [PrintedTest] {
    let table = try DelimitedTable.read(file)
    guard let header = table.rows.first else {
      throw SurveyError(.badData, path: file.path, "the file has no header; add one")
    }
    let names = CodebookNames(questions: codebook.questions, scales: codebook.scales)
    let reader = TestsReader(
      counts: TestCountsReader(names: names), places: try places(header))
    var tests: [PrintedTest] = []
    var faults: [SurveyError] = []
    for (index, row) in table.rows.enumerated().dropFirst() {
      do throws(SurveyError) {
        if let count = table.stray(row: index) {
          throw SurveyError(
            row[0].position,
            "the row has \(count) fields and the header \(header.count); put a field that holds a comma in quotes"
          )
        }
        tests.append(try reader.test(row))
      } catch {
        faults.append(error)
      }
    }
    if let error = SurveyError.joined(faults) { throw error }
    guard !tests.isEmpty else {
      throw SurveyError(
        header[0].position, "the file has a header and no rows; add the printed tests")
    }
    return tests
  }

  private static func places(
    _ header: [DelimitedTable.Field]
  ) throws(SurveyError) -> [Column: Int] {
    let known = Column.allCases.map(\.rawValue)
    var places: [Column: Int] = [:]
    for (index, field) in header.enumerated() {
      guard let column = Column(rawValue: field.text) else {
        throw SurveyError(
          field.position,
          "unknown column '\(field.text.shortened)'; \(EditDistance.suggestion(for: field.text, among: known))"
        )
      }
      guard places.updateValue(index, forKey: column) == nil else {
        throw SurveyError(field.position, "column '\(field.text)' stands twice; remove one")
      }
    }
    for column in Column.allCases where places[column] == nil && !column.isOptional {
      throw SurveyError(
        header[0].position,
        "column '\(column.rawValue)' is missing; the columns are \(known.joined(separator: ","))")
    }
    return places
  }

  private func test(_ row: [DelimitedTable.Field]) throws(SurveyError) -> PrintedTest {
    if let field = row.first(where: { $0.text.controlCharacter != nil }) {
      throw SurveyError(field.position, "the field holds a control character; take it out")
    }
    /// A field that is there and not empty.
    func filled(_ column: Column) -> DelimitedTable.Field? {
      places[column].map { row[$0] }.flatMap { $0.text.isEmpty ? nil : $0 }
    }
    guard let place = filled(.place) else {
      throw SurveyError(
        row[places[.place] ?? 0].position, "'where' is empty; write section and paragraph")
    }
    let text = row[places[.test] ?? 0]
    var test = PrintedTest(
      text: text.text, result: try Self.checked(text, ReportedResult.init(parsing:)),
      place: place.text, source: text.position)
    if let cells = filled(.cells) {
      let table = try Self.checked(cells, ContingencyTable.init(parsing:))
      try Self.check(test.result, takes: (table.rows, table.columns), at: cells)
      test.cells = table
    }
    if let names = filled(.counts) {
      guard test.cells == nil else {
        throw SurveyError(
          names.position, "the counts stand in 'cells' as well; leave one of the two empty")
      }
      do throws(NameFault) {
        let counts = try self.counts.counts(names.text)
        test.counts = counts
      } catch {
        throw SurveyError(names.position, error.message)
      }
      if let counts = test.counts {
        try Self.check(test.result, takes: (counts.rows.count, counts.columns), at: names)
      }
    }
    return test
  }

  /// Checks that a result can be that of a table: of one row it is the test of equal shares.
  private static func check(
    _ result: ReportedResult, takes table: (rows: Int, columns: Int), at field: DelimitedTable.Field
  ) throws(SurveyError) {
    let freedom = max(table.rows - 1, 1) * (table.columns - 1)
    let isTwoByTwo = table == (2, 2)
    switch result {
    case .test(let test) where test.distribution == .chiSquared(Double(freedom)): return
    case .test(let test) where test.distribution == .z && isTwoByTwo: return
    case .ratio(let ratio) where ratio.measure == .oddsRatio && isTwoByTwo: return
    case .test, .ratio:
      throw SurveyError(
        field.position,
        "\(table.rows) x \(table.columns) counts belong to chi2(\(freedom))"
          + (isTwoByTwo ? ", to z, or to an OR" : "") + "; leave them out for another test")
    }
  }

  private static func checked<Value>(
    _ field: DelimitedTable.Field, _ make: (String) throws(CountsError) -> Value
  ) throws(SurveyError) -> Value {
    try translating(
      { (error: CountsError) in SurveyError(field.position, error.message) }, make(field.text))
  }
}
