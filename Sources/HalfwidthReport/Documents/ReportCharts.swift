internal import Halfwidth
public import HalfwidthSurvey

/// The charts of a survey's findings, each as a picture of its own.
public struct ReportCharts {
  private let builder: ReportOutlineBuilder

  /// Takes findings; charts of groups are those that the findings have.
  public init(_ findings: SurveyFindings) {
    builder = ReportOutlineBuilder(findings, provenance: ReportProvenance(version: ""))
  }

  /// The kinds of chart; raw values are what they are called where one is asked for.
  public enum Kind: String, CaseIterable, Sendable {
    /// Shares as dots with their intervals.
    case interval
    /// How answers spread over a scale, with the share that it is read by beside.
    case likert
    /// Ranks in the sample and beyond it.
    case ranks
    /// The shares of groups, a small chart for each.
    case groups
    /// Two shares, and their difference beside.
    case dumbbell
    /// Differences with their intervals, and all numbers as text.
    case forest
    /// One share in all resamples.
    case histogram
  }

  /// One chart.
  public struct Plot {
    /// Its kind.
    public let kind: Kind
    /// The id of the item that it is of; nil where it is of all.
    public let item: String?
    private let chart: any StandaloneChart
    private let heading: String
    private let notes: [String]
    private let language: ReportLanguage

    init(
      _ kind: Kind, _ chart: any StandaloneChart, item: String?, heading: String, notes: [String],
      language: ReportLanguage
    ) {
      self.kind = kind
      self.chart = chart
      self.item = item
      self.heading = heading
      self.notes = notes
      self.language = language
    }

    /// The picture as an SVG file.
    ///
    /// - Parameters:
    ///   - width: In pixels, within ``ReportCharts/widths``.
    ///   - title: What stands above it, in the place of the question.
    public func svg(width: Int? = nil, title: String? = nil) -> String {
      chart.drawing(
        heading: title ?? heading, width: width.map(Double.init) ?? ChartDrawing.usualWidth,
        colours: ChartColours(ReportPalette.light), language: language, notes: notes
      ).svg
    }
  }

  /// The least and the greatest width of a chart in pixels.
  public static let widths = 320...2400

  // MARK: - What there is

  /// The ids of the questions.
  public var questions: [String] { findings.map(\.question.id) }

  /// The ids of the planned comparisons.
  public var comparisons: [String] { builder.findings.comparisons.map(\.comparison.id) }

  private var findings: [QuestionFindings] { builder.findings.sections.flatMap(\.questions) }

  /// The charts of a question, the usual one first; nil for an id that no question has.
  public func plots(ofQuestion id: String) -> [Plot]? {
    guard let found = findings.first(where: { $0.question.id == id }) else { return nil }
    let question = found.question
    let heading = ReportWords.line(question.text)
    func plot(_ kind: Kind, _ chart: any StandaloneChart, of item: Question.Item? = nil) -> Plot {
      let name = item.map { "\(heading): \(ReportWords.line($0.label))" }
      return self.plot(kind, chart, item: item?.id, heading: name ?? heading)
    }
    let headlines = builder.byHeadline(found.quantities).filter(\.isHeadline)
    let shares = builder.chart(of: headlines, question: question)
    var plots: [Plot] = []
    if let shares { plots.append(plot(.interval, shares)) }
    for number in found.numbers {
      if let classes = number.classes {
        plots.append(
          plot(.interval, builder.chart(of: classes, question: question), of: number.item))
      }
    }
    if let chart = likert(found, headlines) { plots.append(plot(.likert, chart)) }
    if let chart = ranks(found) { plots.append(plot(.ranks, chart)) }
    for groups in builder.findings.groups {
      plots += self.groups(of: question, by: groups).map { plot($0.kind, $0.chart) }
    }
    for headline in headlines {
      if let chart = histogram(headline) {
        plots.append(plot(.histogram, chart, of: headline.item))
      }
    }
    return plots
  }

  /// The charts of a planned comparison; nil for an id that none has.
  public func plots(ofComparison id: String) -> [Plot]? {
    guard let found = builder.findings.comparisons.first(where: { $0.comparison.id == id }) else {
      return nil
    }
    let words = builder.words(of: found)
    if found.compared == 0 { return [] }
    let chart =
      found.items.isEmpty
      ? builder.sampledChart(found, words) : builder.exactChart(found, words)
    return pair(chart).map { plot($0.kind, $0.chart, heading: words.heading) }
  }

  /// The main share of every item on one axis, by section; nil where fewer than two have a share.
  public var overview: Plot? {
    builder.overviewChart.map {
      plot(.interval, $0, heading: ReportWords.line(builder.codebook.title))
    }
  }

  // MARK: - Charts

  /// Who was asked, and what the intervals are.
  private var notes: [String] {
    let outline = builder.outline(of: [])
    return [outline.sample, outline.citation].filter { !$0.isEmpty }
  }

  private func plot(
    _ kind: Kind, _ chart: any StandaloneChart, item: String? = nil, heading: String
  ) -> Plot {
    Plot(
      kind, chart, item: item, heading: heading, notes: notes, language: builder.language)
  }

  private typealias Drawn = (kind: Kind, chart: any StandaloneChart)

  private func pair(_ chart: ComparisonChart) -> [Drawn] {
    [(.dumbbell, chart), (.forest, ForestChart(comparison: chart, title: chart.title))]
  }

  private func likert(
    _ found: QuestionFindings, _ headlines: [QuantityFinding]
  ) -> LikertChart? {
    let question = found.question
    let distributions = builder.shownDistributions(found)
    guard !distributions.isEmpty else { return nil }
    // The answers of a question without a scale are its shares already.
    guard builder.scale(of: question) != nil,
      let shares = builder.chart(of: headlines, question: question)
    else { return LikertChart(builder.distributionChart(of: distributions, question: question)) }
    return LikertChart(
      builder.answers(
        headlines.filter { $0.estimates != nil }, shares, beside: distributions, in: question))
  }

  private func ranks(_ found: QuestionFindings) -> RankChart? {
    guard let list = found.ranks, let ranks = list.finding.ranks else { return nil }
    let rows = list.items.enumerated().compactMap { place, id -> RankChart.Row? in
      guard let item = found.question.items.first(where: { $0.id == id }),
        let quantity = found.quantities.first(where: { $0.item?.id == id && $0.isHeadline })
      else { return nil }
      return RankChart.Row(
        label: ReportWords.line(item.label), sample: ranks.sampleRanks[place],
        possible: ranks.intervals[place], value: list.cell(of: quantity))
    }
    guard rows.count == list.items.count else { return nil }
    return RankChart(
      title: builder.say("Ranks that hold together at \(builder.level)"),
      rows: rows.sorted {
        ($0.sample.lowerBound, $0.sample.upperBound) < (
          $1.sample.lowerBound, $1.sample.upperBound
        )
      })
  }

  private func histogram(_ headline: QuantityFinding) -> HistogramChart? {
    guard case .counts(let counts) = headline.knowledge, let only = counts.only else { return nil }
    return builder.findings.bootstrap.first { $0.counts == only }.map(builder.histogram)
  }

  private func groups(of question: Question, by found: GroupFindings) -> [Drawn] {
    guard let grouped = found.questions.first(where: { $0.question.id == question.id }) else {
      return []
    }
    let rows = grouped.items.map { item in
      GroupChart.Row(
        label: ReportWords.line(item.item?.label ?? question.text), cells: item.cells.map(row))
    }
    guard rows.contains(where: { $0.cells.contains { $0 != nil } }) else { return [] }
    let chart = GroupChart(
      title: builder.say(
        "Shares with \(builder.level) intervals, by: \(ReportWords.line(found.by.text))"),
      groups: found.groups.map { "\(ReportWords.line($0.label)) (n = \($0.respondents))" },
      rows: rows)
    let pair = builder.differences(grouped, of: found).map(pair) ?? []
    return [(.groups, chart)] + pair
  }

  private func row(_ cell: GroupedItem.Cell) -> IntervalChart.Row? {
    builder.estimates(cell).map {
      IntervalChart.Row(
        label: "", estimates: $0, interval: builder.interval(cell), value: builder.words(cell)[1])
    }
  }
}
