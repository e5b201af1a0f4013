internal import ArgumentParser
internal import CAnswerQueue
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

  @Option("Threads; answers keep the order of the requests.", value: "n") var threads = "1"

  @Option("The folder of the files that requests of the analysis design name.", value: "folder")
  var data: String?

  @Option(
    "How an infinite number is written: string (Infinity), or inf (Inf, which jsonlite reads).",
    value: "form")
  var infinity = InfiniteNumbers.text.rawValue

  func run() throws {
    let settings = BatchSettings(
      folder: data.map(BatchFolder.init),
      writer: JSONWriter(infinity: try CommandInput.choice(infinity, option: "--infinity")))
    if let data { try Self.check(folder: data) }
    guard let threads = Int(threads), (1...1_024).contains(threads) else {
      throw CommandFailure(
        .usage, "--threads",
        "'\(self.threads)' is not a number of threads; write a whole number from 1 to 1024")
    }
    answer_queue_begin(1)
    let input = LineInput(descriptor: 0)
    let tally =
      threads == 1
      ? try Self.answer(input, settings)
      : try BatchWorkers(threads: threads, settings: settings).answer(input)
    if tally.refused > 0 {
      throw CommandFailure(
        .badData, "standard input",
        "\(tally.refused) of \(tally.answered) lines were answered with an error; each answer says why"
      )
    }
  }

  /// Answers one line after the other; each before the next has to be sent.
  private static func answer(
    _ input: consuming LineInput, _ settings: BatchSettings
  ) throws(CommandFailure) -> BatchTally {
    var input = input
    var tally = BatchTally()
    let share = answer_queue_open()
    while true {
      while let lines = input.share(upTo: 64) {
        tally += BatchTally(answering: lines, as: share, settings)
        // A pipe takes this much at once, and a reader has something to do meanwhile.
        if tally.unwritten >= 1 << 16 {
          try write()
          tally.unwritten = 0
        }
      }
      try write()
      tally.unwritten = 0
      if input.isAtEnd { return tally }
      try input.fill()
    }
  }

  private static func check(folder: String) throws(CommandFailure) {
    var status = stat()
    guard unsafe stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw CommandFailure(
        .noInput, "--data", "'\(folder)' is no folder; name the one that the requests' files are in"
      )
    }
  }

  /// Writes the answers that are ready.
  static func write() throws(CommandFailure) {
    try OutputFile.checkStandardOutput(answer_queue_write())
  }
}

/// How many lines were answered, and how.
struct BatchTally: Sendable {
  var answered = 0
  /// Those that were answered with an error.
  var refused = 0
  /// Bytes of answers.
  var unwritten = 0

  init() {}

  /// Answers lines, and adds the answers to a share of the queue.
  init(answering lines: LineInput.Share, as share: Int, _ settings: BatchSettings) {
    for line in lines.lines {
      answer_queue_at(share, line.number)
      let answer =
        if let range = line.range {
          BatchAnswer(lines.bytes.span.extracting(range), settings)
        } else {
          BatchAnswer(.tooLong, settings)
        }
      answered += 1
      refused += answer.isResult ? 0 : 1
      unwritten += answer.bytes.count
      let isKept = unsafe answer.bytes.withUnsafeBytes { bytes in
        guard let start = bytes.baseAddress else { return true }
        return unsafe answer_queue_append(share, start, bytes.count) == 1
      }
      precondition(isKept, "there is no memory left for answers")
    }
  }

  static func += (total: inout BatchTally, more: BatchTally) {
    total.answered += more.answered
    total.refused += more.refused
    total.unwritten += more.unwritten
  }
}
