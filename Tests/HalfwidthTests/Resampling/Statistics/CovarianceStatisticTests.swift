import TestSupport
import Testing

@testable import Halfwidth

/// All numbers by R's `cov` and `cov.wt` (Tests/References/statistics.R); all 5^5 and 6^6 resamples also in fractions by
/// Python, from each resample's definition.
@Suite struct CovarianceStatisticTests {
  @Test(arguments: [
    ExactExpectation(
      statistic: .pair(.covariance, "x", "y"), x: [1, 4, 2, 8, 5], y: [2, 3, 3, 9, 1],
      estimate: 6.25, mean: 5, error: 4.302789792681023, undefined: 0,
      quantiles: [-1.4, -1.2, 0, 8, 11.8]),
    ExactExpectation(
      statistic: .pair(.covariance, "x", "y"), x: [3, 1, 4, 1, 5, 9], y: [2, 7, 1, 8, 2, 8],
      estimate: -1.0 / 15, mean: -1.0 / 18, error: 3.8267253834700266, undefined: 0,
      quantiles: [-5.866666666666666, -5.6, -10.0 / 3, 2.4, 19.0 / 3]),
  ])
  func `all resamples`(expected: ExactExpectation) throws { try expected.check() }

  @Test func `numbers without a common step, and the acceleration`() throws {
    let simulation = try SimulatedBootstrap(
      .pair(.covariance, "x", "y"), of: LawSchools.sample())
    expectClose(simulation.estimate, 7.90152380952381, relative: 1e-14)
    expectClose(
      simulation.influence?.acceleration ?? .nan, 0.015157567773382482, relative: 1e-10)
  }

  @Test func `rows with weights`() throws {
    let weighted = try SimulatedBootstrap(
      .pair(.covariance, "x", "y"),
      of: BootstrapSample(
        columns: [.init("x", [3, 1, 4, 1, 5, 9]), .init("y", [2, 7, 1, 8, 2, 8])]),
      scheme: .weighted([1, 2, 1.5, 1, 3, 1]))
    expectClose(weighted.estimate, -1.7285318559556786, relative: 1e-13)
  }

  @Test func `a column that does not vary has none with any`() throws {
    let sample = try BootstrapSample(columns: [
      .init("x", [7, 7, 7]), .init("y", [0.1, 0.2, 0.4]),
    ])
    #expect(try SimulatedBootstrap(.pair(.covariance, "x", "y"), of: sample).estimate == 0)
    let one = try BootstrapSample(columns: [.init("x", [7]), .init("y", [1])])
    #expect(
      throws: ResampleError.undefinedStatistic("the covariance needs at least two rows")
    ) { try SimulatedBootstrap(.pair(.covariance, "x", "y"), of: one) }
  }
}
