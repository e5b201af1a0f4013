import TestSupport
import Testing

@testable import HalfwidthCommands

/// What `halfwidth evals` takes files for, and what it makes of words, of rows in any order and of tasks that a system lacks.
@Suite struct EvalsReadingTests {
  private func row(_ run: ProgramRun) throws -> [String: String] {
    try CSVTable(run.output).rows[0]
  }

  // MARK: - Roles

  private static let two = [
    ("a.jsonl", "{\"id\":1,\"score\":1}\n{\"id\":2,\"score\":0}\n"),
    ("b.jsonl", "{\"id\":1,\"score\":0}\n{\"id\":2,\"score\":0}\n"),
  ]

  @Test(arguments: [
    (["--cluster", "id"], "--cluster", "give --id as well"),
    (["--task", "id"], "--task", "give --id as well"),
    (["--id", "score"], "--id", "give --score as well"),
    (["--score", "id"], "--score", "give --id as well"),
    (["--repeat", "id"], "--repeat", "give --id as well"),
    (["--system", "id"], "--system", "give --id as well"),
    (["--id", "id", "--cluster", "id"], "--cluster", "'id' is asked for by --id too"),
  ])
  func `a name has one role`(options: [String], place: String, says: String) throws {
    try ProgramRun(evals: Self.two, options).expectRefused(64, place, saying: says)
    let table = [("all.csv", "system,id,score\nx,1,1\nx,2,0\ny,1,0\ny,2,0\n")]
    try ProgramRun(evals: table, options).expectRefused(64, place, saying: says)
  }

  @Test(arguments: ["jsonl", "csv"])
  func `what is asked for in one role has no other`(format: String) throws {
    var text = format == "csv" ? "system,task,seed,score\n" : ""
    for system in ["x", "y"] {
      for task in 1...6 {
        let score = system == "x" ? 0 : 1
        text +=
          format == "csv"
          ? "\(system),\(task),\(task),\(score)\n"
          : "{\"system\":\"\(system)\",\"task\":\(task),\"seed\":\(task),\"score\":\(score)}\n"
      }
    }
    let files = [("all." + format, text)]
    // Six items, and not six tasks of one item each: 2 / 2^6.
    let items = try row(ProgramRun(evals: files, ["--id", "task", "--format", "csv"]))
    #expect(items["n"] == "6" && items["p_value"] == "0.03125" && items["task"] == nil)
    let clusters = try ProgramRun(
      evals: files, ["--id", "seed", "--cluster", "task", "--format", "csv"])
    #expect(try row(clusters)["clusters"] == "6" && row(clusters)["n"] == "6")
    // Six tasks of one item each.
    let tasks = try ProgramRun(evals: files, ["--id", "task", "--task", "seed", "--format", "csv"])
    #expect(
      try tasks.status == 2 && CSVTable(tasks.output).rows.count == 6, "\(tasks.errors)")
    // One file has to name its systems.
    try ProgramRun(evals: files, ["--id", "task", "--cluster", "system"]).expectRefused(
      64, "--cluster", saying: "give --system as well")
  }

  // MARK: - Words and scales

  private static func lines(_ scores: [String]) -> String {
    scores.enumerated().map { "{\"id\":\"q\($0.offset + 1)\",\"score\":\($0.element)}\n" }.joined()
  }

  @Test func `a scale that is named holds for scores of 0 and 1`() throws {
    let files = [
      ("a.jsonl", Self.lines([String](repeating: "0", count: 60))),
      ("b.jsonl", Self.lines((0..<60).map { $0 < 30 ? "1" : "0" })),
    ]
    for (scale, margin) in [("0..10", "2"), ("0..100", "5"), ("0..10", "1")] {
      let run = try ProgramRun(
        evals:
          files, ["--scale", scale, "--margin", margin, "--format", "csv", "--fail-on", "none"])
      let row = try row(run)
      #expect(row["method"] == "paired-score" && row["estimand"] == "mean_difference")
      #expect(row["system_estimate"] == "0.5", "\(run.output)")
    }
    try ProgramRun(evals: files, ["--scale", "0..10", "--margin", "2%"]).expectRefused(
      64, "--margin")
  }

  @Test(arguments: ["\"timeout\"", "\"pass\"", "false", "\"error\""])
  func `a word among numbers is no score`(word: String) throws {
    let numbers = Self.lines(["3.5", "2.25", "4"])
    let words = Self.lines(["3", word, "4"])
    for options in [[], ["--lower-is-better"], ["--scale", "0..10"]] {
      try ProgramRun(evals: [("a.jsonl", numbers), ("b.jsonl", words)], options).expectRefused(
        65, "b.jsonl:2:20", saying: "is a score only where all are 0 or 1")
    }
    // Nor on a scale that is wider than 0 to 1, nor among shares.
    let binary = Self.lines(["1", word, "0"])
    try ProgramRun(evals: [("a.jsonl", binary), ("b.jsonl", binary)], ["--scale", "0..10"])
      .expectRefused(
        65, "a.jsonl:2:20", saying: "on a scale of 0 to 1")
    let shares = Self.lines(["1", "0.5", "0"])
    try ProgramRun(evals: [("a.jsonl", shares), ("b.jsonl", binary)]).expectRefused(
      65, "b.jsonl:2:20")
    let alike = try ProgramRun(
      evals: [("a.jsonl", binary), ("b.jsonl", binary)], ["--fail-on", "none"])
    #expect(alike.status == 0)
  }

  @Test func `a failed run is not the best one where lower is better`() throws {
    let failed = Self.lines(["1", "\"fail\"", "0"])
    let numbers = Self.lines(["1", "0", "0"])
    try ProgramRun(evals: [("a.jsonl", numbers), ("b.jsonl", failed)], ["--lower-is-better"])
      .expectRefused(
        65, "b.jsonl:2:20", saying: "a failed run would have the best score")
    // True and false say nothing of better and worse.
    let flags = Self.lines(["true", "false", "false"])
    let run = try ProgramRun(
      evals: [("a.jsonl", numbers), ("b.jsonl", flags)], ["--lower-is-better", "--fail-on", "none"])
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test func `a run without a score is 0 where that is the worst`() throws {
    func missing(_ scores: [String], _ options: [String]) throws -> ProgramRun {
      try ProgramRun(
        evals: [
          ("a.jsonl", Self.lines(scores)), ("b.jsonl", Self.lines(["null"] + scores.dropFirst())),
        ],
        options + ["--missing", "zero", "--fail-on", "none"])
    }
    try missing(["3.5", "2", "4"], []).expectRefused(
      65, "b.jsonl:1:20", saying: "say which there can be with --scale")
    try missing(["3.5", "2", "4"], ["--lower-is-better"]).expectRefused(65, "b.jsonl:1:20")
    try missing(["3.5", "2", "4"], ["--lower-is-better", "--scale", "0..10"]).expectRefused(
      65, "b.jsonl:1:20", saying: "where the worst one is 10; write that")
    try missing(["3.5", "2", "4"], ["--scale", "1..10"]).expectRefused(
      65, "b.jsonl:1:20", saying: "where the worst one is 1; write that")
    try missing(["1", "0", "0"], ["--lower-is-better"]).expectRefused(65, "b.jsonl:1:20")
    for (scores, options) in [
      (["3.5", "2", "4"], ["--scale", "0..10"]), (["1", "0", "0"], []), (["0.5", "0.25", "1"], []),
    ] {
      let run = try missing(scores, options)
      #expect(run.status == 0 && run.output.contains("counted as 0"), "\(run.errors)")
    }
  }

  // MARK: - The order of rows

  /// Ten runs of an item against one, of systems of which the rows may be sorted by score.
  private static func uneven(seeds: Bool) -> [[String]] {
    let passes = [9, 8, 10, 5, 9, 7, 9, 10, 6, 9, 8, 9]
    return [1, 10].map { runs in
      passes.enumerated().flatMap { item, passed in
        (0..<runs).map { run in
          let score = run * 7 % 10 < passed ? 1 : 0
          let seed = seeds ? ",\"seed\":\(run + 8)" : ""
          return "{\"id\":\"q\(item)\"\(seed),\"score\":\(score)}"
        }
      }
    }
  }

  @Test(arguments: [true, false])
  func `the order of rows decides nothing`(seeds: Bool) throws {
    let files = Self.uneven(seeds: seeds)
    func byScore(_ line: String) -> String { String(line.suffix(2)) + line }
    let orders: [([String]) -> [String]] = [
      { $0 }, { $0.reversed() }, { $0.sorted { byScore($0) < byScore($1) } },
      { $0.sorted { byScore($0) > byScore($1) } },
    ]
    let answers = try orders.map { order in
      try ProgramRun(
        evals:
          zip(["a.jsonl", "b.jsonl"], files).map { ($0, order($1).joined(separator: "\n")) },
        ["--format", "csv", "--fail-on", "none"]
      ).output.replacing("'q11' first", with: "'q0' first")
    }
    #expect(Set(answers).count == 1)
    let row = try CSVTable(answers[0]).rows[0]
    #expect(row["draw_seed"] == (seeds ? nil : "1"))
    let text = try ProgramRun(
      evals:
        zip(["a.jsonl", "b.jsonl"], files).map { ($0, $1.joined(separator: "\n")) },
      ["--format", "json", "--fail-on", "none"])
    #expect(
      text.output.contains(seeds ? "those with the first numbers" : "drawn with seed 1"),
      "\(text.output)")
    if !seeds {
      let other = try ProgramRun(
        evals:
          zip(["a.jsonl", "b.jsonl"], files).map { ($0, $1.joined(separator: "\n")) },
        ["--seed", "5", "--format", "csv", "--fail-on", "none"])
      #expect(try self.row(other)["draw_seed"] == "5")
    }
  }

  // MARK: - Tasks

  private static let tasks =
    "system,task,id,score\n"
    + ["x", "y", "z"].flatMap { system in
      ["one", "two"].flatMap { task in
        (1...8).compactMap { item in
          system == "z" && task == "two"
            ? nil : "\(system),\(task),\(item),\(system == "x" ? 0 : 1)\n"
        }
      }
    }.joined()

  @Test func `a task that a system lacks is compared for the others, and said`() throws {
    let run = try ProgramRun(evals: [("all.csv", Self.tasks)], ["--format", "csv"])
    #expect(run.status == 2, "\(run.errors)")
    let rows = try CSVTable(run.output).rows.filter { $0["verdict"] != "" }
    #expect(rows.map { $0["label"] } == ["y against x", "y against x", "z against x"])
    #expect(rows.map { $0["task"] } == ["one", "two", "one"])
    #expect(rows.allSatisfy { $0["verdict"] == "better" })
    let text = try ProgramRun(evals: [("all.csv", Self.tasks)], ["--fail-on", "worse"])
    #expect(text.status == 0)
    #expect(
      text.output.contains("The task 'two' is not compared for z: there is no score of an item"),
      "\(text.output)")
    let baseline = try ProgramRun(
      evals: [("all.csv", Self.tasks)], ["--baseline", "z", "--fail-on", "cannot-tell"])
    #expect(baseline.status == 2)
    #expect(baseline.output.contains("'two' is not compared for x, y: z has no score of it"))
  }

  // MARK: - Margins and plans

  @Test func `the margin's test is named`() throws {
    let many = Self.lines((0..<100).map { $0 % 2 == 0 ? "1" : "0" })
    for format in ["text", "markdown", "sentence", "json", "csv"] {
      let run = try ProgramRun(
        evals: [("a.jsonl", many), ("b.jsonl", many)], ["--margin", "10%", "--format", format])
      #expect(run.status == 0 && run.output.contains("tango-exact"), "\(run.output)")
    }
    let one = Self.lines(["1"])
    let few = try ProgramRun(evals: [("a.jsonl", one), ("b.jsonl", one)], ["--margin", "0.75"])
    #expect(few.status == 2 && few.output.contains("that takes 3 at least"), "\(few.output)")
  }

  @Test func `items in one cluster have no plan`() throws {
    let text = { (second: Bool) in
      (0..<28).map {
        "{\"id\":\($0),\"cluster\":\"c\",\"score\":\(second && $0 % 3 == 0 ? 1 : 0)}\n"
      }.joined()
    }
    let run = try ProgramRun(evals: [("a.jsonl", text(false)), ("b.jsonl", text(true))])
    #expect(run.status == 2 && !run.output.contains("takes about"), "\(run.output)")
    #expect(run.output.contains("1 cluster is too few for an interval"))
  }

  // MARK: - Numbers

  @Test func `decimal commas are read as in every file`() throws {
    let semicolons = "id;system;score\nq1;x;0,5\nq2;x;0,25\nq1;y;1\nq2;y;0,75\n"
    let run = try ProgramRun(
      evals: [("all.csv", semicolons)], ["--format", "csv", "--fail-on", "none"])
    #expect(try row(run)["estimate"] == "0.5", "\(run.errors)")
    #expect(try row(run)["warnings"]?.contains("input-reading") == true)
    let quoted = "id,system,score\nq1,x,\"0,5\"\nq1,y,\"1,5\"\n"
    try ProgramRun(evals: [("all.csv", quoted)]).expectRefused(
      65, "all.csv:2:6",
      saying: "has a comma before its decimals; write 0.5, or give --decimal comma")
    let asked = try ProgramRun(
      evals: [("all.csv", quoted)], ["--decimal", "comma", "--format", "csv", "--fail-on", "none"])
    #expect(try row(asked)["estimate"].flatMap(Double.init) == 1, "\(asked.errors)")
    let thousand = "id,system,score\nq1,x,\"1,000\"\nq1,y,2\n"
    try ProgramRun(evals: [("all.csv", thousand)]).expectRefused(
      65, "all.csv:2:6", saying: "may be 1.000 or 1000; write one of them")
    let lines = Self.lines(["\"1,000\""])
    try ProgramRun(evals: [("a.jsonl", lines), ("b.jsonl", lines)]).expectRefused(
      65, "a.jsonl:1:20", saying: "may be 1.000 or 1000")
  }

  @Test(arguments: ["Infinity", "-Infinity", "NaN", "1e999"])
  func `what is not finite is no score, and nothing else is advised`(word: String) throws {
    let good = Self.lines(["1", "2"])
    let run = try ProgramRun(evals: [("a.jsonl", good), ("b.jsonl", Self.lines(["1", word]))])
    run.expectRefused(65, "b.jsonl:2:", saying: "or null where there is none")
    #expect(!run.errors.contains("the string"))
    try ProgramRun(evals: [("a.jsonl", good), ("b.jsonl", Self.lines(["1", "\"Infinity\""]))])
      .expectRefused(65, "b.jsonl:2:20", saying: "write a finite number")
  }

  @Test func `shares beside percentages are said to`() throws {
    let files = [
      ("old.csv", "id,score\na,1\nb,0.5\nc,0\n"), ("new.csv", "id,score\na,90\nb,60\nc,10\n"),
    ]
    func text(_ options: [String]) throws -> String {
      try ProgramRun(evals: files, options + ["--fail-on", "none"]).output.split(
        whereSeparator: \.isWhitespace
      ).joined(separator: " ")
    }
    let says = "cores of old are at most 1 and those of new up to 90, as if one had shares"
    #expect(try text([]).contains(says))
    // A scale that is named holds, and times have none.
    #expect(try !text(["--scale", "0..100"]).contains(says))
    #expect(try !text(["--lower-is-better"]).contains(says))
  }
}
