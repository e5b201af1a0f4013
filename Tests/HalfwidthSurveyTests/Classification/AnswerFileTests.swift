import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// Files that hold nothing but answers, with and without names.
@Suite struct AnswerFileTests {
  private func read(
    _ text: String, codes: AnswerCodes = AnswerCodes(), missing: MissingCells = .refuse
  ) throws -> AnswerFile {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    return try AnswerFile.read(
      folder.write(text, to: "a.csv"), options: TableReadingOptions(), codes: codes,
      missing: missing)
  }

  private func refusal(_ text: String) throws -> SurveyError {
    try #require(throws: SurveyError.self) { try read(text) }
  }

  @Test(
    arguments: [
      ("a,b,c\n1,0,1\n0,1,1\n", ["a", "b", "c"]), ("1,0,1\n0,1,1\n", nil),
      ("id,a,b,c\n101,1,0,1\n102,0,1,1\n", ["a", "b", "c"]),
      (",a,b,c\n0,1,0,1\n1,0,1,1\n", ["a", "b", "c"]), ("1,1,0,1\n2,0,1,1\n", nil),
      ("\"a\",\"b\",\"c\"\n\"1\",1,0,1\n\"2\",0,1,1\n", ["a", "b", "c"]),
      ("1,2,3\n1,0,1\n0,1,1\n", ["1", "2", "3"]),
      ("id,1,2,3\n1,1,0,1\n2,0,1,1\n", ["1", "2", "3"]),
      ("anna,1,0,1\nben,0,1,1\n", nil),
      ("a,b,c\nTRUE,FALSE,TRUE\nFALSE,TRUE,TRUE\n", ["a", "b", "c"]),
      ("id,a,b,c\nkim,yes,no,yes\nlee,no,yes,yes\n", ["a", "b", "c"]),
    ] as [(String, [String]?)])
  func `numbers of respondents are no answers, and items may have names`(
    text: String, items: [String]?
  ) throws {
    let file = try read(text)
    #expect(file.rows == [[1, 0, 1], [0, 1, 1]])
    #expect(file.items == items)
  }

  @Test(arguments: [
    ("a,b\n1,0\n2,1\n1,1\n", ":3:1", "the answer is 2"),
    ("a,b\n1,0\n,1\n0,1\n", ":3:1", "leave such rows out with --missing drop"),
    ("1,0\nO,1\n", ":2:1", "the answer is O"),
    ("a,b\n1,0\n1,1,1\n", ":3:1", "the row has 3 fields"),
    ("a,a\n1,0\n", ":1:3", "the name 'a' stands"), ("\"\"\n\"\"\n", "a.csv", "the file has no row"),
    (
      "id,a,b\nkim,1,0\nlee,1,1\nTotal,2,1\n", ":4:7", "is called 'Total'; leave rows of totals out"
    ),
  ])
  func `what is no answer is refused with its place`(
    text: String, place: String, words: String
  ) throws {
    let error = try refusal(text)
    #expect(error.place.hasSuffix(place), "\(error)")
    #expect(error.message.contains(words), "\(error)")
  }

  @Test func `missing answers, codes and totals are as elsewhere`() throws {
    let dropped = try read("a,b\n1,0\n,1\n0,1\n", missing: .drop)
    #expect(dropped.rows == [[1, 0], [0, 1]])
    #expect(
      dropped.warnings.map(\.message)
        == ["1 of 3 rows is left out for a missing answer: 'a' 1 blank"])
    #expect(try read("a,b\n1,\n,1\n", missing: .zero).rows == [[1, 0], [0, 1]])
    #expect(try read("a,b\n1,9\n0,1\n", codes: AnswerCodes(missing: ["9"])).rows == [[0, 1]])
    let totals = try read(
      "id,a,b,Total\nkim,1,0,1\nlee,1,1,2\nTotal,2,1,3\n", codes: AnswerCodes(dropsTotals: true))
    #expect(totals.rows == [[1, 0], [1, 1]] && totals.items == ["a", "b"])
    #expect(totals.warnings.allSatisfy { $0.code == .linesLeftOut } && totals.warnings.count == 2)
  }

  @Test func `totals of answers are no respondents and no items`() throws {
    let text = "id,a,b,Sum\n1,1,0,1\n2,1,1,2\n3,0,0,0\nTotal,2,1,3\n"
    #expect(throws: SurveyError.self) { try read(text) }
    #expect(
      try read(text, codes: AnswerCodes(dropsTotals: true)).rows == [[1, 0], [1, 1], [0, 0]])
  }
}
