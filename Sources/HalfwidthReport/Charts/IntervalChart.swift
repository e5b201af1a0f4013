/// Shares as dots with their intervals as lines, one row below the other on one axis from 0% to 100%.
struct IntervalChart {
  /// What the chart shows, in one line.
  var title: String
  /// The rows, in the order they are drawn.
  var rows: [Row]

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
  }
}

extension IntervalChart {
  /// The shares that have a line of the grid.
  static let ticks = [0, 0.25, 0.5, 0.75, 1]

  private static let stripHeight = 22.0
  private static let gap = 8.0

  /// The chart as an inline SVG picture.
  ///
  /// - Parameter anchor: Unique in the document; names the title and the description.
  func svg(anchor: String) -> String {
    var elements: [SVGElement] = []
    var top = 0.0
    for row in rows {
      let label = ChartLabel(row.label)
      let bottom = top + label.height
      let centre = bottom + IntervalChart.stripHeight / 2
      elements += label.elements(bottom: bottom)
      elements.append(IntervalChart.value(of: row, bottom: bottom))
      elements += IntervalChart.marks(of: row, centre: centre)
      top = bottom + IntervalChart.stripHeight + IntervalChart.gap
    }
    let grid = IntervalChart.ticks.map { IntervalChart.gridline(at: $0, bottom: top) }
    let axis = IntervalChart.ticks.map { IntervalChart.tickLabel(at: $0, y: top + 16) }
    return SVGElement(
      "svg",
      [
        "class": "chart intervals", "role": "img", "width": "100%",
        "height": ChartPlacement.pixels(top + 22),
        "aria-labelledby": "\(anchor)-title \(anchor)-desc",
      ],
      [
        SVGElement("title", ["id": "\(anchor)-title"], text: title),
        SVGElement("desc", ["id": "\(anchor)-desc"], text: description),
      ] + grid + axis + elements
    ).markup
  }

  /// The chart in words, row by row.
  var description: String {
    rows.map { row in
      row.label + ": " + row.value + (row.intervalText.map { ", interval \($0)" } ?? "")
    }.joined(separator: ". ") + "."
  }

  private static func value(of row: Row, bottom: Double) -> SVGElement {
    let limits = row.intervalText.map {
      [SVGElement("tspan", ["class": "limits wide", "dx": "8"], text: $0)]
    }
    return SVGElement(
      "text", ["class": "value", "x": "100%", "y": ChartPlacement.pixels(bottom - 5)],
      [SVGElement("tspan", [:], text: row.value)] + (limits ?? []))
  }

  private static func marks(of row: Row, centre: Double) -> [SVGElement] {
    let y = ChartPlacement.pixels(centre)
    var marks = [
      SVGElement("line", ["class": "track", "x1": "0%", "x2": "100%", "y1": y, "y2": y])
    ]
    if let interval = row.interval {
      let x1 = ChartPlacement.across(interval.lowerBound)
      let x2 = ChartPlacement.across(interval.upperBound)
      marks.append(
        SVGElement("line", ["class": "interval", "x1": x1, "x2": x2, "y1": y, "y2": y]))
    }
    let first = ChartPlacement.across(row.estimates.lowerBound)
    if row.estimates.lowerBound == row.estimates.upperBound {
      let style = row.interval == nil ? "dot hollow" : "dot"
      marks.append(SVGElement("circle", ["class": style, "cx": first, "cy": y, "r": "5.5"]))
    } else {
      let length = row.estimates.upperBound - row.estimates.lowerBound
      marks.append(
        SVGElement(
          "rect",
          [
            "class": row.interval == nil ? "range hollow" : "range", "x": first,
            "y": ChartPlacement.pixels(centre - 5), "width": ChartPlacement.across(length),
            "height": "10", "rx": "2",
          ]))
    }
    return marks
  }

  private static func gridline(at share: Double, bottom: Double) -> SVGElement {
    let x = ChartPlacement.across(share)
    return SVGElement(
      "line",
      [
        "class": "grid", "x1": x, "x2": x, "y1": "0", "y2": ChartPlacement.pixels(bottom),
      ])
  }

  private static func tickLabel(at share: Double, y: Double) -> SVGElement {
    let x = ChartPlacement.across(share)
    let style = share == 1 ? "tick last" : share == 0 ? "tick first" : "tick"
    return SVGElement("text", ["class": style, "x": x, "y": ChartPlacement.pixels(y)], text: x)
  }
}
