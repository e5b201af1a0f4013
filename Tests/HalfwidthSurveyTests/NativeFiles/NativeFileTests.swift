import Glibc
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// Files that are cut off, damaged or hostile: one sentence each, and never some of their rows.
@Suite struct NativeFileTests {
  private static let files = [
    "answers.sav", "rows.sav", "answers.zsav", "long.sav", "answers.por", "latin-114.dta",
    "utf8-113.dta", "utf8-117.dta", "answers-118.dta", "long-118.dta", "tagged.dta",
    "answers-5.xpt",
    "answers-8.xpt", "answers.sas7bdat", "answers.xlsx", "cells.xlsx",
  ]

  /// Everything that a file says, or its error.
  private func all(_ path: String) throws(SurveyError) -> [String] {
    let table = try RespondentTable.read(path)
    // A file of Stata's older formats may end before its labels, and that is said.
    if !table.source.remarks.isEmpty { return [] }
    let cells = table.source.cells(of: Array(table.columnNames.indices))
    if let end = cells.end {
      // A file that has lost the word that says what it is, is text.
      let isText = table.source is DelimitedRespondents
      #expect(cells.rowCount == 0 || isText, "rows stay after an error")
      throw end
    }
    return table.source.columns.map { "\($0)" }
      + table.columnNames.indices.map { column in
        (0..<cells.rowCount).map { cells.columns[column]?.cell(at: $0).text ?? "" }
          .joined(separator: "|")
      }
  }

  @Test(arguments: files) func `cut at any place it is an error, or says the same`(file: String)
    throws
  {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let whole = try Repository.bytes(of: "Tests/Cases/native/" + file)
    let sound = try all(folder.write(bytes: whole, to: file))
    // SAS transport counts no rows: cut between two of its records of 80 bytes it is a file of fewer.
    let lengths = stride(from: 600, to: whole.count, by: max(7, whole.count / 60)).filter {
      !file.hasSuffix(".xpt") || $0 % 80 != 0
    }
    // What is no SPSS file any more, as the word that says it is gone, is text.
    for length in lengths {
      let path = try folder.write(bytes: Array(whole[..<length]), to: file)
      do throws(SurveyError) {
        let found = try all(path)
        #expect(found == sound || found.isEmpty, "\(file) cut at \(length)")
      } catch {
        #expect(error.message.split(separator: "\n").count == 1 && error.place == path)
      }
    }
  }

  @Test(arguments: files) func `changed bytes are read or refused, and end nothing`(file: String)
    throws
  {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let whole = try Repository.bytes(of: "Tests/Cases/native/" + file)
    var random = SystemRandomNumberGenerator()
    for _ in 0..<40 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        bytes[Int.random(in: 16..<bytes.count, using: &random)] =
          [0, 1, 0x7F, 0x80, 0xFF, UInt8.random(in: 0...255, using: &random)].randomElement(
            using: &random) ?? 0
      }
      let path = try folder.write(bytes: bytes, to: file)
      do throws(SurveyError) {
        _ = try all(path)
      } catch {
        #expect(error.message.split(separator: "\n").count == 1)
      }
    }
  }

  @Test(arguments: [
    Array("$FL2".utf8), Array("$FL3@(#) IBM SPSS STATISTICS".utf8), Array("<stata_dta>".utf8),
    [114, 1, 1, 0], [UInt8](repeating: 0, count: 12) + [0xC2, 0xEA, 0x81, 0x60],
    Array("HEADER RECORD*******LIBRARY".utf8), Array("PK\u{3}\u{4}[Content_Types].xml".utf8),
  ])
  func `a beginning and random bytes are an error of one sentence`(head: [UInt8]) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for length in [0, 1, 176, 5_000] {
      let noise = (0..<length).map { _ in UInt8.random(in: 0...255) }
      let path = try folder.write(bytes: head + noise, to: "noise")
      let error = try #require(throws: SurveyError.self) { try RespondentTable.read(path) }
      #expect(error.place == path && error.message.contains("again"), "\(error.message)")
    }
  }

  @Test func `a file may come as a stream`() throws {
    var ends: [Int32] = [0, 0]
    #expect(unsafe pipe(&ends) == 0)
    let bytes = try Repository.bytes(of: "Tests/Cases/native/answers.sav")
    let written = unsafe bytes.withUnsafeBytes { unsafe write(ends[1], $0.baseAddress, $0.count) }
    #expect(written == bytes.count)
    close(ends[1])
    defer { close(ends[0]) }
    let table = try RespondentTable.read("/dev/fd/\(ends[0])")
    #expect(try table.columns(numbers: ["id"]).numbers == [[1, 2, 3, 4, 5, 6]])
    #expect(try table.columns(numbers: ["sex"]).numbers == [[1, 2, 1, 1, 2, 1]])
  }

  @Test func `a file is the same one for several passes at once`() async throws {
    let table = try NativeRespondentsTests.table("answers.sav")
    await withTaskGroup(of: [[Double]]?.self) { group in
      for _ in 0..<8 { group.addTask { try? table.columns(numbers: ["id"]).numbers } }
      for await numbers in group { #expect(numbers == [[1, 2, 3, 4, 5, 6]]) }
    }
  }
}
