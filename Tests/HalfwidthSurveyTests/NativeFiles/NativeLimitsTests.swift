import Glibc
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// What reading a file of another program may take: beyond it is one sentence, and no rows.
@Suite struct NativeLimitsTests {
  /// Why the first column of a file of SPSS has no rows under limits.
  private func fault(in path: String, _ limits: NativeFile.Limits) throws -> SurveyError {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    try #require(descriptor >= 0)
    // A size of 0 gives no more time than the limits say.
    let file = NativeFile(
      descriptor: descriptor, size: 0, path: path, format: .spss, limits: limits)
    let cells = try NativeRespondents(file).cells(of: [0])
    #expect(cells.rowCount == 0)
    return try #require(cells.end)
  }

  /// A file of SPSS whose rows are 4 GiB of zeros, which say nothing: they take no room, and seconds to read.
  private func endless(in folder: TemporaryFolder) throws -> String {
    let whole = try Repository.bytes(of: "Tests/Cases/native/rows.sav")
    // The last record of the dictionary is 999, and a filler.
    let last: [UInt8] = [0xE7, 3, 0, 0, 0, 0, 0, 0]
    let end = try #require(whole.firstRange(of: last)).upperBound
    let path = try folder.write(bytes: Array(whole[..<end]), to: "endless.sav")
    try #require(unsafe truncate(path, 4 << 30) == 0)
    return path
  }

  private func expect(_ error: SurveyError, _ message: String, in path: String) {
    #expect(error.kind == .badData && error.place == path)
    #expect(error.message.hasPrefix(message), "\(error.message)")
    #expect(!error.message.contains("\n") && error.message.contains("; sav"))
  }

  @Test func `a file that takes too much time ends with its process`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try endless(in: folder)
    expect(
      try fault(in: path, NativeFile.Limits(seconds: 1)),
      "takes longer to read than a file of its size may", in: path)
  }

  @Test func `a process that says nothing is ended`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try endless(in: folder)
    expect(
      try fault(in: path, NativeFile.Limits(silence: 100)),
      "takes longer to read than a file of its size may", in: path)
  }

  @Test func `rows and the memory of what is kept of them are counted`() throws {
    let path = Repository.root + "/Tests/Cases/native/answers.sav"
    expect(try fault(in: path, NativeFile.Limits(rows: 5)), "has more than 5 rows", in: path)
    expect(
      try fault(in: path, NativeFile.Limits(kept: 20)), "has answers that take more than 20 bytes",
      in: path)
  }
}
