internal import NumericCore

/// Draws rows, and finds a real number of each resample: the one way to all statistics that are not found
/// from counts alone.
struct ReplicateEngine: Sendable {
  let sampler: RowSampler
  let evaluator: ReplicateEvaluator

  /// Something done with each resample by itself: its number, what the evaluator found, and its rows.
  typealias Each<State> =
    @Sendable (_ state: inout State, _ resample: Int, _ value: Double, _ rows: [UInt32]) -> Void

  /// Draws a plan's resamples and keeps all replicates.
  ///
  /// - Throws: ``ResampleError/resamples(_:)`` for more than ``ResampleReplicates/most``;
  ///   ``ResampleError/cancelled(after:)`` where `progress` returned false.
  /// - Complexity: O(rows) time and 8 bytes for each resample.
  func replicates(
    _ plan: ResamplePlan, progress: ResampleProgress?
  ) throws(ResampleError) -> ResampleReplicates {
    try replicates(plan, progress: progress, makeState: { true }, each: nil).replicates
  }

  /// Keeps all replicates, and does something with each resample by itself where `each` is given.
  func replicates<State: Sendable>(
    _ plan: ResamplePlan, nanoseconds: Double = 0, progress: ResampleProgress?,
    makeState: @Sendable () -> State, each: Each<State>?
  ) throws(ResampleError) -> (replicates: ResampleReplicates, states: [State]) {
    guard plan.count <= ResampleReplicates.most else { throw .resamples(plan.count) }
    var own: Each<(digest: ResampleDigest, own: State)>?
    if let each {
      own = { state, resample, value, rows in each(&state.own, resample, value, rows) }
    }
    let (values, states) = try ResampleSlots.filled(plan.resamples) {
      slots throws(ResampleError) in
      try run(
        plan, nanoseconds: nanoseconds, progress: progress,
        makeState: { (digest: ResampleDigest(), own: makeState()) },
        body: { state, resamples, found, labels in
          for (i, resample) in resamples.enumerated() {
            slots[resample] = found[i]
            state.digest.add(resample: resample, rows: labels[i])
          }
        }, each: own)
    }
    let replicates = ResampleReplicates(
      resamples: plan.resamples, values: values, undefined: plan.count - values.count,
      digest: states.reduce(ResampleDigest()) { $0 + $1.digest })
    return (replicates, states.map(\.own))
  }

  /// Hands replicates, some at a time, to `body`; they are not finite where they are not defined.
  ///
  /// - Parameters:
  ///   - nanoseconds: About what `each` costs.
  ///   - body: Gets the numbers of consecutive resamples, their replicates and the sums of their rows'
  ///     labels.
  ///   - each: Gets each of them again, with its rows.
  func run<State: Sendable>(
    _ plan: ResamplePlan, nanoseconds: Double = 0, progress: ResampleProgress?,
    makeState: @Sendable () -> State,
    body:
      @Sendable (
        inout State, _ resamples: Range<Int>, _ values: Span<Double>, _ labels: Span<UInt64>
      ) -> Void,
    each: Each<State>? = nil
  ) throws(ResampleError) -> [State] {
    let cost = (sampler.nanoseconds + evaluator.nanoseconds) * Double(sampler.draws)
    return try ResampleDriver.run(
      plan, unit: sampler.unit, nanoseconds: 10 + cost + nanoseconds, progress: progress,
      makeState: makeState
    ) { state, resamples in
      if sampler.rows <= 1 << 8 {
        run(UInt8.self, plan, resamples, &state, body, each)
      } else if sampler.rows <= 1 << 16 {
        run(UInt16.self, plan, resamples, &state, body, each)
      } else {
        run(UInt32.self, plan, resamples, &state, body, each)
      }
    }
  }

  private func run<State: Sendable, Row: RowNumber>(
    _: Row.Type, _ plan: ResamplePlan, _ resamples: Range<Int>, _ state: inout State,
    _ body: @Sendable (inout State, Range<Int>, Span<Double>, Span<UInt64>) -> Void,
    _ each: Each<State>?
  ) {
    var rows: [Row] = []
    var values: [Double] = []
    var labels: [UInt64] = []
    ResampleDriver.eachUnit(resamples, unit: sampler.unit) { unit, within in
      // Some 32 KB of rows at a time, unless the scheme draws all: enough to warm the table.
      let most = sampler.drawsWholeUnits ? within.count : max(8, 16_384 / max(1, sampler.draws))
      for start in stride(from: within.lowerBound, to: within.upperBound, by: most) {
        let part = start..<min(start + most, within.upperBound)
        sampler.draw(&rows, resamples: part, of: plan.block(unit))
        evaluator.evaluate(rows, resamples: part.count, into: &values, labels: &labels)
        let first = unit * sampler.unit + part.lowerBound
        body(&state, first..<first + part.count, values.span, labels.span)
        guard let each else { continue }
        for i in 0..<part.count {
          let own = rows[i * sampler.draws..<(i + 1) * sampler.draws]
          each(&state, first + i, values[i], own.map { UInt32(truncatingIfNeeded: $0) })
        }
      }
    }
  }
}

/// A number for each resample of a range, written by several threads, each to its own resamples.
@safe struct ResampleSlots: @unchecked Sendable {
  private let numbers: UnsafeMutableBufferPointer<Double>
  private let first: Int

  /// Returns the finite numbers that `body` wrote, in the order of the resamples.
  static func filled<Result>(
    _ resamples: Range<Int>, _ body: (ResampleSlots) throws(ResampleError) -> Result
  ) throws(ResampleError) -> (numbers: [Double], result: Result) {
    var numbers = [Double](repeating: .nan, count: resamples.count)
    let result = try unsafe numbers.withUnsafeMutableBufferPointer {
      buffer throws(ResampleError) in
      try body(unsafe ResampleSlots(numbers: buffer, first: resamples.lowerBound))
    }
    numbers.removeAll { !$0.isFinite }
    return (numbers, result)
  }

  /// The number of a resample; a zero is stored without a sign.
  subscript(resample: Int) -> Double {
    get { unsafe numbers[resample - first] }
    nonmutating set { unsafe numbers[resample - first] = newValue + 0 }
  }
}
