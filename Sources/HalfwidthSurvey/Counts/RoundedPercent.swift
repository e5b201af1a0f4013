/// The counts that a printed number leaves possible, by integer arithmetic: doubles would round a
/// second time, and get 8.5% of 200 wrong now and then.
enum RoundedPercent {
  /// Returns the counts of `base` respondents that give a printed percentage; nil for none.
  ///
  /// An exact number stands for every count whose share is rounded to it, a bound for every count whose
  /// unrounded share is beyond it.
  ///
  /// - Complexity: O(log base): shares grow with the count, so the ends are found by halving.
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
      let lower = first { rounded($0 * scale, base, rounding) >= units }
      let upper = first { rounded($0 * scale, base, rounding) > units }
      range = lower..<upper
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

  /// Rounds numerator / denominator to a whole number.
  private static func rounded(_ numerator: Int, _ denominator: Int, _ rule: RoundingRule) -> Int {
    let (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    switch rule {
    case .truncate: return whole
    case .halfUp: return 2 * rest >= denominator ? whole + 1 : whole
    case .halfEven:
      if 2 * rest == denominator { return whole + whole % 2 }
      return 2 * rest > denominator ? whole + 1 : whole
    }
  }
}
