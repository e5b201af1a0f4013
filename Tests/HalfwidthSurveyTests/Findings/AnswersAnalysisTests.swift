import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// The findings of the survey of sixteen people, counted by hand.
@Suite struct AnswersAnalysisTests {
  private let findings: SurveyFindings

  init() throws { findings = try ResponsesFixture().findings() }

  @Test func `every level, box, answer apart, item and option is counted`() throws {
    let expected: [(String, String?, String?, Int, Int)] = [
      ("sex", "female", nil, 10, 16), ("sex", "male", nil, 6, 16),
      ("tools", "phone", nil, 13, 16), ("channels", "paper", nil, 4, 13),
      ("quality", "food", "high", 13, 15), ("quality", "food", "low", 2, 15),
      ("quality", "food", "excellent", 7, 15), ("quality", "rest", "high", 3, 10),
      ("access", "rest", "low", 10, 13), ("fee", nil, "agree", 10, 16),
      ("fee", nil, "no opinion", 2, 16),
    ]
    for (question, item, category, successes, trials) in expected {
      let quantity = try findings.quantity(question, item, category)
      #expect(quantity.candidates?.only?.successes == successes, "\(question) \(item ?? "")")
      #expect(quantity.candidates?.trials == trials)
      #expect(quantity.printed.isEmpty && quantity.derivedFrom.isEmpty)
    }
    #expect(findings.sections.flatMap(\.questions).flatMap(\.quantities).count == 34)
  }

  @Test func `base and missing answers stand beside each count`() throws {
    let rest = try #require(findings.quantity("quality", "rest", "high").answers)
    #expect(rest.asked == 14 && rest.answered == 10 && rest.notAsked == 2)
    #expect(rest.missing == [.noAnswer: 2, .dontKnow: 1, .empty: 1])
    #expect(rest.possible == 3.0 / 14...0.5)
    #expect(rest.isMostlyBounds)
    // Wilson's limits of 3 and of 7 of 14: prop.test(x, 14, correct = FALSE) of R.
    expectClose(rest.bounds?.interval?.lower ?? 0, 0.0757138671, absolute: 1e-9)
    expectClose(rest.bounds?.interval?.upper ?? 0, 0.7320079755, absolute: 1e-9)
    let whole = try #require(findings.quantity("fee", nil, "agree").answers)
    #expect(whole.bounds == nil && whole.unanswered == 0)
  }

  @Test func `an item that nobody answered has its row, with the reason`() throws {
    let yaml = """
      schema: halfwidth-survey/1
      title: T
      source: {citation: C}
      sample: {design: convenience}
      data: {responses: answers.csv}
      scales: {s: {levels: [1, 2], headline: 2}}
      questions:
        - {id: q, text: Q, type: single, column: q, items: {y: "Yes", n: "No"}}
        - {id: a, text: A, type: single, column: a, items: {y: "Yes", n: "No"}}
        - {id: n, text: N, type: numeric, column: a}
        - {id: s, text: S, type: scale, scale: s, columns: {x: a}}

      """
    var fixture = try ResponsesFixture()
    fixture.yaml = yaml
    fixture.answers = "q,a\nYes,\nNo,\nYes,\n"
    let questions = try fixture.findings().sections.flatMap(\.questions)
    #expect(questions.map(\.unanswered.count) == [0, 2, 2, 2])
    #expect(
      questions.flatMap(\.unanswered).map(\.estimand)
        == ["proportion", "proportion", "mean", "median", "proportion", "proportion"])
    #expect(questions[1].unanswered[0].answers.asked == 3)
    #expect(questions[3].unanswered.map(\.category) == ["2", "1"])
  }

  @Test func `the sample's make-up gets no interval`() throws {
    let female = try findings.quantity("sex", "female")
    #expect(female.interval == nil && female.reason == .composition)
  }

  @Test func `answers apart are in one base and not in the other`() throws {
    let agree = try findings.quantity("fee", nil, "agree")
    #expect(agree.otherBase?.base == .steps)
    #expect(agree.otherBase?.successes == 10...10 && agree.otherBase?.trials == 14...14)
  }

  @Test func `a distribution holds every answer`() throws {
    let food = try #require(findings.distribution("access", "food"))
    #expect(food.parts.map(\.count) == [4, 6, 3, 2] && food.trials == 15)
    #expect(food.isComplete && food.simultaneous != nil)
    #expect(findings.distribution("sex")?.parts.map(\.count) == [10, 6])
  }

  // MARK: - Pairs

  @Test func `pairs are those who answered both`() throws {
    let comparison = try #require(findings.comparisons.first)
    let counts = comparison.items.map { $0.joint?.counts.description }
    #expect(counts == ["4,8,0,2", "1,1,2,5"])
    #expect(comparison.items.map { $0.joint?.answeredOne } == [2, 5])
    let differences = comparison.items.map(\.difference.lowerBound)
    #expect(differences == [8.0 / 14, -1.0 / 9])
    #expect(comparison.items.map(\.difference.upperBound) == differences)
    #expect(comparison.items.map { $0.joint?.completeP } == [0.0078125, 1])
    // One missing answer can make 9 of 9, another 8 of 9; of the second item 6 of 8 at most.
    // Twice 2^-9, and twice (1 + 9) 2^-9; twice (1 + 8 + 28) 2^-8. Holm doubles the smaller.
    #expect(comparison.items.map(\.pValue.lowerBound) == [0.00390625, 0.2890625])
    #expect(comparison.items.map(\.pValue.upperBound) == [0.0390625, 1])
    #expect(comparison.items.map(\.family.worstAdjusted) == [0.078125, 1])
    #expect(comparison.items.map(\.family.bestAdjusted) == [0.0078125, 0.2890625])
    #expect(comparison.items.map(\.verdict) == [.every, .none])
    #expect(comparison.items.map(\.family.verdict) == [.some, .none])
  }

  /// Counted by hand; 12 moved on food, 2 of them down: twice (1 + 12 + 66) 2^-12.
  @Test func `how the same respondents moved on the scale`() throws {
    let items = try #require(findings.comparisons.first).items
    let changes = try items.map { try #require($0.change) }
    #expect(changes.map(\.firstHigher) == [10, 2] && changes.map(\.same) == [2, 5])
    #expect(changes.map(\.secondHigher) == [2, 2])
    #expect(changes.map(\.mean.estimate) == [15.0 / 14, -2.0 / 9])
    #expect(changes.map(\.pValue) == [0.03857421875, 1])
    #expect(changes.map(\.adjusted) == [0.0771484375, 1])
    let interval = try #require(changes[0].mean.interval)
    #expect(interval.lower > 0 && interval.upper < 2 && interval.contains(15.0 / 14))
  }

  @Test func `no change is told of another scale, or of two steps`() throws {
    let two = try ResponsesFixture()
      .with(yaml: "levels: [poor, fair, good, excellent]", "levels: [low, high]")
      .with(yaml: "{low: [poor, fair], high: [good, excellent]}", "{top: [high]}")
      .with(yaml: "headline: high", "headline: top")
      .with(yaml: "{1: poor, 2: fair, 3: good, 4: excellent}", "{1: low, 2: low, 3: high, 4: high}")
    let items = try #require(two.findings().comparisons.first).items
    #expect(!items.isEmpty && items.allSatisfy { $0.change == nil })
  }

  @Test func `the same respondents are not compared as different ones`() throws {
    let independent = try ResponsesFixture().with(yaml: "design: paired", "design: independent")
    let comparison = try #require(independent.findings().comparisons.first)
    #expect(comparison.items.isEmpty)
    #expect(comparison.missing.map(\.reason) == [.sameRespondents, .sameRespondents])
  }

  @Test func `different respondents are compared by their own bases`() throws {
    var apart = try ResponsesFixture().with(yaml: "design: paired", "design: independent")
    apart.answers = """
      id,sex,q2_phone,q2_car,q3,q4_food,q4_rest,q5_food,q5_rest,q6
      a,F,x,,1,4,1,97,97,Agree
      b,F,x,,1,4,97,97,97,Agree
      c,F,x,,1,97,97,1,4,Agree

      """
    let comparison = try #require(apart.findings().comparisons.first)
    #expect(comparison.items.map { $0.first.trials } == [2, 1])
    #expect(comparison.items.map { $0.second.trials } == [1, 1])
    #expect(comparison.items.allSatisfy { $0.joint == nil })
  }

  @Test func `an item that nobody answered, and one without a headline, are said`() throws {
    let silent = try ResponsesFixture().with(yaml: "    headline: high\n", "")
    #expect(
      try silent.findings().comparisons.first?.missing.map(\.reason) == [
        .withoutHeadline, .withoutHeadline,
      ])
    var nobody = try ResponsesFixture()
    nobody.answers = """
      id,sex,q2_phone,q2_car,q3,q4_food,q4_rest,q5_food,q5_rest,q6
      a,F,x,,1,4,99,1,1,Agree

      """
    let findings = try nobody.findings()
    let quality = findings.sections.flatMap(\.questions).first { $0.question.id == "quality" }
    #expect(quality?.unprinted.map(\.id) == ["rest"])
    #expect(findings.comparisons.first?.missing.map(\.reason) == [.noPairs])
  }
}
