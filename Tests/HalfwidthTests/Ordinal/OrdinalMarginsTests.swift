import Halfwidth
import TestSupport
import Testing

@Suite struct OrdinalMarginsTests {
  /// Two answers of 50 people of whom only the totals are known: R's `t.test(paired = TRUE)` on the answers sorted
  /// alike, and sorted against each other.
  @Test func `the widest and the narrowest table are those of sorted answers`() throws {
    let margins = try OrdinalMargins(OrdinalCounts([4, 22, 16, 8]), OrdinalCounts([3, 26, 13, 8]))
    let finding = margins.finding()
    expectClose(finding.estimate, 0.04, absolute: 1e-15)
    let interval = try #require(finding.interval)
    expectClose(interval.lower, -0.4191879192487247, absolute: 1e-12)
    expectClose(interval.upper, 0.4991879192487247, absolute: 1e-12)
    let inner = try #require(finding.inner)
    expectClose(inner.lowerBound, -0.0403830094851696, absolute: 1e-12)
    expectClose(inner.upperBound, 0.1203830094851696, absolute: 1e-12)
    let p = try #require(finding.pValue)
    expectClose(p.lowerBound, 0.3222234059506756, absolute: 1e-12)
    expectClose(p.upperBound, 0.8617580008051517, absolute: 1e-12)
    #expect(finding.verdict == .none)
  }

  @Test func `scores that are not whole steps, in any order of the categories`() throws {
    // R's t.test on rep(c(0, 1, 5), c(3, 4, 2)) and rep(c(0, 1, 5), c(4, 4, 1)).
    let first = try OrdinalCounts([2, 3, 4], scores: [5, 0, 1])
    let second = try OrdinalCounts([1, 4, 4], scores: [5, 0, 1])
    let finding = try OrdinalMargins(first, second).finding()
    let p = try #require(finding.pValue)
    expectClose(p.lowerBound, 0.246625874215393, absolute: 1e-12)
    expectClose(p.upperBound, 0.603932904742665, absolute: 1e-12)
    let errors = try #require(finding.standardError)
    expectClose(errors.lowerBound, 0.444444444444444, absolute: 1e-12)
    expectClose(errors.upperBound, 1.02890328763623, absolute: 1e-12)
    let interval = try #require(finding.interval)
    expectClose(interval.lower, -1.817099680458751, absolute: 1e-12)
    expectClose(interval.upper, 2.928210791569862, absolute: 1e-12)
  }

  /// Every joint table of three categories, gone through by hand.
  @Test func `no joint table varies less or more`() throws {
    for (first, second) in [
      ([2, 1, 3], [1, 4, 1]), ([0, 3, 2], [2, 0, 3]), ([1, 5, 1], [3, 1, 3]),
    ] {
      let finding = try OrdinalMargins(OrdinalCounts(first), OrdinalCounts(second)).finding()
      let squares = Self.tables(first, second).map { table in
        table.enumerated().reduce(0) { sum, row in
          sum
            + row.element.enumerated().reduce(0) {
              $0 + $1.element * (row.offset - $1.offset) * (row.offset - $1.offset)
            }
        }
      }
      let n = Double(first.reduce(0, +))
      let total = Double(
        zip(first, second).enumerated().reduce(0) { $0 + $1.offset * ($1.element.0 - $1.element.1) }
      )
      func error(_ squares: Int) -> Double {
        ((Double(squares) - total * total / n) / (n * (n - 1))).squareRoot()
      }
      let errors = try #require(finding.standardError)
      expectClose(errors.lowerBound, error(try #require(squares.min())), absolute: 1e-12)
      expectClose(errors.upperBound, error(try #require(squares.max())), absolute: 1e-12)
    }
  }

  /// All tables of three by three with these edges.
  private static func tables(_ rows: [Int], _ columns: [Int]) -> [[[Int]]] {
    var found: [[[Int]]] = []
    func add(_ table: [[Int]], _ left: [Int]) {
      let row = table.count
      if row == rows.count {
        if left.allSatisfy({ $0 == 0 }) { found.append(table) }
        return
      }
      for a in 0...min(rows[row], left[0]) {
        for b in 0...min(rows[row] - a, left[1]) where rows[row] - a - b <= left[2] {
          let cells = [a, b, rows[row] - a - b]
          add(table + [cells], zip(left, cells).map { $0 - $1 })
        }
      }
    }
    add([], columns)
    return found
  }

  @Test func `a table in which all changed alike makes the smallest p-value 0`() throws {
    let finding = try OrdinalMargins(OrdinalCounts([0, 2, 2]), OrdinalCounts([2, 2, 0])).finding()
    let p = try #require(finding.pValue)
    // The answers sorted against each other differ by 2, 2, 0 and 0 steps.
    expectClose(p.upperBound, 0.181690113816209, absolute: 1e-12)
    #expect(p.lowerBound == 0 && finding.inner == 1...1 && finding.verdict == .some)
  }

  @Test func `no difference and no spread is a p-value of 1`() throws {
    let p = try OrdinalMargins(OrdinalCounts([2, 2, 2]), OrdinalCounts([2, 2, 2])).finding().pValue
    #expect(p == 1...1)
  }

  @Test(arguments: [([0, 4, 0], [0, 0, 4]), ([1, 0, 0], [0, 0, 1]), ([3, 0, 0], [3, 0, 0])])
  func `where nothing can vary there is no interval, and a warning says so`(
    first: [Int], second: [Int]
  ) throws {
    let finding = try OrdinalMargins(OrdinalCounts(first), OrdinalCounts(second)).finding()
    #expect(finding.interval == nil && finding.pValue == nil && finding.verdict == .none)
    #expect(finding.warnings.map(\.code) == [.undefined])
  }

  @Test func `different people or scales are refused`() {
    #expect(throws: CountsError.self) {
      try OrdinalMargins(OrdinalCounts([1, 2]), OrdinalCounts([2, 2]))
    }
    #expect(throws: CountsError.self) {
      try OrdinalMargins(OrdinalCounts([1, 2]), OrdinalCounts([2, 1], scores: [0, 1]))
    }
  }
}
