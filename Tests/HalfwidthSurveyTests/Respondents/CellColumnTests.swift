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
