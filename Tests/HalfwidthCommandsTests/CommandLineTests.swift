import Foundation
import TestSupport
import Testing

@testable import HalfwidthCommands

@Suite struct CommandLineTests {
  @Test(arguments: [
    (
      "proportion 60/50", 65,
      "error: 60/50: 60 successes are more than the 50 trials; give a number from 0 to 50"
    ),
    (
      "proportion -3/50", 65,
      "error: -3/50: -3 successes of 50 are negative; give a number from 0 to 50"
    ),
    ("proportion 0/0", 65, "error: 0/0: the number of trials is 0; a proportion needs at least 1"),
    (
      "proportion 3.5/50", 64,
      "error: 3.5/50: '3.5/50' is not a pair of counts; write two whole numbers such as 37/50"
    ),
    (
      "proportion", 64,
      "error: halfwidth proportion: no counts are given; write them after the command, such as 37/50"
    ),
    (
      "proportion 3/5 --methd wilson", 64,
      "error: --methd: is not an option of this command; did you mean '--method'?"
    ),
    (
      "proportion 3/5 --method wilsen", 64,
      "error: --method: 'wilsen' is not a method of proportion; did you mean 'wilson'?"
    ),
    (
      "proportion 3/5 --method pooled", 64,
      "error: --method: 'pooled' is not a method of proportion; use wald, wald-cc, wilson, wilson-cc, "
        + "agresti-coull, jeffreys, clopper-pearson, mid-p, blaker, likelihood-ratio, arcsine, logit, "
        + "exact-binomial, exact-binomial-central, exact-binomial-blaker, exact-binomial-mid-p, score-z, "
        + "score-z-cc, likelihood-ratio-test, or all"
    ),
    (
      "proportion 3/5 --method blaker --side lower", 64,
      "error: --method blaker: blaker has no one-sided form; use --side two, or another method"
    ),
    (
      "proportion 3/5 --side left", 64,
      "error: --side: 'left' is not one of its values; use two, lower, upper"
    ),
    (
      "proportion 3/5 --confidence 95", 65,
      "error: --confidence: a confidence level lies strictly between 0 and 1, not at 95.0; write 0.95, "
        + "or 95%"
    ),
    (
      "proportion 3/5 --confidence -0.1", 65,
      "error: --confidence: a confidence level lies strictly between 0 and 1, not at -0.1; write 0.95, "
        + "or 95%"
    ),
    (
      "proportion 3/5 --confidence abc", 64,
      "error: --confidence: 'abc' is not a confidence level; write a number such as 0.95, or 95%"
    ),
    (
      "proportion 3/5 --confidence 90", 65,
      "error: --confidence: a confidence level lies strictly between 0 and 1, not at 90.0; write 0.9, "
        + "or 90%"
    ),
    (
      "proportion 3/5 --confidence 0,95", 64,
      "error: --confidence: '0,95' is not a confidence level; write 0.95, with a point"
    ),
    (
      "proportion 37/50 --confidence 0.95%", 64,
      "error: --confidence: a confidence of 0.95% is one of 0.0095, and without the percent sign one "
        + "of 0.95; write 0.95 if that is meant, or add --allow-low-confidence to keep 0.95%"
    ),
    (
      "report datasets/newcombe-1998 --confidence 0.05", 64,
      "error: --confidence: a confidence of 0.05 is below one half, and a significance of 0.05 is a "
        + "confidence of 0.95; write 0.95 if that is meant, or add --allow-low-confidence to keep 0.05"
    ),
    (
      "proportion 3/5 --format xml", 64,
      "error: --format: 'xml' is not one of its values; use text, json, csv, markdown, sentence"
    ),
    (
      "proportion 3/5 --output /no-such-folder/x", 73,
      "error: /no-such-folder/x: can't be written (no such file or directory); name another file, or "
        + "make this one writable"
    ),
    (
      "multinomial 5", 65,
      "error: 5: one category is not enough; give the counts of at least two categories"
    ),
    ("multinomial 5,-1", 65, "error: 5,-1: count 2 is -1; counts are not negative"),
    (
      "multinomial 0,0", 65, "error: 0,0: all counts are 0; at least one respondent must be counted"
    ),
    (
      "multinomial 1;2", 64,
      "error: 1;2: '1;2' is not a list of counts; write whole numbers such as 4,9,12,25"
    ),
    ("bogus", 64, "error: halfwidth: Unexpected argument 'bogus'; see 'halfwidth --help'"),
    (
      "batch --threads 0", 64,
      "error: --threads: '0' is not a number of threads; write a whole number from 1 to 1024"
    ),
  ])
  func `bad input gets one sentence and the contract's exit code`(
    arguments: String, status: Int32, message: String
  ) throws {
    let run = try ProgramRun(arguments)
    #expect(run.errors == message + "\n")
    run.expectRefused(status)
  }

  @Test func `a table reads well in a terminal`() throws {
    let run = try ProgramRun(["proportion", "37/50", "3/26"])
    #expect(run.status == 0)
    #expect(
      run.output == """
        counts  estimate   lower   upper   width  method  confidence
        37/50     0.7400  0.6045  0.8413  0.2368  wilson         95%
        3/26      0.1154  0.0400  0.2898  0.2497  wilson         95%

        """)
  }

  // By Wilson's formula with scipy's norm.ppf(0.525): 0.736091 to 0.743871.
  @Test func `a confidence below one half is for those who mean it, and carries a warning`() throws
  {
    let run = try ProgramRun([
      "proportion", "37/50", "--confidence", "5%", "--allow-low-confidence",
    ])
    #expect(run.status == 0)
    #expect(run.output.contains("37/50     0.7400  0.7361  0.7439"))
    #expect(run.output.contains("a significance of 0.05 is a confidence of 0.95."))
    let half = try ProgramRun(["proportion", "37/50", "--confidence", "0.5", "--format", "csv"])
    #expect(try half.status == 0 && CSVTable(half.output)["warnings"] == [""])
  }

  @Test func `an undefined interval is a row that says so`() throws {
    let run = try ProgramRun(["proportion", "0/20", "--method", "logit", "--format", "csv"])
    #expect(
      run.output == """
        label,category,estimand,estimate,lower,upper,p_value,adjusted_p_value,statistic,df,standard_error,n,\
        successes,method,confidence,side,warnings,question,item,counts,derived
        0 of 20,,proportion,0.0,,,,,,,,20,0,logit,0.95,two,undefined,,,,

        """)
  }

  @Test func `all methods with a side have a row each`() throws {
    let run = try ProgramRun([
      "proportion", "3/5", "--method", "all", "--side", "lower", "--format", "markdown",
    ])
    #expect(run.status == 0)
    #expect(run.output.split(separator: "\n").filter { $0.hasPrefix("| 3/5 |") }.count == 12)
    #expect(run.output.hasSuffix("\n3/5: blaker has no one-sided form.\n"))
  }

  @Test func `multinomial names the method it chose`() throws {
    let run = try ProgramRun(["multinomial", "2,9,12,27"])
    #expect(run.output.contains("bonferroni-clopper-pearson"))
    #expect(run.output.contains("2,9,12,27: a count is below 3"))
  }

  @Test func `JSON has the schema's members in their order`() throws {
    let run = try ProgramRun(["proportion", "4/5", "--method", "wald", "--format", "json"])
    let order = ["schema", "command", "version", "results", "label", "lower_raw", "warnings"]
    let places = order.map { run.output.range(of: "\"\($0)\":")?.lowerBound }
    #expect(!places.contains(nil))
    #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
    #expect(run.output.contains("\"schema\": \"halfwidth/1\""))
  }

  @Test func `a failed run leaves an existing file as it was, and nothing else`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write("old\n", to: "result.txt")
    let bad = try ProgramRun(["proportion", "3/5", "60/50", "--output", path])
    #expect(bad.status == 65)
    #expect(try Repository.text(of: path) == "old\n")
    let good = try ProgramRun(["proportion", "3/5", "--output", path])
    #expect(good.status == 0 && good.output.isEmpty)
    #expect(try Repository.text(of: path).contains("3/5"))
    let folderAsFile = try ProgramRun(["proportion", "3/5", "--output", folder.path])
    #expect(folderAsFile.status == 73)
    #expect(try folder.names() == ["result.txt"])
  }

  @Test(arguments: HalfwidthCommand.subcommandNames)
  func `every command's help has an example that runs`(command: String) throws {
    let help = try ProgramRun([command, "--help"])
    #expect(help.status == 0 && help.errors.isEmpty)
    let words = help.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let example = try #require(words.firstRange(of: "Example: "))
    // Examples of these need more than counts; their own tests run them.
    let others = ["audit", "batch", "evals", "init", "merge", "plot", "report", "validate"]
    if others.contains(command) { return }
    // The example ends where the next sentence or the usage begins.
    var arguments: [String] = []
    for word in words[example.upperBound...].split(separator: " ").dropFirst() {
      let isPart = word.first.map { "0123456789-\"".contains($0) } ?? false
      let follows = arguments.last.map { $0.hasPrefix("--") } ?? true
      guard isPart || follows else { break }
      arguments.append(word.filter { $0 != "\"" })
    }
    let run = try ProgramRun(arguments)
    #expect(run.status == 0 && run.errors.isEmpty, "\(arguments): \(run.errors)")
    #expect(run.output.count > 40)
  }

  @Test func `all methods of unordered categories leave out those that need scores`() throws {
    let plain = try ProgramRun(["multinomial", "4,9,12,25", "--method", "all"])
    let shares = plain.output.split(separator: "\n").filter { $0.contains("/50") }
    #expect(shares.count == 16 && !plain.output.contains("mean score"))
    #expect(plain.output.contains("differences-goodman"))
    let scored = try ProgramRun(["multinomial", "4,9,12,25", "--scores", "1,2,3,4"])
    #expect(scored.output.contains("mean score    3.1600"))
  }

  @Test func `the version says what the bits of an answer depend on`() throws {
    let run = try ProgramRun(["--version"])
    let lines = run.output.split(separator: "\n")
    #expect(lines.first == "halfwidth \(HalfwidthVersion.text)")
    #expect(["portable", "avx2", "avx512"].map { "kernels: \($0)" }.contains(lines[1]))
    #expect(lines[2].hasPrefix("BLAS: ") && lines[2].contains("blas"))
    #expect(lines[3] == "digest version: 3")
    #expect(run.status == 0 && lines.count == 4)
  }

  @Test func `a process without words says where they are looked for`() {
    #expect(CommandRunner.run(process: []) == 66)
  }

  @Test func `heads of help are questions`() throws {
    let help = try ProgramRun(["--help"]).output
    #expect(help.contains("\nTHE SAME PEOPLE TWICE:\n") && !help.contains("SUBCOMMANDS"))
  }
}
