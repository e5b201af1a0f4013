import NumericCore
import Testing

@testable import Halfwidth

@Suite struct ItemsNeededTests {
  /// The power of the two-sided exact McNemar test to show a first answer that passes more often.
  private static func power(_ items: Int, _ first: Double, _ second: Double) -> Double {
    let discordant = BinomialDistribution(trials: items, probability: first + second)
    var power = 0.0
    for count in 0...items {
      let share = discordant.probability(of: count)
      guard share > 1e-14 else { continue }
      let coins = BinomialDistribution(trials: count, probability: 0.5)
      let own = BinomialDistribution(trials: count, probability: first / (first + second))
      // The smallest number of the first alone that is shown, by the upper tail of fair coins.
      var tail = 0.0
      var shown = count + 1
      while shown > 0, 2 * (tail + coins.probability(of: shown - 1)) <= 0.05 {
        shown -= 1
        tail += coins.probability(of: shown)
      }
      for number in shown..<max(shown, count + 1) { power += share * own.probability(of: number) }
    }
    return power
  }

  @Test(arguments: [(3, 1, 20), (10, 2, 100), (30, 20, 100), (5, 1, 20), (10, 1, 20)])
  func `so many items show what they are planned for`(
    first: Int, second: Int, of total: Int
  ) throws {
    let differences =
      [Int](repeating: 1, count: first) + [Int](repeating: -1, count: second)
      + [Int](repeating: 0, count: total - first - second)
    let found = SystemCases.comparison(try SystemCases.counts(differences))
    #expect(found.outlook.planned == Double(first - second) / Double(total))
    let items = try #require(found.outlook.items)
    let shares = (Double(first) / Double(total), Double(second) / Double(total))
    let power = Self.power(items, shares.0, shares.1)
    // A normal approximation: near the power that was asked for, and not far above.
    #expect(power >= 0.79 && power <= 0.88, "\(items): \(power)")
    #expect(Self.power(items * 3 / 4, shares.0, shares.1) < 0.8)
  }

  @Test func `a plan turned around is the difference that can be seen`() throws {
    let scores = try SystemCases.counts(MeanDifferenceTests.thirds, runs: 3)
    let differences = scores.differences(of: 1, minus: 0)
    let plan = ItemsNeeded(differences, level: 0.95, comparisons: 1)
    for items in [10, 60, 1_000] {
      let difference = try #require(plan.difference(shownBy: items, units: items))
      let needed = try #require(plan.items(showing: difference * 1.000_001))
      #expect(needed == items || needed == items + 1, "\(items) \(needed)")
    }
    #expect(plan.difference(shownBy: 5, units: 5) == nil)
    #expect(plan.items(showing: 0) == nil && plan.items(showing: 1.5) == nil)
    // Twice as many comparisons, more items.
    let two = ItemsNeeded(differences, level: 0.95, comparisons: 2)
    #expect((two.items(showing: 0.1) ?? 0) > (plan.items(showing: 0.1) ?? 0))
  }

  // 6 items, all one way, are 2 / 2^6 = .03; 5 are .06.
  @Test func `fewer items than can show anything are never enough`() throws {
    let found = SystemCases.comparison(try SystemCases.counts([1, 1, 1, 1, 1]))
    #expect(found.outlook.items == 6 && found.verdict == .cannotTell)
  }

  @Test func `nothing that differs can't be planned from`() throws {
    let found = SystemCases.comparison(try SystemCases.counts([0, 0, 0, 0, 0, 0, 0]))
    #expect(found.outlook.planned == nil && found.outlook.items == nil)
    #expect(found.outlook.detectable == nil)
  }
}
