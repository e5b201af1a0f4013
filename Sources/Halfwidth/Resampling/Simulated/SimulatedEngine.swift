internal import NumericCore

/// Draws rows and finds the statistic of each resample, with whatever else was asked for.
struct SimulatedEngine: Sendable {
  private let kernels: [SimulatedKernel]
  /// How many of a resample's rows come before each part's.
  private let offsets: [Int]
  private let sampler: RowSampler
  private let labels: RowLabels
  private let lattice: StatisticLattice?
  private let request: SimulationRequest
  private let nested: SimulatedNested?

  init(_ bootstrap: SimulatedBootstrap, _ request: SimulationRequest) {
    kernels = bootstrap.kernels
    offsets = bootstrap.offsets
    sampler = bootstrap.sampler
    labels = RowLabels(rows: bootstrap.sample.count)
    lattice = bootstrap.lattice
    self.request = request
    nested =
      request.studentized || request.calibration != nil
      ? SimulatedNested(bootstrap, request) : nil
  }

  /// What one thread collects.
  private struct State: Sendable {
    var counts: [UInt64] = []
    var calibration: [UInt64] = []
    var digest = ResampleDigest()
  }

  /// Where values and pivots go: each resample has its own place, which only its own thread writes.
  @safe private struct Slots: @unchecked Sendable {
    let values: UnsafeMutableBufferPointer<Double>
    let pivots: UnsafeMutableBufferPointer<Double>
    let first: Int
  }

  func run(
    _ plan: ResamplePlan, of bootstrap: SimulatedBootstrap, progress: ResampleProgress?
  ) throws(SimulationError) -> BootstrapShard {
    var values = [Double](repeating: .nan, count: lattice == nil ? plan.count : 0)
    var pivots = [Double](repeating: .nan, count: request.studentized ? plan.count : 0)
    let result = unsafe values.withUnsafeMutableBufferPointer { values in
      unsafe pivots.withUnsafeMutableBufferPointer { pivots in
        let slots = unsafe Slots(
          values: values, pivots: pivots, first: plan.resamples.lowerBound)
        return draw(plan, into: slots, progress: progress)
      }
    }
    let state: State
    switch result {
    case .success(let found): state = found
    case .failure(let error): throw .resample(error)
    }
    let drawn = values.count
    values.removeAll { $0.isNaN }
    pivots.removeAll { $0.isNaN }
    let replicates: BootstrapShard.Replicates
    if let lattice {
      replicates = .counted(
        ResampleHistogram(firstPosition: lattice.positions.lowerBound, counts: state.counts))
    } else {
      replicates = .values(values)
    }
    let calibration = request.calibration.map { _ in
      ResampleHistogram(firstPosition: 0, counts: state.calibration)
    }
    var digest = state.digest
    if case .counted(let histogram) = replicates { histogram.add(to: &digest, as: 0) }
    calibration?.add(to: &digest, as: 1)
    return BootstrapShard(
      subject: bootstrap.subject(plan, request), resamples: plan.resamples,
      replicates: replicates, undefined: drawn - values.count, pivots: pivots,
      calibration: calibration, digest: digest)
  }

  private func draw(
    _ plan: ResamplePlan, into slots: Slots, progress: ResampleProgress?
  ) -> Result<State, ResampleError> {
    let rows = Double(sampler.rows)
    let inner = 1 + (nested?.cost ?? 0)
    let positions = lattice?.positions.count ?? 0
    let calibrated = request.calibration.map { 2 * $0.innerResamples + 1 } ?? 0
    do throws(ResampleError) {
      let states = try ResampleDriver.run(
        plan, unit: sampler.unit, nanoseconds: (20 + rows) * Double(inner), progress: progress
      ) {
        State(
          counts: [UInt64](repeating: 0, count: positions),
          calibration: [UInt64](repeating: 0, count: calibrated))
      } body: { state, resamples in
        ResampleDriver.eachUnit(resamples, unit: sampler.unit) { block, within in
          if sampler.rows <= 1 << 8 {
            draw(UInt8.self, within, block, plan, &state, slots)
          } else if sampler.rows <= 1 << 16 {
            draw(UInt16.self, within, block, plan, &state, slots)
          } else {
            draw(UInt32.self, within, block, plan, &state, slots)
          }
        }
      }
      var sum = states[0]
      for state in states.dropFirst() {
        for i in sum.counts.indices { sum.counts[i] += state.counts[i] }
        for i in sum.calibration.indices { sum.calibration[i] += state.calibration[i] }
        sum.digest = sum.digest + state.digest
      }
      return .success(sum)
    } catch {
      return .failure(error)
    }
  }

  /// Draws some resamples of a block, a few at a time: their rows stay in the fastest cache.
  private func draw<Number: RowNumber>(
    _: Number.Type, _ within: Range<Int>, _ block: Int, _ plan: ResamplePlan, _ state: inout State,
    _ slots: Slots
  ) {
    // Balanced resamples are drawn a thousand at a time.
    let few = max(1, (1 << 14) / (sampler.rows * MemoryLayout<Number>.size))
    let size = sampler.unit == StreamBlock.resamples ? min(within.count, few) : within.count
    var rows: [Number] = []
    var values: [[Double]] = []
    var scratch = SimulatedKernel.Scratch()
    for start in stride(from: within.lowerBound, to: within.upperBound, by: size) {
      let part = start..<min(start + size, within.upperBound)
      sampler.draw(&rows, resamples: part, of: plan.block(block))
      SimulatedKernel.fill(
        &values, count: part.count, by: kernels, offsets: offsets, from: rows.span, &scratch)
      let first = block * sampler.unit + part.lowerBound
      collect(values, first: first, count: part.count, rows: rows, &state, slots)
      if let nested {
        for i in 0..<part.count {
          let own = rows[i * sampler.rows..<(i + 1) * sampler.rows].map {
            UInt32(truncatingIfNeeded: $0)
          }
          let found = nested.find(
            own, parts: values.map { $0[i] }, resample: first + i, plan, &scratch)
          if let pivot = found.pivot {
            unsafe slots.pivots[first + i - slots.first] = pivot
          }
          if let position = found.position { state.calibration[position] += 1 }
        }
      }
    }
  }

  /// Joins the parts' values, and counts or keeps them.
  private func collect<Number: RowNumber>(
    _ values: [[Double]], first: Int, count: Int, rows: [Number], _ state: inout State,
    _ slots: Slots
  ) {
    if let lattice {
      for i in 0..<count {
        var position = 0
        for (factor, values) in zip(lattice.factors, values) { position += factor * Int(values[i]) }
        state.counts[position - lattice.positions.lowerBound] += 1
      }
      return
    }
    let place = first - slots.first
    for i in 0..<count {
      unsafe slots.values[place + i] =
        values.count == 1 ? values[0][i] : values[0][i] - values[1][i]
    }
    for i in 0..<count {
      let own = rows.span.extracting(i * sampler.rows..<(i + 1) * sampler.rows)
      state.digest.add(resample: first + i, rows: labels.sum(own))
    }
  }
}

extension SimulatedKernel {
  /// Writes for each part the values of some resamples.
  static func fill<Number: RowNumber>(
    _ values: inout [[Double]], count: Int, by kernels: [SimulatedKernel], offsets: [Int],
    from rows: Span<Number>, _ scratch: inout Scratch
  ) {
    if values.count != kernels.count || values[0].count != count {
      values = kernels.map { _ in [Double](repeating: 0, count: count) }
    }
    unsafe rows.withUnsafeBufferPointer { rows in
      for (index, kernel) in kernels.enumerated() {
        unsafe values[index].withUnsafeMutableBufferPointer { values in
          unsafe kernel.fill(values, from: rows, offset: offsets[index], scratch: &scratch)
        }
      }
    }
  }
}
