extension IntervalChart: StandaloneChart {
  var words: String {
    rows.map { row in
      "\(row.label): \(row.value)" + (row.intervalText.map { ", interval \($0)" } ?? "")
    }.joined(separator: "; ") + "."
  }

  func draw(in drawing: inout ChartDrawing) {
    lines(in: drawing.language).draw(in: &drawing)
  }

  /// The rows with their labels, marks and numbers.
  func lines(in language: ReportLanguage) -> ChartRows {
    ChartRows(
      [
        .text(.init(cells: rows.map(\.label), share: 0.36)),
        .plot(
          .init(axis: ChartAxis(shares: Self.ticks)) { row, strip, drawing in
            rows[row].draw(in: strip, &drawing)
          }),
        .text(
          .init(
            cells: rows.map { language.numbers($0.value) }, style: .value, share: 0.16,
            isNumber: true)),
        .text(
          .init(
            cells: rows.map { language.numbers($0.intervalText ?? "") }, style: .quiet, share: 0.2)),
      ], rows: rows.count)
  }
}

extension IntervalChart.Row {
  /// The interval as a line, and the dot, or the bar from the smallest to the largest share; hollow where there is no
  /// interval.
  func draw(in strip: ChartRows.Strip, _ drawing: inout ChartDrawing) {
    if let interval { drawing.interval(strip.places(interval), y: strip.middle) }
    drawing.dot(interval == nil ? .hollow : .full, at: strip.places(estimates), y: strip.middle)
  }
}
