import Foundation
import Halfwidth
import Testing

@testable import HalfwidthReport
@testable import HalfwidthSurvey

@Suite struct ReportDocumentTests {
  private static let hostile = "<script>\"&'|*_\u{338}</b>"

  /// A survey in which every text of others is hostile.
  private func findings(
    _ rows: [(item: String?, category: String?, count: String?, percent: String?)]
  )
    -> SurveyFindings
  {
    let text = Self.hostile
    let items = [Question.Item(id: "a", label: "A " + text), Question.Item(id: "b", label: "B")]
    let question = Question(
      id: "q", section: "Section " + text, figure: "Figure " + text, text: "Question " + text,
      type: .scale, scale: "s", about: text, role: .estimate, note: "Note " + text, items: items)
    let codebook = Codebook(
      title: "Title " + text, citation: "Citation " + text, date: nil, sampleSize: 50,
      design: .convenience, countsFile: "c.csv", rounding: .halfUp, bounds: .inclusive,
      boundsReason: text,
      scales: [
        "s": Scale(
          levels: ["poor", "fair", "good"], boxes: [.init(name: "high", levels: ["good"])],
          headline: "high")
      ], questions: [question], comparisons: [],
      claims: [Claim(id: "c", place: text, statement: .verbal(text: "Claim " + text, items: []))])
    let printed = rows.enumerated().map { index, row in
      PrintedValue(
        question: "q", item: row.item, category: row.category,
        count: row.count.flatMap(PrintedValue.Printed.init),
        percent: row.percent.flatMap(PrintedValue.Printed.init), base: 50, figure: nil,
        place: "Place " + text,
        source: SourcePosition(file: "c.csv", line: index + 2, column: 1))
    }
    return SurveyFindings(codebook: codebook, printed: printed, settings: AnalysisSettings())
  }

  private var rich: SurveyFindings {
    findings([
      ("a", "high", "37", "74"), ("a", "poor", "4", nil), ("a", "fair", "9", nil),
      ("a", "good", "37", nil), ("b", "high", nil, ">90"), ("b", "poor", nil, "51"),
    ])
  }

  @Test func `HTML escapes everything and needs nothing from outside`() {
    let page = ReportDocument.html(rich, version: "1")
    #expect(!page.contains("<script"))
    #expect(!page.contains("</b>"))
    #expect(page.contains("Title &lt;script&gt;"))
    #expect(MarkupCheck.isBalanced(page))
    #expect(!page.contains("src="))
    #expect(!page.contains("url(http"))
    let links = page.components(separatedBy: "href=\"").dropFirst()
    #expect(links.allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("https://doi.org/") })
    #expect(!page.contains("{{"))
  }

  @Test func `the statement stands above the first number`() throws {
    for text in [
      ReportDocument.html(rich, version: "1"), ReportDocument.markdown(rich, version: "1"),
      ReportDocument.text(rich, version: "1").split(separator: "\n").joined(separator: " "),
    ] {
      let statement = try #require(
        text.range(
          of:
            "The percentages describe these 50 people exactly. An interval shows what chance alone "
            + "would do if they were a simple random sample of a larger group. They were not: "
            + "selection, shared employers and wording are not in it."))
      let number = try #require(text.range(of: "60.4%"))
      #expect(statement.upperBound < number.lowerBound)
    }
  }

  @Test func `every format has the numbers, and what is known of a bound`() {
    for text in [
      ReportDocument.html(rich, version: "1"), ReportDocument.markdown(rich, version: "1"),
      ReportDocument.text(rich, version: "1"),
    ] {
      #expect(text.contains("37 of 50"))
      #expect(text.contains("60.4% to 84.1%"))
      #expect(text.contains("45 to 50 of 50"))
      #expect(text.contains("51%"))
      #expect(text.contains("No number of 50 respondents gives 51%"))
    }
  }

  @Test func `text fits a hundred columns`() {
    let lines = ReportDocument.text(rich, version: "1").split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(lines.allSatisfy { $0.last != " " })
  }

  @Test func `Markdown keeps tables whole`() {
    let markdown = ReportDocument.markdown(rich, version: "1")
    let rows = markdown.split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(rows.count > 6)
    // Of every table's rows the pipes that are not escaped are one more than its columns.
    let widths = Set(rows.map { $0.replacing("\\|", with: "").count { $0 == "|" } })
    #expect(widths.isSubset(of: [3, 4, 5, 6]))
    #expect(!markdown.replacing("\\<", with: "").contains("<"))
  }

  @Test func `CSV has a row a quantity with undefined values empty`() {
    let lines = ReportDocument.csv(
      findings([("b", "high", nil, ">90"), ("b", "poor", nil, "51")]), version: "1"
    ).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("question,item,category,label,figure,role,headline,successes,n,"))
    #expect(lines[1].contains(",true,45;46;47;48;49;50,50,,0.9,1.0,0.78"))
    #expect(lines[2].contains(",false,,,,,,,,,,51%,"))
    #expect(lines[2].hasSuffix(",impossible"))
  }

  @Test func `a survey without numbers, and one without questions, are documents too`() {
    let silent = findings([])
    #expect(ReportDocument.html(silent, version: "1").contains("No number is printed"))
    var empty = silent
    empty.sections = []
    empty.codebook.questions = []
    #expect(MarkupCheck.isBalanced(ReportDocument.html(empty, version: "1")))
    #expect(!ReportDocument.text(empty, version: "1").isEmpty)
  }

  @Test func `one-sided limits are named`() {
    let base = rich
    let findings = SurveyFindings(
      codebook: base.codebook,
      printed: base.sections.flatMap(\.questions).flatMap(\.quantities).flatMap(\.printed),
      settings: AnalysisSettings(side: .lower))
    // 37 of 50 with all of 5% below: z = 1.644854.
    #expect(ReportDocument.text(findings, version: "1").contains("at least 62.8%"))
  }
}
