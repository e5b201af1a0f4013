import TestSupport
import Testing

@testable import HalfwidthCommands

/// What `halfwidth evals` makes of items and runs that a system has no score of, which may be those that it fails.
@Suite struct EvalsShortfallTests {
  /// A file of JSON Lines with a score for each item that has one, numbered from 1.
  private static func lines(_ scores: [Int?]) -> String {
    scores.enumerated().compactMap { place, score in
      score.map { "{\"id\":\"q\(place + 1)\",\"score\":\($0)}\n" }
    }.joined()
  }

  /// Twelve of 20 are passed by the second system alone, which has no score of the four that only the first one passes.
  private static let first = [Int](repeating: 0, count: 12) + [1, 1, 1, 1] + [1, 1, 1, 1]
  private static let second = [Int?](repeating: 1, count: 16) + [nil, nil, nil, nil]

  private static func files(_ second: [Int?], reversed: Bool = false) -> [(String, String)] {
    let files = [("old.jsonl", lines(first)), ("new.jsonl", lines(second))]
    return reversed ? files.reversed() : files
  }

  @Test func `a verdict that hangs on the items left out is none`() throws {
    let run = try ProgramRun(evals: Self.files(Self.second))
    // 12 to 0 of 16 items is p = 2 / 2^12; 12 to 4 of 20 is 2 * 2517 / 2^16 = 0.0768.
    #expect(run.status == 2)
    #expect(
      run.output.contains("Cannot tell new from old on 16 of 20 items: 100% against 25.0%"),
      "\(run.output)")
    #expect(run.output.contains("p = 4.88e-04"), "\(run.output)")
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains(
        "On these alone new would be better, and with the other 4 counted as failed that could not be told."
      ),
      "\(words)")
    #expect(
      words.contains("(new lacks 4): q17, q18, q19 and 1 more; --missing drop decides without them")
    )
    let row = try CSVTable(
      ProgramRun(evals: Self.files(Self.second, reversed: true), ["--format", "csv"]).output
    ).rows[0]
    #expect(row["verdict"] == "cannot-tell" && row["verdict_without"] == "worse")
    #expect(row["verdict_with_failures"] == "cannot-tell" && row["items_left_out"] == "4")
  }

  @Test func `a verdict that holds with the items left out is one`() throws {
    // The last four are passed by neither: left out, failed or passed by the new one it is better.
    var scores = Self.first
    scores.replaceSubrange(16..<20, with: [0, 0, 0, 0])
    let run = try ProgramRun(
      evals: [("old.jsonl", Self.lines(scores)), ("new.jsonl", Self.lines(Self.second))])
    #expect(run.status == 0 && run.output.contains("new is better than old on 16 of 20 items"))
    #expect(
      run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(
        "With the 4 items that not every system has a score of counted as failed the verdict is the same."
      ),
      "\(run.output)")
  }

  @Test func `items can be left out, or counted as failed, by request`() throws {
    let dropped = try ProgramRun(
      evals: Self.files(Self.second), ["--missing", "drop", "--format", "csv"])
    let alone = try CSVTable(dropped.output).rows[0]
    #expect(dropped.status == 0 && alone["verdict"] == "better" && alone["n"] == "16")
    #expect(alone["items_left_out"] == "4" && (alone["verdict_with_failures"] ?? "").isEmpty)
    let failed = try ProgramRun(
      evals: Self.files(Self.second), ["--missing", "zero", "--format", "csv"])
    let whole = try CSVTable(failed.output).rows[0]
    #expect(failed.status == 2 && whole["verdict"] == "cannot-tell" && whole["n"] == "20")
    // In numbers as if the rows were there.
    let written = try ProgramRun(
      evals: Self.files(Self.second.map { $0 ?? 0 }), ["--format", "csv"])
    let expected = try CSVTable(written.output).rows[0]
    for name in ["p_value", "lower", "upper", "estimate", "n10", "n01"] {
      #expect(whole[name] == expected[name], "\(name)")
    }
  }

  @Test func `a failure is the worst score of the scale, whichever end that is`() throws {
    func text(_ scores: [Int?]) -> String {
      "id,score\n"
        + scores.enumerated().compactMap { place, score in
          score.map { "q\(place + 1),\($0)\n" }
        }.joined()
    }
    // Errors from 0 to 10: the new one has fewer by 1 on twelve items, and lacks one that the old one has 2 of.
    let old = [Int](repeating: 4, count: 12) + [2]
    let files = [
      ("old.csv", text(old)), ("new.csv", text([Int?](repeating: 3, count: 12) + [nil])),
    ]
    let errors = ["--lower-is-better", "--scale", "0..10", "--format", "csv"]
    let row = try CSVTable(ProgramRun(evals: files, errors).output).rows[0]
    #expect(row["verdict_without"] == "better" && row["verdict_with_failures"] == "cannot-tell")
    // Without a scale nobody knows the worst: said, and not asked.
    let open = try ProgramRun(evals: files, ["--lower-is-better"])
    #expect(open.status == 0 && open.output.contains("on 12 of 13 items"))
    #expect(!open.output.contains("counted as failed"))
    try ProgramRun(evals: files, ["--lower-is-better", "--missing", "zero"]).expectRefused(
      65, "old.csv, new.csv, q13 of new", saying: "nothing says that 0")
    try ProgramRun(evals: files, errors + ["--missing", "zero"]).expectRefused(
      65, "old.csv, new.csv, q13 of new", saying: "where the worst one is 10")
  }

  @Test func `repeated runs are as many of the failures, in any order of rows`() throws {
    var old = ""
    var new = ""
    for item in 1...12 {
      for seed in 1...3 {
        old += "{\"id\":\"q\(item)\",\"seed\":\(seed),\"score\":\(item > 8 ? 1 : 0)}\n"
        if item <= 8 {
          new += "{\"id\":\"q\(item)\",\"seed\":\(seed),\"score\":1}\n"
        }
      }
    }
    let run = try ProgramRun(evals: [("old.jsonl", old), ("new.jsonl", new)])
    // Eight flips one way, 2 / 2^8; with the others 8 to 4, 2 * 794 / 2^12.
    #expect(run.status == 2 && run.output.contains("p = 0.0078"), "\(run.output)")
    let mixed = old.split(separator: "\n").reversed().joined(separator: "\n") + "\n"
    #expect(try ProgramRun(evals: [("old.jsonl", mixed), ("new.jsonl", new)]).output == run.output)
    let zero = try ProgramRun(
      evals: [("old.jsonl", old), ("new.jsonl", new)], ["--missing", "zero", "--format", "csv"])
    let row = try CSVTable(zero.output).rows[0]
    #expect(row["system_runs"] == "36" && row["p_value"] == "0.3876953125")
  }

  @Test func `runs that are missing of some items are said to`() throws {
    let old = (1...8).flatMap { item in
      (1...2).map { "{\"id\":\"q\(item)\",\"seed\":\($0),\"score\":1}\n" }
    }
    let run = try ProgramRun(
      evals: [("old.jsonl", old.joined()), ("new.jsonl", old.dropFirst(3).joined())],
      ["--fail-on", "none"])
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains(
        "Of 1 of 7 items new has fewer runs than of the others, of 'q2' first: where runs that fail leave no score"
      ),
      "\(words)")
    #expect(!words.contains("old has fewer"))
  }

  @Test func `what is to be known of one system stands where it is compared`() throws {
    let file = { (scores: [String]) in
      scores.enumerated().map { "{\"id\":\"q\($0.offset)\",\"score\":\($0.element)}\n" }.joined()
    }
    let run = try ProgramRun(
      evals: [
        ("a.jsonl", file(["1", "0", "1"])), ("b.jsonl", file(["1", "\"timeout\"", "\"Error\""])),
        ("c.jsonl", file(["1", "0", "null"])),
      ], ["--missing", "zero", "--fail-on", "none"])
    #expect(run.status == 0, "\(run.errors)")
    let parts = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ").split(
      separator: "c against a")
    let broken = "2 runs of b with 'Error', 'timeout' for a score count as failed."
    let dropped = "1 run of c without a score is counted as 0."
    #expect(parts[0].contains(broken) && !parts[0].contains(dropped), "\(run.output)")
    #expect(!parts[1].contains(broken) && parts[1].contains(dropped), "\(run.output)")
    #expect(parts[1].contains("very system may rank 1 to 3"))
  }
}
