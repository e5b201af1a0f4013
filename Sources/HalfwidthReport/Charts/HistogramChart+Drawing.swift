internal import Halfwidth

extension HistogramChart: StandaloneChart {
  var words: String {
    ([description] + intervals.map { "\($0.label): \($0.text)" }).joined(separator: ". ") + "."
  }

  /// The bars, with the intervals below them on the same axis.
  func draw(in drawing: inout ChartDrawing) {
    let tallest = drawn.map(\.probability).max() ?? 1
    let axis = ChartAxis(ticks: ticks.map { .init(place: place($0), label: Self.label($0)) })
    var rows = ChartRows(
      [
        .text(.init(cells: [""] + intervals.map(\.label), share: 0.2)),
        .plot(
          .init(axis: axis) { row, strip, drawing in
            if row == 0 {
              for bar in drawn { draw(bar, of: tallest, in: strip, &drawing) }
            } else {
              draw(intervals[row - 1], in: strip, &drawing)
            }
          }),
        .text(
          .init(
            cells: [""] + intervals.map { drawing.language.numbers($0.text) }, style: .quiet,
            share: 0.24)),
      ], rows: intervals.count + 1)
    rows.heights[0] = 170
    rows.draw(in: &drawing)
    drawing.notes([
      drawing.language.text(
        "The tallest bar is \(DecimalFormat.percent(tallest)) of the resamples.")
    ])
  }

  private func draw(
    _ bar: Bar, of tallest: Double, in strip: ChartRows.Strip, _ drawing: inout ChartDrawing
  ) {
    let half = 0.42 * step / (domain.upperBound - domain.lowerBound)
    let middle = place(bar.value)
    let height = (strip.y.upperBound - strip.y.lowerBound) * bar.probability / tallest
    drawing.bar(
      "right-2", x: strip.places(middle - half...middle + half),
      y: strip.y.upperBound - height...strip.y.upperBound)
  }

  private func draw(
    _ interval: Interval, in strip: ChartRows.Strip, _ drawing: inout ChartDrawing
  ) {
    let x = strip.places(place(interval.limits.lowerBound)...place(interval.limits.upperBound))
    drawing.interval(x, y: strip.middle)
    // A line without length is not seen.
    if x.lowerBound == x.upperBound { drawing.dot(.full, at: x, y: strip.middle) }
  }
}
