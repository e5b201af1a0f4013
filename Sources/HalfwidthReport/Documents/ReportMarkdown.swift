/// The outline in GitHub's Markdown: headings, sentences and tables.
enum ReportMarkdown {
  /// Returns the document.
  static func document(_ outline: ReportOutline) -> String {
    var blocks = ["# " + MarkdownText.escaped(outline.title)]
    blocks += [outline.citation, outline.sample].map(MarkdownText.paragraph)
    blocks.append("> " + MarkdownText.paragraph(outline.statement))
    blocks += chapter(outline.guide) + chapter(outline.checks)
    blocks += outline.comparisons.map(comparisons) ?? []
    blocks += outline.sections.flatMap(section)
    blocks += (outline.claims.map(chapter) ?? []) + chapter(outline.methods)
    blocks += outline.bootstrap.map(chapter) ?? []
    blocks.append(MarkdownText.paragraph(outline.colophon))
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private static func chapter(_ chapter: ReportOutline.Chapter) -> [String] {
    var blocks = ["## " + MarkdownText.escaped(chapter.heading)]
    blocks += chapter.text.map { [MarkdownText.paragraph($0)] } ?? []
    blocks += chapter.entries.map(entry)
    return blocks + (chapter.table.map(table) ?? [])
  }

  private static func entry(_ entry: ReportOutline.Entry) -> String {
    var text = "**\(MarkdownText.escaped(entry.term)).** " + MarkdownText.escaped(entry.text)
    if let source = entry.source {
      let doi = entry.doi.map { ", [doi:\(MarkdownText.escaped($0))](https://doi.org/\($0))" } ?? ""
      text += " \(MarkdownText.escaped(source))\(doi)."
    }
    return text
  }

  private static func comparisons(_ comparisons: ReportOutline.Comparisons) -> [String] {
    ["## " + MarkdownText.escaped(comparisons.heading)]
      + comparisons.text.map(MarkdownText.paragraph) + comparisons.parts.flatMap(comparison)
  }

  private static func comparison(_ part: ReportOutline.ComparisonPart) -> [String] {
    var blocks = ["### " + MarkdownText.escaped(part.heading)]
    blocks += [part.facts, part.summary].map(MarkdownText.paragraph)
    blocks += part.entries.map(entry) + (part.table.map(table) ?? [])
    return blocks + part.notes.map(MarkdownText.paragraph)
  }

  private static func section(_ section: ReportOutline.Section) -> [String] {
    ["## " + MarkdownText.escaped(section.heading)]
      + (section.text.map { [MarkdownText.paragraph($0)] } ?? [])
      + section.questions.flatMap(question)
  }

  private static func question(_ part: ReportOutline.QuestionPart) -> [String] {
    var blocks = ["### " + MarkdownText.escaped(part.heading)]
    blocks += part.remarks.map(MarkdownText.paragraph)
    blocks += [part.table, part.distributionTable].compactMap { $0 }.flatMap(table)
    return blocks + (part.unprinted.map { [MarkdownText.paragraph($0)] } ?? [])
  }

  private static func table(_ table: ReportTable) -> [String] {
    let rows = table.rows.map { row in
      row.cells.map { cell in (cell.context.map { "\($0): " } ?? "") + cell.text }
    }
    let lines = MarkdownText.table(
      header: table.columns.map(\.title), isNumber: table.columns.map(\.isNumber), rows: rows)
    return [MarkdownText.paragraph(table.caption) + ":", lines.joined(separator: "\n")]
      + table.notes.map(MarkdownText.paragraph)
  }
}
