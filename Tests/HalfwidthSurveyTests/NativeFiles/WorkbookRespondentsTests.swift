import TestSupport
import Testing

@testable import HalfwidthSurvey

/// Workbooks of `Tests/Cases/native`, whose cells stand in `make-files.py` there.
@Suite struct WorkbookRespondentsTests {
  private func table(
    _ file: String, sheet: String? = nil, headerRows: Int? = nil
  ) throws(SurveyError) -> RespondentTable {
    try RespondentTable.read(
      Repository.root + "/Tests/Cases/native/" + file,
      format: DelimitedFormat(headerRows: headerRows), sheet: sheet)
  }

  private func cells(_ table: RespondentTable, _ name: String) throws -> [RespondentCell] {
    let place = try #require(table.columnNames.firstIndex(of: name))
    let cells = table.source.cells(of: [place])
    #expect(cells.end == nil)
    let column = try #require(cells.columns[place])
    return (0..<cells.rowCount).map { column.cell(at: $0) }
  }

  @Test func `shared texts, numbers, days and cells that are left out`() throws {
    let table = try table("answers.xlsx")
    #expect(table.columnNames == ["id", "sex", "trust", "weight", "region", "day", "khmer"])
    #expect(try cells(table, "id") == (1...6).map { .number(Double($0)) })
    #expect(
      try cells(table, "sex")
        == ["Woman", "Man", "Woman", "Woman", "Man", "Woman"].map { .text($0) })
    #expect(
      try cells(table, "weight") == [
        .number(1.5), .number(0.5), .number(1), .missing(.empty), .number(1.25), .number(0.75),
      ])
    #expect(
      try cells(table, "region")[3...5] == [.text("Ægir"), .missing(.empty), .text("Orléans")])
    #expect(
      try cells(table, "day") == [
        .text("2026-03-01"), .text("2026-03-02"), .text("2026-03-31"), .text("2024-02-29"),
        .text("1999-12-31"), .missing(.empty),
      ])
    #expect(try cells(table, "khmer")[4] == .text("មិនដឹង"))
    #expect(
      table.source.remarks == ["the sheet 'Answers' is read, the first of 2; --sheet names another"]
    )
  }

  @Test func `a row that repeats the names is refused, and boxes that hold their option are not`()
    throws
  {
    let table = try table("repeated.xlsx")
    for names in [["q", "g"], ["id", "q", "g"], ["q"]] {
      let error = try #require(throws: SurveyError.self) {
        try table.columns(ColumnsRequest(answers: [], texts: names, missing: .drop))
      }
      #expect(error.place.hasSuffix("!A4") && error.message == HeaderRows.repeated, "\(error)")
    }
    let boxes = try self.table("boxes.xlsx")
    let values = try boxes.columns(
      ColumnsRequest(answers: ["tv", "web"], texts: [], missing: .zero))
    #expect(values.numbers == [[1, 1, 1], [1, 0, 1]])
  }

  @Test func `a sheet is found by its name, and one that isn't there names those that are`() throws
  {
    let notes = try table("answers.xlsx", sheet: "Notes")
    #expect(notes.columnNames == ["x", "y"] && notes.source.remarks.isEmpty)
    #expect(try notes.columns(numbers: ["x", "y"]).numbers == [[1, 3], [0, 1]])
    let error = try #require(throws: SurveyError.self) {
      try table("answers.xlsx", sheet: "Answer")
    }
    #expect(error.message == "has no sheet 'Answer'; its sheets are 'Answers', 'Notes'")
    let text = try #require(throws: SurveyError.self) { try table("answers.csv", sheet: "Notes") }
    #expect(text.message.contains("leave --sheet out"))
  }

  @Test
  func `what the format allows: other parts, inline and spoken texts, formulas, booleans, gaps`()
    throws
  {
    let table = try table("cells.xlsx")
    #expect(table.columnNames == ["name", "yes", "score", "day", "moment", "time", "note"])
    let none = RespondentCell.missing(.empty)
    #expect(try cells(table, "name") == [.text("Mary & Ann"), .text("a"), none, none])
    #expect(try cells(table, "yes") == [.text("TRUE"), none, none, .text("FALSE")])
    #expect(try cells(table, "score") == [.number(2), .number(2.5), none, .number(0.001)])
    #expect(try cells(table, "day")[0] == .text("2026-03-01"))
    #expect(try cells(table, "moment")[0] == .text("2026-03-01T12:00:00"))
    #expect(try cells(table, "time")[0] == .text("18:00:00"))
    #expect(try cells(table, "note")[0...1] == [.text("a\nb _x0041_ _xZZZZ_"), .text("#N/A")])
    // A sheet that is hidden is none to choose from, and may be named.
    #expect(table.source.remarks.isEmpty)
    let hidden = try #require(throws: SurveyError.self) {
      try self.table("cells.xlsx", sheet: "Codes")
    }
    #expect(hidden.message.hasPrefix("the first row must name the columns, and '1' is a number"))
    #expect(hidden.place.hasSuffix("cells.xlsx, Codes!A1"))
  }

  @Test func `days may be counted from 1904`() throws {
    #expect(try cells(table("from-1904.xlsx"), "day")[0] == .text("2030-03-02"))
  }

  @Test func `a cell has its address, past rows that hold nothing`() throws {
    let table = try table("cells.xlsx")
    let error = try #require(throws: SurveyError.self) { try table.columns(numbers: ["yes"]) }
    #expect(error.place.hasSuffix("cells.xlsx, Answers!B3"))
    let values = try table.columns(ColumnsRequest(answers: ["yes"], missing: .drop))
    #expect(values.numbers == [[1, 0]])
    #expect(table.place(row: 1, column: "yes", of: values).hasSuffix("Answers!B5"))
    let note = try #require(throws: SurveyError.self) {
      try table.columns(ColumnsRequest(answers: ["note"], missing: .drop))
    }
    #expect(note.place.hasSuffix("Answers!G2"))
  }

  @Test func `an index without a name is that of the rows, and other nameless cells are refused`()
    throws
  {
    let index = try table("index.xlsx")
    #expect(index.columnNames == ["(row names)", "sex", "trust"])
    #expect(try index.columns(numbers: ["sex"], labels: ["(row names)"]).labels[0][5] == "5")
    let two = try table("two-headers.xlsx", headerRows: 1)
    #expect(two.columnNames == ["Respondent ID", "Which services did you use?"])
    let error = try #require(throws: SurveyError.self) {
      try two.columns(numbers: [], labels: ["Which services did you use?"], missing: .drop)
    }
    #expect(error.place.hasSuffix("two-headers.xlsx, Sheet!C2"))
    #expect(
      error.message == "'Legal' stands in a column without a name; write one in the first row")
  }

  @Test(arguments: [
    ("bomb.xlsx", "unpacks to far more"), ("entity.xlsx", "is damaged"),
    ("twice.xlsx", "is damaged"),
    ("lying.xlsx", "is damaged"), ("no-part.xlsx", "is damaged"),
  ])
  func `a workbook that could harm is one sentence`(file: String, message: String) throws {
    let error = try #require(throws: SurveyError.self) {
      _ = try table(file).columns(numbers: ["x"])
    }
    #expect(error.message.hasPrefix(message), "\(error.message)")
  }

  @Test func `numbers as text, blanks around texts and the days of 1900`() {
    #expect(WorkbookValue.digits("1e400").cell == .text("1e400"))
    #expect(WorkbookValue.digits("-0.5").cell == .number(-0.5))
    #expect(WorkbookValue.moment(shown: 1, "1").cell == .text("1900-01-01"))
    #expect(WorkbookValue.moment(shown: 1, "59").cell == .text("1900-02-28"))
    #expect(WorkbookValue.moment(shown: 1, "60").cell == .text("60 (no date)"))
    #expect(WorkbookValue.moment(shown: 1, "61").cell == .text("1900-03-01"))
    #expect(WorkbookValue.moment(shown: 5, "0").cell == .text("1904-01-01"))
    #expect(WorkbookValue.moment(shown: 3, "x").cell == .text("x (no date)"))
  }

  @Test func `escapes of Excel stand for characters, and others for themselves`() {
    #expect(WorkbookValue.unescaped("a_x000D_\nb") == "a\nb")
    #expect(WorkbookValue.unescaped("_x005F_x000D_") == "_x000D_")
    #expect(WorkbookValue.unescaped("_xD83D__xDE00_") == "😀")
    for text in ["_x00G0_", "_x000D", "x000D_", "_x_", "snake_case_x"] {
      #expect(WorkbookValue.unescaped(text) == text)
    }
  }
}
