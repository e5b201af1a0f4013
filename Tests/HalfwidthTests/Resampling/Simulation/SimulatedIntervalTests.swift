import NumericCore
import TestSupport
import Testing

@testable import Halfwidth

@Suite struct SimulatedIntervalTests {
  @Test func `order statistics are as near as the confidence allows`() throws {
    for (count, p) in [(999, 0.5), (9_999, 0.025), (199, 0.9), (9_999, 0.975), (20, 0.025)] {
      let bracket = OrderStatisticBracket(resamples: count, confidence: 0.99, z: 2.576)
      let (lower, upper) = bracket.ranks(p)
      // Plain sums of the probabilities that so many resamples lie below the quantile.
      let binomial = BinomialDistribution(trials: count, probability: p)
      func below(_ rank: Int) -> Double {
        (0..<max(rank, 0)).reduce(0) { $0 + binomial.probability(of: $1) }
      }
      #expect(below(lower) <= 0.005 && below(lower + 1) > 0.005, "\(count) \(p)")
      let above = 1 - below(upper)
      #expect(above <= 0.005 + 1e-12 && 1 - below(upper - 1) > 0.005, "\(count) \(p)")
    }
  }

  @Test func `brackets hold the limits of other runs as often as they say`() throws {
    // The limit of 50,000 resamples stands for that of endless many: its error is a tenth of theirs.
    let bootstrap = try SimulatedBootstrap(.correlation("x", "y"), of: mixedSample(12))
    let methods: [BootstrapMethod] = [
      .percentile, .basic, .expandedPercentile, .bca, .normal, .studentized,
    ]
    let request = SimulationRequest(studentized: true)
    let many = try bootstrap.bootstrap(
      ResamplePlan(resamples: 49_999, seed: 1_000, threads: 2), request: request)
    let runs = 40
    var outside = [Int](repeating: 0, count: methods.count)
    for seed in 1...UInt64(runs) {
      let one = try bootstrap.bootstrap(
        ResamplePlan(resamples: 499, seed: seed), request: request)
      for (index, method) in methods.enumerated() {
        let limits = try #require(method.finding(for: many).interval)
        let errors = try #require(method.finding(for: one).monteCarlo)
        #expect(errors.confidence == 0.99)
        for (limit, end) in [
          (limits.raw?.lower ?? limits.lower, errors.lower),
          (limits.raw?.upper ?? limits.upper, errors.upper),
        ] {
          let bracket = try #require(end).bracket
          let clipped = min(1, max(-1, limit))
          if !bracket.contains(clipped) { outside[index] += 1 }
          #expect(end?.standardError ?? 0 > 0 || clipped.magnitude == 1, "\(method)")
        }
      }
    }
    // 80 limits, of which about 0.8 are outside; 9 or more have a probability below 1e-6.
    for (method, count) in zip(methods, outside) { #expect(count < 9, "\(method): \(count)") }
    // Brackets a few times too wide would never be left by their standard errors either.
    let one = try bootstrap.bootstrap(ResamplePlan(resamples: 9_999, seed: 1))
    let errors = try #require(BootstrapMethod.percentile.finding(for: one).monteCarlo?.lower)
    let width = errors.bracket.upperBound - errors.bracket.lowerBound
    #expect(width > 4 * errors.standardError && width < 7 * errors.standardError)
  }

  @Test func `standard errors are those of repeated runs`() throws {
    let bootstrap = try SimulatedBootstrap(.correlation("x", "y"), of: mixedSample(20))
    let methods: [BootstrapMethod] = [.percentile, .bca, .normal]
    var found = methods.map { _ in (limits: [Double](), errors: [Double]()) }
    for seed in 1...100 as ClosedRange<UInt64> {
      let one = try bootstrap.bootstrap(ResamplePlan(resamples: 1_999, seed: seed))
      for (index, method) in methods.enumerated() {
        let finding = method.finding(for: one)
        found[index].limits.append(finding.interval?.lower ?? .nan)
        found[index].errors.append(finding.monteCarlo?.lower?.standardError ?? .nan)
      }
    }
    for (method, (limits, errors)) in zip(methods, found) {
      let mean = limits.reduce(0, +) / 100
      let spread = (limits.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 99).squareRoot()
      let said = errors.reduce(0, +) / 100
      // The spread of 100 is known to about a fourteenth.
      #expect(said / spread > 0.7 && said / spread < 1.5, "\(method): \(said) \(spread)")
    }
  }

  @Test func `exact distributions and one-sided limits have no error of the other side`() throws {
    let ideal = try IdealBootstrap.proportion(BinomialCounts(successes: 37, trials: 50))
    #expect(ideal.endpointErrors(.percentile, level: 0.95) == nil)
    let bootstrap = try SimulatedBootstrap(.correlation("x", "y"), of: mixedSample(20))
    let one = try bootstrap.bootstrap(ResamplePlan(resamples: 999, seed: 1))
    let errors = try #require(one.endpointErrors(.bca, level: 0.95, side: .lower))
    #expect(errors.lower != nil && errors.upper == nil)
    // Ten resamples say nothing about what lies beyond them.
    let few = try bootstrap.bootstrap(ResamplePlan(resamples: 10, seed: 1))
    let open = try #require(few.endpointErrors(.percentile, level: 0.95))
    #expect(open.lower?.bracket.lowerBound == -1 && open.upper?.bracket.upperBound == 1)
  }

  @Test func `a lattice's bracket ends at its points`() throws {
    let sample = try mixedSample(50)
    let bootstrap = try SimulatedBootstrap(.column(.mean, of: "score"), of: sample)
    let one = try bootstrap.bootstrap(ResamplePlan(resamples: 999, seed: 1))
    let lower = try #require(
      BootstrapMethod.percentile.finding(for: one).monteCarlo?.lower)
    let lattice = try #require(one.distribution.lattice)
    expectClose(lattice.value(at: 1) - lattice.value(at: 0), 0.02, absolute: 1e-12)
    let first = try #require(lattice.position(of: lower.bracket.lowerBound))
    let last = try #require(lattice.position(of: lower.bracket.upperBound))
    #expect(last > first)
  }

  @Test func `adaptive runs end where they should, as if it had been one run`() throws {
    let sample = try mixedSample(30)
    let plan = try ResamplePlan(resamples: 999, seed: 6)
    let correlation = try SimulatedBootstrap(.correlation("x", "y"), of: sample)
    let found = try correlation.adaptive(tolerance: 0.01, method: .percentile, plan: plan)
    #expect(found.outcome == .tolerance && found.resamples > 999)
    #expect((found.resamples + 1) % 1_000 == 0)
    let errors = try #require(found.finding.monteCarlo)
    for end in [errors.lower, errors.upper] {
      let bracket = try #require(end).bracket
      #expect(bracket.upperBound - bracket.lowerBound <= 0.01)
    }
    let once = try correlation.bootstrap(ResamplePlan(resamples: found.resamples, seed: 6))
    #expect(once == found.bootstrap)

    let stopped = try correlation.adaptive(
      tolerance: 1e-9, method: .percentile, plan: plan, limit: 5_000)
    #expect(stopped.outcome == .limit && stopped.resamples == 5_000)

    let mean = try SimulatedBootstrap(.column(.proportion(atLeast: 3), of: "score"), of: sample)
    let point = try mean.adaptive(
      tolerance: 1e-9, method: .percentile, plan: plan, limit: 100_000_000)
    #expect(point.outcome == .latticePoint)
    let ideal = try mean.statistic.ideal(of: sample)
    let limits = BootstrapMethod.percentile.finding(for: ideal).interval
    #expect(point.finding.interval?.lower == limits?.lower)
    #expect(point.finding.interval?.upper == limits?.upper)
    let whole = try mean.bootstrap(ResamplePlan(resamples: point.resamples, seed: 6))
    #expect(whole == point.bootstrap)

    #expect(throws: ResampleError.tolerance(0)) {
      try correlation.adaptive(tolerance: 0, plan: plan)
    }
    let none = try correlation.adaptive(tolerance: 0.1, method: .standardError, plan: plan)
    #expect(none.outcome == .noInterval && none.resamples == 999)
  }

  @Test func `nested variances are near the formula's, and say when they are 0`() throws {
    let (x, _) = numbers(20)
    let sample = try BootstrapSample(values: x)
    let mean = try SimulatedBootstrap(.column(.mean, of: "values"), of: sample)
    let custom = try SimulatedBootstrap(
      .custom(
        .init(name: "mean") { rows in
          var sum = 0.0
          for i in rows.indices { sum += x[Int(rows[i])] }
          return sum / Double(rows.count)
        }), of: sample)
    let plan = try ResamplePlan(resamples: 1_999, seed: 12)
    let request = SimulationRequest(studentized: true, varianceResamples: 100)
    let formula = try #require(
      BootstrapMethod.studentized.finding(for: mean.bootstrap(plan, request: request)).interval)
    let nested = try #require(
      BootstrapMethod.studentized.finding(for: custom.bootstrap(plan, request: request)).interval)
    // The pivots of a hundred inner resamples have errors of about 7%.
    let width = formula.upper - formula.lower
    expectClose(nested.lower, formula.lower, absolute: 0.15 * width)
    expectClose(nested.upper, formula.upper, absolute: 0.15 * width)

    // 36% of the resamples of 49 of 50 are 50 of 50, without any variance.
    let yes = try BootstrapSample(values: [Double](repeating: 1, count: 49) + [0])
    let share = try SimulatedBootstrap(.column(.proportion(atLeast: 1), of: "values"), of: yes)
    let bootstrap = try share.bootstrap(plan, request: request)
    let finding = BootstrapMethod.studentized.finding(for: bootstrap)
    #expect(finding.interval == nil && finding.warnings.contains { $0.code == .undefined })
    expectClose(
      bootstrap.supplement.studentized?.undefinedShare ?? .nan, 0.364, absolute: 0.06)
  }

  @Test func `a double bootstrap widens what covers too little`() throws {
    // Percentile intervals of a mean of 10 are too short: at 90% by about the ratio of the normal
    // quantile with divisor n to Student's, 1.645 sqrt(.9) to 1.833. So the tails are about those of
    // the expanded percentile interval, .027 instead of .05. Symmetric data give the same on both
    // sides.
    let (x, _) = numbers(5)
    let mean = try SimulatedBootstrap(
      .column(.mean, of: "values"), of: BootstrapSample(values: x + x.map { -$0 }))
    let request = SimulationRequest(calibration: .init(level: 0.9, innerResamples: 199))
    let bootstrap = try mean.bootstrap(ResamplePlan(resamples: 1_999, seed: 2), request: request)
    let calibration = try #require(bootstrap.supplement.calibration)
    let tail = StandardNormal.upperTail(at: 1.8331129 * (10.0 / 9).squareRoot())
    expectClose(calibration.lowerTail, tail, absolute: 0.012)
    expectClose(calibration.upperTail, tail, absolute: 0.012)
    let wide = try #require(
      BootstrapMethod.calibrated.finding(for: bootstrap, level: 0.9).interval)
    let narrow = try #require(
      BootstrapMethod.percentile.finding(for: bootstrap, level: 0.9).interval)
    #expect(wide.upper > narrow.upper && wide.lower < narrow.lower)
    // At another level it was not calibrated.
    #expect(BootstrapMethod.calibrated.finding(for: bootstrap, level: 0.95).interval == nil)
  }

  @Test func `intervals of made-up data cover about as often as they say`() throws {
    // Student's t covers a normal mean exactly, and the studentized bootstrap of 15 values nearly so.
    var covered = 0
    let samples = 300
    for seed in 1...UInt64(samples) {
      let (x, _) = numbers(15, seed: seed)
      let mean = try SimulatedBootstrap(
        .column(.mean, of: "values"), of: BootstrapSample(values: x))
      let bootstrap = try mean.bootstrap(
        ResamplePlan(resamples: 399, seed: seed), request: SimulationRequest(studentized: true))
      let finding = BootstrapMethod.studentized.finding(for: bootstrap, level: 0.9)
      if finding.interval?.contains(0) == true { covered += 1 }
    }
    // Between the counts that a coverage of .87 falls below, and one of .93 goes above, once in 10^6.
    let low = BinomialDistribution(trials: samples, probability: 0.87)
    let high = BinomialDistribution(trials: samples, probability: 0.93)
    #expect(low.probability(atMost: covered) > 1e-6 && high.probability(atLeast: covered) > 1e-6)
  }
}
