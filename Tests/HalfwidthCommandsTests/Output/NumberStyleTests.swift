import TestSupport
import Testing

/// How numbers are written for people where they ask for it.
@Suite struct NumberStyleTests {
  private func output(_ words: String) throws -> String {
    let run = try ProgramRun(words)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    return run.output
  }

  // Wilson's limits of 37/50 with 30 digits: .604468398 and .841284678.
  @Test func `shares are percentages, and differences of shares points`() throws {
    #expect(
      try output("proportion 37/50 --percent") == """
        counts  estimate  lower  upper  width  method  confidence
        37/50      74.0%  60.4%  84.1%  23.7%  wilson         95%

        """)
    #expect(
      try output("proportion 37/50 --percent --digits 3").contains("74.000%  60.447%  84.128%"))
    let compared = try output("compare 36/50 40/50 --percent --method newcombe,koopman")
    // 72% - 80%; a ratio is no share.
    #expect(compared.contains("-8.0 points") && compared.contains("0.9000"))
    #expect(!compared.contains("0.9000%"))
    #expect(try output("bootstrap 37/50 --percent").contains("proportion: estimate 74.0%"))
    #expect(try output("scores 4,9,12,25 --percent").contains("3.1600"))
    #expect(try output("proportion 37/50 --percent --format markdown").contains("| 74.0% |"))
  }

  @Test func `small shares have enough digits`() throws {
    #expect(try output("proportion 1/1000000 --percent").contains("0.0001%"))
    #expect(try output("proportion 1/1000000").contains("1.0e-06"))
    #expect(try output("proportion 0/5 5/5 --percent").contains("5/5         100%"))
  }

  @Test func `as many digits as are asked for`() throws {
    #expect(try output("proportion 37/50 --digits 2").contains("0.74   0.60   0.84   0.24"))
    #expect(try output("proportion 37/50 --digits 7").contains("0.7400000  0.6044684  0.8412847"))
    // 2 / 2^14 is 1.2207e-04: no digit count shows it as 0.
    #expect(try output("paired 0,14,0,6 --method mcnemar-exact --digits 2").contains("1e-04"))
    #expect(try output("paired 0,14,0,6 --method mcnemar-exact --digits 6").contains("0.000122"))
    #expect(
      try output("table 1000,10;10,1000 --method pearson --digits 2").contains("< 1e-300"))
  }

  @Test(arguments: [
    ("proportion 3/5 --percent --format csv", "--percent: is for people, and CSV keeps shares"),
    ("proportion 3/5 --digits 3 --format json", "--digits: is for people, and JSON keeps shares"),
    ("proportion 3/5 --digits 16", "--digits: 16 is out of range"),
    ("proportion 3/5 --digits -1", "--digits: -1 is out of range"),
  ])
  func `what has no place is refused`(words: String, start: String) throws {
    try ProgramRun(words).expectRefused(start.contains("range") ? 65 : 64, start)
  }

  @Test func `who types nothing is told what to type, in three lines that run`() throws {
    let run = try ProgramRun([])
    #expect(run.status == 0 && run.errors.isEmpty)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 3 && lines.allSatisfy { $0.count <= 100 })
    #expect(lines[0].hasPrefix("halfwidth proportion 37/50  "))
    #expect(run.output.contains("halfwidth report SURVEY") && run.output.contains("--help"))
  }
}
