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
    #expect(
      codebook.comparisons.map(\.id) == [
        "child", "society", "reporting", "support", "services", "law-enforcement",
      ])
    #expect(codebook.comparisons.allSatisfy { $0.design == .paired })
  }

  @Test func `only Figure 26 does not add up`() throws {
    let ofNumbers: Set<CheckFinding.Rule> = [
      .impossiblePercent, .countPercentMismatch, .repeatDiffers, .categoriesDoNotSum, .boxDiffers,
      .jointlyImpossible, .baseAboveSample, .otherRounding,
    ]
    let checks = try findings().checks.filter { ofNumbers.contains($0.rule) }
    #expect(Set(checks.map(\.question)) == ["collaboration"])
    #expect(Set(checks.map(\.rule)) == [.categoriesDoNotSum, .boxDiffers])
    let repairs = try #require(checks.first { !$0.repairs.isEmpty }?.repairs)
    #expect(repairs.map(\.category) == ["fair", "poor"])
    #expect(repairs.map(\.counts) == [18...18, 1...1])
  }

  @Test func `the other findings are those that a person makes`() throws {
    let checks = try findings().checks.filter { $0.question != "collaboration" }
    #expect(
      Set(checks.map(\.rule)) == [.partAboveWhole, .claimFalse, .wrongReference])
    func one(_ rule: CheckFinding.Rule, _ question: String?) throws -> CheckFinding {
      let found = checks.filter { $0.rule == rule && $0.question == question }
      #expect(found.count == 1)
      return try #require(found.first)
    }
    // More participants with an investigation than with a complaint: right under a reading.
    #expect(try one(.partAboveWhole, "outcome-participants").severity == .warning)
    // "Over 90%" of 45 of 50, and "about half" of 28 of 50.
    let over = try one(.claimFalse, "society-general")
    #expect(over.severity == .error && over.message.contains("45 of 50, 90%"))
    #expect(try one(.claimFalse, "services").severity == .warning)
    #expect(try one(.wrongReference, nil).message.contains("Figure 29"))
    #expect(checks.count == 4)
  }

  @Test func `claims have the verdicts that were worked out by hand`() throws {
    let claims = try findings().claims
    func claim(_ id: String) throws -> ClaimFinding {
      try #require(claims.first { $0.claim.id == id })
    }
    // 44 and 35 of 50: at most 21 answered differently, and twice P(X <= 6) of 21 coins is .078.
    let less = try claim("s4-joe-less-than-joe-victim")
    #expect(less.inSample == .yes && less.beyondSample == .undecided)
    #expect(abs((less.test?.pValue ?? 0) - 0.0783538818359375) < 1e-12)
    // 50 and 35: the 15 who differ all said no to the second.
    #expect(try claim("s4-joe-less-than-lucy").beyondSample == .supported)
    // 36 of 50 are fair or good, and P(X >= 36) at one half is .001.
    #expect(try claim("fig25-family-most").beyondSample == .supported)
    // What is printed of reintegration services leaves more than the other services have possible.
    #expect(try claim("fig20-highest").inSample == .unknown)
    #expect(try claim("funnel-investigated").inSample == .unknown)
    #expect(try claim("fig15-smaller-street").inSample == .unknown)
    let contradicted = claims.filter { $0.beyondSample == .contradicted }
    #expect(contradicted.isEmpty)
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
