import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// Weighted shares of answers that can be counted by hand.
@Suite struct WeightedAnswersTests {
  private static let yaml = """
    schema: halfwidth-survey/1
    title: T
    source: {citation: C}
    sample: {design: convenience}
    data: {responses: answers.csv, weight: w, missing: {no-answer: [99]}}
    scales:
      rating: {levels: [low, middle, high], headline: high, codes: {1: low, 2: middle, 3: high}}
    questions:
      - {id: a, text: A, type: scale, scale: rating, column: a}
      - {id: b, text: B, type: scale, scale: rating, column: b}
      - {id: t, text: T, type: multiple, columns: {x: x}}
    comparisons:
      - {id: ab, first: a, second: b, design: paired}

    """

  private static let answers =
    "w,a,b,x\n1,3,3,1\n3,3,1,0\n2,1,2,1\n0,1,1,0\n2,99,3,0\n"

  private func survey(_ change: (inout ResponsesFixture) -> Void = { _ in }) throws
    -> ResponsesFixture
  {
    var fixture = try ResponsesFixture("groups")
    fixture.yaml = Self.yaml
    fixture.answers = Self.answers
    change(&fixture)
    return fixture
  }

  private func share(
    _ findings: SurveyFindings, _ question: String, _ category: String? = nil
  ) throws -> WeightedShare {
    let quantity = try #require(
      findings.sections.flatMap(\.questions).flatMap(\.quantities).first {
        $0.question == question && $0.category == category
      })
    guard case .weighted(let share) = quantity.knowledge else {
      throw SurveyError(.badData, path: question, "is not weighted")
    }
    return share
  }

  /// By hand: weights 1, 3, 2 and 0 of those who answered, 4 of 6 say high; Kish: 4 (1 + 9 + 4) / 36.
  @Test func `shares and design effects of those who answered`() throws {
    let findings = try survey().findings()
    let high = try share(findings, "a", "high")
    #expect(high.estimate == 4.0 / 6 && high.base == 4)
    expectClose(try #require(high.designEffect), 56.0 / 36, relative: 1e-14)
    expectClose(try #require(high.effectiveBase), 36.0 / 14, relative: 1e-14)
    let x = try share(findings, "t")
    #expect(x.estimate == 3.0 / 8 && x.base == 5)
    expectClose(try #require(x.effectiveBase), 64.0 / 18, relative: 1e-14)
    // Wilson's equation with n = 64/18 and p = 3/8, solved in R.
    let interval = try #require(x.interval)
    expectClose(interval.lower, 0.0850481426877, absolute: 1e-12)
    expectClose(interval.upper, 0.7947832536466, absolute: 1e-12)
  }

  @Test func `equal weights, however large, are those of each for one`() throws {
    for weight in ["1", "1e200", "1e-200"] {
      let equal = try survey {
        $0.answers = "w,a,b,x\n" + (1...20).map { "\(weight),\($0 <= 7 ? 3 : 1),1,1\n" }.joined()
      }
      let high = try share(equal.findings(), "a", "high")
      expectClose(high.estimate, 0.35, relative: 1e-14)
      #expect(high.designEffect == 1)
      // `prop.test(7, 20, correct = FALSE)` of R.
      expectClose(try #require(high.interval?.lower), 0.1811918241, absolute: 1e-9)
    }
  }

  @Test func `comparisons are left out with the reason`() throws {
    let comparison = try #require(survey().findings().comparisons.first)
    #expect(comparison.items.isEmpty && comparison.missing.map(\.reason) == [.weighted])
  }

  @Test(arguments: [
    ("\n3,3,1,0", "\n,3,1,0", "answers.csv:3:1: the weight in column 'w' is empty"),
    ("\n3,3,1,0", "\n-3,3,1,0", "answers.csv:3:1: the weight in column 'w' has '-3'"),
    ("\n3,3,1,0", "\nx,3,1,0", "answers.csv:3:1: the weight in column 'w' has 'x'"),
  ])
  func `a cell that is no weight`(old: String, new: String, fault: String) throws {
    let faults = try survey().with(answers: old, new).faults()
    #expect(faults.count == 1 && faults[0].hasPrefix(fault), "\(faults)")
  }

  @Test func `weights that are all 0, and a column that is not there`() throws {
    let zero = try survey { $0.answers = "w,a,b,x\n0,3,3,1\n0,1,1,0\n" }
    #expect(try zero.faults().first?.contains("all weights in column 'w' are 0") == true)
    let other = try survey().with(yaml: "weight: w", "weight: v")
    #expect(try other.faults().first?.contains("has no column 'v'") == true)
  }

  @Test func `means and groups are not weighted, and say so`() throws {
    let numeric = try survey().with(
      yaml: "columns: {x: x}}", "columns: {x: x}}\n  - {id: n, text: N, type: numeric, column: x}")
    #expect(try numeric.faults().first?.contains("report makes no weighted means") == true)
    let survey = try survey().survey()
    var findings = SurveyFindings(survey, settings: AnalysisSettings())
    #expect(throws: GroupingFault.self) { try findings.add(groupsBy: ["a"], of: survey) }
  }
}
