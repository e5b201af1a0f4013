import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// Published numbers against the answers of twenty people, which can be counted by hand.
@Suite struct PublishedAuditTests {
  /// What the checks say of rows of published numbers.
  private func checks(_ rows: [String], data: String = "") throws -> [CheckFinding] {
    var fixture = try ResponsesFixture("groups")
      .with(
        yaml: "data: {responses: answers.csv,",
        "data: {responses: answers.csv, counts: counts.csv\(data),")
    fixture.counts =
      "question,item,category,count,percent,n,figure,where\n"
      + rows.map { $0 + "\n" }.joined()
    return try fixture.findings().checks
  }

  @Test func `numbers of the answers are not spoken of`() throws {
    let found = try checks([
      "quality,,favourable,12,60,20,,page 1", "quality,,excellent,,35,,,page 1",
      "place,north,,8,40,20,,page 2", "tools,phone,,>=11,,20,,page 3",
    ])
    #expect(found.isEmpty, "\(found)")
  }

  @Test func `a number of none of them is an error with both`() throws {
    let found = try checks(["quality,,favourable,13,65,20,,page 1"])
    #expect(found.map(\.rule) == [.publishedDiffers] && found[0].severity == .error)
    #expect(
      found[0].message
        == "The published number is 13 (65%) of 20, and the answers have 12 of 20 (60.0%).")
    #expect(found[0].question == "quality" && found[0].source.line == 2)
    #expect(found[0].place == "page 1")
  }

  @Test func `a percentage of the count is held to the rounding rule`() throws {
    // 6 of 19 are 31.58%.
    #expect(try checks(["tools,car,,6,31.6,19,,p"]).isEmpty)
    // A rule that is stated is kept, and the one that would explain the number is said.
    let stated = try checks(["tools,car,,6,31.5,19,,p"], data: ", rounding: half-up")
    #expect(stated.map(\.rule) == [.otherRounding, .publishedDiffers])
    // A rule that explains all percentages is taken and said where none is stated.
    #expect(try checks(["tools,car,,6,31.5,19,,p"]).map(\.rule) == [.otherRounding])
    #expect(try checks(["tools,car,,6,31.5,19,,p"], data: ", rounding: truncate").isEmpty)
  }

  @Test func `a number of all who were asked is a warning`() throws {
    let found = try checks(["tools,car,,6,30,20,,p"])
    #expect(found.map(\.rule) == [.publishedOtherBase] && found[0].severity == .warning)
    #expect(found[0].message.contains("which is that of all 20 who were asked"))
  }

  @Test func `the codebook may say how published numbers are read only where there are some`()
    throws
  {
    let fixture = try ResponsesFixture("groups")
      .with(
        yaml: "data: {responses: answers.csv,", "data: {responses: answers.csv, rounding: truncate,"
      )
    #expect(try fixture.faults().first?.contains("'data' names no 'counts'") == true)
  }
}
