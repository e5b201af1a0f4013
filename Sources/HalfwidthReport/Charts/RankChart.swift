/// The ranks that items may have, from 1 on, one row below the other: the rank in the sample as a dot, and the ranks
/// beyond it as a line.
struct RankChart: StandaloneChart {
  var title: String
  /// The rows, in the order they are drawn.
  var rows: [Row]

  /// One item.
  struct Row {
    var label: String
    /// The rank in the sample; several where items are alike or counts are not known.
    var sample: ClosedRange<Int>
    /// The ranks that it may have beyond the sample.
    var possible: ClosedRange<Int>
    /// Both, as text.
    var value: String
  }

  var words: String { rows.map { "\($0.label): rank \($0.value)" }.joined(separator: "; ") + "." }

  /// The place of a rank along the axis; half a rank is left at its ends.
  private func place(_ rank: Int) -> Double { (Double(rank) - 0.5) / Double(max(rows.count, 1)) }

  private func places(_ ranks: ClosedRange<Int>) -> ClosedRange<Double> {
    place(ranks.lowerBound)...place(ranks.upperBound)
  }

  func draw(in drawing: inout ChartDrawing) {
    let axis = ChartAxis(
      ticks: rows.isEmpty ? [] : (1...rows.count).map { .init(place: place($0), label: "\($0)") })
    ChartRows(
      [
        .text(.init(cells: rows.map(\.label), share: 0.4)),
        .plot(
          .init(axis: axis, header: drawing.language.text("Rank, 1 for the largest share")) {
            row, strip, drawing in
            drawing.interval(strip.places(places(rows[row].possible)), y: strip.middle)
            drawing.dot(.full, at: strip.places(places(rows[row].sample)), y: strip.middle)
          }), .text(.init(cells: rows.map { drawing.language.numbers($0.value) }, share: 0.2)),
      ], rows: rows.count
    ).draw(in: &drawing)
  }
}
