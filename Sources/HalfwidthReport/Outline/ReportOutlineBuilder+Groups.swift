internal import Halfwidth
internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// A chapter for each question whose answers make groups.
  var groups: [ReportOutline.Chapter] {
    findings.groups.enumerated().map { index, found in
      ReportOutline.Chapter(
        heading: "By group: \(ReportWords.line(found.by.text))",
        anchor: "groups-\(index + 1)", place: .withArticles,
        blocks: introduction(found).map { .text($0) }
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
    if let chart = differences(grouped, of: found) {
      blocks.append(.comparison(chart))
    } else if let chart = shares(grouped, of: found) {
      blocks.append(.intervals(chart))
    }
    blocks.append(.table(table(grouped, of: found)))
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
        "\(words(cell)) of \(ReportWords.line(group.label))"
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
          estimates: estimate...estimate,
          interval: finding.interval.map { $0.lower...$0.upper },
          value: ReportNumbers.share(finding.counts),
          intervalText: finding.interval.map(ReportNumbers.interval))
      }
    }
    return rows.isEmpty
      ? nil : IntervalChart(title: "Shares of the groups with \(level) intervals", rows: rows)
  }

  // MARK: - The table

  private func table(_ grouped: GroupedQuestion, of found: GroupFindings) -> ReportTable {
    let isNumeric = grouped.question.type == .numeric
    let isPair = found.groups.count == 2
    let hasTest = isPair || !isNumeric
    let titles =
      [grouped.question.items.isEmpty ? "Question" : "Item"]
      + found.groups.map { ReportWords.line($0.label) }
      + (isPair ? [isNumeric ? "Difference" : "Points", "\(level) interval"] : [])
      + (hasTest ? ["p", "Adjusted p", "Difference shown"] : [])
    let rows = grouped.items.map { item in
      ReportTable.Row(
        [label(item, of: grouped.question)] + item.cells.map(words)
          + (isPair ? difference(item) : [])
          + (hasTest ? verdict(item) : []))
    }
    return ReportTable(
      caption: isNumeric ? "Means by group" : "Shares by group", kind: "groups",
      columns: titles.enumerated().map { index, title in
        ReportTable.Column(
          title: title, isNumber: index > 0 && !(hasTest && index == titles.count - 1))
      }, rows: rows, notes: notes(grouped, isPair: isPair))
  }

  /// What a group answered, such as `9 of 10 (90%; 59.6% to 98.2%)`.
  private func words(_ cell: GroupedItem.Cell) -> String {
    switch cell {
    case .empty: return "nobody"
    case .share(let finding):
      let interval = finding.interval.map { "; \(ReportNumbers.interval($0))" } ?? ""
      return
        "\(ReportNumbers.count(finding.counts)) (\(ReportNumbers.share(finding.counts))\(interval))"
    case .mean(let finding, let respondents):
      let spread = finding.interval.map { $0.halfWidth }
      func amount(_ value: Double) -> String { ReportNumbers.amount(value, spread: spread) }
      let interval = finding.interval.map { "; \(amount($0.lower)) to \(amount($0.upper))" } ?? ""
      return "\(finding.estimate.map(amount) ?? "\u{2013}") (\(respondents)\(interval))"
    }
  }

  private func difference(_ item: GroupedItem) -> [String] {
    switch item.result {
    case .difference(let finding):
      return [
        ReportNumbers.points(finding.difference),
        ReportNumbers.limits(finding.lower...finding.upper),
      ]
    case .means(let finding):
      let spread = finding.interval.map(\.halfWidth)
      func amount(_ value: Double) -> String { ReportNumbers.amount(value, spread: spread) }
      return [
        finding.estimate.map { amount($0).replacingMinus } ?? "\u{2013}",
        finding.interval.map { "\(amount($0.lower)) to \(amount($0.upper))".replacingMinus }
          ?? "undefined",
      ]
    case .test, nil: return ["\u{2013}", "\u{2013}"]
    }
  }

  private func verdict(_ item: GroupedItem) -> [String] {
    guard let p = item.pValue, let adjusted = item.adjusted else {
      return ["\u{2013}", "\u{2013}", "no test"]
    }
    let alpha = settings.level.significance
    let isShown = adjusted <= alpha
    return [
      ReportNumbers.pValues(p...p), ReportNumbers.pValues(adjusted...adjusted),
      isShown ? "yes" : p <= alpha ? "yes; adjusted: not shown" : "not shown",
    ]
  }

  private func notes(_ grouped: GroupedQuestion, isPair: Bool) -> [String] {
    let results = grouped.items.compactMap(\.result)
    var notes: [String] = []
    if grouped.question.type == .numeric {
      notes.append(
        isPair
          ? "Of each group the mean, and in brackets how many answered and the interval. The difference's interval "
            + "and p are Welch's."
          : "Of each group the mean, and in brackets how many answered and the interval. More than two means are "
            + "not tested.")
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
    return notes
      + distinct(warnings.map { ReportWords.sentence(ReportWords.capitalised($0.message)) })
  }
}
