import Halfwidth
import HalfwidthSurvey
import TestSupport
import Testing

@Suite struct ComparisonAnalysisTests {
  private static let yaml = """
    schema: halfwidth-survey/1
    title: A survey
    source: {citation: Made up}
    sample: {size: 50, design: convenience}
    data: {counts: counts.csv}
    questions:
      - {id: before, text: Before, type: multiple, items: {a: A, b: B, c: C, d: D}}
      - {id: after, text: After, type: multiple, items: {a: A, b: B, c: C, d: D}}
    comparisons:
      - {id: change, first: before, second: after, design: DESIGN}

    """

  private func comparison(
    _ rows: String, design: String = "paired"
  ) throws -> ComparisonFindings {
    let findings = try SurveyFixture.findings(
      rows, yaml: Self.yaml.replacing("DESIGN", with: design))
    return try #require(findings.comparisons.first)
  }

  private static let rows = """
    before,a,,46,,50,,p1
    after,a,,39,,50,,p1
    before,b,,,>90,50,,p1
    after,b,,30,,50,,p1
    before,c,,20,,50,,p1
    before,d,,20,,50,,p1
    after,d,,10,,40,,p1

    """

  @Test func `a pair of counts has the range over every joint table`() throws {
    let item = try #require(try comparison(Self.rows).items.first)
    #expect(item.item?.id == "a" && item.difference == 0.14...0.14)
    guard case .paired(let finding) = item.result else {
      Issue.record("the design is paired")
      return
    }
    #expect(finding.net == 7...7 && finding.discordant == 7...15)
    // Reference values: 0.015625 is 2^-6, at b + c = 7; the interval is the union of Tango's.
    #expect(item.pValue == 0.015_625...0.118_469_238_281_25)
    #expect((item.limits.lowerBound - -0.012_913_822_353_316_087).magnitude < 1e-9)
    #expect((item.limits.upperBound - 0.292_842_812_915_693_3).magnitude < 1e-9)
    #expect(item.verdict == .some)
  }

  @Test func `a set of counts goes through with every candidate`() throws {
    let item = try #require(try comparison(Self.rows).items.last)
    #expect(item.item?.id == "b" && item.first.successes == Array(46...50))
    guard case .paired(let finding) = item.result else {
      Issue.record("the design is paired")
      return
    }
    #expect(finding.net == 16...20 && finding.single == nil)
    // 50 against 30 leaves one table, 20 changed one way; 46 against 30 leaves up to 24 discordant.
    #expect(finding.discordant == 16...24)
    #expect(item.pValue.lowerBound < 1e-5 && item.verdict == .every)
  }

  @Test func `items that can't be compared say why, and count in the family`() throws {
    let comparison = try comparison(Self.rows)
    #expect(comparison.missing.map(\.item?.id) == ["c", "d"])
    #expect(comparison.missing.map(\.reason) == [.unprinted, .differentBases])
    #expect(comparison.multiplicity == 4 && comparison.isLowerBound)
    // Four items, two of them without a number: Holm multiplies the smallest by 4, the next by 3.
    let family = try #require(comparison.items.first).family
    #expect((family.worstAdjusted - 3 * 0.118_469_238_281_25).magnitude < 1e-12)
    #expect((family.bestAdjusted - 3 * 0.015_625).magnitude < 1e-12)
  }

  @Test func `items that were asked and not listed count too`() throws {
    let yaml = Self.yaml.replacing("design: DESIGN", with: "design: paired, items_asked: 20")
    let findings = try SurveyFixture.findings(Self.rows, yaml: yaml)
    let comparison = try #require(findings.comparisons.first)
    #expect(comparison.multiplicity == 20 && !comparison.isLowerBound)
    #expect(try #require(comparison.items.first).family.worstAdjusted == 1)
  }

  @Test func `different respondents are compared as samples`() throws {
    let comparison = try comparison(Self.rows, design: "independent")
    #expect(comparison.items.map(\.item?.id) == ["a", "b", "d"])
    let item = try #require(comparison.items.first)
    guard case .independent(let finding) = item.result else {
      Issue.record("the design is independent")
      return
    }
    let counts = try IndependentCounts(
      BinomialCounts(successes: 46, trials: 50), BinomialCounts(successes: 39, trials: 50))
    #expect(item.limits.lowerBound == counts.newcombeInterval().lower)
    #expect(finding.pValue.upperBound == counts.centralFisherPValue())
  }

  /// Two items of one question, whose answers are printed step by step.
  private static let rated = """
    quality,food,poor,4,,50,,p1
    quality,food,fair,22,,50,,p1
    quality,food,good,16,,50,,p1
    quality,food,excellent,8,,50,,p1
    quality,rest,poor,3,,50,,p1
    quality,rest,fair,26,,50,,p1
    quality,rest,good,13,,50,,p1
    quality,rest,excellent,8,,50,,p1

    """

  private func ratings(
    _ rows: String = rated, of sides: String = "first: quality.food, second: quality.rest"
  ) throws -> ComparisonFindings {
    let yaml =
      SurveyFixture.yaml + "comparisons:\n  - {id: c, \(sides), design: paired}\n"
    return try #require(try SurveyFixture.findings(rows, yaml: yaml).comparisons.first)
  }

  @Test func `two items of one question are compared`() throws {
    let comparison = try ratings()
    let item = try #require(comparison.items.first)
    #expect(comparison.items.count == 1 && item.item?.id == "food" && item.secondItem?.id == "rest")
    #expect(item.first.successes == [24] && item.second.successes == [21])
    // 3 more of 50: at least 3 and at most 45 answered differently, and 2^-2 is the p-value of 3 changes one way.
    #expect(item.pValue.lowerBound == 0.25)
    // One pair is planned, so that nothing is adjusted.
    #expect(comparison.multiplicity == 1 && !comparison.isLowerBound)
    #expect(item.family.worstAdjusted == item.pValue.upperBound)
  }

  @Test func `mean scores are compared where both distributions are printed`() throws {
    let scores = try #require(try ratings().items.first?.scores)
    // R's t.test(paired = TRUE) on the answers sorted alike and against each other.
    let p = try #require(scores.pValue)
    expectClose(p.lowerBound, 0.3222234059506756, absolute: 1e-12)
    expectClose(p.upperBound, 0.8617580008051517, absolute: 1e-12)
    expectClose(try #require(scores.interval).upper, 0.4991879192487247, absolute: 1e-12)
    // The last step follows from the others and the base; without two of them nothing does.
    let box = "quality,rest,high,21,,50,,p1\n"
    let rows = Self.rated.split(separator: "\n").map { $0 + "\n" }
    let last = try ratings(rows.dropLast().joined() + box)
    #expect(last.items.first?.scores?.pValue == p)
    let fewer = try ratings(rows.dropLast(2).joined() + box)
    #expect(fewer.items.count == 1 && fewer.items[0].scores == nil)
  }

  @Test func `an item is compared with a question that has none`() throws {
    let rows = Self.rated + "overall,,high,30,,50,,p1\n"
    let item = try #require(
      try ratings(rows, of: "first: quality.food, second: overall").items.first)
    #expect(item.first.successes == [24] && item.second.successes == [30] && item.secondItem == nil)
  }

  @Test
  func
    `the shipped survey has twenty items with two numbers, and three of services and the police`()
    throws
  {
    let survey = try SurveyFolder.read(
      Repository.root + "/datasets/disrupting-harm-cambodia")
    let comparisons = SurveyFindings(
      codebook: survey.codebook, printed: survey.printed, settings: AnalysisSettings()
    ).comparisons
    #expect(comparisons.map(\.items.count) == [5, 5, 4, 6, 2, 1])
    #expect(comparisons.map(\.multiplicity) == [12, 5, 9, 6, 4, 1])
    #expect(comparisons.map(\.isLowerBound) == [true, true, true, true, true, false])
    // Nothing is shown for every joint table; after the adjustment one item may be: 6 / 2^7.
    let items = comparisons.flatMap(\.items)
    #expect(items.allSatisfy { $0.verdict != .every })
    let open = items.filter { $0.family.verdict != .none }
    #expect(open.map(\.item?.id) == ["unavailable"])
    #expect(open.map(\.family.bestAdjusted) == [6.0 / 128] && open[0].family.worstAdjusted == 1)
    #expect(
      items.filter { $0.verdict == .some }.map(\.item?.id) == [
        "cultural-practices", "ethnic-minority", "helpline", "unavailable",
      ])
  }
}
