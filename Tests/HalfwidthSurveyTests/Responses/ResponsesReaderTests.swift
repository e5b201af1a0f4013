import Foundation
import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// What a file of answers is read as, and everything that is refused.
@Suite struct ResponsesReaderTests {
  private let fixture: ResponsesFixture

  init() throws { fixture = try ResponsesFixture() }

  private func tally(_ question: String, _ item: String? = nil) throws -> AnswerTally {
    try #require(
      fixture.survey().responses?.items(of: question).first { $0.item == item }
    ).tally
  }

  // MARK: - Counts, by hand

  @Test func `answers are counted by their codes`() throws {
    #expect(try tally("sex") == AnswerTally(counts: [10, 6]))
    #expect(
      try tally("quality", "food") == AnswerTally(counts: [1, 1, 6, 7], missing: [.dontKnow: 1]))
    #expect(
      try tally("quality", "rest")
        == AnswerTally(
          counts: [4, 3, 2, 1],
          missing: [.noAnswer: 2, .dontKnow: 1, .empty: 1, .notAsked: 2]))
    #expect(
      try tally("access", "food") == AnswerTally(counts: [4, 6, 3, 2], missing: [.noAnswer: 1]))
  }

  @Test func `blanks of options are not chosen where the codebook says so`() throws {
    #expect(try tally("tools", "phone") == AnswerTally(counts: [3, 13]))
    #expect(try tally("tools", "car") == AnswerTally(counts: [11, 5]))
    let checks = try #require(fixture.survey().responses).checks
    #expect(checks.map(\.rule) == [.allOptionsBlank])
    #expect(
      checks[0].question == "tools" && checks[0].message.hasPrefix("2 respondents have every"))
  }

  @Test func `several answers in a cell are each counted`() throws {
    let missing: [MissingReason: Int] = [.noAnswer: 1, .notAsked: 2]
    #expect(try tally("channels", "radio") == AnswerTally(counts: [6, 7], missing: missing))
    #expect(try tally("channels", "paper") == AnswerTally(counts: [9, 4], missing: missing))
    #expect(try tally("channels", "net") == AnswerTally(counts: [6, 7], missing: missing))
  }

  @Test func `words are answers in any case of letters`() throws {
    // The codebook has them in small letters.
    #expect(try tally("fee") == AnswerTally(counts: [4, 10, 2]))
  }

  /// The file's own labels stand for the codebook's words, and its missing codes for the codebook's.
  @Test func `a file of SPSS is counted as well`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(
      """
      schema: halfwidth-survey/1
      title: A file of SPSS
      source: {citation: made up}
      sample: {design: convenience}
      data: {responses: answers.sav, respondent: id, missing: {no-answer: [8, 99]}}
      scales:
        trust: {levels: [none, little, some, much], codes: {1: none, 2: little, 3: some, 4: much}}
      questions:
        - {id: sex, text: Sex, type: single, column: sex, items: {w: Woman, m: Man}}
        - {id: trust, text: Trust, type: scale, scale: trust, column: trust}
      """, to: "survey.yaml")
    try FileManager.default.copyItem(
      atPath: Repository.root + "/Tests/Cases/native/answers.sav",
      toPath: folder.path + "/answers.sav")
    let responses = try #require(try SurveyFolder.read(folder.path).responses)
    #expect(responses.respondents == 6)
    #expect(responses.items(of: "sex").map(\.tally) == [AnswerTally(counts: [4, 2])])
    #expect(
      responses.items(of: "trust").map(\.tally)
        == [AnswerTally(counts: [1, 1, 1, 1], missing: [.noAnswer: 2])])
  }

  @Test func `those who were not asked are in no base`() throws {
    let tally = try tally("quality", "rest")
    #expect(tally.asked == 14 && tally.answered == 10 && tally.unanswered == 4)
  }

  @Test func `rows are the respondents, and a stated number has to be theirs`() throws {
    #expect(try fixture.survey().codebook.sampleSize == 16)
    let right = try fixture.with(yaml: "{design: convenience}", "{size: 16, design: convenience}")
    #expect(try right.faults() == [])
    let wrong = try fixture.with(yaml: "{design: convenience}", "{size: 15, design: convenience}")
    let faults = try wrong.faults()
    #expect(faults.count == 1)
    #expect(faults[0].hasPrefix("survey.yaml:4:16: size is 15, and "))
    #expect(faults[0].contains("has 16 rows of respondents"))
  }

  @Test func `numbers may be written otherwise than in the codebook`() throws {
    let other = try fixture.with(answers: "a01,F,x,,1,4,", "a01,F,x,,1,4.0,")
    let items = try #require(other.survey().responses).items
    #expect(try items == #require(fixture.survey().responses).items)
  }

  @Test func `a column's own list of missing values takes the place of the general one`() throws {
    let own = try fixture.with(yaml: "column: q6}", "column: q6, missing: {no-answer: [x]}}")
      .with(answers: "1,4,1,2,1,Agree", "1,4,1,2,1,x")
    let tally = try #require(own.survey().responses?.items(of: "fee").first).tally
    #expect(tally == AnswerTally(counts: [4, 9, 2], missing: [.noAnswer: 1]))
  }

  // MARK: - What fits nothing

  @Test func `all values that fit nothing come at once, by their places`() throws {
    let faults =
      try fixture
      .with(answers: "a04,F,x,,1 3,3,4,2,99,Agree", "a04,F,x,,1 3,good,5,7,99,Agre")
      .with(answers: "a05,M,,,2,4,1,3", "a05,M,,,2 4,4,5,3").faults()
    #expect(
      faults.map { String($0.prefix { $0 != " " }) } == [
        "answers.csv:5:19:", "answers.csv:5:21:", "answers.csv:5:26:", "answers.csv:6:9:",
      ])
    #expect(faults[0].contains("column 'q4_rest' of question 'quality'"))
    #expect(faults[0].contains("'5' (2)"))
    #expect(faults[1].contains("'7' (1)") && faults[1].contains("list 7 under 'missing'"))
    #expect(faults[2].contains("'Agre' (1, near 'agree')"))
    #expect(faults[3].contains("'2 4' (1)"))
  }

  @Test func `more than a hundred faults are counted, not listed`() throws {
    var yaml = """
      schema: halfwidth-survey/1
      title: T
      source: {citation: C}
      sample: {design: convenience}
      data: {responses: answers.csv}
      questions:

      """
    let columns = (1...103).map { "q\($0)" }
    for name in columns {
      yaml += "  - {id: \(name), text: Q, type: single, column: \(name), items: {a: A, b: B}}\n"
    }
    var fixture = fixture
    fixture.yaml = yaml
    fixture.answers =
      columns.joined(separator: ",") + "\n"
      + columns.map { _ in "z" }.joined(separator: ",") + "\n"
    let faults = try fixture.faults()
    #expect(faults.count == 101)
    #expect(faults[100].contains("3 more"))
  }

  @Test func `two spellings of one answer are refused with both`() throws {
    let faults = try fixture.with(answers: "4,1,Agree\na09", "4,1,agree\na09").faults()
    #expect(
      faults == [
        "answers.csv:9:20: 'agree' is written in 2 ways: 'Agree' (9), 'agree' (1); write one of them "
          + "everywhere, or give each under 'codes'"
      ])
  }

  @Test func `columns that the file lacks are refused with the nearest name`() throws {
    let faults = try fixture.with(yaml: "q4_rest", "q4_rst").with(yaml: "column: q6", "column: w6")
      .faults()
    #expect(faults.count == 2)
    #expect(faults[0].contains("has no column 'q4_rst'; did you mean 'q4_rest'?"))
    #expect(faults[0].hasPrefix("survey.yaml:23:"))
    #expect(faults[1].contains("has no column 'w6'"))
  }

  @Test func `a cell that can be split in two ways is refused with the reason`() throws {
    let faults = try fixture.with(
      yaml: "codes: {1: radio, 2: paper, 3: net}",
      "codes: {1: radio, 2: paper, 3: net, \"1 3\": paper}"
    ).faults()
    #expect(faults.count == 1)
    #expect(faults[0].contains("can be split into options in two ways"), "\(faults)")
    #expect(faults[0].contains("'1 3'"))
  }

  @Test func `options that are chosen or blank need to know what a blank means`() throws {
    let faults = try fixture.with(yaml: ", blank: not-chosen", "").faults()
    #expect(faults.count == 1)
    #expect(faults[0].contains("write 'blank: not-chosen'"))
    let own = try fixture.with(yaml: "blank: not-chosen", "missing: {no-answer: [\"\"]}")
    let phone = try #require(own.survey().responses?.items(of: "tools").first).tally
    #expect(phone == AnswerTally(counts: [0, 13], missing: [.noAnswer: 3]))
  }

  @Test(arguments: [
    (
      "respondent: id", "respondent: id\n  counts: c.csv\n  weight: q6",
      "8:11: published numbers are not held against weighted answers"
    ),
    ("respondent: id", "respondent: id\n  stratum: s", "8:12: 'answers.csv' has no column 's'"),
    ("respondent: id", "respondent: id\n  rounding: half-up", "8:13: 'rounding' is about printed"),
    (
      "respondent: id", "respondent: id\n  format: {encoding: utf-7}",
      "8:22: encoding 'utf-7' is unknown"
    ),
    (
      "respondent: id", "respondent: id\n  format: {header_rows: 0}",
      "8:25: header_rows '0' must be a whole number from 1 to 9"
    ),
    (
      "design: convenience", "design: convenience, weighted: true",
      "4:41: this is about printed percentages"
    ),
    (
      "codes: {F:", "codez: {F:", "20:126: unknown key 'codez' in a question; did you mean 'codes'?"
    ),
    ("not-asked: [97]", "not-asked: [97, 98]", "8:63: '98' stands under dont-know as well"),
    (
      "F: female", "F: femal",
      "20:137: 'femal' is no answer to the question; did you mean 'female'?"
    ),
    ("role: composition", "role: event-total", "20:63: role event-total is for printed numbers"),
    ("split: \" \", ", "", "22:90: several options in one column need 'split'"),
    ("food: q5_food, rest: q5_rest", "food: q5_food", "24:121: item 'rest' has no column"),
    (
      "food: q5_food, rest: q5_rest", "food: q5_food, rest: q5_food",
      "24:143: column 'q5_food' stands for"
    ),
  ])
  func `what the codebook can't mean is refused with its place`(
    old: String, new: String, fault: String
  ) throws {
    let faults = try fixture.with(yaml: old, new).faults()
    #expect(faults.count == 1 && faults[0].hasPrefix("survey.yaml:" + fault), "\(faults)")
  }

  @Test func `a value that is an answer to several questions and missing is refused at each`()
    throws
  {
    let faults = try fixture.with(yaml: "not-asked: [97]", "not-asked: [1]").faults()
    #expect(faults.count == 3)
    for (fault, place) in zip(faults, ["22:165", "23:", "24:"]) {
      #expect(fault.hasPrefix("survey.yaml:" + place), "\(fault)")
      #expect(fault.contains("'1' is an answer here and stands under not-asked"))
    }
  }

  // MARK: - Rows that are no respondents

  @Test func `respondents in two rows are found, and no name is said`() throws {
    let twice = try fixture.with(answers: "a02,F", "a01,F")
    let check = try #require(twice.survey().responses?.checks.first)
    #expect(check.rule == .duplicateRespondent && check.severity == .error)
    #expect(check.message.contains("(rows 1 and 2)") && !check.message.contains("a01"))
  }

  @Test(arguments: ["A01,F", "\"a01 \",F", "a01\u{200B},F"])
  func `respondents in two spellings are found`(second: String) throws {
    let twice = try fixture.with(answers: "a02,F", second)
    let check = try #require(twice.survey().responses?.checks.first)
    #expect(
      check.rule == .duplicateRespondent && check.message.contains("(rows 1 and 2 in 2 spellings)"))
  }

  @Test func `respondents without a name are said`() throws {
    let blank = try fixture.with(answers: "a02,F", ",F").with(answers: "a05,M", "\" \",M")
    let check = try #require(blank.survey().responses?.checks.first)
    #expect(check.rule == .unnamedRespondent && check.severity == .warning)
    #expect(check.message.hasPrefix("Rows 2 and 5 have nothing in the column 'id'"))
  }

  @Test func `a row without answers chose nothing, and is said`() throws {
    var more = fixture
    more.answers += "a17,,,,,,,,,\n"
    let survey = try more.survey()
    let checks = try #require(survey.responses).checks
    #expect(checks.map(\.rule) == [.rowWithoutAnswers, .allOptionsBlank])
    #expect(checks[0].message.hasPrefix("Row 17 has no answer"))
    let phone = try #require(survey.responses?.items(of: "tools").first).tally
    #expect(phone == AnswerTally(counts: [3, 13], missing: [.empty: 1]))
  }

  @Test func `a row of totals is refused by its name, one that may be a respondent is said`() throws
  {
    var totals = fixture
    totals.answers += "Total,10,13,5,1,4,1,2,1,Agree\n"
    let faults = try totals.faults()
    #expect(faults.count == 1)
    #expect(faults[0].hasPrefix("answers.csv:18:1: this row is called 'Total'"))
    var fitting = fixture
    fitting.answers += "Total,F,x,x,1,4,1,2,1,Agree\n"
    let checks = try #require(fitting.survey().responses).checks
    #expect(checks.map(\.rule) == [.possibleTotal, .allOptionsBlank])
  }

  /// A survey of one numeric question or two, with a column of names.
  private func numeric(_ rows: String, second: Bool = true) throws -> ResponsesFixture {
    var fixture = fixture
    fixture.yaml = """
      schema: halfwidth-survey/1
      title: Numbers
      source: {citation: made up}
      sample: {design: convenience}
      data: {responses: answers.csv}
      questions:
        - {id: age, text: Age, type: numeric, column: age}
      \(second ? "  - {id: days, text: Days, type: numeric, column: days}" : "")
      """
    fixture.answers = "name,age,days\n" + rows
    return fixture
  }

  @Test func `a row of the sums of all others is refused by its name, and said without one`() throws
  {
    let rows = "a,30,1\nb,41,0\nc,,2\nd,52,10\n"
    for name in ["Total", "Moyenne", "SUM:"] {
      let faults = try numeric(rows + "\(name),123,13\n").faults()
      #expect(
        faults.count == 1
          && faults[0].hasPrefix(
            "answers.csv:6:1: this row is called '\(name)' and holds what all others make"),
        "\(faults)")
    }
    let checks = try #require(numeric(rows + ",123,13\n").survey().responses).checks
    #expect(
      checks.map(\.rule) == [.possibleTotal]
        && checks[0].message.hasPrefix("Row 5, the last one, is the sum"))
    for other in [",123,14\n", ",50,13\n"] {
      #expect(try numeric(rows + other).survey().responses?.checks.isEmpty == true)
    }
  }

  @Test(arguments: [
    (
      "a,18,1\nb,65,0\nc,33,2\nd,999,4\ne,-99,1\n",
      "answers.csv:5:3: column 'age' has -99, 999 beside values of 18 to 65"
    ),
    (
      "a,18,1\nb,65,0\nc,33,2\nd,-99,4\ne,-99,1\n",
      "answers.csv:5:3: column 'age' has -99 beside values of 18 to 65"
    ),
    (
      "a,18.5,1\nb,65.25,0\nc,33,2\nd,-99,4\n",
      "answers.csv:5:3: column 'age' has -99 beside values of 18.5 to 65.25"
    ),
  ])
  func `codes that hide each other, are negative or stand among decimals are refused`(
    rows: String, message: String
  ) throws {
    let faults = try numeric(rows).faults()
    #expect(faults.count == 1 && faults[0].hasPrefix(message), "\(faults)")
  }

  @Test func `decimal commas in a file of commas are refused with the way to read them`() throws {
    let all = try numeric("a,\"18,9\",1\nb,\"20,5\",2\n").faults()
    #expect(
      all.count == 1
        && all[0].hasSuffix(
          "write them with a point, or say format: {decimal: comma} under 'data' if decimals follow a comma there"
        ), "\(all)")
    let declared = try numeric("a,\"18,9\",1\nb,\"20,5\",2\n").with(
      yaml: "{responses: answers.csv}", "{responses: answers.csv, format: {decimal: comma}}")
    #expect(try declared.survey().responses?.numbers(of: "age").first?.given == [18.9, 20.5])
    let weight = try numeric("a,18,\"0,7\"\nb,20,2\n", second: false).with(
      yaml: "{responses: answers.csv}", "{responses: answers.csv, weight: days}"
    ).faults()
    #expect(weight.contains { $0.contains("format: {decimal: comma}") }, "\(weight)")
  }

  @Test func `answers that read as none are said`() throws {
    let fixture = try fixture.with(
      yaml: "{female: Female, male: Male}", "{female: Female, male: Male, na: N/A, code: \"-99\"}")
    var more = fixture
    more.answers += "a17,N/A,x,,1,4,1,2,1,Agree\na18,-99,x,,1,4,1,2,1,Agree\n"
    #expect(
      try fixture.survey().responses?.checks.contains { $0.rule == .answerLooksMissing } == false)
    let check = try #require(
      more.survey().responses?.checks.first { $0.rule == .answerLooksMissing })
    #expect(
      check.question == "sex"
        && check.message.hasPrefix("Among the answers to 'sex' are 'N/A' (1) and '-99' (1)"))
  }

  @Test func `previews and unfinished rows of a platform are said`() throws {
    var platform = fixture
    let lines = fixture.answers.split(separator: "\n")
    platform.answers = lines.enumerated().map { index, line in
      index == 0
        ? "Status,Finished,ResponseId,\(line)\n"
        : "\(index < 3 ? "Survey Preview" : "IP Address"),\(index == 7 ? "False" : "True"),R_\(index),\(line)\n"
    }.joined()
    let checks = try #require(platform.survey().responses).checks
    #expect(checks.map(\.rule) == [.testRow, .unfinishedRow, .allOptionsBlank])
    #expect(
      checks[0].message.hasPrefix("Rows 1 and 2 are previews or tests by the column 'Status'"))
    #expect(checks[1].message.hasPrefix("Row 7 was not finished by the column 'Finished'"))
    // A question's own column of that name says nothing of the platform.
    let other = try platform.with(answers: "ResponseId", "Code")
    #expect(try other.survey().responses?.checks.map(\.rule) == [.allOptionsBlank])
  }

  @Test(arguments: [(8, true), (9, false)])
  func `a name of totals that many rows have is an answer`(rows: Int, isSaid: Bool) throws {
    var regions = fixture
    let lines = fixture.answers.split(separator: "\n")
    regions.answers = lines.enumerated().map { index, line in
      "\(index == 0 ? "region" : index <= rows ? "N" : "West"),\(line)\n"
    }.joined()
    let checks = try #require(regions.survey().responses).checks
    #expect(checks.contains { $0.rule == .possibleTotal } == isSaid)
  }
}
