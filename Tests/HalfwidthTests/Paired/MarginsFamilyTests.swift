import TestSupport
import Testing

@testable import Halfwidth

@Suite struct MarginsFamilyTests {
  @Test func `the worst and the best case are Holm's of the worst and the best p-values`() throws {
    let family = try MarginsFamily(
      pValues: [0.001...0.03, 0.004...0.01, 0.02...0.9], asked: 5)
    let findings = family.findings()
    // Worst: .01 x 5, .03 x 4, .9 x 3; best: .001 x 5, .004 x 4, .02 x 3.
    for (finding, (worst, best)) in zip(findings, [(0.12, 0.005), (0.05, 0.016), (1, 0.06)]) {
      expectClose(finding.worstAdjusted, worst, relative: 1e-15)
      expectClose(finding.bestAdjusted, best, relative: 1e-15)
      #expect(finding.multiplicity == 5 && !finding.isLowerBound)
    }
    #expect(findings.map(\.verdict) == [.some, .every, .none])
  }

  @Test func `adjusted p-values do not fall where the raw ones rise`() throws {
    // .01 x 3 = .03, then .011 x 2 = .022 is lifted to it, and .02 x 1 too.
    let family = try MarginsFamily(pValues: [0.02...0.02, 0.011...0.011, 0.01...0.01], asked: 3)
    for finding in family.findings() {
      expectClose(finding.worstAdjusted, 0.03, relative: 1e-15)
      #expect(finding.bestAdjusted == finding.worstAdjusted)
    }
  }

  @Test func `items not printed raise the p-values, and an unknown number is said`() throws {
    let findings = try [(46, 39), (41, 35), (50, 30)].map {
      try PairedMargins(first: $0.0, second: $0.1, total: 50).finding()
    }
    var last: [MarginsFamilyFinding]?
    for asked in [3, 4, 7, 12] {
      let adjusted = try MarginsFamily(findings, asked: asked).findings()
      for (item, finding) in zip(adjusted, findings) {
        #expect(item.worstAdjusted >= finding.exact.pValueMax)
        #expect(item.bestAdjusted >= finding.exact.pValueMin)
        #expect(item.bestAdjusted <= item.worstAdjusted)
      }
      if let last {
        for (more, fewer) in zip(adjusted, last) {
          #expect(more.worstAdjusted >= fewer.worstAdjusted)
        }
      }
      last = adjusted
    }
    let unknown = try MarginsFamily(findings, asked: nil).findings()
    #expect(unknown.allSatisfy { $0.isLowerBound && $0.multiplicity == 3 })
    #expect(
      unknown.map(\.worstAdjusted)
        == (try MarginsFamily(findings, asked: 3)).findings().map(\.worstAdjusted))
  }

  /// By the definition: reject the smallest while it is at most alpha over the number left.
  @Test func `an item is shown where Holm's steps reject it`() throws {
    let values = [0.001, 0.012, 0.0125, 0.02, 0.05, 0.3, 1]
    for i in values {
      for j in values {
        for k in values {
          let family = try MarginsFamily(pValues: [i, j, k].map { $0...$0 }, asked: 4)
          var rejected: Set<Double> = []
          for (rank, p) in [i, j, k, 1].sorted().enumerated() {
            guard p * Double(4 - rank) <= 0.05 else { break }
            rejected.insert(p)
          }
          #expect(
            family.findings().map { $0.verdict == .every } == [i, j, k].map(rejected.contains))
        }
      }
    }
  }

  @Test func `refuses impossible families`() {
    for (pValues, asked, message) in [
      (
        [0.1...0.2, 0.1...0.3], 1,
        "a family of 1 hypotheses can't have the 2 p-values given; count at least those"
      ),
      ([0.1...1.5], nil, "p-value 1 is 1.5; a p-value lies in 0...1"),
      ([], 3, "there is no p-value; give at least one"),
    ] as [([ClosedRange<Double>], Int?, String)] {
      let error = #expect(throws: CountsError.self) {
        try MarginsFamily(pValues: pValues, asked: asked)
      }
      #expect(error?.message == message)
    }
  }
}
