import TestSupport
import Testing

@testable import Halfwidth

@Suite("Resamples under weights")
struct SimulatedWeightedTests {
  private static let smooth: [SampleStatistic] = [
    .column(.mean, of: "x"), .column(.variance, of: "x"), .column(.standardDeviation, of: "x"),
    .column(.proportion(atLeast: 0), of: "x"), .correlation("x", "y"),
    .ratioOfMeans("x", over: "y"), .slope("y", on: "x"),
    .pairedDifference(.mean, of: "x", minus: "y"),
  ]

  private func sample(_ rows: [Int]) throws -> BootstrapSample {
    let (x, y) = numbers(12)
    return try BootstrapSample(
      columns: [.init("x", rows.map { x[$0] }), .init("y", rows.map { y[$0] })])
  }

  private func equal(_ count: Int) -> [Double] { [Double](repeating: 2.5, count: count) }

  private func acceleration(
    _ statistic: SampleStatistic, _ sample: BootstrapSample, _ weights: [Double]
  ) throws -> Double {
    let bootstrap = try SimulatedBootstrap(statistic, of: sample, scheme: .weighted(weights))
    return try #require(bootstrap.influence).acceleration
  }

  /// Of a mean it is a sixth of the skewness over all resamples: here the 4^4 of four rows.
  @Test func `the acceleration of a mean is a sixth of the skewness over all resamples`() throws {
    let x = [1.0, 3, 4, 9]
    let weights = [0.4, 0.3, 0.2, 0.1]
    var moments = [0.0, 0, 0]
    for code in 0..<256 {
      let rows = [code & 3, code >> 2 & 3, code >> 4 & 3, code >> 6 & 3]
      let probability = rows.reduce(1) { $0 * weights[$1] }
      let distance = rows.reduce(0) { $0 + x[$1] } / 4 - 3
      for power in 0..<3 {
        moments[power] += probability * (0...power).reduce(1) { product, _ in product * distance }
      }
    }
    expectClose(moments[0], 0, absolute: 1e-14)
    let bootstrap = try SimulatedBootstrap(
      .column(.mean, of: "values"), of: BootstrapSample(values: x),
      scheme: .weighted([4, 3, 2, 1]))
    let influence = try #require(bootstrap.influence)
    expectClose(influence.squares, moments[1], relative: 1e-13)
    expectClose(influence.cubes, moments[2], relative: 1e-12)
    expectClose(
      influence.acceleration, moments[2] / (moments[1] * moments[1].squareRoot()) / 6,
      relative: 1e-12)
  }

  /// Boot's `empinf(type = "inf", eps = 1e-6)` for the correlations of the CD4 counts and of the law schools (R 4.2.2,
  /// boot 1.3-28.1); the jackknife has .0340 for the first.
  @Test func `equal weights give the infinitesimal jackknife of the field`() throws {
    let cd4 = [
      [
        2.12, 4.35, 3.39, 2.51, 4.04, 5.10, 3.77, 3.35, 4.10, 3.35, 4.15, 3.56, 3.39, 1.88, 2.56,
        2.96, 2.49, 3.03, 2.66, 3,
      ],
      [
        2.47, 4.61, 5.26, 3.02, 6.36, 5.93, 3.93, 4.09, 4.88, 3.81, 4.74, 3.29, 5.55, 2.82, 4.23,
        3.23, 2.56, 4.31, 4.37, 2.4,
      ],
    ]
    let law = [
      [576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594],
      [
        3.39, 3.3, 2.81, 3.03, 3.44, 3.07, 3, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96,
      ],
    ]
    for (columns, expected) in [(cd4, 0.0236358666), (law, -0.0816766835)] {
      let sample = try BootstrapSample(columns: [.init("x", columns[0]), .init("y", columns[1])])
      // The peer differentiates numerically, with steps of a millionth.
      expectClose(
        try acceleration(.correlation("x", "y"), sample, equal(sample.count)), expected,
        relative: 2e-6)
    }
  }

  @Test(arguments: smooth.indices)
  func `whole weights stand for so many rows`(index: Int) throws {
    let statistic = Self.smooth[index]
    let times = [1, 2, 1, 3, 1, 1, 4, 1, 2, 1, 1, 2]
    let rows = times.indices.flatMap { [Int](repeating: $0, count: times[$0]) }
    let (short, long) = (try sample(Array(0..<12)), try sample(rows))
    let weights = times.map(Double.init)
    let own = try acceleration(statistic, short, weights)
    let other = try acceleration(statistic, long, equal(20))
    // The same influences: only the number of draws differs.
    expectClose(own * 12.0.squareRoot(), other * 20.0.squareRoot(), relative: 1e-10)

    let plan = try ResamplePlan(resamples: 500, seed: 3)
    let (one, two) = (
      try SimulatedBootstrap(statistic, of: short, scheme: .weighted(weights)),
      try SimulatedBootstrap(statistic, of: long, scheme: .weighted(equal(20)))
    )
    func abc(_ simulation: SimulatedBootstrap) throws -> (interval: ConfidenceInterval, a: Double) {
      let finding = BootstrapMethod.abc.finding(
        for: try simulation.bootstrap(plan), functional: simulation.functional)
      let a = finding.details.first { $0.name == "abc_acceleration" }?.value
      return (try #require(finding.interval), try #require(a))
    }
    let found = (try abc(one), try abc(two))
    expectClose(found.0.a, own, relative: 1e-5, absolute: 1e-7)
    expectClose(found.1.a, other, relative: 1e-5, absolute: 1e-7)
    // Both are about the weighted statistic.
    #expect(found.0.interval.lower < one.estimate && one.estimate < found.0.interval.upper)
    let widths = (
      found.0.interval.upper - found.0.interval.lower,
      found.1.interval.upper - found.1.interval.lower
    )
    #expect(widths.0 > widths.1)
    #expect(BootstrapMethod.bca.finding(for: try one.bootstrap(plan)).interval != nil)
  }

  /// The difference of the two accelerations falls faster than they do themselves, with the root of n.
  @Test(arguments: smooth.indices)
  func `the jackknife's is near with equal weights, and nearer with more rows`(
    index: Int
  ) throws {
    let statistic = Self.smooth[index]
    var distances: [Double] = []
    for times in [1, 4, 16] {
      let sample = try sample((0..<times).flatMap { _ in 0..<12 })
      let jackknife = try SimulatedBootstrap(statistic, of: sample).influence?.acceleration
      let own = try acceleration(statistic, sample, equal(sample.count))
      distances.append((own - (try #require(jackknife))).magnitude / own.magnitude)
    }
    // Exactly a quarter but for terms of higher order.
    #expect(distances[1] <= 0.3 * distances[0] + 1e-9)
    #expect(distances[2] <= 0.3 * distances[1] + 1e-9)
    if case .column(.mean, _) = statistic { #expect(distances[0] < 1e-12) }
  }

  @Test func `a quantile has no acceleration, and the reason says why`() throws {
    let simulation = try SimulatedBootstrap(
      .column(.median, of: "x"), of: sample(Array(0..<12)),
      scheme: .weighted((1...12).map(Double.init)))
    #expect(simulation.influence == nil && simulation.functional == nil)
    let bootstrap = try simulation.bootstrap(ResamplePlan(resamples: 99, seed: 1))
    #expect(bootstrap.units == .weightedRows)
    for (method, reason) in [
      (
        BootstrapMethod.bca,
        "bca under weights needs the statistic's derivatives by the weights of the rows, and median has "
          + "none; use percentile"
      ),
      (
        .abc,
        "abc needs the statistic as a smooth function of weights, and median comes without one; use "
          + "percentile"
      ),
    ] {
      let finding = method.finding(for: bootstrap, functional: simulation.functional)
      #expect(finding.interval == nil)
      #expect(finding.warnings.contains(AnalysisWarning(code: .undefined, message: reason)))
    }
  }

  @Test func `what doesn't vary has a variance of 0 under weights too`() throws {
    let sample = try BootstrapSample(values: [4, 4, 4, 4])
    for statistic in [ColumnStatistic.variance, .standardDeviation, .mean] {
      let simulation = try SimulatedBootstrap(
        .column(statistic, of: "values"), of: sample, scheme: .weighted([1, 2, 3, 4]))
      #expect(simulation.estimate == (statistic == .mean ? 4 : 0))
      #expect(simulation.influence?.acceleration == 0)
      let bootstrap = try simulation.bootstrap(ResamplePlan(resamples: 99, seed: 1))
      let finding = BootstrapMethod.bca.finding(for: bootstrap)
      #expect(finding.interval?.lower == simulation.estimate)
      #expect(finding.interval?.upper == simulation.estimate)
      let abc = BootstrapMethod.abc.finding(for: bootstrap, functional: simulation.functional)
      #expect(
        abc.warnings.contains {
          $0.message.contains("derivatives by the observations' weights are all 0")
        })
    }
  }
}
