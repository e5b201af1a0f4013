import Foundation
import Halfwidth
import HalfwidthSurvey
import Testing

/// What the printed numbers say together about how they were made.
@Suite struct PrintedAuditTests {
  private func yaml(_ sample: String, data: String = "") -> String {
    SurveyFixture.yaml.replacingOccurrences(of: "size: 50", with: sample)
      .replacingOccurrences(of: "counts: counts.csv", with: "counts: counts.csv\(data)")
  }

  // MARK: - Rounding

  @Test func `rounding to even explains all, and is a note`() throws {
    let rows = "tools,phone,,5,12,40,,P\ntools,car,,1,2,40,,P\nsex,f,,15,38,40,,P\n"
    let findings = try SurveyFixture.findings(rows, yaml: yaml("size: 40"))
    #expect(findings.checks.map(\.rule) == [.otherRounding])
    #expect(findings.checks[0].severity == .note)
    #expect(
      findings.checks[0].message.hasPrefix(
        "With rounding: half-even all percentages agree; lines 2 and 3 do not with rounding: half-up"
      ))
    #expect(findings.codebook.rounding == .halfEven)
    // A percentage alone is then read by the same rule: 12 is 12.5, 5 of 40.
    let alone = try SurveyFixture.findings(
      rows + "sex,m,,,12,40,,P\n",
      yaml: yaml("size: 40").replacing("m: Male}", with: "m: Male, x: Other}"))
    #expect(try alone.quantity("sex", "m").successes == [5])
    #expect(alone.checks.map(\.rule) == [.otherRounding])
  }

  @Test func `truncation likewise, and a rule that is stated is kept`() throws {
    // 66.7 and 28.6: cut off to 66 and 28.
    let rows = "tools,phone,,14,66,21,,P\ntools,car,,6,28,21,,P\n"
    let cut = try SurveyFixture.findings(rows, yaml: yaml("size: 21"))
    #expect(cut.checks.map(\.rule) == [.otherRounding])
    #expect(cut.checks[0].message.hasPrefix("With rounding: truncate all percentages agree"))
    let stated = try SurveyFixture.findings(
      rows, yaml: yaml("size: 21", data: ", rounding: half-up"))
    #expect(
      Set(stated.checks.map(\.rule)) == [.otherRounding, .countPercentMismatch])
    #expect(stated.codebook.rounding == .halfUp)
    let misprint = try SurveyFixture.findings(
      rows + "sex,f,,10,49,21,,P\n", yaml: yaml("size: 21"))
    #expect(!misprint.checks.map(\.rule).contains(.otherRounding))
  }

  // MARK: - Weights

  private let weighted =
    "tools,phone,,37,71.3,50,,P\ntools,car,,20,44.8,50,,P\nsex,f,,11,19.1,50,,P\n"

  @Test func `most lines disagreeing is one question`() throws {
    let findings = try SurveyFixture.findings(weighted)
    #expect(findings.checks.map(\.rule) == [.weightedPercentages])
    #expect(
      findings.checks[0].message.contains("(lines 2, 3 and 4): are the percentages weighted?"))
    #expect(try findings.quantity("tools", "phone").successes == [37])
    // One of three is a misprint, and is said of its own line.
    let one = try SurveyFixture.findings(
      "tools,phone,,37,71.3,50,,P\ntools,car,,20,40,50,,P\nsex,f,,11,22,50,,P\n")
    #expect(one.checks.map(\.rule) == [.countPercentMismatch])
  }

  // Wilson's equation with 50 / 1.4 and with 50, by 40-digit arithmetic.
  @Test(arguments: [
    ("size: 50, weighted: true, design_effect: 1.4", 0.5498341628029571, 0.8347948182248543),
    (
      "size: 50, weighted: true, effective_size: 35.714285714285715", 0.5498341628029571,
      0.8347948182248543
    ),
    ("size: 50, weighted: true", 0.5760208586726753, 0.8195850640965139),
  ])
  func `the interval of a weighted percentage goes around it`(
    sample: String, lower: Double, upper: Double
  ) throws {
    let findings = try SurveyFixture.findings(weighted, yaml: yaml(sample))
    #expect(findings.checks.isEmpty)
    guard case .weighted(let share) = try findings.quantity("tools", "phone").knowledge else {
      Issue.record("not weighted")
      return
    }
    #expect(share.estimate == 0.713)
    let interval = try #require(share.interval)
    #expect(abs(interval.lower - lower) < 1e-12)
    #expect(abs(interval.upper - upper) < 1e-12)
    #expect((share.effectiveBase == nil) == (share.designEffect == nil))
    // Composition has no interval, weighted or not.
    guard case .weighted(let sex) = try findings.quantity("sex", "f").knowledge else { return }
    #expect(sex.interval == nil)
  }

  @Test func `counts and bounds beside weighted percentages have no interval`() throws {
    let findings = try SurveyFixture.findings(
      "tools,phone,,37,,50,,P\ntools,car,,,>90,50,,P\n", yaml: yaml("size: 50, weighted: true"))
    let phone = try findings.quantity("tools", "phone")
    #expect(phone.knowledge == .number(37))
    #expect(phone.reason == .unweightedCount)
    #expect(try findings.quantity("tools", "car").reason == .weightedBound)
  }

  @Test func `two roundings of a weighted percentage agree, two numbers don't`() throws {
    let sample = yaml("size: 50, weighted: true")
    let agreeing = try SurveyFixture.findings(
      "tools,phone,,,71,50,,P\ntools,phone,,,71.3,50,,Q\n", yaml: sample)
    #expect(agreeing.checks.isEmpty)
    guard case .weighted(let share) = try agreeing.quantity("tools", "phone").knowledge else {
      Issue.record("not weighted")
      return
    }
    #expect(share.digits == "71.3")
    let differing = try SurveyFixture.findings(
      "tools,phone,,,72,50,,P\ntools,phone,,,71.3,50,,Q\n", yaml: sample)
    #expect(differing.checks.map(\.rule) == [.repeatDiffers])
  }

  // MARK: - Fractions

  @Test func `percentages between 0 and 1 are asked about`() throws {
    let findings = try SurveyFixture.findings(
      "tools,phone,,,0.5,200,,P\ntools,car,,,0.745,200,,P\nsex,f,,,1,200,,P\n",
      yaml: yaml("size: 200"))
    let check = try #require(findings.checks.first { $0.rule == .fractions })
    #expect(check.severity == .warning)
    #expect(
      check.message.hasPrefix(
        "All 3 percentages (lines 2, 3 and 4) lie between 0 and 1: are they fractions? Then write 50 for "
          + "0.5."))
  }

  @Test func `counts beside them confirm it, and it is said once`() throws {
    let findings = try SurveyFixture.findings(
      "tools,phone,,37,0.74,50,,P\ntools,car,,20,0.4,50,,P\n")
    #expect(findings.checks.map(\.rule) == [.fractions])
    #expect(findings.checks[0].severity == .error)
    #expect(findings.checks[0].message.contains("write 74 for 0.74"))
  }

  @Test func `one question of fractions is found among percentages where its numbers confirm it`()
    throws
  {
    let percentages = "tools,phone,,37,74,50,,P\n"
    let exclusive = try SurveyFixture.findings(
      percentages + "sex,f,,,0.6,50,,P\nsex,m,,,0.4,50,,P\n")
    #expect(exclusive.checks.map(\.rule) == [.fractions])
    #expect(exclusive.checks[0].question == "sex")
    // Rare answers are percentages below 1, and nothing says otherwise.
    let rare = try SurveyFixture.findings(
      "tools,phone,,,74,1000,,P\nsex,f,,,0.6,1000,,P\nsex,m,,,0.3,1000,,P\n",
      yaml: yaml("size: 1000").replacing("m: Male}", with: "m: Male, x: Other}"))
    #expect(rare.checks.isEmpty)
  }
}
