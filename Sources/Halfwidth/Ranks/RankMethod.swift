/// The methods for ranks of items; raw values are their slugs.
///
/// All of them take Holm's adjustment of exact one-sided tests of all ordered pairs of items; what they know
/// of a pair is different. The chance that any rank interval misses its item's rank is at most the
/// significance, whatever the counts and the dependence. Not to be used for ranks of resamples, or for items
/// that different respondents were asked.
public enum RankMethod: String, CaseIterable, Hashable, Sendable {
  /// Of categories that exclude each other: the binomial test on those who chose one of the two.
  case multinomialHolm = "multinomial-holm"
  /// Of items that the same respondents were asked and of which only the numbers of yes are known: the exact
  /// McNemar test, with the largest p-value of any joint table.
  case marginsHolm = "margins-holm"
  /// Of answers, or scores, of every respondent: the exact McNemar test, or the sign-flip test.
  case pairedHolm = "paired-holm"

  /// Returns the ranks of items.
  ///
  /// - Returns: Without ranks, and with a warning, where the method needs what is not known:
  ///   ``marginsHolm`` takes answers too, of which it looks at the numbers of yes alone.
  public func finding(for items: RankedItems, level: ConfidenceLevel = 0.95) -> RankFinding {
    guard takes(items) else {
      return RankFinding(
        method: rawValue, level: level, items: items, ranks: nil,
        warnings: [
          AnalysisWarning(
            .wrongShape, "\(rawValue) needs \(need); \(items.method.rawValue) takes what is given")
        ])
    }
    return RankFinding(
      method: rawValue, level: level, items: items,
      ranks: Ranks(RankComparisons(items, asMargins: self == .marginsHolm), level: level))
  }

  /// Whether the method needs no more than is known of the items.
  func takes(_ items: RankedItems) -> Bool {
    switch (self, items.knowledge) {
    case (.multinomialHolm, .categories), (.marginsHolm, .margins), (.marginsHolm, .answers),
      (.pairedHolm, .answers), (.pairedHolm, .scores):
      true
    case (.multinomialHolm, .margins), (.multinomialHolm, .answers), (.multinomialHolm, .scores),
      (.marginsHolm, .categories), (.marginsHolm, .scores), (.pairedHolm, .categories),
      (.pairedHolm, .margins):
      false
    }
  }

  private var need: String {
    switch self {
    case .multinomialHolm: "counts of categories that exclude each other"
    case .marginsHolm: "numbers of yes to items that the same respondents were asked"
    case .pairedHolm: "what every respondent answered to every item"
    }
  }
}

extension RankedItems {
  /// The method for what is known of the items.
  public var method: RankMethod {
    switch knowledge {
    case .categories: .multinomialHolm
    case .margins: .marginsHolm
    case .answers, .scores: .pairedHolm
    }
  }

  /// Returns the ranks of the items.
  ///
  /// ```swift
  /// let items = try RankedItems(margins: [46, 44, 42, 39, 37], respondents: 50)
  /// items.ranks()?.intervals.first?.upperBound  // 5
  /// ```
  public func ranks(level: ConfidenceLevel = 0.95) -> Ranks? {
    method.finding(for: self, level: level).ranks
  }
}
