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
    let notFinite = "score 6 is not a finite number; leave respondents without a score out"
    for (bad, message) in [
      (Double.nan, notFinite), (.infinity, notFinite),
      (-2e35, "score 6 is -2e+35, beyond 1e+35; change the unit"),
    ] {
      #expect(throws: CountsError(.outOfRange, message)) {
        try ScoredCounts(values: [1, 2, 1, 2, 1, bad, 3])
      }
    }
    #expect(throws: CountsError(.tooFew, "there are no observations; at least one must be counted"))
    {
      try ScoredCounts(values: [])
    }
    #expect(
      throws: CountsError(
        .outOfRange, "the scores differ by less than 1e-35 in all; change the unit")
    ) {
      try ScoredCounts(values: [0, 1e-36, 0])
    }
  }

  @Test func `minus zero is zero`() throws {
    #expect(try ScoredCounts(values: [-0.0, 0, 1]).scores.map(\.sign) == [.plus, .plus])
  }
}
