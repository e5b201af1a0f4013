import TestSupport
import Testing

@testable import HalfwidthSurvey

/// One pass without texts finds what the reader of rows finds field by field.
@Suite struct DelimitedRespondentsTests {
  private func check(_ text: String, separator: FieldSeparator? = nil) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write(text, to: "data.csv")
    let source = try DelimitedRespondents.read(
      path, format: DelimitedFormat(separator: separator))
    let file = try TextFile.read(path)
    var rows: [[DelimitedTable.Field]] = []
    try DelimitedTable.forEachRow(of: file, DelimitedLayout(of: file, separator: separator)) {
      rows.append($0)
      return true
    }
    rows.removeFirst()
    let cells = source.cells(of: Array(source.columns.indices))
    #expect(cells.rowCount == rows.count && cells.end == nil)
    for (row, fields) in rows.enumerated() {
      for place in source.columns.indices {
        let cell = cells.columns[place]?.cell(at: row)
        if place < fields.count {
          let field = fields[place]
          #expect(cell == .text(field.text, isQuoted: field.isQuoted), "\(row), \(place)")
          #expect(source.place(row: row, column: place) == field.position.description)
        } else {
          #expect(cell == .missing(.absent))
        }
      }
    }
  }

  @Test(arguments: [
    "a,b,c\n1,2,3\n4,,6\n,,\n7,8\n1,2,3,4\n", "a,b\r\n \"x\" , y z \r\n\r\n  \r\n\"\",\" \"\r\n1,2",
    "a,b\n\"say \"\"when\"\", or\",\"two\nlines\"\n\"\"\"\",\"NA\"\nNA,\"NA\"\n",
    "étage,x\nvingt-deuxième,1\n\"vingt-deuxième\",2\n\u{1F600},\u{17E3}\n",
    "a,b\n12345678,1234567\n\"12345678\",\"1234567\"\n12345678,1234567\n",
  ])
  func `fields of all kinds`(text: String) throws { try check(text) }

  @Test func `tabs that separate are no spaces`() throws {
    try check("a\tb\tc\n1\t\t \"x\" \n\t2\t\n \t3\t\"a\tb\"\n", separator: .tab)
  }

  @Test func `more different cells than are kept are found again where they stand`() throws {
    var text = "id,long,quoted,few\n"
    for row in 0..<6_000 {
      text += "\(row), a long text \(row) ,\"\"\"\(row)\"\", it's\",\(row % 5)\n"
    }
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let source = try DelimitedRespondents.read(try folder.write(text + "5\n", to: "data.csv"))
    let cells = source.cells(of: [0, 1, 2, 3])
    for row in stride(from: 0, to: 6_000, by: 7) {
      #expect(cells.columns[0]?.cell(at: row) == .text("\(row)"))
      #expect(cells.columns[1]?.cell(at: row) == .text("a long text \(row)"))
      #expect(cells.columns[2]?.cell(at: row) == .text("\"\(row)\", it's", isQuoted: true))
      #expect(cells.columns[3]?.cell(at: row) == .text("\(row % 5)"))
    }
    #expect(cells.columns[0]?.cell(at: 6_000) == .text("5"))
    #expect(cells.columns[2]?.cell(at: 6_000) == .missing(.absent))
    #expect(cells.oddRows == [6_000])
  }

  @Test func `a row that a fault cuts off is none, and the rows before it are there`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for last in ["3,\"x\n", "3,x\"y\n4,5\n"] {
      let path = try folder.write("a,b\n1,2\n2,3\n" + last, to: "data.csv")
      let cells = try DelimitedRespondents.read(path).cells(of: [0, 1])
      #expect(cells.rowCount == 2 && cells.columns[0]?.count == 2 && cells.columns[1]?.count == 2)
      let end = try #require(cells.end)
      #expect(end.place.hasPrefix(path + ":4:"), "\(end.place)")
      // What stands before the fault is said first, and a file that is no table has no kinds.
      let table = try RespondentTable.read(path)
      let asked = ColumnsRequest(answers: ["a"], texts: [])
      #expect(throws: end) { try table.columns(asked) }
      #expect(throws: end) { try table.kinds(of: []) }
      let early = try RespondentTable.read(
        try folder.write("a,b\nno,2\nmaybe,3\n" + last, to: "early.csv"))
      let error = try #require(throws: SurveyError.self) { try early.columns(asked) }
      #expect(error.place.hasSuffix("early.csv:3:1"), "\(error.place)")
    }
  }
}
