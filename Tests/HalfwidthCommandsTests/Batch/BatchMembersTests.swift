import Foundation
import Halfwidth
import HalfwidthReport
import TestSupport
import Testing

@testable import HalfwidthCommands

/// What a request may hold: nothing that would change the answer is passed over in silence.
@Suite struct BatchMembersTests {
  static func answer(_ line: String) throws -> JSONObject {
    guard
      case .object(let object) = try JSONReader.read(BatchAnswer(.bytes(Array(line.utf8))).bytes)
    else { preconditionFailure("an answer is an object") }
    return object
  }

  static func error(_ line: String) throws -> (code: String, message: String) {
    guard case .object(let error)? = try answer(line)["error"],
      case .string(let code)? = error["code"], case .string(let message)? = error["message"]
    else { return ("", "") }
    return (code, message)
  }

  static let proportion = #""analysis":"proportion","input":{"x":37,"n":50}"#

  @Test(arguments: [
    "conf.level", "conf_level", "conf-level", "level", "confidence_level", "Confidence", "ci",
    "alpha", "confidense",
  ])
  func `other tools' names of the level are refused, and say confidence`(name: String) throws {
    let (code, message) = try Self.error(#"{\#(Self.proportion),"\#(name)":0.99}"#)
    #expect(code == "unknown-member")
    #expect(message.contains("did you mean 'confidence'"), "\(message)")
  }

  @Test(arguments: [
    (#""tail":"less""#, "write 'side', which is lower, upper or two"),
    (#""n_resamples":99"#, "'resamples', which table and bootstrap take"),
    (#""random_state":1"#, "did you mean 'seed'"), (#""correct":false"#, "a method of its own"),
    (#""threads":2"#, "halfwidth batch --threads"), (#""metod":"wald""#, "did you mean 'method'?"),
    (#""comment":"mine""#, "members of your own begin with x_"),
    (
      #""resamples":99"#, "'resamples' belongs to table, bootstrap, westfall-young, raters, and"
    ),
    (#""total":12"#, "'total' belongs into the input of adjust, and proportion does not take it"),
    (#""x":3"#, "'x' belongs into 'input'"), (#""":1"#, "unknown member ''"),
  ])
  func `what stands at the top and does not belong there is refused`(
    member: String, part: String
  ) throws {
    let (code, message) = try Self.error("{\(Self.proportion),\(member)}")
    #expect(code == "unknown-member" && message.contains(part), "\(message)")
  }

  @Test(arguments: [
    (#""adjust","input":{"p":[0.01,0.02]},"total":12"#, "'total' belongs into 'input'"),
    (#""adjust","input":{"p":[0.01,0.02]},"alpha":0.05"#, "'alpha' belongs into 'input'"),
    (
      #""margins","input":{"x1":46,"x2":39,"n":50},"items_asked":12"#,
      "'items_asked' belongs into 'input'"
    ),
    (
      #""table","input":{"counts":[[1,2],[3,4]],"rowscores":[1,2]}"#, "did you mean 'row_scores'?"
    ),
    (
      #""table","input":{"counts":[[1,2],[3,4]],"resamples":99}"#,
      "'resamples' belongs at the top of a request"
    ),
    (
      #""compare","input":{"x1":1,"n1":5,"x2":2,"n2":5,"confidence":0.9}"#,
      "'confidence' belongs at the top of a request"
    ),
    (
      #""proportion","input":{"x":1,"n":5,"n11":3}"#,
      "'n11' belongs to paired, bootstrap, and proportion does not take it"
    ),
    (#""proportion","input":{"X":1,"n":5}"#, "did you mean 'x'?"),
    (
      #""proportion","input":{"x":1,"n":5,"alternative":"less"}"#,
      "'alternative' belongs at the top of a request"
    ),
    (#""square","input":{"counts":[[1,2],[3,4]],"score":[1,2]}"#, "did you mean 'scores'?"),
  ])
  func `a member in the wrong place is refused with the right one`(rest: String, part: String)
    throws
  {
    let (code, message) = try Self.error(#"{"id":1,"analysis":\#(rest)}"#)
    #expect(code == "unknown-member" && message.contains(part), "\(message)")
  }

  @Test func `members of the caller's own pass, and null is left out`() throws {
    let line =
      #"{"analysis":"proportion","input":{"x":37,"n":50,"x_row":3},"x_note":{"a":1},"resamples":null,"side":"two"}"#
    #expect(try Self.answer(line)["result"] != nil)
  }

  @Test(arguments: [
    (#"95"#, "bad-confidence", "write 0.95"), (#"99.9"#, "bad-confidence", "write 0.999"),
    (#"5"#, "bad-confidence", "write 0.95"), (#"1"#, "bad-confidence", "write 0.95"),
    (#"-1"#, "bad-confidence", "write 0.95"), (#""95%""#, "wrong-type", "such as 0.95"),
    (#""0.9""#, "wrong-type", "such as 0.9"), (#""high""#, "wrong-type", "such as 0.95"),
    (#"[0.9]"#, "wrong-type", "must be a number"),
  ])
  func `a level that is none names what was likely meant`(
    level: String, code: String, part: String
  ) throws {
    let error = try Self.error(#"{\#(Self.proportion),"confidence":\#(level)}"#)
    #expect(error.code == code && error.message.contains(part), "\(error.message)")
  }

  @Test(arguments: Analysis.allCases)
  func `every member left out, null or of the wrong type is an error or goes without it`(
    analysis: Analysis
  ) throws {
    guard case .object(let input) = try JSONReader.read(BatchInput.example(analysis)) else {
      return
    }
    let members = BatchMembers.of(analysis)
    func ask(_ input: JSONObject, _ top: (String, JSONValue)? = nil) throws -> JSONObject {
      var request: JSONObject = [
        "id": 7, "analysis": .string(analysis.rawValue), "input": .object(input),
      ]
      if let top { request.set(top.0, to: top.1) }
      return try Self.answer(JSONWriter().string(.object(request)))
    }
    let strange: [JSONValue] = [
      .null, .bool(true), -1, 1.5, 0, "", "x", [], [[]], [.null], ["a"], [[.null]], [[["a"]]], [:],
      9_007_199_254_740_992, -9_007_199_254_740_992, 1e300, [1e300], [[1e300]],
    ]
    for name in members.required {
      var less = JSONObject()
      for member in input where member.key != name { less.set(member.key, to: member.value) }
      #expect(try ask(less)["error"] != nil, "\(name) left out")
      for value in [.null, .bool(true), [:], "x"] as [JSONValue] {
        var changed = input
        changed.set(name, to: value)
        #expect(try ask(changed)["error"] != nil, "\(name): \(value)")
      }
    }
    for name in members.input {
      for value in strange {
        var changed = input
        changed.set(name, to: value)
        let answer = try ask(changed)
        #expect(answer.count == 2 && answer["id"] == 7, "\(name): \(value)")
      }
    }
    for name in BatchMembers.ofEvery.dropFirst(3) + members.top {
      for value in strange {
        let answer = try ask(input, (name, value))
        #expect(answer.count == 2 && answer["id"] == 7, "\(name): \(value)")
      }
    }
    for value in strange where value != .object(input) {
      let answer = try Self.answer(
        JSONWriter().string(
          .object(["id": 7, "analysis": .string(analysis.rawValue), "input": value])))
      #expect(answer["error"] != nil && answer["id"] == 7)
    }
  }

  @Test(arguments: [
    (#"{"id":1,"analysis":"proportion","input":{"x":1e400,"n":50}}"#, "1"),
    (#"{"id":"a","analysis":"proportion","input":{"x":99999999999999999999,"n":50}}"#, #""a""#),
    (#"{"input":{"x":1e400,"n":50},"analysis":"proportion","id":[3]}"#, "[3]"),
    (#"{"id":4,"analysis":"prop"#, "4"), (#"{"id":5,"input":{"x":1,"x":2},"analysis":"a"}"#, "5"),
    (#"{"id":6,"analysis":tru}"#, "6"), (#"{"id":6,"a":1}]"#, "6"),
    // Not certain: the number may go on, the name comes twice, or there are two requests.
    (#"{"id":7"#, "null"), (#"{"id":8,"id":9}"#, "null"), (#"{"id":1}{"id":2}"#, "null"),
    (#"{"id":1e400,"analysis":"proportion"}"#, "null"), (#"{"analysis":tru,"id":9}"#, "null"),
    (#"{"a":1"id":9}"#, "null"),
  ])
  func `a line that can't be read is answered under its id where that is certain`(
    line: String, id: String
  ) throws {
    let answer = try Self.answer(line)
    #expect(try Self.error(line).code == "malformed-json")
    #expect(JSONWriter().string(answer["id"] ?? "missing") == id)
  }

  @Test(arguments: ["\u{FEFF}", ""])
  func `blank lines, carriage returns and a byte order mark are let pass`(mark: String) throws {
    let request = "{\"id\":1,\(Self.proportion)}"
    let text = "\(mark)\(request)\r\n\r\n \t\n\(request)\n\n\n"
    for threads in ["1", "3"] {
      let run = try ProgramRun(["batch", "--threads", threads], input: text)
      #expect(run.status == 0 && run.errors.isEmpty)
      let lines = run.output.split(separator: "\n")
      #expect(lines.count == 2 && lines.allSatisfy { $0.contains(#""id":1,"result""#) })
    }
    // Elsewhere it is no white space.
    let inside = try ProgramRun(["batch"], input: request + "\n\u{FEFF}" + request)
    #expect(inside.status == 65 && inside.output.contains("byte order mark"))
    #expect(try ProgramRun(["batch"], input: "\u{FEFF}\n \n").status == 0)
  }
}
