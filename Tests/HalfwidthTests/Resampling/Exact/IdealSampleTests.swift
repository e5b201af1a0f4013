import Halfwidth
import TestSupport
import Testing

/// Exact bootstraps of columns, against all n^n resamples of a few rows.
@Suite struct IdealSampleTests {
  private static let x = [1.0, 2, 2, 5, 9]
  private static let y = [3.0, 1, 4, 4, 8]

  private func sample() throws -> BootstrapSample {
    try BootstrapSample(
      columns: [.init("x", Self.x), .init("y", Self.y)],
      group: SampleLabels(["a", "a", "b", "b", "b"]))
  }

  /// Every resample of the rows 0 ..< n, each as likely as the next.
  private static func resamples(_ n: Int) -> [[Int]] {
    (0..<n).reduce([[]]) { lists, _ in lists.flatMap { list in (0..<n).map { list + [$0] } } }
  }

  /// Compares mean and standard deviation over the resamples, and the probability below the estimate.
  private func expect(
    _ bootstrap: Bootstrap, equals values: [Double?], estimate: Double, _ comment: Comment
  ) {
    let finite = values.compactMap { $0 }
    let n = Double(finite.count)
    let mean = finite.reduce(0, +) / n
    let variance = finite.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
    expectClose(bootstrap.estimate, estimate, absolute: 1e-12, "\(comment)")
    expectClose(bootstrap.mean, mean, absolute: 1e-12, "\(comment)")
    expectClose(bootstrap.standardError, variance.squareRoot(), absolute: 1e-12, "\(comment)")
    let below = Double(finite.filter { $0 < estimate - 1e-9 }.count) / n
    expectClose(
      bootstrap.distribution.lowerTail(below: bootstrap.estimate) ?? .nan, below, absolute: 1e-12,
      "\(comment)")
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  private static func products(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - mean(a)) * ($1.1 - mean(b)) }
  }

  private static func picked(_ values: [Double], _ rows: [Int]) -> [Double] {
    rows.map { values[$0] }
  }

  @Test func `statistics of one column`() throws {
    let cases: [(ColumnStatistic, ([Double]) -> Double)] = [
      (.mean, Self.mean), (.median, { $0.sorted()[2] }), (.quantile(0.3), { $0.sorted()[1] }),
      (.trimmedMean(0.2), { Self.mean(Array($0.sorted()[1..<4])) }),
      (.variance, { Self.products($0, $0) / 4 }),
      (.standardDeviation, { (Self.products($0, $0) / 4).squareRoot() }),
      (.proportion(atLeast: 5), { Double($0.filter { $0 >= 5 }.count) / 5 }),
    ]
    for (statistic, function) in cases {
      expect(
        try SampleStatistic.column(statistic, of: "x").ideal(of: sample()),
        equals: Self.resamples(5).map { function(Self.picked(Self.x, $0)) },
        estimate: function(Self.x), "\(statistic)")
    }
  }

  @Test func `statistics of two columns, where some resamples have none`() throws {
    let cases: [(SampleStatistic, ([Double], [Double]) -> Double?)] = [
      (.ratioOfMeans("x", over: "y"), { Self.mean($0) / Self.mean($1) }),
      (
        .slope("y", on: "x"),
        { x, y in
          let spread = Self.products(x, x)
          return spread > 1e-9 ? Self.products(x, y) / spread : nil
        }
      ),
      (
        .correlation("x", "y"),
        { x, y in
          let spread = Self.products(x, x) * Self.products(y, y)
          return spread > 1e-9 ? Self.products(x, y) / spread.squareRoot() : nil
        }
      ),
      (.pairedDifference(.mean, of: "x", minus: "y"), { Self.mean($0) - Self.mean($1) }),
      (
        // Of two shares, and not the share of the differences.
        .pairedDifference(.proportion(atLeast: 2), of: "x", minus: "y"),
        { x, y in
          Self.mean(x.map { $0 >= 2 ? 1 : 0 }) - Self.mean(y.map { $0 >= 2 ? 1 : 0 })
        }
      ),
    ]
    for (statistic, function) in cases {
      let values = Self.resamples(5).map {
        function(Self.picked(Self.x, $0), Self.picked(Self.y, $0))
      }
      let bootstrap = try statistic.ideal(of: sample())
      expect(
        bootstrap, equals: values, estimate: try #require(function(Self.x, Self.y)), "\(statistic)")
      #expect(bootstrap.warnings.isEmpty == !values.contains(nil), "\(statistic)")
    }
  }

  @Test func `a difference resamples each group on its own`() throws {
    let bootstrap = try SampleStatistic.difference(.median, of: "y").ideal(of: sample())
    var values: [Double] = []
    for first in Self.resamples(2) {
      for second in Self.resamples(3) {
        let b = second.map { Self.y[2 + $0] }.sorted()[1]
        values.append(Self.mean(first.map { Self.y[$0] }) - b)
      }
    }
    expect(bootstrap, equals: values, estimate: -2, "difference of medians")
  }

  @Test func `a sample of one value is a point, and its warning says so`() throws {
    for statistic in [ColumnStatistic.trimmedMean(0.1), .variance, .mean, .median] {
      let input = BootstrapInput.scores(try ScoredCounts(scores: [3], counts: [7]), statistic)
      let finding = BootstrapMethod.percentile.finding(for: try input.ideal())
      #expect(finding.interval?.lower == finding.interval?.upper)
      #expect(finding.warnings.map(\.code) == [.degenerate], "\(statistic)")
    }
  }

  @Test func `coverage at the estimate is that of the reference`() throws {
    // At n = 50 the ideal percentile interval covers .867 at p = .96 and .635 at .98.
    for (successes, expected) in [(48, 0.867), (49, 0.635)] {
      let input = BootstrapInput.proportion(
        try BinomialCounts(successes: successes, trials: 50))
      let coverage = try #require(input.coverageAtEstimate(of: .percentile, level: 0.95))
      expectClose(coverage, expected, absolute: 5e-4, "\(successes)")
    }
    let all = BootstrapInput.proportion(try BinomialCounts(successes: 50, trials: 50))
    #expect(all.coverageAtEstimate(of: .percentile, level: 0.95) == nil)
  }

  @Test func `an exact answer is given unless resamples or the method ask for a simulation`() throws
  {
    let input = BootstrapInput.proportion(try BinomialCounts(successes: 3, trials: 5))
    func reason(_ methods: [BootstrapMethod], given: Bool) throws -> SimulationReason? {
      switch try input.route(for: methods, resamplesGiven: given) {
      case .ideal: nil
      case .simulated(_, let reason): reason
      }
    }
    #expect(try reason([.percentile, .bca, .abc], given: false) == nil)
    #expect(try reason([.percentile], given: true) == .asked)
    #expect(try reason([.percentile, .studentized], given: false) == .method("studentized"))
    let many = BootstrapInput.sample(
      try BootstrapSample(
        columns: [
          .init("x", (0..<40).map { Double($0) }), .init("y", (0..<40).map { Double($0 * $0) }),
        ]),
      .correlation("x", "y"))
    guard case .simulated(_, .tooLarge) = try many.route(for: [.bca], resamplesGiven: false) else {
      Issue.record("the correlation of 40 rows has too many resamples to go through")
      return
    }
  }

  @Test func `counts and their rows have the same exact and simulated estimate`() throws {
    let inputs: [BootstrapInput] = [
      .proportion(try BinomialCounts(successes: 37, trials: 50)),
      .pairedDifference(try PairedCounts(both: 20, firstOnly: 12, secondOnly: 2, neither: 16)),
      .independentDifference(
        try IndependentCounts(
          BinomialCounts(successes: 36, trials: 50), BinomialCounts(successes: 40, trials: 50))),
      .scores(try ScoredCounts(scores: [1, 2, 3, 4], counts: [4, 9, 12, 25]), .median),
      .scoreDifference(
        try ScoredCounts(scores: [1, 2], counts: [4, 9]),
        try ScoredCounts(scores: [1, 2], counts: [7, 5]), .mean),
    ]
    for input in inputs {
      let exact = try input.ideal()
      let simulation = try input.simulation()
      expectClose(simulation.estimate, exact.estimate, absolute: 1e-15, "\(input)")
      let plan = try ResamplePlan(resamples: 9_999, seed: 1)
      let simulated = input.answer(try simulation.bootstrap(plan)).bootstrap
      #expect(simulated.statistic == exact.statistic && simulated.space == exact.space)
      #expect(simulated.alternative == exact.alternative)
      // Five standard errors of a standard deviation of 9,999 nearly normal numbers.
      expectClose(
        simulated.standardError, exact.standardError, absolute: 0.036 * exact.standardError,
        "\(input)")
    }
  }
}
