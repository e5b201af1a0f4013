import TestSupport
import Testing

/// Methods that go by the order of answers, where these are texts.
///
/// Expected values are those of scipy 1.17 (`kendalltau`, `mannwhitneyu`) and of Krippendorff's formulas by hand.
@Suite struct OrderedMethodsTests {
  private func run(_ answers: String, _ words: String) throws -> ProgramRun {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write(answers, to: "answers.csv")
    return try ProgramRun(words.split(separator: " ").map { $0 == "FILE" ? path : String($0) })
  }

  private static let agreement =
    "g,a\n"
    + [
      "F,Agree", "F,Strongly agree", "F,Strongly agree", "F,Agree", "M,Disagree",
      "M,Strongly disagree", "M,Disagree", "M,Agree", "F,Strongly agree", "M,Strongly disagree",
    ].joined(separator: "\n") + "\n"

  @Test(arguments: [
    "table FILE --rows g --columns a --method mann-whitney",
    "table FILE --rows g --columns a --levels M,F --method tau-b",
    "table FILE --rows a --columns g --groups columns --method pearson,kruskal-wallis",
    "multinomial FILE --column a --method mean-score",
    "multinomial FILE --column a --method top-box",
    "square FILE --first a --second b --method kappa-linear",
    "square FILE --first a --second b --method mean-score-change",
    "raters FILE --columns a,b --method krippendorff-ordinal",
    "stratified FILE --rows g --columns a --by s --method cmh-row-means",
  ])
  func `a method that goes by an order is refused for texts without one`(words: String) throws {
    let lines = Self.agreement.split(separator: "\n")
    let wide =
      "\(lines[0]),b,s\n"
      + lines.dropFirst().enumerated().map { "\($1),\($1.split(separator: ",")[1]),\($0 % 2)" }
      .joined(separator: "\n") + "\n"
    let method = words.split(separator: ",").last?.split(separator: " ").last ?? ""
    try run(wide, words).expectRefused(
      64, "--method \(method): goes by an order, and the answers of",
      saying: "--levels 'Strongly disagree,Disagree,Agree,Strongly agree'")
  }

  private static let ages =
    "age,used,place\n"
    + [
      "30-44,yes,N", "45+,no,S", "18-29,yes,N", "18-29,yes,S", "45+,no,N", "30-44,no,S",
      "45+,yes,S", "30-44,no,S",
      "18-29,yes,N", "45+,no,N",
    ].joined(separator: "\n") + "\n"

  /// The answers are those of the order that a person gives, and the order is said.
  @Test(arguments: [
    "trend FILE --column used --by age",
    "table FILE --rows age --columns place --method tau-b,gamma --levels N,S",
    "multinomial FILE --column age --method mean-score",
  ])
  func `ranges of numbers have their order, with a warning that says which`(words: String) throws {
    let told = "the answers of 'age' stand in the order of the numbers in them (18-29, 30-44, 45+)"
    let read = try run(Self.ages, words)
    let listed = try run(Self.ages, words + " --levels 18-29,30-44,45+")
    #expect(read.status == 0 && listed.status == 0, "\(read.errors)\(listed.errors)")
    func text(_ run: ProgramRun) -> String {
      run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    #expect(text(read).contains(told) && !text(listed).contains(told), "\(read.output)")
    func numbers(_ run: ProgramRun) -> [String] {
      run.output.matches(of: /-?\d+\.\d{4}\b/).map { String($0.output) }
    }
    #expect(numbers(read).count > 2 && numbers(read) == numbers(listed), "\(read.output)")
  }

  @Test func `a list gives the order, and numbers, codes and scores have it`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write(Self.agreement, to: "answers.csv")
    let start = ["table", path, "--rows", "g", "--columns", "a", "--method"]
    let levels = ["--levels", "Strongly disagree,Disagree,Agree,Strongly agree"]
    let found = try ProgramRun(start + ["mann-whitney"] + levels)
    #expect(found.output.contains("0.0132"), "\(found.output)\(found.errors)")
    let both = try ProgramRun(start + ["tau-b"] + levels + ["--levels", "M,F"])
    #expect(both.output.contains(" 0.7562"), "\(both.output)\(both.errors)")
    let scored = try ProgramRun(start + ["mann-whitney", "--column-scores", "3,2,4,1"])
    #expect(scored.output.contains("0.0132"), "\(scored.output)\(scored.errors)")
    #expect(
      scored.output.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(
        "3 for Agree, 2 for Disagree, 4 for Strongly agree, 1 for Strongly disagree"))
    let numbers = try run(
      "g,a\nF,2\nF,4\nM,1\nM,2\n", "table FILE --rows g --columns a --method mann-whitney")
    #expect(numbers.status == 0, "\(numbers.errors)")
    let coded = try ProgramRun(
      "table Tests/Cases/native/steps.sav --rows r --columns q --method tau-b,mann-whitney")
    #expect(coded.status == 0, "\(coded.errors)")
  }

  @Test(arguments: [
    ("table FILE --rows g --columns a", "tau-b", "pearson"),
    ("table FILE --rows g --columns a", "mann-whitney", "cramers-v"),
    ("square FILE --first a --second a2", "kappa-linear", "cohen-kappa"),
    ("raters FILE --columns a,a2", "krippendorff-interval", "krippendorff-nominal"),
  ])
  func `under all they are left out, with the reason`(words: String, ordered: String, other: String)
    throws
  {
    let lines = Self.agreement.split(separator: "\n")
    let wide =
      "\(lines[0]),a2\n"
      + lines.dropFirst().enumerated().map {
        "\($1),\($0 == 0 ? "Disagree" : $1.split(separator: ",")[1])"
      }.joined(separator: "\n") + "\n"
    let found = try CSVTable(run(wide, words + " --method all --format csv").output)
    #expect(!found["method"].contains(ordered) && found["method"].contains(other))
    let text = try run(wide, words + " --method all").output
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      text.contains("by an order and") && text.contains("left out: the answers of"), "\(text)")
    #expect(text.contains("--levels 'Strongly disagree,Disagree"), "\(text)")
    #expect(!text.contains("scored by their places"), "\(text)")
    let usual = try run(wide, words)
    #expect(usual.status == 0 && !usual.output.contains("by an order"), "\(usual.errors)")
  }

  @Test(arguments: ["a,b", "b,a"])
  func `ratings in a listed order don't depend on which column is first`(columns: String) throws {
    // Coincidences of low, medium, high are 4 0 0 on the first's diagonal; alpha is 1 - 9 times observed over expected
    // disagreement, with metric (i - j)^2 and by ranks.
    let text = "id,a,b\n1,low,low\n2,high,high\n3,low,medium\n4,high,low\n5,low,low\n"
    let words = "raters FILE --columns \(columns) --levels low,medium,high --format csv --method "
    let found = try CSVTable(
      run(text, words + "krippendorff-ordinal,krippendorff-interval").output)
    #expect(found["estimate"][0].hasPrefix("0.39285714"), "\(found["estimate"])")
    #expect(found["estimate"][1].hasPrefix("0.44444444"), "\(found["estimate"])")
    let warned = try run(text, words.replacing("csv", with: "json") + "krippendorff-interval")
    #expect(
      warned.output.contains(
        "the ratings are scored by their places, 1 for low, 2 for medium, 3 for high\""),
      "\(warned.output)")
  }
}
