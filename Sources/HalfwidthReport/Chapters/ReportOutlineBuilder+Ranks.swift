internal import Halfwidth
internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// Whether a list on the page has ranks.
  var hasRanks: Bool { !rankedLists.isEmpty }

  private var rankedLists: [RankedList] {
    findings.sections.flatMap(\.questions).compactMap(\.ranks)
  }

  /// What the ranks of a list say, for under its table.
  func rankNotes(_ ranks: RankedList?, question: Question) -> [String] {
    guard let ranks, let found = ranks.finding.ranks else { return [] }
    let names = question.items.filter { ranks.items.contains($0.id) }.map {
      "\u{201C}\(ReportWords.line($0.label))\u{201D}"
    }
    var notes: [String] = []
    if ranks.finding.method == RankMethod.pairedHolm.rawValue,
      found.items.respondents < codebook.sampleSize
    {
      notes.append("Ranks are of the \(found.items.respondents) who answered every item.")
    }
    let others = question.items.filter { !ranks.items.contains($0.id) }.map {
      ReportWords.line($0.label)
    }
    if !others.isEmpty {
      notes.append(
        "Ranks are among the \(ranks.items.count) items of which a count is known, without: "
          + "\(others.joined(separator: "; ")).")
    }
    return notes + RankWords.statements(found, names: names)
  }

  /// Why a list of items has no ranks, where its numbers alone don't say so.
  func noRanks(_ finding: QuestionFindings) -> [String] {
    guard finding.ranks == nil, finding.question.role == .estimate,
      finding.question.items.count > (finding.question.type == .single ? 2 : 1)
    else { return [] }
    if finding.hasHidden {
      return ["Ranks are left out, because numbers of this list are hidden."]
    }
    return finding.hasSeveralBases
      ? ["No ranks: the items are not of the same number of people."] : []
  }

  /// What a rank is; nothing where there is none.
  var rankEntry: [ReportOutline.Entry] {
    guard hasRanks else { return [] }
    return [
      .init(
        term: "Rank",
        text:
          "An item's rank in the sample, 1 for the largest share, and in brackets the ranks that it may have beyond "
          + "it. The ranks of one list hold together at the \(level) level; ties are covered whole."
      )
    ]
  }

  /// How ranks are found, by what is known of the lists.
  var rankMethods: [ReportOutline.Entry] {
    let used = Set(rankedLists.map(\.finding.method))
    let tests = RankMethod.allCases.filter { used.contains($0.rawValue) }.map { method in
      switch method {
      case .multinomialHolm:
        "of options that exclude each other the binomial test on those who chose one of two"
      case .marginsHolm:
        "of items of which only totals are known the exact McNemar test, with its largest p of all joint tables"
      case .pairedHolm: "of items that the same people answered the exact McNemar test"
      }
    }
    guard !tests.isEmpty else { return [] }
    return [
      .init(
        term: "Ranks",
        text:
          "An item may rank from 1 more than the items that are shown to be above it, to the number of all less "
          + "those shown to be below: \(tests.joined(separator: "; ")), one-sided, for every ordered pair of "
          + "items, adjusted together by Holm. That one item is alone at the top is shown where its two-sided p "
          + "against every other item is small; no adjustment is needed, because all of them must be.",
        source: "Al Mohamad, Goeman and van Zwet 2022", doi: "10.1111/biom.13419")
    ]
  }
}

extension RankedList {
  /// The rank in the sample and the ranks that are possible, as `2 (1 to 4)`; nothing for what is no headline of a
  /// ranked item.
  func cell(of quantity: QuantityFinding) -> String {
    guard quantity.isHeadline, let id = quantity.item?.id, let place = items.firstIndex(of: id),
      let ranks = finding.ranks
    else { return "" }
    let possible = ranks.intervals[place]
    return "\(Self.words(ranks.sampleRanks[place])) "
      + "(\(possible.count == 1 ? "\(possible.lowerBound) only" : Self.words(possible)))"
  }

  private static func words(_ range: ClosedRange<Int>) -> String {
    range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
  }
}
