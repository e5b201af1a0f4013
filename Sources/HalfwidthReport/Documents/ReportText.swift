/// The outline as plain text of at most 100 columns.
enum ReportText {
  private static let width = 100

  /// Returns the document.
  static func document(_ outline: ReportOutline) -> String {
    var blocks = [heading(outline.title, rule: "=")]
    blocks += [outline.citation, outline.sample, outline.statement].map(paragraph)
    blocks += chapter(outline.guide) + chapter(outline.checks)
    blocks += outline.comparisons.map(comparisons) ?? []
    blocks += outline.sections.flatMap(section)
    blocks += (outline.claims.map(chapter) ?? []) + chapter(outline.methods)
    blocks += outline.bootstrap.map(chapter) ?? []
    blocks.append(paragraph(outline.colophon))
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private static func chapter(_ chapter: ReportOutline.Chapter) -> [[String]] {
    var blocks = [heading(chapter.heading, rule: "-")]
    blocks += chapter.text.map { [paragraph($0)] } ?? []
    blocks += chapter.entries.map(entry)
    return blocks + (chapter.table.map(table) ?? [])
  }

  private static func entry(_ entry: ReportOutline.Entry) -> [String] {
    var text = entry.text
    if let source = entry.source {
      text += " \(source)\(entry.doi.map { ", https://doi.org/\($0)" } ?? "")."
    }
    return paragraph(entry.term) + paragraph(text, indent: 2)
  }

  private static func comparisons(_ comparisons: ReportOutline.Comparisons) -> [[String]] {
    [heading(comparisons.heading, rule: "-")] + comparisons.text.map(paragraph)
      + comparisons.parts.flatMap(comparison)
  }

  private static func comparison(_ part: ReportOutline.ComparisonPart) -> [[String]] {
    var blocks = [heading(part.heading, rule: nil) + paragraph(part.facts)]
    blocks.append(paragraph(part.summary))
    blocks += part.entries.map(entry) + (part.table.map(table) ?? [])
    return blocks + part.notes.map(paragraph)
  }

  private static func section(_ section: ReportOutline.Section) -> [[String]] {
    [heading(section.heading, rule: "-")] + (section.text.map { [paragraph($0)] } ?? [])
      + section.questions.flatMap(question)
  }

  private static func question(_ part: ReportOutline.QuestionPart) -> [[String]] {
    var blocks = [heading(part.heading, rule: nil) + part.remarks.flatMap(paragraph)]
    blocks += [part.table, part.distributionTable].compactMap { $0 }.flatMap(table)
    return blocks + (part.unprinted.map { [paragraph($0)] } ?? [])
  }

  // MARK: - Lines

  private static func heading(_ text: String, rule: Character?) -> [String] {
    let lines = paragraph(text)
    guard let rule else { return lines }
    let longest = lines.map(\.count).max() ?? 0
    return lines + [String(repeating: rule, count: longest)]
  }

  private static func paragraph(_ text: String) -> [String] { paragraph(text, indent: 0) }

  private static func paragraph(_ text: String, indent: Int) -> [String] {
    let space = String(repeating: " ", count: indent)
    return PlainText.lines(text, width: width - indent).map { space + $0 }
  }

  private static func table(_ table: ReportTable) -> [[String]] {
    let rows = table.rows.map { row in
      row.cells.enumerated().map { index, cell in
        row.isContinuation && index == 0 ? "\u{2022} " + cell.text : cell.text
      }
    }
    let lines = PlainText.table(
      header: table.columns.map(\.title), isNumber: table.columns.map(\.isNumber), rows: rows,
      width: width)
    return [paragraph(table.caption + ":") + lines] + table.notes.map(paragraph)
  }
}
