import TestSupport
import Testing

/// `halfwidth bootstrap` of some rows of a survey: the others stay in its design.
@Suite struct BootstrapDomainTests {
  /// Two strata of 20 rows, of 60 and 200 people, and clusters of four rows.
  ///
  /// - Parameter blank: Whether rows that are not of A have no number instead.
  private static func survey(blank: Bool = false) -> String {
    "x,g,st,pop,cl\n"
      + (0..<40).map { row in
        let isOfA = row * row % 5 < 2
        let x = row * 7 % 11 + (row < 20 ? 0 : 3)
        return "\(blank && !isOfA ? "" : "\(x)"),\(isOfA ? "A" : "B"),s\(row < 20 ? 1 : 2),"
          + "\(row < 20 ? 60 : 200),\(row / 4)\n"
      }.joined()
  }

  private func row(_ text: String, _ options: [String]) throws -> [String: String] {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write(text, to: "survey.csv")
    let run = try ProgramRun(
      [
        "bootstrap", path, "--statistic", "mean(x)", "--seed", "1", "--resamples", "99999",
        "--method", "bootstrap-se", "--format", "csv",
      ] + options)
    #expect(run.status == 0, "\(run.errors)")
    return try CSVTable(run.output).rows[0]
  }

  /// R 4.2.2, survey 4.1-1: `svymean(~x, subset(svydesign(...), g == "A"))`, linearized: the bootstrap's standard error
  /// differs by what is not linear in a ratio of two totals.
  @Test(arguments: [
    (["--scheme", "survey", "--stratum", "st", "--fpc", "pop"], 8.108974359, 0.6727883897),
    (["--scheme", "stratified", "--stratum", "st", "--fpc", "pop"], 8.108974359, 0.6727883897),
    (["--scheme", "cluster", "--stratum", "st", "--cluster", "cl"], 6.875, 0.5909794645),
    (["--population", "60"], 6.875, 0.4639323896),
  ])
  func `estimate and standard error are those of a domain, by R's survey package`(
    design: [String], estimate: Double, standardError: Double
  ) throws {
    let found = try row(Self.survey(), design + ["--where", "g = A"])
    expectClose(
      try #require(Double(found["estimate"] ?? "")), estimate, relative: 1e-9)
    expectClose(
      try #require(Double(found["standard_error"] ?? "")), standardError, relative: 0.03)
    #expect(found["warnings"]?.contains("input-reading") == true)
    // Rows without an answer are as those that nobody asks about.
    let dropped = try row(Self.survey(blank: true), design + ["--missing", "drop"])
    #expect(dropped["estimate"] == found["estimate"])
    #expect(dropped["standard_error"] == found["standard_error"])
  }

  @Test func `a request says the same`() throws {
    let lines = Self.survey(blank: true).split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return "[\(cells[0].isEmpty ? "null" : cells[0]),\"\(cells[2])\",\(cells[3])]"
    }
    let run = try ProgramRun(
      ["batch"],
      input: """
        {"analysis":"bootstrap","method":"bootstrap-se","seed":1,"resamples":99999,"input":{"data":[\(lines.joined(separator: ","))],\
        "columns":["x","st","pop"],"statistic":"mean(x)","scheme":"survey","stratum":"st","fpc":"pop","missing":"drop"}}

        """)
    let found = try row(
      Self.survey(), ["--scheme", "survey", "--stratum", "st", "--fpc", "pop", "--where", "g = A"])
    #expect(
      run.output.contains("\"standard_error\":\(found["standard_error"] ?? "?")"), "\(run.output)")
  }

  @Test func `one respondent of a group is not covered by those outside`() throws {
    var text = Self.survey()
    // The one row of C is looked at with those of B, and those of A have no answer.
    text.replace("7,A,s1,60,0", with: "7,C,s1,60,0")
    text = text.split(separator: "\n").map { line in
      let cells = line.split(separator: ",")
      return cells[1] == "A" ? ",B," + cells[2...].joined(separator: ",") : String(line)
    }.joined(separator: "\n")
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write(text, to: "survey.csv")
    let run = try ProgramRun([
      "bootstrap", path, "--statistic", "difference(mean(x), by: g)", "--missing", "drop",
      "--scheme", "survey", "--stratum", "st", "--seed", "1",
    ])
    #expect(
      run.output.contains("has one respondent") || run.errors.contains("has one respondent"),
      "\(run.output)")
  }

  @Test func `how rows were sampled is needed of all`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let text = Self.survey().replacing("3,B,s1,60,0\n", with: "3,B,,60,0\n")
    #expect(text != Self.survey())
    let path = try folder.write(text, to: "survey.csv")
    try ProgramRun([
      "bootstrap", path, "--statistic", "mean(x)", "--where", "g = A", "--scheme", "survey",
      "--stratum", "st",
    ]).expectRefused(
      65, saying: "column 'st' says how respondents were sampled, and has nothing here")
  }
}
