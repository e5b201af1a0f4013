import TestSupport
import Testing

@testable import Halfwidth

@Suite struct ComparisonEffectSizeTests {
  @Test func `has the slug of the contract`() {
    #expect(ComparisonEffectSize.allCases.map(\.rawValue) == ["cohens-h"])
  }

  /// arcsin(sqrt(1/2)) is pi/4, of 1/4 pi/6, of 3/4 pi/3.
  @Test func `is twice the difference of the arcsines`() {
    expectClose(IndependentCounts.samples(1, 2, 1, 4).cohensH, .pi / 6, relative: 1e-15)
    expectClose(IndependentCounts.samples(3, 4, 5, 20).cohensH, .pi / 3, relative: 1e-15)
    #expect(IndependentCounts.samples(7, 7, 0, 3).cohensH == .pi)
    #expect(IndependentCounts.samples(0, 7, 3, 3).cohensH == -.pi)
    #expect(IndependentCounts.samples(0, 7, 0, 3).cohensH == 0)
  }

  /// Cohen (1988), chapter 6: proportions of .40 and .25 are h = 1.369 - 1.047 apart.
  @Test func `agrees with a printed example`() {
    expectClose(IndependentCounts.samples(40, 100, 25, 100).cohensH, 0.322, absolute: 1e-3)
  }

  @Test func `has an interval of z standard errors on either side`() {
    let finding = ComparisonEffectSize.cohensH.finding(for: .samples(20, 40, 90, 360))
    #expect(finding.estimand == "cohens_h" && finding.method == "cohens-h")
    expectClose(finding.estimate ?? .nan, .pi / 6, relative: 1e-15)
    // 1/40 + 1/360 = 1/36
    expectClose(finding.standardError ?? .nan, 1.0 / 6, relative: 1e-15)
    let reach = 1.959963984540054 / 6
    expectClose(finding.interval?.lower ?? .nan, .pi / 6 - reach, absolute: 1e-15)
    expectClose(finding.interval?.upper ?? .nan, .pi / 6 + reach, absolute: 1e-15)
    #expect(finding.details == [NamedNumber("value", finding.estimate)])
    #expect(finding.warnings.isEmpty)
  }

  @Test func `limits are clipped to -pi...pi, hold the estimate, nest and change their sign`()
    throws
  {
    for counts in IndependentCounts.everyPair(upTo: 12) {
      var inner: ConfidenceInterval?
      for level in IndependentCounts.testedLevels {
        let interval = counts.cohensHInterval(level: level)
        #expect(interval.lower >= -.pi && interval.upper <= .pi)
        #expect(interval.contains(counts.cohensH), "\(counts)")
        if let inner { #expect(interval.lower <= inner.lower && inner.upper <= interval.upper) }
        inner = interval
        for other in [counts.swapped, counts.complement] {
          let opposite = other.cohensHInterval(level: level)
          expectClose(interval.lower, -opposite.upper, absolute: 1e-14, "\(counts)")
        }
      }
    }
    let clipped = IndependentCounts.samples(1, 1, 0, 1).cohensHInterval()
    #expect(clipped.upper == .pi)
    // pi + 1.959963984540054 sqrt(2)
    expectClose(try #require(clipped.raw).upper, 5.913400300, absolute: 1e-8)
  }
}
