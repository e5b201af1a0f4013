extension RoundingRule {
  /// A count as a percentage, rounded by the rule.
  ///
  /// - Precondition: The count is in 0...base, and the base above 0.
  func printed(_ count: Int, of base: Int, decimals: Int) -> PrintedDecimal {
    let scale = 100 * PrintedDecimal(units: 0, decimals: decimals).unitsPerOne
    let floor = count * scale / base
    // The floor or the number after it: the rule says which of them the count is rounded to.
    let isFloor =
      numerators(roundedTo: floor, scale: scale, denominator: base)?.contains(count) ?? false
    return PrintedDecimal(units: isFloor ? floor : floor + 1, decimals: decimals)
  }
}
