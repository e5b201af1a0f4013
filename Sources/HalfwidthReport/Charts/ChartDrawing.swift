internal import Halfwidth

/// A chart as a picture of its own, from the top down: with its title, all text, and every colour as an attribute.
///
/// Text is measured by ``TextMetrics``, and where it stands is kept, so that a test can see whether two texts touch.
struct ChartDrawing {
  /// What the picture shows, in one line; stands above it as well.
  let title: String
  /// What it shows in words, for those who don't see it.
  let description: String
  let width: Double
  let colours: ChartColours
  /// The language of heads and notes.
  let language: ReportLanguage
  /// Where the next part begins.
  var bottom = ChartDrawing.margin
  /// Where text stands.
  private(set) var boxes: [Box] = []
  private var elements: [SVGElement] = []
  private var hasHatching = false

  /// The empty edge around the picture.
  static let margin = 14.0

  /// The place of a line of text.
  struct Box {
    var text: String
    var x: ClosedRange<Double>
    var y: ClosedRange<Double>
  }

  /// How text looks.
  struct TextStyle {
    var size: Double
    var isBold = false
    var colour = "ink"

    static let title = TextStyle(size: 14, isBold: true)
    static let label = TextStyle(size: 12)
    static let value = TextStyle(size: 12, isBold: true)
    static let quiet = TextStyle(size: 11, colour: "quiet")
  }

  /// Which part of a text stands at its place.
  enum Anchor: String {
    case start, middle, end
  }

  /// Begins a picture with its title.
  ///
  /// - Parameters:
  ///   - heading: What the title is about, which stands above it; nil where it says that.
  ///   - isTitled: Whether the title is drawn, or stands beside the picture.
  init(
    heading: String?, title: String, isTitled: Bool, description: String, width: Double,
    colours: ChartColours, language: ReportLanguage
  ) {
    self.title = [heading, title].compactMap(\.self).joined(separator: ": ")
    self.description = description
    self.width = width
    self.colours = colours
    self.language = language
    for (text, style) in [
      (heading ?? title, TextStyle.title), (heading == nil ? "" : title, .label),
    ]
    where isTitled && !text.isEmpty {
      bottom = write(
        paragraph(text, style, within: inner), x: Self.margin, top: bottom, style: style)
    }
    if isTitled { bottom += 8 }
  }

  /// The width between the edges.
  var inner: Double { width - 2 * Self.margin }

  // MARK: - Text

  /// The lines of a text within a width.
  func paragraph(_ text: String, _ style: TextStyle, within limit: Double) -> [String] {
    TextMetrics.lines(
      Self.withoutIsolates(text), size: style.size, within: limit, isBold: style.isBold)
  }

  /// How high lines of text are.
  func height(_ lines: [String], _ style: TextStyle) -> Double {
    lines.reduce(0) { $0 + TextMetrics.lineHeight($1, size: style.size) }
  }

  /// Writes lines one below the other.
  ///
  /// - Parameter colour: A colour by its name, in the place of the style's.
  /// - Returns: Where the last one ends.
  @discardableResult
  mutating func write(
    _ lines: [String], x: Double, top: Double, anchor: Anchor = .start, style: TextStyle,
    colour: String? = nil
  ) -> Double {
    var top = top
    for line in lines {
      let height = TextMetrics.lineHeight(line, size: style.size)
      if !line.isEmpty {
        place(line, x: x, middle: top + height / 2, anchor, style, colours[colour ?? style.colour])
      }
      top += height
    }
    return top
  }

  private mutating func place(
    _ line: String, x: Double, middle: Double, _ anchor: Anchor, _ style: TextStyle,
    _ colour: String
  ) {
    let length = TextMetrics.width(line, size: style.size, isBold: style.isBold)
    let start =
      switch anchor {
      case .start: x
      case .middle: x - length / 2
      case .end: x - length
      }
    let half = TextMetrics.lineHeight(line, size: style.size) / 2
    boxes.append(
      Box(text: line, x: start...start + length, y: middle - half...middle + half))
    // What runs from right to left starts at its right end; its first letter says whether it does.
    let isFromRight =
      line.unicodeScalars.first(where: \.properties.isAlphabetic).map(
        ReportWords.isRightToLeft) ?? false
    let side: Anchor =
      switch anchor {
      case .start: isFromRight ? .end : .start
      case .middle: .middle
      case .end: isFromRight ? .start : .end
      }
    var attributes: [(String, String)] = [
      ("x", Self.number(x)), ("y", Self.number(middle + 0.35 * style.size)),
      ("font-size", Self.number(style.size)), ("fill", colour),
    ]
    if side != .start { attributes.append(("text-anchor", side.rawValue)) }
    if isFromRight { attributes.append(("direction", "rtl")) }
    if style.isBold { attributes.append(("font-weight", "bold")) }
    elements.append(SVGElement("text", attributes: attributes, text: line))
  }

  /// A text without the marks that set its direction apart: a line of a picture stands alone.
  private static func withoutIsolates(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { !(0x2066...0x2069).contains($0.value) }))
  }

  // MARK: - Marks

  /// A line.
  mutating func line(
    _ colour: String, from start: (x: Double, y: Double), to end: (x: Double, y: Double),
    width: Double = 1, dashes: String? = nil
  ) {
    var attributes: [(String, String)] = [
      ("x1", Self.number(start.x)), ("x2", Self.number(end.x)), ("y1", Self.number(start.y)),
      ("y2", Self.number(end.y)), ("stroke", colours[colour]),
      ("stroke-width", Self.number(width)),
    ]
    if let dashes { attributes.append(("stroke-dasharray", dashes)) }
    elements.append(SVGElement("line", attributes: attributes))
  }

  /// A line through several places.
  mutating func path(
    _ colour: String, _ places: [(x: Double, y: Double)], width: Double, dashes: String?
  ) {
    let points = places.map { "\(Self.number($0.x)),\(Self.number($0.y))" }
    var attributes: [(String, String)] = [
      ("points", points.joined(separator: " ")), ("fill", "none"), ("stroke", colours[colour]),
      ("stroke-width", Self.number(width)),
    ]
    if let dashes { attributes.append(("stroke-dasharray", dashes)) }
    elements.append(SVGElement("polyline", attributes: attributes))
  }

  /// An interval.
  mutating func interval(_ x: ClosedRange<Double>, y: Double) {
    line("mark", from: (x.lowerBound, y), to: (x.upperBound, y), width: 2.5)
  }

  /// How a dot looks.
  enum Dot {
    /// Filled.
    case full
    /// A ring with nothing in it.
    case ring
    /// A ring that hides what is behind it: a share without an interval.
    case hollow
  }

  /// A dot, or a bar over the places that are all possible.
  mutating func dot(_ kind: Dot, at x: ClosedRange<Double>, y: Double) {
    let isPlace = x.lowerBound == x.upperBound
    let (fill, stroke, width): (String, String, Double) =
      switch kind {
      case .full: (colours["mark"], colours["page"], 1.5)
      case .ring: ("none", colours["left-3"], 2.5)
      case .hollow: (colours["page"], colours["mark"], 2)
      }
    let look = [("fill", fill), ("stroke", stroke), ("stroke-width", Self.number(width))]
    let shape: [(String, String)] =
      isPlace
      ? [("cx", Self.number(x.lowerBound)), ("cy", Self.number(y)), ("r", "5")]
      : [
        ("x", Self.number(x.lowerBound)), ("y", Self.number(y - 5)),
        ("width", Self.number(x.upperBound - x.lowerBound)), ("height", "10"), ("rx", "2"),
      ]
    elements.append(SVGElement(isPlace ? "circle" : "rect", attributes: shape + look))
  }

  /// A bar.
  ///
  /// - Parameter isHatched: Whether lines over it say that it is what others leave, and not printed.
  mutating func bar(
    _ colour: String, x: ClosedRange<Double>, y: ClosedRange<Double>, isHatched: Bool = false
  ) {
    let place = [
      ("x", Self.number(x.lowerBound)), ("y", Self.number(y.lowerBound)),
      ("width", Self.number(x.upperBound - x.lowerBound)),
      ("height", Self.number(y.upperBound - y.lowerBound)),
    ]
    elements.append(
      SVGElement(
        "rect",
        attributes: place + [
          ("fill", colours[colour]), ("stroke", colours["page"]), ("stroke-width", "1.5"),
        ]))
    guard isHatched else { return }
    hasHatching = true
    elements.append(SVGElement("rect", attributes: place + [("fill", "url(#hatching)")]))
  }

  // MARK: - The whole

  /// Words below the chart, such as where its numbers come from.
  mutating func notes(_ notes: [String]) {
    for note in notes {
      bottom = write(
        paragraph(note, .quiet, within: inner), x: Self.margin, top: bottom, style: .quiet)
    }
  }

  /// How high the picture is.
  var height: Double { bottom + Self.margin }

  /// The file.
  var svg: String {
    var head: [SVGElement] = [
      SVGElement("title", text: title), SVGElement("desc", text: description),
    ]
    if hasHatching { head.append(SVGElement("defs", [:], [hatching])) }
    head.append(
      SVGElement("rect", ["width": "100%", "height": "100%", "fill": colours["page"]]))
    let size = [width, height.rounded(.up)].map(Self.number)
    return SVGElement(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "width": size[0], "height": size[1],
        "viewBox": "0 0 \(size[0]) \(size[1])", "role": "img", "font-family": Self.fonts,
      ], head + elements
    ).markup + "\n"
  }

  private static let fonts = "Helvetica, Arial, Liberation Sans, DejaVu Sans, sans-serif"

  private var hatching: SVGElement {
    DistributionChart.hatching([
      ("stroke", colours["on-apart"]), ("stroke-width", "1"), ("opacity", "0.45"),
    ])
  }

  private static func number(_ value: Double) -> String {
    DecimalFormat.trimmed(value, places: 2)
  }
}
