import Halfwidth
import TestSupport
import Testing

/// The question that commands, batch, reports and the library's users ask.
@Suite struct BootstrapQuestionTests {
  private func sample(weights: [Double]? = nil) throws -> BootstrapSample {
    try BootstrapSample(
      columns: [
        .init("x", [1, 2, 3.5, 4, 7, 9]), .init("y", [2, 1, 4, 4.25, 9, 3]),
        .init("same", [4, 4, 4, 4, 4, 4]),
      ], stratum: SampleLabels(["a", "a", "a", "b", "b", "b"]), weights: weights)
  }

  @Test func `a sample, a statistic and a method make an interval`() throws {
    // Golden bootstrap-exact-v-0029: 1, 2, 3, 4 and 5 answers of 1 to 5.
    let scores = (1...5).flatMap { [Double](repeating: Double($0), count: $0) }
    let sample = try BootstrapSample(columns: [.init("score", scores)])
    let bca = try #require(try sample.bootstrap(.mean(of: "score")).interval(.bca).interval)
    expectClose(bca.lower, 2.933333333333333, absolute: 1e-10)
    expectClose(bca.upper, 4.2, absolute: 1e-10)
    let percentile = try #require(
      try sample.bootstrap(.mean(of: "score")).interval(.percentile).interval)
    expectClose(percentile.lower, 3, absolute: 1e-10)
    expectClose(percentile.upper, 4.266666666666667, absolute: 1e-10)
    #expect(try sample.bootstrap(.mean(of: "score")).interval(.standardError).interval == nil)
    #expect(throws: BootstrapSampleError.noColumn("scroe", columns: ["score"])) {
      try sample.bootstrap(.mean(of: "scroe"))
    }
  }

  @Test func `a statistic that is undefined for the data is an answer that says so`() throws {
    let question = try sample().bootstrap(.correlation("x", "same"))
    let answer = try question.answer()
    guard case .undefined(let finding)? = answer.results.first else {
      Issue.record("an undefined statistic has a finding without numbers")
      return
    }
    #expect(finding.estimate == nil && finding.interval == nil && finding.method == "bca")
    #expect(finding.warnings.map(\.code) == [.undefined])
    #expect(answer.results.count == 1 && answer.resamples == nil)
    #expect(throws: BootstrapQuestionError.self) { try question.interval() }
  }

  @Test func `what does not go together is refused, and says what of the question it is`() throws {
    func refusal(_ question: BootstrapQuestion) -> BootstrapQuestionError? {
      do throws(BootstrapQuestionError) {
        _ = try question.answer()
        return nil
      } catch {
        return error
      }
    }
    let mean = SampleStatistic.mean(of: "x")
    let unweighted = try sample().bootstrap(mean, design: BootstrapDesign(.weighted))
    #expect(refusal(unweighted) == .noWeights)
    let zero = try sample(weights: [1, 1, 0, 2, 1, 1]).bootstrap(
      mean, design: BootstrapDesign(.weighted))
    #expect(refusal(zero) == .weightOfZero(row: 2))
    #expect(refusal(zero)?.part == .scheme)
    let small = try sample().bootstrap(mean, design: BootstrapDesign(population: .units(5)))
    #expect(refusal(small) == .smallPopulation(5, units: 6, areClusters: false))
    let counts = try IndependentCounts(
      BinomialCounts(successes: 36, trials: 50), BinomialCounts(successes: 40, trials: 50))
    let two = BootstrapQuestion(
      .independentDifference(counts), design: BootstrapDesign(population: .units(500)))
    #expect(refusal(two) == .twoSamples(.ordinary, isFinite: true))
    #expect(refusal(two)?.part == .population)
    let trimmed = try sample().bootstrap(
      .column(.trimmedMean(0.1), of: "x"), design: BootstrapDesign(.stratified))
    #expect(refusal(trimmed)?.part == .data)
  }

  @Test func `a tolerance is kept, or the answer says that it is not`() throws {
    var question = try sample().bootstrap(.correlation("x", "y"))
    question.simulation = SimulationOptions(resamples: 199, seed: 7)
    question.tolerance = SimulationTolerance(width: 0.2, limit: 1_000_000)
    let known = try question.answer()
    #expect(known.isKnownToTolerance)
    #expect((known.resamples ?? 0) > 199)
    for case .found(let finding) in known.results {
      let errors = try #require(finding.monteCarlo)
      for endpoint in [errors.lower, errors.upper].compactMap(\.self) {
        #expect(endpoint.bracket.upperBound - endpoint.bracket.lowerBound <= 0.2)
      }
    }
    question.tolerance = SimulationTolerance(width: 0.001, limit: 400)
    let open = try question.answer()
    #expect(!open.isKnownToTolerance && open.resamples == 400)
    let finding = try question.interval()
    #expect(finding.warnings.contains { $0.code == .toleranceNotReached })
  }

  @Test func `parts of a run make the run, with the coverage of a proportion`() throws {
    let counts = try BinomialCounts(successes: 37, trials: 50)
    let question = BootstrapQuestion(
      .proportion(counts), methods: [.percentile],
      simulation: SimulationOptions(resamples: 999, seed: 3))
    let parts = try (0..<3).map { try #require(try question.shard($0, of: 3)) }
    let merged = try BootstrapAnswer(merging: parts.reversed())
    let whole = try question.interval(.percentile)
    #expect(merged.finding(.percentile, level: 0.95) == whole)
    #expect(whole.coverageAtEstimate != nil)
    var exact = question
    exact.simulation = SimulationOptions()
    #expect(try exact.shard(0, of: 3) == nil)
  }

  @Test func `a simulation says how much it draws, and stops when it is told to`() throws {
    var question = try sample().bootstrap(.correlation("x", "y"))
    question.simulation = SimulationOptions(resamples: 100_000, seed: 7)
    var totals: [Int] = []
    #expect(throws: BootstrapQuestionError.self) {
      try question.answer { total, _ in
        totals.append(total)
        return { _ in false }
      }
    }
    #expect(totals == [100_000])
  }
}
