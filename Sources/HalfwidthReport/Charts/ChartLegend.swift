/// What the marks of a chart are, above it: as many on a line as have room.
struct ChartLegend {
  var entries: [Entry]

  /// A mark with its name.
  struct Entry {
    var name: String
    var mark: Mark
  }

  /// A mark as the legend shows it.
  enum Mark {
    case dot(ChartDrawing.Dot)
    /// A part of a bar, by its colour's name.
    case bar(String, isHatched: Bool)
    /// A line with its dashes.
    case line(String, dashes: String?)
  }

  private static let style = ChartDrawing.TextStyle.quiet
  private static let mark = 22.0
  private static let gap = 16.0

  func draw(in drawing: inout ChartDrawing) {
    guard !entries.isEmpty else { return }
    let right = drawing.width - ChartDrawing.margin
    var x = ChartDrawing.margin
    var top = drawing.bottom
    var bottom = top
    for entry in entries {
      let lines = drawing.paragraph(entry.name, Self.style, within: drawing.inner - Self.mark)
      let length =
        Self.mark + (lines.map { TextMetrics.width($0, size: Self.style.size) }.max() ?? 0)
      if x > ChartDrawing.margin && x + length > right {
        x = ChartDrawing.margin
        top = bottom
      }
      draw(entry.mark, x: x, middle: top + drawing.height([lines[0]], Self.style) / 2, &drawing)
      bottom = max(
        bottom, drawing.write(lines, x: x + Self.mark, top: top, style: Self.style))
      x += length + Self.gap
    }
    drawing.bottom = bottom + 8
  }

  private func draw(
    _ mark: Mark, x: Double, middle: Double, _ drawing: inout ChartDrawing
  ) {
    switch mark {
    case .dot(let kind): drawing.dot(kind, at: x + 8...x + 8, y: middle)
    case .bar(let colour, let isHatched):
      drawing.bar(colour, x: x...x + 16, y: middle - 6...middle + 6, isHatched: isHatched)
    case .line(let colour, let dashes):
      drawing.line(colour, from: (x, middle), to: (x + 17, middle), width: 2, dashes: dashes)
    }
  }
}
