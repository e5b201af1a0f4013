internal import Halfwidth

/// How often intervals hold the share that they are of, over all shares, a line a method.
struct CoverageChart: StandaloneChart {
  var title: String
  /// The coverage asked for.
  var nominal: Double
  /// The methods, in the order of the legend.
  var methods: [Method]

  /// The coverage of one method.
  struct Method {
    var name: String
    /// Shares, ascending, with the coverage there.
    var points: [Point]
  }

  /// The coverage at one share.
  struct Point {
    var share: Double
    var coverage: Double
  }

  /// Lines are told apart by their dashes as well as by their colours.
  private static let looks: [(colour: String, dashes: String?)] = [
    ("mark", nil), ("left-3", "7 3"), ("ink", "2 2"), ("quiet", "10 3 2 3"),
  ]

  private static let height = 260.0

  var words: String {
    methods.map { method in
      let least = method.points.min { $0.coverage < $1.coverage }
      return "\(method.name): "
        + (least.map {
          "at least \(DecimalFormat.percent($0.coverage)), at a share of \(DecimalFormat.percent($0.share))"
        } ?? "no points")
    }.joined(separator: "; ") + ". Asked for: \(DecimalFormat.percent(nominal))."
  }

  /// The coverages that the plot spans: a tenth below the least, at most down to 0.
  private var span: ClosedRange<Double> {
    let least = methods.flatMap(\.points).map(\.coverage).min() ?? nominal
    return max(((min(least, nominal) - 0.02) * 20).rounded(.down) / 20, 0)...1
  }

  func draw(in drawing: inout ChartDrawing) {
    ChartLegend(
      entries: methods.enumerated().map { index, method in
        let look = Self.looks[index % Self.looks.count]
        return .init(name: method.name, mark: .line(look.colour, dashes: look.dashes))
      } + [
        .init(
          name: "asked for: \(DecimalFormat.percent(nominal))",
          mark: .line("quiet", dashes: nil))
      ]
    ).draw(in: &drawing)
    let span = span
    let style = ChartDrawing.TextStyle.quiet
    let steps = 5
    let levels = (0...steps).map {
      span.lowerBound + Double($0) * (span.upperBound - span.lowerBound) / Double(steps)
    }
    let labels = levels.map { DecimalFormat.percent($0) }
    let left =
      ChartDrawing.margin + (labels.map { TextMetrics.width($0, size: style.size) }.max() ?? 0)
    let strip = ChartRows.Strip(
      x: left + 8...drawing.width - ChartDrawing.margin - 8,
      y: drawing.bottom + 8...drawing.bottom + 8 + Self.height)
    func height(_ coverage: Double) -> Double {
      strip.y.upperBound - (coverage - span.lowerBound) / (span.upperBound - span.lowerBound)
        * Self.height
    }
    for (level, label) in zip(levels, labels) {
      let y = height(level)
      drawing.line("grid", from: (strip.x.lowerBound, y), to: (strip.x.upperBound, y))
      drawing.write(
        [label], x: left, top: y - TextMetrics.lineHeight(label, size: style.size) / 2,
        anchor: .end, style: style)
    }
    let asked = height(nominal)
    drawing.line(
      "quiet", from: (strip.x.lowerBound, asked), to: (strip.x.upperBound, asked), width: 1.5)
    for (index, method) in methods.enumerated() {
      let look = Self.looks[index % Self.looks.count]
      drawing.path(
        look.colour, method.points.map { (strip.place($0.share), height($0.coverage)) }, width: 2,
        dashes: look.dashes)
    }
    drawing.bottom = strip.y.upperBound + 4
    var end = drawing.bottom
    for (tick, start) in ChartAxis(shares: IntervalChart.ticks).labelled(
      in: strip.x.upperBound - strip.x.lowerBound, size: style.size)
    {
      end = drawing.write(
        [tick.label], x: strip.x.lowerBound + start, top: drawing.bottom, style: style)
    }
    drawing.bottom = end + 4
    drawing.notes(["Below: the share that is estimated."])
  }
}
