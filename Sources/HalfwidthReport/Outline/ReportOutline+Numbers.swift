extension ReportOutline {
  /// The same with a number for each table and each chart, in the order of the document, so that they can be cited.
  ///
  /// A chart is no figure here: figures are those of the report that the numbers are from.
  var numbered: ReportOutline {
    var outline = self
    var tables = 0
    var charts = 0
    func number(_ blocks: [Block]) -> [Block] {
      blocks.map { block in
        switch block {
        case .table(var table):
          tables += 1
          table.number = tables
          table.label = ownLanguage.text("Table \(tables)")
          return .table(table)
        case .chart(var chart):
          charts += 1
          chart.number = charts
          chart.label = ownLanguage.text("Chart \(charts)")
          return .chart(chart)
        case .details(var details):
          details.blocks = number(details.blocks)
          return .details(details)
        case .article(var article):
          article.blocks = number(article.blocks)
          return .article(article)
        case .paragraph, .points, .entries, .chartNote, .quotes: return block
        }
      }
    }
    outline.chapters = chapters.map { chapter in
      var chapter = chapter
      chapter.blocks = number(chapter.blocks)
      return chapter
    }
    return outline
  }

  /// The same without links to what is left out.
  var linked: ReportOutline {
    var outline = self
    let anchors = Set(chapters.flatMap { [$0.anchor] + $0.articles.map(\.anchor) })
    outline.chapters = chapters.map { chapter in
      var chapter = chapter
      chapter.blocks = chapter.blocks.map { block in
        switch block {
        case .points(let points):
          return .points(
            points.map {
              .init(text: $0.text, anchor: $0.anchor.flatMap { anchors.contains($0) ? $0 : nil })
            })
        case .chart(var chart):
          if case .overview(let overview) = chart.drawing {
            chart.drawing = .overview(overview.keepingLinks(to: anchors))
          }
          return .chart(chart)
        case .paragraph, .entries, .table, .chartNote, .quotes, .details, .article: return block
        }
      }
      return chapter
    }
    return outline
  }
}

extension ReportOutline.Chapter {
  /// The articles of the chapter, in their order.
  var articles: [ReportOutline.Article] {
    blocks.compactMap { if case .article(let article) = $0 { article } else { nil } }
  }
}
