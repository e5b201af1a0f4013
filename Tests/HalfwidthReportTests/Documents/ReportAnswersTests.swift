import Foundation
import Halfwidth
import HalfwidthSurvey
import TestSupport
import Testing

@testable import HalfwidthReport

/// The report of the survey of sixteen people: what it says, and what it must not.
@Suite struct ReportAnswersTests {
  private let findings: SurveyFindings

  init() throws {
    findings = SurveyFindings(
      try SurveyFolder.read(Repository.root + "/Tests/Cases/surveys/responses"),
      settings: AnalysisSettings())
  }

  /// The text on one line.
  private var text: String {
    ReportDocument.text(findings, version: "1").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  @Test func `nothing that was counted is called printed, and no joint table unknown`() throws {
    let all = [
      text, ReportDocument.markdown(findings, version: "1"),
      ReportDocument.html(findings, version: "1").components(separatedBy: "<main").last ?? "",
    ]
    for document in all {
      for word in ["printed", "As printed", "joint table", "joint answers", "every table"] {
        #expect(!document.contains(word), "'\(word)'")
      }
    }
  }

  @Test func `missing answers are said with their number and reason`() {
    #expect(
      text.contains("The percentages describe exactly those of these 16 people who answered."))
    #expect(
      text.contains(
        "Rest: Of 14 who were asked the answers of 4 are missing: 2 no answer, 1 don't know, 1 blank. "
          + "2 were not asked."))
    // 3 of 10; 3 and 7 of 14 with Wilson's limits.
    #expect(text.contains("Rest 3 of 10 30% 10.8% to 60.3% 21.4% to 50% (7.6% to 73.2%)"))
    #expect(text.contains("Of 14 who were asked the answer of 1 is missing: 1 no answer."))
  }

  @Test func `a paired comparison shows the four counts and single numbers`() {
    #expect(
      text.contains(
        "12 of 14 (85.7%) in Figure 1, 4 of 14 (28.6%) in Figure 2: net 8 more in Figure 1, and 8 answered "
          + "the two differently."))
    #expect(
      text.contains(
        "A difference is shown whatever the missing answers were (exact McNemar test, p 0.004 to 0.039). "
          + "After adjustment for 2 items it depends on the missing answers of all items."))
    #expect(text.contains("Food 4 8 0 2 14 2 Rest 1 1 2 5 9 5"))
    #expect(text.contains("Those who answered one of the two only are in none of the four."))
  }

  @Test func `JSON and CSV have base, reasons, bounds and the joint table`() throws {
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(ReportJSON.text(findings, version: "1").utf8))
        as? [String: Any])
    let results = try #require(json["results"] as? [[String: Any]])
    let rest = try #require(
      results.first {
        $0["question"] as? String == "quality" && $0["item"] as? String == "rest"
          && $0["category"] as? String == "high"
      })
    #expect(rest["asked"] as? Int == 14 && rest["answered"] as? Int == 10)
    #expect(rest["not_asked"] as? Int == 2)
    #expect(
      rest["missing"] as? [String: Int] == [
        "no_answer": 2, "dont_know": 1, "not_reached": 0, "empty": 1, "declared_by_file": 0,
      ])
    let bounds = try #require(rest["missing_bounds"] as? [String: Any])
    #expect(bounds["method"] as? String == "union-wilson")
    #expect(bounds["estimate_max"] as? Double == 0.5)
    let comparisons = try #require(json["comparisons"] as? [[String: Any]])
    let food = try #require((comparisons[0]["results"] as? [[String: Any]])?.first)
    let joint = ["n11", "n10", "n01", "n00"].compactMap { food[$0] as? Int }
    #expect(joint == [4, 8, 0, 2])
    let row = try #require(
      CSVTable(ReportDocument.csv(findings)).rows.first {
        $0["question"] == "quality" && $0["item"] == "rest" && $0["category"] == "high"
      })
    func cell(_ name: String) -> String { row[name] ?? "no column" }
    #expect(cell("missing_no_answer") == "2" && cell("missing_empty") == "1")
    #expect(cell("missing_bounds_max") == "0.5" && cell("n11") == "")
  }

  @Test func `reports of printed numbers have none of the columns of answers`() throws {
    let header = ReportDocument.csv(ReportFixture.rich).prefix { $0 != "\n" }
    #expect(!header.contains("asked") && !header.contains("missing") && !header.contains("n11"))
  }

  @Test func `every wire name of a report on answers is documented`() throws {
    let documentation = try Repository.text(of: "docs/survey-folders.md")
    for name in [
      "asked", "answered", "not_asked", "missing", "missing_bounds", "answered_one", "n11",
    ] {
      #expect(documentation.contains("`\(name)`"), "\(name)")
    }
  }
}
