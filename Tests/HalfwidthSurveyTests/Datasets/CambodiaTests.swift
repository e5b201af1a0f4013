import HalfwidthSurvey
import TestSupport
import Testing

/// The shipped survey: what was keyed, and what is found in it.
@Suite struct CambodiaTests {
  private static let folder = "datasets/disrupting-harm-cambodia"

  private func findings() throws -> SurveyFindings {
    let survey = try SurveyFolder.read(Repository.root + "/" + Self.folder)
    return SurveyFindings(
      codebook: survey.codebook, printed: survey.printed, settings: AnalysisSettings())
  }

  @Test(arguments: ["first", "second"])
  func `both entries agree with the settled numbers`(entry: String) throws {
    let settled = try Repository.lines(of: Self.folder + "/counts.csv")
    #expect(settled.count > 170)
    #expect(try Repository.lines(of: "\(Self.folder)/entries/\(entry).csv") == settled)
  }

  @Test(arguments: ["first", "second"])
  func `both entries agree with the settled claims`(entry: String) throws {
    let survey = try Repository.text(of: Self.folder + "/survey.yaml")
    let claims = try Repository.text(of: "\(Self.folder)/entries/\(entry)-claims.yaml")
    #expect(claims.hasPrefix("claims:\n"))
    #expect(survey.hasSuffix("\n" + claims))
  }

  @Test func `all 27 figures are questions, and the paired ones are declared`() throws {
    let codebook = try findings().codebook
    let figures = Set(codebook.questions.compactMap(\.figure))
    #expect(figures == Set((1...27).map { "Figure \($0)" }))
    #expect(codebook.comparisons.map(\.id) == ["child", "society", "reporting", "support"])
    #expect(codebook.comparisons.allSatisfy { $0.design == .paired })
  }

  @Test func `only Figure 26 does not add up`() throws {
    let checks = try findings().checks
    #expect(Set(checks.map(\.question)) == ["collaboration"])
    #expect(Set(checks.map(\.rule)) == [.categoriesDoNotSum, .boxDiffers])
  }

  @Test func `bounds stay sets, and a number elsewhere narrows them`() throws {
    let findings = try findings()
    #expect(try findings.quantity("child-general", "dropout", "agree").successes == Array(45...50))
    #expect(try findings.quantity("child-general", "cultural-practices", "agree").successes == [46])
    #expect(try findings.quantity("child-general", "ethnic-minority", "agree").successes == [41])
  }

  @Test func `every percentage of fifty is one count, and every estimate has its interval`() throws
  {
    let quantities = try findings().sections.flatMap(\.questions).flatMap(\.quantities)
    #expect(quantities.allSatisfy { $0.knowledge != .impossible })
    #expect(quantities.allSatisfy { ($0.interval == nil) != ($0.reason == nil) })
    let without = Set(quantities.filter { $0.interval == nil }.map(\.question))
    #expect(
      without == [
        "participants", "gender", "organisation", "outcome-participants", "outcome-cases",
      ])
  }
}
