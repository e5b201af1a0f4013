import TestSupport
import Testing

@testable import Halfwidth

@Suite struct ExactLinearTestTests {
  /// All tables with the margins of one, each with the product of the factorials of its cells.
  private static func tables(_ counts: [[Int]]) -> [(table: [[Int]], weight: Double)] {
    let rows = counts.map { $0.reduce(0, +) }
    let columns = counts[0].indices.map { column in counts.reduce(0) { $0 + $1[column] } }
    func factorial(_ n: Int) -> Double { n < 2 ? 1 : (2...n).reduce(1) { $0 * Double($1) } }
    func lines(_ total: Int, _ most: ArraySlice<Int>) -> [[Int]] {
      guard let first = most.first else { return total == 0 ? [[]] : [] }
      return (0...min(total, first)).flatMap { own in
        lines(total - own, most.dropFirst()).map { [own] + $0 }
      }
    }
    func rest(_ row: Int, _ left: [Int]) -> [[[Int]]] {
      guard row < rows.count else { return left.allSatisfy { $0 == 0 } ? [[]] : [] }
      return lines(rows[row], left[...]).flatMap { line in
        rest(row + 1, zip(left, line).map(-)).map { [line] + $0 }
      }
    }
    return rest(0, columns).map { table in
      (table, 1 / table.joined().reduce(1) { $0 * factorial($1) })
    }
  }

  private static func enumerated(
    _ counts: [[Int]], _ u: [Double], _ v: [Double], _ alternative: AlternativeHypothesis
  ) -> Double {
    func sum(_ table: [[Int]]) -> Double {
      table.indices.reduce(0) { total, row in
        table[row].indices.reduce(total) { $0 + Double(table[row][$1]) * u[row] * v[$1] }
      }
    }
    let all = tables(counts)
    let weight = all.reduce(0) { $0 + $1.weight }
    let mean = all.reduce(0) { $0 + $1.weight * sum($1.table) } / weight
    let own = sum(counts)
    let extreme = all.reduce(0.0) { total, item in
      let other = sum(item.table)
      let isExtreme =
        switch alternative {
        case .two: (other - mean).magnitude >= (own - mean).magnitude - 1e-9
        case .less: other <= own + 1e-9
        case .greater: other >= own - 1e-9
        }
      return total + (isExtreme ? item.weight : 0)
    }
    return extreme / weight
  }

  private static let cases: [(counts: [[Int]], rows: [Double], columns: [Double])] = [
    ([[2, 1], [1, 3]], [1, 2], [1, 2]), ([[3, 0, 1], [0, 2, 2]], [1, 2], [1, 2, 3]),
    ([[1, 3, 2], [2, 3, 4], [0, 2, 5]], [1, 2, 3], [1, 2, 3]),
    ([[3, 1, 0], [2, 4, 2], [1, 2, 6]], [0, 1, 3], [0, 2, 5]),
    ([[2, 0, 1, 3], [1, 2, 0, 1], [0, 1, 2, 2]], [0.5, 1, 2.5], [-1, 0, 0.25, 4]),
    ([[2, 2, 1], [0, 3, 1], [1, 0, 2]], [1, 1, 2], [3, 1, 2]),
    ([[2, 0, 1], [0, 0, 0], [1, 0, 4]], [1, 2, 3], [1, 9, 3]),
    ([[5, 0], [0, 5]], [1, 2], [1, 2]),
  ]

  @Test(arguments: cases.indices, AlternativeHypothesis.allCases)
  func `it is the share of all tables with these margins`(
    place: Int, alternative: AlternativeHypothesis
  ) throws {
    let (counts, rows, columns) = Self.cases[place]
    let expected = Self.enumerated(counts, rows, columns, alternative)
    let scored = try ScoredTable(
      TableSamples.table(counts), rowScores: rows, columnScores: columns)
    let finding = scored.test(.linearByLinearExact, alternative: alternative)
    expectClose(try #require(finding.pValue), expected, relative: 1e-12)
    #expect(finding.warnings.isEmpty && finding.degreesOfFreedom == nil)
    #expect(finding.statistic == scored.test(.linearByLinear).statistic)
    // The other way round the same, and with the scores the other way round the other direction.
    let turned = try ScoredTable(
      TableSamples.table(counts[0].indices.map { column in counts.map { $0[column] } }),
      rowScores: columns, columnScores: rows)
    expectClose(
      turned.test(.linearByLinearExact, alternative: alternative).pValue ?? 9, expected,
      relative: 1e-12)
    let mirrored = try ScoredTable(
      TableSamples.table(counts), rowScores: rows.map { -$0 }, columnScores: columns)
    expectClose(
      mirrored.test(.linearByLinearExact, alternative: alternative.mirrored).pValue ?? 9, expected,
      relative: 1e-12)
  }

  /// R 4.2.2, coin 1.4-2: independence_test(score ~ row, distribution = "exact") of two rows.
  @Test(arguments: [
    ([5, 8, 12], [15, 13, 13], [0.127566691984532, 0.957872851153797, 0.0785952330392043]),
    ([12, 7, 3, 1], [6, 9, 8, 4], [0.0213920802645868, 0.0114535122696703, 0.995066255556668]),
  ])
  func `two rows are coin's, and the exact trend test`(
    first: [Int], second: [Int], expected: [Double]
  ) throws {
    let scored = try ScoredTable(ContingencyTable([first, second]), rowScores: [1, 0])
    let trend = try TrendCounts(successes: first, trials: zip(first, second).map(+))
    for (alternative, p) in zip([AlternativeHypothesis.two, .less, .greater], expected) {
      let table = scored.test(.linearByLinearExact, alternative: alternative)
      expectClose(table.pValue ?? 9, p, relative: 1e-12)
      let finding = trend.test(.cochranArmitageExact, alternative: alternative)
      expectClose(finding.pValue ?? 9, p, relative: 1e-12)
      #expect(finding.statistic == trend.test().statistic)
    }
  }

  @Test
  func `the job satisfaction of 104 people is answered, and what would take too long is refused`()
    throws
  {
    let jobs = try ScoredTable(
      ContingencyTable([[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11]]))
    // Through all numbers of each column's respondents by whole numbers, in Python.
    expectClose(jobs.test(.linearByLinearExact).pValue ?? 9, 0.09322790762469071, relative: 1e-11)
    let large = try ScoredTable(
      ContingencyTable((0..<6).map { row in (0..<6).map { 20 + (row * $0) % 5 } }))
    let refused = large.test(.linearByLinearExact)
    #expect(refused.pValue == nil && refused.warnings.map(\.code) == [.tooLarge])
    #expect(refused.warnings[0].message.contains("linear-by-linear takes them"))
    let huge = try ScoredTable(ContingencyTable([[1 << 40, 3], [5, 1 << 41]]))
    #expect(huge.test(.linearByLinearExact).warnings.map(\.code) == [.tooLarge])
    let odd = try ScoredTable(
      ContingencyTable([[3, 4, 2], [5, 1, 4]]), columnScores: [0, 1, 2.0.squareRoot()])
    let refusedScores = odd.test(.linearByLinearExact)
    #expect(refusedScores.pValue == nil && refusedScores.warnings.map(\.code) == [.undefined])
    #expect(refusedScores.warnings[0].message.contains("whole multiples of one step"))
  }

  @Test func `where one score is all that there is, it is 1`() throws {
    let flat = try ScoredTable(ContingencyTable([[3, 4], [0, 0]]))
    for alternative in AlternativeHypothesis.allCases {
      let finding = flat.test(.linearByLinearExact, alternative: alternative)
      #expect(finding.pValue == 1 && finding.statistic == nil)
      #expect(finding.warnings.map(\.code) == [.undefined])
    }
    let none = try TrendCounts(successes: [0, 0], trials: [4, 5])
    #expect(none.test(.cochranArmitageExact).pValue == 1)
  }
}
