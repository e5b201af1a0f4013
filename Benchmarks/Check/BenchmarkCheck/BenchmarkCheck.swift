internal import EngineSuites
internal import Glibc

/// Runs each benchmark once, for its answer and not for its time: ends with 1 where one is wrong.
@main
enum BenchmarkCheck {
  static func main() {
    let benchmarks = EngineBenchmark.all()
    var failures = 0
    for benchmark in benchmarks {
      do {
        try benchmark.run(1)
      } catch {
        failures += 1
        print("\(benchmark.name): \(error)")
      }
    }
    print("\(benchmarks.count - failures) of \(benchmarks.count) benchmarks gave a right answer")
    if failures > 0 || benchmarks.isEmpty { exit(1) }
  }
}
