import Foundation
import HalfwidthReport
import TestSupport
import Testing

@testable import HalfwidthCommands

/// `halfwidth evals` as a person or a pipeline runs it.
@Suite struct EvalsCommandTests {
  private static let baseline = "examples/evals/baseline.jsonl"
  private static let candidate = "examples/evals/candidate.jsonl"
  private static let systems = "examples/evals/systems.csv"

  /// A file of JSON Lines with a score for each item, numbered from 1.
  private static func lines(_ scores: [String]) -> String {
    scores.enumerated().map { "{\"id\":\"q\($0.offset + 1)\",\"score\":\($0.element)}\n" }.joined()
  }

  // MARK: - The examples

  @Test func `the files of the examples`() throws {
    let run = try ProgramRun(["evals", Self.baseline, Self.candidate])
    #expect(run.status == 0, "\(run.errors)")
    // Sign-flips and score equation in scipy: tests of the engine have all their digits.
    #expect(
      run.output.contains(
        "candidate is better than baseline on 60 items: 66.7% against 45.6%, a difference of 21.1 points"
      ), "\(run.output)")
    #expect(run.output.contains("interval 11.7 to 29.9 points; p = 3.95e-05"), "\(run.output)")
    #expect(run.output.contains("180 runs against 180"))
    let other = try ProgramRun(["evals", Self.candidate, Self.baseline])
    #expect(other.status == 1 && other.output.contains("baseline is worse than candidate"))
  }

  @Test(arguments: ["text", "json", "csv", "markdown", "sentence"])
  func `every format has the verdict`(format: String) throws {
    let run = try ProgramRun([
      "evals", Self.systems, "--fail-on", "none", "--format", format, "--seed", "1",
    ])
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(run.output.contains("better") && run.output.contains("large"))
    switch format {
    case "json":
      let faults = try SchemaValidator(SchemaCommand.text(of: "result")).faults(
        of: JSONReader.read(run.output))
      #expect(faults.isEmpty, "\(faults)")
      #expect(run.output.contains("\"tied_sets\""))
    case "csv":
      let rows = try CSVTable(run.output).rows.filter { $0["verdict"] != "" }
      #expect(rows.map { $0["task"] } == ["reading", "tables", "reading", "tables"])
      #expect(rows.map { $0["label"] }[3] == "large against plain" && rows[0]["n"] == "40")
    case "markdown": #expect(run.output.contains("## large against plain\n"))
    default: break
    }
  }

  @Test func `the commands of the page beside the examples run`() throws {
    let lines = try Repository.lines(of: "examples/evals/README.md").filter {
      $0.hasPrefix("halfwidth evals ")
    }
    #expect(lines.count >= 4)
    for line in lines {
      // What ends with another code says so behind a sign of a comment.
      let parts = line.split(separator: "  # exit code ")
      let words = parts[0].split(separator: " ").dropFirst().map {
        $0.hasSuffix(".jsonl") || $0.hasSuffix(".csv") ? "examples/evals/\($0)" : String($0)
      }
      let run = try ProgramRun(words)
      #expect(run.status == Int32(parts.count > 1 ? parts[1] : "0"), "\(line): \(run.errors)")
    }
  }

  @Test func `the examples of the help run`() throws {
    let help = try ProgramRun("evals --help").output
    let examples = help.split(whereSeparator: \.isNewline).map(String.init).filter {
      $0.contains("Example: halfwidth evals ")
    }
    #expect(examples.count == 2)
    let words = help.split(whereSeparator: \.isWhitespace).map(String.init)
    for start in words.indices where words[start] == "Example:" {
      let line = words[(start + 2)...].prefix {
        $0 == "evals" || $0.hasPrefix("examples/") || $0.hasPrefix("--")
          || ["none", "markdown"].contains($0)
      }
      let run = try ProgramRun(Array(line))
      #expect(run.status == 0 && run.output.contains("better"), "\(line): \(run.errors)")
    }
  }

  // MARK: - Verdicts and codes

  private static let pass8 = lines([String](repeating: "1", count: 8))
  private static let fail8 = lines([String](repeating: "false", count: 8))
  private static let half8 = lines(
    [String](repeating: "1", count: 4) + [String](repeating: "0", count: 4))

  @Test func `each verdict has its exit code`() throws {
    #expect(try ProgramRun(evals: [("a.jsonl", Self.fail8), ("b.jsonl", Self.pass8)]).status == 0)
    let worse = [("a.jsonl", Self.pass8), ("b.jsonl", Self.fail8)]
    #expect(try ProgramRun(evals: worse).status == 1)
    #expect(try ProgramRun(evals: worse, ["--lower-is-better"]).status == 0)
    #expect(try ProgramRun(evals: worse, ["--fail-on", "cannot-tell"]).status == 0)
    #expect(try ProgramRun(evals: worse, ["--fail-on", "none"]).status == 0)
    let open = [("a.jsonl", Self.pass8), ("b.jsonl", Self.half8)]
    let run = try ProgramRun(evals: open)
    #expect(run.status == 2 && run.output.contains("Cannot tell b from a on 8 items"))
    #expect(run.output.contains("17 items"))
    #expect(try ProgramRun(evals: open, ["--fail-on", "worse"]).status == 0)
    #expect(try ProgramRun(evals: open, ["--fail-on", "worse,cannot-tell"]).status == 2)
    let many = Self.lines((0..<400).map { $0 % 2 == 0 ? "1" : "0" })
    let same = try ProgramRun(evals: [("a.jsonl", many), ("b.jsonl", many)], ["--margin", "5%"])
    #expect(
      same.status == 0 && same.output.contains("are the same within the margin of 5.0 points"))
    #expect(try ProgramRun(evals: [("a.jsonl", many), ("b.jsonl", many)]).status == 2)
  }

  // Exact McNemar by scipy: 2 of 8 alone against 6, .2890625; in R mcnemar.exact too.
  @Test func `single runs have Tango's interval and McNemar's exact test`() throws {
    let first = Self.lines(["1", "1", "0", "0", "0", "0", "0", "0", "1", "0"])
    let second = Self.lines(["0", "0", "1", "1", "1", "1", "1", "1", "1", "0"])
    let run = try ProgramRun(
      evals: [("old.jsonl", first), ("new.jsonl", second)], ["--format", "csv"])
    let row = try CSVTable(run.output).rows[0]
    #expect(row["method"] == "tango" && row["test"] == "mcnemar-exact")
    #expect(row["p_value"] == "0.2890625" && row["estimate"] == "0.4")
    #expect(row["n10"] == "6" && row["n01"] == "2" && row["n11"] == "1" && row["n00"] == "1")
    let paired = try CSVTable(ProgramRun("paired 1,6,2,1 --method tango --format csv").output).rows[
      0]
    #expect(row["lower"] == paired["lower"] && row["upper"] == paired["upper"])
  }

  // MARK: - What is read

  @Test(arguments: [
    ("\"pass\"", "\"fail\""), ("true", "false"), ("1", "0"), ("\"Correct\"", "\"incorrect\""),
    ("\"1.0\"", "\"0\""), ("1.0", "0.0"),
  ])
  func `a score has several spellings`(pass: String, fail: String) throws {
    let passes = Self.lines([String](repeating: pass, count: 7))
    let fails = Self.lines([String](repeating: fail, count: 7))
    let run = try ProgramRun(evals: [("a.jsonl", fails), ("b.jsonl", passes)])
    #expect(
      run.status == 0 && run.output.contains("100% against 0%"), "\(run.output) \(run.errors)")
  }

  @Test func `members have other names, and may be inside of another`() throws {
    let line = "{\"case\":{\"name\":\"x\"},\"metrics\":{\"accuracy\":0.5},\"model\":7}\n"
    let other = "{\"case\":{\"name\":\"x\"},\"metrics\":{\"accuracy\":1},\"model\":8}\n\n"
    let run = try ProgramRun(
      evals: [("all.jsonl", line + other)],
      [
        "--id", "case.name", "--score", "metrics.accuracy", "--system", "model", "--fail-on",
        "none",
      ])
    #expect(run.status == 0 && run.output.contains("8 against 7"), "\(run.errors)")
  }

  @Test func `a table in place of lines, with another separator and a cluster`() throws {
    var text = "system;benchmark;job;score\n"
    for job in 1...9 {
      for system in ["old", "new"] {
        for name in ["sort", "parse"] {
          text += "\(system);\(name);\(job);\(system == "old" ? 10 + job : 9 + job)\n"
        }
      }
    }
    let run = try ProgramRun(
      evals: [("times.csv", text)],
      ["--id", "benchmark", "--cluster", "job", "--lower-is-better", "--format", "csv"])
    let row = try CSVTable(run.output).rows[0]
    // Nine jobs, all one way: 2 / 2^9.
    #expect(row["clusters"] == "9" && row["n"] == "18" && row["p_value"] == "0.00390625")
    #expect(row["verdict"] == "better" && run.status == 0)
  }

  @Test func `a margin in percent is of shares, and a pipe has lines`() throws {
    let text = "id,system,score\nq1,x,3\nq2,x,4\nq1,y,4\nq2,y,1\n"
    try ProgramRun(evals: [("a.csv", text)], ["--margin", "2%"]).expectRefused(
      64, "--margin: is a percentage, and scores are no shares")
    #expect(try ProgramRun(evals: [("a.csv", text)], ["--margin", "0.5"]).status == 2)
    #expect(
      try ProgramRun(evals: [("a.csv", text)], ["--margin", "2%", "--scale", "1..5"]).status == 64)
    // What has no name that says so is told by its first character.
    let lines = "{\"id\":1,\"system\":\"x\",\"score\":1}\n{\"id\":1,\"system\":\"y\",\"score\":1}\n"
    #expect(try ProgramRun(evals: [("scores", lines)], ["--fail-on", "none"]).status == 0)
    #expect(try ProgramRun(evals: [("scores", text)], ["--fail-on", "none"]).status == 0)
  }

  @Test func `clusters of one system alone are refused`() throws {
    let old = (1...3).map { "{\"id\":\"sort\",\"cluster\":\($0),\"score\":1}\n" }.joined()
    let new = (4...6).map { "{\"id\":\"sort\",\"cluster\":\($0),\"score\":2}\n" }.joined()
    try ProgramRun(evals: [("old.jsonl", old), ("new.jsonl", new)]).expectRefused(
      65, saying: "no item was run by all systems within one cluster")
  }

  @Test func `items of one system alone are counted and named`() throws {
    let more = Self.pass8 + "{\"id\":\"r1\",\"score\":1}\n{\"id\":\"r2\",\"score\":1}\n"
    let run = try ProgramRun(evals: [("a.jsonl", more), ("b.jsonl", Self.half8)])
    #expect(
      run.output.contains(
        "2 of 10 items are left out, because not every system has a score of them (a lacks")
        == false)
    #expect(run.output.contains("2 of 10 items are left out"))
    #expect(run.output.contains("(b lacks 2): r1, r2;"))
    try ProgramRun(evals: [("a.jsonl", Self.pass8), ("b.jsonl", "{\"id\":\"z\",\"score\":1}\n")])
      .expectRefused(65, saying: "no item has a score of all 2 systems")
  }

  @Test func `runs without a score are refused, left out or failures`() throws {
    let texts = [("a.jsonl", Self.pass8), ("b.jsonl", Self.lines(["1", "null", "1"]))]
    try ProgramRun(evals: texts).expectRefused(65, "b.jsonl:2:", saying: "--missing drop")
    let dropped = try ProgramRun(evals: texts, ["--missing", "drop", "--fail-on", "none"])
    #expect(
      dropped.status == 0 && dropped.output.contains("1 run of b without a score is left out"))
    let zero = try ProgramRun(evals: texts, ["--missing", "zero", "--fail-on", "none"])
    #expect(zero.status == 0 && zero.output.contains("1 run of b without a score is counted as 0"))
  }

  @Test func `items that repeat without a number are said to`() throws {
    let run = try ProgramRun(evals: [("a.jsonl", Self.pass8 + Self.pass8), ("b.jsonl", Self.half8)])
    #expect(run.output.contains("Of 8 items a system has several scores, of 'q1' first"))
    #expect(
      run.output.contains(
        "Some items have more runs of one system than of the other: sign-flip takes"))
  }

  @Test(arguments: [
    ("{\"id\":\"q1\",\"score\":\"maybe\"}\n", "b.jsonl:1:20", "'maybe' is no score"),
    ("{\"id\":\"q1\",\"score\":[1]}\n", "b.jsonl:1:20", "is a list and no score"),
    (
      "{\"id\":\"q1\",\"score\":\"0,5\"}\n", "b.jsonl:1:20",
      "has a comma before its decimals; write 0.5"
    ),
    (
      "{\"id\":\"q1\",\"score\":1}\n{\"id\":null,\"score\":1}\n", "b.jsonl:2:7",
      "there is no 'id' here"
    ),
    (
      "{\"id\":\"q1\",\"score\":1}\n{\"id\":\n", "b.jsonl:2:7",
      "the line ends inside an object; write each object on one line"
    ),
    ("[{\"id\":\"q1\",\"score\":1}]\n", "b.jsonl:1:1", "the line is no object"),
    (
      "[\n{\"id\":\"q1\",\"score\":1}]\n", "b.jsonl:1:2",
      "the file is one list and not an object a line"
    ),
    ("\n \n", "b.jsonl:1:1", "the file has no line"),
    ("{\"id\":\"q1\",\"scor\":1}\n", "b.jsonl", "there is no 'score'; did you mean 'scor'?"),
    (
      "{\"name\":\"q1\",\"score\":1}\n", "b.jsonl",
      "there is no 'id'; name what there is with --id: name, score"
    ),
    (
      "{\"id\":\"q1\",\"score\":1,\"seed\":1}\n", "b.jsonl",
      "only some of the files have 'seed'"
    ),
    (
      "{\"id\":\"q1\",\"score\":1,\"system\":\"x\"}\n{\"id\":\"q2\",\"score\":1,\"system\":\"y\"}\n",
      "b.jsonl:2:31",
      "'y' is another system"
    ),
    (
      "{\"id\":\"q1\",\"score\":1,\"system\":\"a\"}\n", "b.jsonl",
      "is of the system 'a', and so is another file"
    ),
  ])
  func `bad files are one sentence with the place`(
    text: String, place: String, says: String
  ) throws {
    try ProgramRun(evals: [("a.jsonl", Self.pass8), ("b.jsonl", text)]).expectRefused(
      65, place, saying: says)
  }

  @Test func `a run that comes twice is refused`() throws {
    let line = "{\"id\":\"q1\",\"seed\":1,\"score\":1}\n"
    try ProgramRun(evals: [("a.jsonl", line), ("b.jsonl", line + line)]).expectRefused(
      65, "b.jsonl:2:19", saying: "has a score of b with seed '1' already")
    try ProgramRun(evals: [("a.csv", "id,system,score\nq1,x,1\nq1,x,oops\n")]).expectRefused(
      65, "a.csv:3:6", saying: "'oops' is no score")
    try ProgramRun(evals: [("a.csv", "id,system,score\nq1,x,1\nq2,x,0\n")]).expectRefused(
      65, "a.csv", saying: "holds one system, 'x'")
    try ProgramRun(evals: [("a.csv", "id,score\nq1,1\n")]).expectRefused(
      65, "a.csv", saying: "there is no 'system'")
  }

  @Test(arguments: [
    ("evals", 64, "halfwidth evals: no file is given"),
    ("evals a.jsonl a.jsonl", 64, "a.jsonl: is given twice"),
    ("evals a.jsonl b.jsonl", 66, "a.jsonl: there is no such file"),
    ("evals a.jsonl --fail-on better", 64, "--fail-on: 'better' is not one of its values"),
    ("evals a.jsonl --margin 0", 65, "--margin: 0 is not above 0"),
    ("evals a.jsonl --scale x=1..2", 64, "--scale: 'x=1..2' names a column"),
    (
      "evals a.jsonl --mergin 0.1", 64,
      "--mergin: is not an option of this command; did you mean '--margin'?"
    ),
    (
      "evals examples/evals/systems.csv --baseline big", 65,
      "--baseline: 'big' is no system; use one of plain, tuned, large"
    ),
    (
      "evals examples/evals/systems.csv --margin 1", 65,
      "--margin: 1.0 is as large as any difference"
    ),
    (
      "evals examples/evals/systems.csv --scale 0..0.5", 65,
      "examples/evals/systems.csv, reading: the score"
    ),
  ])
  func `bad options are one sentence`(words: String, status: Int32, message: String) throws {
    try ProgramRun(words).expectRefused(status, message)
  }
}
