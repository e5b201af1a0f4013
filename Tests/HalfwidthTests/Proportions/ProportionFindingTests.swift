import Testing

@testable import Halfwidth

@Suite struct ProportionFindingTests {
  @Test func `a set of candidates has the hull, the inner limits and no estimate`() throws {
    let candidates = try #require(try CandidateCounts(45...50, trials: 50))
    let finding = ProportionMethod.wilson.finding(for: candidates)
    let lowest = try BinomialCounts(successes: 45, trials: 50).wilsonInterval()
    let highest = try BinomialCounts(successes: 50, trials: 50).wilsonInterval()
    #expect(finding.estimate == nil)
    #expect(finding.interval?.lower == lowest.lower && finding.interval?.upper == highest.upper)
    #expect(finding.innerLimits?.lowerMax == highest.lower)
    #expect(finding.innerLimits?.upperMin == lowest.upper)
    #expect(finding.warnings.map(\.code) == [.severalCandidates])
    #expect(
      finding.warnings[0].message
        == "6 counts from 45 to 50 of 50 fit what is printed; the interval holds the limits of all of "
        + "them")
  }

  @Test func `a set with an undefined member has no interval`() throws {
    let candidates = try #require(try CandidateCounts([49, 50], trials: 50))
    let finding = ProportionMethod.logit.finding(for: candidates)
    #expect(finding.interval == nil && finding.innerLimits == nil)
    #expect(finding.warnings.map(\.code) == [.undefined, .severalCandidates])
  }

  @Test func `one count has its estimate and no warning`() throws {
    let finding = ProportionMethod.wilson.finding(
      for: CandidateCounts(try BinomialCounts(successes: 37, trials: 50)))
    #expect(finding.estimate == 0.74)
    #expect(finding.warnings.isEmpty && finding.innerLimits == nil)
  }
}
