import Foundation
import Testing

@testable import Halfwidth

/// Expected values: in numpy, all results at least as far inside of the margin by Tango's statistic, their probability on
/// a grid of 400 shares of unequal items, and the largest one by golden section.
@Suite struct PairedEquivalenceTests {
  struct Golden: Sendable, CustomTestStringConvertible {
    var first: Int
    var second: Int
    var total: Int
    var margin: Double
    var pValue: Double

    var testDescription: String { "\(first), \(second) of \(total) at \(margin)" }
  }

  static let golden = [
    Golden(first: 0, second: 0, total: 1, margin: 0.75, pValue: 0.25),
    Golden(first: 0, second: 0, total: 8, margin: 0.3, pValue: 0.057_648_01),
    Golden(first: 0, second: 0, total: 25, margin: 0.1, pValue: 0.071_789_798_769_185_29),
    Golden(first: 1, second: 0, total: 8, margin: 0.5, pValue: 0.035_156_25),
    Golden(first: 3, second: 1, total: 20, margin: 0.3, pValue: 0.053_166_614_362_946_12),
    Golden(first: 1, second: 1, total: 40, margin: 0.2, pValue: 0.001_930_238_212_717_962_7),
    Golden(first: 5, second: 3, total: 60, margin: 0.15, pValue: 0.020_976_312_350_839_327),
    Golden(first: 2, second: 12, total: 60, margin: 0.4, pValue: 0.000_444_904_713_102_836),
    Golden(first: 10, second: 0, total: 10, margin: 0.5, pValue: 1),
  ]

  private static func pValue(_ first: Int, _ second: Int, _ total: Int, _ margin: Double) throws
    -> Double
  {
    try #require(
      PairedEquivalence(
        PairedCounts(both: 0, firstOnly: first, secondOnly: second, neither: total - first - second)
      )
    ).pValue(margin: margin)
  }

  @Test(arguments: golden)
  func `agrees with the reference`(_ expected: Golden) throws {
    let (first, second) = (expected.first, expected.second)
    let found = try Self.pValue(first, second, expected.total, expected.margin)
    #expect(abs(found / expected.pValue - 1) < 1e-8, "\(found)")
    #expect(try Self.pValue(second, first, expected.total, expected.margin) == found)
  }

  /// By all tables: with a difference of the margin "the same" comes up with probability .05 at most, whatever the share of
  /// unequal items.
  @Test(arguments: [(1, 0.96), (2, 0.8), (5, 0.5), (8, 0.35), (12, 0.3), (12, 0.5), (12, 0.8)])
  func `it holds its level`(total: Int, margin: Double) throws {
    var same: [(first: Int, second: Int)] = []
    for first in 0...total {
      for second in 0...total - first
      where try Self.pValue(first, second, total, margin) <= 0.05 {
        same.append((first, second))
      }
    }
    // The test is no toy: items that are all equal show it.
    #expect(same.contains { $0 == (0, 0) })
    func logFactorial(_ n: Int) -> Double { (1...max(1, n)).reduce(0) { $0 + log(Double($1)) } }
    func power(_ base: Double, _ n: Int) -> Double { n == 0 ? 1 : pow(base, Double(n)) }
    for step in 0...200 {
      let share = margin + (1 - margin) * Double(step) / 200
      let probability = same.reduce(0.0) { sum, table in
        let equal = total - table.first - table.second
        let ways = exp(
          logFactorial(total) - logFactorial(table.first) - logFactorial(table.second)
            - logFactorial(equal))
        return sum + ways * power((share - margin) / 2, table.first)
          * power((share + margin) / 2, table.second) * power(1 - share, equal)
      }
      #expect(probability <= 0.05 + 1e-12, "\(share)")
    }
  }

  @Test func `a difference of the whole scale leaves one result`() throws {
    #expect(try Self.pValue(3, 0, 3, 1) == 1 && Self.pValue(0, 3, 3, 1) == 1)
    #expect(try Self.pValue(2, 0, 3, 1) == 0 && Self.pValue(3, 0, 3, 1.5) == 0)
  }

  // (1 - margin)^n: 3 items of a margin of .6 are .064, 4 are .0256. Of the latter .0272 is the reference: results such as
  // one item of each alone are more extreme.
  @Test func `too few items can't be the same, and are told how many can`() throws {
    let three = SystemCases.comparison(try SystemCases.counts([0, 0, 0]), .init(margin: 0.6))
    #expect(three.verdict == .cannotTell && three.equivalenceTest == .tangoExact)
    #expect(abs((three.equivalencePValue ?? 0) - 0.064) < 1e-12)
    #expect(three.warnings.contains { $0.message.contains("that takes 4 at least") })
    let four = SystemCases.comparison(try SystemCases.counts([0, 0, 0, 0]), .init(margin: 0.6))
    #expect(four.verdict == .same && abs((four.equivalencePValue ?? 0) - 0.0272) < 1e-12)
    // With several runs the score test is no smaller than that either.
    let runs = SystemCases.comparison(
      try SystemCases.counts([0, 0, 0], runs: 3), .init(margin: 0.6))
    #expect(runs.verdict == .cannotTell && runs.equivalenceTest == .pairedScore)
    #expect((runs.equivalencePValue ?? 0) >= 0.064)
    let clusters = SystemCases.comparison(
      try SystemCases.counts(
        [Int](repeating: 0, count: 80), clusters: (0..<80).map { $0 / 10 }),
      .init(margin: 0.3))
    // .7^8, as if the items of a cluster were one.
    #expect((clusters.equivalencePValue ?? 0) >= 0.057_648_01 && clusters.verdict == .cannotTell)
  }

  @Test func `more items than are gone through have the score test, which says so`() throws {
    let differences = [Int](repeating: 0, count: PairedEquivalence.mostItems + 1)
    let found = SystemCases.comparison(try SystemCases.counts(differences), .init(margin: 0.05))
    #expect(found.equivalenceTest == .tango && found.verdict == .same)
    #expect(found.warnings.contains { $0.message.contains("only roughly") })
  }
}
