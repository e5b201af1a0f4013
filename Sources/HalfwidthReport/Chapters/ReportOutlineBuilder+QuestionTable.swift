internal import Halfwidth
internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// Returns the table of a question's quantities, a row for each.
  func table(
    of quantities: [QuantityFinding], question: Question, ranks: RankedList? = nil
  ) -> ReportTable {
    let reasons = distinctReasons(quantities)
    let hasIntervals = quantities.contains { $0.interval != nil || $0.limits != nil }
    let others = Set(quantities.compactMap(\.otherBase?.base))
    let hasShares = quantities.contains { share($0) != nil }
    let places = distinct(quantities.flatMap(\.printed).map { ReportWords.line($0.place) })
    let areNumbers = quantities.allSatisfy {
      if case .number = $0.knowledge { true } else { false }
    }
    // What each further column holds; nil is a dash.
    var columns: [(column: ReportTable.Column, text: (QuantityFinding) -> String?)] = []
    func add(
      _ title: String, isNumber: Bool, levelTitle: LevelTitle? = nil,
      _ text: @escaping (QuantityFinding) -> String?
    ) {
      columns.append(
        (ReportTable.Column(title: title, isNumber: isNumber, levelTitle: levelTitle), text))
    }
    let canShowOthers = quantities.contains { $0.switchable != nil }
    add(areNumbers ? say("Number") : say("Respondents"), isNumber: true, count)
    if hasShares { add(say("Share"), isNumber: true, share) }
    if hasIntervals {
      let title = LevelTitle(level) { say("\($0) interval") }
      add(
        title.text, isNumber: true, levelTitle: canShowOthers ? title : nil, intervalText)
    }
    if !others.isEmpty {
      add(title(others), isNumber: false) {
        $0.otherBase.map { language.numbers(ReportNumbers.share($0)) }
      }
    }
    if quantities.contains(where: { $0.inPopulation != nil }), let all = codebook.boundedPopulation
    {
      add(allTitle(all), isNumber: false) {
        $0.inPopulation.map { language.numbers(ReportNumbers.share($0)) }
      }
    }
    if quantities.contains(where: { $0.inPopulation?.limits != nil }) {
      add(drawnTitle, isNumber: true) { $0.inPopulation.flatMap(ReportNumbers.limits) }
    }
    if quantities.contains(where: { $0.answers?.bounds != nil }) {
      add(boundsTitle, isNumber: true, bounds)
    }
    if let ranks { add(say("Rank"), isNumber: true) { ranks.cell(of: $0) } }
    if !isCounted { add(say("As printed"), isNumber: false) { printed($0, places: places) } }
    var previous: QuantityFinding?
    let rows = quantities.map { quantity in
      defer { previous = quantity }
      return ReportTable.Row(
        cells: [heading(of: quantity, after: previous, question: question)]
          + columns.map {
            ReportTable.Cell(
              $0.text(quantity) ?? "\u{2013}",
              counts: $0.column.levelTitle == nil ? nil : quantity.switchable)
          },
        isContinuation: isContinuation(quantity, after: previous))
    }
    let caption = LevelTitle(level) { say("Shares with \($0) intervals") }
    return ReportTable(
      caption: hasIntervals
        ? caption.text : isCounted ? say("Shares") : say("Printed numbers"),
      levelCaption: canShowOthers ? caption : nil, kind: "numbers",
      columns: [ReportTable.Column(title: question.items.isEmpty ? say("Answer") : say("Item"))]
        + columns.map(\.column), rows: rows,
      notes: missingNotes(quantities, question: question)
        + reasonNotes(reasons, of: quantities, question: question)
        + wordsNotes(quantities, in: question) + warningNotes(quantities)
        + rankNotes(ranks, question: question) + weightedNotes(quantities)
        + baseNotes(quantities, question: question)
        + placeNotes(places))
  }

  /// The title of the column with what is possible of a whole population.
  func allTitle(_ population: Int) -> String { say("Of all \(population)") }

  /// What the limits for the shares of a population rest on.
  var drawnTitle: String {
    say("\(level) interval if the \(codebook.sampleSize) were drawn at random")
  }

  // MARK: - Cells

  private func isContinuation(_ quantity: QuantityFinding, after previous: QuantityFinding?) -> Bool
  {
    quantity.item != nil && previous?.item == quantity.item
  }

  private func heading(
    of quantity: QuantityFinding, after previous: QuantityFinding?, question: Question
  ) -> ReportTable.Cell {
    let label = rowLabel(of: quantity, question: question)
    guard quantity.item != nil, let category = quantity.category else {
      return ReportTable.Cell(label)
    }
    if isContinuation(quantity, after: previous) {
      return ReportTable.Cell(ReportWords.line(category), context: label)
    }
    return ReportTable.Cell(
      quantity.isHeadline ? label : "\(label): \(ReportWords.line(category))")
  }

  private func count(_ quantity: QuantityFinding) -> String? {
    switch quantity.knowledge {
    case .counts(let counts): ReportNumbers.count(counts)
    case .weighted(let share):
      share.base.map { base in
        guard share.degreesOfFreedom != nil, quantity.isHeadline, let effect = share.designEffect,
          let effective = share.effectiveBase
        else { return "n = \(base)" }
        guard effective.isFinite else { return "n = \(base), the whole population" }
        return
          "n = \(base), design effect \(DecimalFormat.fixed(effect, places: 2)), effective base "
          + DecimalFormat.fixed(effective, places: 1)
      }
    case .number(let number): "\(number)"
    case .hidden: "hidden"
    case .asPrinted, .impossible: nil
    }
  }

  /// The share as text; nil where there is none.
  func share(_ quantity: QuantityFinding) -> String? {
    switch quantity.knowledge {
    case .counts(let counts): ReportNumbers.share(counts)
    case .weighted(let share): ReportNumbers.share(share)
    case .number, .asPrinted, .impossible, .hidden: nil
    }
  }

  private func intervalText(_ quantity: QuantityFinding) -> String {
    if case .weighted(let share) = quantity.knowledge {
      return share.interval.map(ReportNumbers.interval) ?? "none"
    }
    guard let interval = quantity.interval else { return "none" }
    return interval.interval.map(ReportNumbers.interval) ?? "undefined"
  }

  /// What is printed, each number once, with the letters of the places that print it.
  private func printed(_ quantity: QuantityFinding, places: [String]) -> String {
    if !quantity.derivedFrom.isEmpty { return say("from the levels") }
    if quantity.mean != nil { return say("from the mean") }
    let texts = distinct(quantity.printed.map(ReportNumbers.printed))
    guard places.count > 1 else { return texts.joined(separator: "; ") }
    return texts.map { text in
      let values = quantity.printed.filter { ReportNumbers.printed($0) == text }
      let marks = values.compactMap { places.firstIndex(of: ReportWords.line($0.place)) }
      return "\(text) [\(distinct(marks.map(Self.letters)).joined(separator: ", "))]"
    }.joined(separator: "; ")
  }

  // MARK: - Notes

  private func distinctReasons(_ quantities: [QuantityFinding]) -> [NoIntervalReason] {
    NoIntervalReason.allCases.filter { reason in quantities.contains { $0.reason == reason } }
  }

  /// Why there are no intervals: once for the table where it holds for all of it, by name
  /// elsewhere.
  private func reasonNotes(
    _ reasons: [NoIntervalReason], of quantities: [QuantityFinding], question: Question
  ) -> [String] {
    reasons.map { reason in
      let without = quantities.filter { $0.reason == reason }
      if without.count == quantities.count { return "No interval. \(reason.message)" }
      let names = without.map { quantity in
        let label = rowLabel(of: quantity, question: question)
        return quantity.item == nil || quantity.isHeadline
          ? label : "\(label)\(quantity.category.map { ": \($0)" } ?? "")"
      }
      return "No interval for \(names.joined(separator: "; ")). \(reason.message)"
    }
  }

  /// What the analyses warn of, beside sets of counts, which the guide explains.
  private func warningNotes(_ quantities: [QuantityFinding]) -> [String] {
    let warnings = quantities.compactMap(\.interval).flatMap(\.warnings)
    return ReportWords.sentences(warnings.filter { $0.code != .severalCandidates })
  }

  /// How weighted shares got their intervals.
  private func weightedNotes(_ quantities: [QuantityFinding]) -> [String] {
    let shares = quantities.compactMap { quantity -> WeightedShare? in
      if case .weighted(let share) = quantity.knowledge, share.interval != nil {
        share
      } else {
        nil
      }
    }
    guard let first = shares.first else { return [] }
    if first.degreesOfFreedom != nil { return [Self.designNote(shares)] }
    guard let effect = first.designEffect else { return [WeightedShare.unknownDesignEffect] }
    let bases = Set(shares.compactMap(\.effectiveBase)).sorted().map {
      DecimalFormat.trimmed($0, places: 1)
    }
    let divided =
      isCounted
      ? "those who answered, divided by the design effect of their weights"
      : "the respondents divided by the design effect of \(DecimalFormat.trimmed(effect, places: 4))"
    return [
      "The percentages are weighted. Their intervals are Wilson's with an effective base of "
        + "\(ReportNumbers.list(distinct(bases), conjunction: "or")): \(divided)."
    ]
  }

  /// How shares of a survey with a design got their intervals.
  private static func designNote(_ shares: [WeightedShare]) -> String {
    func range(_ numbers: [Int]) -> String {
      let (least, most) = (numbers.min() ?? 0, numbers.max() ?? 0)
      return least == most ? "\(least)" : "\(least) to \(most)"
    }
    let sampled = shares.filter { $0.effectiveBase?.isFinite != false }
    let census =
      "The whole population was asked, so that chance has no part in a share: its limits are the share itself."
    if sampled.isEmpty { return census }
    let effects = sampled.compactMap(\.designEffect)
    let words = [effects.min() ?? 1, effects.max() ?? 1].map { DecimalFormat.fixed($0, places: 2) }
    return "The intervals are Wilson's with Student's t of "
      + "\(range(shares.compactMap(\.degreesOfFreedom))) degrees of freedom and an effective base: those who "
      + "answered, divided by the design effect, \(words[0] == words[1] ? words[0] : words.joined(separator: " to ")), "
      + "which counts as 1 where it is less. From \(range(sampled.compactMap(\.primaryUnits))) primary units a design effect is itself uncertain."
      + (sampled.count < shares.count ? " " + census : "")
  }

  /// Which answers are apart, and which base can't be known.
  private func baseNotes(_ quantities: [QuantityFinding], question: Question) -> [String] {
    guard let scale = scale(of: question), !scale.apart.isEmpty else { return [] }
    let apart = ReportNumbers.list(
      scale.apart.map { "\u{201C}\(ReportWords.line($0))\u{201D}" }, conjunction: "or")
    let known = quantities.contains { $0.otherBase != nil }
    let word = apart.prefix(1).uppercased() + apart.dropFirst()
    if isCounted && !known { return ["\(word) is no step of the scale."] }
    return [
      known
        ? "Those who answered \(apart) gave no step of the scale: they are in one base, and not in the "
          + "other."
        : "\(word) is no step of the scale. How many gave such "
          + "an answer is not printed for every one of them, so the shares have one base only."
    ]
  }

  /// The title of the column with the share on the other base.
  private func title(_ bases: Set<BaseShare.Base>) -> String {
    switch (bases.contains(.steps), bases.contains(.asked)) {
    case (true, false): say("Of those who gave a step")
    case (false, _): say("Of all who were asked")
    case (true, true): say("On the other base")
    }
  }

  private func placeNotes(_ places: [String]) -> [String] {
    if places.isEmpty { return [] }
    if places.count == 1 { return ["Printed in: \(places[0])."] }
    let marked = places.enumerated().map { "[\(Self.letters($0))] \($1)" }
    return ["Printed in: \(marked.joined(separator: "; "))."]
  }

  /// The mark of a place: a to z, then aa, ab and on.
  static func letters(_ index: Int) -> String {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz")
    let last = String(alphabet[index % alphabet.count])
    return index < alphabet.count ? last : letters(index / alphabet.count - 1) + last
  }
}
