import Foundation
import TestSupport
import Testing

@testable import HalfwidthCommands

@Suite struct BatchTests {
  static let good = #"{"id":"a1","analysis":"proportion","input":{"x":37,"n":50}}"#

  @Test func `answers in order, goes on after bad lines, and exits with 65`() throws {
    let input = [Self.good, "x", Self.good.replacingOccurrences(of: "a1", with: "a2")]
    let run = try ProgramRun(["batch"], input: input.joined(separator: "\n"))
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix(#"{"id":"a1","result":{"#))
    #expect(lines[1].hasPrefix(#"{"id":null,"error":{"code":"malformed-json","message":""#))
    #expect(lines[2].hasPrefix(#"{"id":"a2","result":{"#))
    #expect(run.status == 65)
    #expect(
      run.errors
        == "error: standard input: 1 of 3 lines were answered with an error; each answer says why\n"
    )
  }

  @Test func `exits with 0 when all were answered, and with nothing to answer`() throws {
    #expect(try ProgramRun(["batch"], input: Self.good + "\n").status == 0)
    let empty = try ProgramRun(["batch"])
    #expect(empty.status == 0 && empty.output.isEmpty && empty.errors.isEmpty)
  }

  @Test func `a confidence below one half is answered with a warning`() throws {
    let low = Self.good.replacingOccurrences(of: "50}}", with: #"50},"confidence":0.05}"#)
    let run = try ProgramRun(["batch"], input: low)
    #expect(run.status == 0)
    #expect(run.output.contains(#""warnings":[{"code":"low-confidence","message":""#))
    #expect(!run.output.contains("allow-low-confidence"))
  }

  @Test(arguments: ["2", "3", "7"])
  func `threads change neither the answers nor their order`(threads: String) throws {
    let requests = (0..<5_000).map {
      #"{"id":\#($0),"analysis":"proportion","input":{"x":\#($0 % 51),"n":50},"method":"mid-p"}"#
    }
    let input = requests.joined(separator: "\n")
    let plain = try ProgramRun(["batch"], input: input)
    let threaded = try ProgramRun(["batch", "--threads", threads], input: input)
    #expect(plain.output.split(separator: "\n").count == 5_000)
    #expect(threaded.output == plain.output)
  }

  @Test(arguments: [
    (#"{"analysis":"nope"}"#, "unknown-analysis", "use one of proportion, multinomial"),
    (#"{"input":{}}"#, "missing-member", "'analysis' must be a text"),
    (#"[1]"#, "wrong-type", "a request must be an object"),
    (#"{"analysis":"proportion"}"#, "missing-member", #"such as {"x":37,"n":50}"#),
    (#"{"analysis":"proportion","input":{"x":1}}"#, "missing-member", "'n' is missing"),
    (
      #"{"analysis":"proportion","input":{"x":"1","n":2}}"#, "wrong-type",
      "'x' must be a whole number"
    ),
    (
      #"{"analysis":"proportion","input":{"x":1.5,"n":2}}"#, "bad-input", "counts are whole numbers"
    ),
    (#"{"analysis":"proportion","input":{"x":60,"n":50}}"#, "bad-input", "more than the 50 trials"),
    (
      #"{"analysis":"proportion","input":{"x":1,"n":2,"k":3}}"#, "unknown-member",
      "unknown member 'k' of input"
    ),
    (
      #"{"analysis":"proportion","input":{"x":1,"n":2},"confidense":0.9}"#, "unknown-member",
      "did you mean 'confidence'?"
    ),
    (
      #"{"analysis":"proportion","input":{"x":1,"n":2},"method":"wilsen"}"#, "unknown-method",
      "unknown method 'wilsen' of proportion"
    ),
    (
      #"{"analysis":"proportion","input":{"x":1,"n":2},"confidence":95}"#, "bad-confidence",
      "strictly between 0 and 1"
    ),
    (
      #"{"analysis":"proportion","input":{"x":1,"n":2},"method":"blaker","side":"lower"}"#,
      "no-one-sided-form", "blaker has no one-sided form"
    ),
    (
      #"{"analysis":"bootstrap","input":{"x":1,"n":2}}"#, "missing-member",
      "'statistic' must be a text"
    ),
    (
      #"{"analysis":"bootstrap","input":{"statistic":"meen","x":1,"n":2}}"#, "bad-input",
      "'meen' is not a statistic of counts; use proportion, likert-mean"
    ),
    (
      #"{"analysis":"bootstrap","input":{"statistic":"proportion","x":1,"n":2,"n11":3}}"#,
      "unknown-member", "'n11' does not belong to this statistic"
    ),
    (
      #"{"analysis":"bootstrap","input":{"statistic":"meen","data":[1,2]}}"#, "bad-input",
      "'statistic', column 1: there is no statistic 'meen'; did you mean 'mean'?"
    ),
    (
      #"{"analysis":"bootstrap","input":{"statistic":"correlation","data":[[1,2],[3]]}}"#,
      "bad-input", "'data[1]' has 1 numbers and 'data[0]' 2"
    ),
    (
      #"{"analysis":"bootstrap","input":{"statistic":"mean","data":[]}}"#, "bad-input",
      "there is no column"
    ),
    (
      #"{"analysis":"bootstrap","input":{"statistic":"proportion(x)","data":[0,1,4]}}"#,
      "bad-input", "'data', row 3 of 'x' is 4.0, and a proportion is one of zeros and ones"
    ),
    (
      #"{"analysis":"bootstrap","input":{"statistic":["mean(x)","proportion(y)"],"data":[[1,2]]}}"#,
      "bad-input", "'data', row 1 of 'y' is 2.0"
    ),
    (
      #"{"analysis":"bootstrap","input":{"statistic":"difference(mean(x), by: y)","data":[[1,2]]}}"#,
      "bad-input", "'data': column 'y' has 1 groups (2); a difference needs two"
    ),
    (
      #"{"analysis":"proportion","input":{"x":1,"n":2},"side":"left"}"#, "unknown-side",
      "use two, lower or upper"
    ),
    (
      #"{"analysis":"trend","input":{"x":[1,2],"n":[3,4]},"alternative":"up"}"#,
      "unknown-alternative", "use two, less or greater"
    ),
    (
      #"{"analysis":"trend","input":{"x":[1,2],"n":[3,4]},"side":"lower"}"#, "no-one-sided-form",
      "write 'alternative', which is less, greater or two"
    ),
    (
      #"{"analysis":"rate","input":{"events":3,"exposure":4},"alternative":"less"}"#,
      "no-one-sided-form", "write 'side', which is lower, upper or two"
    ),
    (
      #"{"analysis":"scores","input":{"counts":[1,2,3]},"alternative":"less"}"#,
      "no-one-sided-form", "confidence 0.90"
    ),
    (
      #"{"analysis":"multinomial","input":{"counts":[1,-2]}}"#, "bad-input", "count 2 is -2"
    ),
    (#"{"analysis":"multinomial","input":{"counts":[[1]]}}"#, "wrong-type", "'counts[0]'"),
    (#"{"analysis":"a","analysis":"b"}"#, "malformed-json", "analysis"),
    ("", "malformed-json", "column 1"),
  ])
  func `refuses with a code and a sentence`(line: String, code: String, part: String) {
    let answer = BatchAnswer(.bytes(Array(line.utf8)))
    let text = String(decoding: answer.bytes, as: UTF8.self)
    #expect(!answer.isResult)
    #expect(text.contains(#""error":{"code":"\#(code)""#), "\(text)")
    let plain = text.replacingOccurrences(of: "\\\"", with: "\"")
    #expect(plain.contains(part), "\(text)")
  }

  @Test func `invalid UTF-8 is that line's error`() throws {
    let bytes = Data(Self.good.utf8) + Data([10, 0x7B, 0xFF, 10]) + Data(Self.good.utf8)
    let run = try ProgramRun(["batch"], bytes: bytes)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 3 && lines[1].contains("malformed-json") && lines[2].contains("result"))
  }

  @Test func `a line that is too long is answered and passed over`() throws {
    let long = #"{"id":""# + String(repeating: "a", count: LineInput.longestLine) + #""}"#
    let run = try ProgramRun(["batch"], input: long + "\n" + Self.good)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2 && lines[0].contains("line-too-long") && lines[1].contains("result"))
  }

  @Test func `echoes any id, takes null, and lets the caller's own members pass`() {
    let line =
      #"{"id":[1,{"a":null}],"analysis":"multinomial","input":{"counts":[3.0,7]},"method":null,"confidence":null,"x_comment":"mine"}"#
    let text = String(decoding: BatchAnswer(.bytes(Array(line.utf8))).bytes, as: UTF8.self)
    #expect(
      text.hasPrefix(#"{"id":[1,{"a":null}],"result":{"estimand":"proportions","method":"wilson""#))
  }

  @Test func `answers each line before the next one is sent`() throws {
    let process = Process()
    process.executableURL = ProgramRun.program
    process.arguments = ["batch"]
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    for id in 0..<3 {
      let line = Self.good.replacingOccurrences(of: "a1", with: "\(id)") + "\n"
      try input.fileHandleForWriting.write(contentsOf: Data(line.utf8))
      let answer = output.fileHandleForReading.availableData
      #expect(String(decoding: answer, as: UTF8.self).hasPrefix(#"{"id":"\#(id)","result""#))
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func `a bootstrap is exact, or simulated with its seed, or null with its reason`() throws {
    let head = #"{"analysis":"bootstrap","input":{"statistic":"#
    let run = try ProgramRun(
      ["batch"],
      input: [
        head + #""proportion","x":37,"n":50},"method":"percentile"}"#,
        head + #""proportion","x":37,"n":50},"method":"percentile","resamples":999,"seed":5}"#,
        head + #""correlation","data":[[1,2],[1,3],[1,4]]},"method":"percentile"}"#,
        head + #""trimmed-mean(x, 0.25)","data":[1,2,4,9]},"method":"bca"}"#,
      ].joined(separator: "\n"))
    let lines = run.output.split(separator: "\n")
    #expect(run.status == 0 && lines.count == 4)
    #expect(lines[0].contains(#""lower":0.62,"upper":0.86,"coverage_at_estimate":"#))
    #expect(lines[0].contains(#""resamples":"exact""#))
    #expect(lines[1].contains(#""resamples":999,"seed":5,"digest":""#))
    #expect(lines[1].contains(#"","digest_version":3,"#))
    #expect(lines[1].contains(#""monte_carlo_error":{"lower":{"bracket":["#))
    #expect(lines[2].contains(#""estimate":null,"lower":null,"upper":null"#))
    #expect(lines[2].contains("one of the columns has the same value in all rows"))
    #expect(lines[3].contains(#""estimate":3.0"#) && lines[3].contains(#""resamples":"exact""#))
  }

  @Test func `the names of the reference data find columns by their place`() throws {
    func request(_ columns: String) -> String {
      #"{"analysis":"bootstrap","input":{"statistic":"ratio-of-means","data":[[1,2],[3,5]]"#
        + columns + #"},"method":"percentile","resamples":999,"seed":5}"#
    }
    let run = try ProgramRun(
      ["batch"], input: request("") + "\n" + request(#","columns":["before","after"]"#))
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2 && lines[0].contains(#""estimate":1.75"#))
    #expect(lines[1] == lines[0])
  }
}
