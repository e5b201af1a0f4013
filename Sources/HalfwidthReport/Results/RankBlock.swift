internal import Halfwidth

/// Ranks, for a terminal.
enum RankBlock {
  /// A row for each item, in the order given.
  static func table(_ finding: RankFinding, _ style: NumberStyle) -> ResultTable {
    ResultTable(
      Finding.ranks(finding).rows,
      [
        .init(title: noun(finding), isNumber: finding.items.names == nil) {
          fields, _ in fields["item"]?.shown ?? ""
        }
      ]
        + (finding.items.areScores
          ? [.number("mean", "estimate")]
          : [
            .init(title: "counts", isNumber: false, cell: { fields, _ in counts(fields) }),
            .number("share", "estimate"),
          ])
        + [
          .init(title: "rank", isNumber: true) { fields, _ in
            range(fields, "rank_min", "rank_max")
          },
          .init(title: "may rank", isNumber: true) { fields, _ in
            range(fields, "lower", "upper")
          },
          .words("may be first", "first"), .words("may be last", "last"), .words("method"),
          .number("confidence"),
        ], style)
  }

  /// What the ranks say, as sentences.
  static func facts(_ finding: RankFinding) -> [String] {
    guard let ranks = finding.ranks else { return [] }
    if let names = finding.items.names {
      return RankWords.sentences(ranks, names: names, noun: noun(finding))
        + (finding.tiedSets.map { [RankWords.tied($0, names: names)] } ?? [])
    }
    let numbers = ranks.intervals.indices.map { "item \($0 + 1)" }
    return RankWords.sentences(ranks, names: numbers).map {
      $0.hasPrefix("item ") ? "I" + $0.dropFirst() : $0
    }
  }

  /// What is ranked: systems have tied sets, and their items are others.
  private static func noun(_ finding: RankFinding) -> String {
    finding.tiedSets == nil ? "item" : "system"
  }

  private static func counts(_ fields: FieldList) -> String {
    "\(range(fields, "successes_min", "successes_max"))/\(fields["n"]?.shown ?? "")"
  }

  private static func range(_ fields: FieldList, _ low: String, _ high: String) -> String {
    let (low, high) = (fields[low]?.shown ?? "", fields[high]?.shown ?? "")
    return low == high ? low : "\(low) to \(high)"
  }
}
