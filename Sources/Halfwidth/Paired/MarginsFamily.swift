/// The items that were asked in one pair of figures, whose exact p-values are adjusted together.
///
/// Of each printed item the p-value is known as a range over its joint tables. Holm's adjusted p-values
/// rise with every p-value of the family, so those of the worst p-values are valid whatever the tables
/// were. Items that were asked but not printed count with a p-value of 1.
///
/// Source: S. Holm (1979), *Scand. J. Statist.* 6, 65-70.
public struct MarginsFamily: Hashable, Sendable {
  /// The p-values of each printed item, from its best to its worst table.
  public let pValues: [ClosedRange<Double>]
  /// How many items were asked, printed or not; nil where that is unknown.
  public let asked: Int?

  /// Creates a family.
  ///
  /// - Parameters:
  ///   - pValues: For each printed item the smallest and the largest p-value of any table.
  ///   - asked: How many items were asked, printed or not; nil where that is unknown.
  /// - Throws: ``MarginsFamilyError`` for a p-value outside 0...1, and for fewer items asked than printed.
  public init(pValues: [ClosedRange<Double>], asked: Int?) throws(MarginsFamilyError) {
    for range in pValues where range.lowerBound < 0 || range.upperBound > 1 {
      throw .notAProbability(range.lowerBound < 0 ? range.lowerBound : range.upperBound)
    }
    if let asked, asked < pValues.count {
      throw .fewerAsked(asked, printed: pValues.count)
    }
    self.pValues = pValues
    self.asked = asked
  }

  /// Creates the family of the exact tests of findings.
  public init(_ findings: [MarginsFinding], asked: Int?) throws(MarginsFamilyError) {
    try self.init(
      pValues: findings.map { $0.exact.pValueMin...$0.exact.pValueMax }, asked: asked)
  }

  /// Creates the family of the exact tests of findings over candidates.
  public init(_ findings: [CandidateMarginsFinding], asked: Int?) throws(MarginsFamilyError) {
    try self.init(pValues: findings.map(\.exact), asked: asked)
  }

  /// Returns the adjusted p-values of the printed items, in their order.
  ///
  /// - Parameter level: An item counts as shown at adjusted p-values up to 1 minus the level.
  /// - Complexity: O(m log m) for m items asked and printed.
  public func findings(level: ConfidenceLevel = 0.95) -> [MarginsFamilyFinding] {
    let multiplicity = max(asked ?? 0, pValues.count)
    let worst = holm(pValues.map(\.upperBound), of: multiplicity)
    let best = holm(pValues.map(\.lowerBound), of: multiplicity)
    return zip(worst, best).map { worst, best in
      MarginsFamilyFinding(
        worstAdjusted: worst, bestAdjusted: best,
        verdict: worst <= level.significance ? .every : best <= level.significance ? .some : .none,
        multiplicity: multiplicity, isLowerBound: asked == nil)
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

/// Why a family was refused.
public enum MarginsFamilyError: Error, Hashable, Sendable {
  /// A p-value is not in 0...1.
  case notAProbability(Double)
  /// Fewer items were asked than are printed.
  case fewerAsked(Int, printed: Int)

  /// What is wrong and what to do, as one sentence without a full stop.
  public var message: String {
    switch self {
    case .notAProbability(let value):
      "\(value) is not a p-value; give numbers from 0 to 1"
    case .fewerAsked(let asked, let printed):
      "\(asked) items asked are fewer than the \(printed) printed; count every item that was asked"
    }
  }
}

/// Holm's adjusted p-values of some of `multiplicity` hypotheses; the others have a p-value of 1.
private func holm(_ pValues: [Double], of multiplicity: Int) -> [Double] {
  var adjusted = pValues
  var running = 0.0
  let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
  for (rank, index) in order.enumerated() {
    running = max(running, min(1, Double(multiplicity - rank) * pValues[index]))
    adjusted[index] = running
  }
  return adjusted
}
