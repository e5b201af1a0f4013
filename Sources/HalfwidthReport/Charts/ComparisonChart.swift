internal import Halfwidth

/// Two shares of each item as a dot and a ring and, beside them, their difference with its interval: one row below
/// the other on two axes.
///
/// The shares have no intervals here, because whether two intervals overlap is no test; the interval
/// of the difference is.
struct ComparisonChart {
  /// What the chart shows, in one line.
  var title: String
  /// What the dot and the ring are, such as `Figure 14 (general)`.
  var sides: (first: String, second: String)
  /// The rows, in the order they are drawn.
  var rows: [Row]

  /// One item.
  struct Row {
    var label: String
    /// The smallest and the largest share that the printed numbers leave possible.
    var first: ClosedRange<Double>
    var second: ClosedRange<Double>
    /// The first share minus the second, likewise.
    var difference: ClosedRange<Double>
    /// The limits of the difference; nil where there is no interval.
    var interval: ClosedRange<Double>?
    /// The difference, as text.
    var value: String
    /// The interval, as text.
    var intervalText: String?
    /// The two shares in words.
    var description: String
    /// What is shown of the difference; nil where nothing was tested.
    var verdict: Verdict?
    /// The whole row as a reader may quote it; nil where a table says it.
    var sentence: String?
  }

  /// What is shown of a difference, as a word and a mark.
  struct Verdict {
    var word: String
    var mark: Mark

    /// How far a difference is shown.
    enum Mark: String {
      /// Whatever is not known.
      case shown
      /// For some of what is not known.
      case open
      /// For nothing.
      case missing
    }
  }
}

extension ComparisonChart {
  /// Where the differences lie: whole steps of the axis around 0 and everything that is drawn.
  struct DifferenceAxis {
    /// The distance of the grid's lines, as a share.
    var step: Double
    /// The first and the last line, in steps.
    var steps: ClosedRange<Int>

    /// The lines of the grid in steps, from left to right.
    var ticks: [Int] { Array(steps) }

    /// The place of a difference along the strip, from 0 to 1.
    func place(_ difference: Double) -> Double {
      (difference / step - Double(steps.lowerBound)) / Double(steps.count - 1)
    }

    /// The difference in points with its sign, such as `+20`.
    func label(_ tick: Int) -> String {
      let points = DecimalFormat.trimmed(Double(tick) * step * 100, places: 0)
      return tick > 0 ? "+\(points)" : tick < 0 ? points.replacingMinus : points
    }
  }

  /// The axis of the differences: at most five lines, so that their labels don't touch.
  var differenceAxis: DifferenceAxis {
    let ends = rows.flatMap { row in
      [row.difference, row.interval].compactMap { $0 }.flatMap { [$0.lowerBound, $0.upperBound] }
    }
    func axis(_ step: Double) -> DifferenceAxis {
      let first = Int((min(ends.min() ?? 0, 0) / step).rounded(.down))
      let last = Int((max(ends.max() ?? 0, 0) / step).rounded(.up))
      return DifferenceAxis(step: step, steps: first...max(last, first + 1))
    }
    let widest = axis(0.5)
    return [0.05, 0.1, 0.2].lazy.map(axis).first { $0.steps.count <= 5 } ?? widest
  }

  /// The shares that have a label.
  static let shareTicks = [0, 0.5, 1]

  /// The labels of the shares' grid, at its ends and its middle: the strip is half as wide as that of
  /// an ``IntervalChart``.
  static let shareAxis = ChartPlacement.decoration([SVGElement("use", ["href": "#shares"])])

  /// What ``shareAxis`` shows, which a page has once.
  static var shareLabels: SVGElement {
    SVGElement(
      "g", ["id": "shares"],
      shareTicks.map { ChartPlacement.tick(ChartPlacement.across($0), at: $0) })
  }

  /// The strips of the shares, one a row, on the page's grid: a line between a dot and a ring, which meet where the shares
  /// are equal.
  var shareStrips: [String] {
    rows.map { row in
      var marks: [SVGElement] = []
      let ends = [row.first, row.second].flatMap { [$0.lowerBound, $0.upperBound] }
      marks.append(
        ChartPlacement.level("link", from: ends.min() ?? 0, to: ends.max() ?? 0))
      marks.append(ChartPlacement.dot("dot", at: row.first))
      marks.append(ChartPlacement.dot("ring", at: row.second))
      return ChartPlacement.strip(description: row.description, marks)
    }
  }

  /// The strips of the differences, one a row: the line at 0, the interval and the dot.
  var differenceStrips: [String] {
    let axis = differenceAxis
    return rows.map { row in
      var marks = [ChartPlacement.upright("centre", at: axis.place(0))]
      if let interval = row.interval {
        marks.append(
          ChartPlacement.level(
            "interval", from: axis.place(interval.lowerBound), to: axis.place(interval.upperBound)))
      }
      let ends = axis.place(row.difference.lowerBound)...axis.place(row.difference.upperBound)
      marks.append(
        ChartPlacement.dot(row.interval == nil ? "dot hollow" : "dot", at: ends))
      return ChartPlacement.decoration(marks)
    }
  }

  /// The labels of the differences' grid; decoration, as every row has its value in words.
  var differenceAxisStrip: String {
    let axis = differenceAxis
    return ChartPlacement.decoration(
      axis.ticks.map {
        ChartPlacement.tick(axis.label($0), at: axis.place(Double($0) * axis.step))
      })
  }
}
