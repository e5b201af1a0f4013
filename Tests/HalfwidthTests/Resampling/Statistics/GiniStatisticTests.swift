import TestSupport
import Testing

@testable import Halfwidth

/// All numbers by R, through all pairs (Tests/References/statistics.R); all 5^5 and 6^6 resamples also in fractions by
/// Python.
@Suite struct GiniStatisticTests {
  @Test(arguments: [
    ExactExpectation(
      statistic: .column(.gini, of: "x"), x: [1, 4, 2, 8, 5], y: [0, 0, 0, 0, 0],
      estimate: 0.34, mean: 0.2813241501623928, error: 0.08752781090044993, undefined: 0,
      quantiles: [18.0 / 155, 2.0 / 15, 0.225, 0.34, 0.425]),
    ExactExpectation(
      statistic: .column(.gini, of: "x"), x: [3, 1, 4, 1, 5, 9], y: [0, 0, 0, 0, 0, 0],
      estimate: 0.38405797101449274, mean: 0.325362313145007, error: 0.08669282836684565,
      undefined: 0, quantiles: [5.0 / 33, 23.0 / 126, 5.0 / 18, 53.0 / 138, 11.0 / 24]),
  ])
  func `all resamples`(expected: ExactExpectation) throws { try expected.check() }

  @Test func `the acceleration and the delta method`() throws {
    let simulation = try SimulatedBootstrap(.column(.gini, of: "x"), of: LawSchools.sample())
    expectClose(simulation.estimate, 0.03743521397897231, relative: 1e-14)
    expectClose(
      simulation.influence?.acceleration ?? .nan, 0.01825176791937428, relative: 1e-11)
    let variance = ColumnStatistic.gini.definition.variance(x: LawSchools.scores, y: [])
    expectClose(variance?.squareRoot() ?? .nan, 0.004247675214458879, relative: 1e-12)
  }

  @Test func `rows with weights`() throws {
    let weighted = try SimulatedBootstrap(
      .column(.gini, of: "x"),
      of: BootstrapSample(columns: [.init("x", [3, 1, 4, 1, 5, 9])]),
      scheme: .weighted([1, 2, 1.5, 1, 3, 1]))
    expectClose(weighted.estimate, 0.34210526315789475, relative: 1e-14)
  }

  @Test func `amounts alone have one`() throws {
    let equal = try BootstrapSample(values: [0.3, 0.3, 0.3])
    #expect(try SimulatedBootstrap(.column(.gini, of: "values"), of: equal).estimate == 0)
    for none in [[0.0, 0, 0], [1, 2, -0.5]] {
      #expect(throws: ResampleError.self) {
        try SimulatedBootstrap(
          .column(.gini, of: "values"), of: BootstrapSample(values: none))
      }
    }
  }
}
