import TestSupport
import Testing

@testable import HalfwidthSurvey

/// A file that is read by blocks has the cells, the faults and the places of one that is held.
@Suite struct LargeRespondentsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func large(
    _ path: String, block: Int, ends: Int = 1 << 20, encoding: TextEncoding? = nil
  ) throws -> LargeText? {
    try BoundedFile.opening(path) { (file) throws(SurveyError) in
      try LargeText(
        file, encoding: encoding, sizes: LargeText.Sizes(smallest: 0, block: block, ends: ends))
    }
  }

  private func check(
    _ text: String, blocks: [Int] = [1, 2, 3, 5, 8, 13, 40, 1_000], ends: Int = 1 << 20
  ) throws {
    let path = try folder.write(text, to: "data.csv")
    let shown = Comment(rawValue: String(text.prefix(200)).debugDescription)
    guard let held = try? DelimitedRespondents(TextFile.read(path), format: DelimitedFormat())
    else {
      for block in blocks {
        let found = try large(path, block: block, ends: ends)
        #expect(found.flatMap { DelimitedRespondents($0, format: DelimitedFormat()) } == nil, shown)
      }
      return
    }
    let expected = held.cells(of: Array(held.columns.indices))
    for block in blocks {
      guard let text = try large(path, block: block, ends: ends),
        let source = DelimitedRespondents(text, format: DelimitedFormat())
      else { continue }
      #expect(source.columns == held.columns && source.remarks == held.remarks, shown)
      #expect(source.format == held.format, shown)
      let cells = source.cells(of: Array(held.columns.indices))
      #expect(cells.rowCount == expected.rowCount && cells.end == expected.end, shown)
      #expect(cells.oddRows == expected.oddRows && cells.oddRow == expected.oddRow, shown)
      #expect(cells.totals == expected.totals, shown)
      for place in held.columns.indices {
        let (own, other) = (cells.columns[place], expected.columns[place])
        #expect(own?.count == cells.rowCount && own?.distinct == other?.distinct, shown)
        let differing = (0..<cells.rowCount).first { own?.cell(at: $0) != other?.cell(at: $0) }
        #expect(differing == nil, "\(shown), block \(block)")
        for row in 0..<min(cells.rowCount, 5) {
          let own = source.place(row: row, column: place)
          #expect(own == held.place(row: row, column: place), shown)
        }
      }
    }
  }

  @Test(arguments: [
    "a,b,c\n1,2,3\n4,,6\n,,\n7,8\n1,2,3,4\n5,6,7\n8,9,10\n",
    "a,b\r\n \"x\" , y z \r\n\r\n  \r\n\"\",\" \"\r\n1,2",
    "a,b\n\"say \"\"when\"\", or\",\"two\nlines\"\n\"\"\"\",\"NA\"\nNA,\"NA\"\n1,2\n",
    "étage,x\nvingt-deuxième,1\n\"vingt-deuxième\",2\n\u{1F600},\u{17E3}\nវិទ្យុ,5\n",
    "\u{FEFF}a;b\n1;2\n3;4\n5;6\n7;8\n\n;\n \n", "sep=;\na;b\n1;2\n3;4\n5;6\n7;8\n",
    "a,b\n1,2\n2,3\n3,4\n5,6\n3,\"x\n", "a,b\n1,2\n2,3\n3,4\n5,6\n3,x\"y\n4,5\n",
    "name,b\nTotal,2\nx,3\nTotal,4\ny,6\nmean,7\n",
    "a,b\n1,2\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n2,3\n4,5\n6,7\n",
    "a,b\n1,2\n3,4\n5,6\n7,8", "a\n1\n2\n3\n4\n", "a,b\n", "a,a\n1,2\n1,2\n1,2\n", "\n\n \n",
    "1,2\n3,4\n5,6\n7,8\n",
  ])
  func `files as people write them`(text: String) throws { try check(text) }

  @Test(arguments: 0..<4) func `texts of any bytes that mean something`(part: Int) throws {
    let pieces = [
      ",", ",", ",", "\"", "\"\"", "\n", "\n", "\r\n", " ", "a", "1", "2.50", "é", "អ", "Total",
      "\"x\"",
      "\"a,b\"", "\"line\nline\"", "12345678", "a long text of several words",
    ]
    var random = SplitMix(state: UInt64(part) &* 7_919 + 3)
    for _ in 0..<60 {
      let text = (0..<4 + random.next() % 40).map { _ in
        let place = Int(random.next() % UInt64(pieces.count))
        return pieces[place] == "\"" && random.next() % 8 > 0 ? "," : pieces[place]
      }
      try check("a,b,c\n1,2,3\n2,3,4\n3,4,5\n" + text.joined(), blocks: [1, 3, 7, 19])
    }
  }

  @Test func `more different cells than are kept, and a beginning that is cut off`() throws {
    var text = "id,long,quoted,x,few\n"
    for row in 0..<9_000 {
      text += "\(row),a long text \(row) ,\"\"\"\(row)\"\", it's\",\(row % 7).\(row)0,\(row % 5)\n"
    }
    try check(text + "5\n", blocks: [1_000, 65_536], ends: (1 << 18) + 1)
  }

  @Test func `what only the whole text tells makes it one that is held`() throws {
    for (bytes, encoding) in [
      (Array("a,b\n1,é\n".utf8) + [0xE9, 0x0A], nil), (Array("a,b\n1,2\n".utf8) + [0], nil),
      (Array("a,b\n1,".utf8) + [0xC3], nil), ([0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0x31, 0], nil),
      (Array("a,b\n1,2\n".utf8), TextEncoding.windows1252),
    ] {
      let path = try folder.write(bytes: bytes, to: "other.csv")
      for block in [1, 4, 100] {
        #expect(try large(path, block: block, encoding: encoding) == nil)
      }
    }
    let text = try large(
      try folder.write("a,b\n\(String(repeating: "1,2\n", count: 9))", to: "a.csv"), block: 4)
    #expect(text?.count == 40)
  }

  @Test func `a file that is changed meanwhile is refused`() throws {
    let rows = String(repeating: "1,2\n", count: 9)
    let path = try folder.write("a,b\n" + rows, to: "data.csv")
    let text = try #require(try large(path, block: 8))
    let source = try #require(DelimitedRespondents(text, format: DelimitedFormat()))
    #expect(source.cells(of: [0]).rowCount == 9)
    for other in ["a,b\n" + rows + "1,2\n", "a,b\n1,2\n"] {
      _ = try folder.write(other, to: "data.csv")
      let cells = source.cells(of: [0, 1])
      #expect(cells.rowCount == 0 && cells.end?.kind == .noInput && cells.end?.place == path)
      #expect(source.place(row: 0, column: 0) == nil)
    }
  }
}
