import TestSupport
import Testing

@testable import Halfwidth

/// Rows outside of a subpopulation weigh 0, and their primary units stay in the design.
@Suite struct ZeroWeightsTests {
  /// Two strata of 60 units of two rows, of which a quarter and single rows are in the subpopulation.
  private func survey(withoutZeros: Bool = false) throws -> BootstrapSample {
    let (x, y) = numbers(240)
    var weights: [Double] = []
    for row in 0..<240 {
      let isInside = row / 2 % 4 == 0 || row % 24 == 5
      weights.append(isInside ? Double(1 + row % 5) : 0)
    }
    let rows = (0..<240).filter { !withoutZeros || weights[$0] > 0 }
    return try BootstrapSample(
      columns: [.init("x", rows.map { x[$0] }), .init("y", rows.map { y[$0] })],
      group: SampleLabels(
        rows.map { $0 % 7 < 3 ? "one" : "two" }, levels: ["one", "two"]),
      stratum: SampleLabels(rows.map { $0 < 120 ? "a" : "b" }),
      cluster: SampleLabels(rows.map { "\($0 / 2)" }), weights: rows.map { weights[$0] })
  }

  /// Taylor's rule for a ratio mean: between the totals of w (x - mean) of all units of a stratum.
  private func linearized(_ sample: BootstrapSample) throws -> Double {
    let x = try sample.values(of: "x")
    let w = try #require(sample.weights)
    let total = w.reduce(0, +)
    let mean = zip(x, w).reduce(0) { $0 + $1.0 * $1.1 } / total
    let strata = try #require(sample.stratum)
    let clusters = try #require(sample.cluster)
    var variance = 0.0
    for rows in strata.rows {
      var units: [Int: Double] = [:]
      for row in rows { units[clusters.codes[row], default: 0] += w[row] * (x[row] - mean) / total }
      let n = Double(units.count)
      let centre = units.values.reduce(0, +) / n
      variance += units.values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } * n / (n - 1)
    }
    return variance.squareRoot()
  }

  @Test func `the standard error is the linearized one of all units`() throws {
    let sample = try survey()
    let bootstrap = try SurveyBootstrap(.column(.mean, of: "x"), of: sample)
    let (own, left) = try (linearized(sample), linearized(survey(withoutZeros: true)))
    let influence = try #require(bootstrap.influence)
    expectClose(influence.squares.squareRoot(), own, relative: 0.03)
    #expect((left / own - 1).magnitude > 0.015)
    let found = try bootstrap.bootstrap(ResamplePlan(resamples: 19_999, seed: 5))
    expectClose(found.standardError, own, relative: 0.05)
    #expect(found.sampleSizes == [119])
  }

  /// No estimate changes where rows of weight 0 are left out.
  @Test func `estimates are those of the rows with weight`() throws {
    let (all, some) = try (survey(), survey(withoutZeros: true))
    for statistic: SampleStatistic in [
      .column(.mean, of: "x"), .column(.median, of: "x"),
      .column(.quantile(0.25), of: "y"), .correlation("x", "y"), .ratioOfMeans("x", over: "y"),
      .slope("y", on: "x"), .difference(.mean, of: "x"), .difference(.median, of: "y"),
    ] {
      let (whole, part) = try (
        SurveyBootstrap(statistic, of: all), SurveyBootstrap(statistic, of: some)
      )
      expectClose(whole.estimate, part.estimate, relative: 1e-12, "\(statistic)")
    }
  }

  /// The jackknife by its definition, where a share of the weight is met exactly and the next row weighs 0.
  @Test func `quantiles without a unit pass rows of weight 0 over`() throws {
    let sample = try BootstrapSample(
      columns: [.init("x", [1, 2, 3, 4, 5, 6])],
      weights: [1, 0, 1, 0, 1, 1])
    let prepared = try PreparedStatistic(.column(.median, of: "x"), of: sample)
    let survey = try SurveyResampling(
      strata: [Int](repeating: 0, count: 6), weights: sample.weights)
    let weighted = try #require(SurveyStatistic(prepared))
    // Without 1: 3, 5, 6; without nothing that weighs: 1, 3, 5, 6, whose median is 4.
    #expect(weighted.withoutEachUnit(of: survey) == [5, 4, 5, 4, 3, 3])
  }

  @Test func `weights that are all 0 are refused`() {
    #expect(throws: BootstrapSampleError.noWeight) {
      try BootstrapSample(columns: [.init("x", [1, 2])], weights: [0, 0])
    }
  }
}
