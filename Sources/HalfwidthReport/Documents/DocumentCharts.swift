/// The charts of a document as files of their own, each named after where it stands.
struct DocumentCharts {
  /// The folder that the document finds them in.
  let folder: String
  /// The ending of their names, which says their format.
  let ending: String
  /// The files: their names, and the pictures as SVG.
  private(set) var files: [(name: String, svg: String)] = []

  /// A chart in the document.
  struct Link {
    /// The path from the document.
    var path: String
    /// What it shows, for those who don't see it.
    var words: String
    /// What it shows, in one line.
    var title: String
  }

  init(folder: String, ending: String) {
    self.folder = folder
    self.ending = ending
  }

  /// Keeps a chart as a file.
  ///
  /// - Parameter anchor: Where it stands.
  mutating func link(_ numbered: ReportOutline.Chart, at anchor: String) -> Link {
    var chart = Self.picture(of: numbered.drawing)
    chart.title = numbered.caption
    let before = files.count { $0.name.hasPrefix(anchor + "-") || $0.name.hasPrefix(anchor + ".") }
    let name = before == 0 ? anchor : "\(anchor)-\(before + 1)"
    files.append(
      ("\(name).\(ending)", chart.drawing(colours: ChartColours(ReportPalette.light)).svg))
    let words = chart.words
    return Link(
      path: "\(folder)/\(name).\(ending)",
      words: ShownText.shortened("\(chart.title). \(words)", atMost: 600), title: chart.title)
  }

  private static func picture(of drawing: ReportOutline.Chart.Drawing) -> any StandaloneChart {
    switch drawing {
    case .intervals(let chart): chart
    case .answers(let chart):
      LikertChart(bars: chart.spread, headline: chart.intervals, title: chart.intervals.title)
    case .distribution(let chart): LikertChart(bars: chart, headline: nil, title: chart.title)
    case .comparison(let chart): chart
    case .histogram(let chart): chart
    case .overview(let chart): chart
    }
  }
}
