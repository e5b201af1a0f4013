import Testing

@testable import HalfwidthSurvey

@Suite struct DelimitedLayoutTests {
  private func read(_ text: String, _ separator: FieldSeparator? = nil) throws -> DelimitedTable {
    try DelimitedTable.read(
      TextFile(path: "x.csv", checking: Array(text.utf8)), separator: separator)
  }

  private func texts(_ table: DelimitedTable) -> [[String]] { table.rows.map { $0.map(\.text) } }

  @Test(arguments: FieldSeparator.allCases)
  func `each separator is found, past quoted ones and those in some rows only`(
    separator: FieldSeparator
  ) throws {
    let mark = String(decoding: [separator.byte], as: UTF8.self)
    let others = FieldSeparator.allCases.filter { $0 != separator }
      .map { String(decoding: [$0.byte], as: UTF8.self) }.joined()
    let text =
      "id\(mark)\"a\(mark)\"\"\(mark)\(others)\"\(mark)c\n1\(mark)a \(others)b\(mark)3\n2\(mark)y\(mark)4\n"
    let table = try read(text)
    #expect(table.layout.separator == separator)
    #expect(texts(table)[0] == ["id", "a\(mark)\"\(mark)\(others)", "c"])
    #expect(texts(table)[2] == ["2", "y", "4"])
    #expect(table.rows[0].map(\.isQuoted) == [false, true, false])
    #expect(table.remarks.count == (separator == .comma ? 0 : 1))
  }

  @Test func `commas inside numbers don't separate where semicolons do`() throws {
    #expect(texts(try read("1,5;2,5\n3,5;4,5\n")) == [["1,5", "2,5"], ["3,5", "4,5"]])
  }

  @Test func `two separators that would both do are refused until one is named`() throws {
    let error = try #require(throws: SurveyError.self) { try read("a,b;c\n1,2;x\n") }
    #expect(error.message.contains("commas and semicolons may stand between the fields"))
    #expect(texts(try read("a,b;c\n1,2;x\n", .semicolon)) == [["a,b", "c"], ["1,2", "x"]])
  }

  @Test func `an uneven row doesn't change the separator`() throws {
    #expect(try read("id;x;y\n1;2;3\n2;3,5\n").layout.separator == .semicolon)
    #expect(try read("x\n1,5\n2,5\n").layout.separator == .comma)
  }

  @Test func `a first line that names the separator is no row`() throws {
    let table = try read("sep=;\r\nid;x\r\n1;2,5\r\n")
    #expect(texts(table) == [["id", "x"], ["1", "2,5"]])
    #expect(table.rows[0][0].position.line == 2 && table.rows[1][1].position.column == 3)
  }

  @Test func `rows of separators at the end and columns without anything are passed over`() throws {
    let table = try read("id,x,,\n1,2,,\n3,4,,\n,,,\n , ,\n")
    #expect(texts(table) == [["id", "x"], ["1", "2"], ["3", "4"]])
    #expect(table.remarks == ["the file's last 2 rows hold nothing, and are passed over"])
    // A blank column between others, and a blank row between others, stay.
    #expect(
      texts(try read("id,,x\n,,\n1,,2\n")) == [["id", "", "x"], ["", "", ""], ["1", "", "2"]])
    // What stands in quotes at the end is no row of separators.
    #expect(texts(try read("id,x\n1,\"a\n,\n\"\n")) == [["id", "x"], ["1", "a\n,\n"]])
  }

  @Test func `a file of separators only has no value`() throws {
    let error = try #require(throws: SurveyError.self) { try read(",,\n,,\n") }
    #expect(error.message == "the file has no value in it; fill it in")
  }
}
