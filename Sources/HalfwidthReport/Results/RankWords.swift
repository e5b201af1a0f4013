internal import Halfwidth

/// Ranks in words that a reader may quote.
enum RankWords {
  /// What the ranks say: which ranks items may have, whether the first is shown to be first, and which may be.
  ///
  /// - Parameters:
  ///   - names: What each item is called.
  ///   - noun: What an item is.
  static func sentences(_ ranks: Ranks, names: [String], noun: String = "item") -> [String] {
    guard ranks.items.items > 1 else { return ["One \(noun) has no rank among others."] }
    return statements(ranks, names: names, noun: noun) + [first(ranks, names)].compactMap(\.self)
      + [confidence(ranks)]
  }

  /// What stands under the ranks of two items or more.
  ///
  /// Without what holds for every list, and without the items that may be first: these are fewer than those whose
  /// ranks begin at 1, because they are asked for alone, and beside the ranks would seem to contradict them.
  static func statements(_ ranks: Ranks, names: [String], noun: String = "item") -> [String] {
    [open(ranks, noun), top(ranks, names, noun)].compactMap(\.self)
  }

  /// The sets of which no item is shown to be above another.
  static func tied(_ sets: [[Int]], names: [String]) -> String {
    let words = sets.map { "{\($0.map { names[$0] }.joined(separator: ", "))}" }
    return "Tied sets, in which none is shown to be above another: "
      + "\(words.joined(separator: "; "))."
  }

  /// Whether the item that is counted most is shown to be alone at the top.
  static func top(_ ranks: Ranks, _ names: [String], _ noun: String = "item") -> String? {
    guard let highest = ranks.highest else { return tied(ranks, names) }
    let p = DecimalFormat.givenProbability(highest.pValue)
    let name = names[highest.item]
    return highest.isSupported
      ? "\(name) is alone at the top: shown (p at most \(p) against every other \(noun))."
      : "\(name) is alone at the top of the sample: beyond it this cannot be shown (p up to \(p))."
  }

  /// Who shares the top of the sample; nil where all do.
  private static func tied(_ ranks: Ranks, _ names: [String]) -> String? {
    let tops = ranks.sampleRanks.indices.filter { ranks.sampleRanks[$0].lowerBound == 1 }
    if tops.contains(where: { ranks.sampleRanks[$0] != 1...1 }) {
      return "Which is at the top of the sample is not known: several counts fit what is printed."
    }
    if tops.count == ranks.items.items { return nil }
    let items = tops.count > mostNames ? "\(tops.count) items" : list(tops, names)
    return "At the top of the sample are \(items) alike: none is alone there."
  }

  /// How open the ranks are; nil where that differs by item, as the table says.
  private static func open(_ ranks: Ranks, _ noun: String) -> String? {
    let all = ranks.items.items
    if ranks.intervals.allSatisfy({ $0 == 1...all }) {
      return sentence(ranks, "every \(noun) may rank 1 to \(all).")
    }
    if ranks.intervals.allSatisfy({ $0.count == 1 }) {
      return sentence(ranks, "the whole order is shown.")
    }
    return nil
  }

  /// The most counts that are listed in a sentence.
  private static let mostCounts = 8

  /// The words with the counts before them, from the largest down, as `46, 44 of 50: `; without them for scores,
  /// for many items and for counts that are not known.
  private static func sentence(_ ranks: Ranks, _ words: String) -> String {
    guard !ranks.items.areScores,
      ranks.items.items <= mostCounts,
      ranks.items.counts.allSatisfy({ $0.lowerBound == $0.upperBound })
    else { return words.prefix(1).uppercased() + words.dropFirst() }
    let counts = ranks.items.counts.map(\.lowerBound).sorted(by: >).map { "\($0)" }
    return "\(counts.joined(separator: ", ")) of \(ranks.items.respondents): \(words)"
  }

  /// Which items may be first, where that says more than their ranks.
  private static func first(_ ranks: Ranks, _ names: [String]) -> String? {
    // Of an item that is shown to be first, by the stronger claim, this would read as doubt.
    let all = ranks.items.items
    guard ranks.firstSet.count < all, ranks.firstSet.count > 1,
      ranks.highest?.isSupported != true
    else { return nil }
    if ranks.firstSet.count <= mostNames {
      return "Asked for the first alone, it may be \(list(ranks.firstSet, names, "or"))."
    }
    let others = (0..<all).filter { !ranks.firstSet.contains($0) }
    return others.count <= mostNames
      ? "Asked for the first alone, it may be any but \(list(others, names))."
      : "Asked for the first alone, it may be any of \(ranks.firstSet.count) of the \(all) items."
  }

  /// The most names that are listed in a sentence.
  private static let mostNames = 4

  private static func confidence(_ ranks: Ranks) -> String {
    "Ranks hold together at \(DecimalFormat.percent(ranks.level)) confidence; ties are covered whole."
  }

  private static func list(_ items: [Int], _ names: [String], _ word: String = "and") -> String {
    let names = items.map { names[$0] }
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return "\(names.dropLast().joined(separator: ", ")) \(word) \(last)"
  }
}
