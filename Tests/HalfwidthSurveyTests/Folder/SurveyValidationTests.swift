import Foundation
import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

@Suite struct SurveyValidationTests {
  @Test func `faults of all parts of a codebook and of its answers come together, by their lines`()
    throws
  {
    let fixture = try ResponsesFixture()
      .with(yaml: "title: A survey of sixteen people\n", "")
      .with(
        yaml: "  agreement:\n    levels: [disagree, agree]", "  agreement:\n    levels: [agree]"
      )
      .with(yaml: "type: single, role", "type: singel, role")
      .with(yaml: "column: q3, ", "column: q33, ")
      .with(answers: "a01,F,x,,1,4,", "a01,F,x,,1,6,")
    let faults = try fixture.faults()
    let starts = [
      "survey.yaml:1:1: the survey has no 'title'",
      "survey.yaml:15:13: a scale needs at least two levels",
      "survey.yaml:19:49: type 'singel' is unknown; did you mean 'single'?",
      "survey.yaml:21:90: 'answers.csv' has no column 'q33'",
      "answers.csv:2:12: column 'q4_food' of question 'quality' has a value that is neither",
    ]
    #expect(faults.count == starts.count, "\(faults)")
    for (fault, start) in zip(faults, starts) { #expect(fault.hasPrefix(start), "\(fault)") }
  }

  @Test func `what refers to a part with a fault is no fault`() throws {
    // The comparison names a question that can't be read, and the fee a scale that can't.
    let fixture = try ResponsesFixture()
      .with(yaml: "{id: quality, section: Ratings", "{id: quality, sction: Ratings")
      .with(yaml: "    headline: agree\n", "    headline: agre\n")
    let faults = try fixture.faults()
    #expect(faults.count == 2, "\(faults)")
    #expect(faults[0].contains("headline 'agre'") && faults[1].contains("unknown key 'sction'"))
  }

  /// All faults of a survey of printed numbers, as `file:line: message`.
  private func faults(yaml: String, rows: String) throws -> [String] {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(yaml, to: "survey.yaml")
    try folder.write(SurveyFixture.header + rows, to: "counts.csv")
    return try SurveyValidation(of: folder.path).errors.map { error in
      "\(error.place): \(error.message)".replacingOccurrences(of: folder.path + "/", with: "")
    }
  }

  private static let tools =
    "{id: tools, text: Tools, type: multiple, items: {phone: Phone, car: Car}}"

  @Test func `slips of keys, of values and of printed numbers come together`() throws {
    let yaml = SurveyFixture.yaml.replacingOccurrences(
      of: Self.tools,
      with: "{id: tools, txet: Tools, type: multiple, items: {phone: Phone, car: Car}, "
        + "expected: {phone: 50}, margin: 10}")
    let faults = try faults(
      yaml: "titel: A survey\n" + yaml.replacingOccurrences(of: "title: A survey\n", with: ""),
      rows: "tools,phone,,30,,50,,P\ntools,cra,,7,,50,,P\nquality,foot,high,30,,50,,P\n")
    let starts = [
      "survey.yaml:1:1: unknown key 'titel' in the survey; did you mean 'title'?",
      "survey.yaml:9:17: unknown key 'txet' in a question; did you mean 'text'?",
      "survey.yaml:9:97: '50' is no share that can be tested",
      "survey.yaml:9:102: unknown key 'margin' in a question; did you mean 'margins'?",
      "survey.yaml:9:110: '10' are no margins",
      "counts.csv:3:7: unknown item 'cra' of question 'tools'",
      "counts.csv:4:9: unknown item 'foot' of question 'quality'",
    ]
    #expect(faults.count == starts.count, "\(faults)")
    for (fault, start) in zip(faults, starts) { #expect(fault.hasPrefix(start), "\(fault)") }
  }

  @Test(arguments: [
    // What can't be read of a question makes no fault of what refers to it: its type, its items, its name.
    (tools, "{id: tools, text: Tools, type: multipel, items: {phone: Phone, car: Car}}", 1),
    (tools, "{id: tools, text: Tools, type: multiple, options: {phone: Phone, car: Car}}", 1),
    (
      tools,
      "{id: tools, text: Tools, type: multiple, options: {phone: Phone}, expected: {phone: 50%}}", 1
    ),
    (tools, "{text: Tools, type: multiple, items: {phone: Phone, car: Car}}", 1),
    (tools, "{id: sex, text: Tools, type: multiple, items: {phone: Phone, car: Car}}", 1),
    ("headline: high}", "headline: hihg}", 1),
    ("questions:\n", "questions: 3\nratings:\n", 2),
  ])
  func `rows of other questions are read, and those of one with a fault passed over`(
    old: String, new: String, count: Int
  ) throws {
    let faults = try faults(
      yaml: SurveyFixture.yaml.replacingOccurrences(of: old, with: new),
      rows: "tools,car,,7,,50,,P\nquality,food,high,30,,50,,P\nsex,f,,30,,fifty,,P\n")
    let own = faults.filter { $0.hasPrefix("survey.yaml") }
    #expect(own.count >= 1 && (count > 1 || own.count == 1), "\(faults)")
    let others = faults.filter { $0.hasPrefix("counts.csv") }
    let knowsSex = count == 1 && !new.contains("id: sex")
    #expect(
      others.count == (knowsSex ? 1 : 0) && others.allSatisfy { $0.hasPrefix("counts.csv:4:") },
      "\(faults)")
  }

  @Test func `a base and a place for printed numbers need a file of them`() throws {
    let faults = try ResponsesFixture().with(yaml: "text: Sex, ", "text: Sex, n: 16, ").faults()
    #expect(faults.count == 1 && faults[0].contains("'n' is about printed numbers"), "\(faults)")
  }

  @Test func `every row of counts that does not fit is found`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(SurveyFixture.yaml, to: "survey.yaml")
    try folder.write(
      SurveyFixture.header + "tools,phone,,60,,50,,P\ntools,car,,7,,50,,P\ntools,bus,,7,,50,,P\n"
        + "tools,car,,8,,50,,P\n", to: "counts.csv")
    let validation = try SurveyValidation(of: folder.path)
    #expect(validation.survey == nil)
    #expect(validation.errors.map { $0.position?.line } == [2, 4, 5])
    #expect(validation.errors[2].message.contains("repeats line 3"))
  }

  @Test func `what was read is summed up`() throws {
    let survey = try ResponsesFixture()
      .with(answers: "id,sex,", "name,sex,").with(yaml: "  respondent: id\n", "").survey()
    let summary = try #require(AnswersSummary(survey))
    #expect(summary.respondents == 16 && summary.columns == 9 && summary.unread == ["name"])
    #expect(summary.declared.map(\.value) == [["99"], ["98"], ["97"]])
    #expect(summary.declared.map(\.reason) == [.noAnswer, .dontKnow, .notAsked])
    // Sixteen people; one column of sex, two of tools, three channels, twice two ratings, and the fee.
    #expect(summary.cells == 16 * 11)
  }

  @Test func `a missing file alone is no input, and beside other faults one of them`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(SurveyFixture.yaml, to: "survey.yaml")
    do throws(SurveyError) {
      _ = try SurveyValidation(of: folder.path)
      Issue.record("counts.csv is missing")
    } catch {
      #expect(error.kind == .noInput)
    }
    try folder.write(
      SurveyFixture.yaml.replacingOccurrences(of: "title: A survey", with: "title:"),
      to: "survey.yaml")
    let errors = try SurveyValidation(of: folder.path).errors
    #expect(errors.count == 2 && errors[0].kind == .badData && errors[1].kind == .noInput)
  }
}
