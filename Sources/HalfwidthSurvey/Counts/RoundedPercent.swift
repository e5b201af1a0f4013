internal import Halfwidth

/// The counts that a printed number leaves possible: the engine's rounding rules, and bounds such as `>90`.
enum RoundedPercent {
  /// Returns the counts of `base` respondents that give a printed percentage; nil for none.
  ///
  /// An exact number stands for every count whose share is rounded to it, a bound for every count whose
  /// unrounded share is beyond it.
  ///
  /// - Complexity: O(1) for an exact number, O(log base) for a bound: shares grow with the count, so the ends
  ///   are found by halving.
  static func counts(
    giving percent: PrintedValue.Printed, base: Int, rounding: RoundingRule, bounds: BoundReading
  ) -> ClosedRange<Int>? {
    // The share in units of the last printed digit is k * scale / base, and `units` is what is printed.
    let scale = 100 * percent.unitsPerOne
    let units = percent.units
    /// The first count in 0...base for which the condition holds; it holds for all larger ones.
    func first(_ isReached: (_ count: Int) -> Bool) -> Int {
      var low = 0
      var high = base + 1
      while low < high {
        let middle = low + (high - low) / 2
        if isReached(middle) { high = middle } else { low = middle + 1 }
      }
      return low
    }
    let range: Range<Int>
    switch percent.relation {
    case .equal:
      return rounding.counts(
        ofPercentUnits: units, unitsPerOne: percent.unitsPerOne, base: base)
    case .above where bounds == .strict: range = first { $0 * scale > units * base }..<base + 1
    case .above, .atLeast: range = first { $0 * scale >= units * base }..<base + 1
    case .below where bounds == .strict: range = 0..<first { $0 * scale >= units * base }
    case .below, .atMost: range = 0..<first { $0 * scale > units * base }
    }
    return range.isEmpty ? nil : ClosedRange(range)
  }

  /// Returns the counts up to `base` that a printed count, exact or a bound, leaves possible.
  static func counts(
    giving count: PrintedValue.Printed, base: Int, bounds: BoundReading
  ) -> ClosedRange<Int>? {
    let units = count.units
    let range: Range<Int> =
      switch count.relation {
      case .equal: units..<units + 1
      case .above: (bounds == .strict ? units + 1 : units)..<base + 1
      case .atLeast: units..<base + 1
      case .below: 0..<(bounds == .strict ? units : units + 1)
      case .atMost: 0..<units + 1
      }
    return range.isEmpty ? nil : ClosedRange(range).clamped(to: 0...base)
  }

  /// Returns the counts that words leave possible as they are read, both ends included; nil for none.
  static func counts(giving words: PrintedValue.Words, base: Int) -> ClosedRange<Int>? {
    func bounded(_ end: PrintedValue.Printed, _ relation: PrintedValue.Printed.Relation)
      -> ClosedRange<Int>?
    {
      counts(
        giving: PrintedValue.Printed(relation: relation, digits: end.digits), base: base,
        rounding: .halfUp, bounds: .inclusive)
    }
    guard let above = bounded(words.from, .atLeast), let below = bounded(words.to, .atMost),
      above.overlaps(below)
    else { return nil }
    return above.clamped(to: below)
  }
}
