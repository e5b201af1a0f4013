internal import NumericCore

/// Draws rows and finds the statistic of each resample, with whatever else was asked for.
///
/// A resample's rows in part *p* of *P* come from block *P b* + *p* of the stream, *b* being its own
/// block: each part has its words, laid out as `BoundedDraws` says.
struct SimulatedEngine: Sendable {
  private let kernels: [SimulatedKernel]
  private let draws: [BoundedDraws]
  private let lattice: StatisticLattice?
  private let request: SimulationRequest
  private let nested: SimulatedNested?

  init(_ bootstrap: SimulatedBootstrap, _ request: SimulationRequest) {
    let prepared = bootstrap.prepared
    lattice = bootstrap.lattice
    kernels = prepared.parts.indices.map { part in
      SimulatedKernel(
        prepared.form, prepared.parts[part], steps: bootstrap.lattice?.steps[part])
    }
    draws = prepared.parts.map { BoundedDraws(bound: $0.count, draws: $0.count) }
    self.request = request
    nested =
      request.studentized || request.calibration != nil
      ? SimulatedNested(bootstrap, request, kernels: kernels, draws: draws) : nil
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
    let rows = draws.reduce(0) { $0 + $1.draws }
    let inner = 1 + (nested?.cost ?? 0)
    let largest = draws.reduce(0) { max($0, $1.bound) }
    let positions = lattice?.positions.count ?? 0
    let calibrated = request.calibration.map { 2 * $0.innerResamples + 1 } ?? 0
    do throws(ResampleError) {
      let states = try ResampleDriver.run(
        plan, unit: StreamBlock.resamples, nanoseconds: (20 + Double(rows)) * Double(inner),
        progress: progress
      ) {
        State(
          counts: [UInt64](repeating: 0, count: positions),
          calibration: [UInt64](repeating: 0, count: calibrated))
      } body: { state, resamples in
        ResampleDriver.eachUnit(resamples, unit: StreamBlock.resamples) { block, within in
          if largest <= 1 << 8 {
            draw(UInt8.self, within, block, plan, &state, slots)
          } else if largest <= 1 << 16 {
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
  private func draw<Number: DrawnRow>(
    _: Number.Type, _ within: Range<Int>, _ block: Int, _ plan: ResamplePlan, _ state: inout State,
    _ slots: Slots
  ) {
    let longest = draws.reduce(1) { max($0, $1.draws) }
    let size = max(1, min(within.count, (1 << 14) / (longest * MemoryLayout<Number>.size)))
    var rows = draws.map { [Number](repeating: 0, count: $0.draws * size) }
    var values = [[Double]](repeating: [Double](repeating: 0, count: size), count: draws.count)
    var scratch = SimulatedKernel.Scratch()
    var start = within.lowerBound
    while start < within.upperBound {
      let part = start..<min(start + size, within.upperBound)
      for (index, draws) in draws.enumerated() {
        rows[index].resize(to: draws.draws * part.count)
        if values[index].count != part.count {
          values[index] = [Double](repeating: 0, count: part.count)
        }
        var span = rows[index].mutableSpan
        Number.fill(
          &span, by: draws, part, of: plan.block(block * self.draws.count + index))
        unsafe rows[index].withUnsafeBufferPointer { rows in
          unsafe values[index].withUnsafeMutableBufferPointer { values in
            unsafe kernels[index].fill(values, from: rows, scratch: &scratch)
          }
        }
      }
      let first = block * StreamBlock.resamples + part.lowerBound
      collect(values, first: first, count: part.count, rows: rows, &state, slots)
      if let nested {
        for i in 0..<part.count {
          let own = zip(rows, draws).map { rows, draws in
            rows[i * draws.draws..<(i + 1) * draws.draws].map { UInt32(truncatingIfNeeded: $0) }
          }
          let found = nested.find(own, resample: first + i, plan, &scratch)
          if let pivot = found.pivot {
            unsafe slots.pivots[first + i - slots.first] = pivot
          }
          if let position = found.position { state.calibration[position] += 1 }
        }
      }
      start = part.upperBound
    }
  }

  /// Joins the parts' values, and counts or keeps them.
  private func collect<Number: DrawnRow>(
    _ values: [[Double]], first: Int, count: Int, rows: [[Number]], _ state: inout State,
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
    for index in rows.indices {
      let length = draws[index].draws
      unsafe rows[index].withUnsafeBufferPointer { rows in
        for i in 0..<count {
          let own = unsafe UnsafeBufferPointer(rebasing: rows[i * length..<(i + 1) * length])
          state.digest.add(
            resample: (first + i) * draws.count + index,
            rows: unsafe SimulatedGather.fingerprint(own))
        }
      }
    }
  }
}

/// A whole number that holds a row's number.
protocol DrawnRow: FixedWidthInteger, UnsignedInteger, BitwiseCopyable {
  static func fill(
    _ rows: inout MutableSpan<Self>, by draws: BoundedDraws, _ resamples: Range<Int>,
    of block: StreamBlock)
}

extension UInt8: DrawnRow {
  static func fill(
    _ rows: inout MutableSpan<UInt8>, by draws: BoundedDraws, _ resamples: Range<Int>,
    of block: StreamBlock
  ) {
    draws.fill(&rows, resamples: resamples, of: block)
  }
}

extension UInt16: DrawnRow {
  static func fill(
    _ rows: inout MutableSpan<UInt16>, by draws: BoundedDraws, _ resamples: Range<Int>,
    of block: StreamBlock
  ) {
    draws.fill(&rows, resamples: resamples, of: block)
  }
}

extension UInt32: DrawnRow {
  static func fill(
    _ rows: inout MutableSpan<UInt32>, by draws: BoundedDraws, _ resamples: Range<Int>,
    of block: StreamBlock
  ) {
    draws.fill(&rows, resamples: resamples, of: block)
  }
}
