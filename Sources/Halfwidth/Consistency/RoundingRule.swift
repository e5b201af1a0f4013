/// How a printed number was rounded; raw values are the names in codebooks, commands and JSON.
///
/// All is integer arithmetic on the digits as printed: doubles would round a second time, and get the counts
/// behind a printed percentage wrong now and then (57 of 200 is 28.5%, and `0.285 * 100` is below it).
public enum RoundingRule: String, CaseIterable, Hashable, Sendable {
  /// Halves go up.
  case halfUp = "half-up"
  /// Halves go to the even digit.
  case halfEven = "half-even"
  /// Digits are cut off.
  case truncate

  /// The rule that is taken where none is stated.
  public static let usual = RoundingRule.halfUp
}

extension RoundingRule {
  /// The numbers that are rounded to one: from `lower` to `upper`, in halves of the last printed digit.
  struct Unrounded: Hashable, Sendable {
    var lower: Int
    var upper: Int
    var includesLower: Bool
    var includesUpper: Bool
  }

  /// What was rounded to `units` of the last printed digit, for numbers from 0 on: the rule itself.
  func unrounded(_ units: Int) -> Unrounded {
    let (lower, upper, isEven) = (2 * units - 1, 2 * units + 1, units.isMultiple(of: 2))
    return switch self {
    case .halfUp:
      Unrounded(lower: lower, upper: upper, includesLower: true, includesUpper: false)
    case .halfEven:
      Unrounded(lower: lower, upper: upper, includesLower: isEven, includesUpper: isEven)
    case .truncate:
      Unrounded(lower: 2 * units, upper: upper + 1, includesLower: true, includesUpper: false)
    }
  }

  /// Returns the whole numbers k from 0 on for which `k * scale / denominator` is rounded to `units`; nil for
  /// none.
  ///
  /// - Precondition: `units` is 0 or more, and `scale` and `denominator` are above 0.
  /// - Complexity: O(1)
  package func numerators(
    roundedTo units: Int, scale: Int, denominator: Int
  ) -> ClosedRange<Int>? {
    let unrounded = unrounded(units)
    let step = 2 * scale
    // Most products fit into a word; the others are a few digits longer.
    if units < 1 << 30 && denominator < 1 << 30 {
      return Self.range(unrounded, step: step, denominator: denominator)
    }
    return Self.range(unrounded, step: Int128(step), denominator: Int128(denominator))
  }

  /// The numbers k with k * step between the ends times the denominator.
  private static func range<Whole: FixedWidthInteger & SignedInteger>(
    _ ends: Unrounded, step: Whole, denominator: Whole
  ) -> ClosedRange<Int>? {
    let (lowest, lowerRest) = floored(Whole(ends.lower) * denominator, step)
    let (highest, upperRest) = floored(Whole(ends.upper) * denominator, step)
    let first = lowerRest == 0 && ends.includesLower ? lowest : lowest + 1
    let last = upperRest == 0 && !ends.includesUpper ? highest - 1 : highest
    let start = max(first, 0)
    guard start <= last, let lower = Int(exactly: start), let upper = Int(exactly: last) else {
      return nil
    }
    return lower...upper
  }

  private static func floored<Whole: FixedWidthInteger & SignedInteger>(
    _ number: Whole, _ divisor: Whole
  ) -> (quotient: Whole, rest: Whole) {
    let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
  }

  /// Returns the counts of `base` respondents whose percentage is rounded to `units` over `unitsPerOne`, such
  /// as 745 over 10 for 74.5%; nil for none.
  ///
  /// - Precondition: `units` is 0 or more, and `unitsPerOne` and `base` are above 0.
  /// - Complexity: O(1)
  package func counts(
    ofPercentUnits units: Int, unitsPerOne: Int, base: Int
  ) -> ClosedRange<Int>? {
    let scale = 100 * unitsPerOne
    // All of them are 100% by every rule, and nobody is more.
    guard units <= scale,
      let counts = numerators(roundedTo: units, scale: scale, denominator: base),
      counts.lowerBound <= base
    else { return nil }
    return counts.clamped(to: 0...base)
  }
}
