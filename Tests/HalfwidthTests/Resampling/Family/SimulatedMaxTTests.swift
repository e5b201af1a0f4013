import NumericCore
import TestSupport
import Testing

@testable import Halfwidth

@Suite struct SimultaneousProportionsTests {
  private func family(_ counts: [Int], of n: Int) throws -> SimultaneousProportions {
    // Each item's yeses begin at another respondent.
    let rows = (0..<n).map { row in
      counts.enumerated().map { item, count in (row + 7 * item) % n < count }
    }
    return try SimultaneousProportions(
      RespondentMatrix(rows), names: counts.indices.map { "item \($0)" })
  }

  @Test func `the critical value is a quantile of the largest distance`() throws {
    let n = 30
    let counts = [6, 12, 24, 5, 12]
    let family = try family(counts, of: n)
    let plan = try ResamplePlan(resamples: 999, seed: 3)
    let finding = try family.finding(plan, level: 0.9)
    // Plainly: the distance of each item of each resample, and the largest.
    var largest: [Double] = []
    try BitSlicedKernel(family.matrix).eachReferenceResample(plan) { _, positions in
      largest.append(
        zip(counts, positions).map { x, position in
          let p = Double(x) / Double(n)
          return abs(Double(position) / Double(n) - p) / (p * (1 - p) / Double(n)).squareRoot()
        }.max() ?? 0)
    }
    largest.sort()
    expectClose(finding.criticalValue ?? .nan, largest[899], relative: 1e-12)
    let bracket = try #require(finding.criticalBracket)
    #expect(bracket.lowerBound < largest[899] && bracket.upperBound > largest[899])
    let c = largest[899]
    for (x, item) in zip(counts, finding.items) {
      #expect(item.isInFamily && item.counts.successes == x)
      for limit in [item.interval.lower, item.interval.upper] {
        // The Wilson equation: the distance is c standard errors at the limit.
        let distance = (Double(x) / Double(n) - limit).magnitude
        expectClose(distance, c * (limit * (1 - limit) / Double(n)).squareRoot(), relative: 1e-9)
      }
    }
  }

  @Test func `one item has about the z of a normal distribution, many have more`() throws {
    let plan = try ResamplePlan(resamples: 19_999, seed: 3)
    let one = try family([250], of: 500).finding(plan)
    expectClose(one.criticalValue ?? .nan, 1.96, absolute: 0.09)
    let many = try family([Int](repeating: 250, count: 40), of: 500).finding(plan)
    #expect(many.criticalValue ?? 0 > 2.4)
    // Bonferroni's is the most that any dependence can need.
    #expect(many.criticalValue ?? 9 < StandardNormal.quantile(upperTail: 0.025 / 40) + 0.2)
  }

  @Test func `items at 0 or n leave the family and are named`() throws {
    let family = try family([0, 12, 30], of: 30)
    let finding = try family.finding(ResamplePlan(resamples: 999, seed: 3))
    #expect(finding.items.map(\.isInFamily) == [false, true, false])
    #expect(finding.warnings.contains { $0.message.contains("item 0, item 2") })
    // (1 - p)^30 = .025 / 3 at the upper limit.
    let upper = finding.items[0].interval.upper
    var product = 1.0
    for _ in 0..<30 { product *= 1 - upper }
    expectClose(product, 0.025 / 3, relative: 1e-9)
    #expect(finding.items[2].interval.upper == 1 && finding.items[0].interval.lower == 0)
    let none = try self.family([0, 30], of: 30).finding(ResamplePlan(resamples: 99, seed: 1))
    #expect(none.criticalValue == nil && none.digest == nil && none.resamples == 0)
  }

  @Test func `fewer than five answers of either kind leave the family, which gets the rest`() throws
  {
    let family = try family([4, 12, 26, 5, 25], of: 30)
    let plan = try ResamplePlan(resamples: 4_999, seed: 3)
    let finding = try family.finding(plan)
    #expect(finding.items.map(\.isInFamily) == [false, true, false, true, true])
    // Of one minus the level, 3 of 5 parts belong to the family: 150 of 5000 resamples lie beyond.
    var largest: [Double] = []
    try BitSlicedKernel(family.matrix).eachReferenceResample(plan) { _, positions in
      largest.append(
        zip([12, 5, 25], [1, 3, 4]).map { x, item in
          let p = Double(x) / 30
          return abs(Double(positions[item]) / 30 - p) / (p * (1 - p) / 30).squareRoot()
        }.max() ?? 0)
    }
    largest.sort()
    expectClose(finding.criticalValue ?? .nan, largest[4_849], relative: 1e-12)
    // And one part each to the others.
    for item in [0, 2] {
      let counts = finding.items[item].counts
      let interval = finding.items[item].interval
      // At the limits one tail of the binomial is .005.
      func tail(_ p: Double, _ range: ClosedRange<Int>) -> Double {
        range.reduce(0) {
          $0 + BinomialDistribution(trials: 30, probability: p).probability(of: $1)
        }
      }
      expectClose(tail(interval.lower, counts.successes...30), 0.005, relative: 1e-9)
      expectClose(tail(interval.upper, 0...counts.successes), 0.005, relative: 1e-9)
    }
  }

  @Test func `same seed, same bits`() throws {
    let family = try family([6, 12, 24, 3, 12], of: 30)
    let plan = try ResamplePlan(resamples: 2_000, seed: 3)
    let whole = try family.histogram(plan)
    for plans in try divisions(of: plan) {
      var sum = try family.histogram(plans[0])
      for plan in plans.dropFirst() { sum.merge(try family.histogram(plan)) }
      #expect(sum == whole)
    }
  }

  @Test func `too few resamples leave everything open`() throws {
    let finding = try family([6, 12], of: 30).finding(ResamplePlan(resamples: 10, seed: 1))
    #expect(finding.items.allSatisfy { $0.interval.lower == 0 && $0.interval.upper == 1 })
    #expect(finding.warnings.contains { $0.code == .undefined })
  }

  @Test func `matrices of other levels and wrong names are refused`() throws {
    let matrix = try RespondentMatrix([[0, 2], [1, 1]], levels: [2, 3])
    #expect(throws: ResampleError.levels(item: 1, count: 3)) {
      try SimultaneousProportions(matrix, names: ["a", "b"])
    }
    #expect(throws: ResampleError.self) { try SimultaneousProportions(matrix, names: ["a"]) }
  }
}
