import Halfwidth
import Testing

@testable import HalfwidthSurvey

@Suite struct LabelledConditionTests {
  private let labels: [RespondentColumn.ValueLabel] = [
    .init(.number(1), "Woman"), .init(.number(2), "Man"), .init(.number(3), "2"),
    .init(.number(4), "Other"), .init(.number(5), "Other"),
    .init(.missing(.code("99")), "Refused"),
  ]

  private func condition(_ value: String) -> LabelledCondition {
    LabelledCondition(AnswerCondition(column: "sex", value: value), labels)
  }

  @Test func `an answer is named by its label or by its code`() {
    for value in ["Woman", "1", "1.0"] {
      let condition = condition(value)
      #expect(condition.isMet("1") && !condition.isMet("2") && condition.note == nil)
    }
    #expect(condition("Man").isMet("2") && condition("Man").isKnown && !condition("7").isKnown)
  }

  @Test func `a number is a code, and what it is the label of is said`() {
    let two = condition("2")
    #expect(two.isMet("2") && !two.isMet("3"))
    #expect(
      two.note
        == "'2' in column 'sex' is read as the code, and is the label of 3 as well; write 3 for that"
    )
  }

  @Test func `a label of several answers counts them all, and says so`() {
    let other = condition("Other")
    #expect(other.isMet("4") && other.isMet("5") && !other.isMet("1"))
    #expect(other.note?.hasPrefix("'Other' in column 'sex' is the label of 4 and 5") == true)
  }

  @Test
  func `an answer that the file declares to be none is refused until a person says otherwise`() {
    for value in ["Refused", "99"] {
      #expect(
        condition(value).isOfMissing(AnswerCodes())
          == "99 'Refused' in column 'sex' is declared to be no answer; give --valid-codes 99 if it is one"
      )
      #expect(condition(value).isOfMissing(AnswerCodes(valid: ["99"])) == nil)
    }
    #expect(condition("Woman").isOfMissing(AnswerCodes()) == nil)
  }

  @Test func `a level that nobody gave has a share of nothing, and a misspelt one is refused`()
    throws
  {
    let table = try NativeRespondentsTests.table("answers.sav", codes: AnswerCodes(valid: ["9"]))
    let cases = [("Not asked", 0), ("Some", 1)]
    for (label, count) in cases {
      let expression = try StatisticExpression(
        parsing: "proportion(trust = \"\(label)\")", columns: table.columnNames)
      let answers = AnswerColumns(of: [expression])
      let request = answers.request(labels: [], missing: .refuse)
      let values = try answers.values(table.columns(request), of: request, from: table)
      #expect(
        values.columns[0].values.reduce(0, +) == Double(count)
          && values.columns[0].values.count == 4)
    }
    #expect(
      condition("Womn").isMetNowhere(in: ["1", "1", "7"])
        == "no row of column 'sex' has 'Womn'; it holds 1 'Woman' (2), 7 (1): write one of them")
  }
}
