import NumericCore
import TestSupport
import Testing

@testable import Halfwidth

/// Properties that hold for every method, on every table of up to 10 respondents.
@Suite struct PairedDifferenceMethodTests {
  static let levels: [ConfidenceLevel] = [0.5, 0.8, 0.95, 0.999]

  @Test func `has the slugs of the contract, with tango as the default`() {
    #expect(
      PairedDifferenceMethod.allCases.map(\.rawValue) == [
        "wald", "bonett-price", "agresti-min", "newcombe-paired", "tango",
      ])
    #expect(PairedDifferenceMethod.default == .tango)
  }

  @Test(arguments: PairedDifferenceMethod.allCases)
  func `limits lie in -1...1, levels nest, and from 95% they hold the estimate`(
    method: PairedDifferenceMethod
  ) {
    // The shifted forms move their centre towards 0, at low levels past an estimate near 1.
    let isShifted = method == .bonettPrice || method == .agrestiMin
    for counts in PairedTables.all(upTo: 10) {
      var inner: ConfidenceInterval?
      for level in Self.levels {
        let interval = method.interval(for: counts, level: level)
        #expect(interval.lower >= -1 && interval.upper <= 1, "\(counts)")
        if !isShifted || level.confidence >= 0.95 {
          #expect(interval.contains(counts.difference), "\(counts) \(level.confidence)")
        }
        if let inner {
          #expect(
            interval.lower <= inner.lower + 1e-15 && inner.upper <= interval.upper + 1e-15,
            "\(counts) \(level.confidence)")
        }
        inner = interval
      }
    }
  }

  @Test(arguments: PairedDifferenceMethod.allCases)
  func `exchanging the answers changes the signs, to the last bit`(
    method: PairedDifferenceMethod
  ) {
    for counts in PairedTables.all(upTo: 10) {
      let interval = method.interval(for: counts, level: 0.95)
      let swapped = method.interval(for: counts.swapped, level: 0.95)
      #expect(interval.lower == -swapped.upper && interval.upper == -swapped.lower, "\(counts)")
    }
  }

  /// A yes that is called a no turns the difference round.
  @Test(arguments: PairedDifferenceMethod.allCases)
  func `exchanging yes and no changes the signs`(method: PairedDifferenceMethod) {
    for counts in PairedTables.all(upTo: 8) {
      let negated = PairedCounts(
        unchecked: counts.neither, firstOnly: counts.secondOnly, secondOnly: counts.firstOnly,
        neither: counts.both)
      let interval = method.interval(for: counts, level: 0.9)
      let other = method.interval(for: negated, level: 0.9)
      expectClose(interval.lower, -other.upper, absolute: 2e-15, "\(counts)")
      expectClose(interval.upper, -other.lower, absolute: 2e-15, "\(counts)")
    }
  }

  @Test func `Tango's limits are where the score test is at its level`() throws {
    for level in Self.levels {
      for counts in PairedTables.all(upTo: 10) {
        let interval = counts.tangoInterval(level: level)
        for limit in [interval.lower, interval.upper] where limit.magnitude < 1 {
          let statistic = try #require(counts.scoreStatistic(difference: limit))
          let pValue = 2 * StandardNormal.upperTail(at: statistic.magnitude)
          expectClose(pValue, level.significance, relative: 1e-9, "\(counts) \(limit)")
        }
      }
    }
  }

  /// The hypothesis that fixes the difference, and the likelihood of everything else, by bisection.
  @Test func `the score statistic has the variance of the restricted likelihood`() throws {
    func shareOfSecondOnly(_ counts: PairedCounts, _ difference: Double) -> Double {
      let (b, c) = (Double(counts.firstOnly), Double(counts.secondOnly))
      let equal = Double(counts.both + counts.neither)
      var low = max(0, -difference)
      var high = (1 - difference) / 2
      for _ in 0..<200 {
        let q = (low + high) / 2
        let slope = b / (q + difference) + c / q - 2 * equal / (1 - 2 * q - difference)
        if slope > 0 { low = q } else { high = q }
      }
      return (low + high) / 2
    }
    for counts in PairedTables.all(upTo: 7) where counts.firstOnly > 0 && counts.secondOnly > 0 {
      for difference in [-0.9, -0.5, -0.1, 0, 0.2, 0.7] {
        let q = shareOfSecondOnly(counts, difference)
        let variance = (2 * q + difference - difference * difference) / Double(counts.total)
        let expected = (counts.difference - difference) / variance.squareRoot()
        expectClose(
          try #require(counts.scoreStatistic(difference: difference)), expected, relative: 1e-10,
          absolute: 1e-14, "\(counts) \(difference)")
      }
    }
  }

  @Test func `the score statistic of no difference is McNemar's`() throws {
    for counts in PairedTables.all(upTo: 10) {
      let finding = McNemarMethod.mcnemar.finding(for: counts)
      guard let expected = finding.statistic else {
        #expect(counts.scoreStatistic(difference: 0) == nil && counts.discordant == 0)
        continue
      }
      let statistic = try #require(counts.scoreStatistic(difference: 0))
      expectClose(statistic * statistic, expected, relative: 1e-13, "\(counts)")
      for level in Self.levels {
        let rejects = try #require(finding.pValue) <= level.significance
        #expect(counts.tangoInterval(level: level).contains(0) == !rejects, "\(counts)")
      }
    }
  }

  /// With equal answers only, the equation is u^2 = k (u - u^2), and with opposite ones only u^2 = k u
  /// (2 - u), where k = z^2 / n.
  @Test(arguments: [1, 2, 10, 50, 1_000_000], levels)
  func `Tango's limits have closed forms where all answers are alike`(
    total: Int, level: ConfidenceLevel
  ) throws {
    let z = StandardNormal.quantile(upperTail: level.significance / 2)
    let k = z * z / Double(total)
    let equal = try PairedCounts(both: total, firstOnly: 0, secondOnly: 0, neither: 0)
    expectClose(equal.tangoInterval(level: level).upper, k / (1 + k), relative: 1e-14)
    let opposite = try PairedCounts(both: 0, firstOnly: total, secondOnly: 0, neither: 0)
    let interval = opposite.tangoInterval(level: level)
    expectClose(interval.lower, 1 - 2 * k / (1 + k), absolute: 1e-15)
    #expect(interval.upper == 1)
  }

  /// References: R package contingencytables 3.0.1, whose Tango limits are good to 1e-8.
  @Test(arguments: [
    (PairedDifferenceMethod.wald, -0.5197090362572808, -0.05171953517129062, 1e-14),
    (.bonettPrice, -0.5083593066664394, -0.0133798237683432, 1e-14),
    (.agrestiMin, -0.49322583309367124, -0.02851329734111135, 1e-14),
    (.newcombePaired, -0.506920226686141, -0.025559124164859795, 1e-14),
    (.tango, -0.5172322764213774, -0.026003032480868535, 1e-8),
  ])
  func `agrees with another implementation`(
    method: PairedDifferenceMethod, lower: Double, upper: Double, tolerance: Double
  ) throws {
    let airways = try PairedCounts(both: 1, firstOnly: 1, secondOnly: 7, neither: 12)
    let interval = method.interval(for: airways)
    expectClose(interval.lower, lower, absolute: tolerance)
    expectClose(interval.upper, upper, absolute: tolerance)
  }

  /// References: roots of the score equation in 60 digits.
  @Test(arguments: [
    (5, 0, 1_000_000_000, 1.1585411748553858e-09, 1.1705757628118388e-08),
    (5, 1, 1_000_000_000, -1.1278009939764121e-09, 1.0816523345315826e-08),
    (1, 0, 1 << 53, -3.1546530062588617e-16, 6.289340454833615e-16),
    (999_998, 0, 1_000_000, 0.999990317119555, 0.9999994515276904),
    (400_000, 399_000, 1_000_000, -0.0007519488288036923, 0.0027519421122829124),
    (49, 1, 50, 0.7900911282072437, 0.9929214814567076),
  ])
  func `Tango's limits keep their digits at extreme counts`(
    b: Int, c: Int, total: Int, lower: Double, upper: Double
  ) throws {
    let counts = try PairedCounts(both: 0, firstOnly: b, secondOnly: c, neither: total - b - c)
    let interval = counts.tangoInterval()
    expectClose(interval.lower, lower, relative: 4e-15)
    expectClose(interval.upper, upper, relative: 4e-15)
  }

  @Test(arguments: PairedDifferenceMethod.allCases)
  func `totals of 2^53 give limits around the estimate`(method: PairedDifferenceMethod) {
    for counts in PairedTables.large {
      for level in Self.levels {
        let interval = method.interval(for: counts, level: level)
        #expect(interval.lower >= -1 && interval.upper <= 1, "\(counts)")
        expectClose(interval.lower, counts.difference, absolute: 1e-7, "\(counts)")
        expectClose(interval.upper, counts.difference, absolute: 1e-7, "\(counts)")
      }
    }
  }

  @Test(arguments: PairedDifferenceMethod.allCases)
  func `a level near 0 or 1 gives numbers`(method: PairedDifferenceMethod) {
    for counts in PairedTables.all(upTo: 5) {
      for level in [1e-20, 1e-15, 1e-9, 0.3, 0.999_999_999_999] as [ConfidenceLevel] {
        let interval = method.interval(for: counts, level: level)
        #expect(
          interval.lower >= -1 && interval.lower <= interval.upper && interval.upper <= 1,
          "\(counts) \(level.confidence)")
      }
    }
  }

  @Test func `findings carry the parts that their method is built on`() throws {
    let counts = try PairedCounts(both: 20, firstOnly: 12, secondOnly: 2, neither: 16)
    for method in PairedDifferenceMethod.allCases {
      let finding = method.finding(for: counts, level: 0.9)
      #expect(finding.estimand == "difference" && finding.method == method.rawValue)
      #expect(finding.estimate == 0.2 && finding.level == 0.9 && finding.warnings.isEmpty)
      #expect(finding.interval == method.interval(for: counts, level: 0.9))
      let isScoreBased = method == .tango || method == .newcombePaired
      #expect((finding.standardError == nil) == isScoreBased)
    }
    // sqrt((14 - 100/50) / 50^2)
    let wald = PairedDifferenceMethod.wald.finding(for: counts)
    expectClose(try #require(wald.standardError), 0.069282032302755092, relative: 1e-15)
    // (20 16 - 12 2 - 25) / sqrt(32 18 22 28)
    let newcombe = PairedDifferenceMethod.newcombePaired.finding(for: counts)
    expectClose(
      try #require(newcombe.details.first?.value), 0.45495421510599593, relative: 1e-15)
  }
}
