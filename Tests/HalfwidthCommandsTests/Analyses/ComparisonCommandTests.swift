import TestSupport
import Testing

/// Commands for two samples, pairs and tables; numbers are those of the reference values.
@Suite struct ComparisonCommandTests {
  @Test func `compare prints three intervals, an effect size and tests with their duals`() throws {
    let run = try ProgramRun(["compare", "56/70", "48/80"])
    #expect(run.status == 0)
    for line in [
      "56/70 against 48/80",
      "difference    0.2000  0.0524  0.3339  newcombe                  95%",
      "ratio         1.3333  1.0798  1.6708  koopman                   95%",
      "odds ratio    2.6492  1.2091  6.0399  conditional-exact         95%",
      "dual interval", "mee, koopman", "conditional-exact",
    ] { #expect(run.output.contains(line), "\(line) in \(run.output)") }
  }

  @Test func `paired prints Tango and the mid-p test with their duals`() throws {
    let run = try ProgramRun(["paired", "1,1,7,12"])
    for line in [
      "difference               -0.2857  -0.5172  -0.0260  tango",
      "mcnemar-mid-p     1.0000       0.0391  conditional-mid-p",
      "mcnemar-exact     1.0000       0.0703  conditional-exact",
    ] { #expect(run.output.contains(line), "\(line) in \(run.output)") }
  }

  @Test func `margins start with what needs no inference and end with what is not valid`() throws {
    let run = try ProgramRun(["margins", "46/50", "39/50"])
    for line in [
      "46 and 39 of the same 50 people: net 7 of 50; between 7 and 15 answered the two differently.",
      "5 joint tables are possible: n11 from 35 to 39",
      "those where at most\n9 answered differently",
      "mcnemar-exact    0.0156      39     0.1185      35   2 of 5",
      "tango                 0.1400  -0.0129  0.2928   0.0587 to 0.2619         95%",
      "newcombe: not valid for this design", "fisher-central: not valid for this design",
    ] { #expect(run.output.contains(line), "\(line) in \(run.output)") }
  }

  @Test func `margins that allow one table say so, and a constraint narrows them`() throws {
    let one = try ProgramRun(["margins", "50/50", "39/50"])
    #expect(one.output.contains("11 answered the two differently"))
    #expect(one.output.contains("One joint table is possible: n11 = 39."))
    let joint = try ProgramRun(["margins", "46/50", "39/50", "--joint", "37"])
    #expect(joint.output.contains("One joint table is possible: n11 = 37."))
    let phi = try ProgramRun(["margins", "46/50", "39/50", "--phi", "0..1"])
    #expect(phi.output.contains("4 joint tables are possible: n11 from 36 to 39"))
    let below = try ProgramRun(["margins", "46/50", "39/50", "--phi", "0.3"])
    #expect(below.output.contains("2 joint tables are possible: n11 from 38 to 39"))
  }

  @Test func `several pairs are a family, and unprinted items count`() throws {
    let run = try ProgramRun([
      "margins", "46/50", "39/50", "41/50", "35/50", "--items-asked", "12", "--format", "json",
    ])
    // 12 times the smallest of the largest p-values is above 1; 12 times 1/64 is 0.1875.
    #expect(run.output.contains("\"multiplicity\": 12"))
    #expect(run.output.contains("\"adjusted_p_value_max\": 1.0"))
    #expect(run.output.contains("\"adjusted_p_value_min\": 0.1875"))
    #expect(run.output.contains("\"adjustment_is_lower_bound\": false"))
  }

  @Test func `a table has tests, an effect size, expected counts and residuals`() throws {
    let run = try ProgramRun(["table", "3,1;1,3"])
    for line in [
      "Cramér's V    0.5000", "pearson     2.0000   1   0.1573  mee, koopman",
      "fisher                   0.4857  none", "row 1       2.0000    2.0000",
      "row 1        1.4142   -1.4142", "pearson: 4 of 4 expected counts are below 5",
    ] { #expect(run.output.contains(line), "\(line) in \(run.output)") }
  }

  @Test func `a table is read from a file, with or without names`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let plain = try folder.write("3,1\n1,3\n", to: "plain.csv")
    let named = try folder.write(",yes,no\nfirst,3,1\n\"second, too\",1,3\n", to: "named.csv")
    let header = try folder.write("yes,no\n3,1\n1,3\n", to: "header.csv")
    for path in [plain, named, header] {
      let run = try ProgramRun(["table", path, "--method", "pearson"])
      #expect(run.output.contains("2.0000   1   0.1573"), "\(path): \(run.output)\(run.errors)")
    }
  }

  @Test func `simulated p-values name their seed and repeat with it, at any thread count`() throws {
    let arguments = [
      "table", "8,2,5;1,7,3", "--method", "pearson-monte-carlo", "--resamples", "999",
      "--format", "json",
    ]
    let fresh = try ProgramRun(arguments)
    let start = try #require(fresh.output.firstRange(of: "\"seed\": ")).upperBound
    let seed = String(fresh.output[start...].prefix { $0.isNumber })
    let again = try ProgramRun(arguments + ["--seed", seed, "--threads", "3"])
    #expect(again.output == fresh.output && again.status == 0)
    #expect(try ProgramRun(arguments + ["--seed", "1"]).output != fresh.output)
  }

  @Test func `two distributions are compared by their mean scores`() throws {
    let run = try ProgramRun(["margins", "4,22,16,8", "3,26,13,8"])
    // R's t.test(paired = TRUE) on the answers sorted alike and against each other.
    #expect(
      run.status == 0 && run.output.contains("0.0400  -0.4192  0.4992  mean-score-margins"),
      "\(run.output)")
    #expect(
      run.output.split(separator: /\s+/).joined(separator: " ").contains(
        "the paired t test has p 0.3222 to 0.8618"), "\(run.output)")
    let scored = try ProgramRun([
      "margins", "3,4,2", "4,4,1", "--scores", "0,1,5", "--format", "csv",
    ])
    #expect(scored.output.contains("-1.817099680458"))
    let undefined = try ProgramRun(["margins", "4,0", "0,4"])
    #expect(undefined.output.contains("mean-score-margins has no interval for one respondent"))
  }

  @Test(arguments: [
    ("compare 3/5", 64, "halfwidth compare: 1 counts are given; write those of two samples"),
    ("compare 3/5 0/0", 65, "0/0: the number of trials is 0"),
    (
      "compare 1/9007199254740992 1/5", 65,
      "1/9007199254740992 against 1/5: the two samples have more than 2^53 trials together"
    ),
    ("paired 1,2,3", 64, "1,2,3: '1,2,3' is not four counts"),
    ("paired 1,-2,3,4", 65, "1,-2,3,4: n10 is -2; counts are not negative"),
    ("paired 0,0,0,0", 65, "0,0,0,0: all four counts are 0"),
    ("margins 3/5 60/50", 65, "60/50: 60 successes are more than the 50 trials"),
    (
      "margins 4,22 3,20", 65,
      "4,22 and 3,20: the counts are of 26 and of 23 people, who cannot be the same"
    ),
    ("margins 4,22 3,22,1", 65, "4,22 and 3,22,1: the two questions have different scores"),
    ("margins 4,22", 64, "halfwidth margins: one list is given; write two for each item"),
    ("margins 4,22 3,23 --phi 0.2", 64, "--phi: is for totals"),
    ("margins 4,22 3,23 --method tango", 64, "--method: is for totals"),
    ("margins 1,2 3/4", 64, "3/4: '3/4' is not a list of counts"),
    ("margins 3/5 3/6", 65, "3/5 and 3/6: 3/5 and 3/6 have different totals"),
    ("margins 3/5", 64, "halfwidth margins: 1 totals are given"),
    ("margins 46/50 39/50 --joint 34", 65, "46/50 and 39/50: 34 cannot have said yes to both"),
    ("margins 46/50 39/50 --phi 0.9", 65, "46/50 and 39/50: no joint table has a phi from 0.9"),
    ("margins 46/50 39/50 --phi 2..1", 65, "--phi: the range 2..1 is empty"),
    ("margins 46/50 39/50 --phi x", 64, "--phi: 'x' is not a range"),
    ("margins 46/50 39/50 --phi 0 --joint 37", 64, "--joint: can't go together with --phi"),
    ("table 1,2;3", 65, "1,2;3: row 2 has 1 columns and the first row has 2"),
    ("table 1,2", 65, "1,2: a table of 1 by 2 is too small"),
    ("table 0,0;0,0", 65, "0,0;0,0: all counts are 0"),
    ("table 1,2;3,4 --row-scores 1,2,3", 65, "1,2;3,4: there are 3 row scores for 2 rows"),
    ("table 1,2;3,4 --row-scores a,b", 64, "--row-scores: 'a' is not a number"),
    ("table 0,0;3,4 --method pearson", 65, "--method pearson: pearson is undefined where a row"),
    ("table 1,2,3;4,5,6 --method yates", 65, "--method yates: "),
    ("table 1,2;3,4 --seed -1", 65, "--seed: -1 is out of range"),
    ("table no-such-file.csv", 66, "no-such-file.csv: there is no such file"),
    ("square 1,2,3;4,5,6", 65, "1,2,3;4,5,6: "),
    ("cochran 1,2;0,1", 65, "1,2;0,1: the answer of respondent 1 to item 2 is 2"),
    ("stratified 1,2;3,x", 64, "1,2;3,x: '1,2;3,x' is not a table of counts"),
    ("stratified 1,2,3", 65, "1,2,3: the table of stratum 1 is of 1 by 3"),
    ("trend 1/5 2/5 --scores 1", 65, "1/5 2/5: "),
    ("adjust 0.5,1.5", 65, "0.5,1.5: p-value 2 is 1.5; a p-value lies in 0...1"),
    ("adjust 0.5,nan", 65, "0.5,nan: p-value 2 is nan"),
    ("adjust 0.5,0.1 --total 1", 65, "0.5,0.1: a family of 1 hypotheses"),
    ("adjust 0.5 --alpha 2", 65, "0.5: alpha is 2.0"),
    ("multinomial 1,2,3 --scores 1,2", 65, "1,2,3: there are 2 scores for 3 categories"),
  ])
  func `bad input gets one sentence and the contract's exit code`(
    arguments: String, status: Int32, message: String
  ) throws {
    try ProgramRun(arguments).expectRefused(status, message)
  }

  @Test(arguments: [
    ("3,1\n1\n", "2:1: the row has 1 fields and the first row 2"),
    ("3,1\n1,x\n", "2:3: 'x' is not a whole number"), ("3,1\n1,-3\n", "2:3: -3 is negative"),
    ("3,1\n1,\n", "2:3: the field is empty"), ("a,b\n", "1:1: the file has names and no numbers"),
    ("3,1\n1,9007199254740993\n", "2:3: 9007199254740993 is above 2^53"),
  ])
  func `a fault in a file has its line and column`(text: String, message: String) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write(text, to: "t.csv")
    try ProgramRun(["table", path]).expectRefused(65, "\(path):\(message)")
  }
}
