import TestSupport
import Testing

@testable import HalfwidthSurvey

@Suite struct ColumnKindTests {
  @Test func `columns are what their cells are, missing ones aside`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write(
      """
      id,code,name,yes,score,empty,gap,two,late
      7,11,R1,1,3,,1,0,1
      8,12,R2,0,NA,.,NA,1,2
      9,13,R3,NA,4.5,NA,3,0,3
      10,15,4,1,2,,4,1,5
      """, to: "data.csv")
    let file = try RespondentTable.read(path)
    #expect(
      try file.kinds() == [
        .rowNumbers, .numbers, .text, .binary, .numbers, .empty, .numbers, .binary, .numbers,
      ])
  }

  @Test func `columns of more different cells than are kept`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    // A last row that differs: a gap, a number that goes on, a word, a code, a digit more, another mark.
    let rows = (1...5_000).map { "\($0),\($0),\($0).5,\($0),0,\($0 % 2)\n" }.joined()
    func kinds(_ last: String) throws -> [ColumnKind] {
      let path = try folder.write("id,n,x,number,zero,few\n" + rows + last, to: "many.csv")
      return try RespondentTable.read(path).kinds()
    }
    #expect(
      try kinds("5001,5002,NA,5001,1,1\n")
        == [.rowNumbers, .numbers, .numbers, .rowNumbers, .binary, .binary])
    #expect(
      try kinds("5001.0,NA,1e3,x,0.5,no\n")
        == [.rowNumbers, .numbers, .numbers, .text, .numbers, .text])
    #expect(
      try kinds("x,5001,\"7\",5000,yes,2\n")
        == [.text, .rowNumbers, .numbers, .numbers, .text, .numbers])
  }

  @Test func `consecutive answers number no rows, unless they begin at 0 or 1 or are called so`()
    throws
  {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write(
      "rank,from0,from1,resp_id,Case No,idea,agree,said\n3,0,1,17,5,7,TRUE,yes\n4,1,2,18,6,8,FALSE,Yes\n"
        + "5,2,3,19,7,9,TRUE,maybe\n", to: "data.csv")
    #expect(
      try RespondentTable.read(path).kinds() == [
        .numbers, .rowNumbers, .rowNumbers, .rowNumbers, .rowNumbers, .numbers, .binary, .text,
      ])
  }

  @Test func `two rows are too few to be numbered, and a row of another length is passed over`()
    throws
  {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let short = try folder.write("n,x\n2,1\n3,0\n", to: "short.csv")
    #expect(try RespondentTable.read(short).kinds() == [.numbers, .binary])
    let odd = try folder.write("n,x\n1,a,b\n2,1\n3,0\n4,1\n", to: "odd.csv")
    #expect(try RespondentTable.read(odd).kinds() == [.rowNumbers, .binary])
  }
}
