import TestSupport
import Testing

@testable import Halfwidth

@Suite struct McNemarMethodTests {
  @Test func `has the slugs of the contract, with mid-p as the default`() {
    #expect(
      McNemarMethod.allCases.map(\.rawValue) == [
        "mcnemar", "mcnemar-cc", "mcnemar-exact", "mcnemar-mid-p",
      ])
    #expect(McNemarMethod.default == .midP)
  }

  @Test func `exact and mid-p are sums of whole numbers over a power of two`() {
    for counts in PairedTables.all(upTo: 9) {
      #expect(McNemarMethod.exact.finding(for: counts).pValue == FairCoins.exactP(counts))
      #expect(McNemarMethod.midP.finding(for: counts).pValue == FairCoins.midP(counts))
    }
    for b in 0...50 {
      for c in 0...(50 - b) {
        let counts = PairedCounts(unchecked: 1, firstOnly: b, secondOnly: c, neither: 0)
        #expect(McNemarMethod.exact.finding(for: counts).pValue == FairCoins.exactP(counts))
        #expect(McNemarMethod.midP.finding(for: counts).pValue == FairCoins.midP(counts))
      }
    }
  }

  /// References: 60-digit decimal sums.
  @Test(arguments: [
    (499_999, 500_001, 9.99202115638668231234e-01, 9.98404232873101982193e-01),
    (499_500, 500_500, 3.17794691363305514820e-01, 3.17310749833610405979e-01),
    (20_180, 20_220, 8.46150929857037104043e-01, 8.42259161234902520299e-01),
    (497_500, 502_500, 5.76254163774060372598e-07, 5.73280843185329693482e-07),
    (489_995, 509_995, 5.53325689509891698005e-89, 5.42449611085778176317e-89),
    (482_000, 518_000, 7.53899161946998511454e-284, 7.27682438027269428894e-284),
    (1_500, 2_100, 1.42907065836923551807e-23, 1.22325160415169544003e-23),
  ])
  func `large counts keep their digits far in the tail`(
    b: Int, c: Int, exact: Double, midP: Double
  ) throws {
    let counts = try PairedCounts(both: 0, firstOnly: b, secondOnly: c, neither: 0)
    expectClose(
      try #require(McNemarMethod.exact.finding(for: counts).pValue), exact, relative: 2e-12)
    expectClose(
      try #require(McNemarMethod.midP.finding(for: counts).pValue), midP, relative: 2e-12)
  }

  @Test func `equal counts have a p-value of exactly 1, and Fagerland's beside it`() throws {
    for b in [0, 1, 2, 29, 30, 31, 32, 1_000, 500_000] {
      let counts = try PairedCounts(both: 3, firstOnly: b, secondOnly: b, neither: 0)
      #expect(McNemarMethod.exact.finding(for: counts).pValue == 1)
      let midP = McNemarMethod.midP.finding(for: counts)
      #expect(midP.pValue == 1)
      let point = b <= 25 ? FairCoins.probability(b...b, of: 2 * b) : nil
      if let point {
        #expect(midP.details == [NamedNumber("p_value_fagerland", 1 - point / 2)])
      }
      let next = try PairedCounts(both: 0, firstOnly: b, secondOnly: b + 1, neither: 0)
      if b < 500_000 { #expect(McNemarMethod.exact.finding(for: next).pValue == 1) }
    }
  }

  @Test func `statistics are the textbook ones`() throws {
    let counts = try PairedCounts(both: 794, firstOnly: 150, secondOnly: 86, neither: 570)
    let plain = McNemarMethod.mcnemar.finding(for: counts)
    #expect(plain.statistic == 4_096.0 / 236 && plain.degreesOfFreedom == 1)
    let corrected = McNemarMethod.continuityCorrected.finding(for: counts)
    #expect(corrected.statistic == 3_969.0 / 236 && corrected.degreesOfFreedom == 1)
    for method in [McNemarMethod.exact, .midP] {
      let finding = method.finding(for: counts)
      #expect(finding.statistic == 86 && finding.degreesOfFreedom == nil)
    }
    // The correction takes nothing from a difference of 0.
    let equal = try PairedCounts(both: 1, firstOnly: 5, secondOnly: 5, neither: 1)
    let finding = McNemarMethod.continuityCorrected.finding(for: equal)
    #expect(finding.statistic == 0 && finding.pValue == 1)
  }

  @Test(arguments: McNemarMethod.allCases)
  func `without discordant pairs the answer is 1, or a reason`(method: McNemarMethod) throws {
    let counts = try PairedCounts(both: 4, firstOnly: 0, secondOnly: 0, neither: 6)
    let finding = method.finding(for: counts)
    switch method {
    case .mcnemar, .continuityCorrected:
      #expect(finding.statistic == nil && finding.pValue == nil)
      #expect(finding.warnings.map(\.code) == [.undefined])
    case .exact, .midP:
      #expect(finding.statistic == 0 && finding.pValue == 1 && finding.warnings.isEmpty)
    }
  }

  @Test(arguments: McNemarMethod.allCases)
  func `only the discordant pairs matter, and not their direction`(method: McNemarMethod) throws {
    for counts in PairedTables.all(upTo: 8) {
      let alone = PairedCounts(
        unchecked: 7, firstOnly: counts.secondOnly, secondOnly: counts.firstOnly, neither: 0)
      #expect(method.finding(for: counts) == method.finding(for: alone))
    }
  }

  @Test func `the tests keep their order`() throws {
    for counts in PairedTables.all(upTo: 10) where counts.discordant > 0 {
      func p(_ method: McNemarMethod) throws -> Double {
        try #require(method.finding(for: counts).pValue)
      }
      #expect(try p(.midP) <= p(.exact) && p(.mcnemar) <= p(.continuityCorrected), "\(counts)")
    }
  }

  @Test func `the exact tests go to a million discordant pairs, the others to 2^53`() throws {
    for counts in PairedTables.large where counts.discordant > 0 {
      for method in McNemarMethod.allCases {
        let finding = method.finding(for: counts)
        let isRefused =
          counts.discordant > 1_000_000 && (method == .exact || method == .midP)
        #expect((finding.pValue == nil) == isRefused, "\(counts)")
        #expect(finding.warnings.map(\.code) == (isRefused ? [.tooManyTrials] : []))
      }
    }
  }

  @Test func `the dual of a test is the interval that holds what it does not reject`() {
    let duals = Dictionary(
      uniqueKeysWithValues: McNemarMethod.allCases.map { method in
        (
          method,
          method.finding(
            for: PairedCounts(unchecked: 1, firstOnly: 2, secondOnly: 3, neither: 4)
          ).dualIntervals
        )
      })
    #expect(duals[.mcnemar] == ["tango"] && duals[.continuityCorrected] == [])
    #expect(duals[.exact] == [PairedOddsRatioMethod.conditionalExact.rawValue])
    #expect(duals[.midP] == [PairedOddsRatioMethod.conditionalMidP.rawValue])
  }
}
