internal import Halfwidth
internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// A chapter for each question whose answers make groups.
  var groups: [ReportOutline.Chapter] {
    findings.groups.enumerated().map { index, found in
      ReportOutline.Chapter(
        part: .groups, heading: say("By group: \(ReportWords.line(found.by.text))"),
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
    let hasPairs = found.questions.contains { $0.items.contains { $0.pairs != nil } }
    return [
      people,
      "Shares and means are of those of a group who answered."
        + (isPair
          ? " A difference is the first group minus the second."
          : " The test asks whether all groups answer alike; it does not say which of them differ"
            + (hasPairs ? ", which the pairs do." : "."))
        + " A difference is called shown where p, adjusted for the items of the question, is at most "
        + "\(significance). \u{201C}Not shown\u{201D} does not mean that there is none."
        + (isPair ? " \(noTest)" : ""),
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
      let tables = tables(grouped, of: found).map { ReportOutline.Block.table($0) }
      if let chart = differences(grouped, of: found) {
        blocks += [
          .chart(.comparison(chart)),
          .details(.init(label: say("Numbers and tests"), blocks: tables)),
        ]
      } else if let chart = shares(grouped, of: found) {
        blocks += [
          .chart(.intervals(chart)),
          .details(.init(label: say("Numbers and tests"), blocks: tables)),
        ]
      } else {
        blocks += tables
      }
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
      scale(of: question)?.headline.map { say("Share: \(ReportWords.line($0))") },
      question.numbers?.unit.map { say("Mean, in \(ReportWords.line($0))") },
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
  func differences(
    _ grouped: GroupedQuestion, of found: GroupFindings
  ) -> ComparisonChart? {
    let rows = grouped.items.compactMap { item -> ComparisonChart.Row? in
      guard let difference = shareDifference(item), let first = estimates(item.cells[0]),
        let second = estimates(item.cells[1])
      else { return nil }
      let shares = zip(found.groups, item.cells).map { group, cell in
        "\(ReportWords.line(group.label)) \(inBrackets(cell))"
      }
      return ComparisonChart.Row(
        label: label(item, of: grouped.question), first: first, second: second,
        difference: difference.estimates, interval: difference.limits,
        value: ReportNumbers.points(difference.estimates),
        intervalText: difference.limits.map(ReportNumbers.limits),
        description: shares.joined(separator: ", "))
    }
    guard !rows.isEmpty else { return nil }
    return ComparisonChart(
      title: say(
        "Shares of the two groups, and the first minus the second in percentage points with its \(level) interval"
      ),
      sides: (ReportWords.line(found.groups[0].label), ReportWords.line(found.groups[1].label)),
      rows: rows)
  }

  /// The difference of two groups' shares with its limits; nil where there is none, and for means.
  private func shareDifference(
    _ item: GroupedItem
  ) -> (estimates: ClosedRange<Double>, limits: ClosedRange<Double>?)? {
    switch item.result {
    case .difference(let finding): return (finding.difference, finding.lower...finding.upper)
    case .sampled(let found):
      guard found.test != nil, let difference = found.difference,
        let estimate = difference.estimate
      else { return nil }
      return (estimate...estimate, difference.interval.map { $0.lower...$0.upper })
    case .means, .test, nil: return nil
    }
  }

  /// The shares that a cell leaves possible; nil for means, and where there is none.
  func estimates(_ cell: GroupedItem.Cell) -> ClosedRange<Double>? {
    switch cell {
    case .share(let finding): finding.estimate.map { $0...$0 }
    case .weighted(let share, _): share.estimate...share.estimate
    case .empty, .hidden, .mean: nil
    }
  }

  /// The shares of more than two groups, one below the other; nil for means.
  private func shares(_ grouped: GroupedQuestion, of found: GroupFindings) -> IntervalChart? {
    let rows = grouped.items.flatMap { item in
      zip(found.groups, item.cells).compactMap { group, cell -> IntervalChart.Row? in
        guard let estimates = estimates(cell) else { return nil }
        let name = ReportWords.line(group.label)
        return IntervalChart.Row(
          label: grouped.question.items.isEmpty
            ? name : "\(label(item, of: grouped.question)): \(name)",
          estimates: estimates, interval: interval(cell), value: words(cell)[1])
      }
    }
    return rows.isEmpty
      ? nil : IntervalChart(title: say("Shares of the groups with \(level) intervals"), rows: rows)
  }

  // MARK: - Tables

  /// Of two groups one table with their differences; of more one of what each answered, and one of the tests.
  private func tables(_ grouped: GroupedQuestion, of found: GroupFindings) -> [ReportTable] {
    let isNumeric = grouped.question.type == .numeric
    let first = grouped.question.items.isEmpty ? say("Question") : say("Item")
    let testTitles = ["p", say("Adjusted p"), verdictTitle]
    func columns(_ titles: [String]) -> [ReportTable.Column] {
      ReportTable.Column.list(titles, words: [verdictTitle])
    }
    if found.groups.count == 2 {
      let titles =
        [first] + found.groups.map { ReportWords.line($0.label) }
        + [isNumeric ? say("Difference") : say("Points"), say("\(level) interval")] + testTitles
      return [
        ReportTable(
          caption: isNumeric ? say("Means by group") : say("Shares by group"), kind: "groups",
          columns: columns(titles),
          rows: grouped.items.map { item in
            ReportTable.Row(
              [label(item, of: grouped.question)]
                + item.cells.map(inBrackets) + difference(item) + verdict(item))
          }, notes: notes(grouped, isPair: true) + leftOut(grouped, of: found))
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
      caption: isNumeric
        ? say("Means by group, with \(level) intervals")
        : say("Shares by group, with \(level) intervals"),
      kind: "groups",
      columns: columns([
        grouped.question.items.isEmpty ? say("Group") : say("Item and group"),
        isNumeric || codebook.hasDesign ? say("Answered") : say("Respondents"),
        isNumeric ? say("Mean") : say("Share"), say("\(level) interval"),
      ]), rows: rows,
      notes: (isNumeric ? notes(grouped, isPair: false) : []) + leftOut(grouped, of: found))
    if isNumeric { return [answers] }
    let strength = associations(grouped)
    let tests = ReportTable(
      caption: say("Whether the groups answer alike"), kind: "tests",
      columns: columns([first] + (strength?.titles ?? []) + testTitles),
      rows: grouped.items.map { item in
        let measure =
          strength == nil
          ? [] : item.association.map { measured($0) } ?? ["\u{2013}", "\u{2013}"]
        return ReportTable.Row([label(item, of: grouped.question)] + measure + verdict(item))
      }, notes: notes(grouped, isPair: false) + (strength?.notes ?? []))
    return [answers, tests] + [pairsTable(grouped, of: found)].compactMap(\.self)
  }

  /// A share or a mean beside how many it is of, the one of them in brackets.
  func inBrackets(_ cell: GroupedItem.Cell) -> String {
    let words = words(cell)
    switch cell {
    case .hidden: return words[0]
    case .empty, .share: return "\(words[0]) (\(words[1]))"
    case .weighted, .mean: return "\(words[1]) (\(words[0]))"
    }
  }

  /// The interval of a share; nil where there is none.
  func interval(_ cell: GroupedItem.Cell) -> ConfidenceInterval? {
    switch cell {
    case .share(let finding): finding.interval
    case .weighted(let share, _): share.interval
    case .empty, .hidden, .mean: nil
    }
  }

  /// How many of a group answered what is counted, or answered at all, the share or the mean, and its interval.
  func words(_ cell: GroupedItem.Cell) -> [String] {
    switch cell {
    case .empty: return ["0", "\u{2013}", "\u{2013}"]
    case .hidden: return ["hidden", "\u{2013}", "\u{2013}"]
    case .share(let finding):
      return [
        ReportNumbers.count(finding.counts), ReportNumbers.share(finding.counts),
        finding.interval.map(ReportNumbers.interval) ?? "undefined",
      ]
    case .weighted(let share, let reason):
      return [
        "\(share.base ?? 0)", ReportNumbers.share(share),
        share.interval.map(ReportNumbers.interval) ?? (reason == nil ? "undefined" : "none"),
      ]
    case .mean(let finding, let respondents, let reason):
      let amounts = amounts(finding)
      return ["\(respondents)", amounts[0], reason == nil ? amounts[1] : "none"]
    }
  }

  /// An estimate and its interval.
  ///
  /// - Parameters:
  ///   - spread: What its decimals go by where it has neither an interval nor a standard error.
  ///   - deciding: The value that they are kept apart from: 0 of a difference.
  private func amounts(
    _ finding: IntervalFinding, spread: Double? = nil, apartFrom deciding: Double? = nil
  ) -> [String] {
    func amount(_ value: Double) -> String {
      ReportNumbers.amount(
        value, spread: finding.interval?.halfWidth ?? finding.standardError ?? spread,
        apartFrom: deciding
      ).replacingMinus
    }
    return [
      finding.estimate.map(amount) ?? "\u{2013}",
      finding.interval.map { "\(amount($0.lower)) to \(amount($0.upper))" } ?? "undefined",
    ]
  }

  /// Half of the widest interval of the groups' means; nil where there is none.
  private func widest(_ item: GroupedItem) -> Double? {
    item.cells.compactMap { cell in
      if case .mean(let finding, _, _) = cell { finding.interval?.halfWidth } else { nil }
    }.max()
  }

  private func difference(_ item: GroupedItem) -> [String] {
    switch item.result {
    case .difference(let finding):
      [
        ReportNumbers.points(finding.difference),
        ReportNumbers.limits(finding.lower...finding.upper),
      ]
    case .means(let finding): amounts(finding, spread: widest(item), apartFrom: 0)
    case .sampled(let found):
      if let shares = shareDifference(item) {
        [
          ReportNumbers.points(shares.estimates),
          shares.limits.map(ReportNumbers.limits) ?? "undefined",
        ]
      } else {
        found.difference.map { amounts($0, apartFrom: 0) } ?? ["\u{2013}", "\u{2013}"]
      }
    case .test, nil: ["\u{2013}", "\u{2013}"]
    }
  }

  private func verdict(_ item: GroupedItem) -> [String] { verdict(item.pValue, item.adjusted) }

  private func notes(_ grouped: GroupedQuestion, isPair: Bool) -> [String] {
    let results = grouped.items.compactMap(\.result)
    var notes: [String] = []
    if codebook.hasDesign {
      notes += sampledNotes(grouped, isPair: isPair)
    } else if grouped.question.type == .numeric {
      notes.append(
        isPair
          ? "Of each group the mean, and in brackets how many answered. The difference's interval and p are Welch's."
          : "More than two means are not tested.")
    } else if isPair {
      notes.append("The interval is Newcombe's; p is that of the central Fisher test.")
    } else {
      notes.append("p is that of Fisher's exact test of all groups.")
      if let first = grouped.items.first, first.cells.count > GroupPairs.mostGroups {
        notes.append(
          "Pairs of more than \(GroupPairs.mostGroups) groups are not shown; the command groups has them."
        )
      }
    }
    if grouped.items.count > 1 && !(grouped.question.type == .numeric && !isPair) {
      notes.append("Adjusted p is Holm's, for \(grouped.items[0].multiplicity) items.")
    }
    let warnings = results.flatMap { result -> [AnalysisWarning] in
      switch result {
      case .difference(let finding): finding.warnings
      case .means(let finding): finding.warnings
      case .test(let finding): finding.warnings
      case .sampled(let found): found.warnings
      }
    }
    return notes + ReportWords.sentences(warnings)
  }

  /// How the groups of a survey with strata, clusters and weights were compared.
  private func sampledNotes(_ grouped: GroupedQuestion, isPair: Bool) -> [String] {
    let isNumeric = grouped.question.type == .numeric
    let what = isNumeric ? "mean" : "share"
    if !isPair {
      if isNumeric { return ["More than two means are not tested."] }
      return grouped.items.contains { $0.pValue != nil }
        ? ["p is that of Rao and Scott's F test of all groups that are tested."]
        : ["Fewer than two groups can be tested."]
    }
    return [
      "Of each group the \(what), and in brackets how many answered. The difference's interval is by linearisation, with "
        + "Student's t"
        + (isNumeric
          ? "; p is that of the same t."
          : "; p is that of Rao and Scott's F test, which holds better where shares are near 0% or 100%, so that the "
            + "two can disagree where it is close.")
    ]
  }

  /// Which groups of which items are not compared, once a reason; nothing where all are.
  private func leftOut(_ grouped: GroupedQuestion, of found: GroupFindings) -> [String] {
    let left = grouped.items.map { item -> [Int: NoIntervalReason] in
      if case .sampled(let sampled) = item.result { sampled.leftOut } else { [:] }
    }
    return NoIntervalReason.allCases.compactMap { reason in
      let names = found.groups.indices.compactMap { place -> String? in
        let items = zip(grouped.items, left).filter { $0.1[place] == reason }.map(\.0)
        if items.isEmpty { return nil }
        let name = ReportWords.line(found.groups[place].label)
        return items.count == grouped.items.count
          ? name
          : "\(name) (\(items.map { label($0, of: grouped.question) }.joined(separator: "; ")))"
      }
      return names.isEmpty
        ? nil : "No interval and not compared: \(names.joined(separator: "; ")). \(reason.message)"
    }
  }
}
