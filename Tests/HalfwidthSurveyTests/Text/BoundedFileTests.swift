import Foundation
import TestSupport
import Testing

@testable import HalfwidthSurvey

@Suite struct BoundedFileTests {
  @Test(arguments: [
    ("/dev/zero", "is a device and not a file"), ("/dev/null", "is a device and not a file"),
    ("/proc", "is a directory"),
  ])
  func `what has no end or no bytes is refused by what it is`(path: String, message: String) throws
  {
    let error = try #require(throws: SurveyError.self) {
      try BoundedFile.bytes(of: path, limit: 1 << 20)
    }
    #expect(error.kind == .noInput && error.message.hasPrefix(message), "\(error.message)")
  }

  @Test func `a pipe that nobody writes to is refused and not waited for`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let pipe = folder.path + "/pipe"
    #expect(unsafe mkfifo(pipe, 0o600) == 0)
    let error = try #require(throws: SurveyError.self) {
      try BoundedFile.bytes(of: pipe, limit: 1 << 20)
    }
    #expect(error.message.hasPrefix("is a pipe that nobody writes to"), "\(error.message)")
    let inFolder = try #require(throws: SurveyError.self) {
      try BoundedFile.bytes(of: pipe, limit: 1 << 20, kinds: .files)
    }
    #expect(inFolder.message.hasPrefix("is a pipe and not a file"))
    let ofAnswers = try #require(throws: SurveyError.self) {
      try RespondentTable.read(pipe, kinds: .files)
    }
    #expect(ofAnswers.message.hasPrefix("is a pipe and not a file"))
  }

  @Test func `a pipe is read to its end, also where its writer takes its time`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let pipe = folder.path + "/pipe"
    #expect(unsafe mkfifo(pipe, 0o600) == 0)
    let writer = Process()
    writer.executableURL = URL(fileURLWithPath: "/bin/sh")
    writer.arguments = [
      "-c", "exec > '\(pipe)'; sleep 0.2; printf 'x\\n'; sleep 0.2; printf '1\\n'",
    ]
    try writer.run()
    #expect(try BoundedFile.bytes(of: pipe, limit: 1 << 20) == Array("x\n1\n".utf8))
    writer.waitUntilExit()
  }

  @Test func `one byte above the limit is too many, and the limit is named`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write(String(repeating: "x", count: 1_025), to: "data.csv")
    #expect(try BoundedFile.bytes(of: path, limit: 1_025).count == 1_025)
    let error = try #require(throws: SurveyError.self) {
      try BoundedFile.bytes(of: path, limit: 1_024)
    }
    #expect(error.kind == .badData && error.message.contains("larger than 1 KiB"))
    // A file of the kernel says that it has no byte, and has more.
    #expect(throws: SurveyError.self) { try BoundedFile.bytes(of: "/proc/self/maps", limit: 16) }
  }
}
