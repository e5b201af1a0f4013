import Halfwidth
import HalfwidthSurvey
import TestSupport
import Testing

@testable import HalfwidthReport

/// The report of forty people in twelve organisations of two regions: what is shown, and what is left out and said.
///
/// The numbers are those of `SampledGroupsTests` and `SampledComparisonTests`.
@Suite struct ReportSampledTests {
  private let findings: SurveyFindings

  init() throws {
    let survey = try SurveyFolder.read(Repository.root + "/Tests/Cases/surveys/sampled")
    var findings = SurveyFindings(survey, settings: AnalysisSettings())
    try findings.add(groupsBy: ["sex", "place"], of: survey)
    self.findings = findings
  }

  private var text: String {
    ReportDocument.text(findings, version: "1").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  @Test func `groups, with those that can't be compared`() {
    #expect(
      text.contains("Rating after 56.6% (19) 89.3% (19) −32.8 −62.0 to −3.5 0.040 0.040 yes"))
    #expect(text.contains("City 9 65.9% none Town 17 77.8% 50.3% to 92.4%"))
    #expect(text.contains("No interval and not compared: City. Those who answered are in fewer"))
    #expect(text.contains("Hours a week 4.83 (20) 3.83 (19) 0.99 −0.89 to 2.88 0.266 0.266"))
    #expect(text.contains("City 9 5.17 none"))
  }

  @Test func `means and medians, and what is not shown`() {
    #expect(text.contains("Hours a week 39 4.34 3.09 to 5.59 4 2 to 5 3.23 2 to 6"))
    #expect(text.contains("How the numbers spread is not shown"))
  }

  @Test func `a comparison of the same respondents`() {
    #expect(text.contains("Rating after 71.3% 25.2% +46.2 32.9 to 59.4 under 0.001"))
    #expect(text.contains("Rating after 21.7% 49.7% 3.5% 25.2% 36 4"))
    #expect(text.contains("55.9% 40.6% 3.5%"))
    #expect(text.contains("A difference is shown (Student's test by the design, p under 0.001)."))
  }

  @Test func `methods name what was used, and strata are no totals`() {
    for term in [
      "Interval for a mean by the design: linearisation",
      "Interval for a median by the design: Woodruff",
      "Interval of a difference by the design: linearisation",
      "Test of groups by the design: Rao and Scott", "Adjustment for several items: Holm",
    ] {
      #expect(text.contains(term), "\(term)")
    }
    for term in [
      "Newcombe", "McNemar", "Fisher", "Welch", "order statistics", "are called like a total",
    ] {
      #expect(!text.contains(term), "\(term)")
    }
  }

  /// Of four shares by two questions one test each; differences of means by sex, and of the moves; the city's five cells,
  /// and its five results.
  @Test func `every result is a row of CSV`() throws {
    let rows = ReportCSV.document(findings).split(separator: "\n").map(String.init)
    let header = rows[0].split(separator: ",").map(String.init)
    #expect(rows.count { $0.contains(",svychisq-F,") } == 8)
    #expect(rows.count { $0.contains(",mean_difference,") } == 2)
    #expect(header.contains("p_value") && header.contains("weighted"))
    #expect(rows.count { $0.contains("few-clusters") } == 10)
  }
}
