import TestSupport
import Testing

@testable import Halfwidth

/// The selection that would turn what is shown; expected values from R 4.2 unless another source is named.
@Suite struct SelectionRatioTests {
  private func wilson(_ x: Int, _ n: Int) throws -> ConfidenceInterval {
    try BinomialCounts(successes: x, trials: n).wilsonInterval()
  }

  @Test(arguments: [
    (37, 1.528_243_177_413_06, SelectionRatio.Direction.above), (47, 5.166_333_761_856_17, .above),
    (50, 13.015_888_581_350_3, .above), (11, 1.837_559_675_673_11, .below),
    (39, 1.837_559_675_673_11, .above), (3, 5.166_333_761_856_17, .below),
  ])
  func `a share turns at the odds of its limit`(
    x: Int, ratio: Double, direction: SelectionRatio.Direction
  ) throws {
    let found = try #require(SelectionRatio(wilson(x, 50), against: 0.5))
    expectClose(found.value, ratio, absolute: 1e-12 * ratio)
    #expect(found.direction == direction)
  }

  @Test func `selection of that strength moves the limit onto the value`() throws {
    for value in [0.25, 0.5, 0.9] {
      for x in 0...60 {
        let interval = try wilson(x, 60)
        guard let found = SelectionRatio(interval, against: value) else {
          #expect(interval.contains(value), "\(x)")
          continue
        }
        let limit = found.direction == .above ? interval.lower : interval.upper
        let g = found.direction == .above ? found.value : 1 / found.value
        expectClose(limit / (limit + g * (1 - limit)), value, absolute: 1e-14)
      }
    }
  }

  @Test func `nothing turns what is not shown, nor a limit that is no limit`() throws {
    #expect(try SelectionRatio(wilson(25, 50), against: 0.5) == nil)
    #expect(try SelectionRatio(wilson(31, 50), against: 0.5) == nil)
    let counts = try BinomialCounts(successes: 47, trials: 50)
    #expect(SelectionRatio(counts.wilsonInterval(side: .upper), against: 0.5) == nil)
    #expect(SelectionRatio(counts.wilsonInterval(side: .lower), against: 0.5)?.direction == .above)
    for value in [0, 1, -0.1, .nan] {
      #expect(SelectionRatio(counts.wilsonInterval(), against: value) == nil)
    }
  }

  /// A census has a point for an interval, which no selection moves at 0 and 1.
  @Test func `no ratio turns a share of everybody`() throws {
    let all = ConfidenceInterval(lower: 1, upper: 1, level: 0.95, side: .two)
    #expect(SelectionRatio(all, against: 0.5)?.value == .infinity)
    let none = ConfidenceInterval(lower: 0, upper: 0, level: 0.95, side: .two)
    let ratio = SelectionRatio(none, against: 0.5)
    #expect(ratio?.value == .infinity && ratio?.direction == .below)
  }

  // MARK: - Pairs

  /// The bound at which Rosenbaum's one-sided p is half of the significance, by `uniroot` on `pbinom`.
  @Test(arguments: [
    (15, 3, 1.414_423_817_751_25), (7, 0, 1.441_308_518_835_22), (20, 6, 1.291_081_454_606_53),
    (60, 20, 1.782_697_928_542_99),
  ])
  func `pairs turn where Rosenbaum's bound does`(b: Int, c: Int, ratio: Double) throws {
    let counts = try PairedCounts(both: 4, firstOnly: b, secondOnly: c, neither: 9)
    let found = try #require(counts.selectionRatio())
    expectClose(found.value, ratio, absolute: 1e-9)
    #expect(found.direction == .above)
    let swapped = try #require(
      try PairedCounts(both: 4, firstOnly: c, secondOnly: b, neither: 9).selectionRatio())
    expectClose(swapped.value, ratio, absolute: 1e-9)
    #expect(swapped.direction == .below)
  }

  @Test func `margins have the least ratio of all of their tables`() throws {
    var shown = 0
    for total in [9, 16, 24] {
      for first in 0...total {
        for second in 0...total {
          let margins = try PairedMargins(first: first, second: second, total: total)
          let ratios = margins.joint.map { margins.counts(both: $0).selectionRatio() }
          let least =
            ratios.contains(nil) ? nil : ratios.compactMap(\.self).map(\.value).min()
          let found = try CandidateMargins(
            CandidateCounts(BinomialCounts(successes: first, trials: total)),
            CandidateCounts(BinomialCounts(successes: second, trials: total))
          ).selectionRatio()
          #expect(found?.value == least, "\(margins)")
          if least != nil { shown += 1 }
        }
      }
    }
    #expect(shown > 100)
  }

  @Test func `missing answers have the least ratio of all that they could have been`() throws {
    var shown = 0
    for b in 0...14 {
      for c in 0...4 {
        for (yes, no, neither) in [(0, 0, 0), (1, 0, 0), (0, 2, 0), (1, 1, 1), (0, 0, 2)] {
          let pairs = try IncompletePairs(
            complete: PairedCounts(both: 1, firstOnly: b, secondOnly: c, neither: 1),
            first: .init(yes: yes, no: no), neither: neither)
          var ratios: [SelectionRatio?] = []
          for more in 0...(yes + neither) {
            for other in 0...(no + neither) where max(more - yes, 0) + max(other - no, 0) <= neither
            {
              ratios.append(
                try PairedCounts(
                  both: 1, firstOnly: b + more, secondOnly: c + other, neither: 1
                ).selectionRatio())
            }
          }
          let known = ratios.compactMap(\.self)
          let least =
            known.count == ratios.count && Set(known.map(\.direction)).count == 1
            ? known.map(\.value).min() : nil
          #expect(pairs.selectionRatio()?.value == least, "\(b) \(c) \(yes) \(no) \(neither)")
          if least != nil { shown += 1 }
        }
      }
    }
    #expect(shown > 20)
  }

  // MARK: - Groups

  /// The limit by `uniroot` on the noncentral hypergeometric tail, with `dhyper`.
  @Test func `groups turn at the conditional limit`() throws {
    func found(_ x: [Int], _ y: [Int]) throws -> SelectionRatio? {
      try CandidateComparison(
        #require(try CandidateCounts(x, trials: 20)), #require(try CandidateCounts(y, trials: 20))
      ).selectionRatio()
    }
    let one = try #require(try found([18], [4]))
    expectClose(one.value, 4.770_041_373_332_56, absolute: 1e-9)
    #expect(one.direction == .above)
    #expect(try found([4], [18])?.direction == .below)
    // Of several candidates the least, and nothing where one of them shows none.
    #expect(try found([18, 19], [3, 4])?.value == one.value)
    #expect(try found([9, 18], [4]) == nil)
    #expect(try found([10], [9]) == nil)
  }
}
