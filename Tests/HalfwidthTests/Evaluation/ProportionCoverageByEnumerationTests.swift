import TestSupport
import Testing

@testable import Halfwidth

@Suite struct ProportionCoverageByEnumerationTests {
  /// Values at n = 50 and 95%, as the statistical decisions of the project give them, from exact
  /// enumeration in R.
  @Test(arguments: [(0.96, 0.951, 0.867), (0.98, 0.922, 0.635), (0.99, 0.911, 0.393)])
  func `Wilson and the ideal percentile interval next to 1`(
    p: Double, wilson: Double, percentile: Double
  ) throws {
    let coverage = try #require(ProportionCoverage(trials: 50))
    expectClose(coverage.coverage(at: p), wilson, absolute: 0.0006)
    let bootstrap = try IdealBootstrapCoverage(trials: 50)
    expectClose(bootstrap.coverage(at: p), percentile, absolute: 0.0006)
  }

  @Test func `one trial by hand`() throws {
    // Clopper-Pearson at n = 1: 0 has 0 to .975, and 1 has .025 to 1.
    let coverage = try #require(ProportionCoverage(trials: 1, method: .clopperPearson))
    expectClose(coverage.coverage(at: 0.01), 0.99, relative: 1e-14)
    #expect(coverage.coverage(at: 0.5) == 1)
    expectClose(coverage.coverage(at: 0.99), 0.99, relative: 1e-14)
  }

  @Test func `an outcome without an interval misses`() throws {
    let coverage = try #require(ProportionCoverage(trials: 10, method: .logit))
    #expect(coverage.coverage(at: 0) == 0)
    #expect(ProportionCoverage(trials: 10_001) == nil)
  }
}
