import TestSupport
import Testing

@testable import Halfwidth

@Suite struct BootstrapMethodTests {
  private func proportion(_ x: Int, _ n: Int) throws -> Bootstrap {
    try IdealBootstrap.proportion(BinomialCounts(successes: x, trials: n))
  }

  private let hours = [3.0, 5, 7, 18, 43, 85, 91, 98, 100, 130, 230, 487]

  @Test func `has the slugs of the contract`() {
    #expect(
      BootstrapMethod.allCases.map(\.rawValue) == [
        "bootstrap-se", "normal", "basic", "percentile", "expanded-percentile", "bca",
        "studentized", "abc", "calibrated", "ideal",
      ])
    #expect(!BootstrapMethod.standardError.hasInterval && !BootstrapMethod.ideal.hasInterval)
  }

  @Test func `half ties give the BCa interval of 45 of 50 that scipy gives`() throws {
    // Only those below the estimate would give .76 to .94, all up to it .82 to .98.
    let finding = BootstrapMethod.bca.finding(for: try proportion(45, 50))
    #expect(finding.interval?.lower == 0.78)
    #expect(finding.interval?.upper == 0.96)
    #expect(finding.resamples == .exact)
  }

  @Test func `intervals of a mean are those of R's boot with a million resamples`() throws {
    // boot::aircondit, boot 1.3-28.1; three seeds of R = 1e6, and the spread of their limits.
    let mean = try IdealBootstrap.mean(of: ScoredCounts(values: hours))
    let expected: [(BootstrapMethod, Double, Double, Double)] = [
      (.percentile, 46.777777777777, 191.166666666667, 0.84),
      (.basic, 25.0, 169.388888888889, 0.84),
      (.normal, 34.1, 182.0, 0.84), (.bca, 57.0, 226.1388888888887, 1.67),
    ]
    for (method, lower, upper, tolerance) in expected {
      let interval = try #require(method.finding(for: mean).interval)
      expectClose(interval.lower, lower, absolute: tolerance, method.rawValue)
      expectClose(interval.upper, upper, absolute: tolerance, method.rawValue)
    }
    let finding = BootstrapMethod.bca.finding(for: mean)
    expectClose(finding.acceleration ?? .nan, 0.0937980738838677, relative: 1e-13)
    expectClose(finding.z0 ?? .nan, 0.09843194099313028, absolute: 2e-3)
  }

  @Test func `basic limits are percentile limits reflected, in whole steps`() throws {
    let bootstrap = try proportion(37, 50)
    let percentile = try #require(BootstrapMethod.percentile.finding(for: bootstrap).interval)
    let basic = try #require(BootstrapMethod.basic.finding(for: bootstrap).interval)
    #expect((percentile.lower, percentile.upper) == (0.62, 0.86))
    #expect((basic.lower, basic.upper) == (0.62, 0.86))
    let high = try #require(BootstrapMethod.basic.finding(for: proportion(48, 50)).interval)
    #expect((high.lower, high.upper) == (0.92, 1))
    #expect(high.raw == ConfidenceInterval.RawLimits(lower: 0.92, upper: 1.02))
  }

  @Test func `the normal interval takes the bias off`() throws {
    let median = try IdealBootstrap.quantile(0.5, of: ScoredCounts(values: hours))
    let finding = BootstrapMethod.normal.finding(for: median, level: 0.9)
    let interval = try #require(finding.interval)
    expectClose(
      (interval.lower + interval.upper) / 2, 2 * finding.estimate - finding.mean, relative: 1e-13)
    expectClose(
      interval.halfWidth, 1.6448536269514722 * finding.standardError, relative: 1e-14)
    #expect(finding.bias < -1)
  }

  @Test func `expanded percentiles move the tails as Student's quantiles do`() throws {
    // scipy 1.17: ndtr(t.ppf(alpha, n - 1) * sqrt(n / (n - 1))).
    for (n, tail) in [(12, 0.010756614916552474), (50, 0.02117941121137754)] {
      let bootstrap = try proportion(n / 3, n)
      let finding = BootstrapMethod.expandedPercentile.finding(for: bootstrap)
      expectClose(finding.details.first?.value ?? .nan, tail, relative: 1e-12)
      #expect(finding.interval?.lower == bootstrap.distribution.quantile(tail))
      #expect(finding.interval?.upper == bootstrap.distribution.quantile(upperTail: tail))
    }
    // The smaller of two samples counts.
    let counts = try IndependentCounts(
      BinomialCounts(successes: 3, trials: 12), BinomialCounts(successes: 20, trials: 70))
    let two = BootstrapMethod.expandedPercentile.finding(
      for: try IdealBootstrap.independentDifference(counts))
    expectClose(two.details.first?.value ?? .nan, 0.010756614916552474, relative: 1e-12)
    let one = BootstrapMethod.expandedPercentile.finding(for: try proportion(1, 1))
    #expect(one.interval == nil && one.warnings.contains { $0.code == .undefined })
  }

  @Test func `ABC gives the published interval for a variance`() throws {
    // Efron and Tibshirani (1993), table 14.2: spatial test data, column A, 90%: 116.7 to 260.9.
    let scores: [Double] = [
      48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26,
      30, 41,
    ]
    let functional = BootstrapFunctional(sampleSizes: [26]) { weights in
      let mean = zip(weights, scores).reduce(0) { $0 + $1.0 * $1.1 }
      return zip(weights, scores).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
    }
    let bootstrap = try IdealBootstrap.mean(of: ScoredCounts(values: scores))
    let finding = BootstrapMethod.abc.finding(
      for: bootstrap, level: 0.9, functional: functional)
    expectClose(finding.interval?.lower ?? .nan, 116.7, absolute: 0.05)
    expectClose(finding.interval?.upper ?? .nan, 260.9, absolute: 0.05)
  }

  @Test func `ABC of a mean needs no derivatives, and agrees with them`() throws {
    let mean = try IdealBootstrap.mean(of: ScoredCounts(values: hours))
    let linear = try #require(BootstrapMethod.abc.finding(for: mean).interval)
    // From the closed form, by numpy.
    expectClose(linear.lower, 57.19276216165303, relative: 1e-12)
    expectClose(linear.upper, 226.7172677093899, relative: 1e-12)
    let functional = BootstrapFunctional(sampleSizes: [12]) { [hours] weights in
      zip(weights, hours).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let smooth = try #require(
      BootstrapMethod.abc.finding(for: mean, functional: functional).interval)
    expectClose(smooth.lower, linear.lower, relative: 1e-6)
    expectClose(smooth.upper, linear.upper, relative: 1e-6)
  }

  @Test func `ABC of a ratio is that of its analytic derivatives`() throws {
    // boot::city; the derivatives were worked out by hand and evaluated by numpy.
    let u: [Double] = [138, 93, 61, 179, 48, 37, 29, 23, 30, 2]
    let x: [Double] = [143, 104, 69, 260, 75, 63, 50, 48, 111, 50]
    let functional = BootstrapFunctional(sampleSizes: [10]) { weights in
      zip(weights, x).reduce(0) { $0 + $1.0 * $1.1 }
        / zip(weights, u).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let some = try IdealBootstrap.mean(of: ScoredCounts(values: u))
    let interval = try #require(
      BootstrapMethod.abc.finding(for: some, functional: functional).interval)
    expectClose(interval.lower, 1.261824142804986, relative: 1e-6)
    expectClose(interval.upper, 2.0780849970010724, relative: 1e-6)
    // Without the function of weights there is nothing to differentiate.
    let median = try IdealBootstrap.quantile(0.5, of: ScoredCounts(values: x))
    let finding = BootstrapMethod.abc.finding(for: median)
    #expect(finding.interval == nil && finding.warnings.map(\.code) == [.undefined])
  }

  @Test func `two samples share ABC's direction by their sizes`() throws {
    let counts = try IndependentCounts(
      BinomialCounts(successes: 7, trials: 12), BinomialCounts(successes: 3, trials: 20))
    let difference = try IdealBootstrap.independentDifference(counts)
    let functional = BootstrapFunctional(sampleSizes: [12, 20]) { weights in
      weights[..<7].reduce(0, +) - weights[12..<15].reduce(0, +)
    }
    let linear = try #require(BootstrapMethod.abc.finding(for: difference).interval)
    let smooth = try #require(
      BootstrapMethod.abc.finding(for: difference, functional: functional).interval)
    expectClose(smooth.lower, linear.lower, absolute: 1e-7)
    expectClose(smooth.upper, linear.upper, absolute: 1e-7)
  }

  @Test func `studentized limits come from pivots, or say what is missing`() throws {
    var bootstrap = try proportion(30, 50)
    let missing = BootstrapMethod.studentized.finding(for: bootstrap)
    #expect(missing.interval == nil && missing.warnings.map(\.code) == [.undefined])
    // Pivots -2, -1, 0, 1, 3, a fifth each.
    let pivots = BootstrapDistribution(
      probabilities: [1, 1, 1, 1, 0, 1], origin: -2,
      lattice: BootstrapLattice(offset: 0, step: 1, divisor: 1))
    bootstrap.supplement.studentized = BootstrapPivots(
      distribution: pivots, standardError: 0.07, undefinedShare: 0.01)
    let finding = BootstrapMethod.studentized.finding(for: bootstrap)
    expectClose(finding.interval?.lower ?? .nan, 0.6 - 0.21, relative: 1e-14)
    expectClose(finding.interval?.upper ?? .nan, 0.6 + 0.14, relative: 1e-14)
    bootstrap.supplement.studentized?.undefinedShare = 0.026
    let undefined = BootstrapMethod.studentized.finding(for: bootstrap)
    #expect(undefined.interval == nil && undefined.warnings.map(\.code) == [.undefined])
    #expect(BootstrapMethod.studentized.finding(for: bootstrap, level: 0.9).interval != nil)
  }

  @Test func `calibrated limits are quantiles at the tails that were found`() throws {
    var bootstrap = try proportion(30, 50)
    bootstrap.supplement.calibration = BootstrapCalibration(
      level: 0.95, lowerTail: 0.01, upperTail: 0.004, innerResamples: 1_000)
    let finding = BootstrapMethod.calibrated.finding(for: bootstrap)
    #expect(finding.interval?.lower == bootstrap.distribution.quantile(0.01))
    #expect(finding.interval?.upper == bootstrap.distribution.quantile(0.996))
    let other = BootstrapMethod.calibrated.finding(for: bootstrap, level: 0.9)
    #expect(other.interval == nil && other.warnings.map(\.code) == [.undefined])
  }

  @Test func `one-sided bounds have all of the significance on their side`() throws {
    let bootstrap = try proportion(37, 50)
    for method in BootstrapMethod.allCases where method.hasInterval {
      let two = method.finding(for: bootstrap, level: 0.9).interval
      let lower = method.finding(for: bootstrap, level: 0.95, side: .lower).interval
      let upper = method.finding(for: bootstrap, level: 0.95, side: .upper).interval
      #expect(lower?.lower == two?.lower && lower?.upper == (two == nil ? nil : 1))
      #expect(upper?.upper == two?.upper && upper?.lower == (two == nil ? nil : 0))
    }
  }

  @Test func `BCa past its pole is undefined, and says so`() throws {
    // A distribution far to one side of its estimate, at an extreme level.
    let distribution = BootstrapDistribution(
      probabilities: [1, 1e9], origin: 0, lattice: BootstrapLattice(offset: 0, step: 1, divisor: 1))
    let bootstrap = Bootstrap(
      statistic: "skewed", sampleSizes: [9], estimate: 0.5, distribution: distribution,
      influence: BootstrapInfluence(squares: 1, cubes: -1))
    #expect(BootstrapMethod.bca.finding(for: bootstrap, level: 0.9).interval == nil)
    let bounded = BootstrapMethod.bca.finding(for: bootstrap, level: 0.9, side: .upper)
    #expect(bounded.interval?.upper == 0)
    let outside = Bootstrap(
      statistic: "outside", sampleSizes: [9], estimate: 2, distribution: distribution,
      influence: BootstrapInfluence(squares: 1, cubes: 0))
    let finding = BootstrapMethod.bca.finding(for: outside)
    #expect(finding.interval == nil && finding.z0 == nil)
    #expect(finding.warnings.map(\.code) == [.undefined])
  }
}
