import Foundation
import Glibc
import TestSupport
import Testing

@testable import HalfwidthCommands

/// What was answered is written, however the program ends.
@Suite(.timeLimit(.minutes(5))) struct BatchSignalsTests {
  /// A run that answers some lines and is at one that takes long.
  private final class Busy {
    let process = Process()
    let output: URL
    let errors: URL
    let folder: TemporaryFolder
    let input = Pipe()

    init(threads: Int) throws {
      folder = try TemporaryFolder()
      output = URL(fileURLWithPath: try folder.write("", to: "output"))
      errors = URL(fileURLWithPath: try folder.write("", to: "errors"))
      process.executableURL = ProgramRun.program
      process.arguments = ["batch", "--threads", "\(threads)"]
      process.standardInput = input
      process.standardOutput = try FileHandle(forWritingTo: output)
      process.standardError = try FileHandle(forWritingTo: errors)
      try process.run()
      let long =
        #"{"id":"long","analysis":"bootstrap","input":{"statistic":"trimmed-mean(x, 0.1)","data":[1,2,4,9,7,5,3,2.5]},"method":"calibrated","resamples":50000000,"seed":1}"#
      let lines = ["1", "2", "3"].map { BatchTests.good.replacingOccurrences(of: "a1", with: $0) }
      try input.fileHandleForWriting.write(
        contentsOf: Data(
          ((["", lines[0], lines[1], long, lines[2]]).joined(separator: "\n") + "\n").utf8))
      // Until it has used a good deal of processor time it may be at its start.
      while ticks() < 50 { usleep(20_000) }
    }

    /// The processor time in hundredths of a second.
    private func ticks() -> Int {
      let text =
        (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8))
        ?? ""
      let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
      return fields.count > 12 ? (Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0) : .max
    }

    func end(by signal: Int32) throws -> (status: Int32, lines: [Substring], errors: String) {
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      defer { folder.remove() }
      return (
        process.terminationStatus,
        String(decoding: try Data(contentsOf: output), as: UTF8.self).split(separator: "\n"),
        String(decoding: try Data(contentsOf: errors), as: UTF8.self)
      )
    }
  }

  @Test(arguments: [1, 2], [(SIGTERM, 143), (SIGINT, 130), (SIGHUP, 129)] as [(Int32, Int32)])
  func `a signal to stop leaves what was answered`(threads: Int, end: (Int32, Int32)) throws {
    let found = try Busy(threads: threads).end(by: end.0)
    #expect(found.status == end.1)
    #expect(found.lines.count == 2 && found.lines[1].hasPrefix(#"{"id":"2","result""#))
    #expect(found.errors.hasPrefix("error: standard input: stopped by "), "\(found.errors)")
  }

  @Test(arguments: [1, 2], [SIGILL, SIGTRAP, SIGSEGV, SIGABRT])
  func `a fault leaves what was answered, and says at which line it was`(
    threads: Int, signal: Int32
  ) throws {
    let found = try Busy(threads: threads).end(by: signal)
    #expect(found.status == 70)
    #expect(found.lines.count == 2 && found.lines[1].hasPrefix(#"{"id":"2","result""#))
    // The signal goes to the thread that answers where there is one; blank lines count.
    let place = threads == 1 ? "standard input:4: " : "standard input: "
    #expect(
      found.errors.hasPrefix("error: \(place)a fault of the program ended it at this request"),
      "\(found.errors)")
    #expect(found.errors.split(separator: "\n").count == 1)
  }

  @Test(arguments: ["1", "3"])
  func `a reader that stops early ends it quietly`(threads: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let requests = try folder.write(
      String(repeating: BatchTests.good + "\n", count: 20_000), to: "requests")
    process.arguments = [
      "-c", "'\(ProgramRun.program.path)' batch --threads \(threads) < '\(requests)' | head -1",
    ]
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let line = output.fileHandleForReading.readDataToEndOfFile()
    #expect(errors.fileHandleForReading.readDataToEndOfFile().isEmpty)
    process.waitUntilExit()
    #expect(String(decoding: line, as: UTF8.self).hasPrefix(#"{"id":"a1","result""#))
  }
}
