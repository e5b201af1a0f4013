internal import Halfwidth
internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// The main share of every item that is an estimate, in one chart; nil for a survey with fewer than two.
  var overview: ReportOutline.Chapter? {
    overviewChart.map { chart in
      .init(
        part: .overview, heading: say("All at a glance"), anchor: "overview",
        place: .beforeContents,
        blocks: [.chart(.overview(chart))])
    }
  }

  /// The chart, by section.
  var overviewChart: OverviewChart? {
    let sections = findings.sections.map { section in
      section.questions.filter { $0.question.role == .estimate }.map(overviewRows)
    }
    let isWhole = sections.joined().reduce(0) { $0 + $1.count } <= Self.mostRows
    let groups = zip(findings.sections, sections).compactMap {
      section, questions -> OverviewChart.Group? in
      let rows = questions.flatMap { rows in isWhole ? rows : highest(of: rows) }
      if rows.isEmpty { return nil }
      let title = ReportWords.line(section.title)
      return .init(
        title: title.isEmpty ? say("Questions") : title,
        rows: rows.enumerated().sorted { first, second in
          (middle(second.element), first.offset) < (middle(first.element), second.offset)
        }.map(\.element))
    }
    guard groups.reduce(0, { $0 + $1.rows.count }) > 1 else { return nil }
    let title = LevelTitle(level) { level in
      isWhole
        ? say(
          "The main share of every item with its \(level) interval, by section, the highest first")
        : say(
          "The highest share of every question with its \(level) interval, by section, the highest first"
        )
    }
    let rows = groups.lazy.flatMap(\.rows).map(\.share)
    return OverviewChart(
      title: title.text, groups: groups, levelTitle: rows.canShowOthers ? title : nil)
  }

  /// More rows than these are no overview: then a question has one.
  private static let mostRows = 1_000

  private func highest(of rows: [OverviewChart.Row]) -> [OverviewChart.Row] {
    rows.max { middle($0) < middle($1) }.map { [$0] } ?? []
  }

  private func overviewRows(_ finding: QuestionFindings) -> [OverviewChart.Row] {
    let question = finding.question
    let anchor = anchor(of: question)
    return intervalRows(finding.quantities.filter(\.isHeadline), in: question) { quantity in
      label(question: question.id, item: quantity.item?.id, category: nil)
    }.map { .init(share: $0, anchor: anchor) }
  }

  private func middle(_ row: OverviewChart.Row) -> Double {
    (row.share.estimates.lowerBound + row.share.estimates.upperBound) / 2
  }
}
