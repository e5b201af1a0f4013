import Halfwidth
import HalfwidthSurvey
import TestSupport
import Testing

@testable import HalfwidthReport

/// What an article is given to say, of a survey of published numbers and of one with strata and clusters.
@Suite struct MethodsParagraphTests {
  private func document(
    of folder: String, by groups: [String] = [], settings: AnalysisSettings = AnalysisSettings()
  ) throws -> String {
    let survey = try SurveyFolder.read(Repository.root + "/" + folder)
    var findings = SurveyFindings(survey, settings: settings)
    try findings.add(groupsBy: groups, of: survey)
    return ReportDocument(
      findings, provenance: .init(version: "1", date: nil, command: "halfwidth report x")
    ).methodsParagraph
  }

  @Test
  func `published numbers: what was recovered, which methods, and what only totals leave open`()
    throws
  {
    let text = try document(of: "datasets/disrupting-harm-cambodia")
    #expect(text.contains("is of 50 respondents, a convenience sample: whoever could be reached. "))
    #expect(text.contains("Its numbers are those that were published"))
    #expect(!text.contains(".)") && text.contains("nothing was drawn at random."))
    #expect(text.contains("interval for a share: Wilson (Wilson 1927)"))
    #expect(text.contains("- Wilson 1927, doi:10.1080/01621459.1927.10502953\n"))
    #expect(
      text.contains("only the totals are known: tests and intervals hold for every joint table"))
    #expect(text.contains("- When answers were collected: the first and the last day"))
    #expect(text.contains("- Strata with one primary unit: variances have no strata."))
    #expect(!text.contains("Rao") && !text.contains("linearisation"))
  }

  @Test func `a source is listed once, and one that nothing is by is not`() throws {
    let text = try document(of: "datasets/disrupting-harm-cambodia")
    let references = text.split(separator: "\n").filter {
      $0.contains("doi:") && $0.hasPrefix("- ")
    }
    #expect(Set(references).count == references.count && references.count >= 4)
    #expect(!text.contains("Clopper"))
    let other = try document(
      of: "datasets/disrupting-harm-cambodia",
      settings: AnalysisSettings(level: 0.9, method: .clopperPearson))
    #expect(
      other.contains("have 90% confidence intervals") && other.contains("Clopper and Pearson 1934"))
    #expect(!other.contains("(Wilson 1927)"))
  }

  @Test func `answers with a design: what variances are of, and groups`() throws {
    let text = try document(of: "Tests/Cases/surveys/sampled", by: ["sex"])
    #expect(text.contains("Its numbers were counted from the respondents' answers"))
    #expect(
      text.contains(
        "- How variances were estimated: Taylor's linearisation, by strata and clusters."))
    #expect(text.contains("Answers were compared between 2 groups by"))
    #expect(text.contains("within the whole design"))
    #expect(!text.contains("recovered from its base"))
  }

  @Test func `what is simulated has its seed`() throws {
    let text = try document(of: "Tests/Cases/surveys/planned")
    #expect(
      text.contains("the 9999 resamples of the subjects that were rated were drawn with seed 1."))
  }

  @Test func `what is hidden was not drawn for`() throws {
    let survey = try SurveyFolder.read(Repository.root + "/Tests/Cases/surveys/planned")
    var findings = SurveyFindings(survey, settings: AnalysisSettings())
    findings.hideCells(below: 1_000)
    let text = ReportDocument(findings, provenance: .init(version: "1")).methodsParagraph
    #expect(text.contains("nothing was drawn at random."))
  }

  @Test func `values that were stated beforehand`() throws {
    let text = try document(of: "Tests/Cases/surveys/planned")
    #expect(
      text.contains(
        "shares were tested, two-sided, against values that were stated beforehand, with p-values adjusted by Holm's"
      ), "\(text)")
    #expect(!(try document(of: "datasets/disrupting-harm-cambodia")).contains("stated beforehand"))
  }

  @Test func `words of others stay words`() {
    let text = ReportDocument(ReportFixture.rich, provenance: .init(version: "1")).methodsParagraph
    #expect(text.contains("\\<script\\>") && !text.contains("<script>"))
    let headings = text.split(separator: "\n").filter { $0.hasPrefix("#") }
    #expect(headings.count == 6)
  }

  @Test func `each item of the checklist is in one list`() throws {
    let text = try document(of: "datasets/disrupting-harm-cambodia")
    for item in ReportingChecklist.Item.allCases {
      #expect(text.components(of: "- \(item.rawValue): ") == 2, "\(item)")
    }
    #expect(text.contains("## Still to be written: 12 of 18 items"))
  }
}

extension String {
  /// How many parts a text has between occurrences of another.
  fileprivate func components(of text: String) -> Int {
    split(separator: text, omittingEmptySubsequences: false).count
  }
}
