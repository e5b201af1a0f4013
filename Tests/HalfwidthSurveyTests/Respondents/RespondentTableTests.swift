import TestSupport
import Testing

@testable import HalfwidthSurvey

@Suite struct RespondentTableTests {
  private func read(
    _ text: String, numbers: [String] = ["score"], labels: [String] = [],
    missing: MissingCells = .refuse
  ) throws -> RespondentValues {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let file = try RespondentTable.read(try folder.write(text, to: "data.csv"))
    return try file.columns(numbers: numbers, labels: labels, missing: missing)
  }

  @Test func `columns come in the order asked for, quoted names and texts too`() throws {
    let columns = try read(
      "group,score,\"the age, in years\"\r\n\"north, west\",3,41.5\r\nsouth,-1e1,7\r\n",
      numbers: ["the age, in years", "score"], labels: ["group"])
    #expect(columns.numbers == [[41.5, 7], [3, -10]])
    #expect(columns.labels == [["north, west", "south"]])
    #expect(columns.dropped == 0)
  }

  @Test func `only the columns asked for must hold numbers`() throws {
    #expect(try read("id,score\nr1,4\nr2,\n", labels: ["id"], missing: .drop).labels == [["r1"]])
    #expect(try read("id,score\n,4\n,5\n").numbers == [[4, 5]])
  }

  @Test(arguments: ["", "NA", "NaN", "."])
  func `a missing value is refused with its place, or its row left out`(cell: String) throws {
    let text = "id,score\na,4\nb,\(cell)\nc,5\n"
    let error = try #require(throws: SurveyError.self) { try read(text) }
    #expect(error.place.hasSuffix("data.csv:3:3"))
    #expect(
      error.message.hasPrefix("'score' has no value here; fill it in, or leave such rows out"))
    let columns = try read(text, labels: ["id"], missing: .drop)
    #expect(columns.numbers == [[4, 5]] && columns.labels == [["a", "c"]] && columns.dropped == 1)
  }

  @Test
  func `a value's place is found again, past rows that were left out and lines that are blank`()
    throws
  {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let file = try RespondentTable.read(
      try folder.write(
        "id,score,w\na,4,1\nb,,2\n\nc,5,3\n\"d,\ne\",6,4\nf,NA,5\ng,7,6\n", to: "data.csv"))
    let columns = try file.columns(numbers: ["score", "w"], missing: .drop)
    #expect(columns.numbers == [[4, 5, 6, 7], [1, 3, 4, 6]] && columns.droppedRows == [1, 4])
    let places = (0..<4).map { file.place(row: $0, column: "w", of: columns) }
    for (place, end) in zip(places, [":2:5", ":5:5", ":7:6", ":9:5"]) {
      #expect(place.hasSuffix("data.csv" + end), "\(place)")
    }
  }

  @Test(arguments: [
    ("id,score\na,x\n", ":2:3", "'x' in column 'score' is not a number"),
    ("id,score\na,inf\n", ":2:3", "'inf' in column 'score' is not a number"),
    ("id,score\na,0x10\n", ":2:3", "'0x10' in column 'score' is not a number"),
    ("id,score\na,3,4\n", ":2:1", "the row has 3 fields and the header 2"),
    ("id,score\n", "data.csv", "the file has names and no rows"),
    ("id,,score\na,b,3\n", ":1:4", "the column has no name"),
    ("score,id,score\n1,a,3\n", ":1:10", "'score' names two columns"),
    ("3,4\n5,6\n", ":1:1", "the first row must name the columns, and '3' is a number"),
    ("id,scores\na,3\n", "data.csv", "there is no column 'score'; did you mean 'scores'?"),
    ("id,score\na,\"3\n", ":2:3", "a quoted field does not end"),
  ])
  func `a fault has its place and says what to do`(
    text: String, place: String, message: String
  ) throws {
    let error = try #require(throws: SurveyError.self) { try read(text) }
    #expect(error.place.hasSuffix(place), "\(error.place)")
    #expect(error.message.hasPrefix(message), "\(error.message)")
    #expect(error.kind == .badData)
  }

  @Test func `a file in which every row has a missing value is refused`() throws {
    let error = try #require(throws: SurveyError.self) {
      try read("score\nNA\nNA\n", missing: .drop)
    }
    #expect(error.message.hasPrefix("all 2 rows have a missing value"))
  }

  @Test func `a file that isn't there has its own kind of error`() throws {
    let error = try #require(throws: SurveyError.self) {
      _ = try RespondentTable.read("/no/such.csv")
    }
    #expect(error.kind == .noInput)
  }
}
