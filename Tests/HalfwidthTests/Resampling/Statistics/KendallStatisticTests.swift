import TestSupport
import Testing

@testable import Halfwidth

/// All numbers by R's `cor(method = "kendall")` and, with weights, through all pairs (Tests/References/statistics.R);
/// estimates also by scipy's `kendalltau`.
@Suite struct KendallStatisticTests {
  @Test(arguments: [
    ExactExpectation(
      statistic: .pair(.kendallTau, "x", "y"), x: [1, 4, 2, 8, 5], y: [2, 3, 3, 9, 1],
      estimate: 0.31622776601683794, mean: 0.31677759121465926, error: 0.5682221082739772,
      undefined: 0.0112, quantiles: [-1, -0.8660254037844386, 0, 0.8660254037844386, 1]),
    ExactExpectation(
      statistic: .pair(.kendallTau, "x", "y"), x: [3, 1, 4, 1, 5, 9], y: [2, 7, 1, 8, 2, 8],
      estimate: -0.14824986333222023, mean: -0.15313008631690672, error: 0.485140900286761,
      undefined: 0.004115226337448,
      quantiles: [
        -1, -0.9198662110077999, -0.5853694070049635, 0.1740776559556978, 0.6405126152203485,
      ]),
  ])
  func `all resamples`(expected: ExactExpectation) throws { try expected.check() }

  @Test func `numbers without ties, the acceleration and the delta method`() throws {
    let simulation = try SimulatedBootstrap(
      .pair(.kendallTau, "x", "y"), of: LawSchools.sample())
    expectClose(simulation.estimate, 0.6380952380952382, relative: 1e-15)
    expectClose(
      simulation.influence?.acceleration ?? .nan, -0.034785895404305614, relative: 1e-12)
    let variance = PairStatistic.kendallTau.definition.variance(
      x: LawSchools.scores, y: LawSchools.grades)
    expectClose(variance?.squareRoot() ?? .nan, 0.12881223774390613, relative: 1e-12)
  }

  @Test func `rows with weights`() throws {
    let weighted = try SimulatedBootstrap(
      .pair(.kendallTau, "x", "y"),
      of: BootstrapSample(
        columns: [.init("x", [3, 1, 4, 1, 5, 9]), .init("y", [2, 7, 1, 8, 2, 8])]),
      scheme: .weighted([1, 2, 1.5, 1, 3, 1]))
    expectClose(weighted.estimate, -0.18190171877724973, relative: 1e-14)
  }

  @Test func `a column that does not vary orders nothing`() throws {
    let sample = try BootstrapSample(columns: [
      .init("x", [7, 7, 7]), .init("y", [0.1, 0.2, 0.4]),
    ])
    let reason =
      "Kendall's tau is undefined, because one of the columns has the same value in all rows"
    #expect(throws: ResampleError.undefinedStatistic(reason)) {
      try SimulatedBootstrap(.pair(.kendallTau, "x", "y"), of: sample)
    }
  }
}
