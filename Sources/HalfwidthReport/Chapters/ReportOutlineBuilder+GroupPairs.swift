internal import Halfwidth
internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// The pairs of three groups or more, item by item; nil where there are none.
  func pairsTable(_ grouped: GroupedQuestion, of found: GroupFindings) -> ReportTable? {
    let hasItems = !grouped.question.items.isEmpty
    let rows = grouped.items.flatMap { item -> [ReportTable.Row] in
      guard let pairs = item.pairs else { return [] }
      let label = ReportWords.line(item.item?.label ?? grouped.question.text)
      return pairs.tests.indices.map { index in
        let pair = pairName(pairs.tests[index].pair, of: pairs, in: found)
        let difference = pairs.differences[index]
        let isFirst = index == 0
        return ReportTable.Row(
          cells: [
            ReportTable.Cell(
              hasItems && isFirst ? "\(label): \(pair)" : pair,
              context: hasItems && !isFirst ? label : nil)
          ]
            + ([
              ReportNumbers.points(difference.estimate...difference.estimate),
              ReportNumbers.limits(difference.interval.lower...difference.interval.upper),
            ] + verdict(pairs.tests[index].pValue, pairs.adjusted[index]))
            .map { ReportTable.Cell($0) },
          isContinuation: hasItems && !isFirst)
      }
    }
    guard !rows.isEmpty else { return nil }
    return ReportTable(
      caption: say("Pairs of groups, the first minus the second, with \(level) intervals"),
      kind: "pairs",
      columns: ReportTable.Column.list(
        [
          hasItems ? say("Item and pair") : say("Pair"), say("Points"), say("\(level) interval"),
          "p", say("Adjusted p"), verdictTitle,
        ], words: [verdictTitle]),
      rows: rows, notes: pairNotes(grouped))
  }

  /// What a pair is called.
  func pairName(
    _ pair: PairwiseFinding.Pair, of pairs: GroupPairs, in found: GroupFindings
  ) -> String {
    let (first, second) = pairs.places(of: pair)
    return say(
      "\(ReportWords.line(found.groups[first].label)) against \(ReportWords.line(found.groups[second].label))"
    )
  }

  private func pairNotes(_ grouped: GroupedQuestion) -> [String] {
    let all = grouped.items.compactMap(\.pairs)
    let each = all.map(\.tests.count).max() ?? 0
    let items = grouped.items.first?.multiplicity ?? 1
    var notes = [
      "Intervals are Newcombe's with Bonferroni's correction: those of \(pairs(each))\(items == 1 ? "" : " of an item") hold "
        + "together. p is that of Fisher's exact test of the pair; adjusted p is Holm's, for \(pairs(each))"
        + (items == 1 ? "." : " of each of \(items) items.")
        + " No interval is dual to the adjusted tests, so that the two can disagree where it is close."
    ]
    notes += ReportWords.sentences(distinct(all.flatMap(\.warnings)))
    return notes
  }

  private func pairs(_ count: Int) -> String { count == 1 ? "the one pair" : "the \(count) pairs" }

  /// How strongly three groups or more and the answers go together; nil where no item has a measure of it.
  func associations(_ grouped: GroupedQuestion) -> (titles: [String], notes: [String])? {
    let found = grouped.items.compactMap(\.association)
    guard !found.isEmpty else { return nil }
    var notes = [
      "Cram\u{E9}r's V says how strongly the groups and the answers go together, from 0 to 1; its interval is by the "
        + "noncentral chi-squared distribution."
    ]
    // Said once, and not with the counts of every item.
    if found.contains(where: { $0.warnings.contains { $0.code == .smallExpectedCounts } }) {
      notes.append(
        "Where few are expected in a group with either answer, the interval of V is approximate and may be far off; the "
          + "exact test and the pairs need no large counts.")
    }
    if found.contains(where: { $0.warnings.contains { $0.code == .estimateOutside } }) {
      notes.append(
        "An interval can leave V out, because chance alone makes V larger than 0, the more the more groups there are."
      )
    }
    notes += ReportWords.sentences(
      found.flatMap(\.warnings).filter {
        $0.code != .smallExpectedCounts && $0.code != .estimateOutside
      })
    return ([EstimandName("cramers_v").name, say("\(level) interval")], notes)
  }

  /// A p-value, the adjusted one, and what they show.
  func verdict(_ pValue: Double?, _ adjusted: Double?) -> [String] {
    guard let pValue, let adjusted else { return ["\u{2013}", "\u{2013}", say("no test")] }
    let alpha = settings.level.significance
    return [
      ReportNumbers.pValue(pValue), ReportNumbers.pValue(adjusted),
      adjusted <= alpha
        ? say("yes") : pValue <= alpha ? say("yes; adjusted: not shown") : say("not shown"),
    ]
  }
}
