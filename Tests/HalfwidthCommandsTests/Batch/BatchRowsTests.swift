import HalfwidthReport
import TestSupport
import Testing

@testable import HalfwidthCommands

/// Many inputs in one request: each row is answered as it would be by itself.
@Suite struct BatchRowsTests {
  private static func answer(_ request: JSONValue) throws -> JSONObject {
    try BatchMembersTests.answer(JSONWriter().string(request))
  }

  /// Requests of the reference data with the same members, as lists beside each other.
  @Test(arguments: [
    "proportion", "multinomial", "two-independent", "paired", "tables", "square", "cochran-q",
    "cmh",
    "trend", "multiplicity", "frechet", "published", "score-mean", "rate", "rate-ratio",
    "proportion-tests", "one-sided", "margins-equivalence", "paired-ratio",
  ])
  func `a row has the answer that it has by itself`(file: String) throws {
    var groups: [(request: JSONObject, inputs: [JSONObject])] = []
    for line in try Repository.lines(of: "Tests/Golden/\(file).jsonl") {
      guard case .object(let golden) = try JSONReader.read(line),
        case .object(let input)? = golden["input"]
      else { continue }
      var request: JSONObject = [:]
      for name in ["analysis", "method", "confidence", "side", "alternative"] {
        request.set(name, to: golden[name] ?? .null)
      }
      let place = groups.firstIndex {
        $0.request == request && $0.inputs[0].map(\.key) == input.map(\.key)
      }
      if let place {
        if groups[place].inputs.count < 4 { groups[place].inputs.append(input) }
      } else {
        groups.append((request, [input]))
      }
    }
    #expect(groups.contains { $0.inputs.count > 2 })
    for (request, inputs) in groups {
      var many = request
      many.set(
        "inputs",
        to: .object(
          JSONObject(
            inputs[0].map { member in
              (member.key, JSONValue.array(inputs.map { $0[member.key] ?? .null }))
            })))
      let answer = try Self.answer(.object(many))
      #expect(answer["rows"] == .integer(inputs.count))
      for (row, input) in inputs.enumerated() {
        var one = request
        one.set("input", to: .object(input))
        try expect(answer, row, is: Self.answer(.object(one)), "\(many)")
      }
    }
  }

  private func expect(
    _ answer: JSONObject, _ row: Int, is alone: JSONObject, _ comment: String
  ) throws {
    guard case .object(let columns)? = answer["columns"],
      case .array(let errors)? = answer["refused"]
    else {
      Issue.record("no columns: \(comment)")
      return
    }
    if case .object(let error)? = alone["error"] {
      let own: JSONValue = [
        "row": .integer(row), "code": error["code"] ?? .null, "message": error["message"] ?? .null,
      ]
      #expect(errors.contains(own), "\(comment)")
      return
    }
    guard case .object(let result)? = alone["result"] else {
      Issue.record("no result: \(comment)")
      return
    }
    for column in columns where column.key != "warnings" {
      if case .array(let values) = column.value {
        #expect(values[row] == result[column.key] ?? .null, "\(column.key) of \(comment)")
      } else {
        // A text that all rows share, or the level, and never a number that was found.
        let isText = if case .string = column.value { true } else { false }
        #expect(isText || column.key == "confidence", "\(column.key) of \(comment)")
        #expect(column.value == result[column.key], "\(column.key) of \(comment)")
      }
    }
    for member in result where member.key != "warnings" {
      #expect(columns[member.key] != nil, "\(member.key) of \(comment)")
    }
    guard case .array(let own)? = result["warnings"], case .array(let all)? = columns["warnings"]
    else { return }
    let named = own.map { warning -> JSONValue in
      guard case .object(let warning) = warning else { return .null }
      return .object(
        JSONObject([("row", JSONValue.integer(row))] + warning.map { ($0.key, $0.value) }))
    }
    #expect(all.filter { $0.isOf(row: row) } == named, "\(comment)")
  }

  @Test func `what is no list holds in every row, and a bad row leaves the others`() throws {
    let answer = try BatchMembersTests.answer(
      #"{"id":7,"analysis":"proportion","inputs":{"x":[37,60,0],"n":50},"method":"wald"}"#)
    #expect(answer["id"] == 7)
    guard case .object(let columns)? = answer["columns"] else {
      Issue.record("no columns")
      return
    }
    #expect(columns["method"] == "wald")
    #expect(columns["n"] == [50, nil, 50])
    #expect(columns["estimate"] == [0.74, nil, 0.0])
    guard case .array(let errors)? = answer["refused"], case .object(let error)? = errors.first
    else {
      Issue.record("no errors")
      return
    }
    #expect(errors.count == 1 && error["row"] == 1 && error["code"] == "bad-input")
  }

  @Test func `methods that differ between rows are a list`() throws {
    let answer = try BatchMembersTests.answer(
      #"{"analysis":"multinomial","inputs":{"counts":[[60,70],[1,2,3],null]}}"#)
    guard case .object(let columns)? = answer["columns"] else {
      Issue.record("no columns")
      return
    }
    #expect(columns["method"] == ["wilson", "bonferroni-clopper-pearson", nil])
  }

  @Test func `no rows are no columns`() throws {
    #expect(
      try Self.answer(["analysis": "proportion", "inputs": ["x": [], "n": []]])
        == ["id": nil, "rows": 0, "columns": ["warnings": []], "refused": []])
  }

  @Test(arguments: [
    (#""inputs":{"x":37,"n":50}"#, "bad-input", "use 'input'"),
    (#""inputs":{"x":[37,1],"n":[50]}"#, "bad-input", "2 elements in 'x' and 1 in 'n'"),
    (#""inputs":{"x":[37],"n":[50]},"method":"all""#, "bad-input", "takes one method"),
    (#""inputs":{"x":[37],"n":[50]},"input":{"x":1,"n":2}"#, "bad-input", "can't go together"),
    (#""inputs":[37,50]"#, "wrong-type", "whose members are lists"),
    (#""inputs":{"x":[37],"n":[50],"total":[1]}"#, "unknown-member", "total"),
    (#""input":{"x":[37,1],"n":[50,2]}"#, "wrong-type", "write 'inputs' for 'input'"),
  ])
  func `what can't be rows is refused`(members: String, code: String, says: String) throws {
    let error = try BatchMembersTests.error(#"{"analysis":"proportion",\#(members)}"#)
    #expect(error.code == code)
    #expect(error.message.contains(says), "\(error.message)")
  }
}

extension JSONValue {
  fileprivate func isOf(row: Int) -> Bool {
    guard case .object(let object) = self else { return false }
    return object["row"] == .integer(row)
  }
}
