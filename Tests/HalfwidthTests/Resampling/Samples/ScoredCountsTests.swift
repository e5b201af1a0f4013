import Testing

@testable import Halfwidth

@Suite struct ScoredCountsTests {
  /// Few different scores are counted as they come, and many are sorted: the counts are the same.
  @Test(arguments: [1, 2, 31, 32, 33, 200])
  func `equal scores are counted together, ascending, however many there are`(different: Int) throws
  {
    let values = (0..<1_000).map { Double($0 * 389 % different) / 8 - 3 }
    let counted = try ScoredCounts(values: values)
    #expect(counted.scores == Set(values).sorted())
    #expect(counted.counts == counted.scores.map { score in values.count { $0 == score } })
    #expect(counted.total == 1_000)
  }

  @Test func `a score that is none is named by its place among all`() {
    for (bad, error) in [
      (Double.nan, ScoredCountsError.notFinite(index: 5)), (.infinity, .notFinite(index: 5)),
      (-2e35, .tooFar(-2e35, index: 5)),
    ] {
      #expect(throws: error) { try ScoredCounts(values: [1, 2, 1, 2, 1, bad, 3]) }
    }
    #expect(throws: ScoredCountsError.nothingCounted) { try ScoredCounts(values: []) }
    #expect(throws: ScoredCountsError.tooClose) { try ScoredCounts(values: [0, 1e-36, 0]) }
  }

  @Test func `minus zero is zero`() throws {
    #expect(try ScoredCounts(values: [-0.0, 0, 1]).scores.map(\.sign) == [.plus, .plus])
  }
}
