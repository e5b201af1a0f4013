import TestSupport
import Testing

@testable import HalfwidthSurvey

/// Exports of survey platforms in `Tests/Cases/platforms`: eight people, whose answers stand in `make-files.py` there.
@Suite struct PlatformsTests {
  private static let folder = Repository.root + "/Tests/Cases/platforms/"
  private static let names = [
    "alchemer", "googleforms", "googleforms-sheet", "kobo", "limesurvey-codes", "limesurvey-labels",
    "qualtrics-codes", "qualtrics-split", "qualtrics-text", "redcap-labels", "redcap-raw",
    "surveymonkey", "surveymonkey-sheet",
  ]

  @Test(arguments: names)
  func `one survey has the same answers as each platform writes it`(name: String) throws {
    let survey = try SurveyFolder.read(Self.folder + name + ".yaml")
    let responses = try #require(survey.responses)
    #expect(responses.respondents == 8)
    let gender = try #require(responses.items(of: "gender").first)
    #expect(gender.tally == AnswerTally(counts: [5, 3], missing: [:]))
    let sources = [
      AnswerTally(counts: [4, 4], missing: [:]), AnswerTally(counts: [3, 5], missing: [:]),
      AnswerTally(counts: [5, 3], missing: [:]),
    ]
    for question in survey.codebook.questions where question.type == .multiple {
      #expect(responses.items(of: question.id).map(\.tally) == sources, "\(question.id)")
    }
    let views = responses.items(of: "views").map(\.tally)
    // Only Qualtrics has a code for a question that was seen and left out.
    let reason: MissingReason = name == "qualtrics-codes" ? .noAnswer : .empty
    #expect(
      views == [
        AnswerTally(counts: [2, 2, 4], missing: [:]),
        AnswerTally(counts: [2, 1, 4], missing: [reason: 1]),
      ])
    let asides = responses.checks.filter {
      $0.rule != .inputReading && $0.rule != .allOptionsBlank
    }
    #expect(asides.isEmpty, "\(asides)")
  }

  private func table(_ file: String) throws(SurveyError) -> RespondentTable {
    try RespondentTable.read(Self.folder + file)
  }

  @Test func `names and titles are those that identify a column`() throws {
    for file in ["surveymonkey.csv", "surveymonkey.xlsx"] {
      let columns = try table(file).source.columns
      #expect(
        columns.suffix(9).map(\.name) == [
          "Your gender?", "Which sources do you use?: Radio", "Which sources do you use?: Internet",
          "Which sources do you use?: Friends, family",
          "Which sources do you use?: Other (please specify)",
          "How far do you agree?: Services are near", "How far do you agree?: Services are free",
          "Your age?", "Anything else?",
        ], "\(file)")
      #expect(columns[10].title == "Which sources do you use?")
    }
    for (file, titles) in [
      ("qualtrics-codes.tsv", ["Which sources do you use? - Radio", "Your age?"]),
      ("qualtrics-text.csv", ["Which sources do you use? - Selected Choice", "Your age?"]),
    ] {
      let columns = try table(file).source.columns
      #expect(columns[0].name == "StartDate" && columns[0].title == "Start Date")
      #expect([columns[12].title, columns.last?.title] == titles)
    }
    #expect(try table("kobo.csv").columnNames[5] == "sources/radio")
    #expect(try table("limesurvey-codes.csv").columnNames[6] == "sources[SQ001]")
    #expect(try table("redcap-raw.csv").columnNames[4] == "sources___1")
    #expect(try table("alchemer.csv").columnNames[8] == "Radio:Which sources do you use?")
  }

  @Test(arguments: [
    ("surveymonkey.csv", "Your age?"), ("surveymonkey.xlsx", "Your age?"),
    ("qualtrics-codes.tsv", "Q4"), ("qualtrics-text.csv", "Q4"), ("kobo.csv", "people/age"),
    ("limesurvey-codes.csv", "age"), ("googleforms.xlsx", "Your age?"),
    ("alchemer.csv", "Your age?"),
    ("redcap-raw.csv", "age"),
  ])
  func `ages are numbers, by the column that has them`(file: String, column: String) throws {
    #expect(
      try table(file).columns(numbers: [column]).numbers == [[23, 31, 45, 52, 38, 27, 60, 19]])
  }

  @Test func `times of a workbook are texts, and in no one's way`() throws {
    let table = try table("googleforms.xlsx")
    let values = try table.columns(numbers: ["Your age?"], labels: ["Timestamp"])
    #expect(values.labels[0][0] == "2026-03-01T10:30:00")
    #expect(try table.kinds(of: ["Timestamp"]) == [.text])
    let error = try #require(throws: SurveyError.self) { try table.columns(numbers: ["Timestamp"]) }
    #expect(error.place.hasSuffix("googleforms.xlsx, Sheet!A2"))
    #expect(error.message.contains("'2026-03-01T10:30:00'") && error.message.contains("is a date"))
    #expect(table.source.columns.map(\.content) == [.dates, nil, nil, nil, nil, nil])
  }
}
