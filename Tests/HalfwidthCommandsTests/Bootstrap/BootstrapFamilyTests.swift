import Foundation
import TestSupport
import Testing

@testable import HalfwidthCommands

/// `halfwidth bootstrap` of several statistics, and as a family by `--method max-t`.
@Suite struct BootstrapFamilyTests {
  /// Twenty respondents with a name and a number, three items of yes or no, and three of five points.
  static let answers: String = {
    var lines = ["id,respondent,group,a,b,all,q1,q2,my score"]
    for row in 0..<20 {
      let q1 = 1 + (row * 7 + 3) % 5
      let cells = [
        "\(row + 1)", "R\(row)", row % 3 == 0 ? "men" : "women", row % 4 == 0 ? "1" : "0",
        row % 3 == 1 ? "0" : "1", "1", "\(q1)", "\(min(5, q1 + row % 2))", "\(1 + row % 5)",
      ]
      lines.append(cells.joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  private func run(
    _ arguments: [String], answers: String = Self.answers
  ) throws -> ProgramRun {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write(answers, to: "answers.csv")
    return try ProgramRun(["bootstrap", path] + arguments)
  }

  private func results(_ run: ProgramRun) throws -> [[String: Any]] {
    let document =
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    return try #require(document?["results"] as? [[String: Any]])
  }

  static let family = ["--method", "max-t", "--seed", "1"]

  @Test func `a family of proportions has a row for each, and what varies not is named`() throws {
    let run = try run(["--statistic", "proportion(*)"] + Self.family)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    for line in [
      "family of 3 statistics:", "9999 resamples, seed 1, digest",
      "simulated because no exact distribution of the largest of several statistics is",
      "both intervals of the family hold together at 96.67%, and with the other",
      "statistic        estimate  std. error   lower   upper  simulation error  interval",
      "proportion(a)      0.2500      0.0968", "proportion(b)      0.6500      0.1067",
      // 1 - (.025 / 3)^(1 / 20) below 1.
      "proportion(all)    1.0000      0.0000  0.7871  1.0000                    bonferroni-clopper-pearson",
      "proportion(all) has fewer than 5 answers off the commonest one: outside the family, with the",
      "proportion(*) is taken of 3 columns: a, b, all; left out: id (row numbers), respondent,",
      "(other than zeros and ones).",
    ] { #expect(run.output.contains(line), "\(line) in \(run.output)") }
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test(arguments: [
    ["--statistic", "proportion(*)"],
    ["--statistic", "mean(q*)", "--statistic", "proportion(a)", "--scale", "1..5"],
    ["--statistic", "difference(mean(q1), by: group)"],
  ])
  func `parts are merged to what one run gives`(statistics: [String]) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write(Self.answers, to: "answers.csv")
    let run = ["bootstrap", path] + statistics + Self.family + ["--resamples", "1500"]
    var files: [String] = []
    for part in 1...3 {
      files.append(folder.path + "/part-\(part).json")
      let shard = try ProgramRun(run + ["--shard", "\(part)/3", "--output", files[part - 1]])
      #expect(shard.status == 0 && shard.output.isEmpty, "\(shard.errors)")
    }
    // A part holds no respondent's row.
    #expect(try !Repository.text(of: files[0]).contains("R3"))
    for level in ["95%", "80%"] {
      let end = ["--confidence", level, "--format", "csv"]
      let whole = try ProgramRun(run + end)
      let merged = try ProgramRun(["merge"] + files.reversed() + end)
      #expect(merged.status == 0 && merged.errors.isEmpty, "\(merged.errors)")
      #expect(whole.output == merged.output)
    }
    let single = folder.path + "/single.json"
    _ = try ProgramRun([
      "bootstrap", "3/5", "--resamples", "99", "--seed", "1", "--shard", "1/1", "--output", single,
    ])
    for (arguments, status, message) in [
      (files + [single], Int32(65), "some are parts of one statistic and some of a family"),
      (Array(files.dropLast()), 65, "are in none of the shards"),
      (files + ["--method", "bca"], 64, "--method: the parts are of a family"),
      (files + ["--side", "lower"], 64, "--side: max-t has no one-sided form"),
      ([single, "--method", "max-t"], 64, "--method: max-t is for parts that were drawn with it"),
    ] {
      let refused = try ProgramRun(["merge"] + arguments)
      #expect(refused.status == status, "\(arguments): \(refused.errors)")
      #expect(
        refused.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(
          message),
        "\(refused.errors)")
    }
  }

  @Test func `JSON has a result for each statistic, under the wire names`() throws {
    let found = try results(
      run(
        [
          "--statistic", "mean(q*)", "--statistic", "difference(mean(q1), mean(q2))",
          "--statistic", "proportion(all)", "--format", "json", "--resamples", "999",
        ] + Self.family))
    #expect(
      found.map { $0["label"] as? String } == [
        "mean(q1)", "mean(q2)", "difference(mean(q1), mean(q2))", "proportion(all)",
      ])
    let critical = try #require(found[0]["critical_value"] as? Double)
    let bracket = try #require(found[0]["critical_value_bracket"] as? [Double])
    #expect(bracket[0] < critical && critical < bracket[1] && critical > 1.9 && critical < 3)
    for row in found {
      #expect(row["method"] as? String == "max-t" && row["confidence"] as? Double == 0.95)
      #expect(row["seed"] as? Int == 1 && row["resamples"] as? Int == 999)
      #expect(row["family_size"] as? Int == 3 && row["critical_value"] as? Double == critical)
    }
    for row in found.prefix(3) {
      let lower = try #require(row["lower"] as? Double)
      let errors = try #require(row["monte_carlo_error"] as? [String: Any])
      let end = try #require((errors["lower"] as? [String: Any])?["bracket"] as? [Double])
      #expect(end[0] < lower && lower < end[1])
      #expect(row["in_family"] as? Bool == true)
      // 3 of 4 parts of one minus the level.
      #expect(row["family_confidence"] as? Double == 0.9625)
      let codes = (row["warnings"] as? [[String: Any]])?.compactMap { $0["code"] as? String }
      #expect(codes?.contains("assumed-scale") == true)
    }
    #expect(
      found.compactMap { $0["interval_method"] as? String } == [
        "score", "score", "paired-score", "bonferroni-clopper-pearson",
      ])
    #expect(found[2]["p_value_tests"] as? String == "symmetry")
    #expect(found[2]["p_value_resamples"] as? String == "exact")
    #expect(found[0]["adjusted_p_value"] == nil && found[2]["adjusted_p_value"] is Double)
    #expect(found[3]["in_family"] as? Bool == false && found[3]["monte_carlo_error"] == nil)
  }

  @Test func `CSV has a row and Markdown a line for each statistic`() throws {
    let question = ["--statistic", "mean(q*)", "--resamples", "99", "--format"]
    let csv = try run(question + ["csv"] + Self.family)
    let table = try CSVTable(csv.output)
    #expect(table["label"] == ["mean(q1)", "mean(q2)"] && table["method"] == ["max-t", "max-t"])
    #expect(table["estimand"][0] == "mean" && table["estimate"][0] == "3.0")
    #expect(table.header.contains("critical_value_bracket"))
    let markdown = try run(question + ["markdown"] + Self.family)
    #expect(markdown.output.contains("| mean(q2) | "))
  }

  @Test func `threads don't change a family, and another seed does`() throws {
    let question = [
      "--statistic", "mean(q*)", "--statistic", "correlation(q1, q2)", "--method", "max-t",
      "--resamples", "2999", "--format", "json", "--seed",
    ]
    let one = try run(question + ["7"])
    let digests = try results(one).compactMap { $0["digest"] as? String }
    #expect(digests.count == 3 && Set(digests).count == 1)
    for threads in ["2", "7"] {
      let other = try results(run(question + ["7", "--threads", threads]))
      let first = try results(one)
      for (row, expected) in zip(other, first) {
        for key in ["lower", "upper", "critical_value"] {
          #expect(row[key] as? Double == expected[key] as? Double)
        }
        #expect(row["digest"] as? String == digests[0])
      }
    }
    #expect(try results(run(question + ["8"]))[0]["digest"] as? String != digests[0])
  }

  @Test func `differences of two groups are a family of their own`() throws {
    let run = try run(["--statistic", "difference(mean(q*), by: group)"] + Self.family)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("family of 2 statistics, men minus women:"))
    #expect(run.output.contains("adjusted p"))
  }

  @Test func `a family goes on until its limits are known`() throws {
    let run = try run(
      ["--statistic", "mean(q*)", "--monte-carlo-error", "0.05", "--resamples", "999"]
        + Self.family)
    #expect(run.status == 0 && run.output.contains("Simulated until the limits are known to 0.05"))
    let stopped = try self.run(
      [
        "--statistic", "mean(q*)", "--monte-carlo-error", "0.0001", "--limit", "2000",
        "--resamples", "999", "--format", "json",
      ] + Self.family)
    #expect(stopped.output.contains("\"tolerance-not-reached\""))
    #expect(try results(stopped)[0]["resamples"] as? Int == 2_000)
  }

  @Test func `without a family each statistic is a run of its own`() throws {
    let options = [
      "--resamples", "999", "--seed", "3", "--method", "percentile", "--format", "json",
    ]
    let several = try results(
      run(["--statistic", "mean(q1)", "--statistic", "variance(q2)"] + options))
    for (index, statistic) in ["mean(q1)", "variance(q2)"].enumerated() {
      let alone = try results(run(["--statistic", statistic] + options))
      for key in ["digest", "lower", "upper", "estimate"] {
        #expect("\(alone[0][key] ?? "")" == "\(several[index][key] ?? "")")
      }
    }
    // Where no seed is given all have the one that is drawn.
    let drawn = try results(
      run([
        "--statistic", "variance(q*)", "--resamples", "99", "--method", "percentile", "--format",
        "json",
      ]))
    #expect(drawn.count == 2 && drawn[0]["seed"] as? Int == drawn[1]["seed"] as? Int)
    let scores = try ProgramRun([
      "bootstrap", "4,9,12,25", "--statistic", "mean", "--statistic", "median",
    ])
    #expect(scores.output.contains("mean: estimate 3.1600"))
    #expect(scores.output.contains("median: estimate 3.5000"))
  }

  @Test func `columns by a pattern, and names that need quotes`() throws {
    let run = try run(["--statistic", "mean(*)", "--resamples", "99"] + Self.family)
    #expect(run.output.contains("mean(*) is taken of 6 columns: a, b, all, q1, q2, my score"))
    #expect(run.output.contains(#"mean("my score")"#))
    let pairs = try self.run(
      ["--statistic", "correlation(q*, q1)", "--resamples", "99"] + Self.family)
    #expect(pairs.output.contains("correlation(q*, q1) is taken of 1 column: q2."))
  }

  @Test func `rows without a value in any column are left out together`() throws {
    let answers = "x,y\n1,2\n2,NA\n3,1\n4,4\nNA,3\n5,1\n"
    let question = ["--statistic", "mean(*)", "--resamples", "99"] + Self.family
    let refused = try run(question, answers: answers)
    #expect(refused.status == 65 && refused.errors.contains("'y' has no value here"))
    let dropped = try run(question + ["--missing", "drop"], answers: answers)
    // The name of the file may break the line before it.
    #expect(
      dropped.output.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains("4 rows")
    )
    #expect(
      dropped.output.contains("2 rows are left out for a missing value; 4 of 6 are analysed."))
  }

  @Test func `counts of one statistic are a family of one`() throws {
    let run = try ProgramRun(["bootstrap", "37/50"] + Self.family)
    #expect(run.status == 0 && run.output.contains("with it the interval holds at 95%."))
    #expect(run.output.contains("proportion    0.7400      0.0620  0.6063  0.8402"))
  }

  @Test(arguments: [
    ("--statistic median(q1) --method max-t", 65, "median(q1) is no smooth function of means"),
    (
      "--statistic mean(q1) --statistic difference(mean(q2),by:group) --method max-t", 65,
      "difference(mean(q2),by:group) draws each group's rows on their own"
    ),
    (
      "--statistic difference(mean(q1),by:group) --statistic difference(mean(q2),by:a) --method max-t",
      64, "--statistic: the differences are of the groups of a and of group"
    ),
    ("--statistic mean(q1) --method max-t,bca", 64, "--method: max-t makes one result"),
    ("--statistic mean(q*) --method max-t --shard 1/2", 64, "--shard: needs --resamples and"),
    (
      "--statistic mean(q*) --method max-t --resamples 99 --seed 1 --shard 3/2", 65,
      "--shard: there is no part 3 of 2"
    ),
    (
      "--statistic mean(q*) --resamples 99 --seed 1 --shard 1/2", 64,
      "--shard: draws parts of one statistic"
    ),
    ("--statistic mean(z*) --method max-t", 65, "--statistic: 'mean(z*)' stands for no column"),
    ("--statistic correlation(q*,q*)", 64, "--statistic: 'correlation(q*,q*)' has * in 2 places"),
    ("--statistic proportion(q1) --method max-t", 65, "row 1 of 'q1' is 4.0, and a proportion"),
    (
      "--statistic difference(proportion(a),proportion(q1)) --method max-t", 65,
      "row 1 of 'q1' is 4.0, and a proportion"
    ),
    ("--statistic mean(q1) --method max-t --scheme balanced", 64, "--scheme: can't go together"),
    ("--method max-t", 64, "a file has columns to choose from"),
    (
      "--statistic mean(q1) --method max-t --scale 1..4", 65,
      "of 'q1' is 5, outside the declared scale of 1 to 4"
    ),
    ("--statistic mean(q1) --method max-t --scale 5..1", 65, "--scale: '5..1' is no scale"),
    ("--statistic mean(q1) --method max-t --scale 5", 64, "--scale: '5' is not a scale"),
    (
      "--statistic mean(q1) --method max-t --scale q2=1..5", 65, "--scale: declares a scale of 'q2'"
    ),
    ("--statistic mean(q1) --scale 1..5", 64, "--scale: belongs to --method max-t"),
    ("--statistic meen(*) --method max-t", 64, "--statistic: column 1 of 'meen(id)': there is no"),
  ])
  func `bad input gets one sentence and the contract's exit code`(
    arguments: String, status: Int32, message: String
  ) throws {
    try run(arguments.split(separator: " ").map(String.init)).expectRefused(status, saying: message)
  }

  /// The cases maxt-three-pairs and maxt-four-binary: of three pairs no test can give less than 2 of 8 flips,
  /// of three answers that differ, all one way, exact McNemar gives .25 and Tango -0.107 to 0.954.
  @Test func `few pairs have the p-value that an exact test can give`() throws {
    let pairs = try run(
      ["--statistic", "difference(mean(a), mean(b))", "--scale", "1..5", "--format", "json"]
        + Self.family, answers: "a,b\n5,1\n4,2\n5,2\n")
    let first = try results(pairs)[0]
    #expect(first["adjusted_p_value"] as? Double == 0.25)
    #expect(first["interval_method"] as? String == "bonferroni-paired-score")
    #expect(try #require(first["upper"] as? Double) < 4)
    let binary = try run(
      [
        "--statistic", "difference(proportion(a), proportion(b))", "--format", "json",
      ] + Self.family, answers: "a,b\n1,0\n1,0\n1,0\n0,0\n")
    let second = try results(binary)[0]
    #expect(second["adjusted_p_value"] as? Double == 0.25)
    expectClose(try #require(second["lower"] as? Double), -0.107, absolute: 0.0005)
    expectClose(try #require(second["upper"] as? Double), 0.954, absolute: 0.0005)
    let discordant = try ProgramRun(["bootstrap", "--paired", "0,5,0,5"] + Self.family)
    #expect(discordant.output.contains("0.0625  tango"))
    let groups = try run(
      ["--statistic", "difference(mean(x), by: g)", "--format", "json"] + Self.family,
      answers: "g,x\na,6\na,5\nb,1\nb,2\n")
    expectClose(
      try #require(results(groups)[0]["adjusted_p_value"] as? Double), 1.0 / 3, absolute: 1e-12)
  }

  @Test func `a declared scale is known to command and batch, and keeps limits on it`() throws {
    let answers = "x\n" + String(repeating: "1\n", count: 49) + "5\n"
    let row = try results(
      run(
        ["--statistic", "mean(x)", "--scale", "1..5", "--format", "json"] + Self.family,
        answers: answers))[0]
    #expect(row["interval_method"] as? String == "bonferroni-score")
    // The golden value of 50 of 50 at the lower end reaches less high.
    #expect(row["lower"] as? Double ?? 0 >= 1 && row["upper"] as? Double ?? 0 > 1.2)
    let data = (0..<50).map { $0 < 49 ? "1" : "5" }.joined(separator: ",")
    let batch = try ProgramRun(
      ["batch"],
      input: ["[1,5]", #"{"x":[1,5]}"#, #"{"y":[1,5]}"#, "[5,1]", "5"].map {
        #"{"analysis":"bootstrap","input":{"statistic":["mean(x)"],"data":[\#(data)],"scale":\#($0)},"method":"max-t","seed":1}"#
      }.joined(separator: "\n"))
    let lines = batch.output.split(separator: "\n")
    let upper = try #require(row["upper"] as? Double)
    #expect(
      lines[0].contains(#""upper":[\#(upper)]"#) && lines[1].contains(#""upper":[\#(upper)]"#))
    #expect(lines[2].contains("bad-input") && lines[3].contains("bad-input"))
    #expect(lines[4].contains("wrong-type"))
    let counts = try ProgramRun(
      ["bootstrap", "0,0,0,50", "--scores", "1,2,3,4", "--statistic", "mean"] + Self.family)
    #expect(counts.output.contains("4.0000      0.0000  3.7860  4.0000"))
  }

  @Test func `counts have no columns, and no family of several statistics`() throws {
    for (arguments, message) in [
      (["37/50", "--statistic", "mean(*)"], "--statistic: * stands for a file's columns"),
      (
        ["1,2", "--statistic", "mean", "--statistic", "variance", "--method", "max-t"],
        "--statistic: is given 2 times"
      ),
    ] {
      try ProgramRun(["bootstrap"] + arguments).expectRefused(64, message)
    }
  }

  @Test func `batch takes a list of statistics as a family`() throws {
    let data = #""data":[[1,2,3],[2,2.5,1],[3,4,2],[4,3,5],[2,2,1],[5,1,4]]"#
    let head = #"{"analysis":"bootstrap","resamples":999,"seed":1,"input":{"statistic":"#
    let run = try ProgramRun(
      ["batch"],
      input: [
        head + #"["mean(x1)","difference(mean(x2), mean(x3))"],\#(data)},"method":"max-t"}"#,
        head + #"["mean(a)","mean(b)"],"columns":["a","b","c"],\#(data)},"method":"max-t"}"#,
        head + #""mean(b)","columns":["a","b","c"],\#(data)},"method":"percentile"}"#,
        head + #""proportion","x":37,"n":50},"method":"max-t"}"#,
        head + #"["mean(x1)"],\#(data)},"method":"bca"}"#,
        head + #"["median(x1)"],\#(data)},"method":"max-t"}"#,
        head + #"["mean(x1)",3],\#(data)}}"#, head + #"[],\#(data)}}"#,
        head + #"["mean(a)"],"columns":["a"],\#(data)}}"#,
        head + #"["mean(a)"],"columns":[1,2,3],\#(data)}}"#,
      ].joined(separator: "\n"))
    let lines = run.output.split(separator: "\n")
    #expect(run.status == 65 && lines.count == 10)
    #expect(lines[0].contains(#""label":["mean(x1)","difference(mean(x2), mean(x3))"]"#))
    // Five of six answers to x1 are as many different ones, and two of 2.
    #expect(lines[0].contains(#""in_family":[false,true]"#))
    #expect(lines[0].contains(#""interval_method":["bonferroni-score","t-mapped"]"#))
    #expect(lines[0].contains(#""adjusted_p_value":[null,"#))
    #expect(
      lines[1].contains(#""method":"max-t","confidence":0.95,"estimate":[2.8333333333333335,"#))
    #expect(lines[2].contains(#""estimate":2.4166666666666665"#))
    #expect(lines[3].contains(#""interval_method":["wilson"]"#))
    for (line, error) in zip(
      lines[4...],
      [
        #""results":[{"label":"mean(x1)","estimand":"mean","method":"bca""#, "bad-input",
        "wrong-type",
        "bad-input", "'columns' has 1 names, and the rows 3 numbers", "wrong-type",
      ])
    {
      #expect(line.contains(error), "\(line)")
    }
  }

  @Test
  func
    `a difference of which one group can't vary has no interval, and a small group leaves the family`()
    throws
  {
    let many = ["4.1", "5.2", "4.7", "5.9", "5.4", "4.4", "5.1", "4.9"].map { "\($0),B\n" }.joined()
    func found(_ first: [String]) throws -> ProgramRun {
      try run(
        ["--statistic", "difference(mean(x), by: g)", "--format", "json"] + Self.family,
        answers: "x,g\n" + first.map { "\($0),A\n" }.joined() + many)
    }
    for fixed in [["7.3"], ["7.3", "7.3", "7.3", "7.3", "7.3"]] {
      let output = try found(fixed).output
      #expect(
        output.contains("\"lower\": null") && output.contains("nothing says how much"), "\(output)")
    }
    // Four numbers: at the whole significance for one statistic, as it is alone, and not by resamples.
    let few = try found(["7.3", "6.9", "7.8", "7.1"])
    #expect(few.output.contains("\"bonferroni-t-mapped\""), "\(few.output)")
    #expect(try found(["7.3", "6.9", "7.8", "7.1", "7.0", "7.7"]).output.contains("\"t-mapped\""))
  }
}
