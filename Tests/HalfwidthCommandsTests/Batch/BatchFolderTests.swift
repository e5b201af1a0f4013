import Foundation
import HalfwidthSurvey
import TestSupport
import Testing

@testable import HalfwidthCommands

@Suite struct BatchFolderTests {
  /// Writes a file as if long ago.
  private func write(_ text: String, to folder: TemporaryFolder) throws -> String {
    let path = try folder.write(text, to: "a.csv")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: path)
    return path
  }

  @Test func `a file is asked again and again, with codes and columns of each request`() throws {
    let temporary = try TemporaryFolder()
    defer { temporary.remove() }
    let path = try write("a,b\n1,2\n3,99\n5,4\n", to: temporary)
    let folder = BatchFolder(temporary.path)
    for codes in [[], ["99"], ["2"], []] {
      for name in ["a", "b"] {
        let codes = AnswerCodes(missing: codes, valid: codes == ["99"] ? [] : ["99"])
        let asked = try folder.table(path, codes: codes).reading([name])
        let fresh = try RespondentTable.read(path, codes: codes)
        #expect(
          try asked.columns(numbers: [name], missing: .drop)
            == fresh.columns(numbers: [name], missing: .drop))
      }
    }
    #expect(throws: SurveyError.self) { try folder.table(path + "x", codes: AnswerCodes()) }
  }

  @Test func `a file that was written anew is read anew, of the same length or another`() throws {
    let temporary = try TemporaryFolder()
    defer { temporary.remove() }
    let folder = BatchFolder(temporary.path)
    for text in ["a\n1\n2\n", "a\n3\n4\n", "a\n3\n4\n5\n", "b\n3\n4\n5\n"] {
      // Once as if long ago, and once as it is, just now.
      for isOld in [true, false] {
        let path = try isOld ? write(text, to: temporary) : temporary.write(text, to: "a.csv")
        for _ in 0..<3 {
          let table = try folder.table(path, codes: AnswerCodes())
          #expect(table.columnNames == [String(text.prefix(1))])
          let numbers = try table.columns(numbers: table.columnNames).numbers[0]
          #expect(
            numbers == text.split(separator: "\n").dropFirst().compactMap { Double($0) }, "\(text)")
        }
      }
    }
  }
}
