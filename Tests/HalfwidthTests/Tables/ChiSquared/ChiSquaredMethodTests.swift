import NumericCore
import TestSupport
import Testing

@testable import Halfwidth

@Suite struct ChiSquaredMethodTests {
  private func table(_ counts: [[Int]]) -> ContingencyTable { TableSamples.table(counts) }

  @Test func `has the slugs of the contract, with pearson as the default`() {
    #expect(
      ChiSquaredMethod.allCases.map(\.rawValue) == [
        "pearson", "yates", "n-1", "likelihood-ratio", "cressie-read",
      ])
    #expect(ChiSquaredMethod.default == .pearson)
  }

  @Test(arguments: ChiSquaredMethod.allCases)
  func `every small 2 x 2 table has a p-value, or a zero margin that it names`(
    method: ChiSquaredMethod
  ) throws {
    for table in TableSamples.twoByTwo(upTo: 12) {
      let finding = method.finding(for: table)
      if table.hasZeroMargin {
        #expect(finding.pValue == nil && finding.statistic == nil, "\(table.counts)")
        #expect(finding.warnings.map(\.code) == [.zeroMargin], "\(table.counts)")
        continue
      }
      let p = try #require(finding.pValue)
      let statistic = try #require(finding.statistic)
      #expect(p >= 0 && p <= 1 && statistic >= 0 && statistic.isFinite, "\(table.counts)")
      #expect((statistic == 0) == (p == 1), "\(table.counts)")
      #expect(finding.degreesOfFreedom == 1)
    }
  }

  @Test(arguments: ChiSquaredMethod.allCases)
  func `order of rows and columns, and transposing, change nothing`(
    method: ChiSquaredMethod
  ) {
    for table in TableSamples.twoByTwo(upTo: 9) + TableSamples.larger {
      guard let statistic = method.statistic(for: table) else { continue }
      let turned = method.statistic(for: TableSamples.turned(table))
      let transposed = method.statistic(for: table.transposed)
      expectClose(turned ?? .nan, statistic, relative: 1e-13, absolute: 1e-15, "\(table.counts)")
      expectClose(
        transposed ?? .nan, statistic, relative: 1e-13, absolute: 1e-15, "\(table.counts)")
    }
  }

  @Test func `pearson is the squared z of two pooled proportions, with its p-value`() throws {
    for table in TableSamples.twoByTwo(upTo: 12) where !table.hasZeroMargin {
      let n1 = Double(table.rowTotals[0])
      let n2 = Double(table.rowTotals[1])
      let pooled = Double(table.columnTotals[0]) / (n1 + n2)
      let difference = Double(table[0, 0]) / n1 - Double(table[1, 0]) / n2
      let z = difference / (pooled * (1 - pooled) * (1 / n1 + 1 / n2)).squareRoot()
      let finding = ChiSquaredMethod.pearson.finding(for: table)
      expectClose(try #require(finding.statistic), z * z, relative: 1e-12, absolute: 1e-28)
      expectClose(
        try #require(finding.pValue), 2 * StandardNormal.upperTail(at: z.magnitude),
        relative: 1e-12)
    }
  }

  /// Worked by hand: 10, 0 against 0, 10 has expected counts of 5; 3, 1 against 1, 3 of 2.
  @Test func `hand-worked statistics`() {
    let diagonal = table([[10, 0], [0, 10]])
    #expect(diagonal.pearsonStatistic() == 20)
    #expect(diagonal.nMinusOneStatistic() == 19)
    expectClose(diagonal.yatesStatistic() ?? .nan, 4 * 4.5 * 4.5 / 5, relative: 1e-15)
    // Twice 20 log 2; zero cells add nothing.
    expectClose(
      diagonal.likelihoodRatioStatistic() ?? .nan, 40 * 0.693147180559945309, relative: 1e-15)
    // 9/5 times 20 (2^(2/3) - 1).
    expectClose(
      diagonal.cressieReadStatistic() ?? .nan, 36 * 0.587401051968199474, relative: 1e-15)
    #expect(table([[3, 1], [1, 3]]).yatesStatistic() == 0.5)
  }

  @Test func `the Yates correction is no larger than the distance`() {
    // Distance of observed from expected: 0.25, which a half would turn around.
    #expect(table([[1, 1], [3, 4]]).yatesStatistic() == 0)
    #expect(table([[5, 5], [5, 5]]).yatesStatistic() == 0)
  }

  /// References: mpmath at 50 digits, from the defining sums.
  @Test func `keeps its digits where observed minus expected has none in doubles`() throws {
    let half = 1 << 51
    let square = table([
      [half + 40_000_000, half - 7], [half - 90_000_001, half - 3_000_000],
    ])
    expectClose(try #require(square.pearsonStatistic()), 1.7906789721225008, relative: 1e-14)
    expectClose(
      try #require(square.likelihoodRatioStatistic()), 1.79067897212250086, relative: 1e-14)
    expectClose(try #require(square.cressieReadStatistic()), 1.79067897212250081, relative: 1e-14)
    expectClose(try #require(square.yatesStatistic()), 1.7906789157231674, relative: 1e-14)
    expectClose(
      try #require(ChiSquaredMethod.pearson.finding(for: square).pValue), 0.180843458829717272,
      relative: 1e-13)
    let skew = table([[3, 1 << 50], [1, 1 << 52]])
    expectClose(try #require(skew.pearsonStatistic()), 7.56249999999998354, relative: 1e-14)
    expectClose(
      try #require(skew.likelihoodRatioStatistic()), 5.60423342028254958, relative: 1e-14)
    expectClose(try #require(skew.cressieReadStatistic()), 6.66301377937007738, relative: 1e-14)
    let wide = table([
      [100_000_000_000_005, 199_999_999_000_000, 300_000_000_000_000],
      [200_000_000_000_000, 400_000_010_000_000, 599_999_999_999_997],
    ])
    expectClose(try #require(wide.pearsonStatistic()), 0.0800000853334576887, relative: 1e-14)
    expectClose(
      try #require(wide.likelihoodRatioStatistic()), 0.0800000854223467202, relative: 1e-14)
  }

  @Test func `series and closed form of a divergence meet`() {
    for power in [0, 2.0 / 3, 1] {
      for u in [0.1, -0.1] {
        let inside = PowerDivergence.term(relativeDeviation: u.nextTowardZero, power: power)
        let outside = PowerDivergence.term(relativeDeviation: u, power: power)
        expectClose(inside, outside, relative: 1e-13)
      }
    }
    #expect(PowerDivergence.term(relativeDeviation: -1, power: 0) == 2)
    expectClose(
      PowerDivergence.term(relativeDeviation: -1, power: 2.0 / 3), 1.2, relative: 1e-15)
  }

  @Test func `yates and n-1 refuse other shapes and say so`() {
    for method in ChiSquaredMethod.allCases {
      let finding = method.finding(for: TableSamples.larger[0])
      #expect((finding.pValue == nil) == method.isForTwoByTwoOnly)
      #expect(finding.warnings.map(\.code) == (method.isForTwoByTwoOnly ? [.wrongShape] : []))
      #expect(finding.degreesOfFreedom == (method.isForTwoByTwoOnly ? nil : 4))
    }
  }

  @Test func `names the intervals that are duals, of 2 x 2 tables only`() {
    let square = table([[12, 8], [5, 15]])
    #expect(
      ChiSquaredMethod.allCases.map { $0.finding(for: square).dualIntervals } == [
        ["mee", "koopman"], [], ["miettinen-nurminen"], [], [],
      ])
    #expect(
      ChiSquaredMethod.pearson.finding(for: TableSamples.larger[0]).dualIntervals.isEmpty)
  }

  @Test func `the rule about small counts looks at expected ones`() throws {
    func warned(_ method: ChiSquaredMethod, _ counts: [[Int]]) -> Bool {
      method.finding(for: table(counts)).warnings.contains { $0.code == .smallExpectedCounts }
    }
    // An observed 0, but every expected count is 5 or more.
    #expect(!warned(.pearson, [[10, 0], [0, 10]]))
    // Expected 2 in half of the cells.
    #expect(warned(.pearson, [[9, 1], [9, 1], [9, 1], [5, 5]]))
    #expect(warned(.likelihoodRatio, [[3, 1], [1, 3]]))
    // Campbell: n-1 is good down to an expected count of 1, which pearson is not.
    #expect(!warned(.nMinusOne, [[3, 1], [1, 3]]))
    #expect(warned(.pearson, [[3, 1], [1, 3]]))
    #expect(!warned(.nMinusOne, [[2, 2], [2, 2]]) && warned(.nMinusOne, [[1, 1], [1, 6]]))
    // Below 5 are two of six, which is more than a fifth, and one of six.
    #expect(warned(.pearson, [[4, 20, 20], [5, 20, 20]]))
    #expect(!warned(.pearson, [[2, 9, 9], [10, 20, 21]]))
    // One of nine is below 5, and below 1.
    #expect(warned(.pearson, [[1, 10, 9], [19, 235, 236], [20, 235, 235]]))

    let details = ChiSquaredMethod.pearson.finding(for: table([[2, 9, 9], [10, 20, 21]])).details
    #expect(details.map(\.name) == ["min_expected", "share_expected_below_5"])
    expectClose(try #require(details[0].value), 12.0 * 20 / 71, relative: 1e-15)
    expectClose(try #require(details[1].value), 1.0 / 6, relative: 1e-15)
  }

  @Test func `differences of products are exact where a word is too short`() {
    let largest = 1 << 53
    #expect(CrossProduct.difference(largest, largest, minus: largest, largest) == 0)
    #expect(CrossProduct.difference(largest, largest - 1, minus: largest - 1, largest) == 0)
    // (n - 1)^2 - n (n - 2) = 1.
    #expect(
      CrossProduct.difference(largest - 1, largest - 1, minus: largest, largest - 2) == 1)
    #expect(
      CrossProduct.difference(largest, largest - 2, minus: largest - 1, largest - 1) == -1)
    #expect(CrossProduct.difference(largest, largest, minus: 0, 5) == 0x1p106)
    #expect(CrossProduct.difference(0, 5, minus: largest, largest) == -0x1p106)
  }
}

extension Double {
  fileprivate var nextTowardZero: Double { self > 0 ? nextDown : nextUp }
}
