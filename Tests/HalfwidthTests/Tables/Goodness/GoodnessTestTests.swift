import TestSupport
import Testing

@testable import Halfwidth

@Suite struct GoodnessTestTests {
  /// All lists of so many counts with a sum.
  private static func lists(_ categories: Int, _ total: Int) -> [[Int]] {
    if categories == 1 { return [[total]] }
    var lists: [[Int]] = []
    for first in 0...total {
      for rest in Self.lists(categories - 1, total - first) { lists.append([first] + rest) }
    }
    return lists
  }

  private static func factorial(_ n: Int) -> Double {
    var product = 1.0
    for factor in 0..<n { product *= Double(factor + 1) }
    return product
  }

  /// The multinomial probability by its textbook formula.
  private static func probability(_ counts: [Int], _ shares: [Double]) -> Double {
    var product = factorial(counts.reduce(0, +))
    for (count, share) in zip(counts, shares) {
      product /= factorial(count)
      for _ in 0..<count { product *= share }
    }
    return product
  }

  private static func statistic(_ counts: [Int], _ shares: [Double]) -> Double {
    let n = Double(counts.reduce(0, +))
    var sum = 0.0
    for (count, share) in zip(counts, shares) {
      let excess = Double(count) - n * share
      sum += excess * excess / (n * share)
    }
    return sum
  }

  private static let examples: [(counts: Int, total: Int, shares: [Double])] = [
    (2, 9, [0.5, 0.5]), (3, 7, [0.2, 0.3, 0.5]), (3, 8, [Double](repeating: 1.0 / 3, count: 3)),
    (4, 6, [0.1, 0.4, 0.3, 0.2]), (4, 6, [0.25, 0.25, 0.25, 0.25]),
    (5, 4, [0.6, 0.1, 0.1, 0.1, 0.1]),
  ]

  @Test(arguments: examples)
  func `the exact tests are sums over all counts`(
    categories: Int, total: Int, shares: [Double]
  ) throws {
    let all = Self.lists(categories, total)
    let probabilities = all.map { Self.probability($0, shares) }
    let statistics = all.map { Self.statistic($0, shares) }
    for (place, counts) in all.enumerated() {
      let goodness = try GoodnessCounts(CategoryCounts(counts), shares: shares)
      let limit = probabilities[place] * (1 + 1e-9)
      let least = statistics[place] * (1 - 1e-9) - 1e-12
      let minlike = probabilities.filter { $0 <= limit }.reduce(0, +)
      let ties = probabilities.filter { $0 <= limit && $0 >= probabilities[place] * (1 - 1e-9) }
        .reduce(0, +)
      let pearson = zip(probabilities, statistics).filter { $0.1 >= least }.map(\.0).reduce(0, +)
      expectClose(
        try #require(goodness.test(.exactMultinomial).pValue), min(1, minlike), absolute: 1e-12,
        "\(counts)")
      expectClose(
        try #require(goodness.test(.exactMultinomialMidP).pValue), minlike - ties / 2,
        absolute: 1e-12, "\(counts)")
      expectClose(
        try #require(goodness.test(.exactPearson).pValue), min(1, pearson), absolute: 1e-12,
        "\(counts)")
    }
  }

  /// Through all partitions of the total, each with its arrangements, in whole numbers of Python.
  @Test(arguments: [
    (
      [25, 15, 5, 4, 10, 10],
      [0.00020973785212479725, 0.0002096565542148168, 0.00012095015983725155]
    ),
    ([30, 8, 8, 8, 8, 7], [5.005944614442997e-05, 5.005797115376024e-05, 2.3543753037578808e-06]),
    ([20, 10, 9, 8, 12, 10], [0.2021339670776576, 0.2018554370506516, 0.1413115411093884]),
    (
      [40, 2, 3, 9, 10, 5], [6.729208788357376e-14, 6.715061355462245e-14, 1.2956682975910567e-14]
    ),
  ])
  func `a die of 69 throws`(counts: [Int], expected: [Double]) throws {
    let goodness = try GoodnessCounts(CategoryCounts(counts))
    let methods = [GoodnessTest.exactMultinomial, .exactMultinomialMidP, .exactPearson]
    for (method, p) in zip(methods, expected) {
      expectClose(goodness.test(method).pValue ?? 9, p, relative: 1e-11, "\(method)")
    }
  }

  @Test func `of two categories the exact test is the binomial one`() throws {
    for x in 0...40 {
      let goodness = try GoodnessCounts(CategoryCounts([x, 40 - x]), shares: [0.3, 0.7])
      let binomial = try BinomialCounts(successes: x, trials: 40).test(
        .exactBinomial, of: TestedHypothesis(.proportion, null: 0.3))
      expectClose(
        try #require(goodness.test(.exactMultinomial).pValue), try #require(binomial.pValue),
        relative: 1e-9)
    }
  }

  @Test func `counts as expected have p-values of exactly 1`() throws {
    for counts in [[5, 5], [4, 4, 4], [3, 3, 3, 3], [9, 9, 9, 9, 9]] {
      let goodness = try GoodnessCounts(CategoryCounts(counts))
      for method in GoodnessTest.allCases where method != .exactMultinomialMidP {
        #expect(goodness.test(method).pValue == 1, "\(method) \(counts)")
      }
      #expect(goodness.categories(.adjustedResiduals).values.allSatisfy { $0.magnitude < 1e-12 })
    }
  }

  /// R 4.2.2: chisq.test(c(315, 101, 108, 32), p = c(9, 3, 3, 1) / 16), Mendel's peas.
  @Test func `the published example`() throws {
    let goodness = try GoodnessCounts(CategoryCounts([315, 101, 108, 32]), shares: [9, 3, 3, 1])
    let finding = goodness.test(.pearson)
    expectClose(try #require(finding.statistic), 0.4700240, absolute: 5e-8)
    expectClose(try #require(finding.pValue), 0.9254259, absolute: 5e-8)
  }

  @Test func `what would take too long is refused alike everywhere, by counted steps`() throws {
    let many = try GoodnessCounts(
      CategoryCounts((1...12).map { 90 + $0 * 3 }))
    let finding = many.test(.exactMultinomial)
    #expect(finding.pValue == nil && finding.warnings.map(\.code) == [.tooLarge])
    #expect(finding.warnings[0].message.contains("pearson"))
    #expect(many.test(.pearson).pValue != nil)
  }

  private static let badShares: [[Double]] = [
    [1, 0, 1], [1, -1, 1], [1, 1], [.nan, 1, 1], [.infinity, 1, 1], [1e200, 1, 1],
    // Fractions and percentages that are a slip.
    [0.4, 0.3, 0.2], [0.5, 0.3, 0.3], [40, 35, 20], [50, 30, 25],
  ]

  private static let wholeShares: [[Double]] = [
    [0.33, 0.33, 0.33], [33, 33, 33], [33.3, 33.3, 33.3], [9, 3, 4], [60, 50, 40], [20, 30, 10],
  ]

  @Test(arguments: wholeShares)
  func `what rounding leaves of a whole is taken, and ratios are`(shares: [Double]) throws {
    let goodness = try GoodnessCounts(CategoryCounts([4, 5, 6]), shares: shares)
    let expected = shares.map { 15 * $0 / shares.reduce(0, +) }
    for (found, wanted) in zip(goodness.expectedCounts, expected) {
      #expect(abs(found - wanted) < 1e-12)
    }
  }

  @Test(arguments: badShares)
  func `shares that no category can have are refused`(shares: [Double]) throws {
    let counts = try CategoryCounts([4, 5, 6])
    #expect(throws: CountsError.self) { try GoodnessCounts(counts, shares: shares) }
  }

  @Test func `the measure is 0 where all is as stated, and bounded`() throws {
    let even = try GoodnessCounts(CategoryCounts([5, 5])).interval(.cohensW)
    #expect(even.estimate == 0 && even.interval == nil && even.warnings.map(\.code) == [.undefined])
    let far = try GoodnessCounts(CategoryCounts([8, 0, 0]), shares: [1, 2, 5])
    let finding = far.interval(.cohensW)
    expectClose(try #require(finding.estimate), far.largestCohensW, relative: 1e-12)
    #expect(try #require(finding.interval).upper <= far.largestCohensW)
  }
}
