internal import Halfwidth
internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// The planned comparisons; nil where the codebook plans none.
  var comparisons: ReportOutline.Chapter? {
    guard !findings.comparisons.isEmpty else { return nil }
    let designs = Set(findings.comparisons.map(\.comparison.design))
    var text: [String] = []
    if designs.contains(.paired) && knowsPairs {
      text.append(
        "The same respondents answered both lists of a pair."
          + (leavesOut
            ? " Each comparison is of those who answered both items, so its shares can differ from those of "
              + "one item alone." : ""))
    } else if designs.contains(.paired) {
      text.append(
        "The same respondents answered both lists of a pair, and only the totals are printed, not who "
          + "gave both answers. So each comparison is made for every joint table that the totals "
          + "allow. The interval of a difference is the union over those tables: it keeps the "
          + "\(level) level whichever of them is the true one. The width that comes from not knowing "
          + "the table is not sampling error.")
    }
    let exact =
      designs.contains(.paired)
      ? "the exact McNemar test gives a p-value of at most \(significance)"
        + (knowsPairs
          ? leavesOut ? ", whatever the missing answers were" : "" : " for every joint table")
      : "the exact test gives a p-value of at most \(significance)"
    let test =
      codebook.hasDesign
      ? "the test by the survey's design gives a p-value of at most \(significance)" : exact
    text.append("A difference is called shown where \(test).")
    text.append(noTest)
    return ReportOutline.Chapter(
      part: .comparisons, heading: say("Comparisons"), anchor: "comparisons", place: .withArticles,
      blocks: [
        .text("\u{201C}\(say("Not shown"))\u{201D} does not mean that there is no difference."),
        .details(
          .init(label: say("How two numbers were compared"), blocks: text.map { .text($0) })),
      ]
        + findings.comparisons.enumerated().map { index, comparison in
          .article(article(comparison, anchor: "comparison-\(index + 1)"))
        })
  }

  /// Whether it is known who gave both answers of a pair; not where only totals are printed, or shown.
  var knowsPairs: Bool {
    isCounted
      && (findings.smallestCell == nil
        || findings.comparisons.flatMap(\.items).contains { $0.joint != nil })
  }

  /// Whether someone answered one of two items only.
  var leavesOut: Bool {
    findings.comparisons.flatMap(\.items).contains { ($0.joint?.answeredOne ?? 0) > 0 }
      || findings.comparisons.flatMap(\.sampled).contains { ($0.joint?.answeredOne ?? 0) > 0 }
  }

  /// The title of the column that says what a test shows.
  var verdictTitle: String { say("Difference shown") }

  /// Why the shares of two lists or groups stand without intervals beside their difference.
  var noTest: String {
    "Beside a difference the two shares stand without intervals, because whether these overlap is no test of it."
  }

  /// One minus the level, such as `0.05`.
  var significance: String {
    DecimalFormat.trimmed(settings.level.significance, places: 10)
  }

  /// How many of the items a difference is shown for, each item, and which can't be compared.
  private func article(
    _ comparison: ComparisonFindings, anchor: String
  ) -> ReportOutline.Article {
    let words = words(of: comparison)
    var blocks: [ReportOutline.Block] = [.text(words.summary)]
    if !comparison.items.isEmpty {
      let tables = [
        table(comparison, words), jointTable(comparison, words), changeTable(comparison, words),
        associationTable(comparison, words), scoresTable(comparison, words),
      ]
      blocks += [
        .chart(.comparison(exactChart(comparison, words))), numbers(tables, notes(comparison)),
      ]
    }
    if !comparison.sampled.isEmpty { blocks += sampled(comparison, words, notes(comparison)) }
    if comparison.compared == 0 { blocks += notes(comparison).map { .remark($0) } }
    return ReportOutline.Article(
      heading: words.heading, anchor: anchor, lead: [.init(text: words.facts, style: .facts)],
      blocks: blocks)
  }

  /// The tables of a comparison, and which items it leaves out.
  func numbers(_ tables: [ReportTable?], _ notes: [String]) -> ReportOutline.Block {
    .details(
      .init(
        label: say("Numbers and tests"),
        blocks: tables.compactMap { $0 }.map { .table($0) } + notes.map { .remark($0) }))
  }

  /// The item; the first question where there is none, and of two items, whose names stand above.
  func label(_ item: Question.Item?, of comparison: ComparisonFindings) -> String {
    let shared = comparison.comparison.isOfTwoItems ? nil : item?.label
    return ReportWords.line(shared ?? comparison.first.text)
  }

  /// The shares of printed or counted items, and their differences.
  func exactChart(
    _ comparison: ComparisonFindings, _ words: ComparisonWords
  ) -> ComparisonChart {
    let rows = comparison.items.map { item in
      ComparisonChart.Row(
        label: label(item.item, of: comparison), first: item.first.estimateRange,
        second: item.second.estimateRange, difference: item.difference, interval: item.limits,
        value: ReportNumbers.points(item.difference),
        intervalText: ReportNumbers.limits(item.limits),
        description: words.shares(item), verdict: words.verdict(item.verdict),
        sentence: words.sentence(item))
    }
    return ComparisonChart(
      title: comparison.comparison.design == .paired && !knowsPairs
        ? say(
          "Shares, and the first minus the second in percentage points with its \(level) interval, over every joint table"
        ) : differencesTitle,
      sides: (words.firstName, words.secondName), rows: rows)
  }

  /// What a chart of two lists shows whose joint answers are known, or don't matter.
  var differencesTitle: String {
    say(
      "Shares, and the first minus the second in percentage points with its \(level) interval")
  }

  private func table(_ comparison: ComparisonFindings, _ words: ComparisonWords) -> ReportTable {
    differenceTable(
      words, tests: say("exact tests"),
      rows: comparison.items.map { item in
        ReportTable.Row([
          label(item.item, of: comparison), ReportNumbers.share(item.first),
          ReportNumbers.share(item.second), ReportNumbers.points(item.difference),
          ReportNumbers.limits(item.limits), ReportNumbers.pValues(item.pValue),
          ReportNumbers.pValues(item.family.bestAdjusted...item.family.worstAdjusted),
          words.verdicts(item),
        ])
      }, notes: words.notes(comparison.items.map { label($0.item, of: comparison) }))
  }

  /// How the answers of the same respondents go together; nil where that is not known.
  private func jointTable(
    _ comparison: ComparisonFindings, _ words: ComparisonWords
  ) -> ReportTable? {
    guard comparison.items.contains(where: { $0.joint != nil }) else { return nil }
    return jointTable(
      words,
      rows: comparison.items.compactMap { item in
        guard let joint = item.joint else { return nil }
        let counts = joint.counts
        let numbers = [
          counts.both, counts.firstOnly, counts.secondOnly, counts.neither, counts.total,
          joint.answeredOne,
        ]
        return ReportTable.Row(
          cells: [ReportTable.Cell(label(item.item, of: comparison))]
            + numbers.map { ReportTable.Cell("\($0)") })
      },
      notes: [words.jointNote(comparison.items)])
  }

  /// How the same respondents moved on the scale; nil where that is not known.
  private func changeTable(
    _ comparison: ComparisonFindings, _ words: ComparisonWords
  ) -> ReportTable? {
    let changed = comparison.items.compactMap { item in item.change.map { (item, $0) } }
    if changed.isEmpty { return nil }
    return changeTable(
      words,
      rows: changed.map { item, change in
        ReportTable.Row([
          label(item.item, of: comparison), "\(change.firstHigher)", "\(change.same)",
          "\(change.secondHigher)", change.mean.estimate.map(steps) ?? "\u{2013}",
          change.mean.interval.map { "\(steps($0.lower)) to \(steps($0.upper))" } ?? "undefined",
          ReportNumbers.pValue(change.pValue),
          ReportNumbers.pValue(change.adjusted),
        ])
      },
      notes: [
        "Of those who gave a step of the scale to both. The mean is in steps, taken as equally far from each other, "
          + "with the score interval; p is that of the exact sign test, which takes only who stands higher where, "
          + "and is adjusted by Holm's rule for itself."
      ])
  }

  /// The differences of mean scores over every joint table; nil where no two distributions are printed whole.
  private func scoresTable(
    _ comparison: ComparisonFindings, _ words: ComparisonWords
  ) -> ReportTable? {
    let scored = comparison.items.compactMap { item in item.scores.map { (item, $0) } }
    if scored.isEmpty { return nil }
    let titles = [
      say("Item"), say("\(words.firstShort), mean"), say("\(words.secondShort), mean"),
      say("Mean difference"), say("\(level) interval"), "p", say("Adjusted p"), verdictTitle,
    ]
    return ReportTable(
      caption: say("Mean scores, \(words.directionTitle), for every joint table"),
      kind: "comparison scores",
      columns: ReportTable.Column.list(titles, words: [verdictTitle]),
      rows: scored.map { item, scores in
        ReportTable.Row([
          label(item.item, of: comparison), steps(scores.margins.first.meanScore),
          steps(scores.margins.second.meanScore), steps(scores.estimate),
          scores.interval.map { "\(steps($0.lower)) to \(steps($0.upper))" } ?? "undefined",
          scores.pValue.map(ReportNumbers.pValues) ?? "undefined",
          item.scoresFamily.map { ReportNumbers.pValues($0.bestAdjusted...$0.worstAdjusted) }
            ?? "undefined",
          words.word(scores.verdict),
        ])
      },
      notes: [
        "The steps of the scale count 1, 2, 3 and so on, as equally far from each other. How the two answers of a "
          + "respondent go together is not printed: the interval is the widest of the paired t intervals of all joint "
          + "tables and holds for each of them; p goes from the smallest to the largest of the paired t test."
      ])
  }

  // MARK: - Tables with and without a design

  /// The differences of the shares, by whatever tests.
  func differenceTable(
    _ words: ComparisonWords, tests: String, rows: [ReportTable.Row], notes: [String]
  ) -> ReportTable {
    let titles = [
      say("Item"), words.firstShort, words.secondShort, say("Points"), say("\(level) interval"),
      "p",
      say("Adjusted p"), verdictTitle,
    ]
    return ReportTable(
      caption: say(
        "Differences in percentage points, \(words.directionTitle), with \(level) intervals, and \(tests)"
      ),
      kind: "comparison",
      columns: ReportTable.Column.list(titles, words: [verdictTitle]), rows: rows, notes: notes
    )
  }

  /// How the answers of the same respondents go together, as counts or as shares.
  func jointTable(
    _ words: ComparisonWords, rows: [ReportTable.Row], notes: [String]
  ) -> ReportTable {
    let titles = [
      say("Item"), say("Both"), say("\(words.firstShort) only"), say("\(words.secondShort) only"),
      say("Neither"), say("Answered both"), say("Answered one"),
    ]
    return ReportTable(
      caption: say("How the two answers of each respondent go together"), kind: "joint",
      columns: ReportTable.Column.list(titles), rows: rows, notes: notes)
  }

  /// How the same respondents moved on the scale, as counts or as shares.
  func changeTable(
    _ words: ComparisonWords, rows: [ReportTable.Row], notes: [String]
  ) -> ReportTable {
    let titles = [
      say("Item"), say("\(words.firstShort) higher"), say("Same"),
      say("\(words.secondShort) higher"), say("Mean difference"), say("\(level) interval"), "p",
      say("Adjusted p"),
    ]
    return ReportTable(
      caption: say("How respondents moved on the scale, \(words.directionTitle)"), kind: "change",
      columns: ReportTable.Column.list(titles), rows: rows, notes: notes)
  }

  /// Steps of a scale, or a difference of them.
  func steps(_ value: Double) -> String {
    ReportNumbers.fixed(value, places: 2, apartFrom: 0).replacingMinus
  }

  /// Why items are left out, once a reason.
  private func notes(_ comparison: ComparisonFindings) -> [String] {
    MissingComparison.Reason.allCases.compactMap { reason in
      let labels = comparison.missing.filter { $0.reason == reason }.map {
        label($0.item, of: comparison)
      }
      guard !labels.isEmpty else { return nil }
      let why =
        switch reason {
        case .unprinted: "Not compared, because no number is printed in one or both lists"
        case .withoutCount: "Not compared, because what is printed gives no count"
        case .differentBases:
          "Not compared, because the two numbers have different bases, so that the respondents can't "
            + "all be the same"
        case .weighted where isCounted:
          "Not compared, because the answers are weighted, and the test and interval of pairs take each "
            + "respondent for one unless strata or clusters are named (where each was drawn alone, the respondents' ids)"
        case .weighted:
          "Not compared, because the percentages are weighted, and no count says how the answers of the "
            + "two lists go together"
        case .tooLarge: "Not compared, because too many joint tables are possible"
        case .withoutHeadline:
          "Not compared, because the scale of a question names no headline that would stand for an item"
        case .noPairs: "Not compared, because nobody answered both"
        case .unanswered: "Not compared, because nobody answered one of the two"
        case .smallCell:
          "Hidden, because fewer people stand there than may be shown, or because it would tell of them"
        case .sameRespondents:
          "Not compared, because some respondents answered both, so that they are not different ones; the "
            + "design is paired"
        }
      return "\(why): \(labels.joined(separator: "; "))."
    }
  }
}
