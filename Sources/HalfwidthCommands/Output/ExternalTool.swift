internal import Glibc

/// Another program that makes files of ours into other formats, where it is installed.
struct ExternalTool {
  /// The name of the program.
  let name: String
  /// The Debian package that has it.
  let package: String

  /// Makes PNG and PDF of SVG.
  static let pictures = ExternalTool(name: "rsvg-convert", package: "librsvg2-bin")
  /// Makes Word files of HTML.
  static let documents = ExternalTool(name: "pandoc", package: "pandoc")

  /// Runs the program on files of a folder; it reads nothing else, and what it says is kept there.
  ///
  /// - Parameter place: What the user asked for, which a failure names.
  func run(
    _ arguments: [String], in folder: borrowing WorkFolder, for place: String
  ) throws(CommandFailure) {
    OutputSignals.hold()
    let outcome = spawn([name] + arguments, in: folder.path)
    let signal = OutputSignals.release()
    if signal == SIGINT { throw Interruption.failure }
    if signal != 0 { raise(signal) }
    switch outcome {
    case .missing:
      throw CommandFailure(
        .cannotWrite, place,
        "is made by \(name), which is not installed; install the package \(package)")
    case .ended(0): return
    case .ended(let status):
      let said = folder.read("messages").map { String(decoding: $0, as: UTF8.self) } ?? ""
      let line = said.split(whereSeparator: \.isNewline).first.map { ": \($0)" } ?? ""
      throw CommandFailure(
        .cannotWrite, place,
        "\(name) failed with status \(status)\(line); is it whole and up to date?")
    }
  }

  private enum Outcome {
    case missing
    case ended(Int32)
  }

  private func spawn(_ words: [String], in folder: String) -> Outcome {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(
      &actions, 1, "\(folder)/messages", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    unsafe posix_spawn_file_actions_adddup2(&actions, 1, 2)
    var process = pid_t()
    let names = unsafe words.map { unsafe strdup($0) } + [nil]
    defer { for place in unsafe names.indices { unsafe free(names[place]) } }
    let fault = unsafe posix_spawnp(&process, name, &actions, nil, names, environ)
    guard fault == 0 else { return .missing }
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    return .ended(signal == 0 ? (status >> 8) & 0xFF : 128 + signal)
  }
}
