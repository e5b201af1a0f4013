internal import Halfwidth

/// Ranks in words that a reader may quote.
enum RankWords {
  /// What the ranks say: which ranks items may have, whether the first is shown to be first, and which may be.
  ///
  /// - Parameter names: What each item is called.
  static func sentences(_ ranks: Ranks, names: [String]) -> [String] {
    guard ranks.items.items > 1 else { return ["One item has no rank among others."] }
    return [open(ranks, names), top(ranks, names), first(ranks, names), confidence(ranks)]
      .compactMap(\.self)
  }

  /// Whether the item that is counted most is shown to be alone at the top.
  static func top(_ ranks: Ranks, _ names: [String]) -> String? {
    guard let highest = ranks.highest else {
      let tops = ranks.sampleRanks.indices.filter { ranks.sampleRanks[$0].lowerBound == 1 }
      return tops.count == ranks.items.items
        ? nil
        : "At the top of the sample are \(list(tops, names)) alike: none is alone there."
    }
    let p = DecimalFormat.givenProbability(highest.pValue)
    let name = names[highest.item]
    return highest.isSupported
      ? "\(name) is alone at the top: shown (p at most \(p) against each other item)."
      : "\(name) is alone at the top of the sample: beyond it this cannot be shown (p up to \(p))."
  }

  /// How open the ranks are; nil where that differs by item, as the table says.
  private static func open(_ ranks: Ranks, _ names: [String]) -> String? {
    let all = ranks.items.items
    if ranks.intervals.allSatisfy({ $0 == 1...all }) {
      return sentence(ranks, "every item may rank 1 to \(all).")
    }
    if ranks.intervals.allSatisfy({ $0.count == 1 }) {
      return sentence(ranks, "the whole order is shown.")
    }
    return nil
  }

  /// The words with the counts before them, from the largest down, as `46, 44 of 50: `; without them for scores
  /// and for counts that are not known.
  private static func sentence(_ ranks: Ranks, _ words: String) -> String {
    guard !ranks.items.areScores,
      ranks.items.counts.allSatisfy({ $0.lowerBound == $0.upperBound })
    else { return words.prefix(1).uppercased() + words.dropFirst() }
    let counts = ranks.items.counts.map(\.lowerBound).sorted(by: >).map { "\($0)" }
    return "\(counts.joined(separator: ", ")) of \(ranks.items.respondents): \(words)"
  }

  /// Which items may be first, where that says more than their ranks.
  private static func first(_ ranks: Ranks, _ names: [String]) -> String? {
    guard ranks.firstSet.count < ranks.items.items, ranks.firstSet.count > 1 else { return nil }
    return "First may be \(list(ranks.firstSet, names, "or"))."
  }

  private static func confidence(_ ranks: Ranks) -> String {
    "Ranks hold together at \(DecimalFormat.percent(ranks.level)) confidence; ties are covered whole."
  }

  private static func list(_ items: [Int], _ names: [String], _ word: String = "and") -> String {
    let names = items.map { names[$0] }
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return "\(names.dropLast().joined(separator: ", ")) \(word) \(last)"
  }
}
