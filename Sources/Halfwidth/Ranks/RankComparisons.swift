/// How well each item is shown to be above each other one: an exact one-sided p-value for each ordered pair.
///
/// Of categories that exclude each other it is the binomial test on those who chose one of the two; of
/// answers the exact McNemar test on those who answered the two differently; of scores the sign-flip test
/// of the differences. Where only the numbers of yes are known, it is the largest p-value of any joint table,
/// which is valid whatever the table was; and where a count is known as a range, the largest over the range.
///
/// What is shown about several items at once stands in ``Ranks``; here are the p-values, and the claims that
/// need no ranks: that one item is alone at the top, or that items are in an order.
public struct RankComparisons: Hashable, Sendable {
  /// What is compared.
  public let items: RankedItems
  /// By item, by other item.
  private let oneSided: [[Double]]

  /// Compares all items with each other.
  ///
  /// - Parameters:
  ///   - items: The items that are ranked.
  ///   - isBlind: Whether answers are taken for counts whose joint table is not known.
  /// - Complexity: O(m^2) tests for m items; of answers each goes through all respondents.
  public init(_ items: RankedItems, asMargins isBlind: Bool = false) {
    self.items = items
    let test = PairTest(items: items, isBlind: isBlind)
    oneSided = (0..<items.items).map { item in
      (0..<items.items).map { other in item == other ? 1 : test.pValue(item, above: other) }
    }
  }

  /// Takes comparisons that were made already.
  ///
  /// - Parameter oneSided: By item, by other item, valid p-values against the hypothesis that the item is not above the
  ///   other; 1 for an item and itself.
  init(_ items: RankedItems, oneSided: [[Double]]) {
    self.items = items
    self.oneSided = oneSided
  }

  /// The one-sided p-value against the hypothesis that `item` is not above `other`; 1 for an item and
  /// itself.
  public func pValue(_ item: Int, above other: Int) -> Double { oneSided[item][other] }

  /// The two-sided p-value of a claim that `item` is above `other`: twice the one-sided one, at most 1.
  ///
  /// Of two items that are tied, or in the other order, it is 1.
  public func twoSidedPValue(_ item: Int, above other: Int) -> Double {
    items.isCertainlyAbove(item, other) ? min(1, 2 * oneSided[item][other]) : 1
  }

  /// The one-sided p-values of all ordered pairs, adjusted together by Holm: by item, by other item, and 1
  /// for an item and itself.
  ///
  /// Holm over one-sided p-values of all m(m - 1) ordered pairs, because over two-sided ones its error of
  /// direction is unproven where tests depend on each other.
  public func adjustedPValues() -> [[Double]] {
    let pairs = (0..<items.items).flatMap { item in
      (0..<items.items).filter { $0 != item }.map { (item, $0) }
    }
    var adjusted = oneSided
    guard let family = try? PValues(pairs.map { oneSided[$0.0][$0.1] }) else { return adjusted }
    for ((item, other), p) in zip(pairs, family.holmAdjusted()) { adjusted[item][other] = p }
    return adjusted
  }
}

extension RankComparisons {
  /// Returns the tied sets: the longest runs of items, the best first, of which none is shown to be above another.
  ///
  /// An item may be in several of them: that neither a and b nor b and c are shown to differ does not say that a and c
  /// are not. "Shown" is by Holm over all ordered pairs, as in ``Ranks/intervals``.
  ///
  /// - Returns: Items by their places, in the order of the sample; every item is in a set, which may be its own.
  /// - Complexity: O(m^3) for m items.
  func tiedSets(level: ConfidenceLevel) -> [[Int]] {
    let adjusted = adjustedPValues()
    let order = (0..<items.items).sorted {
      let (one, other) = (items.counts[$0].upperBound, items.counts[$1].upperBound)
      return one != other ? one > other : $0 < $1
    }
    func isShown(_ item: Int, _ other: Int) -> Bool {
      items.isCertainlyAbove(item, other) && adjusted[item][other] <= level.significance
    }
    var sets: [ArraySlice<Int>] = []
    for start in order.indices {
      var end = start + 1
      while end < order.count, order[start..<end].allSatisfy({ !isShown($0, order[end]) }) {
        end += 1
      }
      if end > sets.last?.endIndex ?? 0 { sets.append(order[start..<end]) }
    }
    return sets.map(Array.init)
  }
}

/// The exact test of one ordered pair of items.
private struct PairTest {
  let items: RankedItems
  /// Whether answers are taken as margins alone.
  let isBlind: Bool

  func pValue(_ item: Int, above other: Int) -> Double {
    switch items.knowledge {
    case .categories:
      // The p-value falls with the first count and rises with the second.
      return Self.fairCoins(items.counts[item].lowerBound, items.counts[other].upperBound)
    case .margins(let respondents): return margins(item, other, respondents)
    case .answers(let respondents, let bits):
      if isBlind { return margins(item, other, respondents) }
      var first = 0
      var second = 0
      for (a, b) in zip(bits[item], bits[other]) {
        first += (a & ~b).nonzeroBitCount
        second += (b & ~a).nonzeroBitCount
      }
      return Self.fairCoins(first, second)
    case .scores(_, let columns, _):
      return SignFlips.pValueAbove(zip(columns[item], columns[other]).map { Double($0 - $1) })
    }
  }

  /// P(B >= first) for B the heads of first + second fair coins.
  private static func fairCoins(_ first: Int, _ second: Int) -> Double {
    let tails = FairCoinTails(smaller: min(first, second), of: first + second)
    return first > second ? tails.tail : 1 - tails.shorterTail
  }

  /// The largest p-value of any joint table.
  ///
  /// With a net change above 0 it rises with the number of those who answered differently (see
  /// ``FairCoinWalk``), and falls with the net change; with none, or the other way, the table in which nobody
  /// said yes to the first item alone has a p-value of 1.
  private func margins(_ item: Int, _ other: Int, _ respondents: Int) -> Double {
    let margins = PairedMargins(
      uncheckedFirst: items.counts[item].lowerBound, second: items.counts[other].upperBound,
      total: respondents)
    guard margins.net > 0 else { return 1 }
    let discordant = margins.discordant.upperBound
    return FairCoinTails(smaller: (discordant - margins.net) / 2, of: discordant).tail
  }
}

extension RankedItems {
  /// Whether an item's count is larger than another's, whichever of the possible counts are right.
  func isCertainlyAbove(_ item: Int, _ other: Int) -> Bool {
    counts[item].lowerBound > counts[other].upperBound
  }
}
