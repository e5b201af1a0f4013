import Foundation
import HalfwidthReport
import TestSupport
import Testing

@testable import HalfwidthCommands

/// What is written and read is as the published schemas say; who breaks a schema is told.
@Suite struct SchemaTests {
  private func validator(_ name: String) throws -> SchemaValidator {
    try SchemaValidator(SchemaCommand.text(of: name))
  }

  @Test(arguments: [
    (#"{"type":"integer"}"#, "1.0", "1.5"), (#"{"type":["number","null"]}"#, "null", "\"1\""),
    (#"{"enum":["a",null]}"#, "null", "\"b\""), (#"{"const":true}"#, "true", "1"),
    (#"{"anyOf":[{"type":"string"},{"type":"null"}]}"#, "\"\"", "0"),
    (#"{"minimum":0,"maximum":1}"#, "1", "1.01"), (#"{"exclusiveMinimum":0}"#, "1e-9", "0"),
    (#"{"exclusiveMaximum":1}"#, "0.5", "1"),
    (#"{"type":"array","items":{"type":"integer"}}"#, "[1,2]", "[1,null]"),
    (#"{"minItems":1}"#, "[0]", "[]"), (#"{"uniqueItems":true}"#, "[1,2]", "[1,1]"),
    (#"{"required":["a"]}"#, #"{"a":null}"#, #"{"b":1}"#),
    (#"{"properties":{"a":{"type":"integer"}}}"#, #"{"a":1,"b":""}"#, #"{"a":""}"#),
    (
      #"{"properties":{"a":{"type":"integer"}},"additionalProperties":false}"#, #"{"a":1}"#,
      #"{"a":1,"b":2}"#
    ),
    (
      #"{"patternProperties":{"_infinite$":{"const":true}},"additionalProperties":false}"#,
      #"{"upper_infinite":true}"#, #"{"upper_infinite":false}"#
    ),
    (##"{"$ref":"#/$defs/n","$defs":{"n":{"type":"null"}}}"##, "null", "0"),
  ])
  func `the validator takes what a schema says, and refuses the rest`(
    schema: String, good: String, bad: String
  ) throws {
    let validator = try SchemaValidator(schema)
    #expect(try validator.faults(of: JSONReader.read(good)) == [])
    #expect(try validator.faults(of: JSONReader.read(bad)).count == 1)
  }

  @Test(arguments: [#"{"oneOf":[]}"#, ##"{"$ref":"#/$defs/n"}"##, "[]"])
  func `the validator refuses what it does not know`(schema: String) {
    #expect(throws: SchemaValidator.NoSchema.self) { try SchemaValidator(schema) }
  }

  @Test(arguments: SchemaCommand.names)
  func `each schema is printed, and says which draft it is of`(name: String) throws {
    let run = try ProgramRun(["schema", "--of", name])
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.contains("https://json-schema.org/draft/2020-12/schema"))
    #expect(run.output.contains("\"$id\": \"urn:halfwidth:1:\(name)\""))
    _ = try SchemaValidator(run.output)
  }

  @Test func `without a name it is that of results, and another name is refused`() throws {
    #expect(
      try ProgramRun(["schema"]).output == ProgramRun(["schema", "--of", "result"]).output)
    try ProgramRun("schema --of page").expectRefused(64, "--of: 'page' is not one of its values")
  }

  // MARK: - Batch

  /// The requests of the reference data: one of each analysis and method.
  private static func requests() throws -> [JSONObject] {
    var seen: Set<String> = []
    var requests: [JSONObject] = []
    let folder = Repository.root + "/Tests/Golden"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    for file in names.sorted() where file.hasSuffix(".jsonl") {
      for line in try Repository.lines(of: folder + "/" + file) {
        guard case .object(let golden) = try JSONReader.read(line) else { continue }
        let names = ["analysis", "method", "side", "alternative"]
        let key = names.map { "\(golden[$0] ?? .null)" }.joined(separator: " ")
        guard seen.insert(key).inserted else { continue }
        var request: JSONObject = [:]
        for name in [
          "id", "analysis", "input", "method", "confidence", "side", "alternative",
        ] {
          if let value = golden[name] { request.set(name, to: value) }
        }
        requests.append(request)
      }
    }
    return requests
  }

  /// Requests of the documentation.
  private static func documented() throws -> [JSONObject] {
    try Repository.lines(of: "docs/command-line.md").filter { $0.hasPrefix("{\"id\":") }.map {
      guard case .object(let object) = try JSONReader.read($0) else { return [:] }
      return object
    }
  }

  @Test func `requests and answers of batch are as their schemas say`() throws {
    let (asked, answered) = (try validator("batch-request"), try validator("batch-answer"))
    let requests = try Self.requests() + Self.documented()
    #expect(requests.count > 120)
    for var request in requests {
      #expect(asked.faults(of: .object(request)) == [], "\(request)")
      // No method, and all of them, have answers of other shapes.
      for method in [request["method"] ?? .null, .null, "all"] {
        request.set("method", to: method)
        if case .string("bootstrap")? = request["analysis"] {
          request.set("resamples", to: 199)
          request.set("seed", to: 1)
          if method == "all" { continue }
        }
        let bytes = Array(JSONWriter().string(.object(request)).utf8)
        let answer = BatchAnswer(
          .bytes(bytes), BatchSettings(folder: BatchFolder(Repository.root + "/Tests/Golden/data"))
        ).bytes
        let value = try JSONReader.read(String(decoding: answer, as: UTF8.self))
        #expect(answered.faults(of: value) == [], "\(request)")
      }
    }
  }

  @Test(arguments: [
    #"{"analysis":"proportion","input":{"x":37}}"#,
    #"{"analysis":"proportion","input":{"x":37,"n":50},"methd":"wilson"}"#,
    #"{"analysis":"proportion","input":{"x":37,"n":50},"method":"koopman"}"#,
    #"{"analysis":"table","input":{"counts":[[1,2],[3,4]]},"side":"upper"}"#,
    #"{"analysis":"scores","input":{"counts":[1,2,3]},"alternative":"less"}"#,
    #"{"analysis":"proportion","input":{"x":37,"n":50},"confidence":95}"#, "[]", "{}",
  ])
  func `what batch refuses the schema refuses`(line: String) throws {
    #expect(!BatchAnswer(.bytes(Array(line.utf8))).isResult)
    #expect(try !validator("batch-request").faults(of: JSONReader.read(line)).isEmpty)
    let answer = String(decoding: BatchAnswer(.bytes(Array(line.utf8))).bytes, as: UTF8.self)
    #expect(try validator("batch-answer").faults(of: JSONReader.read(answer)) == [])
  }

  @Test(arguments: [
    #"{"id":1,"result":{"method":"holm","total":1,"p":[0.1],"adjusted":[1.5],"warnings":[]}}"#,
    #"{"id":1,"result":{"method":"holm","total":1,"p":[0.1],"warnings":[]}}"#,
    #"{"id":1,"result":{"method":"holm","total":1,"p":[0.1],"adjusted":[0.1],"warnings":[],"more":1}}"#,
    #"{"id":1,"error":{"code":"oops","message":"x"}}"#, #"{"result":{}}"#,
  ])
  func `an answer that is none is refused`(line: String) throws {
    #expect(try !validator("batch-answer").faults(of: JSONReader.read(line)).isEmpty)
  }

  // MARK: - Documents

  private static let file = "Tests/Cases/before-after.csv"
  private static let surveys = [
    "datasets/disrupting-harm-cambodia", "datasets/newcombe-1998", "Tests/Cases/surveys/responses",
    "Tests/Cases/surveys/groups", "Tests/Cases/surveys/sampled", "Tests/Cases/surveys/levels-apart",
    "Tests/Cases/surveys/weighted-stated", "Tests/Cases/surveys/planned",
  ]

  @Test(
    arguments: [
      "proportion 37/50 0/20 --method all", "proportion 37/50 --side upper --method all",
      "proportion 37/50 3/5 --null 0.5 --alternative less",
      "proportion 37/50 --null 0 --method all",
      "proportion 37/50 --margins 60%,80%", "compare 36/50 40/50 --null -0.1 --alternative greater",
      "compare 3/20 0/20 --side lower --method all", "compare 1/9 0/9 --null-ratio 2",
      "paired 20,12,2,16 --margins-ratio 0.8,1.25", "paired 20,12,2,16 --alternative less",
      "goodness 12,20,18 --shares 1,1,1 --method all", "goodness \(file) --column after",
      "stratified 10,5;4,11 8,2;6,4 --alternative greater",
      "compare 3/20 0/20 --method all", "paired 20,12,0,16 --method all",
      "margins 46/50 39/50 41/50 35/50", "margins 4,22,16,8 3,26,13,8",
      "table 10,20;30,40 --method all --seed 1 --resamples 99", "table 0,5;0,7 --method all",
      "square 22,2,2;5,7,14;0,2,36 --method all", "cochran 1,0;1,1;0,1",
      "stratified 10,5;4,11 8,2;6,4 --method all", "trend 5/20 8/21 12/25",
      "multinomial 4,9,12,25 --scores 1,2,3,4 --method all", "scores 4,9,12,25", "scores 0,0,5",
      "rate 69/11 --dispersion 2 --method all", "rate 69/11 0/12.5 --ratio --method all",
      "rate 69/11 --side upper", "finite 37/50/60 --side lower",
      "ranks 46/50 44/50", "ranks 30,12,8 --labels a,b,c", "finite 37/50/60", "missing 37/47/50",
      "adjust 0.01,0.02,0.5 --method all --alpha 0.05", "bootstrap 37/50 --method all",
      "bootstrap 36/50 40/50 --explain", "bootstrap 37/50 --resamples 199 --seed 1 --method all",
      "bootstrap \(file) --statistic mean(before) --statistic mean(after) --method max-t --seed 1",
      "table \(file) --rows gender --columns after", "multinomial \(file) --column after",
      "compare \(file) --column after --yes 3,4 --by gender --infinity inf",
      "proportion \(file) --column after --yes 3,4 --by step",
      "cochran \(file) --columns tv,radio,web",
      "stratified \(file) --rows gender --columns tv --by step",
    ])
  func `documents of analyses are as the schema says`(words: String) throws {
    try check(words, "result")
  }

  @Test(arguments: surveys)
  func `documents of surveys are as their schemas say`(survey: String) throws {
    try check("report \(survey)", "report")
    try check("report \(survey) --all-intervals --side lower", "report")
    try check("audit \(survey)", "audit")
    try check("validate \(survey)", "validate")
  }

  @Test func `documents of typed numbers, and of what does not fit, are as their schemas say`()
    throws
  {
    try check("audit --n 50 74% 8%", "audit-numbers")
    try check("audit --n 50 --set 44%,38%,16%,4%", "audit-numbers")
    try check("audit --mean 3.48 --sd 1.20 --n 50 --scale 1..5", "audit-numbers")
  }

  private func check(_ words: String, _ schema: String) throws {
    let run = try ProgramRun(words + " --format json")
    #expect(!run.output.isEmpty, "\(words): \(run.errors)")
    let faults = try validator(schema).faults(of: JSONReader.read(run.output))
    #expect(faults.isEmpty, "\(words): \(faults.prefix(5))")
  }
}
