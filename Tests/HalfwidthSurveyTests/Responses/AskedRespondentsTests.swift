import Halfwidth
import Testing

@testable import HalfwidthSurvey

@Suite struct AskedRespondentsTests {
  private func quantity(
    _ findings: SurveyFindings, _ question: String, _ item: String?
  ) throws -> QuantityFinding {
    try #require(
      findings.sections.flatMap(\.questions).flatMap(\.quantities).first {
        $0.question == question && $0.item?.id == item && $0.isHeadline
      })
  }

  // Of sixteen, 13 have a phone: a05, a08 and a12 do not. Of these 13 a11 gave no answer about food; about rest a09 and
  // a10 were not asked, and a04 gave no answer.
  @Test func `who did not give the answer was not asked`() throws {
    let findings = try ResponsesFixture().with(
      yaml: "columns: {food: q5_food, rest: q5_rest}",
      "asked_of: tools.phone, columns: {food: q5_food, rest: q5_rest}"
    ).findings()
    let food = try #require(try quantity(findings, "access", "food").answers)
    #expect([food.asked, food.answered, food.notAsked] == [13, 12, 3])
    let rest = try #require(try quantity(findings, "access", "rest").answers)
    #expect([rest.asked, rest.answered, rest.notAsked] == [11, 10, 5])
    // Of those 12 a15 and a16 find it good or excellent.
    #expect(try quantity(findings, "access", "food").candidates?.only?.successes == 2)
    let found = findings.checks.filter { $0.rule == .answeredNotAsked }
    #expect(found.map(\.severity) == [.warning])
    #expect(found[0].message.contains("3 respondents answer 'access'"), "\(found[0].message)")
    #expect(found[0].message.contains("rows 5, 8 and 12"), "\(found[0].message)")
  }

  @Test func `a question that waits for one that waits itself is asked of those who gave both`()
    throws
  {
    // a02, a06, a08, a13 and a16 have a car; of these a02 and a16 find the food excellent, and agree.
    let findings = try ResponsesFixture()
      .with(yaml: "columns: {food: q4_food", "asked_of: tools.car, columns: {food: q4_food")
      .with(yaml: "column: q6}", "column: q6, asked_of: quality.food.excellent}").findings()
    let fee = try quantity(findings, "fee", nil)
    #expect(fee.candidates?.only.map { [$0.successes, $0.trials] } == [2, 2])
    #expect(fee.answers?.notAsked == 14)
  }

  @Test func `blank options and numbers of those who were not asked are no answers`() throws {
    var fixture = try ResponsesFixture()
    fixture.yaml = """
      schema: halfwidth-survey/1
      title: Jobs
      source: {citation: Made up}
      sample: {design: convenience}
      data: {responses: answers.csv}
      questions:
        - {id: works, text: Works, type: single, column: a, items: {yes: "Yes", no: "No"}, codes: {1: "yes", 2: "no"}}
        - {id: tools, text: Tools, type: multiple, columns: {pen: b, saw: c}, items: {pen: Pen, saw: Saw}, blank: not-chosen, codes: {x: chosen}, asked_of: works.yes}
        - {id: years, text: Years, type: numeric, range: [0, 50], column: d, asked_of: works.yes}

      """
    fixture.answers = "a,b,c,d\n1,x,,3\n1,,,5\n2,,,\n2,,,8\n1,,x,\n"
    let findings = try fixture.findings()
    let pen = try quantity(findings, "tools", "pen")
    #expect(pen.candidates?.only.map { [$0.successes, $0.trials] } == [1, 3])
    #expect(pen.answers?.notAsked == 2)
    let years = try #require(findings.sections[0].questions[2].numbers.first)
    #expect(years.sample.count == 2 && years.answers.notAsked == 2 && years.answers.asked == 3)
    // One with all options blank was asked, and the two others not.
    let blank = try #require(findings.checks.first { $0.rule == .allOptionsBlank })
    #expect(blank.message.hasPrefix("1 respondent has every option blank"))
    #expect(findings.checks.filter { $0.rule == .answeredNotAsked }.map(\.question) == ["years"])
  }
}
