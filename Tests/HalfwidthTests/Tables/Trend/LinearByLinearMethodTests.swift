import NumericCore
import TestSupport
import Testing

@testable import Halfwidth

@Suite struct LinearByLinearMethodTests {
  private func scored(
    _ counts: [[Int]], _ rows: [Double]? = nil, _ columns: [Double]? = nil
  ) throws -> ScoredTable {
    try ScoredTable(TableSamples.table(counts), rowScores: rows, columnScores: columns)
  }

  private func finding(_ table: ScoredTable) -> TestFinding {
    ScoredTableMethod.linearByLinear.finding(for: table)
  }

  /// Agresti, *Categorical Data Analysis*: alcohol and infant malformation, M^2 = 6.57, p = .01.
  @Test func `the published example`() throws {
    let malformation = finding(
      try scored(
        [[17_066, 48], [14_464, 38], [788, 5], [126, 1], [37, 1]], [0, 0.5, 1.5, 4, 7], [0, 1]))
    expectClose(try #require(malformation.statistic), 6.569932245990485, relative: 1e-11)
    expectClose(try #require(malformation.pValue), 0.010371589916631344, relative: 1e-11)
    #expect(malformation.degreesOfFreedom == 1)
    #expect(malformation.details.map(\.name) == ["r", "z"])
  }

  @Test func `in a 2 x 2 table it is the n-1 test with phi, and undefined where phi is`() throws {
    for table in TableSamples.twoByTwo(upTo: 12) {
      let finding = finding(try ScoredTable(table))
      guard let phi = table.phi() else {
        #expect(finding.pValue == nil && finding.warnings.map(\.code) == [.undefined])
        #expect(finding.details.allSatisfy { $0.value == nil })
        continue
      }
      expectClose(try #require(finding.details[0].value), phi, absolute: 1e-14)
      let other = ChiSquaredMethod.nMinusOne.finding(for: table)
      expectClose(
        try #require(finding.statistic), try #require(other.statistic), relative: 1e-13,
        absolute: 1e-28)
      expectClose(try #require(finding.pValue), try #require(other.pValue), relative: 1e-12)
    }
  }

  @Test func `shifting and stretching scores, and transposing, change nothing`() throws {
    let counts = [[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11]]
    let plain = try scored(counts)
    let r = try #require(plain.correlation())
    #expect(plain.rowScores.values == [1, 2, 3, 4])
    let moved = try scored(counts, [1e6 + 1, 1e6 + 2, 1e6 + 3, 1e6 + 4], [-7, -4, -1, 2])
    expectClose(try #require(moved.correlation()), r, relative: 1e-13)
    let tiny = try scored(counts, [1e-200, 2e-200, 3e-200, 4e-200], [1e99, 2e99, 3e99, 4e99])
    expectClose(try #require(tiny.correlation()), r, relative: 1e-13)
    let turned = try scored(counts, [4, 3, 2, 1])
    expectClose(try #require(turned.correlation()), -r, relative: 1e-13)
    expectClose(try #require(plain.transposed.correlation()), r, relative: 1e-13)
  }

  @Test func `perfect lines are exactly 1 and -1`() throws {
    #expect(try scored([[3, 0, 0], [0, 5, 0], [0, 0, 2]]).correlation() == 1)
    #expect(try scored([[0, 0, 3], [0, 5, 0], [2, 0, 0]]).correlation() == -1)
  }

  @Test func `an empty row is as good as none, and one used score has no correlation`() throws {
    let full = try #require(try scored([[5, 3], [2, 6]], [1, 3]).correlation())
    let empty = try scored([[5, 3], [0, 0], [2, 6]], [1, 2, 3]).correlation()
    expectClose(try #require(empty), full, relative: 1e-14)
    let one = finding(try scored([[5, 3], [0, 0], [2, 6]], [1, 2, 1]))
    #expect(one.statistic == nil && one.pValue == nil)
    #expect(one.warnings.map(\.code) == [.undefined])
  }

  /// Reference: mpmath at 50 digits.
  @Test func `keeps its digits at the largest totals`() throws {
    let half = 1 << 51
    let details = finding(
      try scored([[half + 40_000_000, half - 7], [half - 90_000_001, half - 3_000_000]])
    ).details
    expectClose(try #require(details[0].value), 1.40998334609334196e-8, relative: 1e-14)
    expectClose(try #require(details[1].value), 1.33816253576406054, relative: 1e-14)
  }

  @Test func `impossible scores are refused with what to do`() {
    func refusal(_ rows: [Double]?, _ columns: [Double]?) -> String? {
      do throws(CountsError) {
        _ = try ScoredTable(
          TableSamples.table([[1, 2], [3, 4], [5, 6]]), rowScores: rows, columnScores: columns)
        return nil
      } catch { return error.message }
    }
    #expect(refusal(nil, nil) == nil)
    #expect(
      refusal([1, 2], nil) == "there are 2 row scores for 3 rows; give one score a row")
    #expect(
      refusal(nil, [1, .nan])
        == "column scores: score 2 is nan; give finite numbers such as 1,2,3,4,5")
    #expect(
      refusal([2, 2, 2], nil)
        == "row scores: all scores are 2.0; give at least two different ones")
    #expect(refusal(nil, [1, .infinity]) != nil && refusal([1, 2, 1e101], nil) != nil)
  }
}
