import TestSupport
import Testing

@testable import Halfwidth

@Suite("Resampling of surveys")
struct SurveyResamplingTests {
  /// Three strata of 2, 3 and 2 primary units; the units have 1 to 3 respondents.
  static let strata = [7, 7, 7, 2, 2, 2, 2, 9, 9, 9]
  static let clusters = [1, 1, 4, 1, 2, 2, 3, 1, 1, 2]
  static let weights = [1.5, 2, 1, 3, 1, 1, 2.5, 4, 1, 2]
  static let x = [3.0, 1, 4, 1, 5, 9, 2, 6, 5, 3]
  static let y = [2.0, 7, 1, 8, 2, 8, 1, 8, 2, 8]

  static func survey(_ fractions: [Int: Double] = [:]) throws -> SurveyResampling {
    try SurveyResampling(
      strata: strata, clusters: clusters, weights: weights, samplingFractions: fractions)
  }

  /// All draws of n - 1 units in each stratum, which are equally likely: how often each unit came up.
  static func allDraws(_ survey: SurveyResampling) -> [[Int]] {
    var all = [[Int](repeating: 0, count: survey.strata.count)]
    for members in survey.members {
      for _ in 1..<members.count {
        all = all.flatMap { draws in
          members.map { unit in
            var next = draws
            next[unit] += 1
            return next
          }
        }
      }
    }
    return all
  }

  @Test func `know their units`() throws {
    let survey = try Self.survey()
    #expect(survey.rows == 10)
    #expect(survey.units == [0, 0, 1, 2, 3, 3, 4, 5, 5, 6])
    // Strata are numbered in the order of their labels: 2, 7, 9.
    #expect(survey.strata == [1, 1, 0, 0, 0, 2, 2])
    #expect(survey.members == [[2, 3, 4], [0, 1], [5, 6]])
    #expect(Self.allDraws(survey).count == 2 * 9 * 2)
  }

  /// Over all resamples the mean of the total is the total, and its variance the textbook's: in each
  /// stratum (1 - f) n / (n - 1) times the sum of the squared deviations of the units' totals.
  @Test(arguments: [[:], [2: 0.5, 7: 0.25, 9: 1]] as [[Int: Double]])
  func `give a total the variance of the textbook`(_ fractions: [Int: Double]) throws {
    let survey = try Self.survey(fractions)
    let totals = Self.allDraws(survey).map { draws in
      zip(survey.replicateWeights(draws: draws), Self.x).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let total = zip(Self.weights, Self.x).reduce(0) { $0 + $1.0 * $1.1 }
    let mean = totals.reduce(0, +) / Double(totals.count)
    let variance = totals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(totals.count)
    var unitTotals = [Double](repeating: 0, count: 7)
    for row in 0..<10 { unitTotals[survey.units[row]] += Self.weights[row] * Self.x[row] }
    var expected = 0.0
    for (label, units) in [(2, [2, 3, 4]), (7, [0, 1]), (9, [5, 6])] {
      let own = units.map { unitTotals[$0] }
      let centre = own.reduce(0, +) / Double(own.count)
      let squares = own.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
      let n = Double(own.count)
      expected += (1 - (fractions[label] ?? 0)) * n / (n - 1) * squares
    }
    expectClose(mean, total, relative: 1e-13)
    expectClose(variance, expected, relative: 1e-12)
  }

  /// With a simple random sample the same is (1 - n/N) s^2 / n for the mean.
  @Test func `correct for a finite population`() throws {
    let x = [2.0, 5, 11]
    let survey = try SurveyResampling(strata: [0, 0, 0], samplingFractions: [0: 3 / 12])
    let means = Self.allDraws(survey).map { draws in
      let weights = survey.replicateWeights(draws: draws)
      expectClose(weights.reduce(0, +), 3, relative: 1e-15)
      return zip(weights, x).reduce(0) { $0 + $1.0 * $1.1 } / 3
    }
    let variance = means.reduce(0) { $0 + ($1 - 6) * ($1 - 6) } / 9
    expectClose(variance, 0.75 * 21 / 3, relative: 1e-13)
  }

  static let statistics: [ReplicateStatistic] = [
    .mean(x), .variance(x), .correlation(x, y), .ratioOfMeans(x, y), .slope(x: x, y: y),
    .differenceOfMeans(
      x, isFirst: [true, false, true, true, false, true, false, false, true, false]),
    .weights(count: 10) { weights in weights.indices.reduce(0) { $0 + weights[$1] * x[$1] } },
  ]

  @Test(arguments: [[:], [2: 0.5, 9: 1]] as [[Int: Double]])
  func `find statistics under the rescaled weights`(_ fractions: [Int: Double]) throws {
    let survey = try Self.survey(fractions)
    let plan = try ResamplePlan(resamples: 700, seed: 5)
    var digests: Set<ResampleDigest> = []
    for (index, statistic) in Self.statistics.enumerated() {
      let kernel = try ReplicateKernel(statistic, survey: survey)
      #expect(kernel.estimate == statistic.value(weights: Self.weights))
      let found = try kernel.replicates(plan)
      let expected = kernel.referenceReplicates(plan)
      #expect(found.undefined == expected.count { $0 == nil }, "statistic \(index)")
      for (value, expected) in zip(found.values, expected.compactMap(\.self)) {
        expectClose(value, expected, relative: 1e-11, absolute: 1e-12, "statistic \(index)")
      }
      for division in try divisions(of: plan) {
        var joined = try kernel.replicates(division[0])
        for shard in division.dropFirst() { joined = joined + (try kernel.replicates(shard)) }
        #expect(joined == found)
      }
      digests.insert(found.digest)
    }
    #expect(digests.count == 1)
  }

  /// Each of the 36 equally likely draws, told apart by digits to the base 16.
  @Test func `draw all resamples equally often`() throws {
    let survey = try Self.survey()
    let firstRows = (0..<7).compactMap { survey.units.firstIndex(of: $0) }
    let code: @Sendable ([Double]) -> Double = { weights in
      firstRows.reversed().reduce(0) { 16 * $0 + weights[$1] / Self.weights[$1] }
    }
    let all = Self.allDraws(survey).map { code(survey.replicateWeights(draws: $0)) }
    let kernel = try ReplicateKernel(
      .weights(count: 10) { weights in code(weights.indices.map { weights[$0] }) }, survey: survey)
    let values = try kernel.replicates(ResamplePlan(resamples: 20_000, seed: 6)).values
    let cells = Set(all).sorted()
    var counts = [UInt64](repeating: 0, count: cells.count)
    for value in values {
      guard let cell = cells.firstIndex(of: value) else {
        Issue.record("a resample that can't be")
        return
      }
      counts[cell] += 1
    }
    let expected = cells.map { cell in Double(all.count { $0 == cell }) / Double(all.count) }
    // Two draws from three units can be made in 9 orders, and give 6 different resamples.
    #expect(cells.count == 2 * 6 * 2)
    expectFit(counts, expected)
  }

  @Test func `refuse what is no survey`() throws {
    #expect(throws: ResampleError.singleUnit(stratum: 3)) {
      try SurveyResampling(strata: [1, 1, 3, 3], clusters: [1, 2, 1, 1])
    }
    #expect(throws: ResampleError.rows(count: 0, allowed: 1...(1 << 21))) {
      try SurveyResampling(strata: [])
    }
    let wrong: [() throws -> SurveyResampling] = [
      { try SurveyResampling(strata: [1, 1], clusters: [1]) },
      { try SurveyResampling(strata: [1, 1], weights: [1]) },
      { try SurveyResampling(strata: [1, 1], weights: [1, -1]) },
      { try SurveyResampling(strata: [1, 1], weights: [0, 0]) },
      { try SurveyResampling(strata: [1, 1], weights: [1, .infinity]) },
      { try SurveyResampling(strata: [1, 1], samplingFractions: [1: 1.5]) },
      { try SurveyResampling(strata: [1, 1], samplingFractions: [1: -0.1]) },
      { try SurveyResampling(strata: [1, 1], samplingFractions: [1: .nan]) },
      { try SurveyResampling(strata: [1, 1], samplingFractions: [2: 0.5]) },
    ]
    for make in wrong {
      let error = #expect(throws: ResampleError.self) { try make() }
      guard case .scheme = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
    let survey = try Self.survey()
    #expect(throws: ResampleError.length(index: 0, count: 3, expected: 10)) {
      try ReplicateKernel(.mean([1, 2, 3]), survey: survey)
    }
    #expect(throws: ResampleError.self) { try ReplicateKernel(.median(Self.x), survey: survey) }
  }
}
