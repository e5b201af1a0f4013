internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// The exit codes of the command-line contract.
enum ExitStatus: Int32, CaseIterable {
  case done = 0
  /// `audit` found an error, `evals` a system that is worse.
  case foundError = 1
  /// `evals` can't tell at so many items.
  case cannotTell = 2
  case usage = 64
  case badData = 65
  case noInput = 66
  case internalFault = 70
  case cannotWrite = 73
  /// As shells number a program that Ctrl-C ended.
  case interrupted = 130
}

/// A failure as the person at the terminal sees it.
struct CommandFailure: Error, CustomStringConvertible {
  var status: ExitStatus
  var place: String
  /// What is wrong and what to do, without a full stop.
  var message: String
  /// What else is wrong, each a line of its own.
  var further: [CommandFailure] = []
  /// The option that a command does not have, with the command's name; the root, which knows the options
  /// of all commands, says what was likely meant.
  var unknownOption: (name: String, command: String)?

  init(
    _ status: ExitStatus, _ place: String, _ message: String,
    unknownOption: (name: String, command: String)? = nil
  ) {
    self.status = status
    self.place = place
    self.message = message
    self.unknownOption = unknownOption
  }

  /// A line of bounded length, whatever was typed or read from a file, for each thing that is wrong.
  var description: String {
    let line =
      "error: \(ShownText.line(place, atMost: 200)): \(ShownText.line(message, atMost: 700))"
    return ([line] + further.map(\.description)).joined(separator: "\n")
  }

  /// The failure of a positional value that looks like an option.
  static func unknownOption(_ name: String, of command: String) -> CommandFailure {
    CommandFailure(
      .usage, name, "is not an option of this command", unknownOption: (name, command))
  }

  /// The reader of our output has gone: nothing more to do, and nothing to say.
  static let readerGone = CommandFailure(.done, "", "")

  /// An audit found an error, which its document says: nothing went wrong, and there is nothing to add.
  static let foundError = CommandFailure(.foundError, "", "")
}

extension CommandFailure {
  init(_ error: SurveyError) {
    self.init(error.kind == .noInput ? .noInput : .badData, error.place, error.message)
    further = error.further.map(CommandFailure.init)
  }

  /// Reads what a file holds; what is wrong with it is said as a command does.
  static func translating<Value>(
    _ body: @autoclosure () throws(SurveyError) -> Value
  ) throws(CommandFailure) -> Value {
    try Halfwidth.translating({ (error: SurveyError) in CommandFailure(error) }, body())
  }
}
