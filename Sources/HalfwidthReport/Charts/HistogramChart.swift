internal import Halfwidth

/// A distribution as bars over an axis of shares, with intervals as lines below it.
struct HistogramChart {
  /// What the chart shows, in one line.
  var title: String
  /// The distribution in words.
  var description: String
  /// The values with their probabilities, ascending; at least one.
  var bars: [Bar]
  /// The distance of two neighbouring values.
  var step: Double
  /// Intervals to draw below, in their order.
  var intervals: [Interval]

  /// One value.
  struct Bar {
    var value: Double
    var probability: Double
  }

  /// A line below the bars.
  struct Interval {
    var label: String
    var limits: ClosedRange<Double>
    /// The limits, as text.
    var text: String
  }
}

extension HistogramChart {
  /// Bars with less than this are not drawn, and don't widen the axis.
  private static let leastProbability = 0.0005

  /// The bars that are drawn.
  var drawn: [Bar] { bars.filter { $0.probability >= Self.leastProbability } }

  /// The shares that the strip spans: the bars that are drawn and every limit, within 0 and 1 but for
  /// half a bar.
  var domain: ClosedRange<Double> {
    let values = drawn.map(\.value)
    let limits = intervals.flatMap { [$0.limits.lowerBound, $0.limits.upperBound] }
    let low = (values + limits).min() ?? 0
    let high = (values + limits).max() ?? 1
    return low - step / 2...high + step / 2
  }

  /// The place of a share along the strip, from 0 to 1.
  func place(_ value: Double) -> Double {
    (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
  }

  /// The strip of the bars; the tallest is as high as the strip.
  var strip: String {
    let tallest = drawn.map(\.probability).max() ?? 1
    let width = step / (domain.upperBound - domain.lowerBound)
    let marks = drawn.map { bar in
      let height = bar.probability / tallest
      return SVGElement(
        "rect",
        [
          "class": "bin", "x": ChartPlacement.across(place(bar.value) - 0.42 * width),
          "y": ChartPlacement.across(1 - height), "width": ChartPlacement.across(0.84 * width),
          "height": ChartPlacement.across(height),
        ])
    }
    return ChartPlacement.strip(description: description, marks)
  }

  /// The strips of the intervals, one a line.
  var intervalStrips: [String] {
    intervals.map { interval in
      let ends = [interval.limits.lowerBound, interval.limits.upperBound].map(place)
      var marks = [ChartPlacement.level("interval", from: ends[0], to: ends[1])]
      // A line without length is not seen.
      if ends[0] == ends[1] { marks.append(ChartPlacement.dot("dot", at: ends[0]...ends[0])) }
      return ChartPlacement.decoration(marks)
    }
  }

  /// The shares that have a label: up to six at whole steps.
  var ticks: [Double] {
    let span = domain.upperBound - domain.lowerBound
    let distance = [0.02, 0.05, 0.1, 0.2].first { span / $0 <= 6 } ?? 0.25
    let first = Int((domain.lowerBound / distance).rounded(.up))
    let last = Int((domain.upperBound / distance).rounded(.down))
    return (first...max(first, last)).map { Double($0) * distance }
  }

  /// How a share of the axis is written.
  static func label(_ share: Double) -> String {
    DecimalFormat.trimmed(share * 100, places: 0) + "%"
  }

  /// The labels of the axis.
  var axis: String {
    ChartPlacement.decoration(
      ticks.map { share in
        SVGElement(
          "text", ["class": "tick", "x": ChartPlacement.across(place(share)), "y": "1em"],
          text: Self.label(share))
      })
  }
}
