import TestSupport
import Testing

/// `halfwidth bootstrap` of files as people have them; inputs and right answers are those of `Tests/Cases`.
@Suite struct AnswerFileTests {
  private func run(
    _ file: String, _ statistic: String, _ more: [String] = []
  ) throws -> ProgramRun {
    try ProgramRun(
      ["bootstrap", file, "--statistic", statistic] + more,
      directory: Repository.root + "/Tests/Cases")
  }

  private func number(_ name: String, _ run: ProgramRun) throws -> Double {
    let start = try #require(run.output.firstRange(of: "\"\(name)\": "), "\(run.errors)").upperBound
    return try #require(Double(run.output[start...].prefix { !",\n".contains($0) }))
  }

  private func estimate(_ file: String, _ statistic: String, _ more: [String] = []) throws -> Double
  {
    try number("estimate", run(file, statistic, ["--format", "json"] + more))
  }

  @Test func `each case has its right value`() throws {
    #expect(try estimate("semicolon.csv", "mean(score)") == 3.5)
    #expect(try estimate("trailing-columns.csv", "mean(score)") == 3)
    #expect(try estimate("answers.xlsx", "mean(score)") == 2.875)
    #expect(
      try estimate("checkbox-blank.csv", "proportion(hotline)", ["--missing", "zero"]) == 0.6)
    #expect(
      try estimate("codes-99.csv", "mean(trust)", ["--missing-codes", "98,99,-9"]) == 3)
    for statistic in ["proportion(agree)", "proportion(internet = Yes)", "proportion(internet)"] {
      #expect(try estimate("yes-no.csv", statistic) == 0.75)
    }
    let namibia = try estimate(
      "namibia.csv", "difference(mean(x), by: country)", ["--valid-codes", "NA"])
    expectClose(namibia, 10.0 / 3 - 2.5, relative: 1e-15)
    let scores = try estimate("boot-total-row.csv", "mean(score)", ["--drop-totals"])
    expectClose(scores, 17.0 / 6, relative: 1e-15)
    #expect(try estimate("row-numbers.csv", "mean(r*)") == 4)
  }

  @Test(arguments: [
    ("checkbox-blank.csv", "proportion(hotline)", "checkbox-blank.csv:3:3: ", "--missing zero"),
    ("codes-99.csv", "mean(trust)", "codes-99.csv:3:3: ", "--missing-codes -9,98,99"),
    ("namibia.csv", "difference(mean(x), by: country)", "namibia.csv:3:1: ", "--valid-codes NA"),
    ("boot-total-row.csv", "mean(score)", "boot-total-row.csv:8:1: ", "--drop-totals"),
    ("yes-no.csv", "proportion(internet = yes)", "yes-no.csv: ", "it holds Yes (3), No (1)"),
    (
      "group-order.csv", "difference(mean(x), by: g, A minus C)", "group-order.csv: ",
      "no group 'C'"
    ),
  ])
  func `what can't be known is refused with the way out`(
    file: String, statistic: String, place: String, message: String
  ) throws {
    try run(file, statistic).expectRefused(65, place, saying: message)
  }

  @Test func `the order of rows decides no sign`() throws {
    for file in ["group-order.csv", "group-order-sorted.csv"] {
      let run = try run(file, "difference(mean(x), by: g)")
      #expect(run.output.contains("A minus B") && run.output.contains("estimate 2.5000"))
      #expect(try estimate(file, "difference(mean(x), by: g, B minus A)") == -2.5)
      let family = try self.run(
        file, "difference(mean(x), by: g, B minus A)", ["--method", "max-t", "--seed", "1"])
      #expect(family.output.contains("B minus A") && family.output.contains("-2.5000"))
    }
  }

  /// The standard deviation over all 6^5 resamples, by enumeration in Python; with the two units of weight 0
  /// left out it would be 0.8030.
  @Test func `rows of weight 0 keep their units in the design`() throws {
    let design = ["--scheme", "cluster", "--cluster", "psu", "--weight", "w"]
    let options = [
      "--seed", "1", "--format", "json", "--resamples", "999999", "--method", "bootstrap-se",
    ]
    let run = try run("zero-weights.csv", "mean(y)", options + design)
    #expect(try number("estimate", run) == 3.0625)
    expectClose(try number("standard_error", run), 0.80842, relative: 0.003)
    #expect(run.output.contains("4 of 12 rows weigh 0"))
    let weighted = try self.run(
      "zero-weights.csv", "mean(y)", options + ["--scheme", "weighted", "--weight", "w"])
    #expect(weighted.status == 65 && weighted.errors.contains("use survey with the weights"))
    #expect(!weighted.errors.contains("leave the row out"))
  }

  @Test func `a name with a line break stands on one line, and is found so`() throws {
    let run = try run("newline-header.csv", "mean(*)", ["--format", "markdown"])
    #expect(run.output.hasPrefix("## mean(\"How old are you?\"): newline-header.csv, 3 rows\n"))
    let text = try self.run("newline-header.csv", "mean(\"How old are you?\")")
    #expect(text.output.hasPrefix("mean(\"How old are you?\"): newline-header.csv, 3 rows\n"))
  }

  @Test func `an unnamed wildcard passes row numbers over, and a named one does not`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write("id,rank\n1,3\n2,4\n3,6\n", to: "data.csv")
    let all = try ProgramRun(["bootstrap", path, "--statistic", "mean(*)"])
    #expect(all.output.contains("left out: id (row numbers)"))
    let named = try ProgramRun(["bootstrap", path, "--statistic", "mean(i*)"])
    #expect(named.output.contains("mean: estimate 2.0000"))
  }

  @Test func `counts take no option of a file`() throws {
    for option in [["--missing-codes", "9"], ["--drop-totals"], ["--separator", "tab"]] {
      try ProgramRun(["bootstrap", "37/50"] + option)
        .expectRefused(64, "\(option[0]): belongs to a file")
    }
  }

  @Test func `a share of one answer stands beside others in a family and a difference`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write(
      "g,q1\n"
        + (0..<40).map { "\($0 % 2 == 0 ? "a" : "b"),\($0 % 4 + 1)" }
        .joined(separator: "\n") + "\n", to: "data.csv")
    #expect(try estimate(path, "proportion(q1 = 3)") == 0.25)
    // a has 1 and 3, b has 2 and 4.
    #expect(try estimate(path, "difference(proportion(q1 = 3), by: g)") == 0.5)
    let family = try ProgramRun([
      "bootstrap", path, "--statistic", "proportion(q1 = 3)", "--statistic", "proportion(q1 = 4)",
      "--method", "max-t", "--seed", "1",
    ])
    #expect(family.status == 0 && family.output.contains("proportion(q1 = 4)"), "\(family.errors)")
    let stars = try ProgramRun(["bootstrap", path, "--statistic", "proportion(q* = 2)"])
    #expect(stars.output.contains("proportion: estimate 0.2500"), "\(stars.errors)")
  }
}
