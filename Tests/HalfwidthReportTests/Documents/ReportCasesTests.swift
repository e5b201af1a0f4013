import Foundation
import Halfwidth
import HalfwidthSurvey
import TestSupport
import Testing

@testable import HalfwidthReport

/// Small surveys that once were shown wrong, or without a word, in the formats where it mattered.
@Suite struct ReportCasesTests {
  private func findings(_ name: String) throws -> SurveyFindings {
    let survey = try SurveyFolder.read(Repository.root + "/Tests/Cases/surveys/" + name)
    return SurveyFindings(
      codebook: survey.codebook, printed: survey.printed, settings: AnalysisSettings())
  }

  private func text(_ name: String) throws -> String {
    ReportDocument.text(try findings(name), version: "0").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  private func page(_ name: String) throws -> String {
    ReportDocument.html(try findings(name), version: "0")
  }

  @Test func `two items that # makes alike are refused, with the cause`() {
    #expect {
      try findings("yaml-hash")
    } throws: { error in
      (error as? SurveyError)?.message.contains("the text ends before #") == true
    }
  }

  @Test func `rounding to even is a note that names the key`() throws {
    let text = try text("rounding-even")
    #expect(text.contains("Note: With rounding: half-even all percentages agree;"))
    #expect(!text.contains("Error"))
    #expect(text.contains("halves rounded to the even digit"))
  }

  @Test func `weighted percentages are asked about once, and then taken as printed`() throws {
    let asked = try text("weighted-percent")
    #expect(asked.components(separatedBy: "are the percentages weighted?").count == 2)
    let stated = try findings("weighted-stated")
    let text = try self.text("weighted-stated")
    // Wilson's equation with 50 / 1.4 respondents.
    #expect(text.contains("A n = 50 71.3% 55.0% to 83.5% 37 (71.3%)"))
    #expect(
      text.contains(
        "an effective base of 35.7: the respondents divided by the design effect of 1.4"))
    #expect(text.contains("The percentages are weighted: they describe a larger group"))
    #expect(!text.contains("No weights"))
    let json = ReportJSON.text(stated, version: "0")
    #expect(json.contains("\"effective_n\": 35.714285714285715"))
    #expect(json.contains("\"weighted\": true"))
    let csv = ReportDocument.csv(stated)
    #expect(csv.contains("\nA,,proportion,0.713,0.54983416280295"))
    #expect(try page("weighted-stated").contains("class=\"dot\" cx=\"71.3%\""))
  }

  @Test func `fractions are asked about`() throws {
    let messages = try findings("fraction-percent").checks.map(\.message)
    #expect(messages[0].contains("lie between 0 and 1: are they fractions? Then write 50 for 0.5."))
    #expect(try text("fraction-percent").contains("Warning: All 3 percentages"))
  }

  // MARK: - The page

  @Test(arguments: ["kobo-label", "kobo-label-axis"])
  func `long names break, and every strip has one width`(name: String) throws {
    let page = try page(name)
    #expect(page.contains("overflow-wrap: anywhere"))
    // A column of `1fr` grows with the longest word in it, and takes the strip below along.
    for rule in page.matches(of: #/grid-template-columns: ([^;]*);/#).map(\.output.1)
    where rule.contains("1fr") && !rule.contains("11rem") {
      #expect(rule.contains("minmax(0, 1fr)"), "\(rule)")
    }
    let print = try #require(page.components(separatedBy: "@media print").last)
    #expect(print.contains(".box { overflow: visible; }"))
  }

  @Test func `a printed heading stays whole`() throws {
    let page = try page("split-heading")
    #expect(
      page.contains(
        #/h1, h2, h3, figure li, \.row, tr, dd, \.statement \{ break-inside: avoid; \}/#))
  }

  @Test func `tall scripts get room, and the language its attribute`() throws {
    let page = try page("khmer")
    #expect(page.contains("<html lang=\"en\">"))
    #expect(page.contains("<body class=\"tall\""))
    #expect(page.contains(".tall :is(h1, h2, h3"))
    #expect(try self.page("khmer-stated").contains("<html lang=\"km\">"))
    #expect(try self.page("kobo-label").contains("<body>"))
  }

  // MARK: - Levels

  @Test func `a box from the levels is marked in every format, and compared`() throws {
    let findings = try findings("levels-apart")
    let text = try text("levels-apart")
    #expect(text.contains("Medical services 37 of 50 74% 60.4% to 84.1%"))
    #expect(text.contains("from the levels"))
    #expect(
      text.contains("37 of 50 (74%, from the levels) in Figure 1, 35 of 50 (70%) in Figure 2"))
    #expect(
      text.contains("30 of 50 (60%) in Figure 1, 20 of 50 (40%, from the levels) in Figure 2"))
    #expect(text.contains("Figure 1 minus Figure 2"))
    let html = ReportDocument.html(findings, version: "0")
    #expect(html.contains("From the levels, not printed itself: Medical services."))
    #expect(html.contains("class=\"dot\" cx=\"74%\""))
    let json = ReportJSON.text(findings, version: "0")
    #expect(json.contains("\"derived\": true"))
    #expect(json.contains("\"first_derived\": true"))
    let row = try #require(
      CSVTable(ReportDocument.csv(findings)).rows.first {
        $0["question"] == "first" && $0["item"] == "medical" && $0["category"] == "favourable"
      })
    #expect(row["derived"] == "TRUE" && row["base"] == "steps")
    #expect(row["base_successes"] == "37" && row["base_n"] == "45")
  }

  @Test func `answers apart stand beside the bar in grey, and both bases are printed`() throws {
    let findings = try findings("levels-apart")
    let html = ReportDocument.html(findings, version: "0")
    #expect(html.contains("<span class=\"swatch aside-1\"></span>not applicable</span>"))
    #expect(html.contains("<span class=\"swatch aside-2\"></span>don&#39;t know</span>"))
    #expect(html.contains("class=\"segment aside-2\""))
    // 37 of 45 by Wilson's equation: 68.7% to 90.7%.
    #expect(html.contains("37 of 45 (82.2%; 68.7% to 90.7%)"))
    #expect(html.contains("gave no step of the scale"))
    let chart = try #require(
      ReportOutlineBuilder(findings, provenance: .init(version: "0")).distributionChart(
        of: findings.sections[0].questions[0].distributions,
        question: findings.sections[0].questions[0].question
      ).layout.rows.first)
    let apart = chart.filter { $0.segment.tone.isBeside }
    #expect(apart.map(\.segment.name) == ["not applicable", "don't know"])
    // Behind a gap, and so not the next piece of the bar.
    let end = chart.filter { !$0.segment.tone.isBeside }.map { $0.start + $0.width }.max() ?? 1
    #expect(apart[0].start > end)
  }

  // MARK: - Labels

  @Test func `text from right to left does not change the places of numbers`() {
    let label = "\u{5E9}\u{5DC}\u{5D5}\u{5DD} 12"
    #expect(ReportWords.line(label) == "\u{2068}\(label)\u{2069}")
    #expect(ReportWords.line(ReportWords.line(label)) == ReportWords.line(label))
    // An override would turn all that follows it in the row.
    #expect(ReportWords.line("a \u{202E}b") == "a b")
    #expect(ReportWords.line(" a\n b ") == "a b")
  }
}
