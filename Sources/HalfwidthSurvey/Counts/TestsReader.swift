internal import Halfwidth

/// Reads the file of printed tests: the columns `test`, `cells` and `where`.
enum TestsReader {
  private static let columns = ["test", "cells", "where"]

  /// - Throws: ``SurveyError`` for all rows with a fault at once, each with its place.
  static func read(_ file: TextFile) throws(SurveyError) -> [PrintedTest] {
    let table = try DelimitedTable.read(file)
    guard let header = table.rows.first else {
      throw SurveyError(.badData, path: file.path, "the file has no header; add one")
    }
    guard header.map(\.text) == columns else {
      throw SurveyError(
        header[0].position, "the columns are not \(columns.joined(separator: ",")); write them so")
    }
    var tests: [PrintedTest] = []
    var faults: [SurveyError] = []
    for row in table.rows.dropFirst() {
      do throws(SurveyError) {
        tests.append(try test(row))
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

  private static func test(_ row: [DelimitedTable.Field]) throws(SurveyError) -> PrintedTest {
    guard row.count == columns.count else {
      throw SurveyError(
        row[0].position,
        "the row has \(row.count) fields and the header \(columns.count); put a field that holds a comma "
          + "in quotes")
    }
    let (text, cells, place) = (row[0], row[1], row[2])
    guard !place.text.isEmpty else {
      throw SurveyError(place.position, "'where' is empty; write section and paragraph")
    }
    if let field = row.first(where: { $0.text.controlCharacter != nil }) {
      throw SurveyError(field.position, "the field holds a control character; take it out")
    }
    let test = try checked(text, ReportedTest.init(parsing:))
    var table: ContingencyTable?
    if !cells.text.isEmpty {
      let counts = try checked(cells, ContingencyTable.init(parsing:))
      let freedom = Double((counts.rows - 1) * (counts.columns - 1))
      guard test.distribution == .chiSquared(freedom) else {
        throw SurveyError(
          cells.position,
          "\(counts.rows) x \(counts.columns) cells belong to chi2(\(Int(freedom))); leave them empty for "
            + "another test")
      }
      table = counts
    }
    return PrintedTest(
      text: text.text, test: test, cells: table, place: place.text, source: text.position)
  }

  private static func checked<Value>(
    _ field: DelimitedTable.Field, _ make: (String) throws(CountsError) -> Value
  ) throws(SurveyError) -> Value {
    do throws(CountsError) {
      return try make(field.text)
    } catch {
      throw SurveyError(field.position, error.message)
    }
  }
}
