import TestSupport
import Testing

@testable import Halfwidth

@Suite struct MarginsCandidatesTests {
  static func margins(
    _ first: some Sequence<Int>, _ second: some Sequence<Int>, of total: Int
  ) throws -> CandidateMargins {
    try CandidateMargins(
      #require(try CandidateCounts(first, trials: total)),
      #require(try CandidateCounts(second, trials: total)))
  }

  @Test(arguments: [
    ([9, 10, 11], [4, 5], 12), ([3], [3, 7], 12), ([0, 1], [0], 7), ([5, 12], [6, 7, 11], 12),
    ([46, 47, 48, 49, 50], [39, 40], 50), ([7], [7], 9),
  ])
  func `the ranges hold every pair of candidates with every table`(
    first: [Int], second: [Int], total: Int
  ) throws {
    let finding = try Self.margins(first, second, of: total).finding(level: 0.9)
    let singles = try first.flatMap { one in
      try second.map { try PairedMargins(first: one, second: $0, total: total).finding(level: 0.9) }
    }
    #expect(finding.net.lowerBound == singles.map(\.net).min())
    #expect(finding.net.upperBound == singles.map(\.net).max())
    #expect(finding.difference.lowerBound == singles.map(\.margins.difference).min())
    #expect(finding.difference.upperBound == singles.map(\.margins.difference).max())
    #expect(finding.discordant.lowerBound == singles.map(\.discordant.lowerBound).min())
    #expect(finding.discordant.upperBound == singles.map(\.discordant.upperBound).max())
    #expect(finding.exact.lowerBound == singles.map(\.exact.pValueMin).min())
    #expect(finding.exact.upperBound == singles.map(\.exact.pValueMax).max())
    #expect(finding.midP.lowerBound == singles.map(\.midP.pValueMin).min())
    #expect(finding.midP.upperBound == singles.map(\.midP.pValueMax).max())
    #expect(finding.lowerMin == singles.map(\.tango.lowerMin).min())
    #expect(finding.upperMax == singles.map(\.tango.upperMax).max())
    let tables = singles.flatMap { finding in
      finding.joint.map { finding.margins.counts(both: $0).tangoInterval(level: 0.9) }
    }
    let low = try #require(tables.map(\.lower).max())
    let high = try #require(tables.map(\.upper).min())
    if low <= high {
      expectClose(try #require(finding.lowerMax), low, absolute: 1e-15)
      expectClose(try #require(finding.upperMin), high, absolute: 1e-15)
    } else {
      #expect(finding.lowerMax == nil && finding.upperMin == nil)
    }
    let verdicts = Set(singles.map(\.verdict))
    #expect(finding.verdict == (verdicts.count == 1 ? verdicts.first : .some))
    #expect(finding.single == (singles.count == 1 ? singles.first : nil))
    #expect(finding.warnings.contains { $0.code == .severalCandidates } == (singles.count > 1))
  }

  @Test func `more than is enumerated is refused with a sentence`() throws {
    let wide = try Self.margins(0...4_000, 0...4_000, of: 1_000_000)
    let error = #expect(throws: CountsError.self) { try wide.finding() }
    #expect(error?.message.contains("leave too many joint tables to be enumerated") == true)
    let large = try Self.margins([1_000_000], [1_000_000, 1_000_001], of: 1 << 40)
    #expect(throws: PairedMargins.tooManyTables(discordant: 2_000_001)) { try large.finding() }
  }
}
