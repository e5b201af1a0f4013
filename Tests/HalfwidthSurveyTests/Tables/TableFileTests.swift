import Halfwidth
import TestSupport
import Testing

@testable import HalfwidthSurvey

/// Where names stand in files of counts; each text is written as a program or a person writes it.
@Suite struct TableFileTests {
  private func read(
    _ text: String, as content: TableFile.Content = .counts,
    _ options: TableReadingOptions = TableReadingOptions()
  ) throws -> TableFile {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    return try TableFile.read(try folder.write(text, to: "t.csv"), as: content, options: options)
  }

  private func refusal(
    _ text: String, as content: TableFile.Content = .counts,
    _ options: TableReadingOptions = TableReadingOptions()
  ) throws -> SurveyError {
    try #require(throws: SurveyError.self) { try read(text, as: content, options) }
  }

  @Test(arguments: [
    // pandas: crosstab().to_csv(), the index named, as codes, as floats and unnamed.
    ("gender,1,2,3\n1,4,9,12\n2,6,3,8\n", ["1", "2"], ["1", "2", "3"]),
    ("gender,1.0,2.0,3.0\n1.0,4,9,12\n2.0,6,3,8\n", ["1.0", "2.0"], ["1.0", "2.0", "3.0"]),
    (",1,2,3\n1,4,9,12\n2,6,3,8\n", ["1", "2"], ["1", "2", "3"]),
    ("gender,18,30,45\n1,4,9,12\n2,6,3,8\n", ["1", "2"], ["18", "30", "45"]),
    // R: write.csv(table(...)), and write.table(..., sep = ",") with a header that is a field short.
    ("\"\",\"18\",\"30\",\"45\"\n\"5\",4,9,12\n\"2\",6,3,8\n", ["5", "2"], ["18", "30", "45"]),
    ("\"18\",\"30\",\"45\"\n\"5\",4,9,12\n\"2\",6,3,8\n", ["5", "2"], ["18", "30", "45"]),
    ("1,2,3\n1,4,9,12\n2,6,3,8\n", ["1", "2"], ["1", "2", "3"]),
    ("Low,Mid,High\nF,4,9,12\nM,6,3,8\n", ["F", "M"], ["Low", "Mid", "High"]),
    // Spreadsheets: pivots with their titles, and ranges as names.
    (
      "Count of id,Column Labels,,\nRow Labels,1,2,3\nF,4,9,12\nM,6,3,8\n", ["F", "M"],
      ["1", "2", "3"]
    ),
    ("Table 3\n,18-29,30-49,50+\nF,4,9,12\nM,6,3,8\n", ["F", "M"], ["18-29", "30-49", "50+"]),
    ("year,a,b,c\n2020,4,9,12\n2019,6,3,8\n", ["2020", "2019"], ["a", "b", "c"]),
    ("gender,1,2,3+\nF,4,9,12\nM,6,3,8\n", ["F", "M"], ["1", "2", "3+"]),
    ("gender,1,2,9\nF,4,9,12\nM,6,3,8\n", ["F", "M"], ["1", "2", "9"]),
  ])
  func `codes and years are names, wherever the file can be read so`(
    text: String, rows: [String], columns: [String]
  ) throws {
    let file = try read(text)
    #expect(file.rows == [[4, 9, 12], [6, 3, 8]])
    #expect(file.rowNames == rows)
    #expect(file.columnNames == columns)
  }

  @Test(
    arguments: [
      ("4,9,12\n6,3,8\n", nil, nil), ("F,4,9,12\nM,6,3,8\n", ["F", "M"], nil),
      (",a,b,c\n,4,9,12\n,6,3,8\n", nil, ["a", "b", "c"]),
    ] as [(String, [String]?, [String]?)])
  func `a file may have no names, or those of one side`(
    text: String, rows: [String]?, columns: [String]?
  ) throws {
    let file = try read(text)
    #expect(file.rows == [[4, 9, 12], [6, 3, 8]])
    #expect(file.rowNames == rows)
    #expect(file.columnNames == columns)
    #expect(file.warnings.isEmpty)
  }

  @Test(arguments: [
    ("1,2,3,4\n4,9,12,5\n6,3,8,3\n", ":1:1", "--header yes"),
    ("2019,2020\n10,20\n30,40\n", ":1:1", "--header yes"),
    ("2019,10,20\n2020,30,40\n", ":1:1", "--row-names yes"),
    ("1,10,20\n2,30,40\n", ":1:1", "--row-names yes"),
    ("1,4\n2,9\n3,12\n", ":1:1", "--row-names yes"),
    ("0,1,2\n1,4,9\n2,6,3\n", ":1:1", "--header yes"),
    ("gender,18,30,45\nF,4,9,12\nM,6,3,8\n", ":1:1", "--header yes"),
    ("gender,1,2,3\nF,4,9,12\n", ":1:1", "--header yes"),
    ("1,2,3\nF,4,9\nM,6,3\n", ":1:1", "--header yes"),
    ("a,b,c\n10,20,5\n30,40,6\n", ":2:1", "--row-names yes"),
    ("score,count\n1,4\n2,9\n3,12\n", ":2:1", "--row-names yes"),
    ("10,2O\n30,40\n5,6\n", ":1:1", "misspelt"),
    ("1O,20,30\n40,50,60\n70,80,90\n", ":1:1", "--header yes"),
    ("NA,20,30\n40,50,60\n70,80,90\n", ":1:1", "--header yes"),
    ("18,40\n5,4,9\n2,6,3\n", ":1:1", "a count is missing"),
  ])
  func `where two readings remain both are named, with the option`(
    text: String, place: String, words: String
  ) throws {
    let error = try refusal(text)
    #expect(error.place.hasSuffix(place), "\(error)")
    #expect(error.message.contains(words), "\(error)")
  }

  @Test func `the options decide`() throws {
    let codes = "1,2,3\n4,9,12\n6,3,8\n"
    #expect(
      try read(codes, .init(header: true)).columnNames == ["1", "2", "3"])
    #expect(try read(codes, .init(header: false)).rows == [[1, 2, 3], [4, 9, 12], [6, 3, 8]])
    let years = "2019,10,20\n2020,30,40\n"
    #expect(try read(years, .init(rowNames: true)).rows == [[10, 20], [30, 40]])
    #expect(try read(years, .init(rowNames: false)).rows == [[2019, 10, 20], [2020, 30, 40]])
    let both = "0,1,2\n1,4,9\n2,6,3\n"
    let named = try read(both, .init(header: true, rowNames: true))
    #expect(named.rows == [[4, 9], [6, 3]])
    #expect(named.rowNames == ["1", "2"] && named.columnNames == ["1", "2"])
    #expect(try read(both, .init(header: false, rowNames: false)).rows.count == 3)
    let plain = "10,20\n30,40\n50,60\n"
    #expect(try read(plain, .init(header: true)).rows == [[30, 40], [50, 60]])
  }

  @Test(arguments: [
    ("10,20\n30,40\n", [[10, 20], [30, 40]]), ("3,1\n1,3\n", [[3, 1], [1, 3]]),
    ("10,20,30\n40,50,60\n", [[10, 20, 30], [40, 50, 60]]), ("1,2\n3,4\n", [[1, 2], [3, 4]]),
    ("4,5\n9,2\n1,8\n", [[4, 5], [9, 2], [1, 8]]), ("2,1\n5,5\n", [[2, 1], [5, 5]]),
  ])
  func `plain counts are counts`(text: String, rows: [[Int]]) throws {
    let file = try read(text)
    #expect(file.rows == rows && file.rowNames == nil && file.columnNames == nil)
    #expect(file.warnings.isEmpty)
  }

  @Test func `numbers that are taken for names are named in a warning`() throws {
    let header = try read("gender,1,2,3,4\nF,4,9,12,5\nM,6,3,8,3\n")
    #expect(header.warnings.map(\.code) == [.namesAssumed])
    #expect(header.warnings[0].message.contains("gender, 1, 2, 3, 4"))
    let column = try read("score,Women,Men\n1,4,6\n2,9,3\n3,12,8\n4,5,3\n")
    #expect(column.warnings.map(\.code) == [.namesAssumed])
    #expect(column.rowNames == ["1", "2", "3", "4"])
  }

  @Test(arguments: [
    (",Yes,Yes\nF,1,2\nM,3,4\n", ":1:6", "'Yes' stands at line 1, column 2 already"),
    (",Yes,No\nF,1,2\nF,3,4\n", ":3:1", "'F' stands at line 2, column 1 already"),
    ("10,20\n3O,40\n", ":2:1", "'3O' is not a whole number"),
    (",Yes,No\nF,1.5,2\nM,3,4\n", ":2:3", "'1.5' is not a whole number"),
    (",Yes,No\nF,,2\nM,3,4\n", ":2:3", "the field is empty"),
    (",Yes,No\nF,\"1,234\",2\nM,3,4\n", ":2:3", "write 1234 where its sign groups thousands"),
    (",Yes,No\nF,1.234,2\nM,3,4\n", ":2:3", "write 1234 where its sign groups thousands"),
    ("Var1,Var2,Freq\n1,1,4\n2,1,6\n1,2,9\n2,2,3\n", ":1:1", "each row is one cell of a table"),
    ("a,b,Freq\nF,x,4\nM,x,6\nF,y,9\nM,y,3\n", ":1:1", "each row is one cell of a table"),
  ])
  func `faults have their places`(text: String, place: String, words: String) throws {
    let error = try refusal(text)
    #expect(error.place.hasSuffix(place), "\(error)")
    #expect(error.message.contains(words), "\(error)")
  }

  @Test func `blank columns and rows of spreadsheets are passed over`() throws {
    let file = try read(",Yes,No,\nWomen,10,20,\nMen,30,40,\n,,,\n")
    #expect(file.rows == [[10, 20], [30, 40]])
    #expect(file.columnNames == ["Yes", "No"] && file.rowNames == ["Women", "Men"])
  }

  @Test(arguments: [
    ("", "the file is empty"), ("\n", "the file is empty"),
    (",\n,\n", "the file has no value in it"),
    ("\"\"", "the file has no row"), ("\"\",\"\"", "the file has no row"),
    ("\"\"\n\"\"\n", "the file has no row"), ("\"\",\n", "the file has no row"),
  ])
  func `a file without anything in its fields is refused`(_ text: String, _ cause: String) throws {
    for content in [TableFile.Content.counts, .squareCounts] {
      #expect(try refusal(text, as: content).message.contains(cause))
    }
  }

  @Test func `a row for each respondent is no row of counts`() throws {
    let answers = "gender,answer\n" + String(repeating: "1,2\n2,1\n1,1\n2,2\n", count: 5)
    #expect(try read(answers).warnings.map(\.code) == [.possibleRespondents])
    let counts = "gender,answer\n" + (1...12).map { "\($0 * 7 % 13),\($0 * 5 % 11)\n" }.joined()
    #expect(try read(counts).warnings.isEmpty)
  }
}
