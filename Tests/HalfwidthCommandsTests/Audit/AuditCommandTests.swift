import Foundation
import TestSupport
import Testing

/// `audit SURVEY`, as a person at a terminal meets it.
@Suite struct AuditCommandTests {
  private static let cambodia = "datasets/disrupting-harm-cambodia"

  @Test func `the exit code is 1 where a finding is an error, and nothing else is said`() throws {
    let run = try ProgramRun(["audit", Self.cambodia])
    #expect(run.status == 1 && run.errors.isEmpty)
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("Error: The categories sum to 51,"))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func `the exit code is 0 where nothing is wrong`() throws {
    let run = try ProgramRun(["audit", "datasets/newcombe-1998"])
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.contains("0 errors, 0 warnings, 0 notes."))
  }

  @Test func `a document has the findings of the report`() throws {
    func document(_ command: String, status: Int32) throws -> [String: Any] {
      let run = try ProgramRun([command, Self.cambodia, "--format", "json"])
      #expect(run.status == status)
      return try #require(
        JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    }
    let audit = try document("audit", status: 1)
    let found = try #require(audit["results"] as? [[String: Any]])
    let report = try document("report", status: 0)
    let warned = try #require(report["warnings"] as? [[String: Any]])
    #expect(NSArray(array: found) == NSArray(array: warned))
    #expect(audit["command"] as? String == "audit")
    #expect(found.contains { $0["code"] as? String == "categories-do-not-sum" })
    let counts = try #require(audit["counts"] as? [String: Int])
    #expect(counts["errors"] == found.count { $0["severity"] as? String == "error" })
  }

  @Test func `a spreadsheet has a row for each finding, under names`() throws {
    let run = try ProgramRun(["audit", Self.cambodia, "--format", "csv"])
    let table = try CSVTable(run.output)
    #expect(table.header.prefix(3) == ["label", "category", "estimand"])
    #expect(
      table.rows.contains {
        $0["code"] == "categories-do-not-sum" && $0["severity"] == "error"
          && $0["question"] == "collaboration" && $0["repairs"]?.isEmpty == false
      })
    // A claim that 45 of 50 are over 90%, and one that is so in the sample and not shown beyond it.
    let claims = table.rows.filter { $0["code"] == "claim" }
    #expect(
      claims.contains {
        $0["message"]?.contains("(greater-than): false in the sample") == true
          && $0["numbers"]?.contains("45 of 50") == true && $0["in_sample"] == "false"
      })
    #expect(
      claims.contains {
        $0["message"]?.contains(
          "(rank): true in the sample, undecided beyond it (mcnemar-exact, p = ") == true
          && $0["test"] == "mcnemar-exact" && $0["beyond_sample"] == "undecided"
          && $0["p_value"].flatMap(Double.init) != nil
      })
    #expect(run.status == 1)
  }

  @Test(arguments: ["html", "markdown"])
  func `a page holds the findings and no question`(format: String) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = folder.path + "/audit"
    let run = try ProgramRun(["audit", Self.cambodia, "--format", format, "--output", path])
    #expect(run.status == 1 && run.output.isEmpty)
    let page = try String(contentsOfFile: path, encoding: .utf8)
    #expect(page.contains("The categories sum to 51"))
    #expect(!page.contains("How to read this page"))
  }

  @Test(arguments: [
    ("", 64), ("none", 66), ("datasets/newcombe-1998 datasets/newcombe-1998", 64),
    ("datasets/newcombe-1998 --format pdf", 64), ("Tests/Cases/surveys/yaml-hash", 65),
    ("datasets/newcombe-1998 --smallest-cell 5", 64),
  ])
  func `a run is refused in one sentence`(arguments: String, code: Int) throws {
    try ProgramRun("audit " + arguments).expectRefused(Int32(code))
  }
}
