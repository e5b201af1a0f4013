/// A place in the questions of `which`.
indirect enum WhichStep: Sendable {
  /// Something to ask.
  case question(WhichQuestion)
  /// What to type.
  case command(WhichCommandLine)

  /// The question of two or more choices.
  static func ask(_ text: String, _ choices: (words: String, step: WhichStep)...) -> WhichStep {
    .question(
      WhichQuestion(
        text: text, choices: choices.map { WhichQuestion.Choice(words: $0.words, step: $0.step) }))
  }

  /// A command line with what it answers; without the program's name.
  static func type(_ line: String, _ answers: String, needsFile: Bool = false) -> WhichStep {
    .command(WhichCommandLine(line: line, answers: answers, needsFile: needsFile))
  }
}

/// A question with its choices, which are numbered from 1.
struct WhichQuestion: Sendable {
  /// One thing that may be the case.
  struct Choice: Sendable {
    var words: String
    var step: WhichStep
  }

  var text: String
  var choices: [Choice]

  /// The question with its choices, a line each, whose numbers end below each other.
  var lines: [String] {
    let width = String(choices.count).count
    return [text]
      + choices.enumerated().map { place, choice in
        let number = String(place + 1)
        return String(repeating: " ", count: 2 + width - number.count)
          + "\(number)  \(choice.words)"
      }
  }
}

/// A command line that answers a question.
struct WhichCommandLine: Sendable {
  /// The words after the program's name, with numbers as an example.
  var line: String
  /// What it answers, and what it is not for.
  var answers: String
  /// Whether the example names a file that a reader has under another name.
  var needsFile: Bool

  /// The name of the command.
  var name: String { line.prefix { $0 != " " }.description }
}
