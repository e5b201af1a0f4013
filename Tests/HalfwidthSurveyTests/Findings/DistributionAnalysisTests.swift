import Halfwidth
import HalfwidthSurvey
import Testing

@Suite struct DistributionAnalysisTests {
  private func overall(_ values: [(String, Int)]) throws -> SurveyFindings {
    try SurveyFixture.findings(values.map { "overall,,\($0.0),\($0.1),,50,,P\n" }.joined())
  }

  @Test func `a complete distribution has intervals that hold together`() throws {
    let findings = try overall([("poor", 5), ("fair", 15), ("good", 20), ("excellent", 10)])
    let distribution = try #require(findings.distribution("overall"))
    #expect(distribution.isComplete)
    #expect(distribution.parts.map(\.count) == [5, 15, 20, 10])
    #expect(distribution.simultaneous?.method == "goodman")
    #expect(findings.checks.isEmpty)
  }

  @Test func `a small count asks for exact limits`() throws {
    let findings = try overall([("poor", 1), ("fair", 19), ("good", 20), ("excellent", 10)])
    #expect(findings.distribution("overall")?.simultaneous?.method == "bonferroni-clopper-pearson")
  }

  @Test func `what is not printed is one merged category`() throws {
    let findings = try overall([("fair", 20), ("good", 17)])
    let distribution = try #require(findings.distribution("overall"))
    #expect(!distribution.isComplete)
    #expect(distribution.parts.map(\.label) == ["not printed: poor, excellent", "fair", "good"])
    #expect(distribution.parts.map(\.count) == [13, 20, 17])
    #expect(distribution.parts.map(\.isRemainder) == [true, false, false])
    #expect(distribution.simultaneous?.counts.counts == [13, 20, 17])
  }

  @Test func `a box tells the levels in it that are not printed`() throws {
    let findings = try overall([("high", 30), ("good", 20), ("low", 20)])
    let distribution = try #require(findings.distribution("overall"))
    #expect(distribution.parts.map(\.label) == ["low", "good", "not printed: excellent"])
    #expect(distribution.parts.map(\.count) == [20, 20, 10])
    #expect(distribution.parts.map(\.isRemainder) == [false, false, true])
  }

  @Test func `one known number is no distribution`() throws {
    #expect(try overall([("poor", 5)]).distribution("overall") == nil)
  }

  @Test func `counts that do not sum to the base have no joint intervals`() throws {
    // The report's Figure 26.
    let findings = try overall([
      ("high", 30), ("good", 22), ("excellent", 8), ("low", 20), ("fair", 19), ("poor", 2),
    ])
    let distribution = try #require(findings.distribution("overall"))
    #expect(distribution.simultaneous == nil)
    #expect(distribution.separate.count == 4)
    #expect(!distribution.isComplete)
    #expect(Set(findings.checks.map(\.rule)) == [.categoriesDoNotSum, .boxDiffers])
    #expect(findings.checks.contains { $0.message.contains("51") })
  }

  @Test func `boxes that hold all levels must sum to the base`() throws {
    let findings = try overall([("high", 30), ("low", 19)])
    #expect(findings.checks.map(\.rule) == [.categoriesDoNotSum])
  }

  @Test func `the items of a single question are its categories`() throws {
    let findings = try SurveyFixture.findings("sex,f,,30,,50,,P\nsex,m,,20,,50,,P\n")
    let distribution = try #require(findings.distribution("sex"))
    #expect(distribution.isComplete)
    #expect(distribution.simultaneous == nil)
    #expect(distribution.separate.isEmpty)
    let tooMany = try SurveyFixture.findings("sex,f,,30,,50,,P\nsex,m,,21,,50,,P\n")
    #expect(tooMany.checks.map(\.rule) == [.categoriesDoNotSum])
  }
}
