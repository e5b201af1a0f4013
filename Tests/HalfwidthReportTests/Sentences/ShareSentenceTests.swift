import Halfwidth
import Testing

@testable import HalfwidthReport
@testable import HalfwidthSurvey

@Suite struct ShareSentenceTests {
  /// Wilson's limits: 37 of 50 0.6045 to 0.8413 and 3 of 26 0.0400 to 0.2898 (Newcombe 1998, and R's
  /// `prop.test(correct = FALSE)`); 250 of 500 0.4563 to 0.5437.
  @Test(arguments: [
    (
      "37/50", "37 of 50 (74%; 95% CI 60% to 84%, Wilson).",
      "37 of 50 (74.0%, 95% CI [60.4, 84.1], Wilson)."
    ),
    (
      "3/26", "3 of 26 (12%; 95% CI 4% to 29%, Wilson).",
      "3 of 26 (11.5%, 95% CI [4.0, 29.0], Wilson)."
    ),
    (
      "250/500", "250 of 500 (50.0%; 95% CI 45.6% to 54.4%, Wilson).",
      "250 of 500 (50.0%, 95% CI [45.6, 54.4], Wilson)."
    ),
    // Next to 0% and 100% a percentage has as many decimals as keep it apart.
    (
      "1/2000", "1 of 2000 (0.1%; 95% CI 0.01% to 0.3%, Wilson).",
      "1 of 2000 (0.1%, 95% CI [0.01, 0.3], Wilson)."
    ),
  ])
  func `counts, percentage, interval and method`(counts: String, plain: String, apa: String) throws
  {
    let finding = ProportionMethod.wilson.finding(
      for: CandidateCounts(try BinomialCounts(parsing: counts)), level: 0.95, side: .two)
    #expect(ShareSentence(label: nil, finding: finding, style: .plain).text == plain)
    #expect(ShareSentence(label: nil, finding: finding, style: .apa).text == apa)
  }

  @Test func `a survey's quantities, with what is not printed and what has no interval`() throws {
    let quantities = ReportFixture.rich.sections.flatMap(\.questions).flatMap(\.quantities)
    func text(_ item: String, _ category: String, _ style: SentenceStyle) throws -> String? {
      let quantity = try #require(
        quantities.first { $0.item?.id == item && $0.category == category })
      return ShareSentence(label: "L", quantity: quantity, style: style)?.text
    }
    #expect(try text("a", "high", .plain) == "L: 37 of 50 (74%; 95% CI 60% to 84%, Wilson).")
    // Wilson's limits of 45 of 50 0.7864, of 50 of 50 1.
    #expect(
      try text("b", "high", .apa)
        == "L: 45 to 50 of 50 (90.0% to 100%, 95% CI [78.6, 100], Wilson, over all counts that fit what is printed)."
    )
    #expect(
      try text("b", "poor", .plain)
        == "L: printed as 51%. No number of respondents gives what is printed.")
  }

  @Test func `a one-sided limit is called so`() throws {
    // 37 of 50 with all of 5% below: z = 1.644854, 0.628.
    let finding = ProportionMethod.wilson.finding(
      for: CandidateCounts(try BinomialCounts(parsing: "37/50")), level: 0.95, side: .lower)
    #expect(
      ShareSentence(label: nil, finding: finding, style: .plain).text
        == "37 of 50 (74%; one-sided 95% CI at least 63%, Wilson).")
    #expect(
      ShareSentence(label: nil, finding: finding, style: .apa).text
        == "37 of 50 (74.0%, one-sided 95% CI [62.8, 100], Wilson).")
  }
}
