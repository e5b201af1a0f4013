import TestSupport
import Testing

@testable import Halfwidth

@Suite struct SurveyBootstrapTests {
  /// Three strata of 4, 6 and 2 primary units of 3 rows each, with weights.
  private func survey() throws -> BootstrapSample {
    let (x, y) = numbers(36)
    return try BootstrapSample(
      columns: [.init("x", x), .init("y", y)],
      group: SampleLabels((0..<36).map { $0 % 3 == 0 ? "one" : "two" }),
      stratum: SampleLabels((0..<36).map { $0 < 12 ? "a" : $0 < 30 ? "b" : "c" }),
      cluster: SampleLabels((0..<36).map { "\($0 / 3)" }),
      weights: (0..<36).map { 1 + Double($0 % 5) })
  }

  @Test func `the mean's standard error is the linearized one of the design`() throws {
    let sample = try survey()
    let bootstrap = try SurveyBootstrap(.column(.mean, of: "x"), of: sample)
    let x = try sample.values(of: "x")
    let w = try #require(sample.weights)
    let total = w.reduce(0, +)
    let mean = zip(x, w).reduce(0) { $0 + $1.0 * $1.1 } / total
    expectClose(bootstrap.estimate, mean, relative: 1e-12)
    // Taylor's rule: between the units' totals of w (x - mean) in each stratum, times n / (n - 1).
    var variance = 0.0
    for rows in [0..<12, 12..<30, 30..<36] {
      let units = stride(from: rows.lowerBound, to: rows.upperBound, by: 3).map { start in
        (start..<start + 3).reduce(0) { $0 + w[$1] * (x[$1] - mean) / total }
      }
      let n = Double(units.count)
      let centre = units.reduce(0, +) / n
      variance += units.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } * n / (n - 1)
    }
    let found = try bootstrap.bootstrap(ResamplePlan(resamples: 19_999, seed: 5))
    // The ratio mean is smooth, not linear: within a few per cent.
    expectClose(found.standardError, variance.squareRoot(), relative: 0.06)
    #expect(found.sampleSizes == [10])
    #expect(found.influence != nil)
    expectClose(
      found.influence?.squares.squareRoot() ?? .nan, variance.squareRoot(), relative: 0.25)
  }

  @Test func `domains are drawn together, and their weights are their own`() throws {
    let sample = try survey()
    let bootstrap = try SurveyBootstrap(.difference(.mean, of: "x"), of: sample)
    let x = try sample.values(of: "x")
    let w = try #require(sample.weights)
    func mean(_ rows: [Int]) -> Double {
      rows.reduce(0) { $0 + w[$1] * x[$1] } / rows.reduce(0) { $0 + w[$1] }
    }
    expectClose(
      bootstrap.estimate,
      mean((0..<36).filter { $0 % 3 == 0 }) - mean((0..<36).filter { $0 % 3 != 0 }),
      relative: 1e-12)
    #expect(bootstrap.influence != nil)
  }

  @Test func `a finite population takes its share off`() throws {
    let sample = try survey()
    let plan = try ResamplePlan(resamples: 9_999, seed: 5)
    let none = try SurveyBootstrap(.column(.mean, of: "x"), of: sample).bootstrap(plan)
    let most = try SurveyBootstrap(
      .column(.mean, of: "x"), of: sample, samplingFractions: ["a": 0.75, "b": 0.75, "c": 0.75]
    ).bootstrap(plan)
    expectClose(most.standardError / none.standardError, 0.5, relative: 0.05)
    #expect(throws: SimulationError.self) {
      try SurveyBootstrap(
        .column(.mean, of: "x"), of: sample, samplingFractions: ["d": 0.5])
    }
  }

  @Test func `shards of a survey merge to the run`() throws {
    for statistic in [
      SampleStatistic.correlation("x", "y"), .column(.median, of: "x"),
      .column(.standardDeviation, of: "y"), .ratioOfMeans("x", over: "y"),
      .difference(.mean, of: "x"), .difference(.median, of: "y"),
    ] {
      let bootstrap = try SurveyBootstrap(statistic, of: survey())
      let plan = try ResamplePlan(resamples: 900, seed: 5)
      let whole = try bootstrap.run(plan)
      for plans in try divisions(of: plan) {
        var shards = try plans.map { try bootstrap.run($0) }
        for index in shards.indices { shards[index].subject.total = 900 }
        let merged = try BootstrapShard.merged(shards)
        #expect(merged == whole)
      }
      let result = try whole.bootstrap()
      #expect(result.distribution.range.contains(bootstrap.estimate))
    }
  }

  @Test func `surveys without what they need are refused`() throws {
    let lonely = try BootstrapSample(
      columns: [.init("x", [1, 2, 3])], stratum: SampleLabels(["a", "a", "b"]))
    let refusal = SimulationError.parameter(
      "stratum 'b' has one primary unit, from which no variance can be estimated; join it with another "
        + "stratum")
    #expect(throws: refusal) { try SurveyBootstrap(.column(.mean, of: "x"), of: lonely) }
    #expect(throws: SimulationError.self) {
      try SurveyBootstrap(.column(.trimmedMean(0.1), of: "x"), of: survey())
    }
  }
}
