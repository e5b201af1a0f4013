import Testing

@testable import HalfwidthSurvey

/// Rows that name columns, in the shapes that platforms document.
@Suite struct HeaderRowsTests {
  private func source(
    _ text: String, headerRows: Int? = nil
  ) throws(SurveyError) -> DelimitedRespondents {
    try DelimitedRespondents(
      TextFile(path: "x.csv", checking: Array(text.utf8)),
      format: DelimitedFormat(headerRows: headerRows))
  }

  private func rowCount(_ source: DelimitedRespondents) -> Int { source.cells(of: [0]).rowCount }

  private static let qualtrics = """
    StartDate,Q1,Q2
    Start Date,"How old
    are you?",Which?
    "{""ImportId"":""startDate""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"
    2026-03-01,18,Radio

    """

  @Test func `Qualtrics: names, questions and a row of JSON`() throws {
    let source = try source(Self.qualtrics)
    #expect(source.columns.map(\.name) == ["StartDate", "Q1", "Q2"])
    #expect(source.columns[1].title == "How old\nare you?")
    #expect(rowCount(source) == 1)
    #expect(
      source.remarks == [
        "the first 3 rows name the columns, as Qualtrics writes them; --header-rows (header_rows in a survey) "
          + "gives another number"
      ])
    #expect(source.place(row: 0, column: 1) == "x.csv:5:12")
    let one = try self.source(Self.qualtrics, headerRows: 1)
    #expect(rowCount(one) == 3 && one.remarks.isEmpty && one.columns[1].title == nil)
  }

  @Test(arguments: ["V1,V8,Q1", "ResponseID,StartDate,Q1"])
  func `Qualtrics: names and questions of its older exports`(names: String) throws {
    let text = "\(names)\nResponseID,StartDate,How old are you?\nR_1,2014-03-01,18\n"
    let source = try source(text)
    #expect(source.columns.map(\.name) == names.split(separator: ",").map(String.init))
    #expect(source.columns[2].title == "How old are you?" && rowCount(source) == 1)
    #expect(
      source.remarks.first?.hasPrefix("the first 2 rows name the columns, as Qualtrics") == true)
    // Without the mark a row of words is a respondent.
    let unmarked = try self.source(
      "V1,V8,Q1\nResponse,StartDate,How old are you?\nR_1,2014-03-01,18\n")
    #expect(rowCount(unmarked) == 2 && unmarked.remarks.isEmpty)
  }

  @Test func `Qualtrics: rows of names and nothing else hold no respondent`() throws {
    let lines = Self.qualtrics.split(separator: "\n", omittingEmptySubsequences: false)
    let source = try source(lines[..<4].joined(separator: "\n") + "\n")
    #expect(rowCount(source) == 0 && source.columns.count == 3)
    let error = try #require(throws: SurveyError.self) {
      try RespondentTable(source).columns(numbers: ["Q1"])
    }
    #expect(error.message.contains("no row"), "\(error.message)")
  }

  @Test func `SurveyMonkey: a question above the first of its columns, and options below`() throws {
    let source = try source(
      """
      Respondent ID,Collector ID,Age?,Which?,,,Why?,Which?,
      ,,Response,Radio,Net,Other (please specify),Open-Ended Response,Radio,Net
      1001,7,18,Radio,,,,,Net
      1002,7,19,,Net,a neighbour,because,Radio,

      """)
    #expect(
      source.columns.map(\.name) == [
        "Respondent ID", "Collector ID", "Age?", "Which?: Radio", "Which?: Net",
        "Which?: Other (please specify)", "Why?", "Which?: Radio (2)", "Which?: Net (2)",
      ])
    #expect(
      source.columns.map(\.title) == [
        nil, nil, nil, "Which?", "Which?", "Which?", nil, "Which?", "Which?",
      ])
    #expect(rowCount(source) == 2)
    #expect(source.remarks.count == 1 && source.remarks[0].contains("SurveyMonkey"))
  }

  @Test func `SurveyMonkey: options that end the row have their question as well`() throws {
    let source = try source("Respondent ID,Which?,,\n,Radio,Net,Other\n1001,Radio,,\n")
    #expect(
      source.columns.map(\.name) == [
        "Respondent ID", "Which?: Radio", "Which?: Net", "Which?: Other",
      ])
    #expect(rowCount(source) == 1)
    let error = try #require(throws: SurveyError.self) {
      try self.source("Respondent ID,Which?,,\n,Radio,,Other\n1001,Radio,,\n")
    }
    #expect(error.place == "x.csv:1:22" && error.message.hasPrefix("the column has no name"))
  }

  @Test(arguments: [
    // A respondent without a number whose answers are words.
    ("Respondent ID,q1,q2\n,yes,no\n2,no,no\n", 2),
    ("id,q1\nResponse,Maybe\n", 1), ("id,q1\n1,Response\n", 1), ("q1\nResponse\n", 1),
    ("id,q1\n,Response\n", 1),
    // A row that only looks like names.
    ("StartDate,Q1\nStart Date,How old are you?\n2026-03-01,18\n", 2),
    ("id,q1\n1,\"{\"\"ImportId\"\":1}\"\n", 1),
  ])
  func `a row that may be a respondent's is one`(text: String, rows: Int) throws {
    let source = try source(text)
    #expect(rowCount(source) == rows)
    #expect(source.remarks.isEmpty)
  }

  @Test(
    arguments: [
      ("id,Which?,,q\n1,Radio,Net,2\n", nil, "1:11", "or give --header-rows 2"),
      ("id,q\n1,2\n", 3, "1:1", "3 rows are said to name the columns, and the file has 2"),
      ("1,2\n3,4\n", 2, "1:1", "'1' is a number"),
      ("a,,c\nx,,y\n1,2,3\n", 2, "1:3", "the column has no name"),
      (",,\n", 1, "1:1", "the file has no value in it"),
    ] as [(String, Int?, String, String)])
  func `a header that can't be read says where, and which key decides`(
    text: String, headerRows: Int?, place: String, message: String
  ) throws {
    let error = try #require(throws: SurveyError.self) { try source(text, headerRows: headerRows) }
    #expect(error.place == "x.csv:" + place)
    #expect(error.message.contains(message), "\(error.message)")
  }

  @Test func `a person says how many rows there are`() throws {
    let legacy = try source("ID,Q1\nNumber,\"How old\nare you?\"\n1,18\n", headerRows: 2)
    #expect(legacy.columns.map(\.name) == ["ID", "Q1"])
    #expect(legacy.columns[1].title == "How old\nare you?")
    #expect(rowCount(legacy) == 1 && legacy.remarks.isEmpty)
    // Sections above questions, as merged cells of a sheet are written.
    let sections = try source("id,Work,,Home,\n,hours,pay,rooms,pay\n1,2,3,4,5\n", headerRows: 2)
    #expect(
      sections.columns.map(\.name) == [
        "id", "Work: hours", "Work: pay", "Home: rooms", "Home: pay",
      ])
    let rowNames = try source(",a,\n,x,y\nr1,1,2\n", headerRows: 2)
    #expect(rowNames.columns.map(\.name) == ["(row names)", "a: x", "a: y"])
  }

  @Test func `very many columns of one name take time by their number`() throws {
    let names = Array(repeating: "a", count: 50_000).joined(separator: ",")
    let source = try source("\(names)\n\(names)\n", headerRows: 2)
    #expect(source.columns.count == 50_000)
    #expect(source.columns[49_999].name == "a: a (50000)")
  }

  @Test func `a header alone, and one with a line break in a name`() throws {
    let alone = try source("id,\"a\nb\"")
    #expect(alone.columns.map(\.name) == ["id", "a\nb"])
    #expect(rowCount(alone) == 0)
  }
}
