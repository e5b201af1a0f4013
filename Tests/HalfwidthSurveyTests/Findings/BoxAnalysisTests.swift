import Foundation
import Halfwidth
import HalfwidthSurvey
import Testing

@Suite struct BoxAnalysisTests {
  @Test func `a box follows from its levels, with its interval, in the place of a printed one`()
    throws
  {
    let findings = try SurveyFixture.findings(
      "overall,,good,13,,50,,P\noverall,,excellent,15,,50,,P\noverall,,poor,4,,50,,P\n")
    let high = try findings.quantity("overall", nil, "high")
    #expect(high.successes == [28])
    #expect(high.derivedFrom == ["good", "excellent"])
    #expect(high.printed.isEmpty)
    #expect(high.isHeadline)
    // 28 of 50: the Wilson limits of the reference tables.
    let interval = try #require(high.interval?.interval)
    #expect(abs(interval.lower - 0.4230602802165686) < 1e-12)
    #expect(abs(interval.upper - 0.6883780078874284) < 1e-12)
    let categories = findings.sections[0].questions[2].quantities.map(\.category)
    #expect(categories == ["high", "poor", "good", "excellent"])
    // Only one of the two levels of the other box is printed.
    #expect(!categories.contains("low"))
    #expect(findings.checks.isEmpty)
  }

  @Test func `a printed box is kept, and checked against its levels`() throws {
    let rows = "overall,,good,,26,50,,P\noverall,,excellent,,30,50,,P\n"
    let agreeing = try SurveyFixture.findings(rows + "overall,,high,,56,50,,P\n")
    #expect(agreeing.checks.isEmpty)
    #expect(try agreeing.quantity("overall", nil, "high").derivedFrom.isEmpty)
    let differing = try SurveyFixture.findings(rows + "overall,,high,,58,50,,P\n")
    #expect(differing.checks.map(\.rule) == [.boxDiffers])
    #expect(differing.checks[0].message.contains("29 of 50 respondents; its levels sum to 28"))
  }

  // Enumerated over every choice of counts that the percentages leave: sums that are 300 together.
  @Test(arguments: [
    ([14, 31, 26, 30], "high", [166, 167]), ([14, 31, 26, 30], "low", [133, 134]),
    // One level is not printed: the others leave it nothing but at the smallest counts.
    ([nil, 45, 26, 30], "high", [166]),
    ([nil, 31, 26, 30], "high", [166, 167, 168, 169, 170]),
  ])
  func `levels known as sets give the sums that fit the base`(
    percents: [Int?], box: String, counts: [Int]
  ) throws {
    let yaml = SurveyFixture.yaml.replacingOccurrences(of: "size: 50", with: "size: 300")
    let rows = zip(["poor", "fair", "good", "excellent"], percents).compactMap { level, percent in
      percent.map { "overall,,\(level),,\($0),300,,P\n" }
    }
    let findings = try SurveyFixture.findings(rows.joined(), yaml: yaml)
    #expect(try findings.quantity("overall", nil, box).successes == counts)
  }

  @Test func `a printed box stands in for levels that are not printed`() throws {
    let yaml = SurveyFixture.yaml.replacingOccurrences(of: "size: 50", with: "size: 300")
    // 133 of 300 leaves 167, one of the five sums of 77 to 79 and 89 to 91.
    let findings = try SurveyFixture.findings(
      "overall,,low,133,,300,,P\noverall,,good,,26,300,,P\noverall,,excellent,,30,300,,P\n",
      yaml: yaml)
    #expect(try findings.quantity("overall", nil, "high").successes == [167])
  }

  @Test func `levels that don't fit the base keep their sum, and the check says so`() throws {
    let findings = try SurveyFixture.findings(
      "overall,,poor,10,,50,,P\noverall,,fair,20,,50,,P\noverall,,good,13,,50,,P\n"
        + "overall,,excellent,15,,50,,P\n")
    #expect(try findings.quantity("overall", nil, "high").successes == [28])
    #expect(findings.checks.map(\.rule) == [.categoriesDoNotSum])
    let different = try SurveyFixture.findings(
      "overall,,good,13,,50,,P\noverall,,excellent,15,,40,,P\n")
    #expect(!different.sections[0].questions[2].quantities.contains { $0.category == "high" })
  }

  @Test func `a comparison takes the box from the levels, and says so`() throws {
    let yaml =
      SurveyFixture.yaml + """
          - {id: again, text: Again, type: scale, scale: rating}
        comparisons:
          - {id: pair, first: overall, second: again, design: paired}
        """
    let findings = try SurveyFixture.findings(
      "overall,,good,13,,50,,P\noverall,,excellent,15,,50,,P\nagain,,high,20,,50,,P\n", yaml: yaml)
    let item = try #require(findings.comparisons[0].items.first)
    #expect(item.first.successes == [28])
    #expect(item.firstIsDerived)
    #expect(!item.secondIsDerived)
  }

  @Test func `who was recruited has no interval, derived or not`() throws {
    let yaml = SurveyFixture.yaml.replacingOccurrences(
      of: "text: Overall, type: scale", with: "text: Overall, role: composition, type: scale")
    let rows = "overall,,good,13,,50,,P\noverall,,excellent,15,,50,,P\n"
    let high = try SurveyFixture.findings(rows, yaml: yaml).quantity("overall", nil, "high")
    #expect(high.successes == [28])
    #expect(high.interval == nil)
    #expect(high.reason == .composition)
  }
}
