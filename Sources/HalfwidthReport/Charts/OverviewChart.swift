/// The main share of every item as a dot with its interval, by section, each leading to its question.
struct OverviewChart: StandaloneChart {
  /// What the chart shows, in one line.
  var title: String
  /// The sections, in the order of the report.
  var groups: [Group]
  /// The title with the level in it apart, where a page can show intervals of another one.
  var levelTitle: LevelTitle?

  /// A section with its shares, the highest first.
  struct Group {
    var title: String
    var rows: [Row]
  }

  /// One share.
  struct Row {
    var share: IntervalChart.Row
    /// Where its question is; nil where the document does not have it.
    var anchor: String?
  }

  /// The same without links to what a document does not have.
  func keepingLinks(to anchors: Set<String>) -> OverviewChart {
    var chart = self
    chart.groups = groups.map { group in
      Group(
        title: group.title,
        rows: group.rows.map { row in
          Row(share: row.share, anchor: row.anchor.flatMap { anchors.contains($0) ? $0 : nil })
        })
    }
    return chart
  }

  private var chart: IntervalChart {
    IntervalChart(title: title, rows: groups.flatMap(\.rows).map(\.share))
  }

  var words: String { chart.words }

  func draw(in drawing: inout ChartDrawing) {
    var rows = chart.lines(in: drawing.language)
    var first = 0
    for group in groups {
      if !group.title.isEmpty && !group.rows.isEmpty { rows.headings[first] = group.title }
      first += group.rows.count
    }
    rows.draw(in: &drawing)
  }
}
