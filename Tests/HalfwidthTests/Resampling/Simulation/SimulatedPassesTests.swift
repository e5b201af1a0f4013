import TestSupport
import Testing

@testable import Halfwidth

/// What repeated passes find is what keeping all values gives, bit for bit.
@Suite struct SimulatedPassesTests {
  private let statistics: [SampleStatistic] = [
    .correlation("x", "y"), .column(.standardDeviation, of: "x"), .column(.median, of: "x"),
    .difference(.trimmedMean(0.1), of: "y"), .ratioOfMeans("x", over: "y"),
    .custom(.init(name: "some") { $0[0] > 15 ? nil : Double($0[1]) - 0.25 }),
  ]

  private func expectSame(
    _ found: Bootstrap, _ kept: Bootstrap, _ intervals: SimulationIntervals, _ comment: String
  ) {
    #expect(!found.distribution.holdsAllValues && kept.distribution.holdsAllValues)
    #expect(found.standardError == kept.standardError && found.bias == kept.bias, "\(comment)")
    #expect(found.mean == kept.mean && found.z0 == kept.z0, "\(comment)")
    #expect(found.distribution.range == kept.distribution.range, "\(comment)")
    #expect(found.digest == kept.digest && found.warnings == kept.warnings, "\(comment)")
    for method in intervals.methods {
      let (one, other) = [found, kept].map {
        method.finding(for: $0, level: intervals.level, side: intervals.side)
      }.pair
      #expect(one == other, "\(comment) \(method)")
    }
  }

  @Test(arguments: [1, 2, 7])
  func `give the same bits as keeping all values`(threads: Int) throws {
    let sample = try mixedSample(20)
    let plan = try ResamplePlan(resamples: 2_001, seed: 5, threads: threads)
    for statistic in statistics {
      let bootstrap = try SimulatedBootstrap(statistic, of: sample)
      #expect(!bootstrap.isOnLattice)
      let kept = try bootstrap.bootstrap(plan)
      for intervals in [
        SimulationIntervals(), SimulationIntervals([.bca], level: 0.9, side: .upper),
        SimulationIntervals([.percentile, .basic], level: 0.99),
        SimulationIntervals([.standardError], level: 0.8),
      ] {
        for room in intervals.methods.count > 2 ? [1, 1 << 22] : [40] {
          let found = try bootstrap.bootstrap(plan, for: intervals, keeping: 1_000, room: room)
          expectSame(found, kept, intervals, "\(statistic.text) \(intervals) \(room)")
        }
      }
    }
  }

  @Test func `leave out and count resamples without the statistic`() throws {
    let sample = try BootstrapSample(columns: [.init("x", [1, 2, 4]), .init("y", [1, 3, 2])])
    let correlation = try SimulatedBootstrap(.correlation("x", "y"), of: sample)
    let plan = try ResamplePlan(resamples: 9_000, seed: 1)
    let kept = try correlation.bootstrap(plan)
    let found = try correlation.bootstrap(
      plan, for: SimulationIntervals(), keeping: 100, room: 10)
    #expect(kept.warnings.contains { $0.code == .degenerate })
    expectSame(found, kept, SimulationIntervals(), "with undefined resamples")
    guard case .simulated(let count, _) = found.distribution.resamples else { return }
    #expect(count < 9_000)
    let never = try SimulatedBootstrap(
      .custom(
        .init(name: "order") { $0.count == 3 && $0[0] < $0[1] && $0[1] < $0[2] ? 1 : nil }),
      of: sample)
    #expect(throws: ResampleError.undefinedResamples(of: 3)) {
      try never.bootstrap(
        ResamplePlan(resamples: 3, seed: 4), for: SimulationIntervals(), keeping: 2)
    }
  }

  /// The percentile interval of such a median is one point: how many resamples lie there is found too.
  @Test func `say how much of the distribution lies at a point`() throws {
    let values = [Double](repeating: Double.pi, count: 30) + [1, 2, 50, 60.5]
    let median = try SimulatedBootstrap(
      .column(.median, of: "values"), of: BootstrapSample(values: values))
    let plan = try ResamplePlan(resamples: 2_000, seed: 3, threads: 2)
    let kept = try median.bootstrap(plan)
    let found = try median.bootstrap(plan, for: SimulationIntervals(), keeping: 100)
    expectSame(found, kept, SimulationIntervals(), "a point")
    let same = try SimulatedBootstrap(
      .custom(.init(name: "constant") { _ in 0.1 }), of: BootstrapSample(values: values))
    let point = try same.bootstrap(plan, for: SimulationIntervals(), keeping: 100)
    expectSame(point, try same.bootstrap(plan), SimulationIntervals(), "no variation")
    #expect(point.mean == 0.1 && point.standardError == 0 && point.bias == 0)
  }

  @Test func `serve schemes, surveys and calibrated intervals as well`() throws {
    let sample = try mixedSample(30)
    let plan = try ResamplePlan(resamples: 3_000, seed: 8, threads: 2)
    let (x, _) = numbers(30)
    for scheme in [
      ResampleScheme.balanced, .grouped((0..<30).map { $0 % 3 }),
      .weighted(x.map { $0 * $0 + 0.1 }),
    ] {
      let mean = try SimulatedBootstrap(.column(.mean, of: "x"), of: sample, scheme: scheme)
      let found = try mean.bootstrap(plan, for: SimulationIntervals(), keeping: 10)
      expectSame(found, try mean.bootstrap(plan), SimulationIntervals(), "\(scheme)")
    }
    let stratified = try BootstrapSample(
      columns: [.init("x", x)], stratum: SampleLabels((0..<30).map { "\($0 / 10)" }),
      weights: (0..<30).map { 1 + Double($0 % 4) })
    for column in [ColumnStatistic.mean, .median, .standardDeviation] {
      let survey = try SurveyBootstrap(.column(column, of: "x"), of: stratified)
      let found = try survey.bootstrap(plan, for: SimulationIntervals(), keeping: 10)
      expectSame(found, try survey.bootstrap(plan), SimulationIntervals(), "survey \(column)")
    }
    let request = SimulationRequest(calibration: .init(level: 0.9, innerResamples: 20))
    let intervals = SimulationIntervals([.calibrated, .percentile], level: 0.9)
    let mean = try SimulatedBootstrap(.column(.mean, of: "x"), of: sample)
    let found = try mean.bootstrap(plan, request: request, for: intervals, keeping: 10)
    let kept = try mean.bootstrap(plan, request: request)
    #expect(found.supplement == kept.supplement)
    expectSame(found, kept, intervals, "calibrated")
  }

  @Test func `have no answer to what was not asked for`() throws {
    let correlation = try SimulatedBootstrap(.correlation("x", "y"), of: mixedSample(20))
    let plan = try ResamplePlan(resamples: 2_000, seed: 3)
    let found = try correlation.bootstrap(
      plan, for: SimulationIntervals([.percentile], level: 0.9), keeping: 100)
    #expect(
      found.distribution.quantile(0.05)
        == (try correlation.bootstrap(plan)).distribution.quantile(0.05))
    #expect(found.distribution.quantile(0.01) == nil && found.distribution.quantile(0.123) == nil)
    #expect(found.distribution.sortedValues == nil && found.distribution.atoms == nil)
    #expect(found.distribution.lowerTail(below: 0.3) == nil)
    #expect(found.distribution.probability(at: 0.3) == nil)
    #expect(found.distribution.upperTail(above: 0.3) == nil)
    #expect(found.endpointErrors(.percentile, level: 0.99) == nil)
    for method in [BootstrapMethod.bca, .percentile, .basic, .expandedPercentile] {
      let finding = method.finding(for: found, level: 0.95)
      #expect(finding.interval == nil && finding.monteCarlo == nil)
      #expect(finding.warnings.contains { $0.code == .undefined && $0.message.contains("asked") })
      #expect(finding.standardError > 0)
    }
    #expect(BootstrapMethod.percentile.finding(for: found, level: 0.9).interval != nil)
    #expect(BootstrapMethod.normal.finding(for: found, level: 0.95).interval != nil)
  }

  @Test func `count on, and stop when told`() throws {
    let correlation = try SimulatedBootstrap(.correlation("x", "y"), of: mixedSample(20))
    let plan = try ResamplePlan(resamples: 2_560, seed: 3, batch: 256)
    let intervals = SimulationIntervals([.bca])
    let seen = ProgressLog()
    _ = try correlation.bootstrap(plan, for: intervals, keeping: 100) { seen.add($0) }
    // One pass fewer than usual, because all that is left is few enough to be collected.
    #expect(seen.numbers == (1...30).map { $0 * 256 })
    #expect(intervals.passes == 4)
    #expect(throws: ResampleError.cancelled(after: 512)) {
      try correlation.bootstrap(plan, for: intervals, keeping: 100) { $0 < 2_560 + 512 }
    }
    #expect(correlation.passes(of: plan, for: intervals) == 1)
    let many = try ResamplePlan(resamples: SimulatedBootstrap.mostValues + 1, seed: 3)
    #expect(correlation.passes(of: many, for: intervals) == 4)
    #expect(
      throws: ResampleError.tooManyPivots(many.count, limit: SimulatedBootstrap.mostValues)
    ) {
      try correlation.bootstrap(many, request: SimulationRequest(studentized: true))
    }
    let part = try plan.shard(0, of: 2)
    #expect(throws: ResampleError.self) {
      try correlation.bootstrap(part, for: intervals, keeping: 100)
    }
  }

  @Test func `shards that hold too many values are not merged`() throws {
    let correlation = try SimulatedBootstrap(.correlation("x", "y"), of: mixedSample(20))
    let plan = try ResamplePlan(resamples: 600, seed: 3)
    let shards = try (0..<2).map { try correlation.run(plan.shard($0, of: 2)) }
    #expect(throws: BootstrapShardError.tooManyValues(600, limit: 599)) {
      try BootstrapShard.merged(shards, keeping: 599)
    }
    #expect(try BootstrapShard.merged(shards, keeping: 600).resamples == 0..<600)
  }
}

/// Numbers that were told, in their order.
private final class ProgressLog: @unchecked Sendable {
  private(set) var numbers: [Int] = []

  func add(_ number: Int) -> Bool {
    numbers.append(number)
    return true
  }
}

extension [BootstrapFinding] {
  fileprivate var pair: (BootstrapFinding, BootstrapFinding) { (self[0], self[1]) }
}
