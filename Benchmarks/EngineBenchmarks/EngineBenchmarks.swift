internal import Benchmark
internal import Halfwidth
internal import Workloads

let benchmarks: @Sendable () -> Void = {
  Benchmark("Proportion.wilson.n50") { benchmark in
    for _ in benchmark.scaledIterations {
      blackHole(ProportionMethod.wilson.interval(for: WorkloadData.proportion))
    }
  }
}
