import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// Files of `Tests/Cases/native`, whose answers stand in `make-files.py` there.
@Suite struct NativeRespondentsTests {
  static func table(
    _ file: String, codes: AnswerCodes = AnswerCodes()
  ) throws -> RespondentTable {
    try RespondentTable.read(Repository.root + "/Tests/Cases/native/" + file, codes: codes)
  }

  private func cells(_ file: String, _ name: String) throws -> [RespondentCell] {
    let table = try Self.table(file)
    let place = try #require(table.columnNames.firstIndex(of: name))
    let cells = table.source.cells(of: [place])
    #expect(cells.end == nil)
    let column = try #require(cells.columns[place])
    return (0..<cells.rowCount).map { column.cell(at: $0) }
  }

  private func texts(_ texts: [String]) -> [RespondentCell] {
    texts.map { $0.isEmpty ? .missing(.empty) : .text($0, isQuoted: true) }
  }

  private static let regions = ["Zürich", "Orléans", "Zürich", "Ægir", "", "Orléans"]

  @Test(arguments: ["answers.sav", "rows.sav", "answers.zsav"])
  func `SPSS: labels, their order, levels and missing answers are kept`(file: String) throws {
    let table = try Self.table(file)
    #expect(table.columnNames == ["id", "sex", "trust", "weight", "region", "khmer", "day"])
    let columns = table.source.columns
    #expect(columns[1].title == "What is your sex?" && columns[0].title == nil)
    #expect(columns[2].title == "ការយល់ដឹង: trust in services")
    #expect(columns[1].valueLabels == [.init(.number(1), "Woman"), .init(.number(2), "Man")])
    #expect(
      columns[2].valueLabels == [
        .init(.number(1), "None"), .init(.number(2), "Little"), .init(.number(3), "Some"),
        .init(.number(4), "Full"), .init(.missing(.code("8")), "Don't know"),
        .init(.missing(.code("9")), "Not asked"), .init(.missing(.code("99")), "Refused"),
      ])
    #expect(columns.map(\.level)[1...3] == [.nominal, .ordinal, .scale])
    #expect(columns[2].declaredMissing == [.numbers(8...9), .numbers(99...99)])
    #expect(columns[5].declaredMissing == [.text("ទេ")])
    #expect(columns.map(\.content)[3...6] == [.numbers, .texts, .texts, .dates])

    #expect(
      try cells(file, "trust") == [
        .number(4), .number(3), .missing(.code("8")), .missing(.code("99")), .number(1), .number(2),
      ])
    #expect(
      try cells(file, "weight") == [
        .number(1.5), .number(0.5), .number(1), .missing(.empty), .number(1.25), .number(0.75),
      ])
    #expect(try cells(file, "region") == texts(Self.regions))
    let khmer = try cells(file, "khmer")
    #expect(khmer[0] == .text("បាទ/ចាស", isQuoted: true) && khmer[1] == .missing(.code("ទេ")))
    #expect(
      try cells(file, "day")
        == texts([
          "2026-03-01", "2026-03-02", "2026-03-31", "2024-02-29", "1999-12-31", "1582-10-15",
        ]))
  }

  @Test func `the portable format of SPSS has names in capitals`() throws {
    let table = try Self.table("answers.por")
    #expect(table.columnNames == ["ID", "SEX", "TRUST", "WEIGHT"])
    #expect(try table.columns(numbers: ["SEX"]).numbers == [[1, 2, 1, 1, 2, 1]])
    #expect(try cells("answers.por", "WEIGHT")[3...4] == [.missing(.empty), .number(1.25)])
  }

  @Test func `a text of 700 letters is one`() throws {
    #expect(
      try cells("long.sav", "text") == texts([String(repeating: "x", count: 700) + "1", "y"]))
    #expect(
      try cells("long-118.dta", "text")
        == texts([String(repeating: "z", count: 3_000)] + [String](repeating: "short", count: 5)))
  }

  @Test(arguments: [
    "latin-114.dta", "latin-117.dta", "utf8-113.dta", "utf8-117.dta", "answers-118.dta",
    "long-118.dta", "long-119.dta",
  ])
  func `Stata: labels and texts of each version, in its code page or in UTF-8`(file: String) throws
  {
    let table = try Self.table(file)
    let sex = try #require(table.source.columns.first { $0.name == "sex" })
    #expect(sex.valueLabels == [.init(.number(1), "Woman"), .init(.number(2), "Man")])
    #expect(sex.title == (file.hasPrefix("utf8") ? "What is your sex?" : nil))
    #expect(try cells(file, "region") == texts(Self.regions))
    #expect(try cells(file, "trust") == [4, 3, 8, 99, 1, 2].map { .number($0) })
    #expect(table.source.remarks.isEmpty)
  }

  @Test func `Stata: days, moments, Khmer and tagged missing answers`() throws {
    let days = ["2026-03-01", "2026-03-02", "2026-03-31", "2024-02-29", "1999-12-31", "1960-01-01"]
    #expect(try cells("answers-118.dta", "day") == texts(days))
    #expect(try cells("long-118.dta", "day") == texts(days.map { $0 + "T00:00:00" }))
    #expect(try cells("answers-118.dta", "khmer")[4] == .text("មិនដឹង", isQuoted: true))
    #expect(
      try cells("tagged.dta", "q") == [
        .number(1), .number(0), .missing(.code(".a")), .number(1), .missing(.code(".b")),
        .number(0),
      ])
    #expect(
      try Self.table("tagged.dta").source.columns[0].valueLabels == [
        .init(.number(0), "No"), .init(.number(1), "Yes"),
        .init(.missing(.code(".a")), "Don't know"), .init(.missing(.code(".b")), "Refused"),
      ])
  }

  @Test func `Stata: long texts that ReadStat doesn't find are refused where they are asked for`()
    throws
  {
    let error = try #require(throws: SurveyError.self) {
      try Self.table("long-119.dta").columns(numbers: [], labels: ["text"])
    }
    #expect(error.message.contains("format 119, whose columns of long texts (strL) are not read"))
  }

  /// A file that SAS wrote: Fisher's irises of 1936, whose sums are known (R's `iris`); its names
  /// have six letters.
  @Test func `SAS: a file that SAS itself wrote`() throws {
    let table = try Self.table("iris.sas7bdat")
    #expect(
      table.columnNames == [
        "Sepal_Length", "Sepal_Width", "Petal_Length", "Petal_Width", "Species",
      ])
    for (name, sum) in [("Sepal_Length", 876.5), ("Petal_Width", 179.9)] {
      let numbers = try cells("iris.sas7bdat", name).map { cell -> Double in
        if case .number(let number) = cell { number } else { .nan }
      }
      #expect(numbers.count == 150)
      expectClose(numbers.reduce(0, +), sum, absolute: 1e-9)
    }
    let species = Dictionary(grouping: try cells("iris.sas7bdat", "Species")) { $0.text }
    #expect(species.mapValues(\.count) == ["setosa": 50, "versic": 50, "virgin": 50])
  }

  @Test(arguments: ["answers-5.xpt", "answers-8.xpt", "answers.sas7bdat"])
  func `SAS: numbers, missing ones and texts`(file: String) throws {
    #expect(try cells(file, "trust") == [4, 3, 8, 99, 1, 2].map { .number($0) })
    #expect(
      try cells(file, "weight") == [
        .number(1.5), .number(0.5), .number(1), .missing(.empty), .number(1.25), .number(0.75),
      ])
    #expect(try cells(file, "region") == texts(Self.regions))
  }

  @Test func `SAS: a date of R is one`() throws {
    #expect(
      try cells("answers.sas7bdat", "day")
        == texts([
          "2026-03-01", "2026-03-02", "2026-03-31", "2024-02-29", "1999-12-31", "1582-10-15",
        ]))
  }

  @Test func `declared answers are left out with a note, and are answers where a person says so`()
    throws
  {
    let values = try Self.table("answers.sav").columns(numbers: ["trust"])
    #expect(values.numbers == [[4, 3, 1, 2]] && values.droppedRows == [2, 3])
    #expect(
      values.warnings.map(\.message) == [
        "2 of the rows that are left out have a code that stands for no answer (8, 99)"
      ])
    let all = try Self.table("answers.sav", codes: AnswerCodes(valid: ["8", "99"]))
    #expect(try all.columns(numbers: ["trust"]).numbers == [[4, 3, 8, 99, 1, 2]])
    #expect(try all.kinds(of: ["sex", "day", "region"]) == [.numbers, .text, .text])
  }

  @Test func `a cell without a value and a date among numbers are said with their row`() throws {
    let table = try Self.table("answers.sav")
    let missing = try #require(throws: SurveyError.self) { try table.columns(numbers: ["weight"]) }
    #expect(missing.place.hasSuffix("answers.sav, row 4"))
    let date = try #require(throws: SurveyError.self) { try table.columns(numbers: ["day"]) }
    #expect(date.place.hasSuffix("answers.sav, row 1"))
    #expect(date.message.hasPrefix("'2026-03-01' in column 'day' is a date"))
  }

  @Test func `groups are called by their labels, two answers of one label apart`() throws {
    let values = try Self.table("answers.sav").columns(numbers: ["id"], labels: ["sex"])
    #expect(values.labels == [["Woman", "Man", "Woman", "Woman", "Man", "Woman"]])
    let odd = try Self.table("labels.sav").columns(numbers: ["y"], labels: ["q"])
    #expect(odd.labels == [["Other (1)", "Other (2)", "1 (3)", "Other (1)"]])
  }
}
