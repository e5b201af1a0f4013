internal import Glibc

/// Time of day as a program sees it between two moments.
public enum Clock {
  /// Nanoseconds since some moment; they never go back.
  public static func nanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// Returns the mean nanoseconds of one call, over `calls` calls.
  public static func nanoseconds(
    calls: Int, _ body: (_ call: Int) throws -> Void
  ) rethrows -> Double {
    let start = nanoseconds()
    for call in 0..<calls { try body(call) }
    return Double(nanoseconds() - start) / Double(calls)
  }

  /// Returns the same, without the time in which the thread had to wait for a processor.
  public static func processorNanoseconds(
    calls: Int, _ body: (_ call: Int) throws -> Void
  ) rethrows -> Double {
    let start = processorNanoseconds()
    for call in 0..<calls { try body(call) }
    return Double(processorNanoseconds() - start) / Double(calls)
  }

  private static func processorNanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
