/// How many wrong percentages can be seen at all: those that no count of a base gives.
///
/// At a base of 300 every whole percentage has a count, so that none can be seen to be wrong; at 50 every second one has
/// none. All is enumerated; nothing is estimated.
public struct DetectionPower: Hashable, Sendable {
  /// The number of respondents.
  public let base: Int
  /// Digits after the point.
  public let decimals: Int
  /// How percentages are rounded.
  public let rounding: RoundingRule
  /// How many different percentages from 0 to 100 have so many decimals.
  public let percentages: Int
  /// How many of them are printed for some count.
  public let possible: Int

  /// The most decimals that percentages are counted with: a million of them.
  public static let mostDecimals = 4

  /// Counts the percentages that a base can have.
  ///
  /// - Throws: ``CountsError`` for a base below 1 or above ``PrintedPercent/largestBase``, and for decimals below 0
  ///   or above ``mostDecimals``.
  /// - Complexity: O(the smaller of percentages and respondents)
  public init(
    base: Int, decimals: Int = 0, rounding: RoundingRule = .usual
  ) throws(CountsError) {
    try PrintedPercent.check(base)
    guard (0...Self.mostDecimals).contains(decimals) else {
      throw .outOfRange("\(decimals) decimals are not counted; give 0 to \(Self.mostDecimals)")
    }
    self.base = base
    self.decimals = decimals
    self.rounding = rounding
    let one = PrintedDecimal(units: 0, decimals: decimals).unitsPerOne
    percentages = 100 * one + 1
    // Neighbouring counts that are a unit or more apart are printed differently.
    possible =
      base <= 100 * one && base > 0
      ? Self.distinct(base, one, rounding)
      : (0..<percentages).count {
        rounding.counts(ofPercentUnits: $0, unitsPerOne: one, base: base) != nil
      }
  }

  private static func distinct(_ base: Int, _ one: Int, _ rounding: RoundingRule) -> Int {
    var (last, number) = (-1, 0)
    let decimals = PrintedDecimal.decimals(of: one)
    for count in 0...base {
      let units = rounding.printed(count, of: base, decimals: decimals).units
      if units != last { number += 1 }
      last = units
    }
    return number
  }

  /// Whether each percentage has a count, so that no single one can be seen to be wrong.
  public var isBlind: Bool { possible == percentages }

  /// The share of all wrong percentages, from 0 to 100, that no count gives, where one stands in place of a right
  /// one; nil where there is no wrong one.
  public var share: Double? {
    percentages == 1 ? nil : Double(percentages - possible) / Double(percentages - 1)
  }
}

extension PrintedDecimal {
  /// How many decimals have so many units in 1.
  fileprivate static func decimals(of unitsPerOne: Int) -> Int { "\(unitsPerOne)".count - 1 }
}

extension PercentSet {
  /// Of all sets in which one number is a unit of its last digit off, how many are not possible, and can be seen to
  /// be wrong; of those whose number stays within 0 and 100.
  ///
  /// - Complexity: O(k^2) for k categories.
  public var seenSteps: (seen: Int, all: Int) {
    var (seen, all) = (0, 0)
    for (index, percent) in percents.enumerated() {
      for step in [-1, 1]
      where (0...100 * percent.unitsPerOne).contains(percent.units + step) {
        all += 1
        let other = PrintedDecimal(units: percent.units + step, decimals: percent.decimals)
        if !replacing(index, by: other).isPossible { seen += 1 }
      }
    }
    return (seen, all)
  }
}
