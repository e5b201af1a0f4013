internal import Halfwidth
internal import Workloads

/// The simulated bootstrap as a caller has it: a sample, a statistic, an interval.
func simulationBenchmarks(_ suite: inout BenchmarkSuite) {
  guard let (x, y) = try? WorkloadData.pairs(),
    let sample = try? BootstrapSample(columns: [
      BootstrapSample.Column("x", x), BootstrapSample.Column("y", y),
    ])
  else { return }
  let observed = 0.408
  let statistics: [(SampleStatistic, Double)] = [
    (.column(.mean, of: "x"), x.reduce(0, +) / Double(x.count)),
    (.column(.median, of: "x"), x.sorted()[250]), (.column(.variance, of: "x"), 1),
    (.correlation("x", "y"), observed), (.slope("y", on: "x"), observed),
  ]
  for (statistic, expected) in statistics {
    guard let simulated = try? SimulatedBootstrap(statistic, of: sample) else { continue }
    suite.measure("Simulated.\(statistic.name).B10000") {
      BootstrapMethod.bca.finding(
        for: try simulated.bootstrap(ResamplePlan(resamples: 10_000, seed: 1)))
    } isRight: { (finding: BootstrapFinding) in
      finding.interval.map { $0.lower - 0.2 < expected && expected < $0.upper + 0.2 } ?? false
    }
  }
  suite.measure("Simulated.jackknife.n500") {
    try SimulatedBootstrap(.correlation("x", "y"), of: sample)
  } isRight: {
    isNear($0.estimate, observed, within: 0.05)
  }
}
