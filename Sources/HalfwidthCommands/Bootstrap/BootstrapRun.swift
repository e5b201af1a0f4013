internal import Halfwidth

/// A simulation as the command runs it: with progress, and stopped by Ctrl-C.
struct BootstrapRun {
  /// What draws: rows, or a survey's primary units.
  let source: any BootstrapSimulation
  let request: SimulationRequest
  let reason: SimulationReason
  /// What it is about, for errors.
  let label: String
  /// Which limits.
  var side = IntervalSide.two
  /// Whether nobody watches: no progress is shown, and Ctrl-C is somebody else's.
  var isUnattended = false

  /// How small the error has to be, and when to give up.
  struct Tolerance {
    var width: Double
    var limit: Int
  }

  /// What a run made, and what is to be said about how it ended.
  struct Found {
    var bootstrap: Bootstrap
    var remarks: [String] = []
    var warnings: [AnalysisWarning] = []
  }

  /// Draws all resamples of a plan, and with a tolerance more until all methods' limits are known to
  /// it.
  func bootstrap(
    _ plan: ResamplePlan, methods: [BootstrapMethod], level: ConfidenceLevel,
    until tolerance: Tolerance?
  ) throws(CommandFailure) -> Found {
    guard let tolerance else {
      let intervals = SimulationIntervals(methods, level: level, side: side)
      let passes = source.passes(of: plan, for: intervals)
      return try watched(plan.count, passes: passes) { progress throws(SimulationError) in
        Found(
          bootstrap: try source.bootstrap(
            plan, request: request, for: intervals, reason: reason, progress: progress))
      }
    }
    return try watched(tolerance.limit) { progress throws(SimulationError) in
      try adaptive(source, plan, methods, level, tolerance, progress)
    }
  }

  /// One method at a time, the ones that need most resamples first: the others are then mostly done.
  private func adaptive(
    _ simulation: any BootstrapSimulation, _ plan: ResamplePlan, _ methods: [BootstrapMethod],
    _ level: ConfidenceLevel,
    _ tolerance: Tolerance, _ progress: @escaping ResampleProgress
  ) throws(SimulationError) -> Found {
    let order = BootstrapMethod.allCases.reversed().filter { methods.contains($0) }
    var plan = plan
    var found: AdaptiveBootstrap?
    for method in order where method.hasInterval {
      if let found,
        isKnown(method, of: found, by: simulation, level: level, to: tolerance.width)
      {
        continue
      }
      let more = try simulation.adaptive(
        tolerance: tolerance.width, method: method, level: level, side: side, plan: plan,
        limit: tolerance.limit, request: request, reason: reason, progress: progress)
      found = more
      do {
        plan = try ResamplePlan(
          resamples: more.resamples, seed: plan.seed, threads: plan.threads)
      } catch {
        throw .resample(error)
      }
    }
    guard let found else {
      return Found(
        bootstrap: try simulation.bootstrap(
          plan, request: request, for: SimulationIntervals(methods, level: level, side: side),
          reason: reason, progress: progress))
    }
    let open = order.filter { method in
      method.hasInterval
        && !isKnown(method, of: found, by: simulation, level: level, to: tolerance.width)
    }
    if open.isEmpty {
      return Found(
        bootstrap: found.bootstrap,
        remarks: [
          "Simulated until the limits are known to \(tolerance.width), which took "
            + "\(found.resamples) resamples."
        ])
    }
    return Found(
      bootstrap: found.bootstrap,
      warnings: [
        AnalysisWarning(
          code: .toleranceNotReached,
          message: "the limit of \(found.resamples) resamples was reached before the limits of "
            + open.map(\.rawValue).joined(separator: ", ") + " were known to \(tolerance.width)")
      ])
  }

  /// Whether simulation leaves a method's limits open by no more than was tolerated, or has nothing to
  /// do with them.
  private func isKnown(
    _ method: BootstrapMethod, of found: AdaptiveBootstrap, by simulation: any BootstrapSimulation,
    level: ConfidenceLevel, to width: Double
  ) -> Bool {
    let finding = method.finding(
      for: found.bootstrap, level: level, side: side, functional: simulation.functional)
    return [finding.monteCarlo?.lower, finding.monteCarlo?.upper].allSatisfy { endpoint in
      endpoint.map { $0.bracket.upperBound - $0.bracket.lowerBound <= width } ?? true
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
    return try watched(part.count) { progress throws(SimulationError) in
      try source.run(part, request: request, progress: progress)
    }
  }

  private func watched<Value>(
    _ total: Int, passes: Int = 1,
    _ body: (@escaping ResampleProgress) throws(SimulationError) -> Value
  ) throws(CommandFailure) -> Value {
    try Self.watched(total, passes: passes, label, isUnattended: isUnattended, body)
  }

  /// Runs a simulation with progress, stopped by Ctrl-C; `label` is what its errors are about.
  static func watched<Value>(
    _ total: Int, passes: Int = 1, _ label: String, isUnattended: Bool = false,
    _ body: (@escaping ResampleProgress) throws(SimulationError) -> Value
  ) throws(CommandFailure) -> Value {
    if isUnattended {
      do throws(SimulationError) {
        return try body { _ in true }
      } catch {
        throw CommandFailure(status: .badData, place: label, message: error.message)
      }
    }
    Interruption.watch()
    let line = ProgressLine(total: total, passes: passes)
    defer { line.end() }
    do throws(SimulationError) {
      let value = try body { drawn in
        line.show(drawn)
        return !Interruption.wasAsked
      }
      // Asked for after the last batch, it is still before anything is written.
      if Interruption.wasAsked { throw SimulationError.resample(.cancelled(after: total)) }
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
