import NumericCore
import TestSupport
import Testing

@testable import Halfwidth

@Suite struct SimulatedBootstrapTests {
  @Test(arguments: [1, 2, 3, 8, 50, 300])
  func `the fast way of every statistic gives what its definition gives`(_ n: Int) throws {
    let sample = try mixedSample(n)
    let plan = try ResamplePlan(resamples: 120, seed: 5)
    for statistic in mixedStatistics {
      guard let bootstrap = try? SimulatedBootstrap(statistic, of: sample) else { continue }
      let expected = bootstrap.referenceReplicates(plan)
      let engine = SimulatedEngine(bootstrap, SimulationRequest())
      let shard = try engine.run(plan, of: bootstrap, progress: nil)
      #expect(shard.undefined == expected.count { $0 == nil }, "\(statistic.text)")
      switch shard.replicates {
      case .values(let values):
        #expect(!bootstrap.isOnLattice)
        // The quickest way draws the same rows, and has the same digest.
        let quick = try bootstrap.run(plan)
        #expect(quick.digest == shard.digest && quick.undefined == shard.undefined)
        guard case .values(let others) = quick.replicates else { return }
        for (value, other) in zip(values, others) {
          expectClose(
            other, value, relative: 1e-9, absolute: 1e-12, "\(statistic.text) n = \(n)")
        }
        for (value, definition) in zip(values, expected.compactMap(\.self)) {
          expectClose(
            value, definition, relative: 1e-9, absolute: 1e-12, "\(statistic.text) n = \(n)")
        }
      case .counted(let histogram):
        let lattice = try #require(bootstrap.lattice).lattice
        var counts: [Double: UInt64] = [:]
        for value in expected { counts[try #require(value), default: 0] += 1 }
        #expect(histogram.total == 120)
        for position in histogram.positions where histogram[position] > 0 {
          #expect(
            counts[lattice.value(at: position)] == histogram[position], "\(statistic.text)")
        }
      }
    }
  }

  @Test(arguments: [ResampleScheme.ordinary, .balanced, .grouped((0..<50).map { $0 % 3 })])
  func `schemes draw the rows that they say`(_ scheme: ResampleScheme) throws {
    let sample = try mixedSample(50)
    // Over the end of a balanced thousand.
    let plan = try ResamplePlan(resamples: 980, seed: 8).continued(to: 1_010)
    let mean = try SimulatedBootstrap(.column(.mean, of: "x"), of: sample, scheme: scheme)
    let expected = mean.referenceReplicates(plan).compactMap(\.self)
    #expect(expected.count == 30)
    guard case .values(let values) = try mean.run(plan).replicates else {
      Issue.record("a mean of numbers without a step keeps its values")
      return
    }
    for (value, definition) in zip(values, expected) {
      expectClose(value, definition, relative: 1e-9, absolute: 1e-12)
    }
  }

  @Test func `balanced resamples have no bias in the mean`() throws {
    let sample = try mixedSample(50)
    let plan = try ResamplePlan(resamples: 2_000, seed: 8)
    let balanced = try SimulatedBootstrap(.column(.mean, of: "x"), of: sample, scheme: .balanced)
    let ordinary = try SimulatedBootstrap(.column(.mean, of: "x"), of: sample)
    expectClose(try balanced.bootstrap(plan).bias, 0, absolute: 1e-13)
    #expect(try ordinary.bootstrap(plan).bias.magnitude > 1e-5)
  }

  @Test func `weights move the estimate, and the resamples with it`() throws {
    let (x, _) = numbers(60)
    let sample = try BootstrapSample(values: x)
    let weights = (1...60).map(Double.init)
    let weighted = try SimulatedBootstrap(
      .column(.mean, of: "values"), of: sample, scheme: .weighted(weights))
    let expected = zip(x, weights).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
    expectClose(weighted.estimate, expected, relative: 1e-12)
    let bootstrap = try weighted.bootstrap(ResamplePlan(resamples: 20_000, seed: 4))
    // Five standard errors of the mean of the resamples.
    #expect(bootstrap.bias.magnitude < 5 * bootstrap.standardError / 20_000.0.squareRoot())
    let median = try SimulatedBootstrap(
      .column(.median, of: "values"), of: BootstrapSample(values: [1, 2, 3, 4]),
      scheme: .weighted([1, 1, 1, 3]))
    #expect(median.estimate == 3.5)
    #expect(throws: ResampleError.self) {
      try SimulatedBootstrap(
        .column(.trimmedMean(0.1), of: "values"), of: sample, scheme: .weighted(weights))
    }
    #expect(throws: ResampleError.self) {
      try SimulatedBootstrap(
        .difference(.mean, of: "x"), of: mixedSample(20), scheme: .balanced)
    }
  }

  @Test func `same seed, same bits: threads, batches, shards, continuation`() throws {
    let sample = try mixedSample(40)
    let request = SimulationRequest(
      studentized: true, varianceResamples: 8,
      calibration: .init(level: 0.9, innerResamples: 11))
    let plain = SimulationRequest()
    let statistics: [(SampleStatistic, SimulationRequest, Int)] = [
      (.correlation("x", "y"), plain, 3_000), (.correlation("x", "y"), request, 700),
      (.column(.median, of: "score"), plain, 3_000), (.column(.median, of: "tenths"), request, 700),
      (.difference(.mean, of: "x"), request, 700),
      (.difference(.trimmedMean(0.1), of: "tenths"), plain, 3_000),
      (.column(.mean, of: "score"), plain, 3_000),
      (.custom(.init(name: "first") { $0.isEmpty ? nil : Double($0[0]) + 0.5 }), request, 700),
    ]
    for (statistic, request, count) in statistics {
      let bootstrap = try SimulatedBootstrap(statistic, of: sample)
      let plan = try ResamplePlan(resamples: count, seed: 99)
      let whole = try bootstrap.run(plan, request: request)
      for plans in try divisions(of: plan) {
        var shards: [BootstrapShard] = []
        for plan in plans {
          // What isn't continued is drawn anew.
          let isContinued = bootstrap.isContinued(
            from: plan.resamples.lowerBound, to: plan.total, request: request)
          if plan.resamples.lowerBound > 0 && plans[0].total < count && !isContinued {
            shards = [try bootstrap.run(ResamplePlan(resamples: count, seed: 99))]
          } else {
            shards.append(try bootstrap.run(plan, request: request))
          }
        }
        for index in shards.indices { shards[index].subject.total = count }
        let merged = try BootstrapShard.merged(shards.reversed())
        #expect(merged == whole, "\(statistic.text) \(plans)")
      }
      let other = try bootstrap.run(ResamplePlan(resamples: count, seed: 98), request: request)
      #expect(other.digest != whole.digest)
    }
  }

  @Test func `simulated distributions are those of all resamples`() throws {
    let sample = try mixedSample(30)
    let plan = try ResamplePlan(resamples: 40_000, seed: 3)
    // Massart's bound on the largest distance of two distribution functions, at 1e-6.
    let bound = (13.8155 + 0.6931).squareRoot() / (2.0 * 40_000).squareRoot()
    for column in [
      ColumnStatistic.mean, .median, .quantile(0.25), .quantile(0.9), .proportion(atLeast: 3),
    ] {
      for statistic in [
        SampleStatistic.column(column, of: "score"), .column(column, of: "tenths"),
        .difference(column, of: "score"),
      ] {
        let simulated = try SimulatedBootstrap(statistic, of: sample)
        let ideal = try statistic.ideal(of: sample)
        let found = try simulated.bootstrap(plan)
        #expect(found.estimate == ideal.estimate, "\(statistic.text)")
        for atom in try #require(ideal.distribution.atoms) {
          let distance =
            (found.distribution.lowerTail(below: atom.value) ?? .nan)
            - (ideal.distribution.lowerTail(below: atom.value) ?? .nan)
          #expect(distance.magnitude < bound, "\(statistic.text) below \(atom.value)")
        }
        let (a, b) = (found.influence?.acceleration ?? .nan, ideal.influence?.acceleration ?? .nan)
        expectClose(a, b, absolute: 1e-9, statistic.text)
      }
    }
  }

  @Test func `progress is told, and stops a run`() throws {
    let bootstrap = try SimulatedBootstrap(.correlation("x", "y"), of: mixedSample(40))
    let plan = try ResamplePlan(resamples: 10_000, seed: 1, batch: 256)
    #expect(throws: ResampleError.self) { try bootstrap.run(plan) { $0 < 1_000 } }
  }

  @Test func `routes say why something is simulated`() throws {
    let sample = try mixedSample(30)
    func route(
      _ statistic: SampleStatistic, _ method: BootstrapMethod = .percentile, given: Bool = false
    ) throws -> BootstrapInput.Route {
      try BootstrapInput.sample(sample, statistic).route(for: [method], resamplesGiven: given)
    }
    func reason(_ route: BootstrapInput.Route) -> SimulationReason? {
      if case .simulated(_, let reason) = route { reason } else { nil }
    }
    #expect(try reason(route(.column(.mean, of: "score"), given: true)) == .asked)
    #expect(try reason(route(.column(.mean, of: "x"))) == .noLattice)
    let studentized = try route(.column(.mean, of: "score"), .studentized)
    #expect(reason(studentized) == .method("studentized"))
    guard case .tooLarge? = try reason(route(.correlation("x", "y"))) else {
      Issue.record("30 different rows are too many")
      return
    }
    guard case .ideal(let answer) = try route(.difference(.proportion(atLeast: 3), of: "score"))
    else {
      Issue.record("a difference of proportions has an ideal bootstrap")
      return
    }
    #expect(answer.bootstrap.statistic == "difference_top_box")
    #expect(answer.bootstrap.space == -1...1)
  }

  @Test func `default numbers of resamples leave whole ranks`() {
    let levels: [(ConfidenceLevel, Int)] = [
      (0.95, 9_999), (0.9, 9_999), (0.99, 9_999), (0.5, 9_999), (0.999, 99_999), (0.97, 9_999),
      (0.6827, 19_999),
    ]
    for (level, expected) in levels {
      #expect(SimulatedBootstrap.defaultResamples(for: level) == expected, "\(level)")
    }
  }

  @Test(arguments: [2, 300, 5_000])
  func `sorting by digits gives the order of comparing`(_ count: Int) {
    let (x, y) = numbers(count)
    var values = zip(x, y).map { $0 * ($1 * 40).rounded() }
    values[0] = -0.0
    values[1] = .leastNonzeroMagnitude
    #expect(SimulatedSort.sorted(values) == values.sorted())
    let same = [Double](repeating: -2.5, count: count)
    #expect(SimulatedSort.sorted(same) == same)
  }
}
