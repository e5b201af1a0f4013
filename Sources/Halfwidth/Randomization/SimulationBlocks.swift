internal import Dispatch
internal import NumericCore

/// Simulated things that are drawn block by block, so that the threads make no difference: number *i* belongs
/// to block *i* / 256 of a stream.
struct SimulationBlocks: Sendable {
  let resamples: Int
  let threads: Int
  let seed: Seed
  let purpose: StreamPurpose

  /// Returns what each thread collects, beginning with `start`.
  ///
  /// - Parameter add: Adds so many of a block.
  func reduce<State: Sendable>(
    into start: State,
    _ add: @Sendable (_ state: inout State, _ block: StreamBlock, _ count: Int) -> Void
  ) -> [State] {
    let blocks = (resamples + StreamBlock.resamples - 1) / StreamBlock.resamples
    let workers = max(1, min(threads, blocks))
    @Sendable func collect(_ worker: Int) -> State {
      var state = start
      for block in stride(from: worker, to: blocks, by: workers) {
        let own = min(StreamBlock.resamples, resamples - block * StreamBlock.resamples)
        add(&state, StreamBlock(seed: seed, purpose: purpose, index: UInt32(block)), own)
      }
      return state
    }
    if workers == 1 { return [collect(0)] }
    var states = [State](repeating: start, count: workers)
    unsafe states.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let slots = unsafe buffer
      DispatchQueue.concurrentPerform(iterations: workers) { worker in
        unsafe slots[worker] = collect(worker)
      }
    }
    return states
  }
}
