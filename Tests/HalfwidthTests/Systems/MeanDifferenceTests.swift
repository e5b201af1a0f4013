import Testing

@testable import Halfwidth

/// Expected values: the score equation solved by scipy's brentq over the constrained likelihood with both ends of the
/// scale, Student's t by scipy, clusters by the linearised variance in numpy, sign-flips by whole numbers in Python.
@Suite struct MeanDifferenceTests {
  /// How many of three runs more the candidate of `examples/evals` passes.
  static let thirds = [
    0, 2, 0, 0, 0, 1, -1, 0, 0, 2, 0, 0, 0, -2, 2, 1, 1, 2, 0, 1, 0, -1, 0, 1, 1, 2, 1, 1, 2, 1, 0,
    0,
    1, 1, 2, 0, 0, 0, 0, -1, 1, 1, 0, 2, 1, 0, 1, 2, -2, 3, -1, 2, 2, 2, 1, 1, 1, -1, 1, 1,
  ]

  @Test func `items with three runs, by the score equation`() throws {
    let found = SystemCases.comparison(
      try SystemCases.counts(Self.thirds, runs: 3), .init(margin: 0.05))
    #expect(found.method == .pairedScore && found.test == .signFlip)
    #expect(abs(found.estimate - 38.0 / 180) < 1e-15)
    #expect(abs((found.interval?.lower ?? 0) - 0.116_849_988_141_190_87) < 1e-12)
    #expect(abs((found.interval?.upper ?? 0) - 0.298_645_747_881_367_5) < 1e-12)
    #expect(abs((found.pValue ?? 0) - 3.949_731_035_390_869e-05) < 1e-17)
    #expect(found.simulation == nil)
    let inference = try SystemCases.counts(Self.thirds, runs: 3).differences(of: 1, minus: 0)
      .inference
    guard case .score(let equation, degreesOfFreedom: nil) = inference.form else {
      Issue.record("it is a score equation")
      return
    }
    #expect(abs(equation.statistic(at: 0.05) - 3.034_196_632_775_998_4) < 1e-11)
    #expect(abs(equation.statistic(at: -0.05) - 4.060_939_308_851_517) < 1e-11)
  }

  @Test func `eight graded items`() throws {
    let second = [0.2, 0.1, 0, 0.3, 0.25, 0.0, 0.4, 0.15]
    let scores = try SystemCases.scores([0, 0, 0.1, 0, 0, 0, 0, 0], second, scale: 0...1)
    let found = SystemCases.comparison(scores)
    #expect(found.pValue == 0.046875)
    #expect(abs((found.interval?.lower ?? 0) + 0.214_623_794_177_510_8) < 1e-12)
    #expect(abs((found.interval?.upper ?? 0) - 0.434_191_335_590_250_3) < 1e-12)
    guard case .score(let equation, _) = scores.differences(of: 1, minus: 0).inference.form else {
      Issue.record("it is a score equation")
      return
    }
    #expect(abs(equation.statistic(at: 0.4) + 1.779_513_042_005_218_8) < 1e-11)
    #expect(found.warnings.contains { $0.code == .methodsDisagree })
  }

  @Test func `scores without a scale, by Student's t`() throws {
    let found = SystemCases.comparison(
      try SystemCases.scores(
        [11, 9, 15, 9, 6.5, 10, 12, 8], [12, 9.5, 14, 10, 8, 11, 13.5, 7.25]))
    #expect(found.method == .pairedT && found.pValue == 0.140625)
    #expect(abs((found.interval?.lower ?? 0) + 0.211_375_631_796_025_03) < 1e-12)
    #expect(abs((found.interval?.upper ?? 0) - 1.398_875_631_796_025_1) < 1e-12)
    #expect(found.warnings.contains { $0.code == .approximate })
  }

  /// Ten clusters of one to four items.
  static let sizes = [1, 2, 3, 4, 2, 3, 1, 4, 2, 3]
  static let clusters = sizes.enumerated().flatMap {
    [Int](repeating: $0.offset, count: $0.element)
  }
  static let clustered = [
    1, 1, 1, 1, 1, 1, 0, 0, 1, 0, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, -1, 0, 1, 0, 0,
  ]

  @Test func `clusters are what is drawn`() throws {
    let found = SystemCases.comparison(
      try SystemCases.counts(Self.clustered, clusters: Self.clusters), .init(margin: 0.9))
    #expect(found.method == .clusteredScore && found.test == .signFlip && found.clusters == 10)
    #expect(found.pValue == 0.013671875)
    #expect(abs((found.designEffect ?? 0) - 1.664) < 1e-12)
    #expect(abs((found.interval?.lower ?? 0) - 0.138_944_737_491_068_56) < 1e-11)
    #expect(abs((found.interval?.upper ?? 0) - 0.833_741_040_256_905_2) < 1e-11)
    #expect(abs((found.equivalencePValue ?? 0) - 0.002_708_374_209_608_363_6) < 1e-12)
    // The same without a scale.
    var runs: [ItemScores.Run] = []
    for (item, difference) in Self.clustered.enumerated() {
      runs.append(.init(item: item, system: 0, score: 5))
      runs.append(.init(item: item, system: 1, score: 5 + Double(difference)))
    }
    let open = SystemCases.comparison(
      try ItemScores(runs, items: runs.count / 2, systems: 2, clusters: Self.clusters))
    #expect(open.method == .clusteredT && open.pValue == 0.013671875)
    #expect(abs((open.interval?.lower ?? 0) - 0.263_047_406_526_515_4) < 1e-12)
    #expect(abs((open.interval?.upper ?? 0) - 0.936_952_593_473_484_5) < 1e-12)
  }

  @Test func `few clusters have a test and no interval`() throws {
    let clusters = (0..<21).map { $0 / 3 }
    let found = SystemCases.comparison(
      try SystemCases.counts([Int](repeating: 1, count: 21), clusters: clusters))
    #expect(found.interval == nil && found.warnings.contains { $0.code == .undefined })
    // Seven clusters, all one way: 2 / 2^7.
    #expect(found.pValue == 0.015625 && found.verdict == .better)
    let single = SystemCases.comparison(
      try SystemCases.counts([1, 1], clusters: [0, 0]))
    #expect(single.pValue == 1 && single.verdict == .cannotTell)
  }

  // Without clusters and with one run the items are pairs of answers: Tango's interval is the same equation.
  @Test(arguments: [[1, 0, 0, -1, 1], [1], [0], [1, 1, 1], [0, 0, 0, 0], [-1, 1]])
  func `the score equation of single runs is Tango's`(differences: [Int]) throws {
    let scores = try SystemCases.counts(differences)
    let tango = SystemCases.comparison(scores, .init(margin: 0.3))
    #expect(tango.method == .tango && tango.test == .mcNemarExact)
    let equation = MeanScoreEquation(values: differences.map { Double($0) }, scale: -1...1)
    let limits = equation.limits(critical: ConfidenceLevel(0.95).normalQuantile(.two))
    #expect(abs((tango.interval?.lower ?? 9) - limits.lower) < 1e-12)
    #expect(abs((tango.interval?.upper ?? 9) - limits.upper) < 1e-12)
    let pairs = try #require(scores.differences(of: 1, minus: 0).pairs)
    for null in [-0.9, -0.3, 0.1, 0.5, 0.95] {
      let z = try #require(pairs.scoreStatistic(difference: null))
      let own = equation.statistic(at: null)
      #expect(z == own || abs(z - own) <= 1e-9 * max(1, abs(z)), "\(null): \(z) \(own)")
    }
  }

  // A mean is a limit at the c that is its statistic.
  @Test(arguments: [0.3, 1, 1.96, 4])
  func `statistic and limits invert each other`(critical: Double) {
    for values in [[0.2, 0.1, -0.1, 0.3], [0.5], [0, 0, 0], [-1, 1, 0.25], [-0.75, -1]] {
      let equation = MeanScoreEquation(values: values, scale: -1...1)
      let limits = equation.limits(critical: critical)
      if limits.lower > -1 && limits.lower < equation.mean {
        #expect(abs(equation.statistic(at: limits.lower) - critical) < 1e-8, "\(values)")
      }
      if limits.upper < 1 && limits.upper > equation.mean {
        #expect(abs(equation.statistic(at: limits.upper) + critical) < 1e-8, "\(values)")
      }
      #expect(equation.statistic(at: equation.mean) == 0)
      #expect(equation.statistic(at: 1.5) == -.infinity)
    }
  }
}
