import Halfwidth
import HalfwidthSurvey
import Testing

@Suite struct BaseAuditTests {
  /// Ratings of the tool by those who have a phone.
  private static let yaml = SurveyFixture.yaml.replacing(
    "type: scale, scale: rating}", with: "type: scale, scale: rating, asked_of: tools.phone}")

  private func checks(phone: String, base: String, count: String = "10") throws -> [CheckFinding] {
    try SurveyFixture.findings(
      "tools,phone,,\(phone),50,,P\noverall,,high,\(count),,\(base),,Q\n", yaml: Self.yaml
    ).checks
  }

  @Test(arguments: [
    ("26,", "26"), ("26,52", "26"), (",52", "26"),
    // 33 of 50 are 66%, and more than 64% are 33 to 50.
    (",>64", "40"), (",>64", ""),
  ])
  func `a base that the answer before can have is no finding`(phone: String, base: String) throws {
    #expect(try checks(phone: phone, base: base).isEmpty)
  }

  @Test(arguments: [
    ("26,", "30", CheckFinding.Severity.error, "more than the 26 who gave 'tools.phone'"),
    (",<40", "25", .error, "more than the at most 19"),
    (
      "26,", "24", .warning,
      "less than the 26 who gave 'tools.phone', of whom it was asked: right only where 2 of"
    ),
    (",>64", "30", .warning, "less than the 33 to 50"),
  ])
  func `a larger base is an error, and a smaller one a warning`(
    phone: String, base: String, severity: CheckFinding.Severity, words: String
  ) throws {
    let found = try checks(phone: phone, base: base)
    #expect(found.map(\.severity) == [severity])
    #expect(found[0].rule == (severity == .error ? .baseAboveAsked : .baseBelowAsked))
    #expect(found[0].message.contains(words), "\(found[0].message)")
    #expect(found[0].question == "overall" && found[0].place == "Q")
  }

  @Test func `more people than were asked are an error without a base`() throws {
    let found = try checks(phone: "26,", base: "", count: "27")
    #expect(found.map(\.rule) == [.baseAboveAsked] && found[0].severity == .error)
    #expect(try checks(phone: "26,", base: "", count: "26").isEmpty)
  }

  @Test(arguments: [
    ("tools.phones", "unknown item 'phones'"), ("overall", "is asked of those who answered it"),
    ("tools", "has items; name one of them"), ("quality.food.superb", "unknown level 'superb'"),
  ])
  func `an answer that there is none of is refused with its place`(
    name: String, words: String
  ) throws {
    let fault = try SurveyFixture.fault(
      yaml: Self.yaml.replacing("asked_of: tools.phone", with: "asked_of: \(name)"),
      counts: SurveyFixture.header + "tools,phone,,26,,50,,P\n")
    #expect(fault.hasPrefix("survey.yaml:11:") && fault.contains(words), "\(fault)")
  }

  @Test func `questions that wait for each other are refused`() throws {
    let fault = try SurveyFixture.fault(
      yaml: Self.yaml.replacing(
        "type: multiple, items", with: "type: multiple, asked_of: overall, items"),
      counts: SurveyFixture.header + "tools,phone,,26,,50,,P\n")
    #expect(fault.contains("take one of the two out"), "\(fault)")
  }
}
