internal import Dispatch
internal import Synchronization

/// Called between batches with the number of resamples drawn so far; to return false stops the run.
///
/// Any of the run's threads may call it, two at the same time too. After a stop the run throws
/// ``ResampleError/cancelled(after:)``.
public typealias ResampleProgress = @Sendable (_ drawn: Int) -> Bool

/// Divides a plan's resamples among threads.
enum ResampleDriver {
  /// Draws all resamples of a plan, some units at a time, in any order.
  ///
  /// Each thread has a state of its own, made by `makeState`. For results that don't depend on the
  /// threads the merged states must not depend on which part went into which state: counters that are
  /// added, or slots that belong to a resample.
  ///
  /// - Parameters:
  ///   - unit: The parts begin at multiples of so many resamples, except the plan's first part.
  ///   - nanoseconds: About what a resample costs. A part takes about a millisecond, which is short for
  ///     somebody who wants to stop; or less, so that each of several threads gets some eight of them and
  ///     none waits long for the last; but 50 microseconds, far more than it costs to hand out.
  ///   - body: Draws a part's resamples, which belong to one or more units.
  /// - Returns: The states of all threads.
  /// - Throws: ``ResampleError/cancelled(after:)``.
  static func run<State: Sendable>(
    _ plan: ResamplePlan, unit: Int, nanoseconds: Double, progress: ResampleProgress?,
    makeState: @Sendable () -> State,
    body: @Sendable (_ state: inout State, _ resamples: Range<Int>) -> Void
  ) throws(ResampleError) -> [State] {
    let cost = max(nanoseconds, 0.1)
    let share = plan.threads == 1 ? plan.count : plan.count / (8 * plan.threads)
    let wanted = plan.batch ?? max(min(Int(1e6 / cost), share), Int(5e4 / cost), 1)
    let size = max(1, (min(wanted, plan.count) + unit - 1) / unit) * unit
    let first = plan.resamples.lowerBound / size
    let parts = plan.count == 0 ? 0 : (plan.resamples.upperBound - 1) / size + 1 - first
    let workers = max(1, min(plan.threads, parts))
    let next = Atomic(0)
    let drawn = Atomic(0)
    let isStopped = Atomic(false)

    @Sendable func work() -> State {
      var state = makeState()
      while !isStopped.load(ordering: .relaxed) {
        let part = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard part < parts else { break }
        let whole = (first + part) * size..<(first + part + 1) * size
        let range = whole.clamped(to: plan.resamples)
        body(&state, range)
        let sum = drawn.wrappingAdd(range.count, ordering: .relaxed).newValue
        if let progress, !progress(sum), sum < plan.count {
          isStopped.store(true, ordering: .relaxed)
        }
      }
      return state
    }

    var states = [State?](repeating: nil, count: workers)
    if workers == 1 {
      states[0] = work()
    } else {
      unsafe states.withUnsafeMutableBufferPointer { buffer in
        nonisolated(unsafe) let slots = unsafe buffer
        DispatchQueue.concurrentPerform(iterations: workers) { worker in
          unsafe slots[worker] = work()
        }
      }
    }
    let sum = drawn.load(ordering: .relaxed)
    if sum < plan.count { throw .cancelled(after: sum) }
    return states.compactMap(\.self)
  }

  /// Calls `body` for the part of each unit that a range holds.
  static func eachUnit(
    _ resamples: Range<Int>, unit: Int, body: (_ unit: Int, _ within: Range<Int>) -> Void
  ) {
    var start = resamples.lowerBound
    while start < resamples.upperBound {
      let index = start / unit
      let end = min((index + 1) * unit, resamples.upperBound)
      body(index, start - index * unit..<end - index * unit)
      start = end
    }
  }
}
