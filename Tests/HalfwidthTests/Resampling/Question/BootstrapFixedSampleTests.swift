import Halfwidth
import Testing

/// Differences of which one sample cannot vary.
@Suite struct BootstrapFixedSampleTests {
  private func counts(_ first: (Int, Int), _ second: (Int, Int)) throws -> BootstrapInput {
    .independentDifference(
      try IndependentCounts(
        BinomialCounts(successes: first.0, trials: first.1),
        BinomialCounts(successes: second.0, trials: second.1)))
  }

  @Test func `one respondent, or all alike, is found in counts, scores and groups`() throws {
    #expect(try counts((1, 1), (36, 50)).fixedSample?.which == .first)
    #expect(try counts((36, 50), (1, 1)).fixedSample?.which == .second)
    #expect(try counts((0, 50), (36, 50)).fixedSample?.which == .first)
    #expect(try counts((50, 50), (0, 50)).fixedSample?.which == .both)
    #expect(try counts((1, 2), (36, 50)).fixedSample == nil)
    let alike = try ScoredCounts(scores: [1, 2, 3], counts: [0, 0, 5])
    let mixed = try ScoredCounts(scores: [1, 2, 3], counts: [2, 3, 4])
    #expect(BootstrapInput.scoreDifference(alike, mixed, .mean).fixedSample?.which == .first)
    #expect(BootstrapInput.scoreDifference(mixed, mixed, .mean).fixedSample == nil)
    // Scores differ, and all are at or above the threshold.
    #expect(
      BootstrapInput.scoreDifference(mixed, mixed, .proportion(atLeast: 1)).fixedSample?.which
        == .both)
    let sample = try BootstrapSample(
      columns: [.init("x", [3, 4, 5, 1])], group: SampleLabels(["A", "B", "B", "B"]))
    let fixed = try #require(
      BootstrapInput.sample(sample, .difference(.mean, of: "x")).fixedSample)
    #expect(fixed.name == "the group 'A'" && fixed.count == 1)
    #expect(BootstrapInput.sample(sample, .column(.mean, of: "x")).fixedSample == nil)
  }

  @Test func `reference values keep the limits, with the warning`() throws {
    let input = try counts((1, 1), (36, 50))
    let finding = BootstrapMethod.percentile.finding(for: try input.ideal())
    // Over all resamples: 0.16 to 0.40, as the second sample alone has them.
    #expect(finding.interval?.lower == 0.16 && finding.interval?.upper == 0.4)
    #expect(finding.warnings.map(\.code) == [.degenerate])
    #expect(finding.warnings[0].message.contains("the first sample has one respondent"))
    #expect(finding.warnings[0].message.contains("halfwidth compare 1/1 36/50"))
    // Simulated as well, and once.
    let bootstrap = try input.simulation().bootstrap(ResamplePlan(resamples: 99, seed: 1))
    let codes = input.answer(bootstrap).bootstrap.warnings.map(\.code)
    #expect(codes.filter { $0 == .degenerate }.count == 1)
  }

  @Test func `where a person reads it there is no interval, and the reason`() throws {
    let input = try counts((1, 1), (36, 50))
    let fixed = try #require(input.fixedSample)
    for method in [BootstrapMethod.percentile, .bca, .ideal, .normal] {
      let finding = fixed.withoutIntervals(method.finding(for: try input.ideal()))
      #expect(finding.interval == nil && finding.intervals.allSatisfy { $0.interval == nil })
      #expect(finding.warnings.map(\.code) == [.undefined])
      #expect(finding.estimate == 1 - 0.72)
    }
    let error = fixed.withoutIntervals(
      BootstrapMethod.standardError.finding(for: try input.ideal()))
    #expect(error.warnings.map(\.code) == [.degenerate])
  }

  @Test func `resamples that nobody asked for are counted before they are drawn`() throws {
    let sample = try BootstrapSample(values: (0..<50).map { Double($0) + 0.5 })
    let median = try SimulatedBootstrap(.column(.median, of: "values"), of: sample)
    let studentized = SimulationRequest(for: .studentized, level: 0.95)
    try median.checkUnasked(9_999, studentized)
    #expect(throws: ResampleError.tooMuchUnasked(resamples: 999_999, inner: 50, rows: 50)) {
      try median.checkUnasked(999_999, studentized)
    }
    #expect(throws: ResampleError.tooMuchUnasked(resamples: 999_999, inner: 200, rows: 50)) {
      try median.checkUnasked(999_999, SimulationRequest(for: .calibrated, level: 0.9999999))
    }
    // A mean has a formula for its error: nothing is drawn of a resample.
    let mean = try SimulatedBootstrap(.column(.mean, of: "values"), of: sample)
    try mean.checkUnasked(999_999, studentized)
  }
}
