import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// The ranks of lists of items, printed and answered.
@Suite struct RankAnalysisTests {
  private static let yaml = """
    schema: halfwidth-survey/1
    title: A survey
    source: {citation: Made up}
    sample: {size: 50, design: convenience}
    data: {counts: counts.csv}
    questions:
      - {id: many, text: Many, type: multiple, items: {a: A, b: B, c: C}}
      - {id: one, text: One, type: single, items: {a: A, b: B, c: C}}
      - {id: two, text: Two, type: single, items: {a: A, b: B}}
      - {id: who, text: Who, type: single, role: composition, items: {a: A, b: B, c: C}}

    """

  private func ranks(_ rows: String) throws -> [String: RankedList] {
    let questions = try SurveyFixture.findings(rows, yaml: Self.yaml).sections.flatMap(\.questions)
    return Dictionary(
      uniqueKeysWithValues: questions.compactMap { finding in
        finding.ranks.map { (finding.question.id, $0) }
      })
  }

  // 48 and 20 of 50: at most 28 + 2 * 2 answered differently, 30 and 2. 20 and 18: up to 38, 20 and 18.
  @Test func `totals of the same people are ranked whatever the joint answers were`() throws {
    let found = try ranks(
      """
      many,a,,20,,50,,p1
      many,b,,48,,50,,p1
      many,c,,18,,50,,p1

      """)
    let list = try #require(found["many"])
    #expect(list.items == ["a", "b", "c"] && list.finding.method == "margins-holm")
    let ranks = try #require(list.finding.ranks)
    #expect(ranks.intervals == [2...3, 1...1, 2...3])
    #expect(ranks.highest?.item == 1 && ranks.highest?.isSupported == true)
  }

  @Test func `a number that is known as a set has the ranks of all of it`() throws {
    let found = try ranks(
      """
      many,a,,,>80%,50,,p1
      many,b,,44,,50,,p1

      """)
    let ranks = try #require(found["many"]?.finding.ranks)
    // 41 to 50 of 50.
    #expect(ranks.items.counts == [41...50, 44...44])
    #expect(ranks.sampleRanks == [1...2, 1...2] && ranks.highest == nil)
    #expect(found["many"]?.items == ["a", "b"])
  }

  @Test func `options that exclude each other are compared among those who chose one of two`()
    throws
  {
    let found = try ranks(
      """
      one,a,,30,,50,,p1
      one,b,,12,,50,,p1
      one,c,,8,,50,,p1

      """)
    let list = try #require(found["one"])
    #expect(list.finding.method == "multinomial-holm" && list.finding.items.respondents == 50)
    #expect(list.finding.ranks?.intervals == [1...1, 2...3, 2...3])
  }

  @Test func `two options, who was recruited, and different bases have none`() throws {
    let found = try ranks(
      """
      two,a,,30,,50,,p1
      two,b,,20,,50,,p1
      who,a,,30,,50,,p1
      who,b,,12,,50,,p1
      who,c,,8,,50,,p1
      many,a,,30,,50,,p1
      many,b,,20,,40,,p1

      """)
    #expect(found.isEmpty)
  }

  @Test func `what respondents answered is compared person by person`() throws {
    let questions = try ResponsesFixture().findings().sections.flatMap(\.questions)
    let tools = try #require(questions.first { $0.question.id == "quality" })
    let list = try #require(tools.ranks)
    #expect(list.finding.method == "paired-holm")
    // Fewer than answered one of the items: those who answered all.
    let bases = tools.quantities.compactMap { $0.candidates?.trials }
    #expect(list.finding.items.respondents <= bases.min()!)
  }

  @Test func `hidden numbers have no ranks, and others those of their totals`() throws {
    var findings = try ResponsesFixture().findings()
    findings.hideCells(below: 2)
    for finding in findings.sections.flatMap(\.questions) {
      if finding.hasHidden { #expect(finding.ranks == nil, "\(finding.question.id)") }
      #expect(finding.ranks?.finding.method != "paired-holm")
    }
  }
}
