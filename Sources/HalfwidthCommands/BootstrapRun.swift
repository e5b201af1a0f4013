internal import Halfwidth

/// A simulation as the command runs it: with progress, and stopped by Ctrl-C.
struct BootstrapRun {
  let simulation: SimulatedBootstrap
  let request: SimulationRequest
  /// What it is about, for errors.
  let label: String

  /// Draws all resamples of a plan.
  func bootstrap(
    _ plan: ResamplePlan, reason: SimulationReason
  ) throws(CommandFailure) -> Bootstrap {
    try watched(plan) { progress throws(SimulationError) in
      try simulation.bootstrap(plan, request: request, reason: reason, progress: progress)
    }
  }

  /// Draws one part of a plan's resamples.
  func shard(
    _ number: ShardNumber, of plan: ResamplePlan
  ) throws(CommandFailure) -> BootstrapShard {
    let part: ResamplePlan
    do {
      part = try plan.shard(number.index - 1, of: number.count)
    } catch {
      throw CommandFailure(status: .badData, place: "--shard", message: error.message)
    }
    return try watched(part) { progress throws(SimulationError) in
      try simulation.run(part, request: request, progress: progress)
    }
  }

  private func watched<Value>(
    _ plan: ResamplePlan,
    _ body: (@escaping ResampleProgress) throws(SimulationError) -> Value
  ) throws(CommandFailure) -> Value {
    Interruption.watch()
    let line = ProgressLine(total: plan.count)
    defer { line.end() }
    do throws(SimulationError) {
      let value = try body { drawn in
        line.show(drawn)
        return !Interruption.wasAsked
      }
      // Asked for after the last batch, it is still before anything is written.
      if Interruption.wasAsked { throw SimulationError.resample(.cancelled(after: plan.count)) }
      return value
    } catch {
      if case .resample(.cancelled) = error { throw Interruption.failure }
      throw CommandFailure(status: .badData, place: label, message: error.message)
    }
  }

  /// What a long run took, for people: the results themselves are the same on any machine.
  static func remarks(_ bootstrap: Bootstrap) -> [String] {
    guard case .simulated(let count, _) = bootstrap.distribution.resamples, count >= 1_000_000,
      let bytes = PeakMemory.bytes
    else { return [] }
    return ["Peak memory: \((bytes + 524_288) / 1_048_576) MiB."]
  }
}

/// Which part of how many, as `2/4`.
struct ShardNumber: Hashable {
  /// From 1.
  let index: Int
  let count: Int

  init(parsing text: String) throws(CommandFailure) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1] else {
      throw CommandFailure(
        status: .usage, place: "--shard",
        message: "'\(text)' is not a part; write which one of how many, such as 1/4")
    }
    guard count >= 1 && count <= 1 << 20 && index >= 1 && index <= count else {
      throw CommandFailure(
        status: .badData, place: "--shard",
        message: "there is no part \(index) of \(count); number the parts from 1")
    }
    self.index = index
    self.count = count
  }
}
