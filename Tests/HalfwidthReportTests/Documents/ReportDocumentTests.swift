import Foundation
import Halfwidth
import Testing

@testable import HalfwidthReport
@testable import HalfwidthSurvey

@Suite struct ReportDocumentTests {
  private static let statement =
    "The percentages describe these 50 people exactly. An interval shows what chance alone would "
    + "do if they were a simple random sample of a larger group. They were not: selection, shared "
    + "employers and wording are not in it."

  /// The three documents for people, each without the ends of its lines.
  private func documents(_ findings: SurveyFindings) -> [String] {
    [
      ReportDocument.html(findings, version: "1.2"),
      ReportDocument.markdown(findings, version: "1.2"),
      ReportDocument.text(findings, version: "1.2"),
    ].map { $0.split(separator: "\n").joined(separator: " ") }
  }

  @Test func `the statement stands above the first number`() throws {
    for text in documents(ReportFixture.rich) {
      let statement = try #require(text.range(of: Self.statement))
      let number = try #require(text.range(of: "60.4%"))
      #expect(statement.upperBound < number.lowerBound)
    }
  }

  @Test func `every document has the headings, the numbers and the source of the method`() {
    // Wilson's limits for 37 of 50, and from 45 of 50 for the set; Goodman's for 4, 9 and 37 of 50:
    // computed from the published formulas with 30 digits.
    for text in documents(ReportFixture.rich) {
      for words in [
        "Title ", "Citation ", "50 respondents, a convenience sample", "How to read this document",
        "What does not fit together in the printed numbers", "Section ", "Question ", "Figure ",
        "Second section", "Silent question", "No number is printed for this question.",
        "What the report says", "Claim ", "Methods", "10.1080/01621459.1927.10502953",
        "10.1080/00401706.1965.10490252", "Made with halfwidth 1.2.", "37 of 50", "74%",
        "60.4% to 84.1%", "45 to 50 of 50", "90% to 100%", "78.6% to 100%", "51%",
        "No number of 50 respondents gives 51%", "4 of 50", "9 of 50", "3.2% to 18.8%",
        "9.8% to 30.8%", "(c.csv, line",
      ] {
        let isThere = text.contains(words)
        #expect(isThere, "\(words)")
      }
      let hasPath = text.contains("folder/")
      #expect(!hasPath)
    }
  }

  @Test func `text fits a hundred columns`() {
    let lines = ReportDocument.text(ReportFixture.rich, version: "1").split(separator: "\n")
    #expect(lines.count > 60)
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(lines.allSatisfy { $0.last != " " })
  }

  @Test func `Markdown keeps tables whole`() {
    let markdown = ReportDocument.markdown(ReportFixture.rich, version: "1")
    let rows = markdown.split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(rows.count > 6)
    // Of every table's rows the pipes that are not escaped are one more than its columns.
    let widths = Set(rows.map { $0.replacing("\\|", with: "").count { $0 == "|" } })
    #expect(widths == [3, 4, 5, 6, 7, 8])
    let tags = markdown.components(separatedBy: "<script").dropLast()
    #expect(tags.count > 10)
    #expect(tags.allSatisfy { $0.hasSuffix("\\") })
  }

  @Test func `a survey without numbers, and one without questions, are documents too`() {
    let silent = ReportFixture.findings([])
    var empty = silent
    empty.sections = []
    empty.codebook.questions = []
    for text in documents(silent) + documents(empty) {
      #expect(text.contains("Nothing is printed in numbers"))
      #expect(!text.contains("10.1080"))
    }
  }

  @Test func `one-sided limits are named`() {
    let findings = ReportFixture.findings(
      [("a", "high", "37", nil)], settings: AnalysisSettings(side: .lower))
    // 37 of 50 with all of 5% below: z = 1.644854.
    for text in documents(findings) {
      let isNamed = text.contains("at least 62.8%")
      #expect(isNamed)
    }
  }
}
