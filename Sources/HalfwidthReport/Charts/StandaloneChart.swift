/// A chart that can be a picture of its own.
protocol StandaloneChart {
  /// What it shows, in one line.
  var title: String { get }
  /// What it shows in words, for those who don't see it.
  var words: String { get }
  /// Draws what stands below the title.
  func draw(in drawing: inout ChartDrawing)
}

extension StandaloneChart {
  /// The picture.
  ///
  /// - Parameters:
  ///   - heading: What it is about, above its title; nil where the title says that.
  ///   - isTitled: Whether the title is drawn, or stands beside the picture.
  ///   - width: In pixels.
  ///   - language: That of heads and notes.
  ///   - notes: What stands below the chart, such as where its numbers come from.
  func drawing(
    heading: String? = nil, isTitled: Bool = true, width: Double = ChartDrawing.usualWidth,
    colours: ChartColours, language: ReportLanguage = .english, notes: [String] = []
  ) -> ChartDrawing {
    var drawing = ChartDrawing(
      heading: heading, title: title, isTitled: isTitled, description: words, width: width,
      colours: colours, language: language)
    draw(in: &drawing)
    drawing.notes(notes)
    return drawing
  }
}

extension ChartDrawing {
  /// The width of a chart that nobody asked to be wider or narrower.
  static let usualWidth = 720.0
}
