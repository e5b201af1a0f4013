import Foundation
import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthCommands

/// `halfwidth bootstrap` where it simulates, and `halfwidth merge`.
@Suite struct BootstrapRunTests {
  static let law = """
    lsat,gpa,group,weight,town,rare
    576,3.39,a,1,82,no
    635,3.3,a,2,82,no
    558,2.81,b,1,82,yes
    578,3.03,a,1.5,82,no
    666,3.44,b,1,82,no
    580,3.07,a,1,82,no
    555,3,b,2,82,no
    661,3.43,a,1,82,no
    651,3.36,b,1,82,no
    605,3.13,a,1,82,yes
    653,3.12,b,3,82,no
    575,2.74,a,1,82,no
    545,2.76,b,1,82,no
    572,2.88,a,1,82,no
    594,2.96,b,1,82,no
    """

  /// Statistics on a lattice and off it, of one sample and of two.
  static let questions = [
    ["37/50"], ["36/50", "40/50"], ["4,9,12,25", "--statistic", "median"],
    ["--paired", "20,12,2,16"], ["FILE", "--statistic", "correlation(lsat,gpa)"],
    ["FILE", "--statistic", "difference(mean(gpa), by: group)"],
    ["FILE", "--statistic", "trimmed-mean(lsat, 0.1)", "--method", "studentized,bca"],
    ["FILE", "--statistic", "mean(gpa)", "--scheme", "balanced"],
    ["FILE", "--statistic", "mean(lsat)", "--method", "abc,bca"],
    ["FILE", "--statistic", "difference(top-box(gpa, 3), by: rare)", "--scheme", "survey"],
    ["FILE", "--statistic", "ratio(lsat, gpa)", "--scheme", "weighted", "--weight", "weight"],
    ["FILE", "--statistic", "mean(gpa)", "--scheme", "stratified", "--stratum", "group"],
    [
      "FILE", "--statistic", "median(gpa)", "--scheme", "cluster", "--cluster", "group",
      "--weight", "weight",
    ],
    ["37/50", "--population", "400"],
    ["FILE", "--statistic", "slope(lsat, gpa)", "--scheme", "survey", "--fpc", "town"],
  ]

  private func withFile(
    _ question: [String], _ body: (TemporaryFolder, [String]) throws -> Void
  ) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write(Self.law, to: "law.csv")
    try body(folder, ["bootstrap"] + question.map { $0 == "FILE" ? path : $0 })
  }

  private func digest(_ output: String) throws -> Substring {
    let start = try #require(output.firstRange(of: "\"digest\": \"")).upperBound
    return output[start...].prefix(16)
  }

  @Test(arguments: questions)
  func `threads don't change a result, and another seed does`(question: [String]) throws {
    try withFile(question) { _, arguments in
      let run = arguments + ["--resamples", "2999", "--format", "json", "--seed"]
      let one = try ProgramRun(run + ["7"])
      #expect(one.status == 0 && one.errors.isEmpty, "\(one.errors)")
      for threads in ["2", "3", "7"] {
        #expect(try ProgramRun(run + ["7", "--threads", threads]).output == one.output)
      }
      #expect(try digest(ProgramRun(run + ["8"]).output) != digest(one.output))
    }
  }

  @Test(arguments: questions, [2, 3])
  func `merged parts are one run, whatever their order`(question: [String], parts: Int) throws {
    try withFile(question) { folder, arguments in
      let run = arguments + ["--resamples", "2999", "--seed", "7"]
      var files: [String] = []
      for part in 1...parts {
        files.append(folder.path + "/part-\(part).json")
        let shard = try ProgramRun(
          run + ["--shard", "\(part)/\(parts)", "--output", files[part - 1]])
        #expect(shard.status == 0 && shard.output.isEmpty, "\(shard.errors)")
      }
      let method = question.firstIndex(of: "--method").map { ["--method", question[$0 + 1]] } ?? []
      let whole = try ProgramRun(run + ["--format", "json"])
      let merged = try ProgramRun(["merge"] + files.reversed() + method + ["--format", "json"])
      #expect(merged.status == 0 && merged.errors.isEmpty, "\(merged.errors)")
      // All but the command's name and the label is the same.
      let isSame: (Substring) -> Bool = { line in
        !line.contains("\"label\"") && !line.contains("\"command\"")
      }
      let lines = [whole.output, merged.output].map { $0.split(separator: "\n").filter(isSame) }
      #expect(lines[0] == lines[1])
    }
  }

  @Test func `parts of different runs are refused by what differs`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    func part(_ data: String, _ number: String, seed: String, resamples: String) throws -> String {
      let path =
        folder.path + "/\(data.filter { $0.isNumber })-\(number.prefix(1))-\(seed)-\(resamples)"
      let run = try ProgramRun([
        "bootstrap", data, "--resamples", resamples, "--seed", seed, "--shard", number, "--output",
        path,
      ])
      #expect(run.status == 0, "\(run.errors)")
      return path
    }
    // Three blocks of 2^20 resamples: the first part has two of them.
    let first = try part("37/50", "1/2", seed: "1", resamples: "2500000")
    for (files, message) in [
      ([first], "the resamples from number 2097152 on are in none of the shards"),
      ([first, first], "the resamples from number 0 on are in two of the shards"),
      ([first, try part("37/50", "2/2", seed: "2", resamples: "2500000")], "differ in their seed"),
      ([first, try part("36/50", "2/2", seed: "1", resamples: "2500000")], "differ in their data"),
      (
        [first, try part("37/50", "2/2", seed: "1", resamples: "1999")],
        "differ in their number of resamples"
      ),
      (
        [first, try part("4,9,12,25", "2/2", seed: "1", resamples: "2500000")],
        "differ in their statistic"
      ),
    ] {
      try ProgramRun(["merge"] + files).expectRefused(65, saying: message)
    }
  }

  @Test func `a file that is no shard, or has impossible numbers, is refused`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = folder.path + "/part.json"
    let made = try ProgramRun([
      "bootstrap", "3/5", "--resamples", "999", "--seed", "1", "--shard", "1/1", "--output", path,
    ])
    #expect(made.status == 0)
    let good = try Repository.text(of: path)
    #expect(try ProgramRun(["merge", path]).status == 0)
    for (old, new, message) in [
      ("halfwidth-shard/1", "halfwidth-shard/9", "is no shard of schema"),
      (
        "\"digest_version\":3", "\"digest_version\":4",
        "its resamples were drawn in version 4 of the draws, and this program draws in version 3; "
          + "draw all parts with one version of the program"
      ),
      // As files were before digests had a version.
      (",\"digest_version\":3", "", "were drawn in version 1 of the draws"),
      ("\"seed\":1", "\"seed\":-1", "'seed' or 'total' is out of its range"),
      ("\"step\":1", "\"step\":0", "'lattice' has no step"),
      ("\"divisor\":5", "\"divisor\":0", "'lattice' has no step"),
      ("\"first\":0", "\"first\":4503599627370496", "does not fit the statistic's lattice"),
      ("\"sample_sizes\":[5]", "\"sample_sizes\":[]", "has an empty sample, or none"),
      ("\"counts\":[", "\"counts\":[-1,", "count is negative"),
      ("\"counts\":[", "\"counts\":[7,", "holds 1006 resamples where it says 999"),
      ("\"undefined\":0", "\"undefined\":1000", "'undefined' is not a number of the resamples"),
      ("\"resamples\":[0,", "\"resamples\":[5,", "holds 999 resamples where it says 994"),
      ("\"estimate\":0.6", "\"estimate\":null", "'estimate' holds something else than numbers"),
      ("{", "", ":1:"),
    ] {
      let changed = good.replacing(old, with: new, maxReplacements: 1)
      #expect(changed != good, "\(old)")
      let bad = try folder.write(changed, to: "bad.json")
      try ProgramRun(["merge", bad]).expectRefused(65, saying: message)
    }
    #expect(try ProgramRun(["merge", folder.path + "/none.json"]).status == 66)
    #expect(try ProgramRun(["merge"]).status == 64)
  }

  @Test func `it goes on until the limits are known, and says which end it reached`() throws {
    let arguments = ["bootstrap", "37/50", "--resamples", "999", "--seed", "1"]
    let reached = try ProgramRun(arguments + ["--monte-carlo-error", "0.01"])
    #expect(reached.output.contains("Simulated until the limits are known to 0.01, which took"))
    // The lattice points of the ideal bootstrap.
    #expect(reached.output.contains("percentile  0.6200  0.8600"))
    let limited = try ProgramRun(arguments + ["--monte-carlo-error", "0.0001", "--limit", "999"])
    #expect(limited.status == 0)
    #expect(limited.output.contains("the limit of 999 resamples was reached before the limits of"))
    let exact = try ProgramRun(["bootstrap", "37/50", "--monte-carlo-error", "0.001"])
    #expect(exact.output.contains("no simulation error"))
  }

  private func catchesInterrupt(_ process: Int32) throws -> Bool {
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    let caught = status.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }
    let mask = caught.flatMap { UInt64($0.dropFirst(7).drop { $0.isWhitespace }, radix: 16) } ?? 0
    return mask & 1 << (UInt64(SIGINT) - 1) != 0
  }

  @Test func `Ctrl-C stops a run with 130 and leaves nothing`() throws {
    try withFile(["FILE", "--statistic", "correlation(lsat,gpa)"]) { folder, arguments in
      let output = try folder.write("old\n", to: "result.txt")
      let process = Process()
      process.executableURL = ProgramRun.program
      process.arguments = arguments + ["--resamples", "20000000", "--output", output]
      let errors = try folder.write("", to: "errors")
      process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
      try process.run()
      // From when it catches the signal on, it has begun.
      for _ in 0..<300 where try !catchesInterrupt(process.processIdentifier) {
        Thread.sleep(forTimeInterval: 0.1)
      }
      process.interrupt()
      // A run that goes on is ended, and found not to have stopped by itself.
      for _ in 0..<100 where process.isRunning { Thread.sleep(forTimeInterval: 0.1) }
      if process.isRunning { process.terminate() }
      process.waitUntilExit()
      #expect(process.terminationReason == .exit && process.terminationStatus == 130)
      #expect(
        try Repository.text(of: errors)
          == "error: halfwidth: stopped by Ctrl-C; nothing was written\n")
      #expect(try Repository.text(of: output) == "old\n")
      #expect(try folder.names() == ["errors", "law.csv", "result.txt"])
    }
  }

  @Test func `many resamples of a proportion take no memory, and the peak is printed`() throws {
    let run = try ProgramRun(["bootstrap", "37/50", "--resamples", "2000000", "--seed", "1"])
    let peak = try #require(run.output.firstRange(of: "Peak memory: ")).upperBound
    let size = try #require(Int(run.output[peak...].prefix { $0.isNumber }))
    // 16 MB of replicates would show, on top of what the program itself takes.
    #expect(size < 64)
  }

  @Test func `the text of progress has what is done, how fast, and the time left`() {
    #expect(
      ProgressLine.text(done: 2_500_000, total: 10_000_000, elapsed: 2)
        == "2,500,000 of 10,000,000 resamples (25%), 1,250,000 a second, 6 s left")
    #expect(
      ProgressLine.text(done: 1_000, total: 1_000_000, elapsed: 10)
        == "1,000 of 1,000,000 resamples (0%), 100 a second, 2 h 46 min left")
    #expect(
      ProgressLine.text(done: 500_000_000, total: 200_000_000, passes: 4, elapsed: 50)
        == "pass 3 of 4, 100,000,000 of 200,000,000 resamples (62%), 10,000,000 a second, 30 s left"
    )
    #expect(
      ProgressLine.text(done: 900, total: 200, passes: 4, elapsed: 1)
        == "pass 5 of 5, 100 of 200 resamples (90%), 900 a second, 1 s left")
  }

  @Test(arguments: [
    ("37/50 --shard 1/2", 64, "--shard: needs --resamples and --seed"),
    ("37/50 --resamples 99 --seed 1 --shard 3/2", 65, "--shard: there is no part 3 of 2"),
    ("37/50 --resamples 99 --seed 1 --shard half", 64, "--shard: 'half' is not a part"),
    ("37/50 --resamples 0", 65, "--resamples: 0 is out of range"),
    ("37/50 --limit 5", 64, "--limit: belongs to --monte-carlo-error"),
    ("37/50 --monte-carlo-error -1", 65, "--monte-carlo-error: '-1' is not a width"),
    ("37/50 --scheme bogus", 64, "--scheme: 'bogus' is not one of its values"),
    ("37/50 --scheme weighted", 64, "--scheme: weighted needs a file with a column for it"),
    ("FILE --statistic mean(gpa) --weight weight", 64, "--weight: belongs to --scheme stratified"),
    ("FILE --statistic mean(gpa) --scheme cluster", 64, "--scheme: cluster needs --cluster COLUMN"),
    (
      "FILE --statistic mean(gpa) --scheme stratified --stratum group --cluster lsat", 64,
      "--cluster: belongs to --scheme cluster or survey; give both"
    ),
    (
      "FILE --statistic mean(gpa) --scheme stratified --stratum lsat", 65,
      "mean(gpa): FILE, 15 rows: stratum '576' has one primary unit"
    ),
    (
      "FILE --statistic trimmed-mean(gpa,0.1) --scheme stratified --stratum group", 65,
      "trimmed-mean(gpa,0.1): FILE, 15 rows: trimmed-mean-10 has no weighted form"
    ),
    ("FILE --statistic mean(gpa) --scheme weighted --weight w", 65, "FILE: there is no column 'w'"),
    ("FILE --statistic proportion(gpa)", 65, "FILE: row 1 of 'gpa' is 3.39, and a proportion"),
    ("FILE --statistic difference(mean(gpa),by:lsat)", 65, "FILE: column 'lsat' has 15 groups"),
    ("FILE", 64, "FILE: a file has columns to choose from; say what to compute"),
  ])
  func `bad options get one sentence and the contract's exit code`(
    text: String, status: Int32, message: String
  ) throws {
    try withFile(text.split(separator: " ").map(String.init)) { folder, arguments in
      try ProgramRun(arguments).expectRefused(
        status, message.replacing("FILE", with: folder.path + "/law.csv"))
    }
  }
}
