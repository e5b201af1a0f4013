internal import Benchmark
internal import Glibc

/// What the benchmark runner calls to learn what there is.
///
/// With `BENCHMARKS_ONCE` in the environment each runs once: that its answer is right, and not its time.
let benchmarks: @Sendable () -> Void = {
  let isCheck = getenv("BENCHMARKS_ONCE") != nil
  Benchmark.defaultConfiguration = Benchmark.Configuration(
    metrics: [.wallClock, .throughput, .peakMemoryResident], warmupIterations: isCheck ? 0 : 1,
    maxDuration: .milliseconds(500), maxIterations: isCheck ? 1 : .max)
  randomBenchmarks()
  distributionBenchmarks()
  proportionBenchmarks()
  comparisonBenchmarks()
  pairedBenchmarks()
  tableBenchmarks()
  categoricalBenchmarks()
  idealBenchmarks()
  kernelBenchmarks()
  replicateBenchmarks()
  momentMatrixBenchmarks()
  simulationBenchmarks()
  reportBenchmarks()
}

/// Adds a benchmark named `Topic.operation.size`; names may hold no slash and no space, at which the
/// runner's files of thresholds go wrong.
///
/// - Parameters:
///   - isQuick: Whether a thousand calls are timed together, as one would be lost in the clock's grain.
///   - body: What is timed.
///   - isRight: Says whether an answer is right; a wrong one stops the benchmark with an error.
func measure<Answer>(
  _ name: String, isQuick: Bool = false, _ body: @escaping @Sendable () throws -> Answer,
  isRight: @escaping @Sendable (Answer) -> Bool
) {
  precondition(!name.contains { $0 == "/" || $0 == " " }, "\(name) has a slash or a space")
  var configuration = Benchmark.defaultConfiguration
  configuration.scalingFactor = isQuick && configuration.maxIterations > 1 ? .kilo : .one
  Benchmark(name, configuration: configuration) { benchmark in
    for iteration in benchmark.scaledIterations {
      let answer = try body()
      // Each call gives the same answer: the first of those timed together speaks for all.
      if iteration == 0 && !isRight(answer) {
        benchmark.error("\(name) gave a wrong answer: \(answer)")
        return
      }
      blackHole(answer)
    }
  }
}

/// Whether two numbers are as near as the tests of the engine ask for, and nearer than a wrong answer.
func isNear(_ value: Double?, _ expected: Double, within relative: Double = 1e-9) -> Bool {
  guard let value else { return false }
  return (value - expected).magnitude <= relative * expected.magnitude
}
