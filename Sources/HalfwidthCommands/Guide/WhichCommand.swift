internal import ArgumentParser
internal import Glibc

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
    var step = WhichStep.first
    var taken: [String] = []
    for answer in answers {
      guard case .question(let question) = step else {
        throw CommandFailure(
          .usage, "answers",
          "'\(answer)' is one too many: \(taken.joined(separator: " ")) leads to a command; leave it out"
        )
      }
      step = try Self.step(after: question, answer)
      taken.append(answer)
    }
    while case .question(let question) = step {
      try OutputFile.write(question.lines.joined(separator: "\n") + "\n", to: nil)
      guard isatty(0) == 1 else {
        let known = taken.map { $0 + " " }.joined()
        try OutputFile.write("\nGo on with: halfwidth which \(known)NUMBER\n", to: nil)
        return
      }
      guard let line = readLine() else { return }
      let answer = line.trimmingPrefix { $0 == " " }.description
      do throws(CommandFailure) {
        step = try Self.step(after: question, answer)
        taken.append(answer)
      } catch {
        StandardError.write(Terminal.shown(error) + "\n")
      }
    }
    if case .command(let command) = step { try OutputFile.write(Self.text(of: command), to: nil) }
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
