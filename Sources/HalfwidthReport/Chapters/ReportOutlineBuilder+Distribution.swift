internal import Halfwidth
internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// Returns the chart of how answers spread over a question's categories.
  func distributionChart(
    of distributions: [DistributionFinding], question: Question
  ) -> DistributionChart {
    let levels = orderedLevels(of: question)
    let apart = scale(of: question)?.apart ?? []
    let rows = distributions.map { distribution in
      let segments = distribution.parts.enumerated().map { index, part in
        DistributionChart.Segment(
          name: ReportWords.line(part.label),
          share: distribution.share(index), value: shareText(of: index, in: distribution),
          tone: tone(of: part, index: index, levels: levels, apart: apart),
          isRemainder: part.isRemainder)
      }
      return DistributionChart.Row(
        label: label(of: distribution, question: question),
        segments: levels == nil ? segments : segments.sorted(by: Self.fromLeft))
    }
    return DistributionChart(
      title: say("How the answers spread"), rows: rows,
      legend: legend(of: distributions, levels: levels, apart: apart), isDiverging: levels != nil)
  }

  private func legend(
    of distributions: [DistributionFinding], levels: [String]?, apart: [String]
  ) -> [DistributionChart.LegendEntry] {
    var legend: [DistributionChart.LegendEntry] = []
    for (index, part) in distributions.flatMap({ Array($0.parts.enumerated()) }) {
      let tone = tone(of: part, index: index, levels: levels, apart: apart)
      if part.isApart {
        let entry = DistributionChart.LegendEntry(name: ReportWords.line(part.label), tone: tone)
        if !legend.contains(entry) { legend.append(entry) }
        continue
      }
      let name = part.isRemainder ? part.categories.joined(separator: " \(say("or")) ") : part.label
      let isKnown = legend.contains { $0.tone == tone && ($0.name == name || part.isRemainder) }
      if tone != .apart && !isKnown {
        legend.append(DistributionChart.LegendEntry(name: ReportWords.line(name), tone: tone))
      }
    }
    if levels != nil { legend.sort { Self.order($0.tone) < Self.order($1.tone) } }
    if distributions.contains(where: { $0.parts.contains(where: \.isRemainder) }) {
      legend.append(
        DistributionChart.LegendEntry(
          name: say("not printed: what the others leave of the base"), tone: .apart,
          isRemainder: true))
    }
    return legend
  }

  /// Returns the table of the same numbers, with intervals that hold together.
  func distributionTable(
    of distributions: [DistributionFinding], question: Question
  ) -> ReportTable {
    let hasItems = distributions.contains { $0.item != nil }
    let holdTogether = distributions.contains { $0.methodTogether != nil }
    let hasIntervals = holdTogether || distributions.contains { !$0.separate.isEmpty }
    let rows = distributions.flatMap { distribution in
      distribution.parts.enumerated().map { index, part in
        let label = label(of: distribution, question: question)
        let name = ReportWords.line(part.label)
        let first = index == 0 ? "\(label): \(name)" : name
        let heading = ReportTable.Cell(
          hasItems ? first : name, context: hasItems && index > 0 ? label : nil)
        let texts =
          [
            distribution.sampled == nil
              ? "\(part.count) of \(distribution.trials)" : "n = \(base(of: distribution))",
            shareText(of: index, in: distribution),
          ] + (hasIntervals ? [intervalText(of: index, in: distribution)] : [])
        return ReportTable.Row(
          cells: [heading] + texts.map { ReportTable.Cell($0) },
          isContinuation: hasItems && index > 0)
      }
    }
    let titles =
      [say("Respondents"), say("Share")]
      + (hasIntervals
        ? [holdTogether ? say("\(level) together") : say("\(level) interval")] : [])
    let columns =
      [ReportTable.Column(title: hasItems ? say("Item and answer") : say("Answer"))]
      + titles.map { ReportTable.Column(title: $0, isNumber: true) }
    return ReportTable(
      caption: holdTogether
        ? say("All answers, with intervals that hold together at \(level)")
        : say("All answers"),
      kind: "distribution", columns: columns, rows: rows,
      notes: methodNotes(distributions, question: question))
  }

  // MARK: - Words

  private func label(of distribution: DistributionFinding, question: Question) -> String {
    ReportWords.line(distribution.item?.label ?? question.text)
  }

  /// How many a distribution is of; with a design those with a weight above 0.
  private func base(of distribution: DistributionFinding) -> Int {
    distribution.sampled?.shares?.first?.mean.respondents ?? distribution.trials
  }

  private func shareText(of part: Int, in distribution: DistributionFinding) -> String {
    distribution.sampled == nil
      ? ReportNumbers.share(distribution.parts[part].count, of: distribution.trials)
      : DecimalFormat.percent(distribution.share(part))
  }

  private func intervalText(of index: Int, in distribution: DistributionFinding) -> String {
    if let simultaneous = distribution.simultaneous {
      guard let intervals = simultaneous.intervals, intervals.indices.contains(index) else {
        return "undefined"
      }
      return ReportNumbers.interval(intervals[index])
    }
    if let sampled = distribution.sampled {
      return sampled.intervals.map { ReportNumbers.interval($0[index]) } ?? "none"
    }
    guard distribution.separate.indices.contains(index) else { return "none" }
    return distribution.separate[index].interval.map(ReportNumbers.interval) ?? "undefined"
  }

  /// Which method made the intervals of which item, and why where it is not the usual one.
  private func methodNotes(
    _ distributions: [DistributionFinding], question: Question
  ) -> [String] {
    let groups = distributions.together(by: methodSentence)
    return groups.map { sentence, distributions in
      let labels = distributions.map { label(of: $0, question: question) }
      return groups.count == 1 ? sentence : "\(labels.joined(separator: "; ")): \(sentence)"
    }
  }

  private func methodSentence(_ distribution: DistributionFinding) -> String {
    if let sampled = distribution.sampled {
      return sampled.intervals == nil
        ? "No intervals."
        : "Method: Wilson by the survey's design, with Bonferroni's correction for \(sampled.categories.count) answers."
    }
    guard let simultaneous = distribution.simultaneous else {
      return distribution.separate.isEmpty
        ? "No intervals."
        : "Each interval stands alone, because the counts do not sum to the base."
    }
    let name = ReportMethods.name(slug: simultaneous.method)
    let reasons = simultaneous.warnings.map { ReportWords.sentence($0.message) }
    return (["Method: \(name)."] + reasons.map(ReportWords.capitalised)).joined(separator: " ")
  }

  // MARK: - Sides of a scale

  /// The levels of a question's scale from the unfavourable end to the favourable one, which is the
  /// end that holds the headline; nil without a scale.
  private func orderedLevels(of question: Question) -> [String]? {
    guard let scale = scale(of: question) else { return nil }
    guard let headline = scale.headline else { return scale.levels }
    let box = scale.boxes.first { $0.name == headline }?.levels ?? [headline]
    let places = box.compactMap { scale.levels.firstIndex(of: $0) }
    let isFirstHalf = places.reduce(0) { $0 + 2 * $1 + 1 } < places.count * scale.levels.count
    return isFirstHalf ? scale.levels.reversed() : scale.levels
  }

  private func tone(
    of part: DistributionFinding.Part, index: Int, levels: [String]?, apart: [String]
  ) -> DistributionChart.Tone {
    guard let levels else { return part.isRemainder ? .apart : .plain(index) }
    if part.isApart {
      return .aside(part.categories.first.flatMap { apart.firstIndex(of: $0) } ?? 0)
    }
    let places = part.categories.compactMap { levels.firstIndex(of: $0) }
    if places.isEmpty { return .apart }
    // Twice the distance from the middle of the scale, so that it stays whole.
    let distances = places.map { 2 * $0 + 1 - levels.count }
    if distances.allSatisfy({ $0 == 0 }) { return .middle }
    let farthest = distances.map(abs).max() ?? 1
    let nearest = distances.map(abs).min() ?? 1
    let step = DistributionChart.step((farthest + nearest) / 2, of: levels.count)
    if distances.allSatisfy({ $0 < 0 }) { return .left(step) }
    if distances.allSatisfy({ $0 > 0 }) { return .right(step) }
    return .apart
  }

  private static func fromLeft(
    _ first: DistributionChart.Segment, _ second: DistributionChart.Segment
  ) -> Bool {
    order(first.tone) < order(second.tone)
  }

  /// The place of a tone from the left end of a bar to the right.
  private static func order(_ tone: DistributionChart.Tone) -> Int {
    switch tone {
    case .left(let step): -step
    case .middle: 0
    case .right(let step): step
    case .plain(let index): 10 + index
    case .aside(let index): 10 + index
    case .apart: Int.max
    }
  }
}

extension DistributionChart {
  /// How strong the tone of a level is, 1 to 3: by twice its distance from the middle of the scale.
  static func step(_ distance: Int, of levels: Int) -> Int {
    let outermost = levels - 1
    if distance >= outermost { return 3 }
    return distance * 2 > outermost ? 2 : 1
  }
}
