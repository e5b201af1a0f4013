import Halfwidth
import HalfwidthSurvey
import TestSupport
import Testing

@Suite struct BootstrapComparisonTests {
  private func compared(
    _ rows: String, settings: AnalysisSettings = AnalysisSettings()
  ) throws -> [BootstrapComparison] {
    try SurveyFixture.findings(rows, settings: settings).bootstrap
  }

  @Test func `each pair of counts stands once, by share, with the number of its places`() throws {
    let compared = try compared(
      """
      tools,phone,,48,,50,,p1
      tools,car,,10,,50,,p1
      quality,food,high,48,,50,,p1
      quality,rest,high,,>90,50,,p1
      sex,f,,30,,50,,p1

      """)
    #expect(compared.map(\.counts.successes) == [10, 48])
    #expect(compared.map(\.places) == [1, 2])
  }

  /// At n = 50 and 95%: .867 for the percentile interval and .951 for Wilson at .96, by enumeration in R.
  @Test func `coverage is that at the observed share`() throws {
    let row = try #require(try compared("tools,phone,,48,,50,,p1\n").first)
    expectClose(row.percentileCoverage, 0.867, absolute: 0.0006)
    expectClose(row.analyticCoverage, 0.951, absolute: 0.0006)
    #expect(row.percentile?.lower == 0.9 && row.percentile?.upper == 1)
    let total = row.distribution.reduce(0) { $0 + $1.probability }
    expectClose(total, 1, absolute: 1e-12)
  }

  @Test func `one-sided limits are not compared`() throws {
    let settings = AnalysisSettings(side: .lower)
    #expect(try compared("tools,phone,,48,,50,,p1\n", settings: settings).isEmpty)
  }

  @Test func `where all answered alike the bootstrap is a point`() throws {
    let row = try #require(try compared("tools,phone,,50,,50,,p1\n").first)
    #expect(row.percentile?.lower == 1 && row.percentile?.upper == 1)
    #expect(row.distribution.count == 1)
  }
}
