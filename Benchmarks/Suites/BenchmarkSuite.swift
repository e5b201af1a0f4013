/// An operation of the engine that is timed, and what tells a wrong answer.
public struct EngineBenchmark: Sendable {
  /// `Topic.operation.size`, without slashes and spaces, at which the benchmark tool's files of
  /// thresholds go wrong.
  public let name: String
  /// Whether a thousand calls are timed together, as one would be lost in the clock's grain.
  public let isQuick: Bool
  /// Does the operation so many times, and throws a ``WrongAnswer`` where the first of them is wrong:
  /// each call gives the same answer, so one speaks for all.
  public let run: @Sendable (_ calls: Int) throws -> Void

  /// An operation gave another answer than what is known.
  public struct WrongAnswer: Error, CustomStringConvertible {
    /// The name of the benchmark, and the answer.
    public let description: String
  }

  /// Returns the benchmarks of all topics.
  ///
  /// A topic whose data could not be made would be missing in silence: that stops the program.
  public static func all() -> [EngineBenchmark] {
    let topics: [(inout BenchmarkSuite) -> Void] = [
      randomBenchmarks, distributionBenchmarks, proportionBenchmarks, comparisonBenchmarks,
      pairedBenchmarks, tableBenchmarks, categoricalBenchmarks, idealBenchmarks, kernelBenchmarks,
      replicateBenchmarks, momentMatrixBenchmarks, simulationBenchmarks, reportBenchmarks,
    ]
    var suite = BenchmarkSuite()
    for (number, topic) in topics.enumerated() {
      let before = suite.benchmarks.count
      topic(&suite)
      precondition(suite.benchmarks.count > before, "topic \(number) has no benchmarks")
    }
    return suite.benchmarks
  }
}

/// The list to which each topic adds.
struct BenchmarkSuite {
  private(set) var benchmarks: [EngineBenchmark] = []

  /// Adds a benchmark.
  ///
  /// - Parameters:
  ///   - name: As in ``EngineBenchmark/name``.
  ///   - isQuick: Whether a thousand calls are timed together.
  ///   - body: What is timed.
  ///   - isRight: Says whether an answer is right.
  mutating func measure<Answer>(
    _ name: String, isQuick: Bool = false, _ body: @escaping @Sendable () throws -> Answer,
    isRight: @escaping @Sendable (Answer) -> Bool
  ) {
    precondition(!name.contains { $0 == "/" || $0 == " " }, "\(name) has a slash or a space")
    benchmarks.append(
      EngineBenchmark(name: name, isQuick: isQuick) { calls in
        for call in 0..<calls {
          let answer = try body()
          if call == 0 && !isRight(answer) {
            throw EngineBenchmark.WrongAnswer(
              description: "\(name) gave a wrong answer: \(answer)")
          }
          use(answer)
        }
      })
  }
}

/// Keeps the optimizer from leaving out what nobody reads.
@inline(never)
private func use<Value>(_ value: Value) {
  withExtendedLifetime(value) {}
}

/// Whether two numbers are as near as the tests of the engine ask for, and nearer than a wrong answer.
func isNear(_ value: Double?, _ expected: Double, within relative: Double = 1e-9) -> Bool {
  guard let value else { return false }
  return (value - expected).magnitude <= relative * expected.magnitude
}
