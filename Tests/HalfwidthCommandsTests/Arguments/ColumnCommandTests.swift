import TestSupport
import Testing

/// Commands that take columns of a file of respondents.
///
/// Statistics of `Tests/Cases/before-after.csv` are those of R 4.2: `chisq.test`, `fisher.test`, `mcnemar.test`,
/// `binom.test`, `prop.trend.test`, `mantelhaen.test`, and Cochran's Q by its formula.
@Suite struct ColumnCommandTests {
  private static let file = "Tests/Cases/before-after.csv"

  private func run(_ command: String, _ options: [String], file: String = file) throws -> ProgramRun
  {
    try ProgramRun([command, file] + options)
  }

  private func run(_ command: String, text: String, _ options: [String]) throws -> ProgramRun {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    return try ProgramRun([command, try folder.write(text, to: "a.csv")] + options)
  }

  private func expect(_ run: ProgramRun, _ lines: [String]) {
    #expect(run.status == 0, "\(run.errors)")
    for line in lines { #expect(run.output.contains(line), "\(line) in \(run.output)") }
  }

  @Test func `a table of two columns has counts, percentages and tests`() throws {
    try expect(
      run("table", ["--rows", "gender", "--columns", "after"]),
      [
        "gender by after: Tests/Cases/before-after.csv, 24 rows",
        "female          3 (25.0%)  1 (8.3%)  5 (41.7%)  3 (25.0%)     12",
        "pearson     3.6923   3   0.2967", "fisher                   0.3575", "expected       1",
        "female      1.8516  0.0000  -1.2290  0.0000",
      ])
  }

  @Test func `pairs and groups are counted by what means yes`() throws {
    let yes = ["--yes", "3,4"]
    try expect(
      run(
        "paired",
        ["--first", "before", "--second", "after", "--method", "mcnemar,mcnemar-exact"] + yes),
      [
        "before: no       6 (54.5%)  5 (45.5%)     11", "mcnemar           6.0000   1   0.0143",
        "mcnemar-exact     0.0000       0.0313", "Yes to before and after is 3 or 4.",
      ])
    try expect(
      run("compare", ["--column", "after", "--by", "gender"] + yes),
      [
        "after by gender, female minus male", "8 of 12 (66.7%) against 11 of 12 (91.7%)",
        "difference   -0.2500", "pearson            2.2737   1   0.1316",
        "fisher                          0.3168",
      ])
    try expect(
      run("compare", ["--column", "after", "--by", "step, 3 minus 1"] + yes),
      ["6 of 8 (75%) against 7 of 8 (87.5%)"])
    try expect(
      run("trend", ["--column", "after", "--by", "step"] + yes),
      ["1               7 (87.5%)  1 (12.5%)", "cochran-armitage     0.3789   1   0.5382"])
    try expect(
      run("proportion", ["--column", "after", "--by", "step", "--method", "wilson"] + yes),
      ["step = 1", "7/8       0.8750", "step = 3", "6/8       0.7500"])
  }

  @Test func `square, cochran, stratified and multinomial count columns`() throws {
    try expect(
      run("square", ["--first", "before", "--second", "after", "--method", "cohen-kappa"]),
      ["kappa       0.4795", "2                  0 (0%)     0 (0%)   6 (100%)     0 (0%)"])
    try expect(
      run("cochran", ["--columns", "tv,radio,web"]),
      ["radio    7  24  29.2%", "cochran-q     3.5000   2   0.1738"])
    try expect(
      run("stratified", ["--rows", "gender", "--columns", "tv", "--by", "step"]),
      ["common odds ratio    0.7143", "cmh        0.1489   1   0.6996"])
    let shares = try CSVTable(
      run("multinomial", ["--column", "after", "--by", "gender", "--format", "csv"]).output)
    #expect(shares["label"][0].hasSuffix("gender = female"))
    #expect(shares["category"] == ["1", "2", "3", "4", "1", "2", "3", "4"])
    #expect(shares["successes"][0] == "3" && shares["successes"][6] == "8")
    #expect(Set(shares["n"]) == ["12"])
  }

  @Test func `JSON says which columns, rows and missing answers`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write(
      "g,q,d\nF,1,a\nM,2,a\nF,,a\nM,98,a\nF,2,a\nM,1,a\nF,2,b\n", to: "a.csv")
    let json = try ProgramRun([
      "table", path, "--rows", "g", "--columns", "q", "--missing", "drop", "--missing-codes", "98",
      "--method", "pearson", "--where", "d = a", "--format", "json",
    ])
    let flat = json.output.filter { !$0.isWhitespace }
    for part in [
      "\"columns\":[{\"role\":\"rows\",\"name\":\"g\"},{\"role\":\"columns\",\"name\":\"q\"}]",
      "\"where\":\"d=a\",\"rows\":6,\"left_out\":2,\"missing\":[{\"column\":\"q\",\"answer\":\"98\",\"n\":1},"
        + "{\"column\":\"q\",\"answer\":\"blank\",\"n\":1}]",
      "\"row_names\":[\"F\",\"M\"],\"column_names\":[\"1\",\"2\"],\"counts\":[[1,1],[1,1]]",
    ] { #expect(flat.contains(part), "\(part) in \(flat)") }
  }

  @Test(arguments: [
    "answers.sav", "answers.zsav", "answers-118.dta", "answers-5.xpt", "answers-8.xpt",
    "answers.sas7bdat", "answers.xlsx", "answers.csv",
  ])
  func `every format gives the same counts`(name: String) throws {
    let run = try run(
      "table",
      [
        "--rows", "sex", "--columns", "trust", "--missing", "drop", "--missing-codes", "8,99",
        "--format", "json",
      ], file: "Tests/Cases/native/" + name)
    let flat = run.output.filter { !$0.isWhitespace }
    // Where women have no code of their own they come after men, by the alphabet.
    let women = "[0,1,0,1]"
    let men = "[1,0,1,0]"
    #expect(
      flat.contains("\"counts\":[\(women),\(men)]")
        || flat.contains("\"counts\":[\(men),\(women)]"),
      "\(run.output)\(run.errors)")
  }

  @Test func `what the missing answers leave open is said of pairs`() throws {
    // 3 said yes to a only and 1 to b only; of the two that lack an answer each may be one more of the 3.
    let text = "a,b\n1,0\n1,0\n1,0\n0,1\n1,1\n1,\n,0\n"
    let run = try run(
      "paired", text: text, ["--first", "a", "--second", "b", "--missing", "drop"])
    expect(run, ["2 of 7 rows are left out for a missing answer: 'a' 1 blank; 'b' 1 blank."])
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    // 5 against 1: 2 (1 + 6) / 64; 3 against 1: 2 (1 + 4) / 16.
    #expect(words.contains("would lie between 0.2188 and 0.6250"), "\(run.output)")
  }

  @Test(arguments: [
    (["table", "--rows", "gender"], 64, "give --columns as well"),
    (["table", "--rows", "gender", "--columns", "gender"], 64, "name two different columns"),
    (["table", "--rows", "gendre", "--columns", "tv"], 65, "did you mean 'gender'?"),
    (
      ["table", "--rows", "gender", "--columns", "tv", "--where", "gender = male"], 65,
      "column 'gender' has one answer only, 'male', in the 12 rows that are counted"
    ),
    (
      ["table", "--rows", "gender", "--columns", "tv", "--header", "yes"], 64,
      "is for files of counts"
    ),
    (["table", "--where", "gender = male"], 64, "name them with --rows and --columns"),
    (["paired", "--yes", "3"], 64, "--yes: belongs to columns of a file of respondents"),
    (
      ["paired"], 64,
      "is a file, whose columns are counted by their names; give --first and --second"
    ),
    (["compare", "--column", "tv"], 64, "give --by with the column that names them"),
    (
      ["compare", "--column", "tv", "--by", "step"], 65, "name them, such as --by 'step, 1 minus 2'"
    ),
    (["compare", "--column", "tv", "--by", "step, 1 minus 9"], 65, "has no group '9'"),
    (
      ["trend", "--column", "tv", "--by", "gender"], 64, "are texts without an order (female, male)"
    ),
    (["cochran", "--columns", "tv"], 64, "name two or more"),
    (["cochran", "--columns", "tv,after"], 65, "say which answers count as yes"),
    (
      ["multinomial", "--column", "id"], 65,
      "column 'id' has 24 different answers of 24 respondents"
    ),
  ])
  func `what can't be counted is refused in one sentence`(
    words: [String], status: Int32, message: String
  ) throws {
    try run(words[0], Array(words.dropFirst())).expectRefused(status, saying: message)
  }

  @Test func `counts take no option of columns`() throws {
    try ProgramRun("compare 3/5 4/6 --by g").expectRefused(64, "--by: belongs to columns")
    try ProgramRun("table 1,2;3,4 --rows a --columns b").expectRefused(64, saying: "is typed in")
    try ProgramRun("table Tests/Cases/native/answers.sav").expectRefused(
      64, saying: "give --rows and --columns")
  }

  @Test func `names with commas and line breaks are typed on one line`() throws {
    let text = "\"a, one\nand two\",b\n\"u, x\",x\n\"v\nw\",y\n\"u, x\",y\n"
    try expect(
      run("table", text: text, ["--rows", "a, one and two", "--columns", "b"]),
      ["a, one and two by b", "u, x            1 (50.0%)  1 (50.0%)", "v w                0 (0%)"])
    try expect(
      run(
        "proportion", text: text,
        ["--column", "b", "--where", "\"a, one and two\" = u, x", "--yes", "y"]),
      ["1/2       0.5000"])
  }

  @Test(
    arguments: [
      ("codes-99", ["--column", "trust", "--yes", "3,4,5"], nil, "has -9, 98, 99 beside"),
      (
        "codes-99", ["--column", "trust", "--yes", "3,4,5", "--missing-codes", "99,98,-9"], "3/5",
        ""
      ),
      ("yes-no", ["--column", "agree"], "3/4", ""),
      ("yes-no", ["--column", "internet"], "3/4", ""),
      ("checkbox-blank", ["--column", "hotline"], nil, "--missing zero"),
      ("checkbox-blank", ["--column", "hotline", "--missing", "zero"], "3/5", ""),
      ("namibia", ["--column", "country", "--yes", "NA"], nil, "give --valid-codes NA"),
      ("newline-header", ["--column", "How old are you?", "--yes", "44"], "1/3", ""),
      ("row-numbers", ["--column", "rank", "--yes", "4,5"], "2/3", ""),
    ] as [(String, [String], String?, String)])
  func `files with slips are read as elsewhere`(
    name: String, options: [String], counts: String?, refusal: String
  ) throws {
    let run = try run("proportion", options, file: "Tests/Cases/\(name).csv")
    if let counts {
      #expect(run.status == 0 && run.output.contains("\n\(counts)  "), "\(run.output)\(run.errors)")
    } else {
      run.expectRefused(65, saying: refusal)
    }
  }

  @Test func `the bootstrap takes rows by a condition too`() throws {
    // The mean of `after` where gender = male, by awk: 38 / 12.
    try expect(
      run("bootstrap", ["--statistic", "mean(after)", "--where", "gender = male"]),
      ["before-after.csv, 12 rows, where gender = male", "estimate 3.1667"])
    try expect(
      run(
        "bootstrap",
        [
          "--statistic", "mean(after)", "--statistic", "mean(before)", "--method", "max-t",
          "--seed",
          "1", "--where", "gender = male", "--where", "step = 1",
        ]), ["4 rows, where gender = male, step = 1"])
    try ProgramRun(["bootstrap", "37/50", "--where", "a = b"]).expectRefused(
      64, "--where: belongs to a file")
    let blank = "g,x\nF,1\nM,\nF,3\n"
    try expect(
      run("bootstrap", text: blank, ["--statistic", "mean(x)", "--where", "g = F"]),
      ["2 rows", "estimate 2.0000"])
    try run("bootstrap", text: blank, ["--statistic", "mean(x)"]).expectRefused(
      65, saying: "'x' has no value here")
  }

  @Test func `the examples of the helps with a file run`() throws {
    for command in [
      "table", "paired", "compare", "multinomial", "proportion", "trend", "square", "cochran",
      "stratified", "groups", "raters", "differences",
    ] {
      let help = try ProgramRun([command, "--help"])
      let words = help.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let start = try #require(words.firstRange(of: "Example: halfwidth \(command) \(Self.file)"))
      var arguments = [command, Self.file]
      // An option and its value, which may stand in quotes.
      var rest = words[start.upperBound...]
      while let option = rest.prefixMatch(of: #/ (--[a-z]+) ('[^']*'|[^ ]+)/#) {
        arguments += [String(option.1), option.2.filter { $0 != "'" }]
        rest = rest[option.range.upperBound...]
      }
      let run = try ProgramRun(arguments)
      #expect(run.status == 0 && run.output.count > 40, "\(arguments): \(run.errors)")
    }
  }
}
