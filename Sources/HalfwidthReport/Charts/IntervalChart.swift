internal import Halfwidth

/// Shares as dots with their intervals as lines, one row below the other on one axis from 0% to
/// 100%.
struct IntervalChart {
  /// What the chart shows, in one line.
  var title: String
  /// The rows, in the order they are drawn.
  var rows: [Row]
  /// The title with the level in it apart, where a page can show intervals of another one.
  var levelTitle: LevelTitle?

  /// One quantity.
  struct Row {
    var label: String
    /// The smallest and the largest share that the printed numbers leave possible.
    var estimates: ClosedRange<Double>
    /// The limits; nil where there is no interval.
    var interval: ClosedRange<Double>?
    /// The share, as text.
    var value: String
    /// The interval, as text.
    var intervalText: String?
    /// The counts that the interval is made from by a method for one proportion; nil where it is not.
    var counts: CandidateCounts?
    /// Its place in the report's own order.
    var place = 0
  }

  /// The shares that have a line of the grid.
  static let ticks = [0, 0.25, 0.5, 0.75, 1]
}

extension Sequence<IntervalChart.Row> {
  /// Whether there is a row of which a page can show other intervals.
  var canShowOthers: Bool { contains { $0.counts != nil } }
}

extension IntervalChart.Row {
  /// A row with the limits of an interval, also as text.
  init(
    label: String, estimates: ClosedRange<Double>, interval: ConfidenceInterval?, value: String,
    counts: CandidateCounts? = nil, place: Int = 0
  ) {
    self.init(
      label: label, estimates: estimates, interval: interval.map { $0.lower...$0.upper },
      value: value, intervalText: interval.map(ReportNumbers.interval), counts: counts, place: place
    )
  }

  /// The row's strip: the interval, and the dot, or the bar from the smallest to the largest share.
  ///
  /// It is hollow where there is no interval. The grid is the page's, and its text beside the strip says the same.
  var svg: String {
    var marks: [SVGElement] = []
    if let interval {
      marks.append(
        ChartPlacement.level("interval", from: interval.lowerBound, to: interval.upperBound))
    }
    marks.append(ChartPlacement.dot(interval == nil ? "dot hollow" : "dot", at: estimates))
    return ChartPlacement.decoration(marks)
  }
}
