internal import ArgumentParser
internal import Glibc
internal import HalfwidthSurvey

/// `halfwidth which`: from what is to be found out to the command.
struct WhichCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "which",
    abstract: "Asks at most four questions, and names the command.",
    discussion: """
      Example: halfwidth which
      Example: halfwidth which 3 1 1

      In a terminal it asks; elsewhere, or with answers as numbers, it goes as far as they lead and shows the next \
      question.
      """)

  @Argument(help: "The numbers of answers that are known already.") var answers: [String] = []

  func run() throws {
    var taken = answers
    var step = try Self.step(after: taken)
    while case .question(let question) = step {
      try OutputFile.write(question.lines.joined(separator: "\n") + "\n", to: nil)
      guard isatty(0) == 1 else {
        let known = taken.map { $0 + " " }.joined()
        try OutputFile.write("\nGo on with: halfwidth which \(known)NUMBER\n", to: nil)
        return
      }
      // Where no line ends the answer, the next line of the shell begins on its own.
      try OutputFile.write(
        "A number\(taken.isEmpty ? "" : ", b to go back"), q to leave: ", to: nil)
      guard let line = readLine() else { return try OutputFile.write("\n", to: nil) }
      let answer = line.trimming { $0 == " " }.description
      if answer == "q" { return }
      if answer == "b", !taken.isEmpty {
        taken.removeLast()
        step = try Self.step(after: taken)
        continue
      }
      do throws(CommandFailure) {
        step = try Self.step(after: question, answer)
        taken.append(answer)
      } catch {
        StandardError.write(Terminal.shown(error) + "\n")
      }
    }
    if case .command(let command) = step { try OutputFile.write(Self.text(of: command), to: nil) }
  }

  /// Where some answers lead to, from the first question on.
  private static func step(after answers: [String]) throws(CommandFailure) -> WhichStep {
    var step = WhichStep.first
    for (place, answer) in answers.enumerated() {
      guard case .question(let question) = step else {
        throw CommandFailure(
          .usage, "answers",
          "'\(answer)' is one too many: \(answers.prefix(place).joined(separator: " ")) leads to a command; leave it out"
        )
      }
      step = try Self.step(after: question, answer)
    }
    return step
  }

  private static func step(
    after question: WhichQuestion, _ answer: String
  ) throws(CommandFailure) -> WhichStep {
    guard let number = Int(answer), question.choices.indices.contains(number - 1) else {
      throw CommandFailure(
        .usage, "answers",
        "'\(answer)' is no answer to '\(question.text)'; write a number from 1 to "
          + "\(question.choices.count)")
    }
    return question.choices[number - 1].step
  }

  private static func text(of command: WhichCommandLine) -> String {
    """

      halfwidth \(command.line)

    \(command.answers)
    More, with examples: halfwidth \(command.name) --help

    """
  }
}
