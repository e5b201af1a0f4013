import Halfwidth
import HalfwidthSurvey
import TestSupport
import Testing

/// Shares that a report gives in words.
@Suite struct PrintedWordsTests {
  private static func yaml(_ words: String) -> String {
    SurveyFixture.yaml + "words:\n  - \(words)\n"
  }

  private static let row = "tools,car,,20,40,50,,p1\n"

  @Test func `words are a set of counts, and say what their reading adds`() throws {
    let findings = try SurveyFixture.findings(
      Self.row,
      yaml: Self.yaml(
        "{of: tools.phone, says: almost a third, from: 25%, to: 33%, n: 26, where: p2}"))
    let quantity = try findings.quantity("tools", "phone")
    // 6 of 26 are 23.1%, 9 are 34.6%.
    #expect(quantity.successes == [7, 8])
    // R's prop.test(7, 26) and (8, 26) without correction: 0.137 to 0.461 and 0.165 to 0.500.
    let limits = try #require(quantity.limits)
    expectClose(limits.lower, 0.137_044_483_220_184, absolute: 1e-12)
    expectClose(limits.upper, 0.499_882_583_221_984, absolute: 1e-12)
    expectClose(
      try #require(quantity.widthFromWords),
      (0.499_882_583_221_984 - 0.137_044_483_220_184)
        - (0.499_882_583_221_984 - 0.165_013_155_954_638), absolute: 1e-12)
    #expect(findings.checks.isEmpty)
  }

  @Test func `words and a number of the same share have to agree`() throws {
    let findings = try SurveyFixture.findings(
      Self.row,
      yaml: Self.yaml("{of: tools.car, says: about half, from: 45%, to: 55%, n: 50, where: p2}"))
    #expect(findings.checks.map(\.rule) == [.repeatDiffers])
    let fitting = try SurveyFixture.findings(
      Self.row,
      yaml: Self.yaml("{of: tools.car, says: two fifths, from: 38%, to: 42%, n: 50, where: p2}"))
    #expect(try fitting.quantity("tools", "car").successes == [20] && fitting.checks.isEmpty)
    #expect(try fitting.quantity("tools", "car").widthFromWords == 0)
  }

  @Test func `a reading that no count has is an error of the audit`() throws {
    let findings = try SurveyFixture.findings(
      Self.row,
      yaml: Self.yaml("{of: tools.phone, says: a tenth, from: 9.5%, to: 10.5%, n: 7, where: p2}"))
    #expect(findings.checks.map(\.rule) == [.impossiblePercent])
    #expect(findings.checks[0].source.line == 14)
    #expect(try findings.quantity("tools", "phone").knowledge == .impossible)
  }

  @Test func `without a base words are shown as printed`() throws {
    let findings = try SurveyFixture.findings(
      Self.row, yaml: Self.yaml("{of: tools.phone, says: few, from: 0%, to: 20%, where: p2}"))
    #expect(try findings.quantity("tools", "phone").knowledge == .asPrinted)
  }

  @Test func `of a scale words are of the headline, or of the level that is named`() throws {
    for (name, category) in [("overall", "high"), ("overall..poor", "poor")] {
      let findings = try SurveyFixture.findings(
        Self.row,
        yaml: Self.yaml("{of: \(name), says: a fifth, from: 18%, to: 22%, n: 50, where: p2}"))
      #expect(try findings.quantity("overall", nil, category).successes == [9, 10, 11])
    }
  }

  @Test(arguments: [
    ("{of: tools.bus, says: few, from: 0%, to: 20%, n: 5, where: p}", "unknown item 'bus'"),
    ("{of: tools, says: few, from: 0%, to: 20%, n: 5, where: p}", "has items; name one of them"),
    ("{of: tools.car, says: few, from: 0, to: 20%, n: 5, where: p}", "'0' is no share"),
    ("{of: tools.car, says: few, from: 0%, to: 120%, n: 5, where: p}", "'120%' is no share"),
    ("{of: tools.car, says: few, from: 30%, to: 20%, n: 5, where: p}", "'to' is less than 'from'"),
    (
      "{of: tools.car, says: few, from: 0%, to: 20%, n: 0, where: p}",
      "n '0' must be a whole number"
    ),
    ("{of: tools.car, says: few, from: 0%, to: 20%, n: 5}", "has no 'where'"),
    ("{of: tools.car, say: few, from: 0%, to: 20%, n: 5, where: p}", "unknown key 'say'"),
  ])
  func `says what is wrong with an entry`(entry: String, message: String) throws {
    let fault = try SurveyFixture.fault(
      yaml: Self.yaml(entry), counts: SurveyFixture.header + Self.row)
    #expect(fault.hasPrefix("survey.yaml:14:") && fault.contains(message), "\(fault)")
  }
}
