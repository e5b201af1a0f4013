internal import Halfwidth

/// A simulation that a person waits for: with progress, and stopped by Ctrl-C.
enum WatchedSimulation {
  /// Asks a question; `label` is what errors of its data are about.
  static func run<Value>(
    _ label: String,
    _ ask: (SimulationWatch) throws(BootstrapQuestionError) -> Value
  ) throws(CommandFailure) -> Value {
    var line: ProgressLine?
    defer { line?.end() }
    do throws(BootstrapQuestionError) {
      let value = try ask { total, passes in
        Interruption.watch()
        let shown = ProgressLine(total: total, passes: passes)
        line = shown
        return { drawn in
          shown.show(drawn)
          return !Interruption.wasAsked
        }
      }
      // Asked for after the last batch, it is still before anything is written.
      if line != nil, Interruption.end() { throw .simulation(.cancelled(after: 0)) }
      return value
    } catch {
      if line != nil { Interruption.end() }
      if case .simulation(.cancelled) = error { throw Interruption.failure }
      throw CommandFailure(error, of: label)
    }
  }

  /// What a run to a tolerance took, for people.
  static func remark(_ resamples: Int, to tolerance: SimulationTolerance) -> String {
    "Simulated until the limits are known to \(tolerance.width), which took \(resamples) resamples."
  }

  /// What a long run took, for people: the results themselves are the same on any machine.
  static func remarks(_ resamples: Int?) -> [String] {
    guard let resamples, resamples >= 1_000_000, let bytes = PeakMemory.bytes else { return [] }
    return ["Peak memory: \((bytes + 524_288) / 1_048_576) MiB."]
  }
}

extension CommandFailure {
  /// What the engine refuses, said of the option that asked for it, or of the data.
  init(_ error: BootstrapQuestionError, of label: String) {
    let place =
      switch error.part {
      case .data: label
      case .resamples: "--resamples"
      case .shard: "--shard"
      case .scheme: "--scheme"
      case .population: "--population"
      }
    let isUsage = if case .twoSamples = error { true } else { false }
    self.init(isUsage ? .usage : .badData, place, error.message)
  }
}
