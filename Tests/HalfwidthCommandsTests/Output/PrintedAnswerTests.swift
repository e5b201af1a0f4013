import Foundation
import TestSupport
import Testing

/// What a person reads who asks for an answer: small numbers, directions, words, and nothing that a
/// terminal or a spreadsheet obeys.
@Suite struct PrintedAnswerTests {
  private func output(_ arguments: [String]) throws -> String {
    let run = try ProgramRun(arguments)
    #expect(run.status == 0 && run.errors.isEmpty, "\(arguments): \(run.errors)")
    return run.output
  }

  /// The cells of the row that begins so, by runs of two spaces.
  private func row(_ start: String, of output: String) throws -> [String] {
    let line = try #require(output.split(separator: "\n").first { $0.hasPrefix(start) })
    return line.split(separator: "  ").map { String($0.trimmingCharacters(in: .whitespaces)) }
      .filter { !$0.isEmpty }
  }

  // By Wilson's formula in double precision: 1.02e-05 to 8.82e-05; 1.77e-07 to 5.66e-06; 0.999912 to
  // 0.999990.
  @Test func `tiny shares and shares next to 1 have digits`() throws {
    let text = try output(["proportion", "3/100000", "1/1000000", "99997/100000", "0/20", "20/20"])
    #expect(
      try row("3/100000", of: text)
        == ["3/100000", "3.0e-05", "1.0e-05", "8.8e-05", "7.8e-05", "wilson", "95%"])
    #expect(
      try row("1/1000000", of: text).prefix(4) == ["1/1000000", "1.0e-06", "1.8e-07", "5.7e-06"])
    #expect(
      try row("99997/100000", of: text).prefix(4)
        == ["99997/100000", "0.999970", "0.999912", "0.999990"])
    #expect(try row("0/20", of: text).prefix(3) == ["0/20", "0.0000", "0.0000"])
    #expect(try row("20/20", of: text)[3] == "1.0000")
    #expect(
      try output(["proportion", "3/100000", "--format", "markdown"]).contains("| 3.0e-05 |"))
  }

  // log10 p is -423.2 by mpmath, below the smallest double.
  @Test func `a p-value that underflows is not 0`() throws {
    let text = try output(["table", "1000,10;10,1000", "--method", "pearson"])
    #expect(try row("pearson", of: text).prefix(4) == ["pearson", "1940.7921", "1", "< 1e-300"])
    #expect(text.contains("pearson: the p-value is 10 to the power of -423.2."))
    // A p-value of 0 that somebody typed is one.
    let adjusted = try output(["adjust", "0.0,0.04"])
    #expect(try row("         1", of: adjusted).suffix(2) == ["0", "0"])
  }

  @Test func `a one-sided limit stands alone, under a name that says so`() throws {
    let lower = try output(["proportion", "36/50", "--side", "lower"])
    #expect(lower.contains("lower (one-sided)") && !lower.contains("1.0000"))
    #expect(try row("36/50", of: lower) == ["36/50", "0.7200", "0.6064", "wilson", "95%"])
    let upper = try output(["proportion", "36/50", "--side", "upper", "--format", "markdown"])
    #expect(upper.contains("| counts | estimate | upper (one-sided) | method | confidence |"))
  }

  @Test func `both percentages and the direction stand above a comparison`() throws {
    let compare = try output(["compare", "36/50", "40/50"])
    #expect(compare.contains("36 of 50 (72%) against 40 of 50 (80%)."))
    #expect(compare.contains("Differences are the first minus the second, ratios the first"))
    let paired = try output(["paired", "20,12,2,16"])
    #expect(paired.contains("The first: 32 of 50 (64%). The second: 22 of 50 (44%)."))
    #expect(paired.contains("Differences are the first minus"))
    let bootstrap = try output(["bootstrap", "36/50", "40/50"])
    #expect(bootstrap.contains("Differences are the first minus the second."))
    let table = try output(["table", "10,20;30,40", "--method", "mean-score-difference"])
    #expect(table.contains("Differences of scores are the first group minus the second."))
    let square = try output(["square", "20,12;2,16", "--method", "mean-score-change"])
    #expect(square.contains("Changes are the rows minus the columns."))
    let margins = try output(["margins", "46/50", "39/50"])
    #expect(margins.contains("The first: 46 of 50 (92%). The second: 39 of 50 (78%)."))
    let family = try output(["margins", "46/50", "39/50", "41/50", "35/50"])
    #expect(family.contains("The second: 35 of 50 (70%)."))
  }

  @Test(arguments: [
    ["table", "10,20;30,40", "--method", "all"], ["compare", "36/50", "40/50", "--method", "all"],
    ["paired", "20,12,2,16", "--method", "all"],
    ["square", "20,12,1;2,16,3;1,1,4", "--method", "all"],
    ["stratified", "10,5;4,11", "8,2;6,4", "--method", "all"],
    ["trend", "5/20", "8/21", "12/25"],
    ["bootstrap", "4,9,12,25", "--method", "all", "--seed", "1"],
    ["multinomial", "4,9,12,25", "--scores", "1,2,3,4"],
  ])
  func `notes are in words`(arguments: [String]) throws {
    for line in try output(arguments).split(separator: "\n") where line.hasSuffix(".") {
      #expect(!line.contains("_"), "\(line)")
    }
  }

  @Test func `expected counts are said in a sentence`() throws {
    #expect(
      try output(["table", "1,10;2,11", "--method", "pearson"]).contains(
        "pearson: the smallest expected count is 1.3750, and 50.0% are below 5."))
    #expect(
      try output(["table", "10,20;30,40", "--method", "pearson"]).contains(
        "the smallest expected count is 12, and none is below 5."))
  }

  @Test func `no label is a date to a spreadsheet`() throws {
    let csv = try output(["proportion", "3/26", "--format", "csv"])
    #expect(csv.split(separator: "\n")[1].hasPrefix("3 of 26,,proportion,0.115"))
    #expect(
      try output(["proportion", "3/26", "--format", "json"]).contains(#""label": "3 of 26""#))
    let bootstrap = try output(["bootstrap", "3/26", "--format", "csv"])
    #expect(bootstrap.split(separator: "\n")[1].hasPrefix("3 of 26,"))
  }

  @Test func `an infinite limit is null in JSON, and says that it is infinite`() throws {
    let json = try output(["compare", "0/20", "0/20", "--format", "json"])
    #expect(!json.contains("\"Infinity\""))
    #expect(json.contains("\"upper\": null,\n      \"upper_infinite\": true"))
    let one = try output([
      "compare", "5/5", "0/5", "--method", "conditional-exact", "--format", "json",
    ])
    #expect(one.contains("\"estimate\": null,\n      \"estimate_infinite\": true"))
    // R and pandas read this as a number in CSV.
    #expect(try output(["compare", "0/20", "0/20", "--format", "csv"]).contains(",Infinity,"))
  }

  @Test func `a survey's labels are no formulas in CSV`() throws {
    let csv = try output(["report", "Tests/Cases/csv-formula", "--format", "csv"])
    #expect(csv.contains(#""'=HYPERLINK(""http://x.example"",""open"")",,proportion,"#))
    #expect(csv.contains("\n'@SUM(A1),,") && csv.contains("\n'-2+3,,"))
    #expect(csv.contains("\nPlain,,"))
  }

  @Test func `nothing of a file reaches the terminal as a command`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let escape = "\u{1B}]0;owned\u{7}\u{1B}[31m"
    let cell = try folder.write("x\n1\n\(escape)2\n", to: "cell.csv")
    let long = String(repeating: "\u{1B}[31m", count: 20_000)
    let name = try folder.write("a,b\n1,x\n2,y\n", to: "\u{1B}[2Jname\n.csv")
    for arguments in [
      ["table", cell], ["bootstrap", cell, "--statistic", "mean(x)"], ["cochran", cell],
      ["table", name], ["table", escape], ["proportion", escape], ["proportion", long],
      ["proportion", "3/5", "--method", escape], ["proportion", "3/5", "--format", escape],
      ["proportion", "3/5", "--confidence", long], ["proportion", "3/5", "--" + escape],
      ["report", escape], [escape], ["adjust", long], ["margins", "3/5", "4/5", "--phi", escape],
      ["proportion", "3/5", "--output", folder.path + "/no/" + escape], ["report", "a", long],
    ] {
      let run = try ProgramRun(arguments)
      #expect(run.status != 0)
      let line = run.errors.dropLast()
      #expect(run.errors.hasSuffix("\n") && line.hasPrefix("error: ") && line.count < 1_000)
      #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }, "\(line)")
    }
    let header = try folder.write("\u{1B}[31mq 1\u{202E},q2\n1,2\n2,3\n4,1\n3,3\n", to: "h.csv")
    for format in ["text", "markdown", "csv"] {
      let text = try output([
        "bootstrap", header, "--statistic", "mean(*)", "--format", format,
      ])
      #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" }, "\(format)")
      #expect(text.contains("x1b"), "\(text)")
    }
  }
}
