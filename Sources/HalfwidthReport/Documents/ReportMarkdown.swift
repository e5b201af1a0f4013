/// The outline in GitHub's Markdown: headings, sentences and tables, and charts where these are files.
struct ReportMarkdown {
  /// The charts; nil for a document without.
  private(set) var charts: DocumentCharts?
  /// Whether another program makes a document of it: it has its own place for the title, and takes the widths of
  /// columns from the text.
  private let isSource: Bool

  init(charts: DocumentCharts? = nil, isSource: Bool = false) {
    self.charts = charts
    self.isSource = isSource
  }

  /// Returns the document without charts.
  static func document(_ outline: ReportOutline) -> String {
    var markdown = ReportMarkdown()
    return markdown.document(outline)
  }

  /// Returns the document; its charts are in ``charts`` then.
  mutating func document(_ outline: ReportOutline) -> String {
    var blocks = isSource ? [] : ["# " + MarkdownText.escaped(outline.title)]
    blocks += [outline.citation, outline.sample].filter { !$0.isEmpty }.map(MarkdownText.paragraph)
    if !outline.statement.full.isEmpty {
      blocks.append("> " + MarkdownText.paragraph(outline.statement.full))
    }
    for chapter in outline.chapters {
      blocks.append("## " + MarkdownText.escaped(chapter.heading))
      for block in chapter.blocks { blocks += lines(block, at: chapter.anchor) }
    }
    blocks.append(MarkdownText.paragraph(outline.colophon))
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  /// A block in parts with empty lines between them; where charts are no files, their numbers are in the tables, and the
  /// sentences behind their rows stand in their place.
  private mutating func lines(_ block: ReportOutline.Block, at anchor: String) -> [String] {
    switch block {
    case .paragraph(let paragraph): return [MarkdownText.paragraph(paragraph.text)]
    case .points(let points):
      return [points.map { "- " + MarkdownText.escaped($0.text) }.joined(separator: "\n")]
    case .entries(let entries): return entries.map(Self.entry)
    case .table(let table): return lines(table)
    case .details(let details): return details.blocks.flatMap { lines($0, at: anchor) }
    case .article(let article):
      var parts = ["### " + MarkdownText.escaped(article.heading)]
      parts += article.lead.map { MarkdownText.paragraph($0.text) }
      for block in article.blocks { parts += lines(block, at: article.anchor) }
      return parts
    case .chartNote(let note): return charts == nil ? [] : [MarkdownText.paragraph(note)]
    case .quotes: return []
    case .chart(let chart):
      let sentences = chart.sentences.map(Self.entry)
      guard let link = charts?.link(chart, at: anchor) else { return sentences }
      return ["![\(MarkdownText.escaped(link.words))](\(link.path))"] + sentences
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

  private func lines(_ table: ReportTable) -> [String] {
    let rows = table.rows.map { row in
      row.cells.map { cell in (cell.context.map { "\($0): " } ?? "") + cell.text }
    }
    let lines = MarkdownText.table(
      header: table.columns.map(\.title), isNumber: table.columns.map(\.isNumber), rows: rows,
      widths: isSource ? table.widths : nil)
    return [MarkdownText.paragraph(table.title) + ":", lines.joined(separator: "\n")]
      + table.notes.map(MarkdownText.paragraph)
  }
}
