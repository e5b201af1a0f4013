import Testing

@testable import Halfwidth

/// Rows and columns of square tables are paired by their names.
@Suite struct SquareTableTests {
  private func table(_ rows: [String]?, _ columns: [String]?) throws -> ContingencyTable {
    try ContingencyTable(
      [[0, 4, 9], [10, 2, 1], [3, 8, 2]], rowNames: rows, columnNames: columns)
  }

  @Test func `rows are brought into the order of the columns, margins and names with them`() throws
  {
    let square = try SquareTable(table(["high", "low", "mid"], ["low", "mid", "high"]))
    #expect(square.table.counts == [[10, 2, 1], [3, 8, 2], [0, 4, 9]])
    #expect(square.table.rowTotals == [13, 13, 13] && square.table.columnTotals == [13, 14, 12])
    #expect(square.table.rowNames == ["low", "mid", "high"])
    #expect(square.categoryNames == ["low", "mid", "high"])
  }

  @Test func `capitals, spaces and spellings of a number don't matter`() throws {
    let square = try SquareTable(table(["3", " 1", "2"], ["1.0", "2.0", "3.0"]))
    #expect(square.table.counts[0] == [10, 2, 1])
    #expect(
      try SquareTable(table(["C", "a", "b"], ["A", "b ", "c"])).table.counts[2] == [0, 4, 9])
    // Where capitals tell names apart they count.
    #expect(
      try SquareTable(table(["c", "A", "a"], ["a", "A", "c"])).table.counts[0] == [3, 8, 2])
  }

  @Test func `other names are refused, and named`() throws {
    let error = try #require(throws: CountsError.self) {
      try SquareTable(table(["hi", "low", "mid"], ["low", "mid", "high"]))
    }
    #expect(error.kind == .mismatch)
    #expect(error.message.contains("only the rows have 'hi', only the columns have 'high'; give"))
  }

  @Test func `without names, or with those of one side, the order stays`() throws {
    #expect(try SquareTable(table(nil, nil)).categoryNames == nil)
    let square = try SquareTable(table(nil, ["low", "mid", "high"]))
    #expect(square.table.counts[0] == [0, 4, 9] && square.categoryNames == ["low", "mid", "high"])
  }

  @Test func `names of a table are one a line, and turn with it`() throws {
    #expect(
      throws: CountsError(.mismatch, "there are 2 names for 3 rows; give one name a row")
    ) { try table(["a", "b"], nil) }
    #expect(
      throws: CountsError(
        .mismatch, "two columns are named 'b'; give each column a name of its own")
    ) { try table(nil, ["a", "b", "b"]) }
    let turned = try table(["a", "b", "c"], ["x", "y", "z"]).transposed
    #expect(turned.rowNames == ["x", "y", "z"] && turned.columnNames == ["a", "b", "c"])
    #expect(turned.counts == [[0, 10, 3], [4, 2, 8], [9, 1, 2]])
  }
}
