internal import Halfwidth
internal import HalfwidthSurvey

/// The sentences of one comparison: what holds for these respondents first, then what can be said
/// beyond them.
struct ComparisonWords {
  let comparison: ComparisonFindings
  let level: String
  /// Whether the answers are counted, so that how they go together is known.
  let isCounted: Bool
  let language: ReportLanguage

  private var isPaired: Bool { comparison.comparison.design == .paired }
  /// What is not known, and decides where a test rejects for some of it only.
  private var unknown: String {
    isCounted ? "the missing answers" : isPaired ? "the joint answers" : "the counts"
  }

  /// Whether one item was planned, so that nothing is adjusted.
  private var isAlone: Bool { comparison.multiplicity == 1 && !comparison.isLowerBound }

  // MARK: - Names of the two questions

  /// The figure of the first question and what it is about, such as `Figure 14 (general)`; of two items the first.
  var firstName: String { name(comparison.first, comparison.comparison.firstItem) }
  /// The same of the second question.
  var secondName: String { name(comparison.second, comparison.comparison.secondItem) }
  /// The figure of the first question alone, or the first of two items.
  var firstShort: String { short(comparison.first, comparison.comparison.firstItem) }
  /// The same of the second question.
  var secondShort: String { short(comparison.second, comparison.comparison.secondItem) }

  /// Which share is taken from which, such as `Figure 14 minus Figure 15`, in sentences.
  var direction: String { "\(firstShort) minus \(secondShort)" }
  /// The same in titles.
  var directionTitle: String { language.text("\(firstShort) minus \(secondShort)") }

  private func name(_ question: Question, _ item: String?) -> String {
    if let item = label(question, item) { return item }
    return ReportWords.line(question.figure ?? question.text)
      + (question.about.map { " (\(ReportWords.line($0)))" } ?? "")
  }

  private func short(_ question: Question, _ item: String?) -> String {
    label(question, item) ?? ReportWords.line(question.figure ?? question.id)
  }

  /// What one of two items is called; nil where lists are compared.
  private func label(_ question: Question, _ item: String?) -> String? {
    guard comparison.comparison.isOfTwoItems else { return nil }
    return ReportWords.line(
      question.items.first { $0.id == item }?.label ?? question.text)
  }

  /// The two figures, and what their wordings have in common at their start.
  var heading: String {
    let figures = language.text("\(firstShort) against \(secondShort)")
    if comparison.comparison.isOfTwoItems { return figures }
    let texts = [comparison.first.text, comparison.second.text].map {
      $0.split(whereSeparator: \.isWhitespace)
    }
    var shared = zip(texts[0], texts[1]).prefix { $0 == $1 }.map(\.0)
    while let last = shared.last, Self.connecting.contains(last.lowercased()) {
      shared.removeLast()
    }
    if shared.count < 3 { return figures }
    let words = shared.joined(separator: " ")
    return "\(figures): \(words.prefix(1).lowercased())\(words.dropFirst())"
  }

  /// Words that no heading ends with.
  private static let connecting: Set = [
    "a", "an", "the", "of", "to", "on", "in", "for", "by", "with", "from", "and", "or", "that",
  ]

  /// What is compared with what, and of whom.
  var facts: String {
    let items =
      comparison.multiplicity == 1
      ? language.text("1 item") : language.text("\(comparison.multiplicity) items")
    let listed =
      comparison.isLowerBound
      ? language.text("\(items) listed") : language.text("\(items) asked")
    return [
      language.text("\(firstName) against \(secondName)"),
      language.text(isPaired ? "Same respondents" : "Different respondents"),
      isCounted
        ? language.text("\(listed), \(comparison.compared) with answers to both")
        : language.text("\(listed), \(comparison.compared) with both numbers"),
    ].joined(separator: " \u{B7} ")
  }

  private var bothNumbers: String { isCounted ? "answers to both" : "both numbers" }

  /// For how many items a difference is shown.
  var summary: String {
    guard comparison.compared > 0 else {
      return isCounted ? "No item can be compared." : "No item has a number in both lists."
    }
    let plain = comparison.items.map(\.verdict) + comparison.sampled.map(\.verdict)
    let adjusted =
      comparison.items.map(\.family.verdict) + comparison.sampled.map(\.adjustedVerdict)
    let total = comparison.compared
    func sentence(_ verdicts: [MarginsVerdict]) -> String {
      let every = verdicts.count { $0 == .every }
      let some = verdicts.count { $0 == .some }
      if every == 0 && some == 0 { return "none" }
      let depends = isCounted ? unknown : "\(unknown) that are not printed"
      let parts = [
        every > 0 ? "\(every)" : nil,
        some > 0
          ? "\(every > 0 ? "" : "none for certain, and ")\(some) depending on \(depends)" : nil,
      ]
      return parts.compactMap { $0 }.joined(separator: ", and ")
    }
    let bound = comparison.isLowerBound ? "at least " : ""
    let shown =
      "Of \(total == 1 ? "1 item" : "\(total) items") with \(bothNumbers) a difference is shown for: "
      + "\(sentence(plain))."
    if isAlone { return shown }
    return
      "\(shown) After Holm's adjustment for \(bound)\(comparison.multiplicity) "
      + "\(comparison.multiplicity == 1 ? "item" : "items"): \(sentence(adjusted))."
  }

  // MARK: - One item

  /// The two shares with their counts.
  func shares(_ item: ItemComparison) -> String {
    func side(_ counts: CandidateCounts, _ isDerived: Bool) -> String {
      let source = isDerived ? ", from the levels" : ""
      return "\(ReportNumbers.count(counts)) (\(ReportNumbers.share(counts))\(source))"
    }
    let first = side(item.first, item.firstIsDerived)
    let second = side(item.second, item.secondIsDerived)
    if first == second && item.first.only != nil { return "\(first) in both" }
    return "\(first) in \(firstName), \(second) in \(secondName)"
  }

  /// What a reader may quote.
  func sentence(_ item: ItemComparison) -> String {
    [shares(item) + inference(item), verdictSentence(item), adjustedSentence(item)]
      .compactMap { $0 }.joined(separator: " ")
  }

  /// What needs no inference, and the interval.
  private func inference(_ item: ItemComparison) -> String {
    switch item.result {
    case .paired(let finding):
      let joint = finding.discordant
      if joint.upperBound == 0 { return ": nobody answered the two differently." }
      let net =
        finding.net.lowerBound == finding.net.upperBound
        ? netWords(finding.net.lowerBound)
        : "the net change is between \(netWords(finding.net.lowerBound)) and "
          + netWords(finding.net.upperBound)
      return ": \(net), and \(ReportNumbers.differently(joint)). "
        + "The \(level) interval of the difference, \(direction), is \(ReportNumbers.limits(item.limits)) points"
        + (isCounted ? "." : ", whatever the joint answers were.")
    case .independent:
      return
        ". The \(level) interval of the difference, \(direction), is \(ReportNumbers.limits(item.limits)) points."
    }
  }

  private func netWords(_ net: Int) -> String {
    net == 0
      ? "no net change"
      : "net \(net.magnitude) more in \(net > 0 ? firstShort : secondShort)"
  }

  private func verdictSentence(_ item: ItemComparison) -> String {
    let test =
      "(\(isPaired ? "exact McNemar test" : "central Fisher test"), p \(ReportNumbers.pValues(item.pValue)))"
    switch item.verdict {
    case .every:
      let holds =
        isCounted
        ? item.joint?.hasMissing == true ? " whatever the missing answers were" : ""
        : isPaired ? " whatever the joint answers were" : ""
      return "A difference is shown\(holds) \(test)."
    case .some:
      return
        "Whether this is more than chance depends on \(unknown)\(isCounted ? "" : ", which are not printed") \(test)."
    case .none:
      let what = isCounted ? "answers" : isPaired ? "totals" : "counts"
      return "A difference cannot be shown with these \(what) \(test)."
    }
  }

  /// Nothing where there is nothing to adjust.
  private func adjustedSentence(_ item: ItemComparison) -> String? {
    if isAlone { return nil }
    let items = "\(comparison.isLowerBound ? "at least " : "")\(comparison.multiplicity) items"
    switch (item.verdict, item.family.verdict) {
    case (.none, _): return nil
    case (_, .every): return "So it is after adjustment for \(items)."
    case (_, .some):
      return "After adjustment for \(items) it depends on \(unknown) of all items."
    case (_, .none): return "After adjustment for \(items) it cannot be shown."
    }
  }

  /// What the table's last column says, before and after the adjustment.
  func verdicts(_ item: ItemComparison) -> String {
    let plain = word(item.verdict)
    let adjusted = word(item.family.verdict)
    return plain == adjusted ? plain : language.text("\(plain); adjusted: \(adjusted)")
  }

  /// What a chart says of a difference beside it.
  func verdict(_ verdict: MarginsVerdict) -> ComparisonChart.Verdict {
    switch verdict {
    case .every: .init(word: language.text("shown"), mark: .shown)
    case .some: .init(word: language.text("depends"), mark: .open)
    case .none: .init(word: language.text("not shown"), mark: .missing)
    }
  }

  /// Whether a difference is shown for all that is possible.
  func word(_ verdict: MarginsVerdict) -> String {
    switch verdict {
    case .every: language.text(isPaired && !isCounted ? "every table" : "yes")
    case .some:
      language.text(
        isCounted ? "depends on missing answers" : isPaired ? "some tables" : "some counts")
    case .none: language.text("not shown")
    }
  }

  // MARK: - Notes under the table

  /// What the four counts are of, and who is left out of them.
  func jointNote(_ items: [ItemComparison]) -> String {
    let meaning =
      "Of those who answered both: how many gave the answer that is compared to both questions, to the one "
      + "only, or to neither."
    let isComplete = items.allSatisfy { $0.joint?.answeredOne == 0 }
    return meaning
      + (isComplete
        ? "" : " Those who answered one of the two only are in none of the four.")
  }

  /// What the columns are, and where approximate methods say something else.
  func notes(_ labels: [String]) -> [String] {
    var notes: [String] = []
    if isPaired && isCounted {
      notes.append(
        "The interval is Tango's; p and adjusted p are those of the exact McNemar test."
          + (comparison.items.contains { $0.joint?.hasMissing == true }
            ? " Where answers are missing, the interval is of those who answered both, and p goes from the "
              + "smallest to the largest that any answers in their place would give: a difference is shown "
              + "where the largest says so." : ""))
    } else if isPaired {
      notes.append(
        "The interval is the union of Tango's over every joint table; p and adjusted p are those of "
          + "the exact McNemar test, from the smallest to the largest of any table. The largest is "
          + "valid whatever the table was; the smallest adjusted value is the least that any tables "
          + "could give.")
    } else {
      notes.append("The interval is Newcombe's; p is that of the central Fisher test.")
    }
    let nearBounds = zip(comparison.items, labels).filter { item, _ in
      guard case .independent(let finding) = item.result else { return false }
      return finding.warnings.contains { $0.code == .shareNearBound }
    }
    if !nearBounds.isEmpty {
      notes.append(
        "Where a share is below 5% or above 95%, Newcombe's interval can cover less than \(level) "
          + "(at 50 and 50 respondents 84% for 95% at worst); Agresti and Caffo's covers at least 92% "
          + "there. So it is for: \(nearBounds.map(\.1).joined(separator: "; ")).")
    }
    if comparison.isLowerBound {
      notes.append(
        "How many items were asked is not known: the adjustment counts the \(comparison.multiplicity) "
          + "listed, so the adjusted values are lower bounds.")
    }
    let disagreeing = zip(comparison.items, labels).filter { item, _ in
      guard case .paired(let finding) = item.result else { return false }
      return finding.warnings.contains { $0.code == .methodsDisagree }
    }
    if !disagreeing.isEmpty {
      notes.append(
        "The approximate methods (mid-p test, Tango's interval) and the exact test disagree for: "
          + "\(disagreeing.map(\.1).joined(separator: "; ")). The verdict is that of the exact test."
      )
    }
    if comparison.items.contains(where: { $0.first.only == nil || $0.second.only == nil }) {
      notes.append(
        "Where several counts fit what is printed, the ranges hold all of them with all of their "
          + "joint tables.")
    }
    return notes
  }
}
