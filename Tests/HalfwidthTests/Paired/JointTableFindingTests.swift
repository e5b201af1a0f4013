import TestSupport
import Testing

@testable import Halfwidth

/// What pairs say in the words of margins, where their joint table is known.
@Suite struct JointTableFindingTests {
  @Test func `one table gives single numbers`() throws {
    let finding = try PairedCounts(both: 4, firstOnly: 8, secondOnly: 0, neither: 2)
      .marginsFinding()
    #expect(finding.net == 8...8 && finding.discordant == 8...8)
    // All 8 of 8 on one side: twice 2^-8, and half of that by mid-p.
    #expect(finding.exact == 0.0078125...0.0078125)
    #expect(finding.midP == 0.00390625...0.00390625)
    #expect(finding.verdict == .every)
    #expect(finding.single?.joint == 4...4)
    // phi is (4 * 2 - 8 * 0) / sqrt(12 * 2 * 4 * 10).
    expectClose(finding.single?.phiMin ?? 0, 8 / 960.0.squareRoot(), absolute: 1e-12)
    #expect(finding.single?.phiMin == finding.single?.phiMax)
  }

  @Test func `the limits are Tango's of the table`() throws {
    // 36 of 50 and 27 of 50 with 24 who said yes to both; Tango's limits as in Tests/Golden.
    for (both, first, second, neither) in [
      (20, 12, 2, 16), (1, 1, 2, 5), (0, 0, 0, 7), (3, 0, 0, 0),
    ] {
      let counts = try PairedCounts(
        both: both, firstOnly: first, secondOnly: second, neither: neither)
      let finding = try counts.marginsFinding(level: 0.9)
      let interval = counts.tangoInterval(level: 0.9)
      expectClose(finding.lowerMin, interval.lower, absolute: 1e-12)
      expectClose(finding.upperMax, interval.upper, absolute: 1e-12)
      #expect(finding.lowerMax == finding.lowerMin && finding.upperMin == finding.upperMax)
      #expect(finding.margins.only?.first == both + first)
    }
  }
}
