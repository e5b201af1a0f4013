import Testing

@testable import HalfwidthSurvey

@Suite struct CellColumnTests {
  /// Columns with few different cells, with more than fit in a byte, and with more than are kept.
  @Test(arguments: [1, 3, 256, 257, 4_096, 4_097, 9_000])
  func `cells come back as they were, however many differ`(different: Int) {
    let kinds: [(Int) -> RespondentCell] = [
      { .number(Double($0) / 4) }, { .text("a\($0)") }, { .text("a\($0)", isQuoted: true) },
      { .missing(.code("\($0)")) },
    ]
    let cells = (0..<10_000).map { row in
      let value = row * 7_919 % different
      return row % 97 == 0 ? .missing(.empty) : kinds[value % 4](value)
    }
    let column = CellColumn(cells)
    #expect(column.count == cells.count)
    #expect(cells.indices.allSatisfy { column.cell(at: $0) == cells[$0] })
    // Who holds the same place holds the same cell, and the other way round among those that are kept.
    #expect(column.distinct.count == min(Set(cells).count, CellColumn.mostDistinct))
    for row in cells.indices {
      if let place = column.place(at: row) { #expect(column.distinct[place] == cells[row]) }
    }
  }

  @Test
  func
    `rows are looked at and added together, in columns of both widths and beyond those that are kept`()
  {
    for different in [2, 300, 5_000] {
      let column = CellColumn((0..<6_000).map { .number(Double($0 % different)) })
      let kept = min(different, CellColumn.mostDistinct)
      // All but the last of the different cells.
      let isMeant = (0..<kept).map { $0 < kept - 1 }
      #expect(column.end(of: 0..<6_000, where: isMeant) == kept - 1)
      #expect(column.end(of: kept - 1..<6_000, where: isMeant) == kept - 1)
      #expect(column.end(of: 1..<2, where: isMeant) == (different == 2 ? 1 : 2))
      let beyond = column.end(of: 0..<6_000, where: [Bool](repeating: true, count: kept))
      #expect(beyond == (different == 5_000 ? kept : 6_000))
      var found = [7]
      column.add(1..<kept, of: (0..<kept).map { 10 * $0 }, to: &found)
      #expect(found == [7] + (1..<kept).map { 10 * $0 })
    }
  }

  @Test func `numbers beyond those that are kept are there without their texts`() throws {
    let texts = (0..<5_000).map { "\($0).50" } + ["x", "7.25", "1e3", "\"8\"", "9"]
    let file = try TextFile(path: "a.csv", checking: Array(texts.joined(separator: "\n").utf8))
    let text = DelimitedText(file, try DelimitedLayout(of: file, separator: .comma))
    var fields: [FieldSlice] = []
    var index = 0
    while try text.nextRow(from: &index, { fields.append(FieldSlice($0)) }) {}
    var column = DelimitedColumn(rows: fields.count)
    column.add(fields[...], from: 0, step: 1, of: text)
    let cells = column.finished()
    #expect((0..<5_000).allSatisfy { cells.cell(at: $0) == .text(texts[$0]) })
    #expect(
      cells.cell(at: 5_003) == .text("8", isQuoted: true) && cells.cell(at: 5_000) == .text("x"))
    #expect(cells.furtherNumber(at: 4_095) == nil && cells.furtherNumber(at: 4_096) == 4_096.5)
    #expect([5_000, 5_002, 5_003].allSatisfy { cells.furtherNumber(at: $0) == nil })
    let isMeant = [Bool](repeating: true, count: 4_096)
    #expect(cells.end(of: 0..<5_005, where: isMeant) == 4_096)
    #expect(cells.end(of: 0..<5_005, where: isMeant, orNumberBut: []) == 5_000)
    #expect(cells.end(of: 7..<5_005, where: isMeant, orNumberBut: [4_100.5]) == 4_100)
    var numbers = [1.0]
    cells.add(numbers: 4_090..<4_100, of: (0..<4_096).map { Double($0) }, to: &numbers)
    let expected: [Double] = [1, 4_090, 4_091, 4_092, 4_093, 4_094, 4_095]
    #expect(numbers == expected + [4_096.5, 4_097.5, 4_098.5, 4_099.5])
  }

  @Test func `a tally has texts in the order of their first rows, quotes aside`() {
    let tally = CellColumn([
      .text("b"), .text(""), .text("a", isQuoted: true), .text("b", isQuoted: true),
      .missing(.absent), .number(3), .text("NA"), .missing(.empty), .text("a"),
    ]).tally
    #expect(tally.values.map(\.text) == ["b", "a", "3", "NA"])
    #expect(tally.values.map(\.count) == [2, 2, 1, 1] && tally.blanks == 2)
    #expect(tally.answers.map(\.text) == ["b", "a", "3"])
  }
}
