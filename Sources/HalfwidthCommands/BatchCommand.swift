internal import ArgumentParser
internal import Dispatch
internal import Glibc
internal import HalfwidthReport

/// `halfwidth batch`: one request a line in, one answer a line out.
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Answers requests in JSON Lines, one a line, for pipelines.",
    discussion: """
      Example: echo '{"id":"a1","analysis":"proportion","input":{"x":37,"n":50}}' | halfwidth batch

      A bad line is answered with an error and the rest goes on; the exit code is then 65.
      """)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Threads; answers keep the order of the requests.", valueName: "n"))
  var threads = "1"

  func run() throws {
    guard let threads = Int(threads), (1...1_024).contains(threads) else {
      throw CommandFailure(
        status: .usage, place: "--threads",
        message: "'\(self.threads)' is not a number of threads; write a whole number from 1 to 1024"
      )
    }
    var answered = 0
    var refused = 0
    var output: [UInt8] = []
    var input = LineInput(descriptor: 0)
    // Lines that are here already are answered together; one that is not is never waited for while
    // answers are unsent.
    while let lines = try input.next(upTo: threads == 1 ? 1 : Self.window) {
      for answer in Self.answers(to: lines, threads: threads) {
        answered += 1
        refused += answer.isResult ? 0 : 1
        output += answer.bytes
      }
      if output.count >= 1 << 16 || input.wouldBlock {
        try OutputFile.writeToStandardOutput(output)
        output.removeAll(keepingCapacity: true)
      }
    }
    try OutputFile.writeToStandardOutput(output)
    if refused > 0 {
      throw CommandFailure(
        status: .badData, place: "standard input",
        message: "\(refused) of \(answered) lines were answered with an error; each answer says why"
      )
    }
  }

  /// The most lines that are answered together, and so held in memory.
  private static let window = 2_048
  /// Lines that one thread takes at a time: some 100 microseconds of work, far above what it costs to
  /// hand them over.
  private static let share = 64

  private static func answers(to lines: [LineInput.Line], threads: Int) -> [BatchAnswer] {
    let shares = (lines.count + share - 1) / share
    if threads == 1 || shares == 1 { return lines.map(BatchAnswer.init) }
    var parts = [[BatchAnswer]](repeating: [], count: shares)
    unsafe parts.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let slots = unsafe buffer
      let workers = min(threads, shares)
      DispatchQueue.concurrentPerform(iterations: workers) { worker in
        for part in stride(from: worker, to: shares, by: workers) {
          let range = part * share..<min((part + 1) * share, lines.count)
          unsafe slots[part] = lines[range].map(BatchAnswer.init)
        }
      }
    }
    return parts.flatMap { $0 }
  }
}
