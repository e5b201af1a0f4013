import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// The students of Adelaide.
///
/// Reference: R 4.2, `table`, `mean`, `median` and `sd` of MASS 7.3-58.2's `survey`.
@Suite struct AdelaideTests {
  private let survey: Survey
  private let findings: SurveyFindings

  init() throws {
    survey = try SurveyFolder.read(Repository.root + "/datasets/adelaide-students")
    findings = SurveyFindings(survey, settings: AnalysisSettings())
  }

  @Test(arguments: [
    ("sex", [118, 118]), ("units", [141, 68]), ("smoking", [189, 19, 17, 11]),
    ("exercise", [24, 98, 115]), ("writing-hand", [18, 218]), ("fold", [99, 120, 18]),
    ("clap", [39, 147, 50]),
  ])
  func `answers are counted, and those that are missing`(question: String, counts: [Int]) throws {
    let tally = try #require(survey.responses?.items(of: question).first).tally
    #expect(tally.counts == counts)
    let missing = 237 - counts.reduce(0, +)
    #expect(tally.missing == (missing == 0 ? [:] : [.noAnswer: missing]))
  }

  @Test(arguments: [
    ("age", 0, 237, 20.374515, 18.583, 6.474335), ("height", 0, 209, 172.380861, 171, 9.847528),
    ("pulse", 0, 192, 74.151042, 72.5, 11.687157), ("span", 0, 236, 18.669068, 18.5, 1.878981),
    ("span", 1, 236, 18.582627, 18.5, 1.967068),
  ])
  func `numbers have R's means, medians and spreads`(
    question: String, item: Int, answered: Int, mean: Double, median: Double, spread: Double
  ) throws {
    let questions = findings.sections.flatMap(\.questions)
    let found = try #require(questions.first { $0.question.id == question }).numbers[item]
    #expect(found.answers.answered == answered)
    expectClose(try #require(found.mean.estimate), mean, absolute: 5e-7)
    #expect(found.median.estimate == median)
    expectClose(try #require(found.sample.standardDeviation), spread, absolute: 5e-7)
  }

  @Test func `nothing in the file is in the way`() {
    #expect(findings.checks.isEmpty)
  }
}
