import Halfwidth
import HalfwidthReport
import TestSupport
import Testing

@testable import HalfwidthCommands

/// One method among all that would take too much is a row that says so, and the others are answered.
@Suite struct RefusedMethodTests {
  private struct NoObject: Error {}

  /// Sixty numbers, neither sorted nor evenly spaced.
  private static let values = (0..<60).map { "\(($0 * 37 % 61) * ($0 % 7 + 1))" }

  private static func rows(_ results: JSONValue?) throws -> [String: JSONObject] {
    guard case .array(let list)? = results else { throw NoObject() }
    var rows: [String: JSONObject] = [:]
    for row in list {
      guard case .object(let row) = row, case .string(let method)? = row["method"] else {
        throw NoObject()
      }
      rows[method] = row
    }
    return rows
  }

  private static func check(_ rows: [String: JSONObject]) {
    #expect(rows.count == 10)
    for method in ["percentile", "bca", "basic", "normal"] {
      #expect(rows[method]?["lower"] != .null && rows[method]?["lower"] != nil, "\(method)")
    }
    for method in ["calibrated"] {
      let row = rows[method]
      #expect(row?["estimate"] == .null && row?["lower"] == .null && row?["upper"] == .null)
      let reason = JSONWriter().string(row?["warnings"] ?? .null)
      #expect(reason.contains("would be drawn, which takes long"), "\(reason)")
      #expect(reason.contains("\"undefined\""), "\(reason)")
    }
  }

  // At 99.9% 99,999 resamples are usual; with 200 of each, of 60 rows and 200 more, they are
  // 99,999 * 201 * 260 = 5.2e9 rows, above 2^32.
  @Test func `the other methods are answered, by command and by batch`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write(
      "v\n" + Self.values.joined(separator: "\n") + "\n", to: "answers.csv")
    let common = [
      "bootstrap", path, "--statistic", "median(v)", "--scheme", "balanced", "--confidence",
      "0.999",
      "--seed", "3", "--format", "json", "--method",
    ]
    let run = try ProgramRun(common + ["all"])
    #expect(run.status == 0, "\(run.errors)")
    guard case .object(let document) = try JSONReader.read(run.output) else { throw NoObject() }
    let ofCommand = try Self.rows(document["results"])
    Self.check(ofCommand)
    let answer = try BatchMembersTests.answer(
      """
      {"analysis":"bootstrap","input":{"statistic":"median(v)","columns":["v"],"scheme":"balanced",\
      "data":[\(Self.values.joined(separator: ","))]},"method":"all","confidence":0.999,"seed":3}
      """)
    let ofBatch = try Self.rows(answer["results"])
    Self.check(ofBatch)
    for (method, row) in ofCommand {
      #expect(ofBatch[method]?["lower"] == row["lower"], "\(method)")
      #expect(ofBatch[method]?["warnings"] == row["warnings"], "\(method)")
    }
    // Asked for by name it is refused.
    let alone = try ProgramRun(common + ["calibrated"])
    #expect(alone.status == 65)
    #expect(alone.errors.contains("which takes long"), "\(alone.errors)")
    let pair = try ProgramRun(common + ["percentile,calibrated"])
    #expect(pair.status == 65)
  }
}
