import TestSupport
import Testing

@testable import Halfwidth

@Suite struct BootstrapEdgeTests {
  private static let exact: [BootstrapMethod] = [
    .standardError, .normal, .basic, .percentile, .expandedPercentile, .bca, .abc, .ideal,
  ]

  /// Expects finite numbers, ordered limits inside the space, and a warning wherever there is no
  /// interval or one that is a point.
  private func check(
    _ bootstrap: Bootstrap, level: ConfidenceLevel,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for method in BootstrapEdgeTests.exact {
      let finding = method.finding(for: bootstrap, level: level)
      #expect(
        finding.estimate.isFinite && finding.standardError.isFinite && finding.standardError >= 0
          && finding.bias.isFinite && finding.mean.isFinite, sourceLocation: sourceLocation)
      #expect(finding.details.allSatisfy { $0.value?.isFinite == true })
      let intervals = finding.hasInterval ? [finding.interval] : finding.intervals.map(\.interval)
      for interval in intervals {
        guard let interval else {
          #expect(
            finding.warnings.contains { $0.code == .undefined }, "\(method)",
            sourceLocation: sourceLocation)
          continue
        }
        #expect(
          interval.lower <= interval.upper && interval.lower >= bootstrap.space.lowerBound
            && interval.upper <= bootstrap.space.upperBound, "\(method)",
          sourceLocation: sourceLocation)
        if interval.lower == interval.upper {
          #expect(
            finding.warnings.contains { $0.code == .degenerate }, "\(method)",
            sourceLocation: sourceLocation)
        }
      }
    }
  }

  @Test(arguments: [0.5, 0.95, 0.9999] as [ConfidenceLevel])
  func `every proportion, and every median of three scores, has a result or a reason`(
    level: ConfidenceLevel
  ) throws {
    for n in 1...12 {
      for x in 0...n {
        check(
          try IdealBootstrap.proportion(BinomialCounts(successes: x, trials: n)), level: level)
        let counts = [x, n - x, x % 3]
        check(
          try IdealBootstrap.quantile(0.5, of: ScoredCounts(scores: [1, 2, 5], counts: counts)),
          level: level)
        check(
          try IdealBootstrap.mean(of: ScoredCounts(scores: [1, 2, 5], counts: counts)),
          level: level)
      }
    }
  }

  @Test func `every small paired and independent table has a result or a reason`() throws {
    for a in 0...3 {
      for b in 0...3 {
        for c in 0...3 {
          for d in 0...3 {
            if a + b + c + d > 0 {
              check(
                try IdealBootstrap.pairedDifference(
                  PairedCounts(both: a, firstOnly: b, secondOnly: c, neither: d)), level: 0.95)
            }
            if a + b > 0 && c + d > 0 {
              check(
                try IdealBootstrap.independentDifference(
                  IndependentCounts(
                    BinomialCounts(successes: a, trials: a + b),
                    BinomialCounts(successes: c, trials: c + d))), level: 0.95)
            }
          }
        }
      }
    }
  }

  @Test func `no success gives a point, and names the intervals that are not`() throws {
    let none = try IdealBootstrap.proportion(BinomialCounts(successes: 0, trials: 50))
    let finding = BootstrapMethod.ideal.finding(for: none)
    #expect(finding.intervals.map(\.name) == ["percentile", "bca"])
    for named in finding.intervals {
      #expect(named.interval?.lower == 0 && named.interval?.upper == 0)
    }
    #expect(finding.z0 == 0 && finding.acceleration == 0 && finding.standardError == 0)
    #expect(finding.warnings.map(\.code) == [.degenerate])
    #expect(finding.warnings[0].message.contains("clopper-pearson or wilson"))
    #expect(!finding.warnings[0].message.contains("exact interval"))
  }

  @Test func `a median interval that is a point says how many resamples agree`() throws {
    // .98562 of the resamples of these 50 have the median 4.
    let median = try IdealBootstrap.quantile(
      0.5,
      of: ScoredCounts(scores: [1, 2, 3, 4, 5], counts: [3, 4, 10, 20, 13]))
    let finding = BootstrapMethod.percentile.finding(for: median)
    #expect(finding.interval?.lower == 4 && finding.interval?.upper == 4)
    #expect(finding.warnings.map(\.code) == [.degenerate])
    #expect(finding.warnings[0].message.contains("98.5% of the resamples"))
  }
}
