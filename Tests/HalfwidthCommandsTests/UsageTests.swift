import TestSupport
import Testing

/// Slips of the keyboard: each is answered with one sentence that says what to write.
@Suite struct UsageTests {
  private func refusal(_ arguments: String) throws -> String {
    let words = arguments.split(separator: " ").map {
      // A space inside a value stands as an underscore here.
      String($0.map { $0 == "_" ? " " : $0 })
    }
    let run = try ProgramRun(words)
    #expect(run.status == 64, "\(arguments): \(run.errors)")
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("error: ") && run.errors.hasSuffix("\n"))
    #expect(run.errors.filter { $0 == "\n" }.count == 1)
    return String(run.errors.dropFirst("error: ".count).dropLast())
  }

  @Test(arguments: [
    (
      "report datasets/newcombe-1998 --design-effect 1,5",
      "--design-effect: '1,5' is 1.5 with a decimal comma, and 1 and 5 as a list; write 1.5, or 1.0,5.0 "
        + "for the list"
    ),
    (
      "report datasets/newcombe-1998 --design-effect 2,3",
      "--design-effect: '2,3' is 2.3 with a decimal comma, and 2 and 3 as a list; write 2.3, or 2.0,3.0 "
        + "for the list"
    ),
    (
      "report datasets/newcombe-1998 --design-effect 1,5,2,5",
      "--design-effect: '1,5,2,5' is 1.5 and 2.5 with a decimal comma, and 1 and 5 and 2 and 5 as a "
        + "list; write 1.5,2.5, or 1.0,5.0,2.0,5.0 for the list"
    ),
    (
      "report datasets/newcombe-1998 --design-effect 1,05",
      "--design-effect: '1,05' is 1.05 with a decimal comma, and 1 and 05 as a list; write 1.05, or "
        + "1.0,5.0 for the list"
    ),
    (
      "adjust 0,01",
      "0,01: '0,01' is 0.01 with a decimal comma, and 0 and 01 as a list; write 0.01, or 0.0,1.0 for "
        + "the list"
    ),
    ("adjust 0,05", "0,05: '0,05' has decimal commas; write 0.05, with points"),
    (
      "adjust 0,01,0,02",
      "0,01,0,02: '0,01,0,02' has decimal commas; write 0.01,0.02, with points"
    ),
    (
      "adjust 0,01;0,02",
      "0,01;0,02: p-values have points, and commas between them; write 0.01,0.02"
    ),
    (
      "adjust 0.01 0.02 0.03",
      "0.01: is a list of one number beside others; write numbers that belong together with commas between them: "
        + "0.01,0.02,0.03"
    ),
    (
      "differences -3 2 0 5",
      "-3: is a list of one number beside others; write numbers that belong together with commas between them: -3,2,0,5"
    ),
    (
      "proportion 37/50 --null 0.5 --side lower --alternative less",
      "--side: a test against --alternative less has the limit of --side upper, and lower is asked for; give one of the "
        + "two options, or the directions that belong together"
    ),
    (
      "proportion 74% --n 50",
      "--n: is not an option of proportion; write the count itself, such as 37/50; of a printed percentage 'halfwidth "
        + "audit --n 50 74%' finds the counts that it fits"
    ),
    (
      "finite 37/50 --population 60",
      "--population: is not an option of finite; write all three numbers, such as 37/50/60"
    ),
    ("adjust 0.05 --alpha 0,05", "--alpha: '0,05' has a decimal comma; write 0.05"),
    ("margins 46/50 39/50 --phi 0,3", "--phi: '0,3' is not a range; write 0.3, with points"),
    (
      "margins 46/50 39/50 --phi 0,2..0,6",
      "--phi: '0,2..0,6' is not a range; write 0.2..0.6, with points"
    ),
    (
      "bootstrap 37/50 --monte-carlo-error 0,001",
      "--monte-carlo-error: '0,001' has a decimal comma; write 0.001"
    ),
    (
      "bootstrap 4,9,12,25 --statistic quantile(score,_0,9)",
      "--statistic: column 17 of 'quantile(score, 0,9)': '0,9' has a decimal comma; write 0.9"
    ),
    (
      "bootstrap 4,9,12,25 --statistic top-box(score,3,5)",
      "--statistic: column 15 of 'top-box(score,3,5)': '3,5' has a decimal comma; write 3.5"
    ),
  ])
  func `a decimal comma is asked about, or named`(arguments: String, message: String) throws {
    #expect(try refusal(arguments) == message)
  }

  // Counts, codes and scores are whole numbers by right, and so are lists with points or of other sizes.
  @Test(arguments: [
    "multinomial 4,9", "multinomial 4,9 --scores 0,1", "multinomial 4,9 --scores 1,2",
    "bootstrap 4,9 --scores 0,5", "table 10,20;30,40 --row-scores 0,1 --column-scores 1,2",
    "trend 5/20 8/21 --scores 1,5", "adjust 1,1", "adjust 1,1,1", "adjust 0.0,1.0", "adjust 0.01",
    "adjust 0.01,1", "report datasets/newcombe-1998 --design-effect 1.0,5.0 --format csv",
    "report datasets/newcombe-1998 --design-effect 1.5,2 --format csv",
    "report datasets/newcombe-1998 --design-effect 2,3,4 --format csv",
    "report datasets/newcombe-1998 --design-effect 1 --format csv",
  ])
  func `a list that can only be one is taken`(arguments: String) throws {
    let run = try ProgramRun(arguments)
    #expect(run.status == 0 && run.errors.isEmpty, "\(arguments): \(run.errors)")
  }

  @Test(arguments: [
    ("proportion 37/50,3/26", "several counts have spaces between them; write 37/50 3/26"),
    ("trend 5/20,8/21,12/25", "several counts have spaces between them; write 5/20 8/21 12/25"),
    ("compare 36/50,40/50", "several counts have spaces between them; write 36/50 40/50"),
    ("proportion 37 50", "successes and trials have a slash between them; write 37/50"),
    ("compare 36 50 40 50", "successes and trials have a slash between them; write 36/50 40/50"),
    ("proportion 37_of_50", "'37 of 50' is not read as counts; write 37/50"),
    ("proportion 37 of 50", "successes and trials have a slash between them; write 37/50"),
    ("proportion 74%", "74% is a share, and an interval needs the counts behind it"),
    ("proportion 0.74", "0.74 is a share, and an interval needs the counts behind it"),
    ("proportion 1,234/5,678", "'1,234/5,678' has marks between thousands; write 1234/5678"),
    ("bootstrap 37/50 --resamples 10,000", "'10,000' is not a whole number; write 10000"),
    ("bootstrap 37/50 --seed 1_234_567", "'1 234 567' is not a whole number; write 1234567"),
    ("paired 20 12 2 16", "the four counts have commas between them; write 20,12,2,16"),
    ("paired 36/50 40/50", "where only the totals are known use 'halfwidth margins'"),
  ])
  func `counts that are written another way are shown as they are meant`(
    arguments: String, message: String
  ) throws {
    #expect(try refusal(arguments).contains(message))
  }

  @Test(arguments: [
    (
      "proportions 37/50",
      "halfwidth: 'proportions' is not a command; did you mean 'halfwidth proportion'?"
    ),
    ("bogus 37/50", "halfwidth: 2 unexpected arguments: 'bogus', '37/50'; see 'halfwidth --help'"),
    (
      "proportion 37/50 --method wilsn",
      "'wilsn' is not a method of proportion; did you mean 'wilson'?"
    ),
    ("proportion 37/50 --format jsn", "'jsn' is not one of its values; did you mean 'json'?"),
    ("proportion 37/50 --formt json", "is not an option of this command; did you mean '--format'?"),
    (
      "proportion 37/50 --confidnce=0.9",
      "--confidnce: is not an option of this command; did you mean "
    ),
    ("proportion 37/50 --conf-level 0.9", "is not an option of this command; use --confidence"),
    ("proportion 37/50 --json", "is not an option of this command; use --format json"),
    (
      "proportion 37/50 --zzz",
      "--zzz: is not an option of this command; see 'halfwidth proportion --help'"
    ),
    (
      "report S --formt json",
      "halfwidth report: Unknown option '--formt'; did you mean '--format'?"
    ),
  ])
  func `a near name is suggested`(arguments: String, message: String) throws {
    #expect(try refusal(arguments).contains(message))
  }

  @Test(arguments: [
    "margins 46/50 39/50", "table 10,20;30,40", "square 20,12;2,16",
  ])
  func `where no one-sided limit can be asked for, the way to it is said`(command: String) throws {
    let message = try refusal(command + " --side lower")
    #expect(message.contains("each limit at --confidence 90% is a one-sided limit at 95%"))
    // What the sentence says is so where the command has one-sided limits.
    let one = try ProgramRun(["proportion", "36/50", "--side", "lower", "--format", "csv"])
    let two = try ProgramRun(["proportion", "36/50", "--confidence", "90%", "--format", "csv"])
    func lower(_ run: ProgramRun) throws -> String { try CSVTable(run.output)["lower"][0] }
    #expect(try lower(one).hasPrefix("0.6") && lower(one) == lower(two))
  }

  @Test func `one-sided limits of categories are those of a proportion`() throws {
    #expect(try refusal("multinomial 3,4,5 --side lower").contains("use 'halfwidth proportion'"))
    #expect(try refusal("trend 1/2 3/4 --side lower").contains("write --alternative greater"))
  }

  @Test func `more words than are parsed are refused at once`() throws {
    let run = try ProgramRun(["proportion"] + [String](repeating: "37/50", count: 10_000))
    run.expectRefused(64)
    #expect(run.errors.hasPrefix("error: halfwidth: 10001 words are given; write at most 10000"))
  }
}
