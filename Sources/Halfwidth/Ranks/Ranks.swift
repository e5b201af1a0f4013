/// The ranks of items, in the sample and as far as they are shown beyond it.
public struct Ranks: Hashable, Sendable {
  /// What was ranked.
  public let items: RankedItems
  /// The nominal coverage of all rank intervals together.
  public let level: ConfidenceLevel
  /// The rank of each item in the sample, 1 + the number of items with a larger count; several where counts
  /// are known as ranges.
  public let sampleRanks: [ClosedRange<Int>]
  /// The ranks that each item may have.
  ///
  /// From 1 + the number of items that are shown to be above it, to m less the number shown to be below. All of
  /// them hold together with the confidence; ties are covered whole.
  public let intervals: [ClosedRange<Int>]
  /// The items that may be first, ascending: no other is above them at (1 - confidence)/(m - 1).
  ///
  /// Any one item that is first is among them with the confidence. It is not said of all that are: of ten
  /// equal items some one is left out with probability .13.
  public let firstSet: [Int]
  /// The items that may be last, as ``firstSet``.
  public let lastSet: [Int]
  /// The item that is alone at the top of the sample; nil where there is none.
  public let highest: Extreme?
  /// The item that is alone at the bottom of the sample; nil where there is none.
  public let lowest: Extreme?

  /// An item that is above, or below, all others in the sample.
  public struct Extreme: Hashable, Sendable {
    /// The item, from 0 on.
    public let item: Int
    /// The largest of its two-sided exact p-values against each other item; 0 for one without others.
    public let pValue: Double
    /// Whether that is shown: the p-value is at most 1 - confidence.
    ///
    /// Unadjusted, because all of them must be small, and its level is kept: an intersection-union test, R. L. Berger (1982), *Technometrics* 24(4),
    /// 295-300.
    public let isSupported: Bool
  }

  /// Finds the ranks that comparisons show.
  ///
  /// - Complexity: O(m^2 log m) for m items.
  ///
  /// Source: rank intervals from tests of all pairs are those of D. Al Mohamad, J. J. Goeman, E. W. van Zwet
  /// (2022), *Biometrics* 78(1), 238-247, [doi:10.1111/biom.13419](https://doi.org/10.1111/biom.13419), and
  /// of M. Mogstad, J. P. Romano, A. M. Shaikh, D. Wilhelm (2024), *Rev. Econ. Stud.* 91(1), 476-518,
  /// [doi:10.1093/restud/rdad006](https://doi.org/10.1093/restud/rdad006); here with exact tests and Holm
  /// in place of a bootstrap, whose error passes the level in small samples.
  public init(_ comparisons: RankComparisons, level: ConfidenceLevel = 0.95) {
    let items = comparisons.items
    let all = 0..<items.items
    let adjusted = comparisons.adjustedPValues()
    func isShown(_ item: Int, above other: Int) -> Bool {
      items.isCertainlyAbove(item, other) && adjusted[item][other] <= level.significance
    }
    self.items = items
    self.level = level
    sampleRanks = all.map(items.sampleRank)
    intervals = all.map { item in
      let above = all.count { isShown($0, above: item) }
      let below = all.count { isShown(item, above: $0) }
      return above + 1...items.items - below
    }
    let share = level.significance / Double(max(1, items.items - 1))
    func isPlainlyAbove(_ item: Int, _ other: Int) -> Bool {
      items.isCertainlyAbove(item, other) && comparisons.pValue(item, above: other) <= share
    }
    firstSet = all.filter { item in !all.contains { isPlainlyAbove($0, item) } }
    lastSet = all.filter { item in !all.contains { isPlainlyAbove(item, $0) } }
    highest = all.first { item in
      all.allSatisfy { $0 == item || items.isCertainlyAbove(item, $0) }
    }.map { comparisons.highest($0, level: level) }
    lowest = all.first { item in
      all.allSatisfy { $0 == item || items.isCertainlyAbove($0, item) }
    }.map { comparisons.lowest($0, level: level) }
  }
}

extension RankComparisons {
  /// Returns whether it is shown that `item` is alone at the top.
  ///
  /// - Returns: With a p-value of 1 for an item that is not alone at the top of the sample.
  public func highest(_ item: Int, level: ConfidenceLevel = 0.95) -> Ranks.Extreme {
    extreme(item, level) { twoSidedPValue(item, above: $0) }
  }

  /// Returns whether it is shown that `item` is alone at the bottom.
  public func lowest(_ item: Int, level: ConfidenceLevel = 0.95) -> Ranks.Extreme {
    extreme(item, level) { twoSidedPValue($0, above: item) }
  }

  private func extreme(
    _ item: Int, _ level: ConfidenceLevel, _ pValue: (_ other: Int) -> Double
  ) -> Ranks.Extreme {
    let largest = (0..<items.items).filter { $0 != item }.map(pValue).max() ?? 0
    return Ranks.Extreme(
      item: item, pValue: largest, isSupported: largest <= level.significance)
  }

  /// Returns whether it is shown that items are in an order, the first of them the highest.
  ///
  /// Supported where each is above the next by its two-sided exact p-value, unadjusted, as all of them must
  /// be. Contradicted where one of them is shown to be above an earlier one by Holm over all ordered pairs of
  /// the order. Undecided otherwise.
  ///
  /// - Parameters:
  ///   - order: Different items, at least one.
  ///   - level: One less the significance of each test.
  public func verdict(onOrder order: [Int], level: ConfidenceLevel = 0.95) -> RankVerdict {
    precondition(Set(order).count == order.count, "an order has each item once")
    if zip(order, order.dropFirst()).allSatisfy({
      twoSidedPValue($0, above: $1) <= level.significance
    }) {
      return .supported
    }
    let reversed = order.indices.flatMap { later in
      order[..<later].map { pValue(order[later], above: $0) }
    }
    // The other direction of each pair is in the family, and helps none.
    let family = try? PValues(reversed, total: 2 * reversed.count)
    let isReversed = family?.holmAdjusted().contains { $0 <= level.significance } ?? false
    return isReversed ? .contradicted : .undecided
  }

  /// Returns whether a claim that `item` is alone at the top is supported, contradicted or undecided.
  ///
  /// Contradicted where another item is above it at (1 - confidence)/(m - 1): it is not in
  /// ``Ranks/firstSet``.
  public func verdict(onHighest item: Int, level: ConfidenceLevel = 0.95) -> RankVerdict {
    if highest(item, level: level).isSupported { return .supported }
    return isBeaten(level) { pValue($0, above: item) } ? .contradicted : .undecided
  }

  /// Returns whether a claim that `item` is alone at the bottom is supported, contradicted or undecided.
  public func verdict(onLowest item: Int, level: ConfidenceLevel = 0.95) -> RankVerdict {
    if lowest(item, level: level).isSupported { return .supported }
    return isBeaten(level) { pValue(item, above: $0) } ? .contradicted : .undecided
  }

  private func isBeaten(_ level: ConfidenceLevel, by pValue: (_ other: Int) -> Double) -> Bool {
    let share = level.significance / Double(max(1, items.items - 1))
    return (0..<items.items).contains { pValue($0) <= share }
  }
}

/// What a sample says of a claim about ranks beyond it.
public enum RankVerdict: String, CaseIterable, Hashable, Sendable {
  /// It is shown to hold.
  case supported
  /// It is shown not to hold.
  case contradicted
  /// Neither is shown.
  case undecided
}
