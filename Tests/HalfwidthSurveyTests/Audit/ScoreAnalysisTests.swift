import Halfwidth
import HalfwidthSurvey
import TestSupport
import Testing

@Suite struct ScoreAnalysisTests {
  private static let header = "question,item,category,count,percent,n,figure,where,mean,sd\n"

  private func findings(
    _ rows: String, yaml: String = SurveyFixture.yaml
  ) throws -> SurveyFindings {
    SurveyFindings(
      try SurveyFixture.read(yaml: yaml, counts: Self.header + rows), settings: AnalysisSettings())
  }

  private func counts(_ findings: SurveyFindings, _ category: String) throws -> [Int] {
    let quantity = try #require(
      findings.sections.flatMap(\.questions).flatMap(\.quantities).first {
        $0.question == "overall" && $0.category == category
      })
    #expect(quantity.mean != nil && quantity.printed.isEmpty)
    guard case .counts(let counts) = quantity.knowledge else { return [] }
    #expect(counts.trials == 20)
    return counts.successes
  }

  /// Four lists of 20 answers have both numbers: 0, 11, 1, 8; 1, 8, 4, 7; 2, 5, 7, 6; 3, 2, 10, 5 (brute force in R).
  @Test func `a mean and a standard deviation leave sets of counts, with their intervals`() throws {
    let found = try findings("overall,,,,,20,,P,2.85,0.99\n")
    #expect(found.checks.isEmpty)
    #expect(try counts(found, "high") == [9, 11, 13, 15] && counts(found, "low") == [5, 7, 9, 11])
    #expect(
      try counts(found, "excellent") == [5, 6, 7, 8] && counts(found, "fair") == [2, 5, 8, 11])
    let score = try #require(found.sections[0].questions[2].scores.first)
    #expect(score.distributions == 4 && score.reason == nil)
    #expect(abs((score.interval?.lower ?? 0) - 2.3875611) < 1e-6)
    let high = try #require(
      found.sections[0].questions[2].quantities.first { $0.category == "high" })
    // Wilson's limits of 9 and of 15 of 20 (R 4.2: prop.test without correction).
    #expect(abs((high.limits?.lower ?? 0) - 0.2581979) < 1e-6)
    #expect(abs((high.limits?.upper ?? 0) - 0.8881383) < 1e-6)
    #expect(high.isHeadline && high.interval != nil)
  }

  @Test func `printed levels leave fewer of the lists`() throws {
    let found = try findings(
      "overall,,,,,20,,P,2.85,0.99\noverall,,excellent,,35,20,,P,,\n")
    #expect(found.checks.isEmpty)
    #expect(try counts(found, "high") == [11] && counts(found, "poor") == [1])
    let other = try findings("overall,,,,,20,,P,2.85,0.99\noverall,,excellent,9,,20,,P,,\n")
    #expect(other.checks.map(\.rule) == [.meanDiffers] && other.checks[0].severity == .error)
  }

  @Test func `a mean alone bounds the counts and has no interval`() throws {
    let found = try findings("overall,,,,,20,,P,2.85,\n")
    #expect(try counts(found, "high") == Array(9...18))
    let score = try #require(found.sections[0].questions[2].scores.first)
    #expect(score.interval == nil && score.reason?.contains("No standard deviation") == true)
  }

  @Test(arguments: [
    // No sum of 20 is rounded to 2.83; no answers have this deviation; 4.2 is beyond 1 to 4.
    ("2.83,", CheckFinding.Rule.impossibleMean, CheckFinding.Severity.error),
    ("2.85,0.90", .impossibleMean, .error), ("4.20,0.50", .impossibleMean, .error),
    // 0.9880869 * sqrt(19 / 20) is 0.963.
    ("2.85,0.96", .otherRounding, .note),
  ])
  func `a mean that cannot be right is an error, and another reading a note`(
    numbers: String, rule: CheckFinding.Rule, severity: CheckFinding.Severity
  ) throws {
    let found = try findings("overall,,,,,20,,P,\(numbers)\n").checks
    #expect(found.map(\.rule) == [rule] && found.map(\.severity) == [severity], "\(found)")
    #expect(found.first?.source.line == 2 && found.first?.question == "overall")
  }

  @Test func `scores start where the scale says`() throws {
    let yaml = SurveyFixture.yaml.replacing("headline: high}", with: "headline: high, lowest: 0}")
    let found = try findings("overall,,,,,20,,P,1.85,0.99\n", yaml: yaml)
    #expect(try counts(found, "high") == [9, 11, 13, 15])
  }

  @Test(arguments: [
    ("overall,,high,,,20,,P,2.85,", "in a row of its own"),
    ("overall,,,5,,20,,P,2.85,", "in a row of its own"),
    ("tools,phone,,,,20,,P,2.85,", "is of the scores of a scale"),
    ("overall,,,,,,,P,2.85,", "needs its base"), ("overall,,high,5,,20,,P,,0.99", "beside a mean"),
    ("overall,,,,,20,,P,\"2,85\",", "write 2.85"),
    ("overall,,,,,20,,P,,", "write the level or box"),
    ("overall,,,,,20,,P,2.85,\noverall,,,,,20,,P,2.85,", "repeats line 2"),
  ])
  func `a row that means nothing is refused with its place`(row: String, words: String) throws {
    let fault = try SurveyFixture.fault(counts: Self.header + row + "\n")
    #expect(fault.hasPrefix("counts.csv:") && fault.contains(words), "\(fault)")
  }

  @Test func `published means are held against the answers`() throws {
    // Of q6 nobody is scored; of food 4, 4, 3, 3, 4, 3, 4, 3, 1, 2, 4, 3, 4, 3, 4 the mean of 15 is 3.27, SD 0.88.
    let counts = Self.header + "quality,food,,,,15,,P,3.27,0.88\nquality,rest,,,,16,,P,2.10,\n"
    var fixture = try ResponsesFixture().with(
      yaml: "responses: answers.csv", "responses: answers.csv\n  counts: counts.csv")
    fixture.counts = counts
    let found = try fixture.findings().checks.filter { $0.rule == .publishedDiffers }
    #expect(found.map(\.item) == ["rest"], "\(found.map(\.message))")
  }
}
