internal import Glibc
internal import Synchronization

/// Ctrl-C during a long run: the run is asked to stop, so that nothing half done is left.
///
/// A second Ctrl-C ends the program at once.
enum Interruption {
  private static let isAsked = Atomic(false)

  /// Watches for Ctrl-C from now on.
  static func watch() {
    // The flag is made before a signal can come that uses it.
    isAsked.store(false, ordering: .relaxed)
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { _ in
      Interruption.isAsked.store(true, ordering: .relaxed)
    }
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_RESTART
    unsafe sigaction(SIGINT, &action, nil)
    // A program is started with the signals blocked that its parent had blocked.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGINT)
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Whether Ctrl-C was pressed.
  static var wasAsked: Bool { isAsked.load(ordering: .relaxed) }

  /// What the program then ends with.
  static let failure = CommandFailure(
    .interrupted, "halfwidth", "stopped by Ctrl-C; nothing was written")
}
