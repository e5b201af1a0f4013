/// How answers spread over a scale as diverging bars, with the interval of the share that the scale is read by beside
/// them.
struct LikertChart: StandaloneChart {
  var bars: DistributionChart
  /// The shares, found by the labels of the bars; nil where the answers have none.
  var headline: IntervalChart?
  var title: String

  var words: String {
    bars.rows.map { row in
      let parts = row.segments.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
      let share = share(of: row).map { share in
        "; \(headline?.title ?? "") \(share.value)"
          + (share.intervalText.map { ", interval \($0)" } ?? "")
      }
      return "\(row.label): \(parts)\(share ?? "")"
    }.joined(separator: ". ") + "."
  }

  private func share(of row: DistributionChart.Row) -> IntervalChart.Row? {
    headline?.rows.first { $0.label == row.label }
  }

  func draw(in drawing: inout ChartDrawing) {
    ChartLegend(
      entries: bars.legend.map { entry in
        .init(
          name: entry.name, mark: .bar(entry.tone.style, isHatched: entry.isRemainder))
      }
    ).draw(in: &drawing)
    let layout = bars.layout
    let axis = ChartAxis(
      ticks: layout.centre.map { [.init(place: $0, label: "", isCentre: true)] } ?? [])
    var columns: [ChartRows.Column] = [
      .text(.init(cells: bars.rows.map(\.label), share: headline == nil ? 0.36 : 0.26)),
      .plot(
        .init(axis: axis, weight: 2.2) { row, strip, drawing in
          for placed in layout.rows[row] where placed.segment.share > 0 {
            Self.draw(placed, in: strip, &drawing)
          }
          if let centre = layout.centre {
            let x = strip.place(centre)
            drawing.line(
              "ink", from: (x, strip.y.lowerBound), to: (x, strip.y.upperBound), width: 1.5)
          }
        }),
    ]
    if let headline {
      let shares = bars.rows.map(share)
      columns += [
        .plot(
          .init(axis: ChartAxis(shares: ComparisonChart.shareTicks), header: headline.title) {
            row, strip, drawing in
            shares[row]?.draw(in: strip, &drawing)
          }),
        .text(
          .init(
            cells: shares.map {
              $0.map { "\($0.value) (\($0.intervalText ?? "no interval"))" } ?? ""
            },
            style: .quiet, share: 0.16)),
      ]
    }
    ChartRows(columns, rows: bars.rows.count).draw(in: &drawing)
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
