import Foundation
import NumericCore
import TestSupport
import Testing

@testable import Halfwidth

@Suite struct PairedRatioMethodTests {
  /// Every table of up to so many respondents in which somebody says yes.
  private static func tables(upTo largest: Int) -> [PairedCounts] {
    var tables: [PairedCounts] = []
    for a in 0...largest {
      for b in 0...largest - a {
        for c in 0...largest - a - b where a + b + c > 0 {
          tables.append(PairedCounts(unchecked: a, firstOnly: b, secondOnly: c, neither: 3))
        }
      }
    }
    return tables
  }

  @Test func `at 1 the score statistic is McNemar's`() throws {
    for counts in Self.tables(upTo: 9) {
      let z = counts.scoreStatistic(ratio: 1)
      guard counts.discordant > 0 else {
        #expect(z == nil)
        continue
      }
      let (b, c) = (Double(counts.firstOnly), Double(counts.secondOnly))
      expectClose(try #require(z), (b - c) / (b + c).squareRoot(), relative: 1e-12, absolute: 1e-15)
    }
  }

  /// The likelihood under a stated ratio, maximised on a grid of the share of yes to both.
  @Test func `the variance is that at the most likely table`() throws {
    for (a, b, c, ratio) in [(5, 4, 2, 0.7), (12, 3, 6, 1.6), (1, 1, 7, 0.4), (4, 0, 3, 1.2)] {
      let m = Double(a + b + c)
      var best = (-Double.infinity, 0.0)
      for step in 1..<200_000 {
        // p12 = r p21 + (r - 1) p11, and the three sum to 1.
        let p11 = Double(step) / 200_000
        let p21 = (1 - ratio * p11) / (1 + ratio)
        let p12 = 1 - p11 - p21
        guard p21 > 0, p12 > 0 else { continue }
        var value = Double(a) * log(p11)
        value += Double(b) * log(p12)
        value += Double(c) * log(p21)
        if value > best.0 { best = (value, p11) }
      }
      let counts = PairedCounts(unchecked: a, firstOnly: b, secondOnly: c, neither: 5)
      let excess = Double(a + b) - ratio * Double(a + c)
      let z = excess / (ratio * m * (1 - best.1)).squareRoot()
      expectClose(try #require(counts.scoreStatistic(ratio: ratio)), z, relative: 1e-4)
    }
  }

  @Test(arguments: [0.5, 0.95] as [ConfidenceLevel])
  func
    `at the limits the score statistic is the quantile, and exchanged answers have the inverse ratio`(
      level: ConfidenceLevel
    ) throws
  {
    let z = StandardNormal.quantile(upperTail: level.tail(.two))
    for counts in Self.tables(upTo: 8) {
      let interval = try #require(PairedRatioMethod.score.interval(for: counts, level: level))
      for (limit, sign) in [(interval.lower, 1.0), (interval.upper, -1.0)]
      where limit > 0 && limit < .infinity {
        expectClose(
          try #require(counts.scoreStatistic(ratio: limit)), sign * z, relative: 1e-7,
          absolute: 1e-9,
          "\(counts) \(limit)")
      }
      for method in PairedRatioMethod.allCases {
        guard let one = method.interval(for: counts, level: level) else {
          #expect(method == .waldLog)
          continue
        }
        let other = try #require(method.interval(for: counts.swapped, level: level))
        expectClose(1 / other.lower, one.upper, relative: 1e-9, "\(method) \(counts)")
        expectClose(1 / other.upper, one.lower, relative: 1e-9, "\(method) \(counts)")
      }
    }
  }

  @Test func `without a yes an end is 0 or infinite, and without any there is none`() throws {
    let none = try PairedCounts(both: 0, firstOnly: 0, secondOnly: 0, neither: 9)
    let first = try PairedCounts(both: 0, firstOnly: 4, secondOnly: 0, neither: 5)
    for method in PairedRatioMethod.allCases {
      let finding = none.interval(method)
      #expect(finding.estimate == nil && finding.interval == nil)
      #expect(finding.warnings.map(\.code) == [.undefined])
      let infinite = first.interval(method)
      #expect(infinite.estimate == .infinity)
      #expect(infinite.interval?.upper == (method == .waldLog ? nil : .infinity))
      #expect(first.swapped.interval(method).interval?.lower == (method == .waldLog ? nil : 0))
    }
    let tested = none.test(.score, of: try TestedHypothesis(.ratio, null: 2))
    #expect(tested.pValue == nil && tested.warnings.map(\.code) == [.undefined])
  }
}
