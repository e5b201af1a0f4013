/// A chart that can be a picture of its own.
protocol StandaloneChart {
  /// What it shows, in one line.
  var title: String { get set }
  /// What it shows in words, for those who don't see it.
  var words: String { get }
  /// Draws what stands below the title.
  func draw(in drawing: inout ChartDrawing)
}

extension StandaloneChart {
  /// The picture.
  ///
  /// - Parameters:
  ///   - width: In pixels.
  ///   - notes: What stands below the chart, such as where its numbers come from.
  func drawing(
    width: Double = ChartDrawing.usualWidth, colours: ChartColours, notes: [String] = []
  ) -> ChartDrawing {
    var drawing = ChartDrawing(title: title, description: words, width: width, colours: colours)
    draw(in: &drawing)
    drawing.notes(notes)
    return drawing
  }
}

extension ChartDrawing {
  /// The width of a chart that nobody asked to be wider or narrower.
  static let usualWidth = 720.0
}
