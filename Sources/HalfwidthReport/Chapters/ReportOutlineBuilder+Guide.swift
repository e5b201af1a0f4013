internal import Halfwidth
internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// How to read the page: what holds for this survey, and nothing else.
  var guide: ReportOutline.Chapter {
    var entries: [ReportOutline.Entry] = []
    let hasIntervals = quantities.contains { $0.limits != nil }
    let counts = quantities.compactMap { quantity -> CandidateCounts? in
      if case .counts(let counts) = quantity.knowledge { counts } else { nil }
    }
    if hasIntervals { entries.append(intervalEntry) }
    if !counts.isEmpty || hasIntervals {
      let line = hasIntervals ? ", the line its interval; a dot without a line has none" : ""
      entries.append(
        .init(term: "Dot and line", text: "The dot is the share of the respondents\(line)."))
    }
    if counts.contains(where: { $0.only == nil }) {
      entries.append(
        .init(
          term: "Bar and line",
          text: "Several counts fit what is printed. All are kept: the bar spans their shares, the "
            + "line their intervals. That extra width comes from what is printed, not from chance.")
      )
    }
    entries += derivedEntry + missingEntry + apartEntry + boundEntry + hiddenEntry + reasonEntry
    if distributions.contains(where: { $0.methodTogether != nil }) {
      entries.append(
        .init(
          term: "Intervals that hold together",
          text: "For all answers to one item, \(level) is the level of their intervals at once, so "
            + "each is wider than it would be alone. In the table of shares each interval stands alone: "
            + "there \(level) is the level of one level's share, or one box's, for itself."))
    }
    entries += rankEntry
    if hasIntervals { entries.append(comparisonEntry) }
    entries += sensitivityEntry
    let none =
      isCounted
      ? "Nobody answered, so the questions are listed by their wording."
      : "Nothing is printed in numbers, so the questions are listed by their wording."
    return .init(
      part: .reading, heading: say("How to read this document"), anchor: "reading",
      blocks: [
        entries.isEmpty
          ? .text(none)
          : .details(
            .init(label: say("What the signs and words mean"), blocks: [.entries(entries)]))
      ])
  }

  private var intervalEntry: ReportOutline.Entry {
    let name = ReportMethods.name(intervalMethod)
    let kind =
      switch settings.side {
      case .two: "an interval"
      case .lower: "a lower limit"
      case .upper: "an upper limit"
      }
    let limit =
      settings.side == .two
      ? "Of many random samples, about \(level) would give an interval that holds the share of "
        + "the larger group."
      : "Of many random samples, about \(level) would give a limit on the right side of the share "
        + "of the larger group."
    return .init(
      term: "\(level) interval",
      text: "Each estimate has \(kind) by one method (\(name)) at the \(level) level. \(limit)")
  }

  /// The method of the intervals for shares: that of weighted ones is their own.
  var intervalMethod: ProportionMethod {
    codebook.isWeighted || codebook.hasDesign ? WeightedShare.method : settings.method
  }

  private var derivedEntry: [ReportOutline.Entry] {
    meanEntry + levelsEntry
  }

  private var meanEntry: [ReportOutline.Entry] {
    guard quantities.contains(where: { $0.mean != nil }) else { return [] }
    return [
      .init(
        term: "From the mean",
        text:
          "A share that is not printed itself, and follows from the printed mean of the scores, with its standard "
          + "deviation where one is printed: the numbers of respondents that some answers have which give both. "
          + "Its interval is the union over all of them.")
    ]
  }

  private var levelsEntry: [ReportOutline.Entry] {
    guard quantities.contains(where: { !$0.derivedFrom.isEmpty }) else { return [] }
    return [
      .init(
        term: "From the levels",
        text:
          "A share that is not printed itself, and follows from the printed numbers of the levels "
          + "in it. Where several counts fit these, all sums that fit together are kept.")
    ]
  }

  private var apartEntry: [ReportOutline.Entry] {
    guard quantities.contains(where: { $0.otherBase != nil }) else { return [] }
    return [
      .init(
        term: "Two bases",
        text:
          "Some answers are no step of a scale, such as \u{201C}don't know\u{201D}. Shares are then "
          + "given of all who \(isCounted ? "answered" : "were asked") and of those who gave a step, each "
          + "with its base. In charts "
          + "such answers stand beside the bar, in grey.")
    ]
  }

  /// How words such as "over 90%" are read, where a bound is printed.
  private var boundEntry: [ReportOutline.Entry] {
    let printed = quantities.flatMap(\.printed).flatMap { [$0.count, $0.percent] }
    guard printed.contains(where: { $0?.relation == .above || $0?.relation == .below }) else {
      return []
    }
    let reading =
      switch codebook.bounds {
      case .strict: "A printed bound such as >90% leaves out the number itself."
      case .inclusive: "A printed bound such as >90% is read with the number itself included."
      }
    let reason = codebook.boundsReason.map { " Reason: \(ReportWords.sentence($0))" } ?? ""
    return [.init(term: "Bounds", text: reading + reason)]
  }

  /// What is hidden; nothing where all is shown.
  private var hiddenEntry: [ReportOutline.Entry] {
    guard let limit = findings.smallestCell else { return [] }
    return [
      .init(
        term: "Hidden numbers",
        text:
          "Numbers of fewer than \(limit) people are hidden, with everything that depends on them, and as many more "
          + "as it takes that each hidden number could be any of at least \(limit). Who gave both of two answers is "
          + "told only where no such group is smaller. Checks of the file are left out.")
    ]
  }

  private var reasonEntry: [ReportOutline.Entry] {
    let present = NoIntervalReason.allCases.filter { reason in
      reason != .smallCell && quantities.contains { $0.reason == reason }
    }
    if present.isEmpty { return [] }
    let words = present.map { reason in
      switch reason {
      case .composition: "who was recruited"
      case .eventTotal: "totals of events"
      case .unstatedBase: "numbers whose base is not printed"
      case .impossible: "numbers that no count gives"
      case .unweightedCount: "counts beside weighted percentages"
      case .weightedBound: "bounds on weighted percentages"
      case .fewClusters: "shares of too few clusters"
      case .singleUnits: "shares of one cluster a stratum"
      case .smallCell: "hidden numbers"
      }
    }
    return [
      .init(
        term: "No interval",
        text: "Numbers that are no estimates of a share have none: \(ReportNumbers.list(words)). "
          + "Each table says why.")
    ]
  }

  private var comparisonEntry: ReportOutline.Entry {
    let paired = codebook.comparisons.filter { $0.design == .paired }.map { comparison in
      ReportNumbers.list([
        shortName(comparison.first, comparison.firstItem),
        shortName(comparison.second, comparison.secondItem),
      ])
    }
    let same =
      paired.isEmpty
      ? ""
      : " The same respondents answered both lists of each pair: \(paired.joined(separator: "; "))."
    return .init(
      term: "Comparing two numbers",
      text: "Whether two separate intervals overlap is no test of a difference.\(same)"
        + (findings.comparisons.isEmpty ? "" : " They are compared item by item under Comparisons.")
    )
  }

  /// A question's figure, or its wording where it has none; an item of it where that alone is compared.
  private func shortName(_ id: String, _ item: String?) -> String {
    let question = question(id)
    if let item = question?.items.first(where: { $0.id == item }) {
      return "\u{201C}\(ReportWords.line(item.label))\u{201D}"
    }
    return ReportWords.line(question?.figure ?? question?.text ?? id)
  }

  private var sensitivityEntry: [ReportOutline.Entry] {
    guard let first = findings.sensitivity.first(where: { $0.designEffect == 1 }) else { return [] }
    let others = findings.sensitivity.filter { $0.designEffect != 1 }
    let many =
      first.intervals == 1
      ? "The interval has a half-width of"
      : "The \(first.intervals) intervals have a median half-width of"
    let widths = ([first] + others).map { ReportNumbers.points($0.medianHalfWidth) }
    // A design effect makes counts that are no whole numbers, which only Wilson's equation takes.
    let name = settings.method == .wilson ? "" : " by Wilson's method"
    let plain = "\(many) \(widths[0]) points\(name)"
    guard !others.isEmpty else { return [.init(term: "Sensitivity", text: plain + ".")] }
    let effects = ReportNumbers.list(
      others.map { DecimalFormat.trimmed($0.designEffect, places: 4) })
    let wider = ReportNumbers.list(Array(widths.dropFirst()))
    return [
      .init(
        term: "Sensitivity",
        text: "\(plain); with a design effect of \(effects), as when respondents of one employer "
          + "answer alike, \(first.intervals == 1 ? "it" : "they") would be \(wider) points.")
    ]
  }
}
