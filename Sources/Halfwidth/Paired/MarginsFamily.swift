/// The items that were asked in one pair of figures, whose exact p-values are adjusted together.
///
/// Of each printed item the p-value is known as a range over its joint tables. Holm's adjusted p-values
/// rise with every p-value of the family, so those of the worst p-values are valid whatever the tables
/// were. Items that were asked but not printed count with a p-value of 1.
///
/// Source: S. Holm (1979), *Scand. J. Statist.* 6, 65-70.
public struct MarginsFamily: Hashable, Sendable {
  /// The p-value of each printed item with its worst table.
  public let worst: PValues
  /// The p-value of each printed item with its best table.
  public let best: PValues
  /// How many items were asked, printed or not; nil where that is unknown.
  public let asked: Int?

  /// Creates a family.
  ///
  /// - Parameters:
  ///   - pValues: For each printed item the smallest and the largest p-value of any table; at least one
  ///     item.
  ///   - asked: How many items were asked, printed or not; nil where that is unknown.
  ///   - listed: How many items are known to have been asked, where `asked` is nil; those with p-values
  ///     count anyway.
  /// - Throws: ``CountsError`` for no item, for a p-value outside 0...1, and for fewer items asked than
  ///   printed.
  public init(
    pValues: [ClosedRange<Double>], asked: Int?, listed: Int = 0
  ) throws(CountsError) {
    let total = asked ?? max(listed, pValues.count)
    worst = try PValues(pValues.map(\.upperBound), total: total)
    best = try PValues(pValues.map(\.lowerBound), total: total)
    self.asked = asked
  }

  /// Creates the family of the exact tests of findings.
  public init(_ findings: [MarginsFinding], asked: Int?) throws(CountsError) {
    try self.init(
      pValues: findings.map { $0.exact.pValueMin...$0.exact.pValueMax }, asked: asked)
  }

  /// Creates the family of the exact tests of findings over candidates.
  public init(_ findings: [CandidateMarginsFinding], asked: Int?) throws(CountsError) {
    try self.init(pValues: findings.map(\.exact), asked: asked)
  }

  /// Returns the adjusted p-values of the printed items, in their order.
  ///
  /// - Parameter level: An item counts as shown at adjusted p-values up to 1 minus the level.
  /// - Complexity: O(n log n) for n printed items.
  public func findings(level: ConfidenceLevel = 0.95) -> [MarginsFamilyFinding] {
    zip(worst.holmAdjusted(), best.holmAdjusted()).map { worst, best in
      MarginsFamilyFinding(
        worstAdjusted: worst, bestAdjusted: best,
        verdict: MarginsVerdict(min(best, worst)...worst, level: level),
        multiplicity: self.worst.total, isLowerBound: asked == nil)
    }
  }
}

/// The adjusted p-values of one item of a family.
public struct MarginsFamilyFinding: Hashable, Sendable {
  /// Holm's adjusted p-value where every item has its worst table: valid whatever the tables were.
  public let worstAdjusted: Double
  /// The smallest adjusted p-value that any compatible tables of the printed items could give, with
  /// a p-value of 1 for the items not printed; never to be called "p".
  public let bestAdjusted: Double
  /// Whether the item is shown after adjustment for every choice of tables, for some, or for none.
  public let verdict: MarginsVerdict
  /// The number of items that were adjusted for.
  public let multiplicity: Int
  /// Whether more items may have been asked than were adjusted for, so that the adjusted p-values are
  /// only lower bounds.
  public let isLowerBound: Bool
}

extension MarginsFamilyFinding {
  /// What stands among the fields of the margins that it is about.
  package var fields: FieldList {
    [
      "multiplicity": .integer(multiplicity), "adjustment_is_lower_bound": .flag(isLowerBound),
      "adjusted_p_value_min": .probability(bestAdjusted),
      "adjusted_p_value_max": .probability(worstAdjusted),
      "adjusted_verdict": .string(verdict.rawValue),
    ]
  }
}
