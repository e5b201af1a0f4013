import Testing

@testable import HalfwidthSurvey

/// What follows of hidden counts from those that are shown: against all lists of counts that there are.
@Suite struct HiddenCellsTests {
  /// All lists of counts that sum to a total.
  static func lists(_ cells: Int, total: Int) -> [[Int]] {
    if cells == 1 { return [[total]] }
    return (0...total).flatMap { first in
      lists(cells - 1, total: total - first).map { [first] + $0 }
    }
  }

  private static func sum(_ counts: [Int], _ cells: Range<Int>) -> Int {
    counts[cells].reduce(0, +)
  }

  @Test func `ranges are those of all lists`() {
    let all = Self.lists(4, total: 9)
    for counts in all {
      for known in [[1..<2], [0..<2], [0..<1, 1..<3], [2..<4, 3..<4], [0..<2, 1..<4]]
        as [[Range<Int>]]
      {
        let ranges = CellRanges(
          cells: 4, total: 9, known: known.map { ($0, Self.sum(counts, $0)...Self.sum(counts, $0)) }
        )
        let fitting = all.filter { list in
          known.allSatisfy { Self.sum(list, $0) == Self.sum(counts, $0) }
        }
        for first in 0..<4 {
          for last in first..<4 {
            let values = fitting.map { Self.sum($0, first..<last + 1) }
            let range = ranges.possible(first..<last + 1)
            #expect(range == (values.min() ?? -1)...(values.max() ?? -1))
          }
        }
      }
    }
  }

  @Test(arguments: [2, 3, 5])
  func `each hidden count could be as many as the limit says`(limit: Int) {
    let shapes: [[Range<Int>]] = [
      [0..<1, 1..<2, 2..<3, 3..<4], [0..<1, 1..<2, 2..<3, 3..<4, 0..<2, 2..<4],
      [0..<1, 1..<2, 2..<3, 3..<4, 1..<4],
    ]
    let all = Self.lists(4, total: 12)
    var shown = 0
    for counts in all {
      for shape in shapes {
        let groups = shape.map { HiddenCells.Group(cells: $0, count: Self.sum(counts, $0)) }
        let hidden = HiddenCells(counts, groups: groups, limit: limit).isHidden
        let known = zip(shape, hidden).filter { !$1 }.map(\.0)
        let fitting = all.filter { list in
          known.allSatisfy { Self.sum(list, $0) == Self.sum(counts, $0) }
        }
        shown += known.count
        for (cells, isHidden) in zip(shape, hidden) {
          if isHidden {
            #expect(Set(fitting.map { Self.sum($0, cells) }).count >= limit)
          } else {
            let count = Self.sum(counts, cells)
            #expect(count >= limit && 12 - count >= limit)
          }
        }
      }
    }
    #expect(shown > 0)
  }

  @Test func `nothing is hidden without a reason`() {
    let groups = [5, 6, 7].enumerated().map {
      HiddenCells.Group(cells: $0.offset..<$0.offset + 1, count: $0.element)
    }
    #expect(HiddenCells([5, 6, 7], groups: groups, limit: 5).isHidden == [false, false, false])
    #expect(HiddenCells([5, 6, 7], groups: groups, limit: 6).isHidden == [true, true, false])
  }
}
