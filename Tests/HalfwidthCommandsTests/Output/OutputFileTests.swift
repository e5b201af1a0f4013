import Foundation
import TestSupport
import Testing

@testable import HalfwidthCommands

/// What `--output` and `--output-dir` leave behind, whatever happens.
@Suite final class OutputFileTests {
  private static let survey = Repository.root + "/datasets/newcombe-1998"
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  deinit { folder.remove() }

  /// Runs a script in which `"$0"` is the program, in a folder, and returns its exit code.
  private func shell(_ script: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script, ProgramRun.program.path]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  @Test(arguments: ["--output page.html", "--output-dir ."])
  func `a limit of the file's size leaves the old file and no part of the new one`(output: String)
    throws
  {
    try folder.write("old", to: "page.html")
    try folder.write("old", to: "report.html")
    let run = "\"$0\" report '\(Self.survey)' \(output)"
    #expect(try shell("ulimit -f 4; exec \(run)") == 73)
    #expect(try folder.names() == ["page.html", "report.html"])
    #expect(try Repository.text(of: folder.path + "/page.html") == "old")
    #expect(try Repository.text(of: folder.path + "/report.html") == "old")
    #expect(try shell(run) == 0)
    #expect(try !folder.names().contains { $0.hasPrefix(".") })
  }

  @Test(arguments: [0o600, 0o640, 0o755, 0o666]) func `an existing file keeps its mode`(mode: Int)
    throws
  {
    let path = try folder.write("old", to: "result.txt")
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    #expect(try shell("umask 077; \"$0\" proportion 3/5 --output result.txt") == 0)
    #expect(try self.mode(path) == mode)
    #expect(try Repository.text(of: path).contains("3/5"))
    #expect(try shell("umask 027; \"$0\" proportion 3/5 --output new.txt") == 0)
    #expect(try self.mode(folder.path + "/new.txt") == 0o640)
  }

  @Test func `a symbolic link is followed, and a hard link is cut`() throws {
    try folder.write("old", to: "target.txt")
    let script = """
      mkdir sub; ln -s ../target.txt sub/link; ln -s sub/link chain; ln target.txt hard
      ln -s nowhere.txt dangling; ln -s loop loop
      "$0" proportion 3/5 --output chain && "$0" proportion 4/5 --output dangling
      """
    #expect(try shell(script) == 0)
    #expect(try Repository.text(of: folder.path + "/target.txt").contains("3/5"))
    #expect(try Repository.text(of: folder.path + "/hard") == "old")
    #expect(try Repository.text(of: folder.path + "/nowhere.txt").contains("4/5"))
    for link in ["chain", "sub/link", "dangling"] {
      let path = folder.path + "/" + link
      #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil)
    }
    #expect(try shell("exec \"$0\" proportion 3/5 --output loop") == 73)
  }

  @Test func `a directory of formats is written whole or not at all`() throws {
    let script = """
      mkdir -p out/report.json; echo old >out/report.html
      "$0" report '\(Self.survey)' --output-dir out
      """
    #expect(try shell(script) == 73)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out").sorted()
        == ["report.html", "report.json"])
    #expect(try Repository.text(of: folder.path + "/out/report.html") == "old\n")
    // Directories that were made for nothing are gone.
    let limited = "ulimit -f 4; exec \"$0\" report '\(Self.survey)' --output-dir new/deep"
    #expect(try shell(limited) == 73)
    #expect(try folder.names() == ["out"])
  }

  @Test(arguments: [
    ("--output /dev/null", 0), ("--output /dev/full", 73), ("--output .", 73),
    ("--output sub/", 73), ("--output ''", 73), ("--output /dev/fd/99", 73),
    ("--output no/such", 73),
  ])
  func `devices, directories and what is not there`(output: String, status: Int32) throws {
    #expect(try shell("exec \"$0\" proportion 3/5 \(output)") == status)
    #expect(try folder.names() == [])
  }

  @Test(arguments: ["/dev/stdout", "-", "/dev/fd/1"])
  func `a name for standard output adds to what is there`(name: String) throws {
    let script = "{ echo before; \"$0\" proportion 3/5 --output \(name); echo after; } >all.txt"
    #expect(try shell(script) == 0)
    let text = try Repository.text(of: folder.path + "/all.txt")
    #expect(text.hasPrefix("before\n") && text.contains("3/5") && text.hasSuffix("\nafter\n"))
    #expect(try folder.names() == ["all.txt"])
  }

  @Test func `a pipe with a name is written to`() throws {
    let script = "mkfifo pipe; cat pipe >copy.txt & \"$0\" proportion 3/5 --output pipe; wait"
    #expect(try shell(script) == 0)
    #expect(try Repository.text(of: folder.path + "/copy.txt").contains("3/5"))
    #expect(try folder.names() == ["copy.txt", "pipe"])
  }

  @Test func `the longest name that a file can have is written`() throws {
    let name = String(repeating: "n", count: 255)
    #expect(try shell("exec \"$0\" proportion 3/5 --output \(name)") == 0)
    #expect(try folder.names() == [name])
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
  func `a signal while a file is written leaves nothing`(signal: Int32) async throws {
    let path = try folder.write("old", to: "result.txt")
    await OutputSignalsLock.shared.run {
      OutputSignals.hold()
      // Not to this thread: those of a pool let no signals through.
      kill(getpid(), signal)
      for _ in 0..<1_000 where OutputSignals.received == 0 { usleep(1_000) }
      #expect(OutputSignals.received == signal)
      #expect(throws: StagedFile.Fault.self) {
        try StagedFile(.bytes(Array("new".utf8)), replacing: path)
      }
      #expect(OutputSignals.release() == signal)
      #expect(OutputSignals.received == 0)
    }
    #expect(try folder.names() == ["result.txt"])
    #expect(try Repository.text(of: path) == "old")
  }

  /// Signals belong to the process: one test at a time.
  private actor OutputSignalsLock {
    static let shared = OutputSignalsLock()
    func run(_ body: @Sendable () -> Void) { body() }
  }
}
