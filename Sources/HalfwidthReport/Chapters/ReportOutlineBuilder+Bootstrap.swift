internal import Halfwidth
internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// The appendix: the ideal bootstrap beside the intervals of the page; nil where there is none.
  var bootstrap: ReportOutline.Chapter? {
    let compared = findings.bootstrap
    guard !compared.isEmpty else { return nil }
    return ReportOutline.Chapter(
      part: .bootstrap, heading: say("Appendix: the bootstrap"), anchor: "bootstrap",
      blocks: [
        .details(
          .init(
            label: say("Why the intervals of this document are not from the bootstrap"),
            blocks: [.text(explanation(compared))]
              + histograms(compared).map { .chart(.histogram($0)) }
              + [.table(bootstrapTable(compared))]))
      ])
  }

  private func explanation(_ compared: [BootstrapComparison]) -> String {
    let name = ReportMethods.name(settings.method)
    var text =
      "A bootstrap interval comes from all samples that could be drawn from these respondents with "
      + "replacement. For a share their distribution is known, so the ideal bootstrap has no simulation "
      + "error; simulated ones come near it. The last columns say how often each interval would hold "
      + "the share of the larger group if that were the one in the row."
    if let worst = compared.min(by: { $0.percentileCoverage < $1.percentileCoverage }),
      worst.percentileCoverage < settings.level.confidence - 0.02
    {
      text +=
        " At \(share(worst)) the percentile interval would hold it in "
        + "\(coverage(worst.percentileCoverage)) of samples instead of \(level), and \(name)'s in "
        + "\(coverage(worst.analyticCoverage)): next to 0% and 100% resamples repeat what few "
        + "respondents said, and can't show what none of them did."
    }
    return text + " That is why the intervals on this page are not from the bootstrap."
  }

  private func share(_ comparison: BootstrapComparison) -> String {
    ReportNumbers.share(comparison.counts.successes, of: comparison.counts.trials)
  }

  private func coverage(_ value: Double) -> String {
    DecimalFormat.percent(value, places: 1)
  }

  private func bootstrapTable(_ compared: [BootstrapComparison]) -> ReportTable {
    let name = ReportMethods.name(settings.method)
    let titles = [
      say("Respondents"), say("Share"), name, say("Percentile"), "BCa", say("Held by \(name)"),
      say("Held by percentile"),
    ]
    func limits(_ interval: ConfidenceInterval?) -> String {
      guard let interval else { return "undefined" }
      return interval.lower == interval.upper
        ? "\(DecimalFormat.percent(interval.lower)) only" : ReportNumbers.interval(interval)
    }
    var notes = [
      "A row for each share that stands on this page, once. Percentile and BCa are of the ideal "
        + "bootstrap: no simulation error."
    ]
    if compared.contains(where: { $0.counts.successes == 0 || $0.counts.failures == 0 }) {
      notes.append(
        "Where all answered alike so do all resamples: the bootstrap's interval is one point, which "
          + "says nothing of a larger group. What holds exactly at 0% and 100% is left out of the last "
          + "columns.")
    }
    return ReportTable(
      caption: say("Intervals of the page beside those of the ideal bootstrap, \(level)"),
      kind: "bootstrap",
      columns: titles.map { ReportTable.Column(title: $0, isNumber: true) },
      rows: compared.map { row in
        let isEdge = row.counts.successes == 0 || row.counts.failures == 0
        return ReportTable.Row([
          "\(row.counts.successes) of \(row.counts.trials)", share(row), limits(row.analytic),
          limits(row.percentile), limits(row.bca),
          isEdge ? "\u{2013}" : coverage(row.analyticCoverage),
          isEdge ? "\u{2013}" : coverage(row.percentileCoverage),
        ])
      }, notes: notes)
  }

  /// The share that the bootstrap serves worst and the one next to the middle, where they tell apart.
  private func histograms(_ compared: [BootstrapComparison]) -> [HistogramChart] {
    let inner = compared.filter { $0.counts.successes > 0 && $0.counts.failures > 0 }
    guard
      let worst = inner.min(by: { $0.percentileCoverage < $1.percentileCoverage }),
      worst.percentileCoverage < settings.level.confidence - 0.02
    else { return [] }
    let central = inner.min {
      ($0.counts.estimate - 0.5).magnitude < ($1.counts.estimate - 0.5).magnitude
    }
    let shown = [worst] + (central.map { $0.counts == worst.counts ? [] : [$0] } ?? [])
    return shown.map(histogram)
  }

  /// All resamples of one share.
  func histogram(_ comparison: BootstrapComparison) -> HistogramChart {
    let counts = comparison.counts
    let largest = comparison.distribution.max { $0.probability < $1.probability }
    let atEdge = comparison.distribution.filter { $0.value == 0 || $0.value == 1 }
      .reduce(0) { $0 + $1.probability }
    var title = say("All resamples of \(counts.successes) of \(counts.trials)")
    if atEdge > 0.005 {
      let edge = counts.estimate > 0.5 ? "100%" : "0%"
      title = say("\(title): \(DecimalFormat.percent(atEdge)) of them have \(edge)")
    }
    let intervals = [
      (ReportMethods.name(settings.method), comparison.analytic),
      (say("Percentile"), comparison.percentile),
    ]
    return HistogramChart(
      title: title,
      description: "Most frequent among the resamples is "
        + DecimalFormat.percent(largest?.value ?? counts.estimate),
      bars: comparison.distribution.map { .init(value: $0.value, probability: $0.probability) },
      step: 1 / Double(counts.trials),
      intervals: intervals.compactMap { label, interval in
        interval.map {
          .init(label: label, limits: $0.lower...$0.upper, text: ReportNumbers.interval($0))
        }
      })
  }
}
