import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// Numeric questions of the survey of twenty people.
@Suite struct NumericFindingTests {
  private let fixture: ResponsesFixture

  init() throws { fixture = try ResponsesFixture("groups") }

  private func numbers(
    _ question: String, of fixture: ResponsesFixture? = nil
  ) throws -> NumericFinding {
    let questions = try (fixture ?? self.fixture).findings().sections.flatMap(\.questions)
    return try #require(questions.first { $0.question.id == question }?.numbers.first)
  }

  /// Reference: R 4.2, `t.test`, `sd`, `quantile(type = 2)`, and `pbinom` for the ranks.
  @Test func `mean, median and spread of those who answered`() throws {
    let hours = try numbers("hours")
    #expect(hours.mean.estimate == 4.75 && hours.mean.method == "student-t")
    let mean = try #require(hours.mean.interval)
    expectClose(mean.lower, 3.54616227563334, relative: 1e-12)
    expectClose(mean.upper, 5.95383772436666, relative: 1e-12)
    let spread = try #require(hours.sample.standardDeviation)
    expectClose(spread, 2.42080443605985, relative: 1e-13)
    #expect(try #require(hours.quartiles) == (3, 6.5))
    // The fifth smallest and the fifth largest of eighteen.
    #expect(hours.median.estimate == 4.75 && hours.median.estimand == "median")
    #expect(hours.median.interval?.lower == 3 && hours.median.interval?.upper == 6.5)
    expectClose(
      try #require(hours.median.details.last?.value), 0.9691162109375, relative: 1e-14)
  }

  /// Of six numbers the median's limits at 95% are the smallest and the largest.
  @Test func `the smallest and the largest answer are never shown`() throws {
    var few = fixture
    func finding(_ hours: [Int]) throws -> NumericFinding {
      few.answers =
        "id,sex,age,hours,q1,q2_a,q2_b,q3\n"
        + hours.enumerated().map { "\($0 + 1),F,30,\($1),1,1,1,north" }.joined(separator: "\n")
        + "\n"
      return try numbers("hours", of: few)
    }
    let six = try finding([11, 24, 19, 39, 37, 28])
    #expect(six.median.estimate == 26 && six.median.interval == nil)
    #expect(six.median.warnings.map(\.code) == [.undefined])
    #expect(try #require(six.quartiles) == (19, 37) && six.quartileWarning == nil)
    let three = try finding([11, 24, 19])
    #expect(three.quartiles == nil && three.quartileWarning?.code == .undefined)
    // Nobody is alone with it where several gave the smallest number.
    let tied = try finding([11, 11, 24, 19, 28, 28])
    #expect(tied.median.interval?.lower == 11 && tied.median.interval?.upper == 28)
    #expect(try #require(tied.quartiles) == (11, 28))
  }

  @Test func `base and reasons of what is missing`() throws {
    let hours = try numbers("hours").answers
    #expect(hours.asked == 20 && hours.answered == 18)
    #expect(hours.missing == [.noAnswer: 1, .empty: 1])
    let age = try numbers("age")
    #expect(age.answers.missing == [.empty: 1] && age.sample.count == 19)
  }

  @Test func `numbers that say who was recruited get no interval`() throws {
    let age = try numbers("age")
    #expect(age.reason == .composition)
    #expect(age.mean.interval == nil && age.median.interval == nil && age.mean.warnings.isEmpty)
    #expect(age.classes?.simultaneous == nil)
    #expect(age.classes?.parts.map(\.label).first == "20 to 29")
    #expect(age.classes?.parts.map(\.count) == [4, 5, 5, 4, 1])
  }

  /// Reference: the score equation of the mean with zeros and tens only is Wilson's interval, here of 7 of 20:
  /// `prop.test(7, 20, correct = FALSE)` of R, times ten.
  @Test func `marks on a short scale have the score interval`() throws {
    var rows = fixture
    rows.answers =
      "id,sex,age,hours,q1,q2_a,q2_b,q3\n"
      + (1...20).map { "\($0),F,30,\($0 <= 7 ? 10 : 0),1,1,1,north" }.joined(separator: "\n") + "\n"
    let marks = try numbers("hours", of: rows.with(yaml: "[0, 40]", "[0, 10]"))
    #expect(marks.mean.method == "score" && marks.mean.estimate == 3.5)
    expectClose(marks.mean.interval?.lower ?? 0, 1.811918241, absolute: 1e-9)
    expectClose(marks.mean.interval?.upper ?? 0, 5.671457233, absolute: 1e-9)
    #expect(try numbers("hours", of: rows).mean.method == "student-t")
  }

  @Test func `one number for all has a mean and no spread`() throws {
    var rows = fixture
    rows.answers =
      "id,sex,age,hours,q1,q2_a,q2_b,q3\n"
      + (1...6).map { "\($0),F,30,5,1,1,1,north" }.joined(separator: "\n") + "\n"
    let hours = try numbers("hours", of: rows)
    #expect(hours.mean.estimate == 5 && hours.mean.interval == nil)
    #expect(hours.mean.warnings.map(\.code) == [.undefined])
    #expect(hours.median.interval?.lower == 5 && hours.median.interval?.upper == 5)
    #expect(hours.classes == nil)
  }

  @Test func `nobody gave a number`() throws {
    var rows = fixture
    rows.answers = "id,sex,age,hours,q1,q2_a,q2_b,q3\n1,F,30,,1,1,1,north\n2,M,31,99,1,1,1,south\n"
    let questions = try rows.findings().sections.flatMap(\.questions)
    let hours = try #require(questions.first { $0.question.id == "hours" })
    #expect(hours.numbers.isEmpty && hours.quantities.isEmpty)
  }

  // MARK: - What fits nothing

  @Test(arguments: [
    (
      "F,31,4,3", "F,31,four,3",
      "answers.csv:3:8: column 'hours' of question 'hours' has a value that is neither a number from 0 to 40 "
        + "nor missing: 'four' (1); correct them, or list what is no answer under 'missing'"
    ),
    (
      "F,31,4,3", "F,31,400,3",
      "answers.csv:3:8: column 'hours' of question 'hours' has a value that is neither a number from 0 to 40 "
        + "nor missing: '400' (1);"
    ),
    ("F,31,4,3", "F,thirty,4,3", "answers.csv:3:5: column 'age' of question 'age' has a value"),
  ])
  func `a value that is no such number`(old: String, new: String, fault: String) throws {
    let faults = try fixture.with(answers: old, new).faults()
    #expect(faults.count == 1)
    #expect(faults.first?.hasPrefix(fault) == true, "\(faults)")
  }

  @Test func `codes that nobody declared are refused`() throws {
    var rows = fixture
    rows.answers =
      "id,sex,age,hours,q1,q2_a,q2_b,q3\n1,F,3,5,1,1,1,north\n2,F,998,5,1,1,1,north\n3,F,4,5,1,1,1,north\n"
    let faults = try rows.faults()
    #expect(
      faults == [
        "answers.csv:3:5: column 'age' has 998 beside values of 3 to 4, as surveys code missing answers; list "
          + "998 under 'missing', or give the question a range such as [3, 998] if they are answers"
      ])
  }

  @Test(arguments: [
    ("range: [0, 40]", "range: [40, 0]", "range ends before it begins"),
    ("range: [0, 40]", "range: [0]", "range has 1 numbers"),
    ("range: [0, 40]", "codes: {1: a}", "a question of type numeric has numbers and no codes"),
    (
      "type: single, column: q3", "type: single, unit: km, column: q3",
      "only a question of type numeric"
    ),
  ])
  func `keys of numeric questions`(old: String, new: String, fault: String) throws {
    let faults = try fixture.with(yaml: old, new).faults()
    #expect(faults.count == 1 && faults[0].contains(fault), "\(faults)")
  }

  @Test func `a numeric question can't be compared`() throws {
    let plan = "comparisons:\n  - {id: a, first: hours, second: age, design: paired}\n"
    var compared = fixture
    compared.yaml += plan
    #expect(try compared.faults().first?.contains("question 'hours' is numeric") == true)
  }
}
