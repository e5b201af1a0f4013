extension DistributionChart {
  private static let barHeight = 24.0
  private static let gap = 12.0
  /// The plot's width in pixels that a label is measured against, on a wide and on a narrow page.
  private static let wideWidth = 640.0
  private static let narrowWidth = 300.0

  /// The chart as an inline SVG picture.
  ///
  /// - Parameter anchor: Unique in the document; names the title and the description.
  func svg(anchor: String) -> String {
    let layout = layout
    var elements: [SVGElement] = []
    var top = 0.0
    for (row, segments) in zip(rows, layout.rows) {
      let label = ChartLabel(row.label)
      let bottom = top + label.height
      elements += label.elements(bottom: bottom)
      elements += segments.flatMap { Self.marks(of: $0, top: bottom, anchor: anchor) }
      if let centre = layout.centre {
        let x = ChartPlacement.across(centre)
        elements.append(
          SVGElement(
            "line",
            [
              "class": "centre", "x1": x, "x2": x, "y1": ChartPlacement.pixels(bottom - 3),
              "y2": ChartPlacement.pixels(bottom + Self.barHeight + 3),
            ]))
      }
      top = bottom + Self.barHeight + Self.gap
    }
    let hasRemainder = rows.contains { $0.segments.contains(where: \.isRemainder) }
    return SVGElement(
      "svg",
      [
        "class": "chart distribution", "role": "img", "width": "100%",
        "height": ChartPlacement.pixels(max(top - Self.gap + 4, 0)),
        "aria-labelledby": "\(anchor)-title \(anchor)-desc",
      ],
      [
        SVGElement("title", ["id": "\(anchor)-title"], text: title),
        SVGElement("desc", ["id": "\(anchor)-desc"], text: description),
      ] + (hasRemainder ? [Self.hatching(anchor: anchor)] : []) + elements
    ).markup
  }

  /// The chart in words, row by row.
  var description: String {
    rows.map { row in
      row.label + ": " + row.segments.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
    }.joined(separator: ". ") + "."
  }

  private static func marks(
    of placed: PlacedSegment, top: Double, anchor: String
  ) -> [SVGElement] {
    let segment = placed.segment
    guard segment.share > 0 else { return [] }
    let start = ChartPlacement.across(placed.start)
    let width = ChartPlacement.across(placed.width)
    let y = ChartPlacement.pixels(top)
    let height = ChartPlacement.pixels(barHeight)
    func bar(_ style: String, fill: String? = nil) -> SVGElement {
      SVGElement(
        "rect",
        [
          "class": style, "x": start, "y": y, "width": width, "height": height,
          "fill": fill ?? "currentColor",
        ])
    }
    var marks = [bar("segment \(segment.tone.style)")]
    if segment.isRemainder {
      marks.append(bar("hatched", fill: "url(#\(anchor)-hatching)"))
    }
    guard let visibility = labelStyle(segment.value, width: placed.width) else { return marks }
    let label = SVGElement(
      "text",
      [
        "class": "share on-\(segment.tone.style)\(segment.isRemainder ? " halo" : "")\(visibility)",
        "x": ChartPlacement.across(placed.start + placed.width / 2),
        "y": ChartPlacement.pixels(top + barHeight / 2 + 4.5),
      ], text: segment.value)
    return marks + [label]
  }

  /// Whether a label fits into its bar: nil where it fits on no page, ` wide` where only on a wide one.
  private static func labelStyle(_ label: String, width: Double) -> String? {
    let needed = Double(label.count) * 7.5 + 6
    if width * narrowWidth >= needed { return "" }
    return width * wideWidth >= needed ? " wide" : nil
  }

  private static func hatching(anchor: String) -> SVGElement {
    SVGElement(
      "defs", [:],
      [
        SVGElement(
          "pattern",
          [
            "id": "\(anchor)-hatching", "width": "6", "height": "6",
            "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)",
          ],
          [
            SVGElement("line", ["class": "hatch", "x1": "1", "x2": "1", "y1": "0", "y2": "6"])
          ])
      ])
  }
}
