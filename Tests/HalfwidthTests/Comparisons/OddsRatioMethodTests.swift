import TestSupport
import Testing

@testable import Halfwidth

/// Properties that hold for every method, on every pair of samples up to 12 trials together.
@Suite struct OddsRatioMethodTests {
  static let pairs = IndependentCounts.everyPair(upTo: 12)

  @Test func `has the slugs of the contract, with conditional-exact as the default`() {
    #expect(OddsRatioMethod.allCases.map(\.rawValue) == ["woolf", "conditional-exact"])
    #expect(OddsRatioMethod.default == .conditionalExact)
  }

  @Test(arguments: OddsRatioMethod.allCases)
  func `limits lie in 0...infinity and hold the estimate, and levels nest`(
    method: OddsRatioMethod
  ) {
    for counts in Self.pairs {
      var inner: ConfidenceInterval?
      for level in IndependentCounts.testedLevels {
        let finding = method.finding(for: counts, level: level)
        guard let interval = finding.interval else {
          let cells = [counts.first, counts.second].flatMap { [$0.successes, $0.failures] }
          #expect(method == .woolf && cells.contains(0), "\(counts)")
          continue
        }
        #expect(interval.lower >= 0 && interval.lower <= interval.upper, "\(counts)")
        if let estimate = finding.estimate {
          #expect(interval.contains(estimate), "\(counts) \(level.confidence)")
        }
        if let inner {
          #expect(
            interval.lower <= inner.lower * (1 + 1e-13)
              && inner.upper <= interval.upper * (1 + 1e-13), "\(counts) \(level.confidence)")
        }
        inner = interval
      }
    }
  }

  @Test(arguments: OddsRatioMethod.allCases)
  func `swapping the samples, or successes and failures, inverts the limits and the estimate`(
    method: OddsRatioMethod
  ) {
    for counts in Self.pairs {
      let finding = method.finding(for: counts)
      for other in [counts.swapped, counts.complement] {
        let inverse = method.finding(for: other)
        #expect((finding.estimate == nil) == (inverse.estimate == nil))
        if let estimate = finding.estimate, let opposite = inverse.estimate {
          expectClose(estimate, 1 / opposite, relative: 1e-12, "\(counts)")
        }
        guard let interval = finding.interval, let limits = inverse.interval else {
          #expect(finding.interval == nil && inverse.interval == nil)
          continue
        }
        expectClose(interval.lower, 1 / limits.upper, relative: 1e-12, "\(counts)")
        expectClose(interval.upper, 1 / limits.lower, relative: 1e-12, "\(counts)")
      }
    }
  }

  @Test(arguments: OddsRatioMethod.allCases)
  func `a level near 0 or 1 gives numbers`(method: OddsRatioMethod) {
    for counts in Self.pairs + [
      .samples(49, 50, 1, 30), .samples(50, 50, 0, 30), .samples(1, 4_000, 0, 9_000),
    ] {
      for level in [1e-17, 1e-9, 0.1, 0.3, 0.999_999_999_999] as [ConfidenceLevel] {
        guard let interval = method.interval(for: counts, level: level) else { continue }
        #expect(interval.lower >= 0 && interval.lower <= interval.upper, "\(counts)")
      }
    }
  }

  @Test
  func `the conditional estimate lies between 1 and the odds ratio, and is exact at the edges`()
    throws
  {
    for counts in Self.pairs {
      guard let odds = counts.oddsRatio else {
        #expect(counts.conditionalOddsRatio == nil)
        continue
      }
      let estimate = try #require(counts.conditionalOddsRatio)
      if odds == 0 || odds == .infinity || odds == 1 {
        expectClose(estimate, odds, absolute: 1e-15, "\(counts)")
      } else {
        #expect(min(1, odds) < estimate && estimate < max(1, odds), "\(counts)")
      }
    }
  }

  /// One success among two trials, one in each sample, is a coin with odds equal to the odds ratio.
  @Test func `a table with two possible counts has closed limits`() {
    let interval = IndependentCounts.samples(1, 1, 0, 1).conditionalExactInterval()
    expectClose(interval?.lower ?? .nan, 0.025 / 0.975, relative: 1e-14)
    #expect(interval?.upper == .infinity)
  }

  /// References: the tails summed and solved in mpmath at 40 digits.
  @Test(arguments: [
    (
      [36, 50, 40, 50], 0.95, 0.6457075538501720490053, 0.2257567366718763842572,
      1.788290725032208780455
    ),
    (
      [36, 50, 40, 50], 0.999_999_9, 0.6457075538501720490053, 0.03472111001215224548477,
      9.162879337795338355487
    ),
    (
      [7, 500_000, 1, 500_000], 0.95, 7.000073500932543172083, 0.89930450866417821382,
      315.4877882419823487788
    ),
    (
      [3, 500_000_000, 12, 500_000_000], 0.95, 0.249999995799999973792, 0.04527286257382797893408,
      0.9263781858110220972552
    ),
    (
      [4_000, 5_000, 4_100, 5_000], 0.95, 0.8780601986197507272262, 0.7934092250549957970048,
      0.9716544237350629950942
    ),
    (
      [250_000, 500_000, 255_000, 500_000], 0.95, 0.9607843521645513261037,
      0.953272986057680308372, 0.9683548307651478679443
    ),
  ])
  func `the conditional interval keeps its digits`(
    counts: [Int], confidence: Double, estimate: Double, lower: Double, upper: Double
  ) throws {
    let pair = IndependentCounts.samples(counts[0], counts[1], counts[2], counts[3])
    let interval = try #require(
      pair.conditionalExactInterval(level: ConfidenceLevel(confidence)))
    expectClose(try #require(pair.conditionalOddsRatio), estimate, relative: 1e-13)
    expectClose(interval.lower, lower, relative: 1e-13)
    expectClose(interval.upper, upper, relative: 1e-13)
  }

  @Test func `woolf goes to 2^53 and the exact method to a thousand million`() throws {
    let large = IndependentCounts.samples(1 << 51, 1 << 52, 1 << 50, 1 << 52)
    let woolf = try #require(large.woolfInterval())
    #expect(woolf.lower < 3 && woolf.upper > 3 && woolf.upper - woolf.lower < 1e-6)
    let finding = OddsRatioMethod.conditionalExact.finding(for: large)
    #expect(finding.estimate == nil && finding.interval == nil)
    #expect(finding.warnings.map(\.code) == [.tooManyTrials])
    #expect(large.centralFisherPValue() == nil)
    let largest = IndependentCounts.samples(250_000_000, 500_000_000, 250_000_000, 500_000_000)
    let exact = try #require(largest.conditionalExactInterval())
    // The large-sample limits, exp(-+ z sqrt(4 / 250,000,000)).
    expectClose(exact.lower, 0.999_752_110, absolute: 2e-8)
    expectClose(exact.upper, 1.000_247_951, absolute: 2e-8)
    expectClose(try #require(largest.conditionalOddsRatio), 1, absolute: 1e-15)
  }

  @Test func `what is undefined is nil and says why`() {
    let zeroCell = OddsRatioMethod.woolf.finding(for: .samples(12, 12, 1, 10))
    #expect(zeroCell.estimate == .infinity && zeroCell.interval == nil)
    #expect(zeroCell.warnings.map(\.code) == [.undefined])
    #expect(zeroCell.warnings.allSatisfy { $0.message.contains("conditional-exact") })
    #expect(OddsRatioMethod.woolf.finding(for: .samples(0, 12, 1, 10)).estimate == 0)
    #expect(OddsRatioMethod.conditionalExact.finding(for: .samples(12, 12, 1, 10)).warnings.isEmpty)
    for counts in [IndependentCounts.samples(50, 50, 50, 50), .samples(0, 10, 0, 20)] {
      let finding = OddsRatioMethod.conditionalExact.finding(for: counts)
      #expect(finding.estimate == nil && finding.warnings.map(\.code) == [.undefined])
      #expect(finding.interval?.lower == 0 && finding.interval?.upper == .infinity)
      #expect(OddsRatioMethod.woolf.finding(for: counts).estimate == nil)
    }
  }

  @Test func `woolf reports the error of the logarithm`() {
    let finding = OddsRatioMethod.woolf.finding(for: .samples(2, 6, 4, 8))
    #expect(finding.estimand == "odds_ratio" && finding.estimate == 0.5)
    #expect(finding.details.map(\.name) == ["log_standard_error"])
    // sqrt(1/2 + 1/4 + 1/4 + 1/4)
    expectClose(finding.details[0].value ?? .nan, 1.25.squareRoot(), relative: 1e-15)
  }

  /// Reference: R 4.2, roots of the tails and of the mean of `dhyper` with odds, at a tolerance of 1e-15.
  @Test func `of a 2 x 2 table its rows are the samples`() throws {
    let table = try ContingencyTable([[10, 20], [15, 5]])
    let finding = OddsRatioMethod.conditionalExact.finding(for: table)
    expectClose(try #require(finding.estimate), 0.17346088762097, relative: 1e-10)
    expectClose(try #require(finding.interval?.lower), 0.0376014654680975, relative: 1e-10)
    expectClose(try #require(finding.interval?.upper), 0.681953115270886, relative: 1e-10)
    let input = try AnalysisInput.table(ScoredTable(table))
    let usual = AnalysisCatalog.usualFindings(for: input, options: AnalysisOptions())
    #expect(usual.map(\.fields).contains(finding.fields))
  }

  @Test(arguments: OddsRatioMethod.allCases)
  func `another table and an empty row are refused`(method: OddsRatioMethod) throws {
    let wide = try ContingencyTable([[1, 2, 3], [4, 5, 6]])
    let refused = method.finding(for: wide)
    #expect(refused.estimate == nil && refused.interval == nil)
    #expect(refused.warnings.map(\.code) == [.wrongShape])
    let empty = method.finding(for: try ContingencyTable([[0, 0], [4, 5]]))
    #expect(empty.estimate == nil && empty.warnings.map(\.code) == [.zeroMargin])
    let input = try AnalysisInput.table(ScoredTable(wide))
    for findings in [
      AnalysisCatalog.usualFindings(for: input, options: AnalysisOptions()),
      AnalysisCatalog.allFindings(for: input, options: AnalysisOptions()),
    ] {
      #expect(!findings.contains { $0.fields["method"] == .string(method.rawValue) })
    }
  }
}
