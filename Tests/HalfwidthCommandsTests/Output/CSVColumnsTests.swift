import TestSupport
import Testing

/// Comma-separated values of all commands: one list of columns, and what may stand in them.
@Suite struct CSVColumnsTests {
  private static let head =
    "label,category,estimand,estimate,lower,upper,p_value,adjusted_p_value,statistic,df,standard_error,n,"
    + "successes,method,confidence,side,warnings,question,item,counts,derived"

  private func table(_ words: String) throws -> CSVTable {
    let run = try ProgramRun(words + " --format csv")
    #expect(run.status < 2 && run.errors.isEmpty, "\(run.errors)")
    return try CSVTable(run.output)
  }

  @Test(arguments: [
    "proportion 37/50 3/26", "compare 36/50 40/50", "paired 20,12,2,16", "margins 46/50 39/50",
    "table 10,20;30,40", "square 20,12;2,16", "cochran 1,0;1,1;0,1", "stratified 10,5;4,11",
    "trend 5/20 8/21 12/25", "multinomial 4,9,12,25", "scores 4,9,12,25", "rate 69/11",
    "ranks 46/50 44/50", "finite 37/50/60", "missing 37/47/50", "adjust 0.01,0.02,0.5",
    "bootstrap 37/50", "report datasets/newcombe-1998", "audit datasets/disrupting-harm-cambodia",
    "audit --n 50 74% 8%",
  ])
  func `the columns of all commands are the same, and come first`(words: String) throws {
    let run = try ProgramRun(words + " --format csv")
    #expect(
      run.output.hasPrefix(Self.head + ",") || run.output.hasPrefix(Self.head + "\n"),
      "\(run.output.prefix(400))")
    // What all have is a number or nothing, whatever the command.
    let numbers = [
      "estimate", "lower", "upper", "p_value", "adjusted_p_value", "statistic", "df",
      "standard_error", "n", "successes", "confidence",
    ]
    let table = try CSVTable(run.output)
    for column in numbers {
      for cell in table[column] {
        #expect(cell.isEmpty || Double(cell) != nil, "\(column) \(cell)")
      }
    }
    for cell in table["n"] + table["successes"] { #expect(cell.isEmpty || Int(cell) != nil) }
  }

  // R's p.adjust(c(.01, .02, .5), "holm") and scipy's chi2_contingency.
  @Test func `each adjusted p-value has a row, and whole degrees of freedom no point`() throws {
    let holm = try table("adjust 0.01,0.02,0.5 --method holm")
    #expect(holm["item"] == ["1", "2", "3"] && holm["p_value"] == ["0.01", "0.02", "0.5"])
    #expect(holm["adjusted_p_value"] == ["0.03", "0.04", "0.5"])
    #expect(try table("table 10,20;30,40 --method pearson")["df"] == ["1"])
  }

  @Test func `R has its names for every command`() throws {
    let run = try ProgramRun("proportion 37/50 --side upper --names broom --format csv")
    #expect(
      run.output.hasPrefix(
        "term,category,estimand,estimate,conf.low,conf.high,p.value,adj.p.value,statistic,parameter,"
          + "std.error,n,successes,method,conf.level,alternative,warnings,"))
    #expect(try CSVTable(run.output)["alternative"] == ["less"])
    let report = try ProgramRun("report datasets/newcombe-1998 --names broom --format csv")
    #expect(report.output.hasPrefix("term,category,"))
  }

  @Test func `an infinite number is what is asked for`() throws {
    let words = "compare 3/20 0/20 --method katz-log"
    #expect(try table(words)["estimate"] == ["Infinity"])
    #expect(try table(words + " --infinity inf")["estimate"] == ["Inf"])
    let json = try ProgramRun(words + " --format json --infinity inf").output
    #expect(json.contains("\"estimate\": \"Inf\"") && !json.contains("estimate_infinite"))
    #expect(
      try ProgramRun(words + " --format json").output.contains(
        "\"estimate\": null,\n      \"estimate_infinite\": true"))
    let request =
      #"{"analysis":"compare","input":{"x1":3,"n1":20,"x2":0,"n2":20},"method":"katz-log"}"#
    #expect(try ProgramRun(["batch"], input: request).output.contains(#""estimate":"Infinity""#))
    for threads in ["1", "2"] {
      let run = try ProgramRun(
        ["batch", "--infinity", "inf", "--threads", threads], input: request)
      #expect(run.output.contains(#""estimate":"Inf""#), "\(run.output)")
    }
  }

  @Test(arguments: [
    ("proportion 3/5 --names broom", "--names: is for columns of CSV"),
    ("proportion 3/5 --names tidy --format csv", "--names: 'tidy' is not one of its values"),
    ("report datasets/newcombe-1998 --names broom", "--names: is for columns of CSV"),
    ("audit datasets/newcombe-1998 --names broom", "--names: is for columns of CSV"),
    ("proportion 3/5 --infinity inf", "--infinity: is for CSV and JSON"),
    ("batch --infinity none", "--infinity: 'none' is not one of its values"),
  ])
  func `what has no place is refused`(words: String, start: String) throws {
    try ProgramRun(words).expectRefused(64, start)
  }
}
