internal import Halfwidth

/// The outline as plain HTML that pandoc makes a Word file of: its headings, tables with the widths of their columns,
/// and charts with their sizes.
struct ReportWord {
  /// The charts.
  var charts: DocumentCharts

  /// Returns the document; its charts are in ``charts`` then.
  mutating func document(_ outline: ReportOutline) -> String {
    var body = outline.origins.map { element("p", $0) }
    if !outline.statement.full.isEmpty {
      body.append("<blockquote>\(element("p", outline.statement.full))</blockquote>")
    }
    for chapter in outline.chapters {
      body.append(element("h1", chapter.heading))
      body += lines(chapter.blocks, at: chapter.anchor)
    }
    body.append(Self.remark(outline.colophon))
    return "<html lang=\"\(MarkupText.escaped(outline.language))\"><head><meta charset=\"utf-8\">"
      + element("title", outline.title) + "</head><body>\n" + body.joined(separator: "\n")
      + "\n</body></html>\n"
  }

  private mutating func lines(_ blocks: [ReportOutline.Block], at anchor: String) -> [String] {
    var parts: [String] = []
    for block in blocks { parts += lines(block, at: anchor) }
    return parts
  }

  private mutating func lines(_ block: ReportOutline.Block, at anchor: String) -> [String] {
    switch block {
    case .paragraph(let paragraph): return [Self.paragraph(paragraph)]
    case .points(let points):
      return ["<ul>\(points.map { element("li", $0.text) }.joined())</ul>"]
    case .entries(let entries): return entries.map(Self.entry)
    case .table(let table): return Self.lines(table)
    case .details(let details): return lines(details.blocks, at: anchor)
    case .article(let article):
      let parts = [element("h2", article.heading)] + article.lead.map(Self.paragraph)
      return parts + lines(article.blocks, at: article.anchor)
    case .chartNote(let note): return [Self.remark(note)]
    case .quotes: return []
    case .chart(let chart):
      return charts.links(chart, at: anchor).flatMap(Self.picture) + chart.sentences.map(Self.entry)
    }
  }

  private static func picture(_ link: DocumentCharts.Link) -> [String] {
    let size = fitted(link.size)
    return [
      "<p><img src=\"\(MarkupText.escaped(link.path))\" alt=\"\(MarkupText.escaped(link.words))\" "
        + "width=\"\(size.width)\" height=\"\(size.height)\"></p>",
      "<div data-custom-style=\"Image Caption\">\(element("p", link.caption))</div>",
    ]
  }

  /// The size in pixels at which a chart fits on a page, of which pandoc takes 96 for an inch.
  private static func fitted(_ size: (width: Double, height: Double)) -> (width: Int, height: Int) {
    let scale = min(560 / size.width, 820 / size.height)
    return (Int(size.width * scale), Int(size.height * scale))
  }

  private static func paragraph(_ paragraph: ReportOutline.Paragraph) -> String {
    switch paragraph.style {
    case .plain: element("p", paragraph.text)
    case .facts, .remark, .check: remark(paragraph.text)
    }
  }

  private static func remark(_ text: String) -> String {
    "<div data-custom-style=\"Remark\">\(element("p", text))</div>"
  }

  private static func entry(_ entry: ReportOutline.Entry) -> String {
    let source = entry.source.map { source in
      " " + MarkupText.escaped(source)
        + (entry.doi.map {
          ", <a href=\"https://doi.org/\(MarkupText.escaped($0))\">doi:\(MarkupText.escaped($0))</a>"
        } ?? "") + "."
    }
    return
      "<p><strong>\(MarkupText.escaped(entry.term)).</strong> \(MarkupText.escaped(entry.text))"
      + "\(source ?? "")</p>"
  }

  private static func lines(_ table: ReportTable) -> [String] {
    let all = Double(table.widths.reduce(0, +))
    let columns = table.widths.map {
      "<col style=\"width: \(DecimalFormat.fixed(100 * Double($0) / all, places: 2))%\">"
    }
    func row(_ name: String, _ texts: [String]) -> String {
      let cells = zip(table.columns, texts).map { column, text in
        "<\(name) style=\"text-align: \(column.isNumber ? "right" : "left")\">"
          + "\(MarkupText.escaped(text))</\(name)>"
      }
      return "<tr>\(cells.joined())</tr>"
    }
    let rows = table.rows.map { line in
      row(
        "td",
        line.cells.enumerated().map { index, cell in
          (line.isContinuation && index == 0 ? "\u{2003}" : "") + cell.text
        })
    }
    return [
      "<table>\(element("caption", table.title))<colgroup>\(columns.joined())</colgroup>"
        + "<thead>\(row("th", table.columns.map(\.title)))</thead>",
      "<tbody>", rows.joined(separator: "\n"), "</tbody></table>",
    ] + table.notes.map(remark)
  }
}

private func element(_ name: String, _ text: String) -> String {
  "<\(name)>\(MarkupText.escaped(text))</\(name)>"
}
