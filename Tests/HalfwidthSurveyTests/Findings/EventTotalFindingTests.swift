import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// Cases beside the people who had them.
@Suite struct EventTotalFindingTests {
  private static let yaml = """
    schema: halfwidth-survey/1
    title: A survey
    source: {citation: Made up}
    sample: {size: 50, design: convenience}
    data: {counts: counts.csv}
    questions:
      - {id: holders, text: Holders, type: multiple, role: unstated-base, items: {a: A, b: B}}
      - {id: cases, text: Cases, type: multiple, role: event-total, PEOPLE, items: {a: A, b: B}}
      - {id: rating, text: Rating, type: single, items: {a: A, b: B}}

    """

  private static let rows = """
    holders,a,,11,,,,p1
    cases,a,,69,,,,p1
    holders,b,,6,,,,p1
    cases,b,,5,,,,p1

    """

  private func totals(
    _ people: String, dispersions: [Double] = []
  ) throws -> [EventTotalFinding] {
    try SurveyFixture.findings(
      Self.rows, yaml: Self.yaml.replacing("PEOPLE", with: people),
      settings: AnalysisSettings(dispersions: dispersions)
    ).eventTotals
  }

  @Test func `totals that go together are bounded, and others left out`() throws {
    let found = try totals("people: holders")
    // Five cases of six people with one each are not possible.
    try #require(found.count == 1)
    #expect(found[0].item?.id == "a" && found[0].people.id == "holders")
    #expect(found[0].bounds.largest == 7...59 && found[0].rates.isEmpty)
    #expect(try totals("note: None").isEmpty)
  }

  // R 4.2: qgamma(c(.025, .975), 69/2 + 0:1) / (11/2).
  @Test func `an interval is there for a dispersion that was asked for`() throws {
    let found = try totals("people: holders", dispersions: [2])
    let interval = try #require(found.first?.rates.first?.interval)
    expectClose(interval.lower, 4.35674205668972, relative: 1e-12)
    expectClose(interval.upper, 8.74442759975756, relative: 1e-12)
  }

  @Test(arguments: [
    ("people: holder", "unknown question 'holder'; did you mean 'holders'?"),
    ("people: cases", "question 'cases' is of events itself"),
    ("people: other", "unknown item 'b' of question 'other'"),
    ("people: scaled", "question 'scaled' is of type scale, and counts nobody"),
  ])
  func `a question that counts nobody is refused with its place`(
    people: String, message: String
  ) throws {
    let yaml =
      Self.yaml.replacing("PEOPLE", with: people).replacing(
        "questions:", with: "scales: {s: {levels: [no, yes]}}\nquestions:")
        + """
          - {id: other, text: Other, type: multiple, items: {a: A}}
          - {id: scaled, text: Scaled, type: scale, scale: s, items: {a: A, b: B}}

        """
    let fault = try SurveyFixture.fault(yaml: yaml, counts: SurveyFixture.header)
    #expect(fault.hasPrefix("survey.yaml:9:"), "\(fault)")
    #expect(fault.contains(message), "\(fault)")
  }

  @Test func `people belong to totals of events only`() throws {
    let yaml = SurveyFixture.yaml.replacing(
      "type: single, role: composition", with: "type: single, role: composition, people: tools")
    let fault = try SurveyFixture.fault(yaml: yaml, counts: SurveyFixture.header)
    #expect(fault.hasPrefix("survey.yaml:12:"), "\(fault)")
    #expect(fault.contains("write role: event-total, or leave it out"))
  }
}
