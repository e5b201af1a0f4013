internal import Benchmark
internal import EngineSuites

/// What the benchmark tool calls to learn what there is.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = Benchmark.Configuration(
    metrics: [.wallClock, .throughput, .peakMemoryResident], warmupIterations: 1,
    maxDuration: .milliseconds(500), maxIterations: .max)
  for item in EngineBenchmark.all() {
    var configuration = Benchmark.defaultConfiguration
    configuration.scalingFactor = item.isQuick ? .kilo : .one
    Benchmark(item.name, configuration: configuration) { benchmark in
      try item.run(benchmark.scaledIterations.count)
    }
  }
}
