extension ComparisonChart: StandaloneChart {
  var words: String {
    rows.map { row in
      "\(row.label): \(row.description); difference \(row.value)"
        + (row.intervalText.map { ", interval \($0)" } ?? "")
        + (row.verdict.map { ", \($0.word)" } ?? "")
    }.joined(separator: ". ") + "."
  }

  /// The shares as a dot and a ring with a line between them, and their difference beside.
  func draw(in drawing: inout ChartDrawing) {
    let language = drawing.language
    ChartLegend(entries: [
      .init(name: sides.first, mark: .dot(.full)), .init(name: sides.second, mark: .dot(.ring)),
    ]).draw(in: &drawing)
    ChartRows(
      [
        .text(.init(cells: rows.map(\.label), share: 0.26)),
        .plot(
          .init(axis: ChartAxis(shares: Self.shareTicks), header: language.text("Shares")) {
            row, strip, drawing in
            let row = rows[row]
            let ends = [row.first, row.second].flatMap { [$0.lowerBound, $0.upperBound] }
              .map(strip.place)
            drawing.line(
              "quiet", from: (ends.min() ?? 0, strip.middle), to: (ends.max() ?? 0, strip.middle),
              width: 1.5)
            drawing.dot(.full, at: strip.places(row.first), y: strip.middle)
            drawing.dot(.ring, at: strip.places(row.second), y: strip.middle)
          }), .plot(differences(in: language)),
      ] + numbers(in: language), rows: rows.count
    ).draw(in: &drawing)
  }

  /// The differences with their intervals.
  fileprivate func differences(in language: ReportLanguage) -> ChartRows.Plot {
    let axis = differenceAxis
    func place(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
      axis.place(range.lowerBound)...axis.place(range.upperBound)
    }
    return .init(
      axis: ChartAxis(
        ticks: axis.ticks.map { tick in
          .init(
            place: axis.place(Double(tick) * axis.step), label: axis.label(tick),
            isCentre: tick == 0)
        }), header: language.text("Difference in percentage points")
    ) { row, strip, drawing in
      if let interval = rows[row].interval {
        drawing.interval(strip.places(place(interval)), y: strip.middle)
      }
      drawing.dot(
        rows[row].interval == nil ? .hollow : .full,
        at: strip.places(place(rows[row].difference)), y: strip.middle)
    }
  }

  /// The differences and their intervals as text, and what is shown of them.
  fileprivate func numbers(in language: ReportLanguage) -> [ChartRows.Column] {
    let verdicts = rows.map { $0.verdict?.word ?? "" }
    return [
      .text(
        .init(
          cells: rows.map { language.numbers($0.value) }, style: .value, share: 0.14, isNumber: true
        )),
      .text(
        .init(
          cells: rows.map { language.numbers($0.intervalText ?? "") }, style: .quiet, share: 0.18)),
    ]
      + (verdicts.contains { !$0.isEmpty }
        ? [
          .text(.init(cells: verdicts, style: .quiet, share: 0.12, header: language.text("Shown")))
        ] : [])
  }
}

/// The same as a forest: the differences with their intervals, and everything else as text.
struct ForestChart: StandaloneChart {
  var comparison: ComparisonChart
  var title: String

  var words: String { comparison.words }

  func draw(in drawing: inout ChartDrawing) {
    let rows = comparison.rows
    let language = drawing.language
    func side(_ title: String, _ shares: KeyPath<ComparisonChart.Row, ClosedRange<Double>>)
      -> ChartRows.Column
    {
      .text(
        .init(
          cells: rows.map { SentenceStyle.apa.percents($0[keyPath: shares], of: nil) },
          share: 0.15, isNumber: true, header: title))
    }
    ChartRows(
      [
        .text(.init(cells: rows.map(\.label), share: 0.26)),
        side(comparison.sides.first, \.first), side(comparison.sides.second, \.second),
        .plot(comparison.differences(in: language)),
      ] + comparison.numbers(in: language), rows: rows.count
    ).draw(in: &drawing)
  }
}
