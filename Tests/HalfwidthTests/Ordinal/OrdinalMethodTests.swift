import TestSupport
import Testing

@testable import Halfwidth

@Suite struct OrdinalMethodTests {
  static let first = [2, 5, 9, 14, 20]
  static let second = [6, 9, 12, 7, 4]
  static let pairs = [[5, 2, 1, 0], [4, 8, 3, 1], [1, 6, 9, 2], [0, 2, 5, 11]]

  private func detail(_ name: String, _ finding: IntervalFinding) throws -> Double {
    let named = try #require(finding.details.first { $0.name == name })
    return try #require(named.value)
  }

  @Test func `slugs and parameters`() {
    #expect(OrdinalMethod.allCases.map(\.rawValue) == ["mean-score", "top-box"])
    #expect(
      OrdinalDifferenceMethod.allCases.map(\.rawValue) == [
        "mean-score-difference", "top-box-difference", "superiority",
      ])
    #expect(
      OrdinalPairedMethod.allCases.map(\.rawValue) == ["mean-score-change", "top-box-change"])
    #expect(OrdinalMethod.allCases.map(\.estimand) == ["mean_score", "top_box"])
    #expect(
      OrdinalDifferenceMethod.allCases.map(\.estimand) == [
        "mean_difference", "top_box_difference", "superiority",
      ])
  }

  /// Reference: scipy 1.17.1, `ttest_1samp(...).confidence_interval()`.
  @Test func `mean score with the t interval`() throws {
    let finding = OrdinalMethod.meanScore.finding(for: try OrdinalCounts(Self.first))
    #expect(finding.estimate == 3.9)
    let interval = try #require(finding.interval)
    expectClose(interval.lower, 3.568920682701523, relative: 1e-13)
    expectClose(interval.upper, 4.231079317298477, relative: 1e-13)
    #expect(try detail("df", finding) == 49)
    #expect(try detail("n", finding) == 50)
  }

  /// Reference: scipy 1.17.1, `ttest_ind(equal_var=False)`.
  @Test func `mean difference by Welch`() throws {
    let samples = try IndependentOrdinalCounts(TableSamples.table([Self.first, Self.second]))
    let finding = OrdinalDifferenceMethod.meanScoreDifference.finding(for: samples)
    let interval = try #require(finding.interval)
    expectClose(try #require(finding.estimate), 1.0578947368421052, relative: 1e-14)
    expectClose(interval.lower, 0.5452649722165871, relative: 1e-12)
    expectClose(interval.upper, 1.5705245014676232, relative: 1e-12)
    expectClose(try detail("df", finding), 77.83457622167417, relative: 1e-12)
    expectClose(try detail("statistic", finding), 4.108573648611238, relative: 1e-12)
    expectClose(try detail("p_value", finding), 9.764891941403625e-05, relative: 1e-10)
    let swapped = OrdinalDifferenceMethod.meanScoreDifference.finding(
      for: try IndependentOrdinalCounts(samples.second, samples.first))
    #expect(swapped.interval?.lower == -interval.upper)
    #expect(try detail("p_value", swapped) == detail("p_value", finding))
  }

  /// Reference: scipy 1.17.1, `ttest_rel`.
  @Test func `mean change by paired t`() throws {
    let finding = OrdinalPairedMethod.meanScoreChange.finding(
      for: try PairedOrdinalCounts(TableSamples.table(Self.pairs)))
    let interval = try #require(finding.interval)
    expectClose(try #require(finding.estimate), 1.0 / 6, relative: 1e-14)
    expectClose(interval.lower, -0.04692116768477336, relative: 1e-12)
    expectClose(interval.upper, 0.38025450101810665, relative: 1e-12)
    expectClose(try detail("statistic", finding), 1.5614149124834242, relative: 1e-12)
    expectClose(try detail("p_value", finding), 0.12377428385798474, relative: 1e-12)
    #expect(try detail("df", finding) == 59)
  }

  /// Reference: Newcombe's formula on 34 of 50 and 11 of 38, by mpmath.
  @Test func `top box and its difference`() throws {
    let samples = try IndependentOrdinalCounts(TableSamples.table([Self.first, Self.second]))
    let finding = OrdinalDifferenceMethod.topBoxDifference.finding(for: samples)
    let interval = try #require(finding.interval)
    expectClose(try #require(finding.estimate), 0.39052631578947368, relative: 1e-14)
    expectClose(interval.lower, 0.18060415983013468, relative: 1e-13)
    expectClose(interval.upper, 0.55455039991301607, relative: 1e-13)
    #expect(try detail("x1", finding) == 34)
    #expect(try detail("n2", finding) == 38)

    let one = OrdinalMethod.topBox.finding(for: samples.first)
    #expect(one.estimate == 0.68)
    #expect(
      one.interval == (try BinomialCounts(successes: 34, trials: 50)).wilsonInterval())
    let narrow = OrdinalMethod.topBox.finding(for: samples.first, boxLevels: 1)
    #expect(narrow.estimate == 0.4)
  }

  @Test func `on two levels the mean difference is that of proportions, and so is the box`() throws
  {
    let samples = try IndependentOrdinalCounts(
      TableSamples.table([[10, 20], [30, 15]]), scores: [0, 1])
    let means = OrdinalDifferenceMethod.meanScoreDifference.finding(for: samples)
    let boxes = OrdinalDifferenceMethod.topBoxDifference.finding(for: samples)
    expectClose(try #require(means.estimate), 1.0 / 3, relative: 1e-14)
    expectClose(try #require(boxes.estimate), 1.0 / 3, relative: 1e-14)
    #expect(means.estimate == samples.topBox().difference)
  }

  @Test func `limits end where the scores do`() throws {
    let top = OrdinalMethod.meanScore.finding(for: try OrdinalCounts([0, 0, 1, 2]))
    #expect(top.interval?.upper == 4 && (top.interval?.raw?.upper ?? 0) > 4)
    let apart = try IndependentOrdinalCounts(TableSamples.table([[1, 0, 2], [2, 1, 0]]))
    let interval = OrdinalDifferenceMethod.meanScoreDifference.finding(for: apart).interval
    #expect(interval?.upper == 2 && (interval?.raw?.upper ?? 0) > 2)
  }

  @Test func `no spread has no interval, and says so`() throws {
    for counts in [[0, 1, 0], [0, 9, 0], [0, 0, 1]] {
      let finding = OrdinalMethod.meanScore.finding(for: try OrdinalCounts(counts))
      #expect(finding.interval == nil && finding.estimate != nil)
      #expect(finding.warnings.map(\.code) == [.undefined])
    }
    let steps = try PairedOrdinalCounts(
      TableSamples.table([[0, 4, 0], [0, 0, 3], [0, 0, 0]]), scores: [0.1, 0.2, 0.3])
    let change = OrdinalPairedMethod.meanScoreChange.finding(for: steps)
    #expect(change.interval == nil && change.warnings.map(\.code) == [.undefined])
    expectClose(try #require(change.estimate), -0.1, relative: 1e-14)
    let welch = { (counts: [[Int]]) throws in
      OrdinalDifferenceMethod.meanScoreDifference.finding(
        for: try IndependentOrdinalCounts(TableSamples.table(counts)))
    }
    #expect(try welch([[0, 1], [3, 4]]).interval == nil)
    #expect(try welch([[0, 5], [3, 0]]).interval == nil)
    // One sample without spread is enough for Welch: the degrees of freedom are those of the other.
    let half = try welch([[0, 5], [3, 4]])
    #expect(half.interval != nil && half.warnings.isEmpty)
    expectClose(try detail("df", half), 6, relative: 1e-14)
  }

  @Test func `a large offset or a tiny unit of the scores costs no digits`() throws {
    let plain = OrdinalMethod.meanScore.finding(for: try OrdinalCounts(Self.first))
    let error = try #require(plain.standardError)
    let offset = try OrdinalCounts(Self.first, scores: (1...5).map { 1e9 + Double($0) })
    expectClose(
      try #require(OrdinalMethod.meanScore.finding(for: offset).standardError), error,
      relative: 1e-13)
    let tiny = try OrdinalCounts(Self.first, scores: (1...5).map { 1e-200 * Double($0) })
    expectClose(
      try #require(OrdinalMethod.meanScore.finding(for: tiny).standardError), 1e-200 * error,
      relative: 1e-13)
    let large = try IndependentOrdinalCounts(
      TableSamples.table([Self.first, Self.second]), scores: (1...5).map { 1e99 * Double($0) })
    let finding = OrdinalDifferenceMethod.meanScoreDifference.finding(for: large)
    expectClose(try detail("df", finding), 77.83457622167417, relative: 1e-12)
  }

  @Test func `the largest totals have intervals`() throws {
    let quarter = 1 << 51
    let samples = try IndependentOrdinalCounts(
      TableSamples.table([[quarter, quarter], [quarter, quarter]]))
    for method in OrdinalDifferenceMethod.allCases {
      let finding = method.finding(for: samples)
      let interval = try #require(finding.interval, "\(method)")
      #expect(interval.contains(method == .superiority ? 0.5 : 0))
      // z sqrt(2 p q / n) with n = 2^52 is 2.07e-8 for differences; for superiority half of that.
      let expected = 1.9599639845400543 * (0.5 / 0x1p52).squareRoot()
      expectClose(
        interval.halfWidth, method == .superiority ? expected / 2 : expected, relative: 1e-6)
    }
  }

  @Test func `every pair of small samples on three levels has numbers or a reason`() throws {
    let rows =
      (0...4).flatMap { a in (0...(4 - a)).map { [a, $0, 4 - a - $0] } }
      + [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 0], [0, 1, 1], [1, 0, 1]]
    for first in rows {
      for second in rows {
        let samples = try IndependentOrdinalCounts(TableSamples.table([first, second]))
        for method in OrdinalDifferenceMethod.allCases {
          let finding = method.finding(for: samples)
          let estimate = try #require(finding.estimate)
          #expect(estimate.isFinite)
          for detail in finding.details {
            #expect(detail.value?.isFinite ?? true, "\(method) \(first) \(second) \(detail.name)")
            if detail.name.hasSuffix("p_value"), let p = detail.value { #expect(p >= 0 && p <= 1) }
          }
          guard let interval = finding.interval else {
            #expect(finding.warnings.map(\.code) == [.undefined], "\(method) \(first) \(second)")
            continue
          }
          #expect(interval.lower <= estimate + 1e-14 && estimate <= interval.upper + 1e-14)
          #expect(interval.lower < interval.upper)
        }
      }
    }
  }
}
