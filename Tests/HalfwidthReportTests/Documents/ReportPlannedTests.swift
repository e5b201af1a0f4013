import Foundation
import Halfwidth
import HalfwidthSurvey
import TestSupport
import Testing

@testable import HalfwidthReport

/// The report of the survey of forty people: stated values, two scales, pairs of groups and raters.
@Suite struct ReportPlannedTests {
  private let findings: SurveyFindings

  init() throws {
    let survey = try SurveyFolder.read(Repository.root + "/Tests/Cases/surveys/planned")
    var findings = SurveyFindings(survey, settings: AnalysisSettings())
    try findings.add(groupsBy: ["place"], of: survey)
    self.findings = findings
  }

  private func text(_ findings: SurveyFindings) -> String {
    ReportDocument.text(findings, version: "1").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  @Test func `a stated value has its verdict in words, with the test and its interval`() {
    let text = text(findings)
    for sentence in [
      "Hotline, 26 of 40 (65%), against the stated 50%: that the share is another is not shown (p 0.058), which does not show "
        + "that it is 50%.",
      "Legal aid, 21 of 40 (52.5%), against the stated 25%: that the share is another, and higher, is shown (p under 0.001, "
        + "adjusted p under 0.001).",
      "That it lies within 20 points of 50% is not shown (p 0.066; 90% interval 45.9% to 70.9%); it is not inferior: that it is "
        + "no more than 20 points below is shown.",
      "p is that of the score test. Of a share it rejects exactly the values that its 95% interval (Wilson) leaves out. "
        + "Adjusted p is Holm's, for 2 stated values.",
      "Of 4 shares with a stated value, a difference from it is shown for 1.",
    ] {
      #expect(text.contains(sentence), "\(sentence)")
    }
  }

  @Test func `a method without a dual test says so`() throws {
    let survey = try SurveyFolder.read(Repository.root + "/Tests/Cases/surveys/planned")
    let text = text(SurveyFindings(survey, settings: AnalysisSettings(method: .jeffreys)))
    #expect(
      text.contains(
        "p is that of the exact binomial test by twice the smaller tail. No test of a share is dual to its 95% interval "
          + "(Jeffreys), so that the two can disagree where it is close."))
  }

  @Test func `pairs of groups stand beside the test of all`() {
    let text = text(findings)
    #expect(text.contains("Yes: North against South +16.5 −21.3 to 50.4 0.385 0.385 not shown"))
    #expect(text.contains("• South against East +52.6 5.4 to 76.7 0.015 0.031 yes"))
    #expect(text.contains("Yes 0.59 0.24 to 0.89 0.001 0.001 yes"))
    #expect(text.contains("adjusted p is Holm's, for the 3 pairs of each of 3 items."))
  }

  @Test func `two scales and raters have their measures with limits`() {
    let text = text(findings)
    #expect(text.contains("Confidence before the training 39 0.36 0.15 to 0.57 0.012 0.012"))
    #expect(text.contains("40 subjects · 2 to 3 ratings of each · 3 ordered categories"))
    #expect(text.contains("Krippendorff's alpha (ordinal) 0.70 0.45 to 0.86"))
    #expect(text.contains("15 subjects · 4 ratings of each · 4 categories without an order"))
    #expect(!text.contains("rippendorff-ordinal has"))
    for term in [
      "Test of a stated share: score test", "Equivalence: two one-sided tests",
      "Association of two scales: Kendall's tau-b", "Strength of association: Cramér's V",
      "Pairs of groups: Fisher, Newcombe and Bonferroni", "Agreement: Gwet's AC1",
      "those of the groups, those against stated values and those of the ranks",
    ] {
      #expect(text.contains(term), "\(term)")
    }
  }

  @Test func `every format has the parts`() throws {
    let page = ReportDocument.html(findings, version: "1")
    #expect(page.contains("id=\"ratings-1\"") || page.contains("id=ratings-1"))
    let csv = ReportDocument.csv(findings)
    for column in ["null", "margins", "ratings"] {
      #expect(csv.split(separator: "\n")[0].contains(column))
    }
    let sentences = ReportDocument(findings, provenance: .init(version: "1"))
      .sentences(style: .plain)
    #expect(sentences.contains("Legal aid, 21 of 40 (52.5%), against the stated 25%"))
  }

  @Test func `small cells hide raters and scales, and say so`() {
    var masked = findings
    masked.hideCells(below: 17)
    let text = text(masked)
    #expect(text.contains("Hidden, because it could tell of fewer people than may be shown."))
    #expect(
      text.contains("Hotline against the stated 50%: hidden, because of how few people it is."))
    #expect(!text.contains("tau-b"))
    #expect(!text.contains("40 subjects"))
  }
}
