internal import Halfwidth
internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// A chapter for each question whose answers make groups.
  var groups: [ReportOutline.Chapter] {
    findings.groups.enumerated().map { index, found in
      ReportOutline.Chapter(
        heading: "By group: \(ReportWords.line(found.by.text))",
        anchor: "groups-\(index + 1)", place: .withArticles,
        blocks: found.isHidden
          ? [.text("Hidden, because one of the groups is of fewer people than may be shown.")]
          : introduction(found).map { .text($0) }
            + found.questions.enumerated().map { place, question in
              .article(
                article(question, of: found, anchor: "groups-\(index + 1)-\(place + 1)"))
            })
    }
  }

  private func introduction(_ found: GroupFindings) -> [String] {
    let sizes = found.groups.map { "\(ReportWords.line($0.label)) (\($0.respondents))" }
    var people = "The groups are \(ReportNumbers.list(sizes))."
    if found.leftOut > 0 {
      people +=
        " \(found.leftOut) respondent\(found.leftOut == 1 ? " is" : "s are") in none of them, as the answer is "
        + "missing."
    }
    let small = found.groups.filter { $0.respondents < GroupFindings.smallGroup }
    if !small.isEmpty {
      people +=
        " Fewer than \(GroupFindings.smallGroup) are in \(ReportNumbers.list(small.map { ReportWords.line($0.label) })):"
        + " only large differences can be shown there, and people who know them may recognise answers."
    }
    let isPair = found.groups.count == 2
    return [
      people,
      "Shares and means are of those of a group who answered."
        + (isPair
          ? " A difference is the first group minus the second."
          : " The test asks whether all groups answer alike; it does not say which of them differ.")
        + " A difference is called shown where p, adjusted for the items of the question, is at most "
        + "\(significance). \u{201C}Not shown\u{201D} does not mean that there is none.",
    ]
  }

  private func article(
    _ grouped: GroupedQuestion, of found: GroupFindings, anchor: String
  ) -> ReportOutline.Article {
    let question = grouped.question
    var blocks: [ReportOutline.Block] = []
    if grouped.items.allSatisfy({ $0.cells.contains(.hidden) }) {
      blocks.append(.remark(NoIntervalReason.smallCell.message))
    } else {
      if let chart = differences(grouped, of: found) {
        blocks.append(.comparison(chart))
      } else if let chart = shares(grouped, of: found) {
        blocks.append(.intervals(chart))
      }
      blocks += tables(grouped, of: found).map { .table($0) }
    }
    if !grouped.notCompared.isEmpty {
      let labels = grouped.notCompared.map { ReportWords.line($0.label) }
      blocks.append(
        .remark(
          "Not compared, because fewer than two groups answered: \(labels.joined(separator: "; "))."
        ))
    }
    let facts = [
      question.figure.map(ReportWords.line),
      scale(of: question)?.headline.map { "Share: \(ReportWords.line($0))" },
      question.numbers?.unit.map { "Mean, in \(ReportWords.line($0))" },
    ].compactMap(\.self)
    return ReportOutline.Article(
      heading: ReportWords.line(question.text), anchor: anchor,
      lead: facts.isEmpty
        ? [] : [.init(text: facts.joined(separator: " \u{B7} "), style: .facts)],
      blocks: blocks)
  }

  private func label(_ item: GroupedItem, of question: Question) -> String {
    ReportWords.line(item.item?.label ?? question.text)
  }

  // MARK: - Charts

  /// Two groups with their difference; nil for others, and for means.
  private func differences(
    _ grouped: GroupedQuestion, of found: GroupFindings
  ) -> ComparisonChart? {
    let rows = grouped.items.compactMap { item -> ComparisonChart.Row? in
      guard case .difference(let finding) = item.result else { return nil }
      let limits = finding.lower...finding.upper
      let counts = zip(found.groups, item.cells).map { group, cell in
        "\(ReportWords.line(group.label)) \(words(cell)[0]) (\(words(cell)[1]))"
      }
      return ComparisonChart.Row(
        label: label(item, of: grouped.question), first: finding.comparison.first.estimateRange,
        second: finding.comparison.second.estimateRange, difference: finding.difference,
        interval: limits, value: ReportNumbers.points(finding.difference),
        intervalText: ReportNumbers.limits(limits), description: counts.joined(separator: ", "))
    }
    guard !rows.isEmpty else { return nil }
    return ComparisonChart(
      title:
        "Shares of the two groups and, beside or below them, the first minus the second in percentage points with "
        + "its \(level) interval. The shares have no intervals here, because whether two of them overlap is no "
        + "test of a difference.",
      sides: (ReportWords.line(found.groups[0].label), ReportWords.line(found.groups[1].label)),
      rows: rows)
  }

  /// The shares of more than two groups, one below the other; nil for means.
  private func shares(_ grouped: GroupedQuestion, of found: GroupFindings) -> IntervalChart? {
    let rows = grouped.items.flatMap { item in
      zip(found.groups, item.cells).compactMap { group, cell -> IntervalChart.Row? in
        guard case .share(let finding) = cell, let estimate = finding.estimate else { return nil }
        let name = ReportWords.line(group.label)
        return IntervalChart.Row(
          label: grouped.question.items.isEmpty
            ? name : "\(label(item, of: grouped.question)): \(name)",
          estimates: estimate...estimate, interval: finding.interval,
          value: ReportNumbers.share(finding.counts))
      }
    }
    return rows.isEmpty
      ? nil : IntervalChart(title: "Shares of the groups with \(level) intervals", rows: rows)
  }

  // MARK: - Tables

  /// Of two groups one table with their differences; of more one of what each answered, and one of the tests.
  private func tables(_ grouped: GroupedQuestion, of found: GroupFindings) -> [ReportTable] {
    let isNumeric = grouped.question.type == .numeric
    let first = grouped.question.items.isEmpty ? "Question" : "Item"
    let testTitles = ["p", "Adjusted p", Self.verdictTitle]
    func columns(_ titles: [String]) -> [ReportTable.Column] {
      ReportTable.Column.list(titles, words: [Self.verdictTitle])
    }
    if found.groups.count == 2 {
      let titles =
        [first] + found.groups.map { ReportWords.line($0.label) }
        + [isNumeric ? "Difference" : "Points", "\(level) interval"] + testTitles
      return [
        ReportTable(
          caption: isNumeric ? "Means by group" : "Shares by group", kind: "groups",
          columns: columns(titles),
          rows: grouped.items.map { item in
            ReportTable.Row(
              [label(item, of: grouped.question)]
                + item.cells.map { cell in
                  let words = words(cell)
                  if cell == .hidden { return words[0] }
                  return isNumeric ? "\(words[1]) (\(words[0]))" : "\(words[0]) (\(words[1]))"
                } + difference(item) + verdict(item))
          }, notes: notes(grouped, isPair: true))
      ]
    }
    let rows = grouped.items.flatMap { item in
      zip(found.groups, item.cells).enumerated().map { index, entry in
        let name = ReportWords.line(entry.0.label)
        let label = label(item, of: grouped.question)
        let hasItems = !grouped.question.items.isEmpty
        return ReportTable.Row(
          cells: [
            ReportTable.Cell(
              hasItems && index == 0 ? "\(label): \(name)" : name,
              context: hasItems && index > 0 ? label : nil)
          ] + words(entry.1).map { ReportTable.Cell($0) },
          isContinuation: hasItems && index > 0)
      }
    }
    let answers = ReportTable(
      caption: "\(isNumeric ? "Means" : "Shares") by group, with \(level) intervals",
      kind: "groups",
      columns: columns([
        grouped.question.items.isEmpty ? "Group" : "Item and group",
        isNumeric ? "Answered" : "Respondents", isNumeric ? "Mean" : "Share",
        "\(level) interval",
      ]), rows: rows, notes: isNumeric ? notes(grouped, isPair: false) : [])
    if isNumeric { return [answers] }
    return [
      answers,
      ReportTable(
        caption: "Whether the groups answer alike", kind: "tests",
        columns: columns([first] + testTitles),
        rows: grouped.items.map {
          ReportTable.Row([label($0, of: grouped.question)] + verdict($0))
        }, notes: notes(grouped, isPair: false)),
    ]
  }

  /// How many of a group answered what is counted, or answered at all, the share or the mean, and its interval.
  private func words(_ cell: GroupedItem.Cell) -> [String] {
    switch cell {
    case .empty: return ["0", "\u{2013}", "\u{2013}"]
    case .hidden: return ["hidden", "\u{2013}", "\u{2013}"]
    case .share(let finding):
      return [
        ReportNumbers.count(finding.counts), ReportNumbers.share(finding.counts),
        finding.interval.map(ReportNumbers.interval) ?? "undefined",
      ]
    case .mean(let finding, let respondents):
      return ["\(respondents)"] + amounts(finding)
    }
  }

  /// An estimate and its interval.
  private func amounts(_ finding: IntervalFinding) -> [String] {
    func amount(_ value: Double) -> String {
      ReportNumbers.amount(value, spread: finding.interval?.halfWidth).replacingMinus
    }
    return [
      finding.estimate.map(amount) ?? "\u{2013}",
      finding.interval.map { "\(amount($0.lower)) to \(amount($0.upper))" } ?? "undefined",
    ]
  }

  private func difference(_ item: GroupedItem) -> [String] {
    switch item.result {
    case .difference(let finding):
      [
        ReportNumbers.points(finding.difference),
        ReportNumbers.limits(finding.lower...finding.upper),
      ]
    case .means(let finding): amounts(finding)
    case .test, nil: ["\u{2013}", "\u{2013}"]
    }
  }

  private func verdict(_ item: GroupedItem) -> [String] {
    guard let p = item.pValue, let adjusted = item.adjusted else {
      return ["\u{2013}", "\u{2013}", "no test"]
    }
    let alpha = settings.level.significance
    let isShown = adjusted <= alpha
    return [
      ReportNumbers.pValue(p), ReportNumbers.pValue(adjusted),
      isShown ? "yes" : p <= alpha ? "yes; adjusted: not shown" : "not shown",
    ]
  }

  private func notes(_ grouped: GroupedQuestion, isPair: Bool) -> [String] {
    let results = grouped.items.compactMap(\.result)
    var notes: [String] = []
    if grouped.question.type == .numeric {
      notes.append(
        isPair
          ? "Of each group the mean, and in brackets how many answered. The difference's interval and p are Welch's."
          : "More than two means are not tested.")
    } else if isPair {
      notes.append("The interval is Newcombe's; p is that of the central Fisher test.")
    } else {
      notes.append("p is that of Fisher's exact test of all groups.")
    }
    if grouped.items.count > 1 && !(grouped.question.type == .numeric && !isPair) {
      notes.append("Adjusted p is Holm's, for \(grouped.items[0].multiplicity) items.")
    }
    let warnings = results.flatMap { result -> [AnalysisWarning] in
      switch result {
      case .difference(let finding): finding.warnings
      case .means(let finding): finding.warnings
      case .test(let finding): finding.warnings
      }
    }
    return notes + ReportWords.sentences(warnings)
  }
}
