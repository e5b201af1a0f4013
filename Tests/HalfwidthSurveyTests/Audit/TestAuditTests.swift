import Halfwidth
import HalfwidthSurvey
import TestSupport
import Testing

@Suite struct TestAuditTests {
  /// The findings, or the fault, of a survey with a file of tests.
  private func checks(_ rows: String) throws -> [CheckFinding] {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(
      SurveyFixture.yaml.replacing(
        "counts: counts.csv", with: "counts: counts.csv, tests: tests.csv"),
      to: "survey.yaml")
    try folder.write(SurveyFixture.header + "tools,phone,,25,50,50,,P\n", to: "counts.csv")
    try folder.write("test,cells,where\n" + rows, to: "tests.csv")
    return SurveyFindings(try SurveyFolder.read(folder.path), settings: AnalysisSettings()).checks
  }

  @Test func `a test that fits is no finding`() throws {
    // Pearson's chi-squared of 10, 20; 30, 40 is 0.794, with Yates' correction 0.446 (R 4.2: chisq.test).
    let rows = """
      "t(28) = 2.20, p = .036",,P
      "chi2(1) = 0.79, p = .37","10,20;30,40",P
      "chi2(1) = 0.45, p = .50","10,20;30,40",P

      """
    #expect(try checks(rows).isEmpty)
  }

  @Test func `a p-value of another statistic is an error, and another reading a note`() throws {
    let rows = """
      "t(28) = 2.20, p = .30",,Page 3
      "t(28) = 2.20, p = .018",,Page 4
      "chi2(1) = 2.79, p = .09","10,20;30,40",Page 5

      """
    let found = try checks(rows)
    #expect(found.map(\.rule) == [.testMismatch, .testMismatch, .testMismatch])
    #expect(found.map(\.severity) == [.error, .note, .error])
    #expect(found.map(\.source.line) == [2, 3, 4])
    #expect(found[0].place == "Page 3" && found[0].message.contains("different sides of 0.05"))
    #expect(found[2].message.contains("0.794 (pearson), 0.446 (yates)"))
  }

  @Test(arguments: [
    ("\"t(28) = 2.20\",,P", "tests.csv:2:1"), ("\"t(28) = 2.20, p = .036\",,", "tests.csv:2:"),
    ("\"t(28) = 2.20, p = .036\",\"1,2;3,4\",P", "tests.csv:2:"),
    ("\"chi2(1) = 1.0, p = .32\",\"1,x;3,4\",P", "tests.csv:2:"),
    ("t(28) = 2.20,P", "tests.csv:2:1"),
    ("", "tests.csv:1:1"),
  ])
  func `a row that can't be read is refused with its place`(row: String, place: String) {
    do {
      _ = try checks(row + "\n")
      Issue.record("no error")
    } catch {
      #expect((error as? SurveyError)?.place.contains(place) == true, "\(error)")
    }
  }
}
