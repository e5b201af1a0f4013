internal import Halfwidth

/// The shares for which a statement holds: above one, below one, or between two.
struct ShareRange {
  /// A share as a fraction, so that 45 of 50 is not above 90%.
  struct Bound {
    let numerator: Int
    let denominator: Int
    /// Whether the share itself is among those for which the statement holds.
    let isInside: Bool

    var share: Double { Double(numerator) / Double(denominator) }

    /// A percentage as written, of at most nine digits before and six after the point.
    init(percent: PrintedValue.Printed, isInside: Bool) {
      self.init(percent.units, 100 * percent.unitsPerOne, isInside: isInside)
    }

    init(_ numerator: Int, _ denominator: Int, isInside: Bool) {
      self.numerator = numerator
      self.denominator = denominator
      self.isInside = isInside
    }

    /// How a share of respondents lies to the bound: below 0, 0 or above it.
    func side(_ count: Int, of trials: Int) -> Int {
      let left = count.multipliedFullWidth(by: denominator)
      let right = numerator.multipliedFullWidth(by: trials)
      if left.high != right.high { return left.high < right.high ? -1 : 1 }
      return left.low == right.low ? 0 : left.low < right.low ? -1 : 1
    }
  }

  var lower: Bound?
  var upper: Bound?

  /// Whether a share of respondents is in the range.
  func contains(_ count: Int, of trials: Int) -> Bool {
    if let lower {
      let side = lower.side(count, of: trials)
      if side < 0 || side == 0 && !lower.isInside { return false }
    }
    if let upper {
      let side = upper.side(count, of: trials)
      if side > 0 || side == 0 && !upper.isInside { return false }
    }
    return true
  }

  /// The largest p-value of the exact one-sided tests that the share is in the range, over all counts that are
  /// possible.
  func supportingP(_ counts: ClosedRange<Int>, of trials: Int) -> Double {
    let above = lower.flatMap { bound in
      (try? BinomialCounts(successes: counts.lowerBound, trials: trials))?
        .exactPValue(above: bound.share)
    }
    let below = upper.flatMap { bound in
      (try? BinomialCounts(successes: counts.upperBound, trials: trials))?
        .exactPValue(below: bound.share)
    }
    // Both have to be shown, so that none of them is adjusted.
    return max(above ?? 0, below ?? 0)
  }

  /// The largest p-value of the exact tests that the share is outside of the range, over all counts that are
  /// possible.
  func contradictingP(_ counts: ClosedRange<Int>, of trials: Int) -> Double {
    let below = lower.flatMap { bound in
      (try? BinomialCounts(successes: counts.upperBound, trials: trials))?
        .exactPValue(below: bound.share)
    }
    let above = upper.flatMap { bound in
      (try? BinomialCounts(successes: counts.lowerBound, trials: trials))?
        .exactPValue(above: bound.share)
    }
    switch (below, above) {
    case (let below?, let above?): return min(1, 2 * min(below, above))
    case (let only?, nil), (nil, let only?): return only
    case (nil, nil): return 1
    }
  }
}
