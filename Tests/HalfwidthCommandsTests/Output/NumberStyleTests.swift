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

  // Garwood's upper limit: qchisq(.95, 140) / 2 / 11; Newcombe's percentages: 36/50 and 40/50, 32/50 and 22/50.
  @Test func `one limit alone says that it is one-sided, in text, JSON and CSV`() throws {
    let text = try output("rate 69/11 --side upper --method garwood")
    #expect(text.contains("estimate  upper (one-sided)  method") && !text.contains("lower"))
    #expect(text.contains("7.6642"))
    #expect(try output("missing 37/47/50 --side lower").contains("lower (one-sided)"))
    #expect(try output("finite 37/50/60 --side upper").contains("upper (one-sided)"))
    let json = try output("rate 69/11 --side upper --method garwood --format json")
    #expect(json.contains("\"side\": \"upper\""))
    let csv = try CSVTable(output("rate 69/11 --method garwood --format csv"))
    #expect(csv["side"].first == "two")
  }

  @Test func `a comparison has both percentages, and says which is subtracted`() throws {
    for (words, shares) in [
      ("compare 36/50 40/50", "36 of 50 (72%) against 40 of 50 (80%)."),
      ("bootstrap 36/50 40/50", "36 of 50 (72%) against 40 of 50 (80%)."),
      ("paired 20,12,2,16", "The first: 32 of 50 (64%). The second: 22 of 50 (44%)."),
      ("bootstrap --paired 20,12,2,16", "The first: 32 of 50 (64%). The second: 22 of 50 (44%)."),
    ] {
      let text = try output(words)
      #expect(text.contains(shares), "\(text)")
      #expect(text.contains("Differences are the first minus the second"), "\(text)")
    }
  }

  @Test(arguments: [
    "compare 3/20 5/20 --method all", "table 10,20;30,40 --method all --seed 1 --resamples 99",
    "square 22,2,2;5,7,14;0,2,36 --method all", "stratified 10,5;4,11 8,2;6,4 --method all",
    "bootstrap --paired 20,12,2,16 --method all", "scores 4,9,12,25", "margins 46/50 39/50",
    "bootstrap 4,9,12,25 9,12,4,25", "rate 69/11 45/12 --ratio --method all",
  ])
  func `no name of the wire is shown to people`(words: String) throws {
    let text = try output(words)
    #expect(text.firstMatch(of: /[a-z]_[a-z]/) == nil, "\(text)")
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
