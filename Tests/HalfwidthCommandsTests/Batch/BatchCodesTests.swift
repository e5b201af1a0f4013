import Halfwidth
import HalfwidthReport
import TestSupport
import Testing

@testable import HalfwidthCommands

/// `missing_codes` and `valid_codes` of a request are what `--missing-codes` and `--valid-codes` are of a
/// file.
@Suite struct BatchCodesTests {
  private struct NoObject: Error {}

  private static let scale = "[3,4,5,2,1,99,98,-9]"

  private static func answer(_ input: String) throws -> JSONObject {
    try BatchMembersTests.answer("{\"analysis\":\"bootstrap\",\"input\":{\(input)}}")
  }

  private static func result(_ input: String) throws -> JSONObject {
    guard case .object(let result)? = try answer(input)["result"] else { throw NoObject() }
    return result
  }

  private static func warnings(_ result: JSONObject) throws -> [(code: String, message: String)] {
    guard case .array(let list)? = result["warnings"] else { throw NoObject() }
    return try list.map { warning in
      guard case .object(let warning) = warning, case .string(let code)? = warning["code"],
        case .string(let message)? = warning["message"]
      else { throw NoObject() }
      return (code, message)
    }
  }

  // The mean of all eight is 203/8, that of the five answers 15/5.
  @Test(arguments: [
    ("", 25.375, ["undeclared-codes"]),
    (#","missing_codes":null,"valid_codes":[]"#, 25.375, ["undeclared-codes"]),
    (#","valid_codes":[98,99,-9]"#, 25.375, []),
    (#","missing_codes":[98,99,-9]"#, 3, ["missing-values", "missing-values"]),
    (
      #","missing_codes":["98",99.0,"-9.0"],"missing":"drop""#, 3,
      ["missing-values", "missing-values"]
    ),
    // The mean of 3, 4, 5, 2, 1 and 99 is 19.
    (#","missing_codes":[98,-9],"valid_codes":[99]"#, 19, ["missing-values", "missing-values"]),
    (#","missing_codes":[98,-9]"#, 19, ["missing-values", "missing-values", "undeclared-codes"]),
  ])
  func `codes are values with a warning until they are declared`(
    members: String, mean: Double, codes: [String]
  ) throws {
    let result = try Self.result("\"statistic\":\"mean\",\"data\":\(Self.scale)\(members)")
    guard let estimate = result["estimate"] else { throw NoObject() }
    #expect(try BatchInput.number(estimate, "estimate") == mean)
    #expect(
      try Self.warnings(result).map(\.code).filter {
        ["undeclared-codes", "missing-values"].contains($0)
      } == codes)
  }

  @Test func `the result says how many rows had a code`() throws {
    let result = try Self.result(
      "\"statistic\":\"mean\",\"data\":\(Self.scale),\"missing_codes\":[98,99,-9]")
    let messages = try Self.warnings(result).map(\.message)
    #expect(messages.contains("3 rows are left out for a missing value; 5 of 8 are analysed"))
    #expect(
      messages.contains(
        "3 of the rows that are left out have a code that stands for no answer (98, 99, -9)"))
  }

  @Test(arguments: [
    (#""data":[1,2,99],"missing_codes":"99""#, "wrong-type", "'missing_codes' must be a list"),
    (#""data":[1,2,99],"valid_codes":99"#, "wrong-type", "'valid_codes' must be a list"),
    (#""data":[1,2,99],"missing_codes":[98,true]"#, "wrong-type", "'missing_codes[1]' must be"),
    (#""data":[1,2,99],"missing_codes":[null]"#, "wrong-type", "'missing_codes[0]' must be"),
    (#""data":[1,2,99],"missing_codes":[""]"#, "bad-input", "'missing_codes[0]' is an empty text"),
    (#""data":[1,2,99],"missing_codes":[99],"valid_codes":["99.0"]"#, "bad-input", "one or the"),
    (#""counts":[4,9,12],"missing_codes":[99]"#, "unknown-member", "'missing_codes' does not"),
    (#""data":[1,2,99],"missingcodes":[99]"#, "unknown-member", "did you mean 'missing_codes'?"),
    (#""data":[99,99],"missing_codes":[99]"#, "bad-input", "all 2 rows have a missing value"),
    // What is missing without a code is still refused.
    (#""data":[1,2,null,99],"missing_codes":[99]"#, "bad-input", "'data[2]'"),
  ])
  func `what can't be codes is refused`(input: String, code: String, message: String) throws {
    guard
      case .object(let error)? = try Self.answer("\"statistic\":\"mean\",\(input)")["error"],
      case .string(let found)? = error["message"]
    else { throw NoObject() }
    #expect(error["code"] == .string(code))
    #expect(found.contains(message), "\(found)")
  }

  // MARK: - Command against batch

  /// Answers with codes in each place where one may stand; a weight and a size of 9 are none.
  private static let names = ["q1", "q2", "word", "group", "weight", "zone"]
  private static let rows: [[JSONValue]] = [
    [3, 1, "yes", 1, 9, "u"], [4, 2, "no", 1, 1, "u"], [5, 99, "refused", 2, 9, "NA"],
    [2, 4, "yes", 2, 2, "u"], [1, 5, "no", 9, 1, "NA"], [99, 3, "yes", 1, 3, "u"],
    [98, 2, "no", 2, 1, "NA"], [4, 1, "yes", 2, 1, "u"],
  ]

  private static func file() -> String {
    let lines = rows.map { row in
      row.map { cell in
        if case .string(let text) = cell {
          text == "NA" ? "\"NA\"" : text
        } else {
          JSONWriter().string(cell)
        }
      }.joined(separator: ",")
    }
    return ([names.joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
  }

  @Test(arguments: [
    (["mean(q1)"], "98,99", "", []),
    (["mean(q1)"], "98,99.0", "", ["--missing", "drop"]),
    (["mean(q1)"], "", "98,99", []),
    (["mean(q1)"], "98", "99", []),
    (["correlation(q1, q2)"], "98,99", "", []),
    (["proportion(q1 = 4)"], "98,99", "", []),
    (["proportion(q1 = 4)"], "", "", []),
    (["proportion(q1 = 4)"], "", "98,99", []),
    (["proportion(word = yes)"], "refused", "", []),
    (["difference(mean(q1), by: group)"], "9,98,99", "", []),
    (["mean(q*)"], "98,99", "", ["--method", "max-t"]),
    (["mean(q1)", "mean(q2)"], "98,99", "", ["--method", "max-t"]),
    (["mean(q1)"], "9,98,99", "", ["--scheme", "weighted", "--weight", "weight"]),
    (["difference(mean(q2), by: zone)"], "99", "NA", []),
  ])
  func `codes of a request are those of the command`(
    statistics: [String], missing: String, valid: String, options: [String]
  ) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write(Self.file(), to: "answers.csv")
    var arguments = ["bootstrap", path, "--seed", "7", "--resamples", "199", "--format", "json"]
    var input: JSONObject = [
      "statistic": statistics.count == 1
        ? .string(statistics[0]) : .array(statistics.map { .string($0) }),
      "data": .array(Self.rows.map { .array($0) }),
      "columns": .array(Self.names.map { .string($0) }),
    ]
    var request: JSONObject = ["analysis": "bootstrap", "seed": 7, "resamples": 199]
    for statistic in statistics { arguments += ["--statistic", statistic] }
    for (name, list) in [("missing_codes", missing), ("valid_codes", valid)] where !list.isEmpty {
      arguments += ["--" + name.replacing("_", with: "-"), list]
      input.set(name, to: .array(list.split(separator: ",").map { .string(String($0)) }))
    }
    for (option, value) in zip(options, options.dropFirst()) where option.hasPrefix("--") {
      let name = String(option.dropFirst(2))
      if name == "method" {
        request.set(name, to: .string(value))
      } else {
        input.set(name, to: .string(value))
      }
    }
    if !options.contains("--method") {
      arguments += ["--method", "percentile"]
      request.set("method", to: "percentile")
    }
    request.set("input", to: .object(input))
    let run = try ProgramRun(arguments + options)
    guard run.status == 0, case .object(let document) = try JSONReader.read(run.output),
      case .array(let expected)? = document["results"]
    else {
      Issue.record("\(run.errors)")
      return
    }
    let answer = try BatchMembersTests.answer(JSONWriter().string(.object(request)))
    let comment = "\(run.output) \(answer)"
    guard case .object(let result)? = answer["result"], !expected.isEmpty else {
      Issue.record("\(comment)")
      return
    }
    for (index, row) in expected.enumerated() {
      guard case .object(let row) = row else { throw NoObject() }
      for name in ["estimate", "lower", "upper"] {
        var value = result[name]
        if case .array(let list)? = value { value = list[index] }
        #expect(value == row[name], "\(name): \(comment)")
      }
      // A row of a family has its own statistic's warnings, and a request's answer those of all.
      let isFamily = row["family_size"] != nil
      func messages(_ result: JSONObject) throws -> [String] {
        try Self.warnings(result).filter { !isFamily || $0.code == "missing-values" }.map(\.message)
      }
      let expected = try messages(row)
      #expect(try messages(result) == expected, "\(comment)")
      #expect(
        missing.isEmpty || expected.contains { $0.contains("a code that stands for no answer") })
    }
  }
}
