/// How often tables of percentages that are right are called wrong, and how often one wrong number is seen, by made-up
/// tables.
///
/// A table has 2 to 10 categories of 20 to 300 respondents and 0 or 1 decimals; it is rounded by one of the three rules, or
/// forced to sum to 100 with ties either way.
package struct HonestTables: Sendable {
  /// How a table is printed.
  package enum Printing: Hashable, Sendable {
    /// By a rule.
    case rounded(RoundingRule)
    /// Forced to sum to 100 by largest remainders.
    case forced

    /// All ways.
    package static let all = RoundingRule.allCases.map(Printing.rounded) + [.forced]
  }

  /// What came out.
  package struct Outcome: Hashable, Sendable {
    /// How many tables there were.
    package var tables = 0
    /// How many of them were called wrong: must be 0.
    package var falseErrors = 0
    /// How many of their means and standard deviations were called impossible: must be 0.
    package var falseMoments = 0
    /// How many tables had a number that was a unit of its last digit off.
    package var wrong = 0
    /// How many of these were called wrong.
    package var found = 0
  }

  /// The respondents of a table.
  package var respondents: ClosedRange<Int>
  /// How it is printed; nil for each way in turn.
  package var printing: Printing?

  /// Creates a question.
  package init(respondents: ClosedRange<Int> = 20...300, printing: Printing? = nil) {
    precondition(respondents.lowerBound >= 2, "a table has respondents")
    self.respondents = respondents
    self.printing = printing
  }

  /// Makes tables, and audits each as it is and with one wrong number.
  ///
  /// - Throws: ``CountsError`` never, for tables that are made here.
  package func outcome(tables: Int, seed: UInt64) throws(CountsError) -> Outcome {
    var numbers = MadeUpNumbers(seed: seed, sample: 0)
    var outcome = Outcome()
    for table in 0..<tables {
      let base = Self.draw(respondents, &numbers)
      let counts = Self.counts(of: base, categories: Self.draw(2...10, &numbers), &numbers)
      let decimals = Self.draw(0...1, &numbers)
      let way = printing ?? Printing.all[table % Printing.all.count]
      let percents: [PrintedDecimal]
      switch way {
      case .rounded(let rule):
        percents = counts.map { rule.printed($0, of: base, decimals: decimals) }
      case .forced:
        percents = try LargestRemainder(CategoryCounts(counts), decimals: decimals).percents
      }
      // A reader does not know the rule, and takes the usual one first.
      let set = try PercentSet(percents, of: base)
      outcome.tables += 1
      if PercentSetAudit(set).verdict == .impossible { outcome.falseErrors += 1 }
      let index = Self.draw(0...percents.count - 1, &numbers)
      let step = numbers.next() < 0.5 ? -1 : 1
      let units = percents[index].units + step
      if (0...100 * percents[index].unitsPerOne).contains(units) {
        outcome.wrong += 1
        let other = set.replacing(index, by: PrintedDecimal(units: units, decimals: decimals))
        if PercentSetAudit(other).verdict == .impossible { outcome.found += 1 }
      }
      // The counts as answers 1, 2 and so on: every tenth table, since that takes longer.
      if table.isMultiple(of: 10), counts.count <= 5, base <= 100,
        try !Self.areMomentsPossible(counts, of: base, rule: RoundingRule.allCases[table / 10 % 3])
      {
        outcome.falseMoments += 1
      }
    }
    return outcome
  }

  private static func draw(_ range: ClosedRange<Int>, _ numbers: inout MadeUpNumbers) -> Int {
    range.lowerBound + Int(numbers.next() * Double(range.count))
  }

  /// Counts with a given sum, of shares that may be even or far apart, and may be 0.
  private static func counts(
    of base: Int, categories: Int, _ numbers: inout MadeUpNumbers
  ) -> [Int] {
    var rest = base
    var counts: [Int] = []
    for left in stride(from: categories, to: 1, by: -1) {
      let share = min(1, numbers.next() * 2 / Double(left))
      let count = min(rest, Int((Double(rest) * share).rounded()))
      counts.append(count)
      rest -= count
    }
    return counts + [rest]
  }

  /// Whether the mean and the standard deviation of answers, as a report would print them, are called possible.
  private static func areMomentsPossible(
    _ counts: [Int], of base: Int, rule: RoundingRule
  ) throws(CountsError) -> Bool {
    let sum = counts.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }
    let squares = counts.enumerated().reduce(0) {
      $0 + ($1.offset + 1) * ($1.offset + 1) * $1.element
    }
    // The units of two decimals whose unrounded ends hold the number: each of two neighbours is tried.
    let spread = (base * squares - sum * sum) * 40_000
    let weight = base * (base - 1)
    let deviation = (0...).first { units in
      let ends = rule.unrounded(units)
      let upper = ends.upper * ends.upper * weight
      return spread < upper || (spread == upper && ends.includesUpper)
    }
    let mean = (0...).first { units in
      rule.numerators(roundedTo: units, scale: 100, denominator: base)?.contains(sum) ?? false
    }
    guard let deviation, let mean else { return false }
    let moments = try PrintedMoments(
      PrintedMean(
        PrintedDecimal(units: mean, decimals: 2), respondents: base, rounding: rule),
      deviation: PrintedDecimal(units: deviation, decimals: 2), on: 1...counts.count)
    return moments.isPossible == true
  }
}
