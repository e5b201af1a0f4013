import TestSupport
import Testing

@testable import Halfwidth

@Suite struct SimultaneousMethodTests {
  @Test func `has the slugs of the contract`() {
    #expect(
      SimultaneousMethod.allCases.map(\.rawValue) == [
        "goodman", "quesenberry-hurst", "sison-glaz", "bonferroni-clopper-pearson",
      ])
  }

  @Test(arguments: SimultaneousMethod.allCases)
  func `every small distribution has limits in 0...1 that hold the shares`(
    method: SimultaneousMethod
  ) throws {
    for a in 0...8 {
      for b in 0...8 {
        for c in 0...8 where a + b + c > 0 {
          let counts = try CategoryCounts([a, b, c])
          let intervals = try #require(method.intervals(for: counts))
          for (interval, share) in zip(intervals, counts.estimates) {
            #expect(
              interval.lower >= 0 && interval.lower <= share + 1e-15
                && share - 1e-15 <= interval.upper
                && interval.upper <= 1, "\(counts.counts)")
          }
        }
      }
    }
  }

  @Test func `Bonferroni limits are Clopper-Pearson's at a share of the significance`() throws {
    let counts = try CategoryCounts([2, 0, 5, 43])
    let intervals = counts.bonferroniClopperPearsonIntervals(level: 0.9)
    for (interval, binomial) in zip(intervals, counts.binomials) {
      let alone = binomial.clopperPearsonInterval(level: 0.975)
      expectClose(interval.lower, alone.lower, relative: 1e-13)
      expectClose(interval.upper, alone.upper, relative: 1e-13)
      #expect(interval.level == 0.9)
    }
    let two = try CategoryCounts([3, 7])
    #expect(
      two.bonferroniClopperPearsonIntervals()[0].lower
        == two.binomials[0].clopperPearsonInterval().lower)
  }

  @Test func `the default is Goodman, with small counts Bonferroni, with two categories Wilson`()
    throws
  {
    func method(_ counts: [Int]) throws -> String {
      try CategoryCounts(counts).simultaneousFinding().method
    }
    #expect(try method([4, 9, 12, 25]) == "goodman")
    #expect(try method([3, 3, 3]) == "goodman")
    #expect(try method([2, 9, 12, 27]) == "bonferroni-clopper-pearson")
    #expect(try method([0, 25, 25]) == "bonferroni-clopper-pearson")
    #expect(try method([46, 4]) == "wilson")
    #expect(try method([0, 1 << 40, 1 << 40]) == "goodman")
    let two = try CategoryCounts([46, 4]).simultaneousFinding()
    let intervals = try #require(two.intervals)
    let alone = try BinomialCounts(successes: 4, trials: 50).wilsonInterval()
    #expect(two.warnings.map(\.code) == [.methodChosen])
    expectClose(intervals[1].lower, alone.lower, absolute: 1e-15)
    expectClose(intervals[1].upper, alone.upper, absolute: 1e-15)
  }

  @Test func `a total beyond the method's reach is said, not computed`() throws {
    let counts = try CategoryCounts([1 << 50, 1 << 50, 1])
    for method in SimultaneousMethod.allCases {
      let finding = method.finding(for: counts)
      let isClosed = method == .goodman || method == .quesenberryHurst
      #expect((finding.intervals != nil) == isClosed)
      #expect(finding.warnings.map(\.code) == (isClosed ? [] : [.tooManyTrials]))
    }
  }
}
