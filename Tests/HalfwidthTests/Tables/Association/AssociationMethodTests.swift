import NumericCore
import TestSupport
import Testing

@testable import Halfwidth

@Suite struct AssociationMethodTests {
  private func table(_ counts: [[Int]]) -> ContingencyTable { TableSamples.table(counts) }

  @Test func `has the slugs of the contract`() {
    #expect(
      AssociationMethod.allCases.map(\.rawValue) == [
        "phi", "cramers-v", "cramers-v-bias-corrected", "contingency-coefficient", "cohens-w",
      ])
  }

  @Test(arguments: AssociationMethod.allCases)
  func `every small 2 x 2 table has a measure inside its bounds, or a reason`(
    method: AssociationMethod
  ) throws {
    for table in TableSamples.twoByTwo(upTo: 12) {
      let finding = method.finding(for: table)
      let codes = finding.warnings.map(\.code)
      #expect(finding.details == [NamedNumber("value", finding.estimate)])
      guard let value = finding.estimate else {
        #expect(finding.interval == nil)
        #expect(codes == [table.hasZeroMargin ? .zeroMargin : .undefined], "\(table.counts)")
        #expect(table.hasZeroMargin || method == .biasCorrectedCramersV && table.total == 2)
        continue
      }
      #expect(!table.hasZeroMargin)
      #expect(value >= (method == .phi ? -1 : 0) && value <= 1, "\(table.counts)")
      guard let interval = finding.interval else {
        #expect(!finding.hasInterval || codes == [.undefined], "\(table.counts)")
        continue
      }
      let slack = 1e-14
      #expect(
        interval.lower <= value + slack && value <= interval.upper + slack, "\(table.counts)")
      #expect(interval.lower < interval.upper && interval.upper <= 1, "\(table.counts)")
      #expect(interval.lower >= (method == .phi ? -1 : 0))
    }
  }

  @Test func `phi turns its sign with the order of rows, the others do not`() {
    let first = table([[12, 5], [3, 14]])
    let second = table([[3, 14], [12, 5]])
    for method in AssociationMethod.allCases {
      let value = method.value(for: first) ?? .nan
      expectClose(
        method.value(for: second) ?? .nan, method == .phi ? -value : value, relative: 1e-14)
      expectClose(method.value(for: first.transposed) ?? .nan, value, relative: 1e-14)
    }
  }

  @Test func `measures are functions of pearson's statistic`() throws {
    for table in TableSamples.larger {
      let n = Double(table.total)
      let statistic = try #require(table.pearsonStatistic())
      let k = Double(min(table.rows, table.columns))
      let w = try #require(table.cohensW())
      expectClose(w * w, statistic / n, relative: 1e-14)
      expectClose(
        try #require(table.cramersV()), (statistic / (n * (k - 1))).squareRoot(), relative: 1e-14)
      expectClose(
        try #require(table.contingencyCoefficient()), (statistic / (statistic + n)).squareRoot(),
        relative: 1e-14)
    }
    for table in TableSamples.twoByTwo(upTo: 12) where !table.hasZeroMargin {
      let phi = try #require(table.phi())
      expectClose(phi.magnitude, try #require(table.cramersV()), absolute: 1e-14)
    }
  }

  @Test func `perfect association is exactly the largest value`() {
    for size in 2...5 {
      let diagonal = table(
        (0..<size).map { row in (0..<size).map { $0 == row ? 7 + row : 0 } })
      expectClose(diagonal.cramersV() ?? .nan, 1, absolute: 1e-15)
      #expect((diagonal.cohensW() ?? .nan) <= diagonal.largestCohensW)
      expectClose(diagonal.biasCorrectedCramersV() ?? .nan, 1, absolute: 1e-14)
      let interval = AssociationMethod.cramersV.interval(for: diagonal)
      #expect(interval?.upper == 1 && (interval?.raw?.upper ?? 0) > 1)
    }
    #expect(table([[10, 0], [0, 10]]).phi() == 1 && table([[0, 10], [10, 0]]).phi() == -1)
  }

  /// Independence at these margins: Bergsma's measure takes off what chance gives, to 0 at least.
  @Test func `the corrected V is 0 where chance explains the table, and below V elsewhere`() {
    #expect(table([[7, 8, 9], [9, 8, 8]]).biasCorrectedCramersV() == 0)
    for table in TableSamples.larger {
      let (corrected, plain) = (table.biasCorrectedCramersV(), table.cramersV())
      #expect((corrected ?? 2) < (plain ?? 0), "\(table.counts)")
    }
  }

  /// References: `scipy.stats.ncx2` 1.17.1 inverted by `brentq`; each limit leaves .025 beyond it in a
  /// Poisson mixture summed at 60 digits (mpmath).
  @Test(
    arguments: [
      (0, 0.5541682732448917, 0.26458402144564913, 0.7552278919564098),
      (1, 0.07673643458069224, 0, 0.27151555664959554),
      (2, 0.2472596649302366, 0.17866555532110034, 0.3070269995591863),
    ] as [(Int, Double, Double, Double)])
  func `limits of w and V agree with scipy`(
    index: Int, w: Double, lower: Double, upper: Double
  ) throws {
    let table = TableSamples.larger[index]
    let finding = AssociationMethod.cohensW.finding(for: table)
    let interval = try #require(finding.interval)
    expectClose(try #require(finding.estimate), w, relative: 1e-13)
    expectClose(interval.lower, lower, relative: 1e-11)
    expectClose(interval.upper, upper, relative: 1e-11)
    let largest = table.largestCohensW
    let v = try #require(AssociationMethod.cramersV.interval(for: table))
    expectClose(v.lower, lower / largest, relative: 1e-11)
    expectClose(v.upper, upper / largest, relative: 1e-11)
    let c = try #require(AssociationMethod.contingencyCoefficient.interval(for: table))
    expectClose(c.lower, lower / (1 + lower * lower).squareRoot(), relative: 1e-11)
    expectClose(c.upper, upper / (1 + upper * upper).squareRoot(), relative: 1e-11)
  }

  @Test func `limits of 2 x 2 tables, and of another level, agree with scipy`() throws {
    let square = try #require(
      AssociationMethod.cramersV.interval(for: table([[10, 20], [30, 15]])))
    expectClose(square.lower, 0.10080272481881113, relative: 1e-11)
    expectClose(square.upper, 0.5536439821691995, relative: 1e-11)
    let sure = try #require(
      AssociationMethod.cohensW.interval(for: TableSamples.larger[0], level: 0.99))
    expectClose(sure.lower, 0.18128076398796594, relative: 1e-11)
    expectClose(sure.upper, 0.8304795976865851, relative: 1e-11)
  }

  /// Chance alone gives a table of many cells a large w, which the limits take off.
  ///
  /// Reference: scipy 1.17.1, as above.
  @Test func `in a table of many cells the limits can lie below the estimate`() throws {
    let many = table([
      [2, 1, 3, 2, 1, 2], [1, 3, 2, 2, 2, 1], [3, 2, 1, 1, 2, 2], [1, 2, 2, 3, 1, 3],
      [2, 2, 3, 1, 3, 0],
    ])
    let finding = AssociationMethod.cohensW.finding(for: many)
    expectClose(try #require(finding.estimate), 0.42411839817658253, relative: 1e-13)
    #expect(finding.interval?.lower == 0)
    expectClose(try #require(finding.interval).upper, 0.13310042464408012, relative: 1e-11)
    #expect(many.biasCorrectedCramersV() == 0)
  }

  @Test(arguments: [1e-20, 1e-9, 0.3, 0.999_999_999_999] as [ConfidenceLevel])
  func `a level near 0 or 1 gives numbers or a reason`(level: ConfidenceLevel) {
    for table in TableSamples.twoByTwo(upTo: 6) + TableSamples.larger {
      for method in AssociationMethod.allCases {
        let finding = method.finding(for: table, level: level)
        if let interval = finding.interval {
          #expect(interval.lower <= interval.upper && interval.lower >= -1, "\(table.counts)")
        } else {
          #expect(!finding.warnings.isEmpty || !finding.hasInterval, "\(table.counts)")
        }
      }
    }
  }

  @Test func `the interval for phi exists at every level and keeps the sign`() throws {
    let z = StandardNormal.quantile(upperTail: 0.025)
    let even = try #require(AssociationMethod.phi.interval(for: table([[5, 5], [5, 5]])))
    expectClose(even.upper, z / 20.0.squareRoot(), relative: 1e-14)
    expectClose(even.lower, -z / 20.0.squareRoot(), relative: 1e-14)
    let negative = try #require(AssociationMethod.phi.interval(for: table([[2, 40], [40, 3]])))
    #expect(negative.lower == -1 && negative.upper < 0)
    // The dual of the z test: 0 is inside just where pearson does not reject.
    for table in TableSamples.twoByTwo(upTo: 12) where !table.hasZeroMargin {
      let interval = try #require(AssociationMethod.phi.interval(for: table))
      let p = try #require(ChiSquaredMethod.pearson.finding(for: table).pValue)
      #expect(interval.contains(0) == (p >= 0.05), "\(table.counts)")
    }
  }

  @Test
  func `w has no interval where the counts are nearer to independence than chance makes likely`() {
    for counts in [[[5, 5], [5, 5]], [[4, 4, 4], [8, 8, 8]]] {
      let finding = AssociationMethod.cohensW.finding(for: table(counts))
      #expect(finding.estimate == 0 && finding.interval == nil && finding.hasInterval)
      #expect(finding.warnings.map(\.code) == [.undefined])
    }
    // Elsewhere 0 is inside w's interval just where pearson does not reject at half of the level.
    for table in TableSamples.twoByTwo(upTo: 12) where !table.hasZeroMargin {
      guard let interval = AssociationMethod.cohensW.interval(for: table),
        let p = ChiSquaredMethod.pearson.finding(for: table).pValue
      else { continue }
      #expect((interval.lower == 0) == (p >= 0.025), "\(table.counts)")
    }
  }

  @Test func `only phi wants 2 x 2, and only the corrected V has no interval`() {
    for method in AssociationMethod.allCases {
      let finding = method.finding(for: TableSamples.larger[0])
      #expect((finding.estimate == nil) == (method == .phi))
      #expect(finding.warnings.map(\.code) == (method == .phi ? [.wrongShape] : []))
      #expect(finding.hasInterval == (method != .biasCorrectedCramersV))
      #expect(finding.interval == nil || finding.hasInterval)
    }
  }

  @Test func `small expected counts are said beside an interval`() {
    let sparse = table([[5, 0, 4], [1, 3, 0], [0, 1, 1]])
    #expect(
      AssociationMethod.cramersV.finding(for: sparse).warnings.map(\.code) == [
        .smallExpectedCounts
      ])
    #expect(AssociationMethod.biasCorrectedCramersV.finding(for: sparse).warnings.isEmpty)
  }

  @Test func `the largest totals have measures, and intervals where the sums end`() throws {
    let tenth = 1 << 49
    let strong = table([[tenth, tenth, 1], [1, tenth, tenth]])
    for method in AssociationMethod.allCases where method != .phi {
      let finding = method.finding(for: strong)
      #expect((finding.estimate ?? 0) > 0.5)
      #expect(finding.interval == nil)
      if method.hasInterval { #expect(finding.warnings.map(\.code) == [.tooManyTrials]) }
    }
    let square = try #require(
      AssociationMethod.cramersV.interval(for: table([[tenth, 1], [tenth, tenth]])))
    expectClose(square.lower, 0.5, relative: 1e-6)
    expectClose(square.upper, 0.5, relative: 1e-6)
    let weak = table([
      [100_000_000_000_005, 199_999_999_000_000, 300_000_000_000_000],
      [200_000_000_000_000, 400_000_090_000_000, 599_999_999_999_997],
    ])
    #expect(AssociationMethod.cohensW.interval(for: weak) != nil)
  }
}
