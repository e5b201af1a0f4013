import HalfwidthReport
import TestSupport
import Testing

@testable import HalfwidthCommands

/// Every reference value, asked for as a user of `halfwidth batch` would.
@Suite struct GoldenTests {
  /// Analyses of `published.jsonl` that this version answers.
  static let analyses: Set = ["proportion", "multinomial"]

  @Test(arguments: [("proportion", 804), ("multinomial", 60), ("published", 14)])
  func `every line is within its tolerance`(file: String, count: Int) throws {
    var checked = 0
    for line in try Repository.lines(of: "Tests/Golden/\(file).jsonl") {
      let golden = try object(JSONReader.read(line))
      guard case .string(let analysis)? = golden["analysis"], Self.analyses.contains(analysis)
      else {
        continue
      }
      var request = JSONObject()
      for key in ["id", "analysis", "input", "method", "confidence"] {
        request.set(key, to: try #require(golden[key]))
      }
      let answer = try answer(to: request)
      #expect(answer["id"] == golden["id"])
      let result = try object(try #require(answer["result"], "\(line)"))
      let tolerance = try number(try #require(golden["tolerance"]))
      for member in try object(try #require(golden["expected"])) {
        let actual = try #require(result[member.key], "\(line)")
        try expect(actual, equals: member.value, within: tolerance, "\(member.key) of \(line)")
      }
      checked += 1
    }
    #expect(checked == count)
  }

  private func answer(to request: JSONObject) throws -> JSONObject {
    var bytes: [UInt8] = []
    JSONWriter().write(.object(request), to: &bytes)
    return try object(
      JSONReader.read(String(decoding: BatchAnswer(.bytes(bytes)).bytes, as: UTF8.self)))
  }

  private func expect(
    _ actual: JSONValue, equals expected: JSONValue, within tolerance: Double, _ comment: String
  ) throws {
    switch (actual, expected) {
    case (.null, .null): break
    case (.array(let actual), .array(let expected)):
      #expect(actual.count == expected.count, "\(comment)")
      for (actual, expected) in zip(actual, expected) {
        try expect(actual, equals: expected, within: tolerance, comment)
      }
    default:
      expectClose(try number(actual), try number(expected), absolute: tolerance, comment)
    }
  }

  private func object(_ value: JSONValue) throws -> JSONObject {
    guard case .object(let object) = value else { throw NotExpected(value: value) }
    return object
  }

  private func number(_ value: JSONValue) throws -> Double {
    switch value {
    case .integer(let number): return Double(number)
    case .number(let number): return number
    default: throw NotExpected(value: value)
    }
  }

  struct NotExpected: Error {
    let value: JSONValue
  }
}
