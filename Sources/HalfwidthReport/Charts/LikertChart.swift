/// How answers spread over a scale as diverging bars, with the interval of the share that the scale is read by beside
/// them where it is known.
struct LikertChart: StandaloneChart {
  var title: String
  private let spread: DistributionChart
  private let intervals: IntervalChart?
  private let rows: [Row]

  /// A row: its bar and its share by their places; nil where it has none.
  private struct Row {
    var label: String
    var bar: Int?
    var share: Int?
  }

  /// The bars alone.
  init(_ chart: DistributionChart) {
    title = chart.title
    spread = chart
    intervals = nil
    rows = chart.rows.enumerated().map { Row(label: $1.label, bar: $0) }
  }

  /// The bars beside their shares, and below them the bars that have none.
  init(_ chart: AnswerChart) {
    title = chart.spread.title
    spread = chart.spread
    intervals = chart.intervals
    let known = zip(chart.intervals.rows, chart.bars).enumerated().map { index, pair in
      Row(label: pair.0.label, bar: pair.1, share: index)
    }
    let drawn = Set(chart.bars.compactMap(\.self))
    let others = chart.spread.rows.enumerated().filter { !drawn.contains($0.offset) }
    rows = known + others.map { Row(label: $1.label, bar: $0) }
  }

  private func share(of row: Row) -> IntervalChart.Row? {
    row.share.flatMap { intervals?.rows[$0] }
  }

  var words: String {
    rows.map { row in
      let parts = row.bar.map { bar in
        spread.rows[bar].segments.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
      }
      let share = share(of: row).map { share in
        "\(intervals?.title ?? ""): \(share.value)"
          + (share.intervalText.map { ", interval \($0)" } ?? "")
      }
      return "\(row.label): " + [parts, share].compactMap(\.self).joined(separator: "; ")
    }.joined(separator: ". ") + "."
  }

  func draw(in drawing: inout ChartDrawing) {
    ChartLegend(
      entries: spread.legend.map { entry in
        .init(
          name: entry.name, mark: .bar(entry.tone.style, isHatched: entry.isRemainder))
      }
    ).draw(in: &drawing)
    let layout = spread.layout
    let axis = ChartAxis(
      ticks: layout.centre.map { [.init(place: $0, label: "", isCentre: true)] } ?? [])
    var columns: [ChartRows.Column] = [
      .text(.init(cells: rows.map(\.label), share: intervals == nil ? 0.36 : 0.26)),
      .plot(
        .init(axis: axis, weight: 2.2) { row, strip, drawing in
          guard let bar = rows[row].bar else { return }
          for placed in layout.rows[bar] where placed.segment.share > 0 {
            Self.draw(placed, in: strip, &drawing)
          }
          if let centre = layout.centre {
            let x = strip.place(centre)
            drawing.line(
              "ink", from: (x, strip.y.lowerBound), to: (x, strip.y.upperBound), width: 1.5)
          }
        }),
    ]
    if let intervals {
      let shares = rows.map(share)
      columns += [
        .plot(
          .init(axis: ChartAxis(shares: ComparisonChart.shareTicks), header: intervals.title) {
            row, strip, drawing in
            shares[row]?.draw(in: strip, &drawing)
          }),
        .text(
          .init(
            cells: shares.map { share in
              drawing.language.numbers(
                share.map { $0.value + ($0.intervalText.map { " (\($0))" } ?? "") } ?? "")
            }, style: .quiet, share: 0.16)),
      ]
    }
    ChartRows(columns, rows: rows.count).draw(in: &drawing)
  }

  /// A part of a bar, with its share in it where there is room.
  private static func draw(
    _ placed: DistributionChart.PlacedSegment, in strip: ChartRows.Strip,
    _ drawing: inout ChartDrawing
  ) {
    let segment = placed.segment
    let x = strip.places(placed.start...placed.start + placed.width)
    let y = strip.middle - 9...strip.middle + 9
    drawing.bar(segment.tone.style, x: x, y: y, isHatched: segment.isRemainder)
    let style = ChartDrawing.TextStyle.quiet
    guard
      x.upperBound - x.lowerBound >= TextMetrics.width(segment.value, size: style.size) + 4
    else { return }
    drawing.write(
      [segment.value], x: (x.lowerBound + x.upperBound) / 2,
      top: strip.middle - TextMetrics.lineHeight(segment.value, size: style.size) / 2,
      anchor: .middle, style: style, colour: "on-" + segment.tone.style)
  }
}
