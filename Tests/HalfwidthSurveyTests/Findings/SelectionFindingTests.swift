import Halfwidth
import HalfwidthSurvey
import TestSupport
import Testing

/// What of a survey selection could undo.
@Suite struct SelectionFindingTests {
  private static let yaml = """
    schema: halfwidth-survey/1
    title: A survey
    source: {citation: Made up}
    sample: {size: 50, design: convenience}
    data: {counts: counts.csv}
    questions:
      - {id: one, text: One, type: multiple, items: {a: A, b: B}}
      - {id: two, text: Two, type: multiple, items: {a: A, b: B}}
    comparisons:
      - {id: pair, first: one, second: two, design: DESIGN}

    """

  private func selection(
    _ rows: String, design: String = "paired"
  ) throws -> [SelectionFinding] {
    try SurveyFixture.findings(rows, yaml: Self.yaml.replacing("DESIGN", with: design)).selection
  }

  /// 26 and 24 of 50 are neither more nor less than half, and do not differ.
  private static let rows = """
    one,a,,48,,50,,p1
    one,b,,26,,50,,p1
    two,a,,12,,50,,p1
    two,b,,24,,50,,p1

    """

  @Test func `only what is shown is listed, shares before differences`() throws {
    let found = try selection(Self.rows)
    try #require(found.count == 3)
    guard case .half(let most) = found[0].subject, case .half(let few) = found[1].subject,
      case .comparison(_, let item) = found[2].subject
    else {
      Issue.record("\(found)")
      return
    }
    #expect(most.question == "one" && most.item?.id == "a")
    #expect(few.question == "two" && few.item?.id == "a")
    #expect(item.item?.id == "a")
    // R: the odds of Wilson's limit; binom.test(38, 40), as at most 38 and 2 gave one of the answers only.
    expectClose(found[0].ratio.value, 6.429_370_449_4, absolute: 1e-9)
    #expect(found[1].ratio.direction == .below)
    expectClose(found[2].ratio.value, 4.910_275_028_74, absolute: 1e-9)
  }

  /// R: the tail of the noncentral hypergeometric distribution by `dhyper` and `uniroot`.
  @Test func `different respondents have the limit of their odds ratio`() throws {
    let found = try selection(Self.rows, design: "independent")
    try #require(found.count == 3)
    expectClose(found[2].ratio.value, 15.133_434_215_48, absolute: 1e-8)
    #expect(found[2].ratio.direction == .above)
  }

  @Test func `several counts have the least ratio, and none where one shows nothing`() throws {
    let found = try selection("one,a,,,>80,50,,p1\none,b,,,>60,50,,p1\n")
    try #require(found.count == 1)
    // 41 to 50 of 50, so the odds of the limit for 41; 31 of 50 shows no more than half.
    expectClose(found[0].ratio.value, 2.247_169_298_3, absolute: 1e-9)
  }
}
