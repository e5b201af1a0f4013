import TestSupport
import Testing

/// Files of counts through the commands that read them.
///
/// Statistics are R's `chisq.test`, `vcd::Kappa` and `mantelhaen.test`, or follow from the counts by the
/// formula of the method.
@Suite struct TableFileCommandTests {
  private func run(
    _ command: [String], _ files: [String], _ options: [String] = []
  ) throws -> ProgramRun {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    var paths: [String] = []
    for (number, text) in files.enumerated() {
      paths.append(try folder.write(text, to: "t\(number + 1).csv"))
    }
    return try ProgramRun(command + paths + options)
  }

  private static let names = ",Yes,No\nWomen,10,20\nMen,30,40\n"

  @Test func `the first column of scale codes is not counted`() throws {
    let run = try run(
      ["table"], ["score,Women,Men\n1,4,6\n2,9,3\n3,12,8\n4,5,3\n"],
      ["--method", "pearson,linear-by-linear"])
    for line in [
      "pearson              2.8125   3   0.4214", "linear-by-linear     0.4851   1",
      "the first column (1, 2, 3, 4) was read as names of the rows",
    ] { #expect(run.output.contains(line), "\(line) in \(run.output)\(run.errors)") }
  }

  @Test func `the header of codes is not a row of counts`() throws {
    let run = try run(
      ["table"], ["gender,1,2,3,4\nF,4,9,12,5\nM,6,3,8,3\n"], ["--method", "pearson"])
    #expect(run.output.contains("pearson     2.8125   3   0.4214"), "\(run.output)\(run.errors)")
  }

  @Test func `counts in windows-1252 and in UTF-16 are those of UTF-8, with a note`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let text = ",Männer,Frauen\njä,3,4\nnö,5,6\n"
    let plain = try ProgramRun(["table", folder.write(text, to: "t.csv"), "--format", "csv"])
    #expect(plain.status == 0 && plain.output.contains("Männer"))
    let latin = text.unicodeScalars.map { UInt8($0.value) }
    var wide: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    for (bytes, note) in [(latin, "windows-1252"), (wide, "UTF-16")] {
      let path = try folder.write(bytes: bytes, to: "t.csv")
      let run = try ProgramRun(["table", path])
      #expect(run.output.contains(note) && run.output.contains("Frauen"), "\(run.errors)")
      #expect(run.output.contains("jä              3 (42.9%)  4 (57.1%)      7"))
    }
    let path = try folder.write(bytes: latin, to: "t.csv")
    let stated = try ProgramRun(["table", path, "--encoding", "windows-1252"])
    #expect(stated.status == 0 && !stated.output.contains("windows-1252"), "\(stated.errors)")
    let wrong = try ProgramRun(["table", path, "--encoding", "utf-8"])
    #expect(wrong.status == 65 && wrong.errors.contains("t.csv:1:3: the text is not UTF-8 here"))
  }

  @Test func `totals are refused, and left out with a remark`() throws {
    let text = ",Yes,No,Total\nWomen,10,20,30\nMen,30,40,70\nTotal,40,60,100\n"
    try run(["table"], [text], ["--method", "pearson"]).expectRefused(
      65, saying: "t1.csv:4:1: the row 'Total' and the column 'Total' are the sums of the others")
    let dropped = try run(["table"], [text], ["--method", "pearson", "--drop-totals"])
    #expect(dropped.output.contains("pearson     0.7937   1   0.3730"))
    #expect(dropped.output.contains("the row 'Total' and the column 'Total' were left out"))
    let json = try run(
      ["table"], [text], ["--method", "pearson", "--drop-totals", "--format", "json"])
    #expect(json.output.contains("\"code\": \"lines-left-out\""))
    let csv = try run(
      ["table"], [text], ["--method", "pearson", "--drop-totals", "--format", "csv"])
    #expect(csv.output.contains(",lines-left-out"))
  }

  @Test func `counts as typed are taken as they are`() throws {
    let run = try ProgramRun(["table", "10,20,30;30,40,70;40,60,100", "--method", "pearson"])
    #expect(run.status == 0 && run.output.contains("pearson     0.7937   4"))
    let codes = try ProgramRun(["table", "1,2,3,4;4,9,12,5", "--method", "pearson"])
    #expect(codes.status == 0)
    try ProgramRun("table 1,2;3,4 --header no").expectRefused(64, "--header: is for files")
    try ProgramRun("table t.csv --row-names maybe").expectRefused(64, saying: "use yes, no")
  }

  @Test func `names reach every format, with counts and row percentages`() throws {
    let options = ["--method", "expected-counts,adjusted-residuals"]
    let text = try run(["table"], [Self.names], options)
    for line in [
      "counts (row %)         Yes          No  total",
      "Women           10 (33.3%)  20 (66.7%)     30",
      "Men             30 (42.9%)  40 (57.1%)     70",
      "total                   40          60    100",
      "expected      Yes       No", "Women     12.0000  18.0000", "residuals      Yes       No",
      "Women      -0.8909   0.8909", "Men         0.8909  -0.8909",
    ] { #expect(text.output.contains(line), "\(line) in \(text.output)") }
    let markdown = try run(["table"], [Self.names], options + ["--format", "markdown"])
    #expect(markdown.output.contains("| Women | 10 (33.3%) | 20 (66.7%) | 30 |"))
    #expect(markdown.output.contains("| Women | -0.8909 | 0.8909 |"))
    let csv = try run(["table"], [Self.names], options + ["--format", "csv"])
    let table = try CSVTable(csv.output)
    #expect(
      table.header.suffix(8) == [
        "row", "row_name", "column", "column_name", "observed", "row_percentage", "expected",
        "residuals",
      ])
    let cell = try #require(table.rows.first { $0["row"] == "1" && $0["column"] == "2" })
    #expect(cell["method"] == "expected-counts" && cell["observed"] == "20")
    #expect(cell["row_name"] == "Women" && cell["column_name"] == "No")
    #expect(cell["row_percentage"]?.hasPrefix("66.6666666666666") == true)
    let json = try run(["table"], [Self.names], options + ["--format", "json"])
    let flat = json.output.filter { !$0.isWhitespace }
    for member in [
      "\"row_names\":[\"Women\",\"Men\"],\"column_names\":[\"Yes\",\"No\"],\"observed\":[[10,20],[30,40]]",
      "\"inputs\":[{\"label\":", "\"counts\":[[10,20],[30,40]]",
    ] { #expect(flat.contains(member), "\(member) in \(flat)") }
  }

  @Test func `names of others are escaped as the format needs it`() throws {
    let text = "\"a, b\",\"x|y\",\"*No*\"\n\"Wo\"\"men\",10,20\nMen,30,40\n"
    let csv = try run(["table"], [text], ["--method", "expected-counts", "--format", "csv"])
    #expect(csv.output.contains(",\"Wo\"\"men\",1,x|y,10"), "\(csv.output)")
    let markdown = try run(["table"], [text], ["--method", "pearson", "--format", "markdown"])
    #expect(markdown.output.contains("| x\\|y | \\*No\\* |"), "\(markdown.output)")
  }

  /// The statistic is (n - 1) r^2, and the difference that of the means, by numpy.
  @Test(
    arguments: [
      ("age,1,2\n18,4,6\n30,9,3\n65,12,8\n", "linear-by-linear", "0.161840210711", nil),
      (",1,2,4\nF,4,6,3\nM,9,3,5\n", "linear-by-linear", "0.043153451365", nil),
      (",0,1,5\nF,4,6,3\nM,9,3,5\n", "mean-score-difference", "-0.031674208144", nil),
      (",0,1,2\nF,4,6,3\nM,9,3,5\n", "mean-score-difference", "0.158371040723", nil),
      (",0,1,5\nF,4,6,3\nM,9,3,5\n", "pearson", "", nil),
      (
        ",low,mid,high\nF,4,6,3\nM,9,3,5\n", "mean-score-difference", "0.158371040723",
        "the columns are scored by their places, 1 for low, 2 for mid, 3 for high; --column-scores"
      ),
      (
        ",low,mid,high\nF,4,6,3\nM,9,3,5\n", "linear-by-linear", "",
        "the columns are scored by their places"
      ),
      (",no,yes\nF,4,6\nM,9,3\n", "linear-by-linear", "", nil),
      (",low,mid,high\nF,4,6,3\nM,9,3,5\n", "kruskal-wallis", "", nil),
    ] as [(String, String, String, String?)])
  func `numbers that are names are the scores; of words the answer says them`(
    text: String, method: String, value: String, words: String?
  ) throws {
    let run = try run(["table"], [text], ["--method", method, "--format", "json"])
    #expect(run.status == 0 && run.output.contains(value), "\(run.output)\(run.errors)")
    #expect(run.output.contains("\"default-scores\"") == (words != nil), "\(run.output)")
    if let words { #expect(run.output.contains(words), "\(run.output)") }
    guard method == "mean-score-difference" || text.hasPrefix("age") else { return }
    let given = try self.run(
      ["table"], [text],
      ["--method", method, "--row-scores", text.hasPrefix("age") ? "18,30,65" : "1,2"]
        + ["--column-scores", text.hasPrefix("age") ? "1,2" : "1,2,4", "--format", "json"])
    #expect(given.status == 0 && !given.output.contains("default-scores"), "\(given.errors)")
  }

  @Test func `numbers that name the categories of a square table are their scores`() throws {
    let text = ",0,1,5\n5,0,4,9\n0,10,2,1\n1,3,8,2\n"
    let run = try run(["square"], [text], ["--method", "mean-score-change", "--format", "csv"])
    #expect(run.output.contains("rows-reordered"), "\(run.output)\(run.errors)")
    #expect(!run.output.contains("default-scores"))
    // Mean of the first answer's score minus the second's: (13 (0 + 1 + 5) - (14 + 60)) / 39.
    let scored = try self.run(
      ["square"], [text], ["--method", "mean-score-change", "--scores", "0,1,5", "--format", "csv"])
    #expect(scored.output.contains(",0.1025641025641"), "\(scored.output)")
    #expect(run.output.contains(",0.1025641025641"), "\(run.output)")
  }

  @Test func `an empty row has no percentages, and says so`() throws {
    let run = try run(
      ["table"], [",Yes,No\nWomen,0,0\nMen,30,40\n"],
      ["--method", "expected-counts", "--format", "json"])
    #expect(run.status == 0)
    let flat = run.output.filter { !$0.isWhitespace }
    #expect(flat.contains("\"row_percentages\":[[null,null],["), "\(flat)")
    #expect(flat.contains("\"code\":\"undefined\""), "\(flat)")
  }

  @Test func `rows and columns of a square table are paired by name`() throws {
    let shuffled = ",low,mid,high\nhigh,0,4,9\nlow,10,2,1\nmid,3,8,2\n"
    let run = try run(["square"], [shuffled], ["--method", "cohen-kappa,bowker,mean-score-change"])
    for line in [
      "kappa              0.5385", "bowker     1.8667   3",
      "brought into the order of the columns, by name: low, mid, high",
    ] { #expect(run.output.contains(line), "\(line) in \(run.output)\(run.errors)") }
    let ordered = ",low,mid,high\nlow,10,2,1\nmid,3,8,2\nhigh,0,4,9\n"
    let plain = try self.run(
      ["square"], [ordered], ["--method", "cohen-kappa,bowker,mean-score-change"])
    let lines = { (run: ProgramRun) in
      run.output.split(separator: "\n").dropFirst().filter { !$0.contains("brought into") }
    }
    #expect(lines(run) == lines(plain))
  }

  @Test(arguments: [
    (
      ",low,mid,high\nhi,0,4,9\nlow,10,2,1\nmid,3,8,2\n",
      "only the rows have 'hi', only the columns"
    ),
    (",a,b,c\nx,0,4,9\ny,10,2,1\nz,3,8,2\n", "only the rows have 'x', 'y', 'z'"),
  ])
  func `other names of a square table are refused by name`(text: String, words: String) throws {
    try run(["square"], [text]).expectRefused(65, saying: words)
  }

  @Test(arguments: [
    "low,mid,high\n10,2,1\n3,8,2\n0,4,9\n", "10,2,1\n3,8,2\n0,4,9\n",
    ",LOW ,Mid,high\nhigh,0,4,9\nlow,10,2,1\nmid,3,8,2\n",
    ",1.0,2.0,3.0\n3,0,4,9\n1,10,2,1\n2,3,8,2\n",
  ])
  func `a square table has one reading more often`(text: String) throws {
    let run = try run(["square"], [text], ["--method", "cohen-kappa"])
    #expect(run.output.contains("kappa       0.5385"), "\(run.output)\(run.errors)")
  }

  @Test func `cochran names its items, and ids are no answers`() throws {
    let run = try run(
      ["cochran"], ["id,tv,radio,web\n1,1,0,1\n2,1,1,1\n3,0,0,1\n4,1,0,1\n"])
    for line in [
      "tv       3   4  75.0%", "radio    1   4  25.0%", "cochran-q     4.6667   2   0.0970",
    ] {
      #expect(run.output.contains(line), "\(line) in \(run.output)\(run.errors)")
    }
  }

  @Test(arguments: [
    ["dept,sex,yes,no\nA,F,10,5\nA,M,4,11\nB,M,6,4\nB,F,8,2\n"],
    ["A,yes,no\nF,10,5\nM,4,11\n\nB,yes,no\nM,6,4\nF,8,2\n"], ["10,5\n4,11\n\n8,2\n6,4\n"],
    ["dept,sex,0,1\n1,1,10,5\n1,2,4,11\n2,1,8,2\n2,2,6,4\n"],
    ["dept,yes,no\n1,10,5\n1,4,11\n2,8,2\n2,6,4\n"],
    ["sex,yes,no\nF,10,5\nM,4,11\n", "sex,no,yes\nM,4,6\nF,2,8\n"],
    ["District A,,\n,yes,no\nF,10,5\nM,4,11\n,,\nDistrict B,,\n,yes,no\nM,6,4\nF,8,2\n"],
  ])
  func `strata are read from files, and paired by name`(files: [String]) throws {
    let run = try run(["stratified"], files, ["--method", "cmh"])
    #expect(run.output.contains("cmh      5.2696   1   0.0217"), "\(run.output)\(run.errors)")
    let together = try self.run(["stratified", "8,2;6,4"], ["10,5\n4,11\n"], ["--method", "cmh"])
    #expect(together.output.contains("cmh      5.2696   1   0.0217"))
  }

  @Test(arguments: [
    ("dept,sex,yes,no\nA,F,10,5\nA,M,4,11\nB,X,6,4\nB,F,8,2\n", "the rows are named X, F"),
    ("dept,sex,yes,no\nA,F,10,5\nA,M,4,11\nB,M,6,4\n", "'B' has 1 rows"),
    (",yes,no,Total\nF,10,5,15\nM,4,11,15\n", "the column 'Total' is the sum"),
    ("x,y,z\nF,10,5,15\nM,4,11,15\n", "is of 2 by 3"),
  ])
  func `strata that are no tables of two by two are refused`(text: String, words: String) throws {
    try run(["stratified"], [text], ["--method", "cmh"]).expectRefused(65, saying: words)
  }
}
