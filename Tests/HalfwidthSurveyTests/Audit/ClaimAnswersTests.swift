import Halfwidth
import Testing

@testable import HalfwidthSurvey

/// Claims held against what sixteen people answered.
@Suite struct ClaimAnswersTests {
  private func findings(_ claims: [String]) throws -> SurveyFindings {
    var fixture = try ResponsesFixture()
    fixture.yaml += "claims:\n"
    for (index, claim) in claims.enumerated() {
      fixture.yaml += "  - {id: c\(index), where: P, \(claim)}\n"
    }
    return try fixture.findings()
  }

  @Test func `who gave which answers decides`() throws {
    let found = try findings([
      "kind: larger-than, first: tools.phone, second: tools.car",
      "kind: highest, question: tools, items: [phone]",
    ])
    for claim in found.claims {
      #expect(claim.inSample == .yes && claim.beyondSample == .supported)
      #expect(claim.test?.method == .mcnemarExact)
      // Nine have a phone and no car, one a car and no phone: 2 (1 + 10) / 1024. Totals of 13 and 5 alone leave
      // tables with p .057.
      #expect(abs((claim.test?.pValue ?? 0) - 22.0 / 1024) < 1e-15)
    }
    #expect(found.checks.allSatisfy { $0.rule != .claimFalse })
  }

  @Test func `a part is looked for among its whole, person by person`() throws {
    let found = try findings([
      "kind: subset, part: tools.car, whole: tools.phone",
      "kind: subset, part: quality.food.excellent, whole: quality.food.high",
    ])
    #expect(found.claims.map(\.inSample) == [.no, .yes])
    let check = try #require(found.checks.first { $0.rule == .claimFalse })
    #expect(check.severity == .error && check.message.hasSuffix("1 are not among them."))
  }

  @Test func `claims about hidden numbers, and about who answered what, are left out`() throws {
    var found = try findings([
      "kind: most, items: [tools.phone]",
      // One person of those who rated it.
      "kind: less-than, value: 50%, items: [quality.rest.excellent]",
      "kind: larger-than, first: tools.phone, second: tools.car",
      "kind: rank, question: tools, order: [phone, car]",
      "kind: refers-to, figure: Figure 1",
    ])
    #expect(found.claims.count == 5)
    found.hideCells(below: 3)
    #expect(found.claims.map(\.claim.id) == ["c0", "c4"])
  }
}
