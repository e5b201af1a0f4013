import Glibc
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

  /// The moments of a truncated Poisson variable, summed value by value.
  @Test(arguments: [0, 1, 2, 3, 5, 8, 30, 400])
  func `truncated Poisson moments are the sums over the values`(mean: Int) {
    var variable = SimultaneousTruncatedPoisson(mean: mean, times: 1)
    for reach in 1...40 {
      variable.widen()
      let values = max(0, mean - reach)...mean + reach
      // exp(log p), by logarithms of factorials summed here.
      func weight(_ value: Int) -> Double {
        if mean == 0 { return value == 0 ? 1 : 0 }
        let logFactorial = (0..<value).reduce(0.0) { $0 + log(Double($1 + 1)) }
        return exp(Double(value) * log(Double(mean)) - Double(mean) - logFactorial)
      }
      let weights = values.map { (value: Double($0), weight: weight($0)) }
      let inside = weights.reduce(0) { $0 + $1.weight }
      let average = weights.reduce(0) { $0 + $1.value * $1.weight } / inside
      func central(_ power: Double) -> Double {
        weights.reduce(0) { $0 + pow($1.value - average, power) * $1.weight } / inside
      }
      expectClose(variable.inside, inside, relative: 1e-11)
      let moments = variable.moments
      let scale = Double(max(mean, 1))
      expectClose(moments.mean, average, absolute: 1e-11 * scale)
      expectClose(moments.second, central(2), absolute: 1e-10 * scale * scale)
      expectClose(moments.third, central(3), absolute: 1e-10 * scale * scale * scale)
      expectClose(
        moments.fourth, central(4), absolute: 1e-10 * scale * scale * scale * scale)
    }
  }

  /// At levels that the approximation never reaches it went through every reach up to the total.
  @Test(arguments: [[4, 9, 12, 25], [40, 30, 20, 50, 60], [400_000, 300_000, 250_000, 49_999]])
  func `Sison-Glaz ends where nothing changes any more, and says that it has no answer`(
    counts: [Int]
  ) throws {
    let counts = try CategoryCounts(counts)
    let finding = SimultaneousMethod.sisonGlaz.finding(for: counts, level: 0.999_999_999_999)
    let intervals = try #require(finding.intervals)
    if intervals.allSatisfy({ $0.lower == 0 && $0.upper == 1 }) {
      #expect(finding.warnings.map(\.code) == [.undefined])
      #expect(finding.warnings.first?.message.contains("goodman") == true)
    } else {
      #expect(finding.warnings.isEmpty && counts.total > 1_000)
    }
    let usual = SimultaneousMethod.sisonGlaz.finding(for: counts)
    #expect(usual.warnings.isEmpty)
    #expect(try #require(usual.intervals).allSatisfy { $0.upper - $0.lower < 0.4 })
  }

  @Test func `a hundred thousand categories are answered by every method`() throws {
    let counts = try CategoryCounts((0..<100_000).map { $0 % 2 })
    for method in SimultaneousMethod.allCases {
      #expect(method.finding(for: counts).intervals?.count == 100_000)
    }
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
