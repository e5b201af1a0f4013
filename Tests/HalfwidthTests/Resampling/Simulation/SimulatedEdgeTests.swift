import TestSupport
import Testing

@testable import Halfwidth

@Suite struct SimulatedEdgeTests {
  private let plan: ResamplePlan

  init() throws { plan = try ResamplePlan(resamples: 999, seed: 1) }

  private func error(_ statistic: SampleStatistic, _ sample: BootstrapSample) -> ResampleError? {
    do throws(ResampleError) {
      _ = try SimulatedBootstrap(statistic, of: sample)
      return nil
    } catch { return error }
  }

  @Test(arguments: [[2.5, 2.5, 2.5], [1.0], [0.1, 0.1]])
  func `data without variation give points that say so`(_ values: [Double]) throws {
    let sample = try BootstrapSample(values: values)
    for column in [ColumnStatistic.mean, .median, .quantile(0.3), .trimmedMean(0.1)] {
      let bootstrap = try SimulatedBootstrap(.column(column, of: "values"), of: sample)
        .bootstrap(plan)
      for method in BootstrapMethod.allCases where method.hasInterval {
        let finding = method.finding(for: bootstrap)
        #expect(finding.standardError == 0 && finding.bias == 0, "\(column) \(method)")
        if let interval = finding.interval {
          #expect(interval.lower == values[0] && interval.upper == values[0])
        } else {
          #expect(finding.warnings.contains { $0.code == .undefined })
        }
        #expect(finding.warnings.contains { $0.code == .degenerate })
      }
    }
  }

  @Test(arguments: [
    (1e-20, -9.262340089798408), (1e-3, -3.090232306167813), (0.9999, 3.71901648545568),
  ])
  func `one limit at a confidence near 0 or 1 keeps its quantile`(confidence: Double, z: Double)
    throws
  {
    let sample = try BootstrapSample(values: [3, 2, 2, 5])
    let bootstrap = try SimulatedBootstrap(.column(.mean, of: "values"), of: sample).bootstrap(plan)
    let level = try ConfidenceLevel(confidence)
    for side in [IntervalSide.lower, .upper] {
      guard case .limits(let lower, let upper, _) = bootstrap.normalLimits(level: level, side: side)
      else {
        Issue.record("no limits")
        continue
      }
      let centre = bootstrap.estimate - bootstrap.bias
      #expect(abs(upper - (centre + z * bootstrap.standardError)) < 1e-9)
      #expect(abs(lower - (centre - z * bootstrap.standardError)) < 1e-9)
      for method in BootstrapMethod.allCases where method.hasInterval && method != .calibrated {
        let finding = method.finding(for: bootstrap, level: level, side: side)
        #expect(
          finding.interval.map { $0.lower <= $0.upper } ?? !finding.warnings.isEmpty, "\(method)")
        let errors = bootstrap.endpointErrors(method, level: level, side: side)
        #expect(
          errors?.upper?.standardError.isNaN != true && errors?.lower?.standardError.isNaN != true)
      }
    }
  }

  @Test func `statistics that the data leave undefined are refused with the reason`() throws {
    let flat = try BootstrapSample(columns: [.init("x", [1, 1, 1]), .init("y", [1, 2, 3])])
    for statistic in [
      SampleStatistic.correlation("x", "y"), .correlation("y", "x"), .slope("y", on: "x"),
      .ratioOfMeans("y", over: "z"),
    ] {
      #expect(error(statistic, flat) != nil)
    }
    #expect(error(.slope("x", on: "y"), flat) == nil)
    let zero = try BootstrapSample(columns: [.init("x", [-1, 1]), .init("y", [1, 2])])
    guard case .undefinedStatistic = error(.ratioOfMeans("y", over: "x"), zero) else {
      Issue.record("a mean of 0 divides nothing")
      return
    }
    let one = try BootstrapSample(values: [3])
    for column in [ColumnStatistic.variance, .standardDeviation] {
      guard case .undefinedStatistic = error(.column(column, of: "values"), one) else {
        Issue.record("\(column) needs two rows")
        continue
      }
    }
  }

  @Test func `resamples without the statistic are left out and counted`() throws {
    // Of three pairs, a ninth of the resamples draw one pair only.
    let sample = try BootstrapSample(columns: [.init("x", [1, 2, 4]), .init("y", [1, 3, 2])])
    let correlation = try SimulatedBootstrap(.correlation("x", "y"), of: sample)
    let plan = try ResamplePlan(resamples: 9_000, seed: 1)
    let shard = try correlation.run(plan)
    // Six standard deviations about 1,000.
    #expect(abs(shard.undefined - 1_000) < 180)
    let bootstrap = try shard.bootstrap()
    #expect(bootstrap.distribution.range == -1...1)
    #expect(
      bootstrap.warnings.contains {
        $0.message.hasPrefix("\(shard.undefined) of 9000 resamples")
      })
    // Two values that are equal but for their last digits vary still.
    let near = try BootstrapSample(
      columns: [.init("x", [1e9, 1e9 + 1, 1e9 + 2]), .init("y", [1, 2, 4])])
    let found = try SimulatedBootstrap(.correlation("x", "y"), of: near)
    #expect(try found.run(plan).undefined == shard.undefined)
  }

  @Test func `a function without values anywhere is refused, one of the user's errors is not NaN`()
    throws
  {
    let sample = try BootstrapSample(values: [1, 2, 3])
    let nan = SampleStatistic.custom(.init(name: "nothing") { _ in .nan })
    guard case .undefinedStatistic = error(nan, sample) else {
      Issue.record("not a number is no statistic")
      return
    }
    let once = SampleStatistic.custom(
      .init(name: "order") { $0.count == 3 && $0[0] < $0[1] && $0[1] < $0[2] ? 1 : nil })
    let bootstrap = try SimulatedBootstrap(once, of: sample)
    #expect(bootstrap.influence == nil)
    let shard = try bootstrap.run(plan)
    #expect(shard.undefined > 900 && shard.undefined < 999)
    let finding = BootstrapMethod.bca.finding(for: try shard.bootstrap())
    #expect(finding.interval == nil && finding.warnings.contains { $0.code == .undefined })
    #expect(throws: ResampleError.undefinedResamples(of: 1)) {
      try bootstrap.bootstrap(ResamplePlan(resamples: 1, seed: 1))
    }
  }

  @Test func `numbers of very different sizes keep their digits`() throws {
    let sample = try BootstrapSample(columns: [
      .init("x", [1e15, 1e15 + 1, 1e15 + 3, 1e15 + 4]), .init("y", [1e-8, 3e-8, 2e-8, 7e-8]),
    ])
    let plan = try ResamplePlan(resamples: 200, seed: 1)
    let variance = try SimulatedBootstrap(.column(.variance, of: "x"), of: sample)
    expectClose(variance.estimate, 10.0 / 3, relative: 1e-12)
    guard case .values(let values) = try variance.run(plan).replicates else { return }
    #expect(values.contains(0) && values.allSatisfy { $0 >= 0 && $0 < 5.5 })
  }

  @Test func `what would need too much is refused before it begins`() throws {
    let sample = try mixedSample(20)
    let correlation = try SimulatedBootstrap(.correlation("x", "y"), of: sample)
    let most = SimulatedBootstrap.mostValues
    #expect(throws: ResampleError.tooManyInPart(most + 1, limit: most)) {
      try correlation.run(ResamplePlan(resamples: most + 1, seed: 1))
    }
    let huge = try ResamplePlan(resamples: 1 << 40, seed: 1).shard(0, of: 1 << 20)
    #expect(throws: ResampleError.tooManyInnerResamples(200)) {
      try correlation.run(
        huge, request: SimulationRequest(calibration: .init(level: 0.9)))
    }
    #expect(throws: ResampleError.innerResamples(1, allowed: 2...1 << 20)) {
      try correlation.run(
        plan, request: SimulationRequest(calibration: .init(level: 0.9, innerResamples: 1)))
    }
  }

  @Test func `shards that don't belong together are not merged`() throws {
    let sample = try mixedSample(20)
    let bootstrap = try SimulatedBootstrap(.correlation("x", "y"), of: sample)
    let shards = try (0..<3).map { try bootstrap.run(plan.shard($0, of: 3)) }
    #expect(throws: BootstrapShardError.none) { try BootstrapShard.merged([]) }
    #expect(throws: BootstrapShardError.missing(from: 256)) {
      try BootstrapShard.merged([shards[0], shards[2]])
    }
    #expect(throws: BootstrapShardError.missing(from: 0)) {
      try BootstrapShard.merged([shards[1], shards[2]])
    }
    #expect(throws: BootstrapShardError.twice(from: 256)) {
      try BootstrapShard.merged([shards[0], shards[1], shards[1], shards[2]])
    }
    #expect(throws: BootstrapShardError.incomplete(drawn: 256, total: 999)) {
      try shards[0].bootstrap()
    }
    var short = shards[1]
    short.replicates = .values([])
    #expect(throws: BootstrapShardError.self) {
      try BootstrapShard.merged([shards[0], short, shards[2]])
    }
    let changes: [(inout BootstrapShard.Subject) -> Void] = [
      { $0.seed = 2 }, { $0.text = "mean(x)" }, { $0.data = ResampleDigest(value: 1) },
      { $0.total = 1_000 }, { $0.scheme = "balanced" }, { $0.request.studentized = true },
      { $0.estimate = 0 },
    ]
    for change in changes {
      var other = shards[1]
      change(&other.subject)
      #expect(throws: BootstrapShardError.self) {
        try BootstrapShard.merged([shards[0], other, shards[2]])
      }
    }
  }
}
