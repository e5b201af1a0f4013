internal import Halfwidth
public import HalfwidthSurvey

/// The charts of a survey's findings, each as a picture of its own.
public struct ReportCharts {
  private let builder: ReportOutlineBuilder

  /// Takes findings; charts of groups are those that the findings have.
  public init(_ findings: SurveyFindings, version: String) {
    builder = ReportOutlineBuilder(findings, provenance: .init(version: version))
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
    private let notes: [String]

    init(_ kind: Kind, _ chart: any StandaloneChart, item: String? = nil, notes: [String]) {
      self.kind = kind
      self.chart = chart
      self.item = item
      self.notes = notes
    }

    /// The picture as an SVG file.
    ///
    /// - Parameters:
    ///   - width: In pixels, within ``ReportCharts/widths``.
    ///   - title: What stands above it, in the place of its own title.
    public func svg(width: Int? = nil, title: String? = nil) -> String {
      var chart = chart
      if let title { chart.title = title }
      return chart.drawing(
        width: width.map(Double.init) ?? ChartDrawing.usualWidth,
        colours: ChartColours(ReportPalette.light), notes: notes
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
    let headlines = builder.byHeadline(found.quantities).filter(\.isHeadline)
    let shares = builder.chart(of: headlines, question: question).map { titled($0, question) }
    var plots: [Plot] = []
    if let shares { plots.append(plot(.interval, shares)) }
    plots += found.numbers.compactMap { number in
      number.classes.map {
        plot(
          .interval, titled(builder.chart(of: $0, question: question), question),
          item: number.item?.id)
      }
    }
    plots += [likert(found, shares), ranks(found)].compactMap(\.self)
    plots += builder.findings.groups.flatMap { groups(of: question, by: $0) }
    return plots + headlines.compactMap(histogram)
  }

  /// The charts of a planned comparison; nil for an id that none has.
  public func plots(ofComparison id: String) -> [Plot]? {
    guard let found = builder.findings.comparisons.first(where: { $0.comparison.id == id }) else {
      return nil
    }
    let words = ComparisonWords(
      comparison: found, level: builder.level, isCounted: builder.knowsPairs)
    if found.compared == 0 { return [] }
    var chart =
      found.items.isEmpty
      ? builder.sampledChart(found, words) : builder.exactChart(found, words)
    let note = chart.title
    chart.title = words.heading
    return pair(chart, notes: [note])
  }

  /// Every headline of the survey on one axis, by section; nil where fewer than two have a share.
  public var overview: Plot? {
    builder.overviewChart.map { chart in
      var chart = chart
      let note = chart.title
      chart.title = ReportWords.line(builder.codebook.title)
      return plot(.interval, chart, notes: [note])
    }
  }

  // MARK: - Charts

  /// Who was asked, and what the intervals are.
  private var notes: [String] {
    let outline = builder.outline(of: [])
    return [outline.sample, outline.citation].filter { !$0.isEmpty }
  }

  private func plot(
    _ kind: Kind, _ chart: any StandaloneChart, item: String? = nil, notes: [String] = []
  ) -> Plot {
    Plot(kind, chart, item: item, notes: notes + self.notes)
  }

  private func pair(_ chart: ComparisonChart, notes: [String]) -> [Plot] {
    [
      plot(.dumbbell, chart, notes: notes),
      plot(.forest, ForestChart(comparison: chart, title: chart.title), notes: notes),
    ]
  }

  /// A chart whose title names the question as well, as it stands alone.
  private func titled(_ chart: IntervalChart, _ question: Question) -> IntervalChart {
    var chart = chart
    chart.title = title(question, chart.title)
    return chart
  }

  private func title(_ question: Question, _ words: String) -> String {
    let text = ReportWords.line(question.text)
    return text.last.map { ".?!:".contains($0) } == true
      ? "\(text) \(words)" : "\(text): \(words.prefix(1).lowercased())\(words.dropFirst())"
  }

  private func likert(_ found: QuestionFindings, _ shares: IntervalChart?) -> Plot? {
    let distributions = builder.shownDistributions(found)
    guard !distributions.isEmpty else { return nil }
    let bars = builder.distributionChart(of: distributions, question: found.question)
    var headline = builder.chart(
      of: found.quantities.filter(\.isHeadline), question: found.question)
    // Beside bars of answers that exclude each other the same shares would stand twice.
    if !bars.isDiverging { headline = nil }
    // Without items a bar is called after the question, and its share after the answer.
    if bars.rows.count == 1, headline?.rows.count == 1 {
      headline?.rows[0].label = bars.rows[0].label
    }
    var ordered = bars
    let order = shares?.rows.map(\.label) ?? []
    ordered.rows = bars.rows.enumerated().sorted { first, second in
      let places = [first, second].map { order.firstIndex(of: $0.element.label) ?? order.count }
      return (places[0], first.offset) < (places[1], second.offset)
    }.map(\.element)
    return plot(
      .likert,
      LikertChart(bars: ordered, headline: headline, title: title(found.question, bars.title)))
  }

  private func ranks(_ found: QuestionFindings) -> Plot? {
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
    return plot(
      .ranks,
      RankChart(
        title: title(found.question, "Ranks that hold together at \(builder.level)"),
        rows: rows.sorted {
          ($0.sample.lowerBound, $0.sample.upperBound) < (
            $1.sample.lowerBound, $1.sample.upperBound
          )
        }))
  }

  private func histogram(_ headline: QuantityFinding) -> Plot? {
    guard case .counts(let counts) = headline.knowledge, let only = counts.only,
      let compared = builder.findings.bootstrap.first(where: { $0.counts == only })
    else { return nil }
    return plot(.histogram, builder.histogram(compared), item: headline.item?.id)
  }

  private func groups(of question: Question, by found: GroupFindings) -> [Plot] {
    guard let grouped = found.questions.first(where: { $0.question.id == question.id }) else {
      return []
    }
    let by = ReportWords.line(found.by.text)
    let rows = grouped.items.map { item in
      GroupChart.Row(
        label: ReportWords.line(item.item?.label ?? question.text), cells: item.cells.map(row))
    }
    guard rows.contains(where: { $0.cells.contains { $0 != nil } }) else { return [] }
    let chart = GroupChart(
      title: title(question, "Shares by group with \(builder.level) intervals (\(by))"),
      groups: found.groups.map { "\(ReportWords.line($0.label)) (n = \($0.respondents))" },
      rows: rows)
    var plots = [plot(.groups, chart)]
    if found.groups.count == 2, var pair = builder.differences(grouped, of: found) {
      let note = pair.title
      pair.title = title(question, "Difference of the groups (\(by))")
      plots += self.pair(pair, notes: [note])
    }
    return plots
  }

  private func row(_ cell: GroupedItem.Cell) -> IntervalChart.Row? {
    builder.estimates(cell).map {
      IntervalChart.Row(
        label: "", estimates: $0, interval: builder.interval(cell), value: builder.words(cell)[1])
    }
  }
}
