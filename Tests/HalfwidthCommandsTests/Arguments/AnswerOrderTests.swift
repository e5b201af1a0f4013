import Foundation
import TestSupport
import Testing

/// Texts in an order of their own, and groups of which one can't be answered.
@Suite struct AnswerOrderTests {
  private func run(_ answers: String, _ words: String) throws -> ProgramRun {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(answers, to: "answers.csv")
    return try ProgramRun(
      words.replacingOccurrences(of: "FILE", with: folder.path + "/answers.csv")
        .split(separator: " ").map(String.init))
  }

  private static let ratings =
    "size,rate,yes\n"
    + [
      "small,low,1", "small,high,1", "medium,low,0", "medium,medium,1", "large,medium,0",
      "large,high,0", "small,medium,1", "large,low,0",
    ].joined(separator: "\n") + "\n"

  @Test func `categories are in the order that is listed`() throws {
    let found = try run(
      Self.ratings, "multinomial FILE --column rate --levels low,medium,high --format csv")
    let names = found.output.split(separator: "\n").dropFirst().compactMap { row in
      ["low", "medium", "high"].first { row.contains(",\($0),") || row.hasSuffix(",\($0)") }
    }
    #expect(names == ["low", "medium", "high"], "\(found.output)\(found.errors)")
  }

  /// Of small 3 of 3, medium 1 of 2, large 0 of 3: a trend in that order, and none that could be told in the order of
  /// their letters.
  @Test func `groups of texts have a trend in the order that is listed`() throws {
    let without = try run(Self.ratings, "trend FILE --column yes --by size")
    #expect(without.status == 64 && without.errors.contains("with --levels"))
    let found = try run(
      Self.ratings,
      "trend FILE --column yes --by size --levels small,medium,large --format json")
    #expect(found.status == 0, "\(found.errors)")
    let order = ["small", "medium", "large"].compactMap { found.output.range(of: "\"\($0)\"") }
    #expect(order.count == 3)
    #expect(order.map(\.lowerBound) == order.map(\.lowerBound).sorted())
  }

  @Test func `a list of each column`() throws {
    let found = try run(
      Self.ratings,
      "table FILE --rows size --columns rate --levels small,medium,large --levels low,medium,high --format json"
    )
    #expect(found.status == 0, "\(found.errors)")
    #expect(
      found.output.replacingOccurrences(of: " ", with: "").replacingOccurrences(of: "\n", with: "")
        .contains("[[1,1,1],[1,1,0],[1,1,1]]"), "\(found.output)")
  }

  @Test(arguments: [
    ("low,middle,high", "column 'rate' has no answer 'middle' and has also 'medium'"),
    ("low,mediun,high", "has also 'medium' (did you mean 'medium'?)"),
    ("low,Medium,high", "has also 'medium' (did you mean 'medium'?)"),
    ("low,high", "column 'rate' has also 'medium'"),
    ("low,low,high", "'low' stands twice"),
    ("low", "'low' is one answer"),
  ])
  func `a list that is none`(list: String, message: String) throws {
    let found = try run(Self.ratings, "multinomial FILE --column rate --levels \(list)")
    #expect(found.status == 64 && found.errors.contains(message), "\(found.errors)")
  }

  /// One column has two of the three answers: by scipy's `kendalltau` of 0, 2, 0, 2, 0 and 0, 2, 1, 0, 0.
  @Test func `a list is that of a column in which one answer was not given`() throws {
    let text = "id,a,b\n1,low,low\n2,high,high\n3,low,medium\n4,high,low\n5,low,low\n"
    for (rows, columns) in [("a", "b"), ("b", "a")] {
      let found = try CSVTable(
        run(
          text,
          "table FILE --rows \(rows) --columns \(columns) --levels low,medium,high --method tau-b --format csv"
        ).output)
      #expect(found["estimate"][0].hasPrefix("0.30860669"), "\(found["estimate"])")
    }
  }

  private static let unused =
    "g,q,p\n"
    + (0..<9).map {
      "\($0 % 2),\($0 < 7 ? "low" : "high"),\($0 < 4 ? "low" : "high")\n"
    }.joined()

  @Test(arguments: [
    // 7, 0 and 2 of three equal shares: (16 + 9 + 1) / 3.
    ("goodness FILE --column q", "8.6667"), ("multinomial FILE --column q", "medium"),
    ("square FILE --first q --second p", "medium"),
    ("raters FILE --columns q,p --method krippendorff-interval", "2 for medium"),
    ("table FILE --rows g --columns q", "'medium' of 'q' is left out of the table"),
  ])
  func `an answer that nobody gave is a category`(words: String, part: String) throws {
    let found = try run(Self.unused, words + " --levels low,medium,high")
    #expect(found.status == 0 && found.output.contains(part), "\(found.output)\(found.errors)")
    let text = found.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("has 'medium', which --levels lists"), "\(text)")
  }

  @Test func `which of two lists is meant must be told`() throws {
    let lists = "--levels low,medium,high --levels low,middle,high"
    try run(Self.unused, "multinomial FILE --column q \(lists)").expectRefused(
      64, "--levels: the answers of 'q' (high, low) are all in two lists")
    let own = try run(Self.unused, "multinomial FILE --column q --levels low,high \(lists)")
    #expect(own.status == 0 && !own.output.contains("middle"), "\(own.errors)")
  }

  /// The list fits the first column, and is meant for the second as well.
  @Test(arguments: ["low,medium", "low,Medium,high"])
  func `an answer that the list lacks is said of each column`(list: String) throws {
    let text = "a,b\nlow,low\nlow,high\nlow,medium\n"
    let found = try run(text, "table FILE --rows a --columns b --levels \(list)")
    #expect(found.status == 64 && found.errors.contains("column 'b' has"), "\(found.errors)")
  }

  @Test func `without columns it is refused`() throws {
    let found = try ProgramRun(["multinomial", "4,9,12", "--levels", "a,b,c"])
    #expect(found.status == 64 && found.errors.contains("--levels: belongs to columns"))
  }

  @Test func `a group that can't be answered is said, and the others are answered`() throws {
    let answers = "g,x,y\na,1,1\na,0,1\nb,1,\nb,0,\nc,1,0\nc,1,1\n"
    let found = try run(
      answers, "paired FILE --first x --second y --by g --missing drop --format json")
    #expect(found.status == 0, "\(found.errors)")
    #expect(
      found.output.contains("the group g = b is not answered: nobody has an answer in both columns")
    )
    #expect(found.output.contains("g = a") && found.output.contains("g = c"))
    let text = try run(answers, "proportion FILE --column y --by g --missing drop")
    #expect(text.status == 0)
    #expect(
      text.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        .contains("the group g = b is not answered: nobody in 'g = b' has an answer in 'y'"))
    // Where no group can be answered there is nothing to print.
    let none = try run(
      answers, "paired FILE --first x --second y --by g --missing drop --where g=b")
    #expect(none.status == 65 && none.output.isEmpty)
  }
}
