import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// Two scales of the same respondents.
@Suite struct ScaleAssociationTests {
  private func associations(_ fixture: ResponsesFixture) throws -> [ScaleAssociation?] {
    try fixture.findings().comparisons.map { $0.items.first?.association }
  }

  /// References: `scipy.stats.kendalltau` 1.17 (its asymptotic p-value has the variance with ties), and standard errors from numerical derivatives of tau-b in the cells.
  @Test func `tau-b of one scale twice, and of two scales`() throws {
    let found = try associations(ResponsesFixture("planned"))
    let confidence = try #require(found[0])
    #expect(confidence.respondents == 39 && confidence.finding.method == "tau-b")
    expectClose(try #require(confidence.finding.estimate), 0.3577841826707241, relative: 1e-12)
    expectClose(
      try #require(confidence.finding.standardError), 0.10763946838908895, relative: 1e-8)
    expectClose(try #require(confidence.pValue), 0.01189968599313572, relative: 1e-12)
    #expect(confidence.test.method == "jonckheere-terpstra")
    let support = try #require(found[1])
    expectClose(try #require(support.pValue), 1.1473069568911904e-07, relative: 1e-9)
    #expect(support.respondents == 38)
    expectClose(try #require(support.finding.estimate), 0.7294398880385247, relative: 1e-12)
    expectClose(try #require(support.finding.interval?.lower), 0.616842125231473, relative: 1e-8)
    expectClose(try #require(support.finding.interval?.upper), 0.8420376508455764, relative: 1e-8)
    #expect(support.adjusted == support.pValue)
  }

  @Test func `different respondents and questions without a scale have none`() throws {
    let fixture = try ResponsesFixture("planned").with(
      yaml: "first: before, second: after", "first: services.hotline, second: services.legal")
    #expect(try associations(fixture)[0] == nil)
  }

  @Test func `answers that are all alike leave it undefined`() throws {
    var fixture = try ResponsesFixture("planned")
    let lines = fixture.answers.split(separator: "\n")
    fixture.answers =
      lines.enumerated().map { place, line in
        var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        if place > 0 { cells[3] = "2" }
        return cells.joined(separator: ",")
      }.joined(separator: "\n") + "\n"
    let found = try #require(try associations(fixture)[0])
    #expect(found.finding.estimate == nil && found.pValue == nil && found.adjusted == nil)
    #expect(found.warnings.map(\.code) == [.undefined])
  }
}
