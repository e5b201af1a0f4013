/// The simulation of a question: as many resamples as were asked for, or until all limits are known.
struct SimulationRun {
  /// What draws: rows, or a survey's primary units.
  let source: any BootstrapSimulation
  let reason: SimulationReason
  /// Whose limits are to be known.
  let methods: [BootstrapMethod]
  let level: ConfidenceLevel
  let side: IntervalSide
  /// What is computed beside the statistic.
  let request: SimulationRequest
  let tolerance: SimulationTolerance?

  /// What a run made.
  struct Found {
    var bootstrap: Bootstrap
    var resamples: Int
    /// Whether it went on by itself.
    var isAdaptive = false
    /// What is to be said about how it ended.
    var warnings: [AnalysisWarning] = []
  }

  /// Draws all resamples of a plan, and with a tolerance more until all methods' limits are known to it.
  func bootstrap(
    _ plan: ResamplePlan, _ watch: SimulationWatch
  ) throws(BootstrapQuestionError) -> Found {
    do throws(ResampleError) {
      if let tolerance {
        return try adaptive(plan, tolerance, watch(tolerance.limit, 1))
      }
      let progress = watch(plan.count, source.passes(of: plan, for: intervals))
      return Found(bootstrap: try drawn(plan, progress), resamples: plan.count)
    } catch {
      throw .simulation(error)
    }
  }

  /// Draws one part of a run.
  func shard(
    _ part: ResamplePlan, _ watch: SimulationWatch
  ) throws(BootstrapQuestionError) -> BootstrapShard {
    try translating(
      BootstrapQuestionError.simulation,
      source.run(part, request: request, progress: watch(part.count, 1)))
  }

  private var intervals: SimulationIntervals {
    SimulationIntervals(methods, level: level, side: side)
  }

  private func drawn(
    _ plan: ResamplePlan, _ progress: @escaping ResampleProgress
  ) throws(ResampleError) -> Bootstrap {
    try source.bootstrap(
      plan, request: request, for: intervals, reason: reason, progress: progress)
  }

  /// One method at a time, the ones that need most resamples first: the others are then mostly done.
  private func adaptive(
    _ plan: ResamplePlan, _ tolerance: SimulationTolerance, _ progress: @escaping ResampleProgress
  ) throws(ResampleError) -> Found {
    let order = BootstrapMethod.allCases.reversed().filter {
      methods.contains($0) && $0.hasInterval
    }
    var plan = plan
    var found: AdaptiveBootstrap?
    for method in order {
      if let found, isKnown(method, of: found, to: tolerance.width) { continue }
      let more = try source.adaptive(
        tolerance: tolerance.width, method: method, level: level, side: side,
        plan: plan, limit: tolerance.limit, request: request, reason: reason,
        progress: progress)
      found = more
      plan = try ResamplePlan(
        resamples: more.resamples, seed: plan.seed, threads: plan.threads)
    }
    guard let found else {
      return Found(bootstrap: try drawn(plan, progress), resamples: plan.count)
    }
    let open = order.filter { !isKnown($0, of: found, to: tolerance.width) }
    var warnings: [AnalysisWarning] = []
    if !open.isEmpty {
      warnings.add(
        .toleranceNotReached,
        "the limit of \(found.resamples) resamples was reached before the limits of "
          + open.map(\.rawValue).joined(separator: ", ") + " were known to \(tolerance.width)")
    }
    return Found(
      bootstrap: found.bootstrap, resamples: found.resamples, isAdaptive: true, warnings: warnings)
  }

  /// Whether simulation leaves a method's limits open by no more than was tolerated, or has nothing to do
  /// with them.
  private func isKnown(
    _ method: BootstrapMethod, of found: AdaptiveBootstrap, to width: Double
  ) -> Bool {
    let finding = method.finding(
      for: found.bootstrap, level: level, side: side,
      functional: source.functional)
    return finding.monteCarlo?.widths.allSatisfy { $0 <= width } ?? true
  }
}

extension SimulationOptions {
  /// The resamples to draw; as many as usual where nobody gave a number.
  func plan(usual: Int) throws(BootstrapQuestionError) -> ResamplePlan {
    try translating(
      BootstrapQuestionError.resamples,
      ResamplePlan(resamples: resamples ?? usual, seed: seedOrFresh, threads: threads))
  }
}
