import TestSupport
import Testing

@testable import HalfwidthCommands

/// `which` leads everybody to a command that runs.
@Suite struct WhichTests {
  /// A command with the answers that lead to it.
  struct Leaf: Sendable, CustomTestStringConvertible {
    var path: [Int]
    var command: WhichCommandLine

    var testDescription: String { command.line }

    /// The words of the command line, as a shell would have them.
    var words: [String] {
      var words: [String] = []
      for (place, part) in command.line.split(separator: "'", omittingEmptySubsequences: false)
        .enumerated()
      {
        if place.isMultiple(of: 2) {
          words += part.split(separator: " ").map(String.init)
        } else {
          words.append(String(part))
        }
      }
      return words
    }
  }

  static let leaves = leaves(of: .first, after: [])

  private static func leaves(of step: WhichStep, after path: [Int]) -> [Leaf] {
    switch step {
    case .command(let command): [Leaf(path: path, command: command)]
    case .question(let question):
      question.choices.enumerated().flatMap {
        leaves(of: $0.element.step, after: path + [$0.offset + 1])
      }
    }
  }

  @Test func `no more than four questions are asked, and each has a choice`() {
    #expect(Self.leaves.count > 30)
    #expect(Self.leaves.allSatisfy { (1...4).contains($0.path.count) })
    func check(_ step: WhichStep) {
      guard case .question(let question) = step else { return }
      #expect(question.text.hasSuffix("?"))
      #expect(question.choices.count > 1, "\(question.text)")
      for choice in question.choices { check(choice.step) }
    }
    check(.first)
  }

  @Test(arguments: leaves)
  func `each command runs as it stands`(leaf: Leaf) throws {
    let run = try ProgramRun(leaf.words)
    // With the files of the example it is as far as it can go.
    #expect(run.status == (leaf.command.needsFile ? 66 : 0), "\(run.errors)")
  }

  @Test(arguments: leaves)
  func `its answers lead to it`(leaf: Leaf) throws {
    let run = try ProgramRun(["which"] + leaf.path.map(String.init))
    #expect(run.status == 0)
    #expect(run.output.contains("halfwidth " + leaf.command.line))
    #expect(run.output.contains(leaf.command.answers))
  }

  @Test func `without answers it shows the first question and how to go on`() throws {
    let run = try ProgramRun("which")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("What do you have?\n   1  One share"))
    #expect(run.output.contains("halfwidth which NUMBER"))
    let next = try ProgramRun("which 3")
    #expect(next.output.hasPrefix("How many groups?\n"))
    #expect(next.output.contains("halfwidth which 3 NUMBER"))
  }

  @Test(arguments: [
    ("which 0", "answers: '0' is no answer to 'What do you have?'; write a number from 1 to 10"),
    ("which 3 x", "answers: 'x' is no answer to 'How many groups?'; write a number from 1 to 2"),
    ("which 1 1 1", "answers: '1' is one too many: 1 1 leads to a command"),
  ])
  func `what is no answer is refused`(words: String, says: String) throws {
    try ProgramRun(words).expectRefused(64, says)
  }
}
