/// Rows of a chart one below the other: text in columns that wraps, and plots on axes that all rows share.
///
/// A text never moves a plot: columns are as wide for all rows, and a row is as high as its text needs.
struct ChartRows {
  var columns: [Column]
  /// The least height of each row.
  var heights: [Double]
  /// What stands above some rows, over the whole width.
  var headings: [Int: String] = [:]

  /// A column.
  enum Column {
    /// Text, at most a share of the width; a number stands at its right end.
    case text(Text)
    /// Marks on an axis.
    case plot(Plot)

    var header: String? {
      switch self {
      case .text(let text): text.header
      case .plot(let plot): plot.header
      }
    }
  }

  /// A column of text.
  struct Text {
    /// What each row says.
    var cells: [String]
    var style = ChartDrawing.TextStyle.label
    var share: Double
    var isNumber = false
    var header: String?
  }

  /// A column of marks.
  struct Plot {
    var axis: ChartAxis
    /// Its part of the width that text leaves.
    var weight = 1.0
    var header: String?
    /// Draws what a row shows.
    var draw: (_ row: Int, _ strip: Strip, _ drawing: inout ChartDrawing) -> Void
  }

  /// Where the marks of one row stand.
  struct Strip {
    var x: ClosedRange<Double>
    var y: ClosedRange<Double>

    /// The place of a share of the axis.
    func place(_ share: Double) -> Double {
      x.lowerBound + share * (x.upperBound - x.lowerBound)
    }

    /// The places of a range.
    func places(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
      place(range.lowerBound)...place(range.upperBound)
    }

    var middle: Double { (y.lowerBound + y.upperBound) / 2 }
  }

  private static let gap = 16.0
  private static let padding = 4.0
  private static let narrowest = 48.0

  /// Rows of the usual height.
  init(_ columns: [Column], rows: Int) {
    self.columns = columns
    heights = Array(repeating: 24, count: rows)
  }

  /// Draws the headers, the rows, and the axes below them.
  func draw(in drawing: inout ChartDrawing) {
    let spans = spans(in: drawing)
    drawHeaders(spans, in: &drawing)
    let cells = zip(columns, spans).map { lines(of: $0, within: $1.length, in: drawing) }
    var strips: [ClosedRange<Double>] = []
    var top = drawing.bottom
    for (row, least) in heights.enumerated() {
      if let heading = headings[row] {
        let lines = drawing.paragraph(heading, .value, within: drawing.inner)
        top = drawing.write(
          lines, x: ChartDrawing.margin, top: top + (row == 0 ? 1 : 3) * Self.padding,
          style: .value)
      }
      let height =
        zip(columns, cells).map { column, cells -> Double in
          guard case .text(let text) = column else { return 0 }
          return drawing.height(cells[row], text.style)
        }.max() ?? 0
      strips.append(top...top + max(least, height + 2 * Self.padding))
      top = strips[row].upperBound
    }
    // A line of the grid does not go through a heading.
    let starts = strips.indices.filter { $0 == 0 || headings[$0] != nil }
    for (start, next) in zip(starts, starts.dropFirst() + [strips.count]) {
      let block = strips[start].lowerBound...strips[next - 1].upperBound
      for (column, span) in zip(columns, spans) { drawGrid(column, span, block, in: &drawing) }
    }
    for (row, strip) in strips.enumerated() {
      for (column, (span, cells)) in zip(columns, zip(spans, cells)) {
        switch column {
        case .text(let text):
          let height = drawing.height(cells[row], text.style)
          drawing.write(
            cells[row], x: text.isNumber ? span.upperBound : span.lowerBound,
            top: (strip.lowerBound + strip.upperBound - height) / 2,
            anchor: text.isNumber ? .end : .start, style: text.style)
        case .plot(let plot): plot.draw(row, Strip(x: span, y: strip), &drawing)
        }
      }
    }
    drawing.bottom = top
    drawAxes(spans, in: &drawing)
  }

  /// The width of each column: of text what it needs and may have, of plots what is left.
  private func spans(in drawing: ChartDrawing) -> [ClosedRange<Double>] {
    let free = drawing.inner - Self.gap * Double(columns.count - 1)
    let needed = columns.map { column -> Double in
      guard case .text(let text) = column else { return 0 }
      let natural = text.cells.map {
        TextMetrics.width($0, size: text.style.size, isBold: text.style.isBold)
      }
      // A title may wrap, but its words stay whole where they can.
      let title = text.header?.split(separator: " ").map {
        TextMetrics.width(String($0), size: ChartDrawing.TextStyle.quiet.size)
      }.max()
      // A hair more, so that a sum of widths does not break a line.
      return min(max((natural + [title ?? 0]).max() ?? 0, Self.narrowest) + 0.01, text.share * free)
    }
    let weights = columns.map { column -> Double in
      if case .plot(let plot) = column { plot.weight } else { 0 }
    }
    let left = max(free - needed.reduce(0, +), 0) / max(weights.reduce(0, +), 1e-9)
    var start = ChartDrawing.margin
    return zip(needed, weights).map { needed, weight in
      defer { start += needed + weight * left + Self.gap }
      return start...start + needed + weight * left
    }
  }

  private func lines(
    of column: Column, within width: Double, in drawing: ChartDrawing
  ) -> [[String]] {
    switch column {
    case .text(let text):
      text.cells.map { $0.isEmpty ? [] : drawing.paragraph($0, text.style, within: width) }
    case .plot: []
    }
  }

  private func drawHeaders(_ spans: [ClosedRange<Double>], in drawing: inout ChartDrawing) {
    let style = ChartDrawing.TextStyle.quiet
    let headers = zip(columns, spans).map { column, span in
      column.header.map { drawing.paragraph($0, style, within: span.length) } ?? []
    }
    let height = headers.map { drawing.height($0, style) }.max() ?? 0
    guard height > 0 else { return }
    for (column, (span, lines)) in zip(columns, zip(spans, headers)) {
      let isNumber = if case .text(let text) = column { text.isNumber } else { false }
      drawing.write(
        lines, x: isNumber ? span.upperBound : span.lowerBound,
        top: drawing.bottom + height - drawing.height(lines, style),
        anchor: isNumber ? .end : .start, style: style)
    }
    drawing.bottom += height + Self.padding
  }

  private func drawGrid(
    _ column: Column, _ span: ClosedRange<Double>, _ block: ClosedRange<Double>,
    in drawing: inout ChartDrawing
  ) {
    guard case .plot(let plot) = column else { return }
    let whole = Strip(x: span, y: block)
    for tick in plot.axis.ticks {
      let x = whole.place(tick.place)
      drawing.line(
        tick.isCentre ? "quiet" : "grid", from: (x, whole.y.lowerBound),
        to: (x, whole.y.upperBound))
    }
  }

  private func drawAxes(_ spans: [ClosedRange<Double>], in drawing: inout ChartDrawing) {
    let style = ChartDrawing.TextStyle.quiet
    var end = drawing.bottom
    for (column, span) in zip(columns, spans) {
      guard case .plot(let plot) = column else { continue }
      for (tick, start) in plot.axis.labelled(in: span.length, size: style.size) {
        end = max(
          end,
          drawing.write(
            [tick.label], x: span.lowerBound + start, top: drawing.bottom + 2, style: style))
      }
    }
    drawing.bottom = end + 8
  }
}

extension ClosedRange<Double> {
  /// How far the ends are from each other.
  fileprivate var length: Double { upperBound - lowerBound }
}
