/// The outline in GitHub's Markdown: headings, sentences and tables.
enum ReportMarkdown {
  /// Returns the document.
  static func document(_ outline: ReportOutline) -> String {
    var blocks = ["# " + MarkdownText.escaped(outline.title)]
    blocks += [outline.citation, outline.sample].filter { !$0.isEmpty }.map(MarkdownText.paragraph)
    if !outline.statement.full.isEmpty {
      blocks.append("> " + MarkdownText.paragraph(outline.statement.full))
    }
    for chapter in outline.chapters {
      blocks.append("## " + MarkdownText.escaped(chapter.heading))
      blocks += chapter.blocks.flatMap(lines)
    }
    blocks.append(MarkdownText.paragraph(outline.colophon))
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  /// A block in parts with empty lines between them; charts have none but the sentences behind their rows, their
  /// numbers are in the tables.
  private static func lines(_ block: ReportOutline.Block) -> [String] {
    switch block {
    case .paragraph(let paragraph): [MarkdownText.paragraph(paragraph.text)]
    case .entries(let entries): entries.map(entry)
    case .points(let points):
      [points.map { "- " + MarkdownText.escaped($0.text) }.joined(separator: "\n")]
    case .table(let table): lines(table)
    case .details(let details): details.blocks.flatMap(lines)
    case .chart(let chart): chart.sentences.map(entry)
    case .article(let article):
      ["### " + MarkdownText.escaped(article.heading)]
        + article.lead.map { MarkdownText.paragraph($0.text) } + article.blocks.flatMap(lines)
    case .chartNote, .quotes: []
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
