import Halfwidth
import HalfwidthSurvey
import TestSupport
import Testing

@testable import HalfwidthReport

/// The comparisons of the shipped survey in every format.
@Suite struct ReportComparisonTests {
  private func findings() throws -> SurveyFindings {
    let survey = try SurveyFolder.read(Repository.root + "/datasets/disrupting-harm-cambodia")
    return SurveyFindings(
      codebook: survey.codebook, printed: survey.printed, settings: AnalysisSettings())
  }

  @Test func `a sentence starts with what needs no inference and ends with the adjustment`() throws
  {
    let text = ReportDocument.text(try findings(), version: "0")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let sentence = """
      46 of 50 (92%) in Figure 14 (general), 39 of 50 (78%) in Figure 15 (ocsea): net 7 more in \
      Figure 14, and between 7 and 15 answered the two differently. The 95% interval of the \
      difference, Figure 14 minus Figure 15, is \u{2212}1.3 to 29.3 points, whatever the joint \
      answers were. Whether this is more \
      than chance depends on the joint answers, which are not printed (exact McNemar test, p 0.016 to \
      0.118). After adjustment for at least 12 items it cannot be shown.
      """
    #expect(text.contains(sentence))
    #expect(text.contains("50 of 50 (100%) in both: nobody answered the two differently."))
    #expect(!text.contains("There is no difference"))
  }

  @Test func `the page has a chart and a table for each pair of figures`() throws {
    let html = ReportDocument.html(try findings(), version: "0")
    #expect(MarkupCheck.isBalanced(html))
    #expect(html.split(separator: "<figure class=\"comparison\" id").count - 1 == 6)
    #expect(html.matches(of: #/<table id="table-\d+" class="comparison figures">/#).count == 6)
    #expect(html.contains("href=\"#comparison-1\"") && html.contains("id=\"comparison-1\""))
    #expect(html.contains("Figure 14 against Figure 15: factors about the child"))
    #expect(html.contains("Test of paired answers: exact McNemar"))
    #expect(!html.contains("No test of a difference"))
  }

  @Test func `JSON and CSV have a row for each item with two numbers`() throws {
    let findings = try findings()
    let csv = ReportDocument.csv(findings).split(separator: "\n")
    let rows = csv.filter { $0.contains(",difference,") }
    #expect(rows.count == 23)
    #expect(rows.contains { $0.contains("cultural-practices") && $0.contains("0.11846923828125") })
    guard
      case .object(let object) = try JSONReader.read(ReportJSON.text(findings, version: "0")),
      case .array(let comparisons)? = object["comparisons"]
    else {
      Issue.record("the document has comparisons")
      return
    }
    var items = 0
    for case .object(let comparison) in comparisons {
      guard case .array(let results)? = comparison["results"] else { continue }
      items += results.count
      for case .object(let result) in results {
        #expect(result["verdict"] != nil && result["adjusted_p_value_max"] != nil)
      }
    }
    #expect(comparisons.count == 6 && items == 23)
    // The one pair whose distributions are printed whole.
    let scores = csv.filter { $0.contains(",mean_difference,") }
    #expect(scores.count == 1 && scores.first?.contains("law-enforcement.response") == true)
  }

  @Test func `a survey without comparisons says nothing of them`() {
    let html = ReportDocument.html(ReportFixture.rich, version: "0")
    #expect(!html.contains("id=\"comparisons\"") && html.contains("No test of a difference"))
  }

  @Test func `the appendix says why the page's intervals are not from the bootstrap`() throws {
    let findings = try findings()
    let html = ReportDocument.html(findings, version: "0")
    #expect(html.contains("Appendix: the bootstrap"))
    #expect(html.split(separator: "<figure class=\"histogram\" id").count - 1 == 2)
    let text = ReportDocument.text(findings, version: "0")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      text.contains(
        "At 98% the percentile interval would hold it in 63.5% of samples instead of 95%"))
    #expect(!text.contains("exact interval"))
  }
}
