import HalfwidthReport
import TestSupport
import Testing

@testable import HalfwidthCommands

/// Every reference value, asked for as a user of `halfwidth batch` would.
@Suite struct GoldenTests {
  @Test(arguments: [
    ("proportion", 804), ("multinomial", 60), ("two-independent", 380), ("paired", 378),
    ("tables", 496), ("square", 108), ("cochran-q", 18), ("cmh", 36), ("trend", 22),
    ("linear-by-linear", 27), ("multiplicity", 120), ("frechet", 99), ("published", 46),
    ("bootstrap-exact", 124), ("hypergeometric", 16), ("score-mean", 25), ("westfall-young", 34),
    ("rate", 70), ("rate-ratio", 32), ("ranks", 40),
    ("audit", 164), ("mean-sd", 28),
    ("survey-design", 254), ("proportion-tests", 304), ("goodness-of-fit", 96), ("one-sided", 391),
    ("margins-equivalence", 325), ("paired-ratio", 102), ("multiplicity-more", 12),
    ("raters", 55), ("stratified-more", 41), ("groups", 29), ("ordinal", 128),
    ("signed-ranks", 192),
  ])
  func `every line is within its tolerance`(file: String, count: Int) throws {
    var checked = 0
    for line in try Repository.lines(of: "Tests/Golden/\(file).jsonl") {
      let golden = try object(JSONReader.read(line))
      var request = JSONObject()
      for key in ["id", "analysis", "input", "method", "confidence"] {
        request.set(key, to: try #require(golden[key]))
      }
      for key in ["side", "alternative"] {
        if let value = golden[key] { request.set(key, to: value) }
      }
      let answer = try answer(to: request)
      #expect(answer["id"] == golden["id"])
      checked += 1
      let expected = try object(try #require(golden["expected"]))
      if let code = expected["error"] {
        #expect(try object(try #require(answer["error"], "\(line)"))["code"] == code, "\(line)")
        continue
      }
      let result = try object(try #require(answer["result"], "\(line)"))
      let tolerance = try number(try #require(golden["tolerance"]))
      for member in expected {
        let actual = try #require(result[member.key], "\(line)")
        try expect(actual, equals: member.value, within: tolerance, "\(member.key) of \(line)")
      }
    }
    #expect(checked == count)
  }

  /// Tolerances are for 10^6 resamples; the standard error of a quantile falls with their root.
  ///
  /// Those of a median hold for endless resamples, so it is asked for without a number of them.
  @Test func `simulated lines are within their tolerance times the root of a million by B`() throws
  {
    var checked = 0
    for line in try Repository.lines(of: "Tests/Golden/bootstrap-mc.jsonl") {
      let golden = try object(JSONReader.read(line))
      var request = JSONObject()
      for key in ["id", "analysis", "input", "method", "confidence"] {
        request.set(key, to: try #require(golden[key]))
      }
      var resamples = 1_000_000
      if try object(#require(golden["input"]))["statistic"] != "median" {
        resamples = golden["method"] == "studentized" ? 9_999 : 19_999
        request.set("resamples", to: .integer(resamples))
        request.set("seed", to: 20_241_125)
      }
      let result = try object(try #require(try answer(to: request)["result"], "\(line)"))
      let tolerance = try number(try #require(golden["tolerance"]))
      for member in try object(try #require(golden["expected"])) {
        let actual = try #require(result[member.key], "\(line)")
        // The simulated z0 of a median has an error of its own, about 0.00125 / 3^0.5 of three runs.
        let isMedianZ0 = member.key == "z0" && resamples == 1_000_000
        try expect(
          actual, equals: member.value,
          within: isMedianZ0 ? 0.004 : tolerance * (1e6 / Double(resamples)).squareRoot(),
          "\(member.key) of \(line)")
      }
      if resamples < 1_000_000 { #expect(result["resamples"] == .integer(resamples)) }
      checked += 1
    }
    #expect(checked == 122)
  }

  /// The files that requests of the analysis `design` name.
  private static let data = Repository.root + "/Tests/Golden/data"

  private func answer(to request: JSONObject) throws -> JSONObject {
    var bytes: [UInt8] = []
    JSONWriter().write(.object(request), to: &bytes)
    return try object(
      JSONReader.read(
        String(
          decoding: BatchAnswer(.bytes(bytes), BatchSettings(folder: BatchFolder(Self.data))).bytes,
          as: UTF8.self)))
  }

  private func expect(
    _ actual: JSONValue, equals expected: JSONValue, within tolerance: Double, _ comment: String
  ) throws {
    switch (actual, expected) {
    case (.null, .null): break
    case (.string, .string), (.bool, .bool): #expect(actual == expected, "\(comment)")
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
    case .string("Infinity"): return .infinity
    case .string("-Infinity"): return -.infinity
    default: throw NotExpected(value: value)
    }
  }

  struct NotExpected: Error {
    let value: JSONValue
  }
}
