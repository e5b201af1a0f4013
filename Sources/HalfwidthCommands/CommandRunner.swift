internal import ArgumentParser
internal import Glibc

/// The program without its process: parses, runs, and says by a number how it went.
public enum CommandRunner {
  /// The most words on a command line: the time to parse them grows with their square, and twice as many take
  /// ten seconds.
  private static let most = 10_000

  /// What to type first, for who types nothing.
  private static let firstWords = """
    halfwidth proportion 37/50                     one number with its interval
    halfwidth report SURVEY --output report.html   a survey folder as a page; 'init FILE' makes one
    halfwidth which                                asks what is to be found out; --help lists all

    """

  /// Runs the program with what the process was started with: its name, and the arguments.
  ///
  /// Without `/proc`, as in a directory that was made a root, Swift finds not even the name: then nothing is
  /// answered, because an answer would be one to another question.
  public static func run(process words: [String]) -> Int32 {
    guard !words.isEmpty else {
      let failure = CommandFailure(
        .noInput, "/proc/self/cmdline",
        "the arguments can't be read; mount /proc where the program runs")
      StandardError.write(Terminal.shown(failure) + "\n")
      return failure.status.rawValue
    }
    return run(Array(words.dropFirst()))
  }

  /// Runs the program.
  ///
  /// Every error is caught here, because one that gets past the argument parser would exit with 1,
  /// which is a result of `audit`.
  ///
  /// - Parameter arguments: What follows the program's name.
  /// - Returns: The exit code.
  public static func run(_ arguments: [String]) -> Int32 {
    // A reader that stops early (`| head`) is no fault: writes then fail with EPIPE, which is handled.
    signal(SIGPIPE, SIG_IGN)
    // Nor does a limit of a file's size (`ulimit -f`) end the program: the write fails with EFBIG.
    signal(SIGXFSZ, SIG_IGN)
    do {
      if arguments.isEmpty {
        try OutputFile.write(firstWords, to: nil)
        return ExitStatus.done.rawValue
      }
      guard arguments.count <= most else {
        throw CommandFailure(
          .usage, "halfwidth",
          "\(arguments.count) words are given; write at most \(most), put the numbers into a file, or send them to "
            + "halfwidth batch")
      }
      var command = try named(by: arguments) ?? HalfwidthCommand.parseAsRoot(arguments)
      try command.run()
      return ExitStatus.done.rawValue
    } catch let failure as CommandFailure {
      let failure = OptionAdvice.completed(failure)
      if !failure.message.isEmpty { StandardError.write(Terminal.shown(failure) + "\n") }
      return failure.status.rawValue
    } catch {
      return report(error, arguments: arguments)
    }
  }

  /// Help and version go to standard output; what the parser could not read is a usage error.
  private static func report(_ error: any Error, arguments: [String]) -> Int32 {
    let code = HalfwidthCommand.exitCode(for: error)
    if code == .success {
      let text = shown(HalfwidthCommand.fullMessage(for: error))
      do {
        try OutputFile.writeToStandardOutput(Array((text + "\n").utf8))
        return ExitStatus.done.rawValue
      } catch {
        return ExitStatus.cannotWrite.rawValue
      }
    }
    guard code == .validationFailure else {
      let failure = CommandFailure(
        .internalFault, "halfwidth", "\(error); this is a fault of the program, please report it")
      StandardError.write(Terminal.shown(failure) + "\n")
      return ExitStatus.internalFault.rawValue
    }
    let failure = usage(HalfwidthCommand.message(for: error), arguments: arguments)
    StandardError.write(Terminal.shown(failure) + "\n")
    return failure.status.rawValue
  }

  /// What the parser prints when it is asked to.
  ///
  /// It is given the number of the version alone, as it asks for it at each start; and it adds a word to the heads of
  /// groups of commands, which are questions.
  private static func shown(_ text: String) -> String {
    guard text != HalfwidthVersion.text else { return HalfwidthVersion.described }
    let head = " SUBCOMMANDS:"
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasSuffix(head) ? line.dropLast(head.count) + ":" : line
    }.joined(separator: "\n")
  }

  /// What the parser says, as one sentence with what to do.
  private static func usage(_ text: String, arguments: [String]) -> CommandFailure {
    if let word = arguments.first, !HalfwidthCommand.subcommandNames.contains(word),
      let failure = OptionAdvice.unknownCommand(word)
    {
      return failure
    }
    let name = arguments.first { HalfwidthCommand.subcommandNames.contains($0) }
    let command = name.map { "halfwidth \($0)" } ?? "halfwidth"
    var message = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? text
    while let last = message.last, last == "." || last.isWhitespace { message.removeLast() }
    let parts = message.split(separator: ". Did you mean ", maxSplits: 1)
    if parts.count == 2 { message = "\(parts[0]); did you mean \(parts[1])" }
    return CommandFailure(
      .usage, command, message.hasSuffix("?") ? message : "\(message); see '\(command) --help'")
  }
}
