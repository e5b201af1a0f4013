internal import CAnswerQueue
internal import Dispatch
internal import Glibc
internal import Synchronization

/// Threads that answer shares of lines, while the thread that made them reads, hands out and writes.
///
/// Answers keep the order of the requests, and an answer is written when it and all before it are ready. At most
/// a window of shares is held.
struct BatchWorkers {
  private let threads: Int
  private let work: Work

  /// The most bytes of lines that are handed out and not yet answered.
  private static let mostBytes = 64 << 20

  init(threads: Int, settings: BatchSettings) {
    self.threads = threads
    work = Work(settings)
  }

  /// Answers all lines.
  func answer(_ input: consuming LineInput) throws(CommandFailure) -> BatchTally {
    var input = input
    let done = DispatchGroup()
    let queue = DispatchQueue(label: "batch", attributes: .concurrent)
    for _ in 0..<threads { queue.async(group: done) { [work] in work.answer() } }
    defer {
      work.end(threads)
      done.wait()
    }
    while true {
      try BatchCommand.write()
      let outstanding = answer_queue_outstanding()
      let hasRoom =
        outstanding < answer_queue_window && work.bytes.load(ordering: .relaxed) < Self.mostBytes
      if hasRoom, let share = input.share(upTo: work.usualShare) {
        work.add(share, as: answer_queue_open())
        continue
      }
      if outstanding == 0 {
        if input.isAtEnd { return work.tally }
        try input.fill()
      } else if try work.wait(for: hasRoom && !input.isAtEnd ? input.descriptor : nil) {
        try input.fill()
      }
    }
  }
}

/// What the threads share.
private final class Work: Sendable {
  private struct State {
    var shares: [(share: LineInput.Share, number: Int)] = []
    var next = 0
    var tally = BatchTally()
  }

  private let state = Mutex(State())
  private let available = DispatchSemaphore(value: 0)
  /// Bytes that are handed out.
  let bytes = Atomic(0)
  /// What a line takes, in nanoseconds, as a moving mean.
  private let usualTime = Atomic(20_000)
  /// Whether the thread that writes waits to be woken.
  private let isWaiting = Atomic(false)
  private let wake: (reader: Int32, writer: Int32)
  private let settings: BatchSettings

  init(_ settings: BatchSettings) {
    self.settings = settings
    var ends: [Int32] = [-1, -1]
    let fault = unsafe ends.withUnsafeMutableBufferPointer {
      unsafe pipe($0.baseAddress)
    }
    precondition(fault == 0, "a pipe can be made")
    // A full pipe has woken the reader already.
    for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    wake = (ends[0], ends[1])
  }

  deinit {
    close(wake.reader)
    close(wake.writer)
  }

  /// How many lines are handed out together: some milliseconds of work, far above what it costs to hand
  /// them over, and little enough that the threads end together.
  var usualShare: Int {
    min(max(3_000_000 / max(usualTime.load(ordering: .relaxed), 1), 1), 1_024)
  }

  var tally: BatchTally { state.withLock { $0.tally } }

  // MARK: - The thread that hands out

  func add(_ share: LineInput.Share, as number: Int) {
    bytes.add(share.bytes.count, ordering: .relaxed)
    state.withLock { $0.shares.append((share, number)) }
    available.signal()
  }

  /// Lets the threads end.
  func end(_ threads: Int) {
    for _ in 0..<threads { available.signal() }
  }

  /// Waits until a share was answered, or there is something to read.
  ///
  /// Or until some time has passed, in which answers of an unfinished share may be ready.
  ///
  /// - Returns: Whether there is something to read.
  func wait(for input: Int32?) throws(CommandFailure) -> Bool {
    let outstanding = answer_queue_outstanding()
    isWaiting.store(true, ordering: .sequentiallyConsistent)
    defer { isWaiting.store(false, ordering: .sequentiallyConsistent) }
    // What became ready before it was said that somebody waits wakes nobody.
    try BatchCommand.write()
    if answer_queue_outstanding() != outstanding { return false }
    var requests = [pollfd(fd: wake.reader, events: Int16(POLLIN), revents: 0)]
    if let input { requests.append(pollfd(fd: input, events: Int16(POLLIN), revents: 0)) }
    let count = unsafe requests.withUnsafeMutableBufferPointer {
      unsafe poll($0.baseAddress, UInt($0.count), 100)
    }
    if requests[0].revents != 0 {
      var bytes = [UInt8](repeating: 0, count: 64)
      _ = unsafe bytes.withUnsafeMutableBytes {
        unsafe read(wake.reader, $0.baseAddress, $0.count)
      }
    }
    return count > 0 && input != nil && requests[1].revents != 0
  }

  // MARK: - The threads that answer

  func answer() {
    answer_queue_enter_worker()
    while true {
      available.wait()
      guard let (share, number) = take() else { return }
      let start = Self.now()
      let tally = BatchTally(answering: share, as: number, settings)
      // Counted before it is closed: who sees all shares written counts all answers.
      state.withLock { $0.tally += tally }
      answer_queue_close(number)
      let time = (Self.now() - start) / max(share.lines.count, 1)
      usualTime.store(
        (usualTime.load(ordering: .relaxed) * 3 + time) / 4, ordering: .relaxed)
      bytes.subtract(share.bytes.count, ordering: .relaxed)
      if isWaiting.exchange(false, ordering: .sequentiallyConsistent) {
        var byte: UInt8 = 1
        _ = unsafe Glibc.write(wake.writer, &byte, 1)
      }
    }
  }

  private func take() -> (share: LineInput.Share, number: Int)? {
    state.withLock { state in
      guard state.next < state.shares.count else { return nil }
      let taken = state.shares[state.next]
      state.next += 1
      // What was taken is let go, in steps.
      if state.next == state.shares.count || state.next == 64 {
        state.shares.removeFirst(state.next)
        state.next = 0
      }
      return taken
    }
  }

  private static func now() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
