internal import Halfwidth
internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// How strong selection would have to be for what is shown to turn, what turns first before; nil where
  /// nothing is shown.
  var selectionRatios: ReportOutline.Chapter? {
    let found = findings.selection.sorted { $0.ratio.value < $1.ratio.value }
    guard let first = found.first else { return nil }
    let tables = [
      sharesTable(found.filter(\.isShare)), differencesTable(found.filter { !$0.isShare }),
    ]
    return ReportOutline.Chapter(
      part: .selection, heading: say("How biased would selection have to be?"), anchor: "selection",
      blocks: [
        .text(least(first, of: found.count)),
        .details(
          .init(
            label: say("The selection that each finding would be lost to"),
            blocks: [.text(meaning)] + tables.compactMap { $0 }.map { .table($0) })),
      ])
  }

  /// The finding that selection would turn first.
  var weakest: ReportOutline.Point? {
    findings.selection.min { $0.ratio.value < $1.ratio.value }.map { found in
      .init(
        text: say(
          "Selection alone could undo what is shown: the finding that turns first would be lost if those who gave one "
            + "answer had been \(language.numbers(Self.number(found.ratio))) times as likely to be interviewed."
        ),
        anchor: "selection")
    }
  }

  private var meaning: String {
    "An interval knows chance only, and who came into the sample may not be chance. Here is how strong "
      + "selection would have to be for a finding to be lost: how many times as likely those who gave one "
      + "answer would have to be interviewed as those who gave the other. It is no correction, and no sign "
      + "that there was such selection: the answers can't tell."
      + (quantities.contains { $0.inPopulation != nil }
        ? " The bounds for all of the population, which need no assumption on selection, stand in the "
          + "questions' tables." : "")
  }

  private func least(_ weakest: SelectionFinding, of count: Int) -> String {
    let all = count == 1 ? "The finding" : "Of the \(count) findings the one that turns first"
    return "\(all): \(ReportWords.sentence(sentence(weakest)))"
  }

  /// What would turn a finding, such as `a yes would have to be 1.5 times as likely to be interviewed as a no`.
  private func sentence(_ finding: SelectionFinding) -> String {
    let times = Self.times(finding.ratio)
    switch finding.subject {
    case .half(let quantity):
      let (likely, other) =
        finding.ratio.direction == .above
        ? ("those who gave this answer", "the others")
        : ("the others", "those who gave this answer")
      return
        "\(label(of: quantity)) (\(shown(finding))): \(likely) would have to be \(times) as likely to be "
        + "interviewed as \(other)."
    case .comparison(let comparison, let item):
      let words = words(of: comparison)
      let names = [words.firstName, words.secondName]
      let (likely, other) =
        finding.ratio.direction == .above ? (names[0], names[1]) : (names[1], names[0])
      return
        "\(label(item.item, of: comparison)) (\(shown(finding))): "
        + (comparison.comparison.design == .paired
          ? "those who gave the answer in \(likely) only would have to be \(times) as likely to be interviewed "
            + "as those who gave it in \(other) only."
          : "giving the answer would have to make an interview \(times) as much likelier among those of "
            + "\(likely) as among those of \(other).")
    case .groups(let groups, let question, let item):
      let names = groups.groups.map { ReportWords.line($0.label) }
      let (likely, other) =
        finding.ratio.direction == .above ? (names[0], names[1]) : (names[1], names[0])
      return
        "\(label(question: question.question.id, item: item.item?.id, category: item.category)) "
        + "(\(shown(finding))): giving the answer would have to make an interview \(times) as much likelier "
        + "in the group \(likely) as in the group \(other)."
    }
  }

  /// The ratio in words: `1.53 times`.
  private static func times(_ ratio: SelectionRatio) -> String { "\(number(ratio)) times" }

  private static func number(_ ratio: SelectionRatio) -> String {
    let value = ratio.value
    if value >= 10_000 { return "over 10,000" }
    // A finding that next to nothing would turn is not one that nothing has to turn.
    return ReportNumbers.fixed(
      value, places: value < 10 ? 2 : value < 100 ? 1 : 0, apartFrom: 1)
  }

  /// What is shown.
  private func shown(_ finding: SelectionFinding) -> String {
    switch finding.subject {
    case .half: finding.ratio.direction == .above ? "more than half" : "less than half"
    case .comparison(let comparison, _):
      (finding.ratio.direction == .above ? "more in " : "fewer in ")
        + words(of: comparison).firstName
    case .groups(let groups, _, _):
      (finding.ratio.direction == .above ? "more of " : "fewer of ")
        + ReportWords.line(groups.groups[0].label)
    }
  }

  private func label(of quantity: QuantityFinding) -> String {
    label(question: quantity.question, item: quantity.item?.id, category: quantity.category)
  }

  private func sharesTable(_ shares: [SelectionFinding]) -> ReportTable? {
    guard !shares.isEmpty else { return nil }
    return ReportTable(
      caption: say(
        "Shares that are shown to be more or less than half, and the selection that would undo it"),
      kind: "selection",
      columns: ReportTable.Column.list(
        [
          say("Answer"), say("Share"), say("\(level) interval"), say("Shown"),
          say("Times as likely"),
        ],
        words: [say("Shown")]),
      rows: shares.compactMap { finding in
        guard case .half(let quantity) = finding.subject, let counts = quantity.interval,
          let interval = counts.interval
        else { return nil }
        return ReportTable.Row([
          label(of: quantity), quantity.shownShare,
          ReportNumbers.interval(interval, apartFrom: [0.5]),
          shown(finding),
          Self.number(finding.ratio),
        ])
      },
      notes: [
        "How many times as likely to be interviewed those who gave the answer would have to be as the others "
          + "(or the others, where less than half is shown) for the limit to be one half: with the odds of a "
          + "limit L, L / (1 \u{2212} L), or one over it. What turns first stands first."
      ])
  }

  private func differencesTable(_ differences: [SelectionFinding]) -> ReportTable? {
    guard !differences.isEmpty else { return nil }
    return ReportTable(
      caption: say("Differences that are shown, and the selection that would undo it"),
      kind: "selection",
      columns: ReportTable.Column.list(
        [say("Item"), say("Shown"), say("Times as likely")], words: [say("Shown")]),
      rows: differences.compactMap { finding in
        switch finding.subject {
        case .half: nil
        case .comparison(let comparison, let item):
          ReportTable.Row([
            label(item.item, of: comparison), shown(finding), Self.number(finding.ratio),
          ])
        case .groups(_, let question, let item):
          ReportTable.Row([
            label(question: question.question.id, item: item.item?.id, category: item.category),
            shown(finding), Self.number(finding.ratio),
          ])
        }
      },
      notes: [
        "The limit of the conditional odds ratio at the \(level) level, not adjusted for the number of items: "
          + "of the same respondents, how many times as likely those with the answer in one list only would have "
          + "to be interviewed as those with it in the other only"
          + (knowsPairs ? "" : ", the least of all joint tables")
          + "; of different ones, how many times as much likelier the answer would have to make an interview in "
          + "one group as in the other."
      ])
  }
}

extension SelectionFinding {
  /// Whether it is of one share.
  fileprivate var isShare: Bool {
    switch subject {
    case .half: true
    case .comparison, .groups: false
    }
  }
}

extension QuantityFinding {
  /// The share that is shown, or the least and the most.
  fileprivate var shownShare: String {
    if case .counts(let counts) = knowledge { ReportNumbers.share(counts) } else { "" }
  }
}
