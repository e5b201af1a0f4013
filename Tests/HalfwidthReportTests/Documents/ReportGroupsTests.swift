import Foundation
import Halfwidth
import HalfwidthSurvey
import TestSupport
import Testing

@testable import HalfwidthReport

/// The report of the survey of twenty people: numbers, and groups beside each other.
@Suite struct ReportGroupsTests {
  private let findings: SurveyFindings

  init() throws {
    let survey = try SurveyFolder.read(Repository.root + "/Tests/Cases/surveys/groups")
    var findings = SurveyFindings(survey, settings: AnalysisSettings())
    try findings.add(groupsBy: ["sex", "place"], of: survey)
    self.findings = findings
  }

  private var text: String {
    ReportDocument.text(findings, version: "1").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  @Test func `groups are said with their sizes, and small ones`() {
    #expect(
      text.contains(
        "By group: Sex ------------- The groups are Women (10) and Men (9). 1 respondent is in none of them"
      ))
    #expect(text.contains("Fewer than 10 are in Men:"))
    #expect(text.contains("Fewer than 10 are in North, South and East:"))
  }

  @Test func `a difference is shown after adjustment, before it only, or not`() {
    #expect(text.contains("Car 3 of 10 (30%) 3 of 8 (37.5%) −7.5 −44.8 to 31.1 1 1 not shown"))
    #expect(text.contains("+67.8 23.3 to 85.7 0.010 0.010"))
    #expect(text.contains("12.9 to 79.2 0.037 0.074 yes; adjusted: not shown"))
    #expect(text.contains("Phone: North 4 of 8 50% 21.5% to 78.5% • South 2 of 6 33.3%"))
    #expect(text.contains("Adjusted p is Holm's, for 2 items."))
  }

  @Test func `means of numbers, with what is missing`() {
    #expect(text.contains("4.75 3.55 to 5.95 4.75 3 to 6.5 2.42 3 to 6.5"))
    #expect(
      text.contains("Of 20 who were asked the answers of 2 are missing: 1 no answer, 1 blank."))
    #expect(text.contains("0 to under 2 2 of 18 11.1%"))
    #expect(text.contains("−3.58 −5.34 to −1.81 under 0.001"))
  }

  @Test func `methods name what was used`() {
    for term in [
      "Interval for a mean: Student's t", "Interval for a median: order statistics",
      "Difference of two means: Welch", "Test of several groups: Fisher, Freeman and Halton",
      "Test of a difference: central Fisher", "Adjustment for several items: Holm",
      "No test beyond those of the groups",
    ] {
      #expect(text.contains(term), "\(term)")
    }
  }

  @Test func `the page has the charts of both`() throws {
    let html = ReportDocument.html(findings, version: "1")
    #expect(html.contains("By group: Place of work"))
    #expect(html.contains("How the numbers spread (hours)"))
    #expect(html.contains("Shares of the groups with 95% intervals"))
  }

  @Test func `rows of CSV have a group, or a test`() throws {
    let lines = ReportDocument.csv(findings).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = lines[0]
    func value(_ row: [String], _ column: String) throws -> String {
      row[try #require(header.firstIndex(of: column))]
    }
    let phone = try lines.filter {
      try value($0, "question") == "tools" && value($0, "item") == "phone"
        && value($0, "by") == "sex"
    }
    #expect(try phone.map { try value($0, "group") } == ["female", "male", ""])
    #expect(try phone.map { try value($0, "successes") } == ["8", "2", ""])
    #expect(try value(phone[2], "estimand") == "difference")
    #expect(try value(phone[2], "p_value").hasPrefix("0.0370434519"))
    #expect(try value(phone[2], "test") == "fisher-central")
    let hours = try lines.filter {
      try value($0, "question") == "hours" && value($0, "by").isEmpty
        && value($0, "category").isEmpty
    }
    #expect(try hours.map { try value($0, "estimand") } == ["mean", "median"])
    #expect(try value(hours[0], "unit") == "hours")
  }

  @Test func `without groups no column is there for them`() throws {
    var findings = findings
    findings.groups = []
    let header = ReportDocument.csv(findings).prefix { $0 != "\n" }
    #expect(!header.contains(",by,") && !header.contains(",group"))
    #expect(findings.fields["groups"] == nil)
  }
}
