internal import NumericCore

/// Draws rows and finds the statistic of each resample, with whatever else was asked for.
struct SimulatedEngine: Sendable {
  private let engine: ReplicateEngine
  private let evaluator: StatisticEvaluator
  private let lattice: StatisticLattice?
  private let request: SimulationRequest
  private let nested: SimulatedNested?

  init(_ bootstrap: SimulatedBootstrap, _ request: SimulationRequest) {
    evaluator = bootstrap.evaluator
    engine = ReplicateEngine(sampler: bootstrap.sampler, evaluator: evaluator.evaluator)
    lattice = bootstrap.lattice
    self.request = request
    nested =
      request.studentized || request.calibration != nil
      ? SimulatedNested(bootstrap, request) : nil
  }

  /// What one thread counts: resamples at each position, and at each position among their own resamples.
  struct State: Sendable {
    var counts: [UInt64] = []
    var calibration: [UInt64] = []

    mutating func merge(_ other: State) {
      for i in counts.indices { counts[i] += other.counts[i] }
      for i in calibration.indices { calibration[i] += other.calibration[i] }
    }
  }

  func run(
    _ plan: ResamplePlan, of bootstrap: SimulatedBootstrap, progress: ResampleProgress?
  ) throws(ResampleError) -> BootstrapShard {
    let slots = request.studentized ? plan.resamples : 0..<0
    let (pivots, (found, states)) = try ResampleSlots.filled(slots) {
      pivots throws(ResampleError) in try draw(plan, pivots, progress)
    }
    var sum = states[0]
    for state in states.dropFirst() { sum.merge(state) }
    let calibration = request.calibration.map { _ in
      ResampleHistogram(firstPosition: 0, counts: sum.calibration)
    }
    var digest = found?.digest ?? ResampleDigest()
    let replicates: BootstrapShard.Replicates
    if let lattice {
      let histogram = ResampleHistogram(
        firstPosition: lattice.positions.lowerBound, counts: sum.counts)
      histogram.add(to: &digest, as: 0)
      replicates = .counted(histogram)
    } else {
      replicates = .values(found?.values ?? [])
    }
    calibration?.add(to: &digest, as: 1)
    return BootstrapShard(
      subject: bootstrap.subject(plan, request), resamples: plan.resamples,
      replicates: replicates, undefined: found?.undefined ?? 0, pivots: pivots,
      calibration: calibration, digest: digest)
  }

  /// Counts positions, or keeps values.
  private func draw(
    _ plan: ResamplePlan, _ pivots: ResampleSlots, _ progress: ResampleProgress?
  ) throws(ResampleError) -> (ResampleReplicates?, [State]) {
    let each = each(plan, pivots)
    let nanoseconds = nested.map { $0.nanoseconds(engine) } ?? 0
    guard let lattice else {
      return try engine.replicates(
        plan, nanoseconds: nanoseconds, progress: progress, makeState: makeState, each: each)
    }
    let first = lattice.positions.lowerBound
    let states = try engine.run(
      plan, nanoseconds: nanoseconds, progress: progress, makeState: makeState,
      body: { state, _, found, _ in
        for i in found.indices { state.counts[evaluator.position(found[i]) - first] += 1 }
      }, each: each)
    return (nil, states)
  }

  private func makeState() -> State {
    State(
      counts: [UInt64](repeating: 0, count: lattice?.positions.count ?? 0),
      calibration: [UInt64](
        repeating: 0, count: request.calibration.map { 2 * $0.innerResamples + 1 } ?? 0))
  }

  /// What is done with each resample's own resamples; nil where none are asked for.
  private func each(
    _ plan: ResamplePlan, _ pivots: ResampleSlots
  ) -> ReplicateEngine.Each<State>? {
    guard let nested else { return nil }
    return { state, resample, value, rows in
      let found = nested.find(rows, value: value, resample: resample, plan)
      if let pivot = found.pivot { pivots[resample] = pivot }
      if let position = found.position { state.calibration[position] += 1 }
    }
  }
}
