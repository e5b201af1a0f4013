/// The percentages of all categories of one question, forced to sum to 100 by largest remainders.
///
/// Each share is cut off, and those with the largest rests go up by one unit of the last digit until the sum is
/// 100 (Hamilton's method). A number may then differ from its rounded share; where rests tie, either may have gone
/// up.
///
/// With S units in 100% and u printed for a count c of n, let e = c S - u n. Counts can be printed so iff they sum to
/// n and the largest e is at most n above the smallest: no category went up with a smaller rest than one that did
/// not.
///
/// Source of the method: M. L. Balinski and H. P. Young (2001), *Fair Representation*, 2nd ed., Brookings.
public struct AdjustedPercentSet: Hashable, Sendable {
  private let scale: Int
  private let units: [Int]
  private let base: Int

  /// Creates the set of the same numbers; its rounding rule is not looked at.
  public init(_ set: PercentSet) {
    // All are printed with as many decimals: one that has fewer is read with zeros, as nobody forces a set to
    // 100 in two ways.
    let decimals = set.percents.map(\.decimals).max() ?? 0
    let one = PrintedDecimal(units: 0, decimals: decimals).unitsPerOne
    scale = 100 * one
    units = set.percents.map { $0.units * (one / $0.unitsPerOne) }
    base = set.base
  }

  /// The counts of each category whose e lies in a window, from `start` to `start + base`.
  private func counts(from start: Int, to end: Int) -> [ClosedRange<Int>]? {
    var ranges: [ClosedRange<Int>] = []
    ranges.reserveCapacity(units.count)
    for units in units {
      // c S >= u n + start, and c S <= u n + end.
      let (low, high) = (units * base + start, units * base + end)
      let first = low <= 0 ? 0 : (low - 1) / scale + 1
      guard high >= 0, first <= min(high / scale, base) else { return nil }
      ranges.append(first...min(high / scale, base))
    }
    return ranges
  }

  /// Where windows begin: at the e of a category, none of which is above 0 since they sum to 0.
  private var starts: [Int] {
    var starts: Set<Int> = []
    for units in units where units <= scale {
      // The largest e at or below 0, and every S below it; at -n all others would have to be 0.
      let rest = units * base % scale
      for e in stride(from: -rest, to: -base, by: -scale) { starts.insert(e) }
    }
    return starts.sorted()
  }

  private var sumsTo100: Bool {
    units.allSatisfy { $0 <= scale } && units.reduce(0, +) == scale
  }

  /// Whether there are counts that sum to the base and can be printed so.
  ///
  /// - Complexity: O(k^2 n / S) for k categories, S units in 100% and a base of n.
  public var isPossible: Bool {
    guard sumsTo100 else { return false }
    return starts.contains { start in
      guard let counts = counts(from: start, to: start + base) else { return false }
      return counts.reduce(0) { $0 + $1.lowerBound } <= base
        && base <= counts.reduce(0) { $0 + $1.upperBound }
    }
  }

  /// The most steps that ``compositions`` takes.
  static let mostSteps = 50_000_000

  /// How many lists of counts can be printed so, ties either way; exact up to 2^53, and nil for more, or where
  /// they would take more than 50 million steps, as thousands of categories and respondents do.
  public var compositions: Int? {
    guard sumsTo100 else { return 0 }
    let starts = starts
    let steps = starts.count.multipliedReportingOverflow(
      by: units.count * units.count * (base / scale + 2))
    guard !steps.overflow, steps.partialValue <= Self.mostSteps else { return nil }
    var sum = 0
    for start in starts {
      // Those whose smallest e is just here: the window without those of the window after it.
      guard let window = counts(from: start, to: start + base) else { continue }
      guard let all = CompositionCount.lists(in: window, sum: base) else { return nil }
      let later = counts(from: start + 1, to: start + base)
      guard let others = later.map({ CompositionCount.lists(in: $0, sum: base) }) ?? 0 else {
        return nil
      }
      sum += all - others
      if sum > CompositionCount.largest { return nil }
    }
    return sum
  }
}

/// Counts as percentages that sum to 100.
public struct LargestRemainder: Hashable, Sendable {
  /// The percentages, one a category, which sum to 100.
  public let percents: [PrintedDecimal]
  /// Whether two rests were equal of which only one went up: the larger count then, or the earlier one.
  public let isTie: Bool

  /// Cuts shares off and lets those with the largest rests go up until they sum to 100.
  ///
  /// - Parameters:
  ///   - counts: How many chose each category.
  ///   - decimals: Digits after the point, in 0...6.
  /// - Throws: ``CountsError`` for more than ``PrintedPercent/largestBase`` respondents, and for decimals
  ///   out of range.
  public init(_ counts: CategoryCounts, decimals: Int = 0) throws(CountsError) {
    try PrintedPercent.check(counts.total)
    guard (0...PrintedDecimal.mostDecimals).contains(decimals) else {
      throw .outOfRange(
        "\(decimals) decimals are not printed; give 0 to \(PrintedDecimal.mostDecimals)")
    }
    let scale = 100 * PrintedDecimal(units: 0, decimals: decimals).unitsPerOne
    let shares = counts.counts.map { ($0 * scale).quotientAndRemainder(dividingBy: counts.total) }
    let order = shares.indices.sorted { one, other in
      if shares[one].remainder != shares[other].remainder {
        return shares[one].remainder > shares[other].remainder
      }
      return counts.counts[one] == counts.counts[other]
        ? one < other : counts.counts[one] > counts.counts[other]
    }
    let missing = scale - shares.reduce(0) { $0 + $1.quotient }
    var units = shares.map(\.quotient)
    for index in order.prefix(missing) { units[index] += 1 }
    percents = units.map { PrintedDecimal(units: $0, decimals: decimals) }
    isTie =
      missing > 0 && missing < order.count
      && shares[order[missing - 1]].remainder == shares[order[missing]].remainder
  }
}
