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
      found.influence?.squares.squareRoot() ?? .nan, variance.squareRoot(), relative: 0.03)
  }

  /// Of a sum they are the moments over all resamples, here of 2 of 3 and 1 of 2 units.
  @Test(arguments: [[:], ["a": 0.75, "b": 0.2], ["a": 1, "b": 0.5], ["a": 1, "b": 1]])
  func `the jackknife's sums are the second and third moment of a sum`(
    _ fractions: [String: Double]
  ) throws {
    let x = [2.0, 5, 11, 7, 1]
    let sample = try BootstrapSample(
      columns: [.init("x", x)], stratum: SampleLabels(["a", "a", "a", "b", "b"]),
      weights: [2, 2, 2, 3, 3])
    let bootstrap = try SurveyBootstrap(
      .column(.mean, of: "x"), of: sample, samplingFractions: fractions)
    let (mean, total) = (60.0 / 12, 12.0)
    expectClose(bootstrap.estimate, mean, relative: 1e-15)
    var moments = [0.0, 0]
    for code in 0..<18 {
      let drawn = [code % 3, code / 3 % 3, 3 + code / 9]
      let draws = (0..<5).map { unit in drawn.count { $0 == unit } }
      let weights = bootstrap.survey.replicateWeights(draws: draws)
      let distance = zip(weights, x).reduce(0) { $0 + $1.0 * $1.1 } / total - mean
      moments[0] += distance * distance / 18
      moments[1] += distance * distance * distance / 18
    }
    let influence = try #require(bootstrap.influence)
    expectClose(influence.squares, moments[0], relative: 1e-12, absolute: 1e-14)
    expectClose(influence.cubes, moments[1], relative: 1e-11, absolute: 1e-14)
  }

  /// Of weighted numbers that differ, and of a few whole ones that weigh the same: there shares of the
  /// weight are met exactly, and the quantile is the mean of two.
  @Test(arguments: [false, true])
  func `the statistic without each unit is what its definition says`(isTied: Bool) throws {
    var sample = try survey()
    if isTied {
      sample = try BootstrapSample(
        columns: sample.columns.map { .init($0.name, $0.values.map { ($0 * 2).rounded() }) },
        group: sample.group, stratum: sample.stratum, cluster: sample.cluster)
    }
    let labels = try #require(sample.stratum)
    let survey = try SurveyResampling(
      strata: labels.codes, clusters: sample.cluster?.codes, weights: sample.weights)
    let sizes = [4.0, 6, 2]
    for statistic in mixedStatisticsOfSurvey(sample) {
      let prepared = try PreparedStatistic(statistic, of: sample)
      let weighted = try #require(SurveyStatistic(prepared))
      let values = try #require(weighted.withoutEachUnit(of: survey))
      #expect(values.count == 12)
      for (unit, value) in values.enumerated() {
        let stratum = survey.strata[unit]
        let scale = sizes[stratum] / (sizes[stratum] - 1)
        let weights = (0..<36).map { row in
          survey.units[row] == unit
            ? 0 : survey.weights[row] * (survey.strata[survey.units[row]] == stratum ? scale : 1)
        }
        expectClose(
          value, weighted.value(weights.span) ?? .nan, relative: 1e-11, absolute: 1e-12)
      }
    }
  }

  private func mixedStatisticsOfSurvey(_ sample: BootstrapSample) -> [SampleStatistic] {
    var all: [SampleStatistic] = [
      .column(.quantile(0.02), of: "y"), .column(.quantile(0.999), of: "x"),
      .pairedDifference(.mean, of: "x", minus: "y"),
    ]
    for statistic in allColumnStatistics {
      all += ["x", "y"].map { .column(statistic, of: $0) } + [.difference(statistic, of: "x")]
    }
    for statistic in allPairStatistics {
      all += [.pair(statistic, "x", "y"), .pair(statistic, "y", "x")]
    }
    return all.filter { (try? SurveyBootstrap($0, of: sample)) != nil }
  }

  /// s / sqrt(n) sqrt(1 - n/N), with n - 1 in the variance.
  @Test func `a simple random sample of a finite population has the textbook's error`() throws {
    let (x, _) = numbers(40)
    let sample = try BootstrapSample(values: x)
    #expect(sample.primaryUnits == ["": 40])
    let bootstrap = try SurveyBootstrap(
      .column(.mean, of: "values"), of: sample, samplingFractions: ["": 0.4])
    let mean = x.reduce(0, +) / 40
    let variance = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 39 / 40 * 0.6
    let found = try bootstrap.bootstrap(ResamplePlan(resamples: 99_999, seed: 5))
    // Four standard errors of a standard deviation.
    expectClose(found.standardError, variance.squareRoot(), relative: 4 / 447)
    expectClose(found.influence?.squares ?? .nan, variance, relative: 1e-12)
    #expect(found.units == .primaryUnits)
    let codes = found.warnings.map(\.code)
    #expect(codes == [.simulated, .finitePopulation])
    #expect(
      found.warnings[1].message.contains(
        "40% of the population's respondents, so what resamples change in the weights, and with it the "
          + "standard error, is multiplied by sqrt(1 - 0.4) = 0.7746"))
  }

  @Test func `a census leaves nothing to chance, and nothing undefined without a reason`() throws {
    let sample = try survey()
    let whole = ["a": 1.0, "b": 1, "c": 1]
    for statistic in mixedStatisticsOfSurvey(sample) {
      let bootstrap = try SurveyBootstrap(statistic, of: sample, samplingFractions: whole)
      let found = try bootstrap.bootstrap(ResamplePlan(resamples: 199, seed: 5))
      #expect(found.units == .census && found.distribution.isPoint)
      for method in BootstrapMethod.allCases where method.hasInterval {
        let finding = method.finding(for: found)
        #expect(finding.warnings.contains { $0.code == .finitePopulation })
        // The usual warning about a point would be wrong here.
        #expect(!finding.warnings.contains { $0.code == .degenerate })
        if [.studentized, .abc, .calibrated].contains(method) {
          #expect(finding.interval == nil && finding.warnings.contains { $0.code == .undefined })
        } else {
          let interval = try #require(finding.interval)
          expectClose(interval.lower, bootstrap.estimate, relative: 1e-12)
          expectClose(interval.upper, bootstrap.estimate, relative: 1e-12)
        }
      }
    }
  }

  @Test func `expanded percentiles are Student's without the root that the weights hold`() throws {
    let (x, _) = numbers(10)
    let sample = try BootstrapSample(values: x)
    let found = try SurveyBootstrap(.column(.mean, of: "values"), of: sample).bootstrap(
      ResamplePlan(resamples: 999, seed: 5))
    let finding = BootstrapMethod.expandedPercentile.finding(for: found)
    // The lower tail of the normal distribution at -2.262157, the quantile of Student's with 9.
    expectClose(
      finding.details.first { $0.name == "tail" }?.value ?? .nan, 0.01184384745, relative: 1e-9)
  }

  @Test func `adaptive runs of a survey are one run, to a tolerance or a limit`() throws {
    let bootstrap = try SurveyBootstrap(
      .ratioOfMeans("x", over: "y"), of: survey(), samplingFractions: ["a": 0.5])
    let plan = try ResamplePlan(resamples: 999, seed: 6)
    let found = try bootstrap.adaptive(
      tolerance: 0.02, method: .bca, plan: plan, reason: .scheme)
    #expect(found.outcome == .tolerance && found.resamples > 999)
    #expect((found.resamples + 1) % 1_000 == 0)
    let errors = try #require(found.finding.monteCarlo)
    for end in [errors.lower, errors.upper] {
      let bracket = try #require(end).bracket
      #expect(bracket.upperBound - bracket.lowerBound <= 0.02)
    }
    #expect(
      try bootstrap.bootstrap(ResamplePlan(resamples: found.resamples, seed: 6)) == found.bootstrap)
    let stopped = try bootstrap.adaptive(
      tolerance: 1e-9, method: .percentile, plan: plan, limit: 5_000)
    #expect(stopped.outcome == .limit && stopped.resamples == 5_000)
    let none = try bootstrap.adaptive(tolerance: 0.1, method: .studentized, plan: plan)
    #expect(none.outcome == .noInterval && none.resamples == 999)
    #expect(throws: ResampleError.tolerance(-1)) {
      try bootstrap.adaptive(tolerance: -1, plan: plan)
    }
  }

  @Test func `balanced runs go on by whole thousands`() throws {
    let (x, _) = numbers(20)
    let bootstrap = try SimulatedBootstrap(
      .column(.mean, of: "values"), of: BootstrapSample(values: x), scheme: .balanced)
    let found = try bootstrap.adaptive(
      tolerance: 0.02, method: .percentile, plan: ResamplePlan(resamples: 1_000, seed: 6))
    #expect(found.outcome == .tolerance && found.resamples > 1_000)
    #expect(found.resamples % 1_000 == 0)
    #expect(found.bootstrap.bias.magnitude < 1e-13)
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
    #expect(throws: ResampleError.self) {
      try SurveyBootstrap(
        .column(.mean, of: "x"), of: sample, samplingFractions: ["d": 0.5])
    }
  }

  @Test func `shards of a survey merge to the run`() throws {
    for statistic in [
      SampleStatistic.correlation("x", "y"), .column(.median, of: "x"),
      .column(.standardDeviation, of: "y"), .ratioOfMeans("x", over: "y"),
      .difference(.mean, of: "x"), .difference(.median, of: "y"),
      .difference(.standardDeviation, of: "x"),
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
    let refusal = ResampleError.parameter(
      "stratum 'b' has one primary unit, from which no variance can be estimated; join it with another "
        + "stratum")
    #expect(throws: refusal) { try SurveyBootstrap(.column(.mean, of: "x"), of: lonely) }
    let whole = try BootstrapSample(
      columns: [.init("x", [1, 2, 3])], cluster: SampleLabels(["a", "a", "a"]))
    #expect(whole.primaryUnits == ["": 1])
    let one = ResampleError.parameter(
      "there is one cluster only, from which no variance can be estimated; a survey needs at least two"
    )
    #expect(throws: one) { try SurveyBootstrap(.column(.mean, of: "x"), of: whole) }
    #expect(try survey().primaryUnits == ["a": 4, "b": 6, "c": 2])
    #expect(throws: ResampleError.self) {
      try SurveyBootstrap(.column(.trimmedMean(0.1), of: "x"), of: survey())
    }
  }
}
