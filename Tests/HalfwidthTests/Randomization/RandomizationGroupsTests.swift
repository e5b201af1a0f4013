import TestSupport
import Testing

@testable import Halfwidth

@Suite struct RandomizationGroupsTests {
  /// All ways to choose a group, by loops over the subsets, with whole numbers.
  private func plain(_ columns: [[Int]], first: Int) -> [Double] {
    let n = columns[0].count
    let items = columns.indices
    let totals = columns.map { $0.reduce(0, +) }
    let squares = items.map { n * columns[$0].reduce(0) { $0 + $1 * $1 } - totals[$0] * totals[$0] }
    func distance(_ item: Int, _ mask: Int) -> Int {
      let sum = (0..<n).reduce(0) { $0 + (mask >> $1 & 1) * columns[item][$1] }
      return n * sum - first * totals[item]
    }
    let observed = items.map { distance($0, 1 << first - 1) }
    func isAtLeast(_ a: Int, _ qa: Int, _ b: Int, _ qb: Int) -> Bool { a * a * qb >= b * b * qa }
    let order = items.sorted {
      Double(observed[$0] * observed[$0]) / Double(squares[$0])
        > Double(observed[$1] * observed[$1]) / Double(squares[$1])
    }
    let masks = (0..<1 << n).filter { $0.nonzeroBitCount == first }
    var found = [Double](repeating: 0, count: items.count)
    var before = 0.0
    for (place, item) in order.enumerated() {
      let count = masks.count { mask in
        order[place...].contains {
          isAtLeast(distance($0, mask), squares[$0], observed[item], squares[item])
        }
      }
      before = max(before, Double(count) / Double(masks.count))
      found[item] = before
    }
    return found
  }

  private func pValues(_ columns: [[Double]], first: Int) -> RandomizationPValues? {
    let n = columns[0].count
    let rows = RandomizationRows(
      columns, groups: (first: Array(0..<first), second: Array(first..<n)))
    return RandomizationTest(rows).pValues(.largestStatistic, SimulationOptions(seed: 1))?.values
  }

  @Test func `convolution and enumeration are what loops over all groups give`() throws {
    let columns = [[1, 3, 2, 5, 4, 4, 1, 2, 2, 1], [0, 1, 1, 1, 1, 0, 0, 0, 1, 0]]
    for first in [2, 4, 6] {
      let expected = plain(columns, first: first)
      for factors in [[1.0, 1], [0.2, 7], [(2.0).squareRoot(), (3.0).squareRoot()]] {
        let scaled = zip(columns, factors).map { column, factor in
          column.map { Double($0) * factor }
        }
        let found = try #require(pValues(scaled, first: first))
        for item in 0..<2 {
          expectClose(found.stepDown[item], expected[item], absolute: 1e-12, "\(first) \(factors)")
        }
      }
    }
  }

  @Test func `two respondents against two can't give less than a third`() throws {
    let found = try #require(pValues([[9, 8, 1, 2]], first: 2))
    expectClose(found.stepDown[0], 1.0 / 3, absolute: 1e-12)
  }

  /// The three highest of seven are one choice of 35, and no other sum is as far from its mean of 14.57.
  @Test func `groups of unequal size`() throws {
    let found = try #require(pValues([[9, 8, 7, 1, 2, 3, 4]], first: 3))
    expectClose(found.alone[0], 1.0 / 35, absolute: 1e-12)
  }

  @Test func `many rows are simulated, the same by any number of threads`() throws {
    var columns = [[Double]](repeating: [], count: 4)
    for item in 0..<4 {
      for row in 0..<40 {
        let number = (row * 37 + item * 11) % 13 + (row < 20 ? 2 : 0)
        columns[item].append(Double(number))
      }
    }
    let rows = RandomizationRows(
      columns, groups: (first: Array(0..<20), second: Array(20..<40)))
    let test = RandomizationTest(rows)
    let one = try #require(
      test.pValues(.largestStatistic, SimulationOptions(resamples: 999, seed: 5)))
    #expect(one.route == .simulated(resamples: 999, seed: 5))
    let two = try #require(
      test.pValues(.largestStatistic, SimulationOptions(resamples: 999, seed: 5, threads: 2)))
    #expect(one.values == two.values)
    #expect(zip(one.values.alone, one.values.stepDown).allSatisfy { $0 <= $1 })
  }
}
