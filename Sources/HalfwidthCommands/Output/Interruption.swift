internal import Glibc
internal import Synchronization

/// Ctrl-C during a long run: the run is asked to stop, so that nothing half done is left.
///
/// What does not ask for a while, such as a jackknife of a million rows, is ended where it is: nothing is
/// written then either. A second Ctrl-C ends the program at once.
enum Interruption {
  private static let isAsked = Atomic(false)
  /// Whether a line of progress may stand on the terminal, and has to end first.
  private static let hasLine = Atomic(false)

  /// How long a run may take to stop by itself, in microseconds: people press again after half a second.
  private static let patience = 300_000

  private static let realTime = __itimer_which_t(ITIMER_REAL.rawValue)

  /// Watches for Ctrl-C from now on, until ``end()``.
  static func watch() {
    // What handlers use is made before a signal can come.
    _ = (realTime, sentence)
    isAsked.store(false, ordering: .relaxed)
    hasLine.store(isatty(STDERR_FILENO) == 1, ordering: .relaxed)
    on(SIGALRM) { _ in
      if Interruption.hasLine.load(ordering: .relaxed) { Interruption.say("\n") }
      Interruption.say("error: halfwidth: ")
      Interruption.say(Interruption.sentence)
      Interruption.say("\n")
      _exit(ExitStatus.interrupted.rawValue)
    }
    on(SIGINT, flags: Int32(bitPattern: SA_RESETHAND)) { _ in
      Interruption.isAsked.store(true, ordering: .relaxed)
      var timer = itimerval()
      timer.it_value.tv_usec = Interruption.patience
      unsafe setitimer(Interruption.realTime, &timer, nil)
    }
  }

  /// Watches no longer: Ctrl-C ends the program again.
  ///
  /// - Returns: Whether it was pressed.
  @discardableResult
  static func end() -> Bool {
    var never = itimerval()
    unsafe setitimer(realTime, &never, nil)
    signal(SIGINT, SIG_DFL)
    return wasAsked
  }

  private static func on(
    _ signal: Int32, flags: Int32 = 0, _ handler: @escaping @convention(c) (Int32) -> Void
  ) {
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = handler
    action.sa_flags = flags | SA_RESTART
    unsafe sigaction(signal, &action, nil)
    // A program is started with the signals blocked that its parent had blocked.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, signal)
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Whether Ctrl-C was pressed.
  static var wasAsked: Bool { isAsked.load(ordering: .relaxed) }

  /// What the program then ends with.
  static let failure = CommandFailure(
    .interrupted, "halfwidth", "\(sentence)")

  private static let sentence: StaticString = "stopped by Ctrl-C; nothing was written"

  /// Writes what a signal's handler may write, which can put no text together.
  private static func say(_ text: StaticString) {
    _ = unsafe write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
  }
}
