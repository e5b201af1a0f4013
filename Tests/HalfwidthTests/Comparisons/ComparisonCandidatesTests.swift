import Testing

@testable import Halfwidth

@Suite struct ComparisonCandidatesTests {
  private func candidates(_ successes: [Int], of trials: Int) throws -> CandidateCounts {
    try #require(try CandidateCounts(successes, trials: trials))
  }

  /// 56/70 against 48/80: Newcombe's limits from the reference values.
  @Test func `one pair of counts has its own interval`() throws {
    let finding = try CandidateComparison(candidates([56], of: 70), candidates([48], of: 80))
      .finding()
    #expect((finding.difference.lowerBound - 0.2).magnitude < 1e-15)
    #expect(finding.difference.lowerBound == finding.difference.upperBound)
    #expect((finding.lower - 0.052_431_472_402_364_88).magnitude < 1e-12)
    #expect((finding.upper - 0.333_872_654_036_905_97).magnitude < 1e-12)
    #expect(finding.pValue.lowerBound == finding.pValue.upperBound)
    #expect(finding.verdict == .every && finding.warnings.isEmpty)
  }

  @Test func `sets have the hull of the intervals of every pair`() throws {
    let finding = try CandidateComparison(
      candidates([45, 50], of: 50), candidates([40, 41], of: 50)
    ).finding()
    var lowest = 1.0
    var highest = -1.0
    var pValues: [Double] = []
    for first in [45, 50] {
      for second in [40, 41] {
        let counts = try IndependentCounts(
          BinomialCounts(successes: first, trials: 50),
          BinomialCounts(successes: second, trials: 50))
        let interval = counts.newcombeInterval()
        lowest = min(lowest, interval.lower)
        highest = max(highest, interval.upper)
        pValues.append(try #require(counts.centralFisherPValue()))
      }
    }
    #expect(finding.lower == lowest && finding.upper == highest)
    #expect(finding.pValue == (pValues.min() ?? 0)...(pValues.max() ?? 0))
    // 50 of 50 differs from 40 of 50, and 45 of 50 does not.
    #expect(finding.verdict == .some)
    #expect(finding.warnings.map(\.code) == [.severalCandidates, .shareNearBound])
  }

  @Test func `too many pairs are refused`() throws {
    let many = try candidates(Array(0...400), of: 400)
    let comparison = try CandidateComparison(many, many)
    let error = #expect(throws: CountsError.self) { try comparison.finding() }
    #expect(error?.message.contains("too many to be compared one by one") == true)
    let half = try candidates([1], of: 1 << 52)
    let whole = try candidates([1], of: 1 << 53)
    #expect(
      throws: CountsError.beyondExact("the two samples have more than 2^53 trials together")
    ) { try CandidateComparison(half, whole) }
  }
}
