import Foundation
import Halfwidth
import HalfwidthSurvey
import Testing

@Suite struct QuantityAnalysisTests {
  @Test func `recovers a count from a percentage, with its Wilson interval`() throws {
    let findings = try SurveyFixture.findings("tools,phone,,,74,50,,P\n")
    let quantity = try findings.quantity("tools", "phone")
    #expect(quantity.successes == [37])
    // 37 of 50 from the closed form in double precision by another program.
    let interval = try #require(quantity.interval?.interval)
    #expect(abs(interval.lower - 0.604468427) < 1e-8)
    #expect(abs(interval.upper - 0.841284725) < 1e-8)
    #expect(findings.checks.isEmpty)
  }

  @Test func `keeps several candidates as a set`() throws {
    let findings = try SurveyFixture.findings("tools,phone,,,33,400,,P\n", yaml: large)
    let quantity = try findings.quantity("tools", "phone")
    #expect(quantity.successes == [130, 131, 132, 133])
    #expect(quantity.interval?.estimate == nil)
    #expect(quantity.interval?.interval != nil)
  }

  private let large = SurveyFixture.yaml.replacingOccurrences(of: "size: 50", with: "size: 400")

  @Test func `keeps an impossible percentage as printed, with a check`() throws {
    let findings = try SurveyFixture.findings("tools,phone,,,51,50,,P\n")
    let quantity = try findings.quantity("tools", "phone")
    #expect(quantity.knowledge == .impossible)
    #expect(quantity.interval == nil)
    #expect(quantity.reason == .impossible)
    #expect(findings.checks.map(\.rule) == [.impossiblePercent])
    #expect(findings.checks[0].severity == .error)
  }

  @Test func `uses the count where the percentage contradicts it`() throws {
    let findings = try SurveyFixture.findings("tools,phone,,37,75,50,,P\n")
    #expect(try findings.quantity("tools", "phone").successes == [37])
    #expect(findings.checks.map(\.rule) == [.countPercentMismatch])
  }

  @Test func `a repeat narrows a bound, and one that differs keeps both`() throws {
    let agreeing = try SurveyFixture.findings("tools,phone,,,>90,50,,P\ntools,phone,,,92,50,,Q\n")
    #expect(try agreeing.quantity("tools", "phone").successes == [46])
    #expect(agreeing.checks.isEmpty)
    let differing = try SurveyFixture.findings("tools,phone,,,82,50,,P\ntools,phone,,,84,50,,Q\n")
    #expect(try differing.quantity("tools", "phone").successes == [41, 42])
    #expect(differing.checks.map(\.rule) == [.repeatDiffers])
    #expect(differing.checks[0].severity == .error)
    #expect(differing.checks[0].source.line == 3)
  }

  @Test func `reads a bound inclusively where the source breaks its own wording`() throws {
    let findings = try SurveyFixture.findings("tools,phone,,,>90,50,,P\ntools,phone,,,90,50,,Q\n")
    #expect(try findings.quantity("tools", "phone").successes == [45])
    #expect(findings.checks.map(\.rule) == [.repeatDiffers])
    #expect(findings.checks[0].severity == .warning)
  }

  @Test func `says why there is no interval`() throws {
    let rows = "sex,f,,30,60,50,,P\ntools,phone,,11,,,,P\ntools,car,,,40,,,P\n"
    let findings = try SurveyFixture.findings(rows)
    #expect(try findings.quantity("sex", "f").reason == .composition)
    #expect(try findings.quantity("sex", "f").interval == nil)
    #expect(try findings.quantity("tools", "phone").knowledge == .number(11))
    #expect(try findings.quantity("tools", "phone").reason == .unstatedBase)
    #expect(try findings.quantity("tools", "car").knowledge == .asPrinted)
    let all = try SurveyFixture.findings(rows, settings: AnalysisSettings(allIntervals: true))
    #expect(try all.quantity("sex", "f").interval?.interval != nil)
    #expect(try all.quantity("tools", "phone").interval == nil)
  }

  @Test func `finds a base above the sample, and bases that differ`() throws {
    let above = try SurveyFixture.findings("tools,phone,,30,,60,,P\n")
    #expect(above.checks.map(\.rule) == [.baseAboveSample])
    let other = try SurveyFixture.findings("tools,phone,,30,,50,,P\ntools,phone,,30,,40,,Q\n")
    #expect(other.checks.map(\.rule) == [.repeatDiffers])
    #expect(try other.quantity("tools", "phone").successes == [30])
  }

  @Test func `a design effect widens like a smaller sample`() throws {
    let findings = try SurveyFixture.findings("tools,phone,,25,50,50,,P\n")
    #expect(findings.sensitivity.map(\.designEffect) == [1, 1.5, 2])
    // Half of 12.5/25 by Wilson: z / 2 / sqrt(25 + z^2) with z = 1.959964.
    let expected = 1.959963985 / 2 / (25 + 1.959963985 * 1.959963985).squareRoot()
    #expect(abs(findings.sensitivity[2].medianHalfWidth - expected) < 1e-9)
    let side = AnalysisSettings(side: .lower)
    #expect(
      try SurveyFixture.findings("tools,phone,,25,50,50,,P\n", settings: side).sensitivity.isEmpty)
  }
}
