internal import Halfwidth

extension CategorySystem {
  /// Whether the percentages are those of counts that were forced to sum to 100: cut off, and those with the
  /// largest rests raised.
  ///
  /// Only where each category has a percentage, a box has the sum of those of its levels, and counts stand beside
  /// all categories or none.
  var isForcedTo100: Bool {
    let categories = hasRest ? cells - 1 : cells
    var percents = [PrintedDecimal?](repeating: nil, count: categories)
    var counts = [Int?](repeating: nil, count: categories)
    for line in lines where line.cells.count == 1 && !line.isComplement {
      let cell = line.cells.lowerBound
      percents[cell] = percents[cell] ?? line.row.percent.flatMap(Self.exact)
      counts[cell] =
        counts[cell] ?? line.row.count.flatMap { $0.relation == .equal ? $0.units : nil }
    }
    let known = percents.compactMap(\.self)
    guard known.count == categories, let set = try? PercentSet(known, of: total),
      AdjustedPercentSet(set).isPossible
    else { return false }
    let decimals = known.map(\.decimals).max() ?? 0
    let units = known.map { Self.units($0, decimals: decimals) }
    let areSums = lines.allSatisfy { line in
      guard let percent = line.row.percent.flatMap(Self.exact) else { return true }
      let sum = units[line.cells.clamped(to: 0..<categories)].reduce(0, +)
      return Self.units(percent, decimals: decimals)
        == (line.isComplement ? units.reduce(0, +) - sum : sum)
    }
    return areSums && areCounts(counts, printedAs: units, decimals: decimals)
  }

  private func areCounts(_ counts: [Int?], printedAs units: [Int], decimals: Int) -> Bool {
    let known = counts.compactMap(\.self)
    if known.isEmpty { return true }
    guard known.count == counts.count, let categories = try? CategoryCounts(known),
      categories.total == total,
      let forced = try? LargestRemainder(categories, decimals: decimals)
    else { return false }
    // Of rests that are the same either may have been raised.
    return forced.isTie || forced.percents.map(\.units) == units
  }

  private static func exact(_ printed: PrintedValue.Printed) -> PrintedDecimal? {
    printed.relation == .equal ? try? PrintedDecimal(parsing: printed.digits) : nil
  }

  /// A number in units of its digit after so many decimals, of which it has no more.
  private static func units(_ number: PrintedDecimal, decimals: Int) -> Int {
    let one = PrintedDecimal(units: 0, decimals: max(decimals, number.decimals)).unitsPerOne
    return number.units * (one / number.unitsPerOne)
  }
}
