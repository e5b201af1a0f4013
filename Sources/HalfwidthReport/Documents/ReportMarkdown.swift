/// The outline in GitHub's Markdown: headings, sentences and tables, and charts where these are files.
struct ReportMarkdown {
  /// The charts; nil for a document without.
  private(set) var charts: DocumentCharts?

  init(charts: DocumentCharts? = nil) { self.charts = charts }

  /// Returns the document without charts.
  static func document(_ outline: ReportOutline) -> String {
    var markdown = ReportMarkdown()
    return markdown.document(outline)
  }

  /// Returns the document; its charts are in ``charts`` then.
  mutating func document(_ outline: ReportOutline) -> String {
    var blocks = ["# " + MarkdownText.escaped(outline.title)]
    blocks += outline.origins.map(MarkdownText.paragraph)
    if !outline.statement.full.isEmpty {
      blocks.append("> " + MarkdownText.paragraph(outline.statement.full))
    }
    for chapter in outline.chapters {
      let lines = lines(chapter.blocks, at: chapter.anchor).filter { !$0.isEmpty }
      // A chapter of charts alone has nothing to say where they are no files.
      if !lines.isEmpty { blocks += ["## " + MarkdownText.escaped(chapter.heading)] + lines }
    }
    blocks.append(MarkdownText.paragraph(outline.colophon))
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private mutating func lines(_ blocks: [ReportOutline.Block], at anchor: String) -> [String] {
    var parts: [String] = []
    for block in blocks { parts += lines(block, at: anchor) }
    return parts
  }

  /// A block in parts with empty lines between them; where charts are no files, their numbers are in the tables.
  private mutating func lines(_ block: ReportOutline.Block, at anchor: String) -> [String] {
    switch block {
    case .paragraph(let paragraph): return [MarkdownText.paragraph(paragraph.text)]
    case .points(let points):
      return [points.map { "- " + MarkdownText.escaped($0.text) }.joined(separator: "\n")]
    case .entries(let entries): return entries.map(Self.entry)
    case .table(let table): return Self.lines(table)
    case .details(let details): return lines(details.blocks, at: anchor)
    case .article(let article):
      return ["### " + MarkdownText.escaped(article.heading)]
        + article.lead.map { MarkdownText.paragraph($0.text) }
        + lines(article.blocks, at: article.anchor)
    case .chart(let chart):
      let sentences = chart.sentences.map(Self.entry)
      let links = charts?.links(chart, at: anchor) ?? []
      return links.flatMap { link in
        [
          "![\(MarkdownText.escaped(link.words))](\(link.path))",
          MarkdownText.paragraph(link.caption),
        ]
      } + sentences
    case .chartNote(let note): return charts == nil ? [] : [MarkdownText.paragraph(note)]
    case .quotes: return []
    }
  }

  private static func entry(_ entry: ReportOutline.Entry) -> String {
    var text = "**\(MarkdownText.escaped(entry.term)).** " + MarkdownText.escaped(entry.text)
    if let source = entry.source {
      let doi = entry.doi.map { ", [doi:\(MarkdownText.escaped($0))](https://doi.org/\($0))" } ?? ""
      text += " \(MarkdownText.escaped(source))\(doi)."
    }
    return text
  }

  private static func lines(_ table: ReportTable) -> [String] {
    let rows = table.rows.map { row in
      row.cells.map { cell in (cell.context.map { "\($0): " } ?? "") + cell.text }
    }
    let lines = MarkdownText.table(
      header: table.columns.map(\.title), isNumber: table.columns.map(\.isNumber), rows: rows)
    return [MarkdownText.paragraph(table.title) + ":", lines.joined(separator: "\n")]
      + table.notes.map(MarkdownText.paragraph)
  }
}
