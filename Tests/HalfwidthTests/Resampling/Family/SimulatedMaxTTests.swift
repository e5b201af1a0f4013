import NumericCore
import TestSupport
import Testing

@testable import Halfwidth

@Suite struct SimultaneousProportionsTests {
  /// Whether a respondent says yes: each item's yeses begin at another one.
  private func rows(_ counts: [Int], of n: Int) -> [[Bool]] {
    (0..<n).map { row in
      counts.enumerated().map { item, count in (row + 7 * item) % n < count }
    }
  }

  private func family(_ counts: [Int], of n: Int) throws -> SimultaneousBootstrap {
    let rows = rows(counts, of: n)
    let names = counts.indices.map { "item \($0)" }
    return try SimultaneousBootstrap(
      names.map { .column(.proportion(atLeast: 1), of: $0) },
      of: BootstrapSample(
        columns: names.enumerated().map { item, name in
          .init(name, rows.map { $0[item] ? 1 : 0 })
        }), names: names)
  }

  @Test func `the critical value is a quantile of the largest distance`() throws {
    let n = 30
    let counts = [6, 12, 24, 5, 12]
    let family = try family(counts, of: n)
    let plan = try ResamplePlan(resamples: 999, seed: 3)
    let finding = try family.finding(plan, level: 0.9)
    // Plainly: the distance of each item of each resample, and the largest.
    var largest: [Double] = []
    try JointKernel(RespondentMatrix(rows(counts, of: n))).eachReferenceResample(plan) {
      _, positions in
      largest.append(
        zip(counts, positions).map { x, position in
          let p = Double(x) / Double(n)
          return abs(Double(position) / Double(n) - p) / (p * (1 - p) / Double(n)).squareRoot()
        }.max() ?? 0)
    }
    largest.sort()
    expectClose(finding.criticalValue ?? .nan, largest[899], relative: 1e-12)
    let bracket = try #require(finding.criticalBracket)
    // The ranks beyond which a binomial of 999 and 0.9 has at most half of 1%, by exact fractions in Python.
    expectClose(bracket.lowerBound, largest[873], relative: 1e-12)
    expectClose(bracket.upperBound, largest[923], relative: 1e-12)
    let c = largest[899]
    for (x, item) in zip(counts, finding.members) {
      #expect(item.isInFamily && item.estimate == Double(x) / Double(n))
      let interval = try #require(item.interval)
      for limit in [interval.lower, interval.upper] {
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
    #expect(finding.members.map(\.isInFamily) == [false, true, false])
    for item in [0, 2] {
      #expect(finding.members[item].warnings.contains { $0.message.contains("item \(item)") })
    }
    // (1 - p)^30 = .025 / 3 at the upper limit.
    let upper = try #require(finding.members[0].interval).upper
    var product = 1.0
    for _ in 0..<30 { product *= 1 - upper }
    expectClose(product, 0.025 / 3, relative: 1e-9)
    #expect(finding.members[2].interval?.upper == 1)
    #expect(finding.members[0].interval?.lower == 0)
    let none = try self.family([0, 30], of: 30).finding(ResamplePlan(resamples: 99, seed: 1))
    #expect(none.criticalValue == nil && none.digest == nil && none.resamples == 0)
  }

  @Test func `fewer than five answers of either kind leave the family, which gets the rest`() throws
  {
    let answers = [4, 12, 26, 5, 25]
    let plan = try ResamplePlan(resamples: 4_999, seed: 3)
    let finding = try family(answers, of: 30).finding(plan)
    #expect(finding.members.map(\.isInFamily) == [false, true, false, true, true])
    // Of one minus the level, 3 of 5 parts belong to the family: 150 of 5000 resamples lie beyond.
    var largest: [Double] = []
    try JointKernel(RespondentMatrix(rows(answers, of: 30))).eachReferenceResample(plan) {
      _, positions in
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
      let interval = try #require(finding.members[item].interval)
      // At the limits one tail of the binomial is .005.
      func tail(_ p: Double, _ range: ClosedRange<Int>) -> Double {
        range.reduce(0) {
          $0 + BinomialDistribution(trials: 30, probability: p).probability(of: $1)
        }
      }
      expectClose(tail(interval.lower, answers[item]...30), 0.005, relative: 1e-9)
      expectClose(tail(interval.upper, 0...answers[item]), 0.005, relative: 1e-9)
    }
  }

  @Test func `same seed, same bits`() throws {
    let family = try family([6, 12, 24, 3, 12], of: 30)
    let plan = try ResamplePlan(resamples: 2_000, seed: 3)
    let whole = try family.maxima(plan)
    for plans in try divisions(of: plan) {
      var sum = try family.maxima(plans[0])
      for plan in plans.dropFirst() { sum.append(try family.maxima(plan)) }
      #expect(sum == whole)
    }
  }

  @Test func `too few resamples leave everything open`() throws {
    let finding = try family([6, 12], of: 30).finding(ResamplePlan(resamples: 10, seed: 1))
    #expect(finding.members.allSatisfy { $0.interval?.lower == 0 && $0.interval?.upper == 1 })
    #expect(finding.warnings.contains { $0.code == .undefined })
  }
}
