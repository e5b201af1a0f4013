import Foundation
import Halfwidth
import HalfwidthSurvey
import Testing

/// Answers that are no step of a scale, and the two bases that they make.
@Suite struct StepBasesTests {
  private let yaml = SurveyFixture.yaml.replacingOccurrences(
    of: "levels: [poor, fair, good, excellent],",
    with: "levels: [poor, fair, good, excellent], apart: [not asked, don't know],")

  private func findings(_ rows: String) throws -> SurveyFindings {
    try SurveyFixture.findings(rows, yaml: yaml)
  }

  @Test func `shares are of all who were asked and of those who gave a step`() throws {
    let findings = try findings(
      "overall,,poor,3,,50,,P\noverall,,fair,5,,50,,P\noverall,,good,20,,50,,P\n"
        + "overall,,excellent,17,,50,,P\noverall,,don't know,4,,50,,P\noverall,,not asked,1,,50,,P\n"
    )
    #expect(findings.checks.isEmpty)
    let high = try findings.quantity("overall", nil, "high")
    #expect(high.successes == [37])
    let asked = try #require(high.interval?.interval)
    // Wilson's limits of 37 of 50 and of 37 of 45, by 40-digit arithmetic.
    #expect(abs(asked.lower - 0.6044684273515117) < 1e-12)
    let other = try #require(high.otherBase)
    #expect(other.base == .steps)
    #expect(other.successes == 37...37)
    #expect(other.trials == 45...45)
    #expect(abs(try #require(other.limits).lowerBound - 0.6867017537354023) < 1e-12)
    #expect(abs(try #require(other.limits).upperBound - 0.9070561048589585) < 1e-12)
    #expect(try findings.quantity("overall", nil, "don't know").otherBase == nil)
    let distribution = try #require(findings.distribution("overall"))
    #expect(distribution.parts.filter(\.isApart).map(\.label) == ["not asked", "don't know"])
    #expect(distribution.parts.map(\.count) == [3, 5, 20, 17, 1, 4])
    #expect(distribution.isComplete)
  }

  @Test func `steps with a base of their own are set beside all who were asked`() throws {
    let rows =
      "overall,,high,37,,45,,P\noverall,,low,8,,45,,P\noverall,,don't know,4,,50,,P\n"
    let findings = try findings(rows + "overall,,not asked,1,,50,,P\n")
    #expect(findings.checks.isEmpty)
    let other = try #require(try findings.quantity("overall", nil, "high").otherBase)
    #expect(other.base == .asked)
    #expect(other.trials == 50...50)
    #expect(abs(try #require(other.limits).lowerBound - 0.6044684273515117) < 1e-12)
    #expect(findings.distribution("overall")?.trials == 50)
    let contradicting = try self.findings(rows + "overall,,not asked,2,,50,,P\n")
    #expect(contradicting.checks.map(\.rule) == [.categoriesDoNotSum])
    #expect(contradicting.checks[0].message.hasPrefix("Of 50 asked 6 gave no step"))
  }

  @Test func `without all answers apart only all levels together say how many gave a step`() throws
  {
    let levels =
      "overall,,poor,3,,50,,P\noverall,,fair,5,,50,,P\noverall,,good,20,,50,,P\n"
    let all = try findings(levels + "overall,,excellent,17,,50,,P\n")
    #expect(try all.quantity("overall", nil, "good").otherBase?.trials == 45...45)
    let some = try findings(levels + "overall,,don't know,4,,50,,P\n")
    #expect(try some.quantity("overall", nil, "good").otherBase == nil)
  }

  @Test func `sets of counts give the hull over every base that is possible`() throws {
    let yaml = yaml.replacingOccurrences(of: "size: 50", with: "size: 300")
    // 10% of 300 is 29 to 31, 74% is 221 to 223; the base of the steps is 269 to 271.
    let findings = try SurveyFixture.findings(
      "overall,,high,,74,300,,P\noverall,,don't know,,10,300,,P\noverall,,not asked,0,,300,,P\n",
      yaml: yaml)
    let other = try #require(try findings.quantity("overall", nil, "high").otherBase)
    #expect(other.successes == 221...223)
    #expect(other.trials == 269...271)
    #expect(other.estimates == 221.0 / 271...223.0 / 269)
  }

  @Test func `an answer apart is in no box`() throws {
    let findings = try findings(
      "overall,,good,20,,50,,P\noverall,,excellent,17,,50,,P\noverall,,don't know,4,,50,,P\n")
    #expect(try findings.quantity("overall", nil, "high").successes == [37])
  }

  // 37 of 50 among 60: 37/60 = .617 if all others say no, 47/60 = .783 if all say yes. Drawn at random
  // 41 is the first number in 60 of which 37 or more are drawn with a chance above 2.5%, and 47 the last.
  @Test(arguments: ["convenience", "srs"])
  func `a stated population has bounds without an assumption, and limits if it was drawn from`(
    design: String
  ) throws {
    let yaml = SurveyFixture.yaml.replacingOccurrences(
      of: "design: convenience", with: "design: \(design), population: 60")
    let findings = try SurveyFixture.findings(
      "tools,phone,,37,74,50,,P\ntools,car,,20,,40,,P\nsex,f,,30,,50,,P\n", yaml: yaml)
    let bounds = try #require(try findings.quantity("tools", "phone").inPopulation)
    #expect(bounds.successes == 37...47)
    #expect(bounds.estimates == 37.0 / 60...47.0 / 60)
    #expect(bounds.limits == 41.0 / 60...47.0 / 60)
    // Of those who were asked this question the population is not known, and composition is no estimate.
    #expect(try findings.quantity("tools", "car").inPopulation == nil)
    #expect(try findings.quantity("sex", "f").inPopulation == nil)
  }

  @Test func `a population as large as a country is as an endless one`() throws {
    func bounds(_ design: String, _ population: Int) throws -> BaseShare? {
      let yaml = SurveyFixture.yaml.replacingOccurrences(
        of: "design: convenience", with: "design: \(design), population: \(population)")
      return try SurveyFixture.findings("tools,phone,,37,74,50,,P\n", yaml: yaml)
        .quantity("tools", "phone").inPopulation
    }
    #expect(try bounds("srs", 1_000_001) == nil)
    #expect(try bounds("srs", 1_000_000)?.limits != nil)
    let large = try #require(try bounds("convenience", 1_000_001))
    #expect(large.limits == nil && large.successes == 37...999_988)
    // All were asked: the share itself.
    let whole = try #require(try bounds("srs", 50))
    #expect(whole.estimates == 0.74...0.74 && whole.limits == 0.74...0.74)
  }
}
