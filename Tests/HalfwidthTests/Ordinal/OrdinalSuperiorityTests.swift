import TestSupport
import Testing

@testable import Halfwidth

@Suite struct OrdinalSuperiorityTests {
  private func superiority(_ counts: [[Int]], _ scores: [Double]? = nil) throws
    -> OrdinalSuperiority
  {
    OrdinalSuperiority(
      try IndependentOrdinalCounts(TableSamples.table(counts), scores: scores))
  }

  /// Brunner and Munzel (2000), pain scores after shoulder surgery, as R's lawstat prints them:
  /// statistic 3.1375, df 17.683, p .005786, estimate .788961; scipy 1.17.1 `brunnermunzel` gives the
  /// digits.
  @Test func `the published example`() throws {
    let pain = try superiority([[3, 1, 4, 2, 1], [11, 2, 0, 1, 0]])
    expectClose(pain.estimate, 0.788961038961039, relative: 1e-13)
    let student = try #require(pain.studentized)
    expectClose(student.statistic, 3.1374674823029505, relative: 1e-12)
    expectClose(student.degreesOfFreedom, 17.682841979481548, relative: 1e-12)
    expectClose(try #require(pain.studentized?.pValue), 0.005786208666151469, relative: 1e-11)
    // On the logit scale, from the pairs' definition by numpy.
    let interval = try #require(pain.interval())
    expectClose(interval.lower, 1 - 0.461313452456704, relative: 1e-11)
    expectClose(interval.upper, 1 - 0.07710892081642598, relative: 1e-11)
  }

  /// References: scipy 1.17.1 `brunnermunzel`, `mannwhitneyu(use_continuity=False,
  /// method="asymptotic")`; the interval from the pairs' definition by numpy.
  @Test func `tests and interval agree with scipy`() throws {
    let finding = OrdinalDifferenceMethod.superiority.finding(
      for: try IndependentOrdinalCounts(
        TableSamples.table([OrdinalMethodTests.first, OrdinalMethodTests.second])))
    expectClose(try #require(finding.estimate), 0.7339473684210527, relative: 1e-13)
    expectClose(try #require(finding.standardError), 0.052568019071927465, relative: 1e-12)
    #expect(
      finding.details.map(\.name) == [
        "df", "statistic", "p_value", "mann_whitney_z", "mann_whitney_p_value",
      ])
    let values = finding.details.map { $0.value ?? .nan }
    expectClose(values[0], 82.6062214397384, relative: 1e-12)
    expectClose(values[1], 4.450374439655953, relative: 1e-12)
    expectClose(values[2], 2.6572861564211402e-05, relative: 1e-10)
    expectClose(values[4], 0.00012004131892977483, relative: 1e-10)
    let interval = try #require(finding.interval)
    expectClose(interval.lower, 0.6175731398598548, relative: 1e-12)
    expectClose(interval.upper, 0.8249464070019049, relative: 1e-12)
  }

  @Test func `exchanging the samples mirrors everything`() throws {
    let one = try superiority([[2, 5, 9, 4], [6, 3, 3, 1]])
    let other = try superiority([[6, 3, 3, 1], [2, 5, 9, 4]])
    expectClose(one.estimate, other.complement, absolute: 0)
    expectClose(one.estimate + other.estimate, 1, absolute: 1e-15)
    let (interval, mirrored) = (try #require(one.interval()), try #require(other.interval()))
    expectClose(interval.lower, 1 - mirrored.upper, absolute: 1e-14)
    expectClose(interval.upper, 1 - mirrored.lower, absolute: 1e-14)
    expectClose(
      try #require(one.mannWhitneyZ), -(try #require(other.mannWhitneyZ)), relative: 1e-14)
  }

  @Test func `only the order of scores counts`() throws {
    let plain = try superiority([[2, 5, 9, 4], [6, 3, 3, 1]])
    #expect(try superiority([[2, 5, 9, 4], [6, 3, 3, 1]], [-3, 0, 0.1, 1_000]) == plain)
    #expect(try superiority([[4, 9, 5, 2], [1, 3, 3, 6]], [4, 3, 2, 1]) == plain)
    // Categories of one score are ties.
    #expect(
      try superiority([[2, 5, 9, 4], [6, 3, 3, 1]], [1, 2, 2, 3])
        == superiority([[2, 14, 4], [6, 6, 1]]))
  }

  /// In a 2 x 2 table the estimate is one half plus half of the difference of proportions, and the
  /// Mann-Whitney z is the root of the n-1 statistic.
  @Test func `two levels are two proportions`() throws {
    for table in TableSamples.twoByTwo(upTo: 12) where !table.rowTotals.contains(0) {
      let superiority = OrdinalSuperiority(try IndependentOrdinalCounts(table))
      let difference =
        Double(table[0, 1]) / Double(table.rowTotals[0])
        - Double(table[1, 1]) / Double(table.rowTotals[1])
      expectClose(superiority.estimate, 0.5 + difference / 2, absolute: 1e-15)
      guard let z = superiority.mannWhitneyZ else {
        #expect(table.hasZeroMargin)
        continue
      }
      expectClose(
        z * z, try #require(table.nMinusOneStatistic()), relative: 1e-12, absolute: 1e-28)
    }
  }

  @Test func `complete separation is 0 or 1 exactly, with limits by rule`() throws {
    for (counts, estimate) in [
      ([[0, 0, 4], [2, 5, 0]], 1.0), ([[3, 0, 0], [0, 1, 1]], 0), ([[0, 1], [1, 0]], 1),
    ] {
      let finding = OrdinalDifferenceMethod.superiority.finding(
        for: try IndependentOrdinalCounts(TableSamples.table(counts)))
      #expect(finding.estimate == estimate)
      #expect(finding.interval?.lower == 0 && finding.interval?.upper == 1)
      #expect(finding.warnings.map(\.code) == [.undefined])
      #expect(finding.standardError == nil && finding.details[2].value == nil)
      #expect(finding.details[4].value != nil)
    }
  }

  @Test func `all ties, and one respondent among others, have no interval`() throws {
    let tied = try superiority([[0, 4, 0], [0, 7, 0]])
    #expect(tied.estimate == 0.5 && tied.interval() == nil && tied.mannWhitneyPValue == nil)
    let alone = try superiority([[0, 1, 0], [2, 2, 3]])
    expectClose(alone.estimate, 3.0 / 7, relative: 1e-15)
    #expect(alone.interval() == nil && alone.mannWhitneyPValue != nil)
  }
}
