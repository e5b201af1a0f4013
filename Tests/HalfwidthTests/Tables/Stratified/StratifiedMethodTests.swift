import TestSupport
import Testing

@testable import Halfwidth

@Suite struct StratifiedMethodTests {
  /// Admissions to Berkeley by sex and department, 1973 (Bickel, Hammel and O'Connell 1975).
  static let admissions = [
    [[512, 313], [89, 19]], [[353, 207], [17, 8]], [[120, 205], [202, 391]],
    [[138, 279], [131, 244]], [[53, 138], [94, 299]], [[22, 351], [24, 317]],
  ]
  static let apart = [[[10, 20], [30, 40]], [[15, 5], [7, 13]], [[2, 8], [9, 1]]]

  /// Strata of two by two with counts up to 2, in all pairs of a first and a second one.
  static let small: [[[Int]]] = (0..<81).map { code in
    [[code % 3, code / 3 % 3], [code / 9 % 3, code / 27]]
  }

  @Test func `has the slugs of the contract`() {
    #expect(
      StratifiedMethod.allCases.map(\.rawValue) == ["cmh", "cmh-cc", "breslow-day", "tarone"])
    #expect(CommonOddsRatioMethod.allCases.map(\.rawValue) == ["mantel-haenszel"])
  }

  @Test func `the published example has its printed values`() throws {
    // R's example(mantelhaen.test).
    let tables = try StratifiedTables(Self.admissions)
    let finding = StratifiedMethod.cochranMantelHaenszelCorrected.finding(for: tables)
    expectClose(finding.statistic ?? .nan, 1.4269, absolute: 0.00005)
    expectClose(finding.pValue ?? .nan, 0.2323, absolute: 0.00005)
    #expect(
      finding.details.map(\.name) == [
        "common_or", "common_or_lower", "common_or_upper", "log_or_se",
      ])
    expectClose(finding.details[0].value ?? .nan, 0.904_696_8, absolute: 5e-8)
    expectClose(finding.details[1].value ?? .nan, 0.771_907_4, absolute: 5e-8)
    expectClose(finding.details[2].value ?? .nan, 1.060_329_8, absolute: 5e-8)
  }

  // statsmodels 0.15.0 StratifiedTable.test_equal_odds (13 digits agree), and 60-digit arithmetic by
  // the quadratic formula; the third is beyond what plain doubles solve.
  @Test(arguments: [
    (admissions, 18.825_513_705_236_041_6, 18.825_501_252_052_756_3, 0.002_071_390_349_917_995),
    (apart, 16.935_118_510_346_019_5, 16.932_419_368_543_565_7, 0.000_210_177_266_911_414_7),
    (
      [
        [[1_000_000_000, 3], [7, 1_000_000_000]], [[100_000_000, 1], [5, 100_000_000]],
        [[1_000_000, 2], [1, 100_000]],
      ], 3068.269_486_876_895_31, 2972.221_707_659_169_34, 0
    ),
  ])
  func `Breslow-Day and Tarone agree with other sources`(
    strata: [[[Int]]], breslowDay: Double, tarone: Double, pValue: Double
  ) throws {
    let tables = try StratifiedTables(strata)
    let plain = tables.breslowDayTest()
    expectClose(plain.statistic ?? .nan, breslowDay, relative: 2e-13)
    expectClose(plain.pValue ?? .nan, pValue, relative: 1e-11)
    expectClose(tables.taroneTest().statistic ?? .nan, tarone, relative: 2e-13)
    #expect(plain.degreesOfFreedom == Double(strata.count - 1))
  }

  @Test func `matched pairs as strata give McNemar's test and the ratio of discordant pairs`()
    throws
  {
    for (b, c) in [(12, 2), (5, 5), (6, 5), (3, 2), (1, 0), (9, 1)] {
      // First column yes, by first and second answer; concordant pairs have a zero margin.
      let pairs =
        [[[Int]]](repeating: [[1, 0], [0, 1]], count: b)
        + [[[Int]]](repeating: [[0, 1], [1, 0]], count: c)
        + [[[1, 0], [1, 0]], [[0, 1], [0, 1]], [[0, 0], [0, 0]], [[0, 0], [1, 0]]]
      let tables = try StratifiedTables(pairs)
      let (x, y) = (Double(b), Double(c))
      let plain = tables.cochranMantelHaenszelTest()
      expectClose(plain.statistic ?? .nan, (x - y) * (x - y) / (x + y), relative: 1e-14)
      let corrected = tables.cochranMantelHaenszelTest(isCorrected: true)
      let distance = max((x - y).magnitude - 1, 0)
      expectClose(corrected.statistic ?? .nan, distance * distance / (x + y), relative: 1e-14)
      let ratio = tables.mantelHaenszelOddsRatio()
      #expect(ratio.estimate == x / y)
      if c > 0 {
        expectClose(
          ratio.details[0].value ?? .nan, (1 / x + 1 / y).squareRoot(), relative: 1e-14)
      } else {
        #expect(ratio.interval == nil && ratio.warnings.map(\.code) == [.undefined])
      }
    }
  }

  @Test func `one stratum gives Pearson's statistic with N - 1`() throws {
    // (36 * 10 - 14 * 40)^2 * 99 / (50 * 50 * 76 * 24).
    let one = try StratifiedTables([[[36, 14], [40, 10]]])
    expectClose(
      one.cochranMantelHaenszelTest().statistic ?? .nan, 40_000.0 * 99 / 4_560_000, relative: 1e-14)
    expectClose(one.mantelHaenszelOddsRatio().estimate ?? .nan, 360.0 / 560, relative: 1e-15)
    #expect(one.breslowDayTest().statistic == nil)
    #expect(one.breslowDayTest().warnings.map(\.code) == [.undefined])
  }

  @Test func `the correction jumps at a half, and a sum of fractions that is a half counts as one`()
    throws
  {
    // The sums of a - E are 7/10 - 2/10, whose doubles give less than a half; 2/3 + 1/2 - 2/3; 0 + 1/2.
    for strata in [
      [[[1, 2], [0, 7]], [[0, 2], [1, 7]]],
      [[[1, 0], [0, 2]], [[1, 0], [0, 1]], [[0, 1], [2, 0]]],
      [[[5, 5], [5, 5]], [[6, 4], [5, 5]]],
    ] {
      let finding = try StratifiedTables(strata).cochranMantelHaenszelTest(isCorrected: true)
      #expect(finding.statistic == 0 && finding.pValue == 1, "\(strata)")
    }
    // Below a half nothing is taken off.
    let below = try StratifiedTables([[[3, 2], [2, 2]], [[1, 1], [1, 1]]])
    #expect(
      below.cochranMantelHaenszelTest(isCorrected: true).statistic
        == below.cochranMantelHaenszelTest().statistic)
  }

  @Test(arguments: StratifiedMethod.allCases)
  func `exchanging rows or columns everywhere, and the order of strata, change nothing`(
    method: StratifiedMethod
  ) throws {
    for strata in [Self.admissions, Self.apart] {
      let finding = method.finding(for: try StratifiedTables(strata))
      let rows = strata.map { [$0[1], $0[0]] }
      let columns = strata.map { $0.map { [$0[1], $0[0]] } }
      let transposed = strata.map { [[$0[0][0], $0[1][0]], [$0[0][1], $0[1][1]]] }
      for other in [rows, columns, transposed, strata.reversed()] {
        let same = method.finding(for: try StratifiedTables(other))
        expectClose(same.statistic ?? .nan, finding.statistic ?? .nan, relative: 1e-11)
        let ratio = finding.details[0].value ?? .nan
        let otherRatio = same.details[0].value ?? .nan
        let isInverted = other == rows || other == columns
        expectClose(otherRatio, isInverted ? 1 / ratio : ratio, relative: 1e-13)
      }
    }
  }

  @Test func `every pair of small strata has an answer or a reason`() throws {
    for first in Self.small {
      for second in Self.small {
        guard let tables = try? StratifiedTables([first, second]) else {
          #expect((first + second).joined().allSatisfy { $0 == 0 })
          continue
        }
        for method in StratifiedMethod.allCases {
          let finding = method.finding(for: tables)
          let isFine =
            if let statistic = finding.statistic, let p = finding.pValue {
              statistic >= 0 && statistic < .infinity && p >= 0 && p <= 1
            } else {
              finding.statistic == nil && finding.pValue == nil && !finding.warnings.isEmpty
            }
          let isNumber = finding.details.allSatisfy { !($0.value?.isNaN ?? false) }
          if !isFine || !isNumber { Issue.record("\(method) \(first) \(second) \(finding)") }
        }
        let ratio = tables.mantelHaenszelOddsRatio()
        if let interval = ratio.interval, let estimate = ratio.estimate {
          if !(interval.lower > 0 && interval.contains(estimate)) {
            Issue.record("\(first) \(second) \(ratio)")
          }
        } else if ratio.warnings.map(\.code) != [.undefined] {
          Issue.record("\(first) \(second) \(ratio)")
        }
      }
    }
  }

  @Test func `expected cells have the margins and the odds ratio, at any size`() throws {
    for counts in [
      [[3, 9], [5, 1]], [[1, 1_000_000_000], [1_000_000_000, 2]], [[7, 1], [1, 1]],
    ] {
      let stratum = try StratifiedTables([counts]).strata[0]
      for ratio in [1e-12, 1e-3, 0.5, 1, 2, 1e3, 1e12] {
        let cells = ExpectedCells(stratum, oddsRatio: ratio)
        expectClose(cells.a + cells.b, Double(stratum.a + stratum.b), relative: 1e-14)
        expectClose(cells.b + cells.d, Double(stratum.b + stratum.d), relative: 1e-14)
        expectClose(cells.c + cells.d, Double(stratum.c + stratum.d), relative: 1e-14)
        expectClose(cells.a / cells.b * cells.d / cells.c, ratio, relative: 1e-12, "\(counts)")
      }
    }
  }

  @Test func `totals up to 2^53 are taken, and strata that tell nothing are left out`() throws {
    let big = 1 << 50
    let tables = try StratifiedTables([
      [[big, big + 3], [big - 3, big]], [[big, big], [big, big - 8]], [[5, 0], [0, 0]],
    ])
    for method in StratifiedMethod.allCases {
      let finding = method.finding(for: tables)
      #expect((finding.pValue ?? .nan) <= 1 && (finding.statistic ?? .nan) >= 0)
      #expect(finding.degreesOfFreedom == 1)
    }
    let empty = try StratifiedTables([[[3, 0], [4, 0]]])
    let finding = empty.cochranMantelHaenszelTest()
    #expect(finding.statistic == nil && finding.warnings.map(\.code) == [.zeroMargin, .undefined])
  }

  @Test func `refuses impossible strata with a sentence`() {
    for (strata, message) in [
      ([], "there is no stratum; give at least one table of two by two"),
      ([[[0, 0], [0, 0]]], "all counts are 0; at least one respondent must be counted"),
      (
        [[[1 << 53, 0], [0, 0]], [[1, 0], [0, 0]]],
        "the counts sum to more than 2^53, the largest number that is counted exactly; give fewer"
      ),
    ] as [([[[Int]]], String)] {
      let error = #expect(throws: CountsError.self) { try StratifiedTables(strata) }
      #expect(error?.message == message)
    }
    let shape = #expect(throws: CountsError.self) {
      try StratifiedTables([[[1, 2], [3, 4]], [[1, 2, 3], [4, 5, 6]]])
    }
    #expect(
      shape?.message == "the table of stratum 2 is not of two by two; give two rows of two counts")
    let negative = #expect(throws: CountsError.self) {
      try StratifiedTables([[[1, 2], [3, -4]]])
    }
    #expect(negative?.message == "a count of stratum 1 is -4; counts are not negative")
  }
}
