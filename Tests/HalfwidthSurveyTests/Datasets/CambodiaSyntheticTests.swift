import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// The report of the synthetic answers beside that of the published numbers.
@Suite struct CambodiaSyntheticTests {
  private func findings(_ folder: String) throws -> SurveyFindings {
    SurveyFindings(
      try SurveyFolder.read(Repository.root + "/datasets/" + folder), settings: AnalysisSettings())
  }

  /// Printed as 19, which with the other levels makes 51 of 50: no answers can have it.
  private let impossible = QuantityIdentity(
    question: "collaboration", item: nil, category: "fair")

  @Test func `the answers have every printed margin`() throws {
    let published = try findings("disrupting-harm-cambodia")
    let synthetic = try findings("disrupting-harm-cambodia-synthetic")
    func quantities(_ findings: SurveyFindings) -> [QuantityIdentity: QuantityFinding] {
      Dictionary(
        uniqueKeysWithValues: findings.sections.flatMap(\.questions).flatMap(\.quantities).map {
          (
            QuantityIdentity(question: $0.question, item: $0.item?.id, category: $0.category), $0
          )
        })
    }
    let counted = quantities(synthetic)
    var compared = 0
    for (identity, quantity) in quantities(published) {
      // What is read in words is no margin.
      guard let candidates = quantity.candidates, identity != impossible,
        quantity.printed.allSatisfy({ $0.words == nil })
      else { continue }
      let count = try #require(counted[identity]?.candidates?.only, "\(identity)")
      #expect(count.trials == candidates.trials, "\(identity)")
      #expect(candidates.successes.contains(count.successes), "\(identity)")
      // Where the published count is known there is one interval for both.
      if candidates.only != nil {
        #expect(counted[identity]?.interval?.interval == quantity.interval?.interval, "\(identity)")
      }
      compared += 1
    }
    // Those of counts.csv with a base, each once, and the boxes that follow from their levels.
    #expect(compared > 130)
    #expect(counted[impossible]?.candidates?.only?.successes == 18)
  }

  @Test func `a comparison of the answers lies within that of the totals`() throws {
    let published = try findings("disrupting-harm-cambodia").comparisons
    let synthetic = try findings("disrupting-harm-cambodia-synthetic").comparisons
    #expect(published.map(\.multiplicity) == synthetic.map(\.multiplicity))
    var compared = 0
    for (totals, answers) in zip(published, synthetic) {
      #expect(totals.comparison.id == answers.comparison.id && answers.missing.isEmpty)
      for known in totals.items {
        let item = try #require(answers.items.first { $0.item?.id == known.item?.id })
        #expect(item.joint?.counts.total == 50)
        #expect(known.difference == item.difference)
        #expect(known.limits.lowerBound <= item.limits.lowerBound + 1e-12)
        #expect(known.limits.upperBound >= item.limits.upperBound - 1e-12)
        #expect(known.pValue.contains(item.pValue.lowerBound))
        compared += 1
      }
    }
    #expect(compared == published.flatMap(\.items).count)
  }

  @Test func `the file of SPSS says what the columns are`() throws {
    let table = try RespondentTable.read(
      Repository.root + "/datasets/disrupting-harm-cambodia-synthetic/synthetic-responses.sav")
    let column = try #require(table.source.columns.first { $0.name == "child_gen_dropout" })
    #expect(column.title?.hasSuffix(": Dropping out of school") == true)
    #expect(column.level == .ordinal)
    #expect(
      column.valueLabels.map(\.label) == [
        "strongly disagree", "slightly disagree", "slightly agree", "strongly agree", "Don't know",
        "No answer",
      ])
    #expect(column.declaredMissing == [.numbers(98...98), .numbers(99...99)])
    let gender = try #require(table.source.columns.first { $0.name == "gender" })
    #expect(gender.level == .nominal && gender.valueLabels.map(\.label) == ["Female", "Male"])
  }
}
