import Halfwidth
import HalfwidthSurvey
import Testing

@testable import HalfwidthSurvey

@Suite struct RoundedPercentTests {
  /// The rule as inequalities between whole numbers: |100 k/n - p| at most a half, halves by the rule.
  private func gives(_ count: Int, of base: Int, _ units: Int, perOne: Int, _ rule: RoundingRule)
    -> Bool
  {
    let share = 200 * perOne * count
    switch rule {
    case .truncate: return 2 * units * base <= share && share < 2 * (units + 1) * base
    case .halfUp: return (2 * units - 1) * base <= share && share < (2 * units + 1) * base
    case .halfEven:
      let lower = (2 * units - 1) * base
      let upper = (2 * units + 1) * base
      if share == lower || share == upper { return units % 2 == 0 }
      return lower < share && share < upper
    }
  }

  @Test(arguments: RoundingRule.allCases)
  func `finds exactly the counts that round to a percentage`(rule: RoundingRule) throws {
    for base in 1...200 {
      for units in stride(from: 0, through: 100, by: 1) {
        let printed = PrintedValue.Printed(relation: .equal, digits: "\(units)")
        let found = RoundedPercent.counts(
          giving: printed, base: base, rounding: rule, bounds: .strict)
        let expected = (0...base).filter { gives($0, of: base, units, perOne: 1, rule) }
        #expect(found.map(Array.init) ?? [] == expected)
      }
    }
  }

  @Test func `finds them for one decimal`() throws {
    for base in [7, 26, 50, 64, 200] {
      for units in 0...1000 {
        let digits = "\(units / 10).\(units % 10)"
        let printed = PrintedValue.Printed(relation: .equal, digits: digits)
        let found = RoundedPercent.counts(
          giving: printed, base: base, rounding: .halfUp, bounds: .strict)
        let expected = (0...base).filter { gives($0, of: base, units, perOne: 10, .halfUp) }
        #expect(found.map(Array.init) ?? [] == expected)
      }
    }
  }

  @Test(arguments: [
    (">90", BoundReading.strict, Optional(46...50)), (">90", .inclusive, 45...50),
    (">=90", .strict, 45...50), ("<10", .strict, 0...4), ("<10", .inclusive, 0...5),
    ("<=10", .strict, 0...5), (">100", .strict, nil), (">100", .inclusive, 50...50),
    ("<0", .strict, nil), (">91", .inclusive, 46...50),
  ])
  func `compares the unrounded share with a bound`(
    text: String, bounds: BoundReading, expected: ClosedRange<Int>?
  ) throws {
    let printed = try #require(PrintedValue.Printed(text))
    #expect(
      RoundedPercent.counts(giving: printed, base: 50, rounding: .halfUp, bounds: bounds)
        == expected)
  }

  @Test func `stays within whole numbers at the largest base`() {
    let printed = PrintedValue.Printed(relation: .equal, digits: "99.999999")
    let range = RoundedPercent.counts(
      giving: printed, base: 100_000_000, rounding: .halfUp, bounds: .strict)
    #expect(range == 99_999_999...99_999_999)
  }
}
