/// The charts of a document as files of their own, each named after where it stands.
struct DocumentCharts {
  /// The folder that the document finds them in.
  let folder: String
  /// The ending of their names, which says their format.
  let ending: String
  /// The language of the document.
  let language: ReportLanguage
  /// The files: their names, and the pictures as SVG.
  private(set) var files: [(name: String, svg: String)] = []

  /// A chart in the document.
  struct Link {
    /// The path from the document.
    var path: String
    /// What it shows, for those who don't see it.
    var words: String
    /// What stands below it: its number, and what it shows in one line.
    var caption: String
    /// Its width and height in pixels.
    var size: (width: Double, height: Double)
  }

  init(folder: String, ending: String, language: ReportLanguage) {
    self.folder = folder
    self.ending = ending
    self.language = language
  }

  /// How many rows a picture has at most, where there are more of them than a page holds.
  private static let mostRows = 28

  /// Keeps a chart as a file, or as several where it is higher than a page; its title is for the document to write.
  ///
  /// - Parameter anchor: Where the chart stands.
  mutating func links(_ chart: ReportOutline.Chart, at anchor: String) -> [Link] {
    let pictures = Self.pictures(chart.drawing)
    let title = chart.caption
    return pictures.enumerated().map { index, picture in
      let part =
        pictures.count > 1
        ? language.numbers(" (\(index + 1) of \(pictures.count))") : ""
      return link(picture, caption: title + part, at: anchor)
    }
  }

  private mutating func link(
    _ picture: any StandaloneChart, caption: String, at anchor: String
  ) -> Link {
    let before = files.count { $0.name.hasPrefix(anchor + "-") || $0.name.hasPrefix(anchor + ".") }
    let name = (before == 0 ? anchor : "\(anchor)-\(before + 1)") + "." + ending
    let drawing = picture.drawing(
      isTitled: false, colours: ChartColours(ReportPalette.light), language: language)
    files.append((name, drawing.svg))
    return Link(
      path: "\(folder)/\(name)", words: ShownText.shortened(picture.words, atMost: 600),
      caption: caption, size: (drawing.width, drawing.height))
  }

  private static func pictures(
    _ drawing: ReportOutline.Chart.Drawing
  ) -> [any StandaloneChart] {
    switch drawing {
    case .intervals(let chart): chart.pages(of: mostRows)
    case .answers(let chart): [LikertChart(chart)]
    case .distribution(let chart): [LikertChart(chart)]
    case .comparison(let chart): [chart]
    case .histogram(let chart): [chart]
    case .overview(let chart): chart.pages(of: mostRows)
    }
  }
}
