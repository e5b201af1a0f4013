internal import Halfwidth
internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// The items of a comparison that were compared by the survey's design: a chart, each in words, and tables.
  func sampled(
    _ comparison: ComparisonFindings, _ words: ComparisonWords, _ notes: [String]
  ) -> [ReportOutline.Block] {
    let tables = [
      table(comparison, words), jointTable(comparison, words), changeTable(comparison, words),
    ]
    return [.chart(.comparison(sampledChart(comparison, words))), numbers(tables, notes)]
  }

  /// The shares by a survey's design, and their differences.
  func sampledChart(
    _ comparison: ComparisonFindings, _ words: ComparisonWords
  ) -> ComparisonChart {
    ComparisonChart(
      title: differencesTitle,
      sides: (words.firstName, words.secondName),
      rows: comparison.sampled.map { item in
        let difference = item.first.estimate - item.second.estimate
        return ComparisonChart.Row(
          label: label(item.item, of: comparison),
          first: item.first.estimate...item.first.estimate,
          second: item.second.estimate...item.second.estimate,
          difference: difference...difference,
          interval: item.difference?.interval.map { $0.lower...$0.upper },
          value: points(item), intervalText: item.difference?.interval.map { _ in limits(item) },
          description: shares(item, words),
          verdict: item.pValue == nil ? nil : words.verdict(item.verdict),
          sentence: sentence(item, words))
      })
  }

  private func points(_ item: SampledComparison) -> String {
    let difference = item.first.estimate - item.second.estimate
    return ReportNumbers.points(difference...difference)
  }

  private func limits(_ item: SampledComparison) -> String {
    item.difference?.interval.map { ReportNumbers.limits($0.lower...$0.upper) }
      ?? (item.reason == nil ? "undefined" : "none")
  }

  func shares(_ item: SampledComparison, _ words: ComparisonWords) -> String {
    func side(_ share: WeightedShare) -> String {
      "\(ReportNumbers.share(share)) of \(share.base ?? 0)"
    }
    return "\(side(item.first)) in \(words.firstName), \(side(item.second)) in \(words.secondName)"
  }

  /// What a reader may quote.
  func sentence(_ item: SampledComparison, _ words: ComparisonWords) -> String {
    var sentences = ["\(shares(item, words))."]
    if let reason = item.reason {
      return (sentences + ["Not tested. \(reason.message)"]).joined(separator: " ")
    }
    if item.difference?.interval != nil {
      sentences.append(
        "The \(level) interval of the difference, \(words.direction), is \(limits(item)) points.")
    }
    guard let p = item.pValue else {
      return (sentences + ["There is no test."]).joined(separator: " ")
    }
    let isShown = item.verdict == .every
    let test = item.joint == nil ? "Rao and Scott's test" : "Student's test by the design"
    sentences.append(
      "\(isShown ? "A difference is shown" : "A difference cannot be shown with these answers") (\(test), p "
        + "\(ReportNumbers.pValue(p))).")
    return sentences.joined(separator: " ")
  }

  private func table(_ comparison: ComparisonFindings, _ words: ComparisonWords) -> ReportTable {
    let isPaired = comparison.comparison.design == .paired
    return differenceTable(
      words, tests: say("tests by the survey's design"),
      rows: comparison.sampled.map { item in
        ReportTable.Row(
          [
            label(item.item, of: comparison), ReportNumbers.share(item.first),
            ReportNumbers.share(item.second), points(item), limits(item),
          ] + verdict(item))
      },
      notes: [
        isPaired
          ? "Shares are of those who answered both. The interval is by linearisation with Student's t, and p is that of the "
            + "same t. What missing answers would have been is not in it."
          : "The interval is by linearisation with Student's t; p is that of Rao and Scott's F test.",
        "Adjusted p is Holm's, for \(comparison.isLowerBound ? "at least " : "")\(comparison.multiplicity) "
          + "\(comparison.multiplicity == 1 ? "item" : "items").",
      ]
        + (comparison.isLowerBound
          ? [
            "How many items were asked is not known: the adjusted values are lower bounds."
          ] : [])
        + distinct(comparison.sampled.compactMap(\.reason)).map { leftOut(comparison, $0) }
        + ReportWords.sentences(comparison.sampled.flatMap(\.warnings)))
  }

  private func leftOut(_ comparison: ComparisonFindings, _ reason: NoIntervalReason) -> String {
    let labels = comparison.sampled.filter { $0.reason == reason }.map {
      label($0.item, of: comparison)
    }
    return "No interval and no test: \(labels.joined(separator: "; ")). \(reason.message)"
  }

  private func verdict(_ item: SampledComparison) -> [String] {
    guard let p = item.pValue, let adjusted = item.adjusted else {
      return ["\u{2013}", "\u{2013}", say("no test")]
    }
    return [
      ReportNumbers.pValue(p), ReportNumbers.pValue(adjusted),
      item.adjustedVerdict == .every
        ? say("yes")
        : item.verdict == .every ? say("yes; adjusted: not shown") : say("not shown"),
    ]
  }

  /// How the two answers of the same respondents go together; nil for different ones.
  private func jointTable(
    _ comparison: ComparisonFindings, _ words: ComparisonWords
  ) -> ReportTable? {
    let joints = comparison.sampled.compactMap { item in item.joint.map { (item, $0) } }
    if joints.isEmpty { return nil }
    return jointTable(
      words,
      rows: joints.map { item, joint in
        ReportTable.Row(
          [label(item.item, of: comparison)]
            + [joint.both, joint.firstOnly, joint.secondOnly, joint.neither].map {
              DecimalFormat.percent($0)
            } + ["\(item.first.base ?? 0)", "\(joint.answeredOne)"])
      },
      notes: [
        "\(codebook.isWeighted ? "Weighted shares" : "Shares") of those who answered both: who gave the answer that is "
          + "compared to both questions, to the one only, or to neither."
      ])
  }

  /// How the same respondents moved on the scale; nil where that is not known.
  private func changeTable(
    _ comparison: ComparisonFindings, _ words: ComparisonWords
  ) -> ReportTable? {
    let changed = comparison.sampled.compactMap { item in item.change.map { (item, $0) } }
    if changed.isEmpty { return nil }
    return changeTable(
      words,
      rows: changed.map { item, change in
        let shares = change.shares
        return ReportTable.Row(
          [label(item.item, of: comparison)]
            + [shares.firstHigher, shares.same, shares.secondHigher].map {
              DecimalFormat.percent($0)
            } + [
              change.mean.estimate.map(steps) ?? "\u{2013}",
              change.mean.interval.map { "\(steps($0.lower)) to \(steps($0.upper))" }
                ?? (item.reason == nil ? "undefined" : "none"),
              change.mean.pValue.map { ReportNumbers.pValue($0) } ?? "\u{2013}",
              change.adjusted.map { ReportNumbers.pValue($0) } ?? "\u{2013}",
            ])
      },
      notes: [
        "\(codebook.isWeighted ? "Weighted shares" : "Shares") of those who gave a step of the scale to both. The mean is "
          + "in steps, taken as equally far from each other, with the linearised interval and Student's test, which is "
          + "adjusted by Holm's rule for itself."
      ])
  }
}
