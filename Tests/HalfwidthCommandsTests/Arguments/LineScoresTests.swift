import TestSupport
import Testing

/// The scores of answers: their numbers or codes, or else 1, 2, 3 and so on with a warning.
///
/// Expected values are means and correlations by numpy.
@Suite struct LineScoresTests {
  private func run(_ answers: String, _ words: String) throws -> ProgramRun {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write(answers, to: "answers.csv")
    return try ProgramRun(words.split(separator: " ").map { $0 == "FILE" ? path : String($0) })
  }

  private static let steps =
    "r,q\n"
    + ["Low": [1, 1, 2, 2, 4], "High": [1, 2, 4, 4, 4]].sorted { $0.key > $1.key }
    .flatMap { name, answers in answers.map { "\(name),\($0)\n" } }.joined()

  /// Codes 1, 2 and 4, as nobody chose 3: 2.0 against 3.0, and not 1.8 against 2.4.
  @Test(arguments: ["FILE", "Tests/Cases/native/steps.sav"])
  func `a step that nobody chose keeps its place`(file: String) throws {
    let found = try run(
      Self.steps,
      "table \(file) --rows r --columns q --method mean-score-difference --format json")
    #expect(found.output.contains(": 2.0") && found.output.contains(": 3.0"), "\(found.output)")
    #expect(
      found.output.contains("\"estimate\": 1.0") || found.output.contains("\"estimate\": -1.0"))
    #expect(!found.output.contains("default-scores"))
    let means = try CSVTable(
      run(Self.steps, "multinomial \(file) --column q --by r --method mean-score --format csv")
        .output)
    #expect(Set(means["estimate"]) == ["2.0", "3.0"], "\(means["estimate"])")
  }

  @Test func `numbers are the scores of their categories`() throws {
    let text = "q\n1\n3\n5\n1\n5\n3\n5\n"
    let own = try CSVTable(
      run(text, "multinomial FILE --column q --method mean-score --format csv").output)
    #expect(own["estimate"] == ["3.2857142857142856"])
    let given = try CSVTable(
      run(text, "multinomial FILE --column q --scores 1,2,3 --method mean-score --format csv")
        .output)
    #expect(given["estimate"][0].hasPrefix("2.142857"))
    // Nothing is taken for ordered where no such method is named.
    #expect(try !run(text, "multinomial FILE --column q").output.contains("mean"))
    let change = try CSVTable(
      run(
        "a,b\n1,5\n3,3\n5,1\n1,1\n1,3\n",
        "square FILE --first a --second b --method mean-score-change --format csv"
      ).output)
    // 11 / 5 less 13 / 5.
    #expect(change["estimate"][0].hasPrefix("-0.4"), "\(change["estimate"])")
  }

  @Test func `words have 1, 2, 3 in their order, and the answer says so`() throws {
    let text = "q\nlow\nlow\nhigh\n"
    let found = try run(
      text,
      "multinomial FILE --column q --levels low,medium,high --method mean-score --format json")
    // (1 + 1 + 3) / 3
    #expect(found.output.contains("1.6666666666666667"), "\(found.output)\(found.errors)")
    #expect(found.output.contains("\"default-scores\""))
    #expect(
      found.output.contains("scored by their places, 1 for low, 2 for medium, 3 for high; --scores")
    )
  }

  /// 1 of 4, 2 of 4 and 4 of 5: the statistic is 2.6926 at 1, 2, 4 and 2.7323 at 1, 2, 3.
  @Test func `groups that are numbers have a trend by these`() throws {
    let rows = [(1, 1, 4), (2, 2, 4), (4, 4, 5)].flatMap { group, yes, n in
      (0..<n).map { "\(group),\($0 < yes ? 1 : 0)\n" }
    }
    let found = try run("g,y\n" + rows.joined(), "trend FILE --column y --by g")
    #expect(found.output.contains("2.6926"), "\(found.output)\(found.errors)")
    #expect(!found.output.contains("scores"))
  }

  /// Numbers listed against their order are places.
  @Test func `a list against the order of the numbers has scores of its own`() throws {
    let found = try run(
      "q\n1\n3\n3\n", "multinomial FILE --column q --levels 3,2,1 --method mean-score --format json"
    )
    // 3, 1, 1
    #expect(found.output.contains("1.6666666666666667"), "\(found.output)\(found.errors)")
    #expect(found.output.contains("1 for 3, 2 for 2, 3 for 1"))
    let ascending = try run(
      "q\n1\n3\n3\n", "multinomial FILE --column q --levels 1,2,3 --method mean-score --format json"
    )
    #expect(ascending.output.contains("2.3333333333333335"), "\(ascending.output)")
    #expect(!ascending.output.contains("default-scores"))
  }
}
