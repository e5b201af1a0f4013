internal import Glibc
internal import Synchronization

/// Signals that would end the program while a file is half written: they wait until it is whole or gone.
enum OutputSignals {
  private static let first = Atomic<Int32>(0)
  private static let numbers = [SIGTERM, SIGHUP, SIGINT, SIGQUIT]
  nonisolated(unsafe) private static var kept: [(number: Int32, action: sigaction)] = []

  /// Notes signals from now on, in place of what they did; those that are ignored stay so.
  ///
  /// Called by the one thread that writes, as ``release()`` is.
  static func hold() {
    // The number is made before a signal can come that uses it.
    first.store(0, ordering: .relaxed)
    for number in numbers {
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = { number in
        _ = OutputSignals.first.compareExchange(expected: 0, desired: number, ordering: .relaxed)
      }
      var old = sigaction()
      guard unsafe sigaction(number, nil, &old) == 0, !isIgnored(old) else { continue }
      unsafe sigaction(number, &action, nil)
      unsafe kept.append((number, old))
    }
  }

  /// Lets signals do again what they did.
  ///
  /// - Returns: The first that came, or 0.
  static func release() -> Int32 {
    for (number, action) in unsafe kept {
      var action = action
      unsafe sigaction(number, &action, nil)
    }
    unsafe kept.removeAll()
    return first.exchange(0, ordering: .relaxed)
  }

  /// The first signal that came since ``hold()``, or 0.
  static var received: Int32 { first.load(ordering: .relaxed) }

  private static func isIgnored(_ action: sigaction) -> Bool {
    unsafe unsafeBitCast(action.__sigaction_handler, to: UInt.self)
      == unsafeBitCast(SIG_IGN, to: UInt.self)
  }
}
