import TestSupport
import Testing

@testable import Halfwidth

/// Shares of which some answers are missing.
@Suite struct AnsweredCountsTests {
  private func counts(_ successes: Int, of answered: Int, missing: Int) throws -> AnsweredCounts {
    try AnsweredCounts(BinomialCounts(successes: successes, trials: answered), missing: missing)
  }

  @Test func `bounds go from none to all of the missing answers`() throws {
    let some = try counts(37, of: 47, missing: 3)
    #expect(some.asked == 50 && some.bounds == 0.74...0.8)
    let none = try counts(37, of: 50, missing: 0)
    #expect(none.bounds == 0.74...0.74)
  }

  @Test func `the union has Wilson's limits of both ends`() throws {
    // binom.confint(c(37, 40), 50, methods = "wilson") of R.
    let union = try counts(37, of: 47, missing: 3).unionWilsonInterval()
    expectClose(union.lower, 0.6044684, absolute: 1e-7)
    expectClose(union.upper, 0.8875625, absolute: 1e-7)
    let lower = try counts(37, of: 47, missing: 3).unionWilsonInterval(side: .lower)
    // The roots of the score equation of 37 of 50 at z = 1.6449.
    expectClose(lower.lower, 0.6275, absolute: 1e-4)
    #expect(lower.upper == 1)
  }

  @Test func `more missing answers never make the union shorter`() throws {
    for successes in 0...6 {
      var last = try counts(successes, of: 6, missing: 0).unionWilsonInterval()
      for missing in 1...9 {
        let next = try counts(successes, of: 6, missing: missing).unionWilsonInterval()
        #expect(next.lower <= last.lower && next.upper >= last.upper, "\(successes), \(missing)")
        last = next
      }
    }
  }

  @Test func `impossible numbers are refused`() throws {
    let negative = #expect(throws: CountsError.self) { try counts(1, of: 2, missing: -1) }
    #expect(negative?.message == "-1 missing answers are not possible; give 0 or more")
    let tooMany = #expect(throws: CountsError.self) {
      try counts(1, of: 2, missing: BinomialCounts.largestTrials - 1)
    }
    #expect(
      tooMany?.message
        == "answers and missing answers are more than 2^53, the largest number that is counted exactly; "
        + "give fewer")
  }
}
