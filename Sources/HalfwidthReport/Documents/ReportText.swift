/// The outline as plain text.
struct ReportText {
  private let layout: TextLayout

  /// Returns the document.
  static func document(_ outline: ReportOutline, layout: TextLayout = TextLayout()) -> String {
    ReportText(layout: layout).document(outline)
  }

  private func document(_ outline: ReportOutline) -> String {
    var blocks = [heading(outline.title, rule: "=")]
    blocks += (outline.origins + [outline.statement.full]).filter { !$0.isEmpty }.map {
      paragraph($0)
    }
    for chapter in outline.chapters {
      let lines = chapter.blocks.flatMap(lines).filter { !$0.isEmpty }
      // A chapter of charts alone has nothing to say here.
      if !lines.isEmpty { blocks += [heading(chapter.heading, rule: "-")] + lines }
    }
    blocks.append(paragraph(outline.colophon))
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  /// The lines of a block, in parts with empty lines between them; charts have none but the sentences behind
  /// their rows, their numbers are in the tables.
  private func lines(_ block: ReportOutline.Block) -> [[String]] {
    switch block {
    case .paragraph(let text): [paragraph(text.text)]
    case .entries(let entries): entries.map(entry)
    case .points(let points):
      [
        points.flatMap { point in
          PlainText.lines(point.text, width: layout.sentences - 2).enumerated().map { index, line in
            (index == 0 ? "- " : "  ") + line
          }
        }
      ]
    case .table(let table): lines(table)
    case .details(let details): details.blocks.flatMap(lines)
    case .chart(let chart): chart.sentences.map(entry)
    case .article(let article):
      [paragraph(article.heading) + article.lead.flatMap { paragraph($0.text) }]
        + article.blocks.flatMap(lines)
    case .chartNote, .quotes: []
    }
  }

  private func entry(_ entry: ReportOutline.Entry) -> [String] {
    var text = entry.text
    if let source = entry.source {
      text += " \(source)\(entry.doi.map { ", https://doi.org/\($0)" } ?? "")."
    }
    return paragraph(entry.term) + paragraph(text, indent: 2)
  }

  private func heading(_ text: String, rule: Character) -> [String] {
    let lines = layout.lines(text)
    return layout.heading(text) + [String(repeating: rule, count: lines.map(\.count).max() ?? 0)]
  }

  private func paragraph(_ text: String, indent: Int = 0) -> [String] {
    let space = String(repeating: " ", count: indent)
    return PlainText.lines(text, width: layout.sentences - indent).map { space + $0 }
  }

  private func lines(_ table: ReportTable) -> [[String]] {
    let rows = table.rows.map { row in
      row.cells.enumerated().map { index, cell in
        row.isContinuation && index == 0 ? "\u{2022} " + cell.text : cell.text
      }
    }
    let lines = layout.table(
      header: table.columns.map(\.title), isNumber: table.columns.map(\.isNumber), rows: rows)
    return [paragraph(table.title + ":") + lines] + table.notes.map { paragraph($0) }
  }
}
