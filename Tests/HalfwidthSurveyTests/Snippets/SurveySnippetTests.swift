// Made by Tests/Snippets/snippets from the documents: `make snippets`.

import Halfwidth
import HalfwidthSurvey
import TestSupport
import Testing

/// What the documents show in Swift, compiled and held to what they say.
@Suite struct SurveySnippetTests {
  @Test func `data-files md, snippet 1`() throws {
    let text = "difference(mean(x), by: g)"
    let file = try RespondentTable.read("Tests/Cases/group-order.csv")
    let table = file.reading(StatisticWildcard.columns(askedBy: [text], among: file.columnNames))
    let expression = try StatisticExpression(parsing: text, columns: table.columnNames)
    expectShown(expression.groupColumn, "\"g\"")
    let values = try table.columns(numbers: expression.columns, labels: ["g"], missing: .drop)
    expectShown(values.numbers, "[[1.0, 3.0, 2.0, 5.0]]")
    expectShown(values.labels, "[[\"B\", \"A\", \"B\", \"A\"]]")
    expectShown(table.place(row: 3, column: "x", of: values), "Tests/Cases/group-order.csv:5:3")
  }

  @Test func `HalfwidthSurvey md, snippet 1`() throws {
    let survey = try SurveyFolder.read("datasets/disrupting-harm-cambodia")
    expectShown(survey.codebook.sampleSize, "50")
    let findings = SurveyFindings(survey, settings: AnalysisSettings())
    expectShown(findings.sections.isEmpty, "false")
  }

  @Test func `HalfwidthSurvey md, snippet 2`() throws {
    let file = try RespondentTable.read("Tests/Cases/yes-no.csv")
    let table = file.reading(["internet", "agree"])
    let values = try table.columns(numbers: ["agree"])
    expectShown(values.numbers[0].prefix(4), "[1.0, 0.0, 1.0, 1.0]")
  }

  @Test func `RespondentTable swift, snippet 1`() throws {
    let table = try RespondentTable.read("Tests/Cases/yes-no.csv").reading(["internet", "agree"])
    let kinds = try table.kinds(of: ["internet", "agree"])
    expectShown(kinds == [.binary, .binary], "true")
    let values = try table.columns(numbers: ["agree"])
    expectShown(values.numbers[0].prefix(4), "[1.0, 0.0, 1.0, 1.0]")
  }

  @Test func `StatisticExpression swift, snippet 1`() throws {
    let expression = try StatisticExpression(
      parsing: "difference(mean(score), by: group)", columns: ["group", "score"])
    expectShown(expression.columns, "[\"score\"]")
    expectShown(expression.groupColumn, "\"group\"")
  }
}
