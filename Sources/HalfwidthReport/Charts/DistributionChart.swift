/// How answers spread over a scale, as one bar an item.
///
/// The two ends of the scale lie on the two sides of a centre line. Answers that are not ordered
/// are drawn from the left edge.
struct DistributionChart {
  /// What the chart shows, in one line.
  var title: String
  /// The rows, in the order they are drawn.
  var rows: [Row]
  /// The kinds of segment, in the scale's order, each once.
  var legend: [LegendEntry]
  /// Whether there is a centre line.
  var isDiverging: Bool

  /// One item.
  struct Row {
    var label: String
    /// The parts from the left end to the right end; those that lie on no side come last.
    var segments: [Segment]
  }

  /// One part of a bar.
  struct Segment {
    /// The answer.
    var name: String
    /// Its share of the respondents.
    var share: Double
    /// The share, as text.
    var value: String
    var tone: Tone
    /// Whether it is not printed but what the others leave of the base; drawn hatched.
    var isRemainder = false
  }

  /// What a tone stands for.
  struct LegendEntry: Hashable {
    var name: String
    var tone: Tone
    var isRemainder = false
  }

  /// The colour of a part: its side of the scale and how far out it lies, 1 to 3.
  enum Tone: Hashable {
    case left(Int)
    case middle
    case right(Int)
    /// An answer that is not on a scale, by its position.
    case plain(Int)
    /// An answer that is no step of the scale, by its position among those: beside the bar, in a neutral
    /// tint.
    case aside(Int)
    /// Answers of both sides that are known only together.
    case apart

    /// The class in the style sheet.
    var style: String {
      switch self {
      case .left(let step): "left-\(step)"
      case .middle: "middle"
      case .right(let step): "right-\(step)"
      case .plain(let index): "plain-\(index % 6 + 1)"
      case .aside(let index): "aside-\(index % 3 + 1)"
      case .apart: "apart"
      }
    }

    /// Whether it stands beside the bar, on neither side of the scale.
    var isBeside: Bool {
      switch self {
      case .left, .middle, .right, .plain: false
      case .aside, .apart: true
      }
    }
  }
}

extension DistributionChart {
  /// A segment with its place along the chart: shares of the chart's width.
  struct PlacedSegment {
    var segment: Segment
    var start: Double
    var width: Double
  }

  /// Where the segments of each row lie, and where the centre line is.
  struct Layout {
    var rows: [[PlacedSegment]]
    var centre: Double?
  }

  /// The share of the chart between the bars and the parts that lie on no side.
  private static let apartGap = 0.05

  /// Places the segments on one scale for all rows.
  ///
  /// It is wide enough for the longest row on each side, so that equal shares are equally long.
  /// Parts that lie on no side stand apart, at the right edge.
  var layout: Layout {
    let sides = rows.map { row in
      (
        left: Self.extent(row) { if case .left = $0 { true } else { false } },
        middle: Self.extent(row) { $0 == .middle },
        right: Self.extent(row) {
          switch $0 {
          case .right, .plain: true
          default: false
          }
        }, apart: Self.extent(row, where: \.isBeside)
      )
    }
    let left = sides.map { $0.left + $0.middle / 2 }.max() ?? 0
    let right = sides.map { $0.right + $0.middle / 2 }.max() ?? 0
    let apart = sides.map(\.apart).max() ?? 0
    let gap = apart > 0 && left + right > 0 ? Self.apartGap : 0
    let total = max(left + right + gap + apart, 1)
    let placed = zip(rows, sides).map { row, side in
      var position = left - side.left - side.middle / 2
      var rest = left + right + gap
      return row.segments.map { segment in
        let start = segment.tone.isBeside ? rest : position
        if segment.tone.isBeside {
          rest += segment.share
        } else {
          position += segment.share
        }
        return PlacedSegment(segment: segment, start: start / total, width: segment.share / total)
      }
    }
    return Layout(rows: placed, centre: isDiverging ? left / total : nil)
  }

  private static func extent(_ row: Row, where holds: (Tone) -> Bool) -> Double {
    row.segments.filter { holds($0.tone) }.map(\.share).reduce(0, +)
  }
}

extension DistributionChart {
  /// The pattern of what is not printed, to be defined once in a document.
  static var hatching: SVGElement { hatching([("class", "hatch")]) }

  /// The same with the look of its lines.
  static func hatching(_ look: [(String, String)]) -> SVGElement {
    SVGElement(
      "pattern",
      [
        "id": "hatching", "width": "6", "height": "6", "patternUnits": "userSpaceOnUse",
        "patternTransform": "rotate(45)",
      ],
      [
        SVGElement(
          "line", attributes: look + [("x1", "1"), ("x2", "1"), ("y1", "0"), ("y2", "6")])
      ])
  }

  /// The width in pixels, on a narrow page, that labels are measured against.
  private static let narrowWidth = 320.0

  /// A strip for each row: the segments with the values that fit into them, and the centre line.
  var strips: [String] {
    let layout = layout
    return zip(rows, layout.rows).map { row, segments in
      let centre = layout.centre.map { [ChartPlacement.upright("centre", at: $0)] } ?? []
      return ChartPlacement.strip(
        "bar",
        description: row.segments.map { "\($0.name) \($0.value)" }.joined(separator: ", "),
        segments.flatMap(Self.marks) + centre)
    }
  }

  private static func marks(of placed: PlacedSegment) -> [SVGElement] {
    let segment = placed.segment
    guard segment.share > 0 else { return [] }
    func bar(_ style: String) -> SVGElement {
      SVGElement(
        "rect",
        [
          "class": style, "x": ChartPlacement.across(placed.start), "y": "0",
          "width": ChartPlacement.across(placed.width), "height": "100%",
        ])
    }
    var marks = [bar("segment \(segment.tone.style)")]
    if segment.isRemainder { marks.append(bar("hatched")) }
    if placed.width * narrowWidth >= Double(segment.value.count) * 7.5 + 6 {
      let style = "share on-\(segment.tone.style)\(segment.isRemainder ? " halo" : "")"
      let middle = ChartPlacement.across(placed.start + placed.width / 2)
      marks.append(
        SVGElement(
          "text", ["class": style, "x": middle, "y": "50%"], text: segment.value))
    }
    return marks
  }
}
