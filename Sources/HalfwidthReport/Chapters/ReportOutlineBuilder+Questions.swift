internal import Halfwidth
internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// A chapter for each section of the report, or for those that are asked for by their titles.
  func sections(_ titles: Set<String>?) -> [ReportOutline.Chapter] {
    findings.sections.enumerated().filter { _, section in
      titles?.contains(section.title) ?? true
    }.map { index, section in
      let title = ReportWords.line(section.title)
      let none = "No question belongs to this section."
      return ReportOutline.Chapter(
        part: .questions, heading: title.isEmpty ? say("Questions") : title,
        anchor: "section-\(index + 1)",
        place: .withArticles,
        blocks: section.questions.isEmpty
          ? [.text(none)]
          : section.questions.enumerated().map { place, question in
            .article(article(question, anchor: "question-\(index + 1)-\(place + 1)"))
          })
    }
  }

  /// A question with its charts and tables.
  private func article(_ finding: QuestionFindings, anchor: String) -> ReportOutline.Article {
    let question = finding.question
    return ReportOutline.Article(
      heading: ReportWords.line(question.text), anchor: self.anchor(of: question) ?? anchor,
      lead: lead(finding),
      blocks: (finding.quantities.isEmpty ? [] : shares(finding))
        + (finding.quantities.isEmpty && !finding.scores.isEmpty ? [.table(scores(finding))] : [])
        + (finding.numbers.isEmpty ? [] : numbers(finding)) + statedShares(finding)
        + (unprinted(finding).map { [.remark($0)] } ?? [])
        + (finding.hiddenNumbers > 0 && !finding.numbers.isEmpty
          ? [.remark("Items of which fewer people gave a number than may be shown are hidden.")]
          : []))
  }

  /// What stands above the numbers: what is asked, what does not fit together, and whether there are none.
  private func lead(_ finding: QuestionFindings) -> [ReportOutline.Paragraph] {
    let question = finding.question
    var lead: [ReportOutline.Paragraph] = []
    if let facts = facts(question) { lead.append(.init(text: facts, style: .facts)) }
    if let note = question.note {
      lead.append(.init(text: ReportWords.sentence(note), style: .remark))
    }
    let checks = findings.checks.filter { $0.question == question.id }.map {
      ReportWords.capitalised("\($0.severity.rawValue): \(ReportWords.sentence($0.message))")
    }
    lead += (checks + pointer(finding)).map { .init(text: $0, style: .check) }
    if finding.quantities.isEmpty && finding.numbers.isEmpty && finding.scores.isEmpty {
      lead.append(
        .init(
          text: finding.hiddenNumbers > 0
            ? "Hidden, because fewer people gave a number than may be shown."
            : isCounted
              ? "Nobody answered this question." : "No number is printed for this question.",
          style: .remark))
    }
    return lead
  }

  /// The chart of the headlines, or a sentence where there is one alone, and behind it the table of all quantities
  /// and how the answers spread.
  private func shares(_ finding: QuestionFindings) -> [ReportOutline.Block] {
    let question = finding.question
    let ordered = byHeadline(finding.quantities)
    let order = ordered.map(\.item?.id)
    let headlines = ordered.filter(\.isHeadline)
    let distributions = shownDistributions(finding).enumerated().sorted { first, second in
      let places = [first, second].map { order.firstIndex(of: $0.element.item?.id) ?? order.count }
      return (places[0], first.offset) < (places[1], second.offset)
    }.map(\.element)
    var tables = [table(of: ordered, question: question, ranks: finding.ranks)]
    if !finding.scores.isEmpty { tables.append(scores(finding)) }
    if !distributions.isEmpty {
      tables.append(distributionTable(of: distributions, question: question))
    }
    let drawn = charts(headlines, distributions, in: question)
    var blocks: [ReportOutline.Block] = drawn.map { .chart($0) }
    if blocks.isEmpty { blocks += headlines.map { .text(quote($0, in: question)) } }
    if !drawn.isEmpty {
      blocks += headlines.compactMap { missing($0, in: question) }.map { .chartNote($0) }
      blocks += boundsNote(headlines, in: question).map { .chartNote($0) }
    }
    blocks += derivedNote(headlines, in: question).map { .chartNote($0) }
    blocks.append(
      .details(
        .init(
          label: isCounted ? say("Numbers") : say("Numbers, and what is printed"),
          blocks: tables.map { .table($0) })))
    let quotes = headlines.filter { $0.estimates != nil }.map { quote($0, in: question) }
    if !drawn.isEmpty && !quotes.isEmpty { blocks.append(.quotes(quotes)) }
    return blocks + noRanks(finding).map { .remark($0) } + eventTotals(of: question)
  }

  /// One picture that has shares and answers beside each other where both are known of the same items; none for a
  /// single number, which is a sentence.
  private func charts(
    _ headlines: [QuantityFinding], _ distributions: [DistributionFinding], in question: Question
  ) -> [ReportOutline.Chart.Drawing] {
    let known = headlines.filter { $0.estimates != nil }
    guard let shares = chart(of: headlines, question: question) else {
      return distributions.isEmpty
        ? [] : [.distribution(distributionChart(of: distributions, question: question))]
    }
    // The answers of a question without a scale are its rows already.
    let spread = scale(of: question) == nil ? [] : distributions
    if spread.isEmpty { return known.count > 1 ? [.intervals(shares)] : [] }
    let answers = answers(known, shares, beside: spread, in: question)
    return Set(answers.bars.compactMap(\.self)).count == spread.count
      ? [.answers(answers)] : [.intervals(shares), .distribution(answers.spread)]
  }

  /// Known shares, each beside how the answers to its item spread.
  func answers(
    _ known: [QuantityFinding], _ shares: IntervalChart, beside spread: [DistributionFinding],
    in question: Question
  ) -> AnswerChart {
    AnswerChart(
      intervals: shares, spread: distributionChart(of: spread, question: question),
      bars: known.map { quantity in spread.firstIndex { $0.item == quantity.item } })
  }

  /// A number as a reader may quote it.
  private func quote(_ quantity: QuantityFinding, in question: Question) -> String {
    ShareSentence(
      label: rowLabel(of: quantity, question: question), quantity: quantity, style: .plain
    )?.text ?? unknownShare(quantity, in: question) ?? ""
  }

  /// The quantities with their items by the headline's share, highest first.
  ///
  /// Within an item they stay as they came. Items without a share keep their order, after the
  /// others.
  func byHeadline(_ quantities: [QuantityFinding]) -> [QuantityFinding] {
    let keyed = quantities.together { $0.item?.id }.enumerated().map { index, group in
      (key: group.elements.lazy.compactMap(sortKey).first ?? -1, index: index, group: group)
    }
    return keyed.sorted { ($1.key, $0.index) < ($0.key, $1.index) }.flatMap(\.group.elements)
  }

  /// The middle of the shares that a headline leaves possible; nil for what has no share.
  private func sortKey(_ quantity: QuantityFinding) -> Double? {
    guard quantity.isHeadline else { return nil }
    switch quantity.knowledge {
    case .weighted(let share): return share.estimate
    case .counts(let counts):
      return (counts.estimateRange.lowerBound + counts.estimateRange.upperBound) / 2
    case .number(let number):
      // Numbers without a base come after shares, the largest first.
      return -1 / (Double(number) + 2)
    case .asPrinted, .impossible, .hidden: return nil
    }
  }

  /// The question's own anchor where its id can be one.
  func anchor(of question: Question) -> String? {
    let isPlain = question.id.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    return isPlain && !question.id.isEmpty ? "q-" + question.id : nil
  }

  private func facts(_ question: Question) -> String? {
    var facts: [String] = []
    if let figure = question.figure { facts.append(ReportWords.line(figure)) }
    if let about = question.about { facts.append(say("About: \(ReportWords.line(about))")) }
    if let headline = headline(of: question) { facts.append(say("Share: \(headline)")) }
    if question.type == .multiple { facts.append(say("Several answers possible")) }
    if let unit = question.numbers?.unit { facts.append(say("In \(ReportWords.line(unit))")) }
    if let asked = asked(question) { facts.append(asked) }
    return facts.isEmpty ? nil : facts.joined(separator: " \u{B7} ")
  }

  /// Of whom a question was asked, where not of everybody: the answer that they gave, and how many did.
  private func asked(_ question: Question) -> String? {
    guard let reference = question.askedOf,
      let before = findings.codebook.questions.first(where: { $0.id == reference.question })
    else { return nil }
    let item = before.items.first { $0.id == reference.item }?.label
    let category = reference.category ?? scale(of: before)?.headline
    let answer = [item, category].compactMap { $0.map(ReportWords.line) }.joined(separator: ", ")
    let quantity = findings.sections.flatMap(\.questions).flatMap(\.quantities).first {
      $0.question == before.id && $0.item?.id == reference.item && $0.category == category
    }
    let number: String
    switch quantity?.knowledge {
    case .counts(let counts):
      let ends = [counts.successes.first, counts.successes.last].compactMap(\.self)
      number = " (\(distinct(ends).map(String.init).joined(separator: " to ")) of \(counts.trials))"
    case .number(let count): number = " (\(count))"
    case .weighted, .asPrinted, .impossible, .hidden, nil: number = ""
    }
    return say(
      "Asked of those who answered \(answer)\(language.numbers(number)) to: \(ReportWords.line(before.text))"
    )
  }

  /// The answer that stands for an item, with the levels in it: `agree (slightly or strongly
  /// agree)`.
  private func headline(of question: Question) -> String? {
    guard let scale = scale(of: question), let headline = scale.headline else { return nil }
    guard let box = scale.boxes.first(where: { $0.name == headline }), box.levels.count > 1 else {
      return headline
    }
    return "\(headline) (\(ReportNumbers.list(box.levels, conjunction: say("or"))))"
  }

  private func unprinted(_ finding: QuestionFindings) -> String? {
    let labels = finding.unprinted.map { ReportWords.line($0.label) }
    // Where nobody answered anything the question says so itself.
    if labels.isEmpty || isCounted && finding.quantities.isEmpty && finding.numbers.isEmpty {
      return nil
    }
    return isCounted
      ? "Nobody answered: \(labels.joined(separator: "; "))."
      : "Asked, but printed without a number: \(labels.joined(separator: "; "))."
  }

  // MARK: - Chart

  /// The shares of the headlines with their intervals; nil where none has a share.
  func chart(of headlines: [QuantityFinding], question: Question) -> IntervalChart? {
    let rows = intervalRows(headlines, in: question) { rowLabel(of: $0, question: question) }
    guard !rows.isEmpty else { return nil }
    let title =
      scale(of: question)?.headline.map { say("Share answering \u{201C}\($0)\u{201D}") }
      ?? (headlines.contains { ($0.answers?.unanswered ?? 0) > 0 }
        ? say("Share of those who answered") : say("Share of respondents"))
    guard rows.contains(where: { $0.interval != nil }) else {
      return IntervalChart(title: title, rows: rows)
    }
    let levelTitle = LevelTitle(level) { say("\(title) with \($0) intervals") }
    return IntervalChart(
      title: levelTitle.text, rows: rows, levelTitle: rows.canShowOthers ? levelTitle : nil)
  }

  /// The shares that are known, a row each.
  func intervalRows(
    _ headlines: [QuantityFinding], in question: Question, label: (QuantityFinding) -> String
  ) -> [IntervalChart.Row] {
    headlines.compactMap { quantity in
      guard let value = share(quantity), let estimates = quantity.estimates else { return nil }
      if let row = boundsRow(quantity, label: label(quantity)) { return row }
      return IntervalChart.Row(
        label: label(quantity), estimates: estimates, interval: quantity.limits, value: value,
        counts: quantity.switchable,
        place: question.items.firstIndex { $0.id == quantity.item?.id } ?? 0)
    }
  }

  /// Why a headline has no dot; nil for one that has.
  private func missing(_ quantity: QuantityFinding, in question: Question) -> String? {
    unknownShare(quantity, in: question).map { "Not in the chart: \($0)" }
  }

  /// What is printed of a number that gives no share, and why; nil for one that does.
  private func unknownShare(_ quantity: QuantityFinding, in question: Question) -> String? {
    let label = rowLabel(of: quantity, question: question)
    let printed = distinct(quantity.printed.map(ReportNumbers.printed)).joined(separator: "; ")
    switch quantity.knowledge {
    case .counts, .weighted: return nil
    case .hidden: return "\(label). \(NoIntervalReason.smallCell.message)"
    case .impossible:
      return "\(label), printed as \(printed). \(NoIntervalReason.impossible.message)"
    case .number, .asPrinted:
      let reason = quantity.reason ?? .unstatedBase
      return "\(label), printed as \(printed). \(reason.message)"
    }
  }

  /// Which headlines follow from their levels; nothing where all are printed.
  private func derivedNote(_ headlines: [QuantityFinding], in question: Question) -> [String] {
    let labels = headlines.filter { !$0.derivedFrom.isEmpty }.map {
      rowLabel(of: $0, question: question)
    }
    let means = headlines.filter { $0.mean != nil }.map { rowLabel(of: $0, question: question) }
    if question.items.isEmpty, !(labels + means).isEmpty {
      return [
        "The share is not printed itself: it is from the \(means.isEmpty ? "levels" : "mean")."
      ]
    }
    return [("levels", labels), ("mean", means)].filter { !$0.1.isEmpty }.map { source, labels in
      "From the \(source), not printed itself: \(labels.joined(separator: "; "))."
    }
  }

  /// How words are read that stand for a share, and what their reading adds to its interval; nothing where all
  /// shares are numbers.
  func wordsNotes(_ quantities: [QuantityFinding], in question: Question) -> [String] {
    quantities.flatMap { quantity -> [String] in
      let notes = quantity.printed.compactMap(\.words).map { words in
        "\u{201C}\(ReportWords.line(words.text))\u{201D} is no number: it is read as \(words.reading) here."
      }
      guard !notes.isEmpty else { return [] }
      var text = distinct(notes).joined(separator: " ")
      if !question.items.isEmpty { text = "\(rowLabel(of: quantity, question: question)): " + text }
      if let width = quantity.widthFromWords, width > 0, let half = quantity.limits?.halfWidth {
        text +=
          " Of the \(ReportNumbers.points(2 * half)) points of \(ownInterval) \(ReportNumbers.points(width)) come from the "
          + "words, the others from chance."
      }
      return [text]
    }
  }

  /// Where counts stand beside percentages that may be weighted: said once above, and pointed to here.
  private func pointer(_ finding: QuestionFindings) -> [String] {
    let isAsked = findings.checks.contains { $0.question == nil && $0.rule == .weightedPercentages }
    let hasBoth = finding.quantities.flatMap(\.printed).contains {
      $0.count != nil && $0.percent != nil
    }
    return isAsked && hasBoth
      ? [
        "Error: The shares are those of the counts; the printed percentages may be weighted, as is said "
          + "under \u{201C}\(checksHeading)\u{201D}."
      ] : []
  }

  /// What a row of a chart or table is about: the item, or the answer, or the question itself.
  func rowLabel(of quantity: QuantityFinding, question: Question) -> String {
    ReportWords.line(quantity.item?.label ?? quantity.category ?? question.text)
  }
}

extension QuantityFinding {
  /// The smallest and the largest share that is possible; nil where there is none.
  var estimates: ClosedRange<Double>? {
    switch knowledge {
    case .counts(let counts): counts.estimateRange
    case .weighted(let share): share.estimate...share.estimate
    case .number, .asPrinted, .impossible, .hidden: nil
    }
  }

  /// The counts that the interval is made from, where another method for one proportion would take the same.
  var switchable: CandidateCounts? {
    guard interval != nil, case .counts(let counts) = knowledge else { return nil }
    return counts
  }
}
