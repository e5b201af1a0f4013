/// An outline as plain text for a terminal or a mail.
enum ReportPlainText {
  static let width = 100

  static func text(_ outline: ReportOutline) -> String {
    var blocks = [
      underlined(outline.title, "="), wrapped(outline.citation), wrapped(outline.sample),
      wrapped(outline.statement),
    ]
    blocks += chapter(outline.guide) + chapter(outline.checks)
    for section in outline.sections {
      blocks.append(underlined(section.heading, "="))
      blocks += section.text.map { [wrapped($0)] } ?? []
      blocks += section.questions.flatMap(question)
    }
    blocks += (outline.claims.map(chapter) ?? []) + chapter(outline.methods)
    blocks.append(wrapped(outline.colophon))
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func question(_ part: ReportOutline.QuestionPart) -> [String] {
    var blocks = [underlined(part.heading, "-")]
    blocks +=
      ([part.facts, part.note].compactMap { $0 } + part.checks + [part.text].compactMap { $0 }).map
    { wrapped($0) }
    blocks += [part.table, part.distributionTable].compactMap { $0 }.flatMap(table)
    return blocks + (part.unprinted.map { [wrapped($0)] } ?? [])
  }

  private static func chapter(_ chapter: ReportOutline.Chapter) -> [String] {
    var blocks = [underlined(chapter.heading, "=")]
    blocks += chapter.text.map { [wrapped($0)] } ?? []
    blocks += chapter.entries.map { entry in
      let source = entry.source.map { " (\($0)\(entry.doi.map { ", doi:\($0)" } ?? ""))" } ?? ""
      return wrapped("\(entry.term): \(entry.text)\(source)", indent: 2)
    }
    return blocks + (chapter.table.map(table) ?? [])
  }

  // MARK: - Tables

  private static func table(_ table: ReportTable) -> [String] {
    let header = table.columns.map(\.title)
    let rows = table.rows.map { row in
      row.cells.enumerated().map { index, cell in
        index == 0 && row.isContinuation ? "  " + cell.line : cell.line
      }
    }
    let widths = columnWidths([header] + rows)
    let lines = ([header] + rows).flatMap { line($0, widths: widths, columns: table.columns) }
    let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
    let body =
      lines.prefix(headerHeight(header, widths)) + [rule]
      + lines.dropFirst(headerHeight(header, widths))
    return [wrapped(table.caption), body.joined(separator: "\n")]
      + table.notes.map { wrapped($0, indent: 2) }
  }

  private static func headerHeight(_ header: [String], _ widths: [Int]) -> Int {
    zip(header, widths).map { ChartPlacement.lines($0, width: $1).count }.max() ?? 1
  }

  /// What the cells need, with the widest columns made narrower until a line fits.
  private static func columnWidths(_ rows: [[String]]) -> [Int] {
    guard let count = rows.first?.count, count > 0 else { return [] }
    var widths = (0..<count).map { column in rows.map { $0[column].count }.max() ?? 0 }
    let room = max(width - 2 * (count - 1), 8 * count)
    while widths.reduce(0, +) > room, let widest = widths.max(),
      let column = widths.firstIndex(of: widest)
    {
      widths[column] -= 1
    }
    return widths
  }

  /// One row of a table over as many lines as its longest cell needs.
  private static func line(
    _ cells: [String], widths: [Int], columns: [ReportTable.Column]
  ) -> [String] {
    let parts = zip(cells, widths).map { cell, width in
      let indent = String(cell.prefix { $0 == " " })
      let lines = ChartPlacement.lines(cell, width: max(width - indent.count, 1))
      return lines.flatMap { chopped(indent + $0, width: width) }
    }
    let height = parts.map(\.count).max() ?? 0
    return (0..<height).map { row in
      let cells = parts.indices.map { column in
        let text = row < parts[column].count ? parts[column][row] : ""
        let padding = String(repeating: " ", count: max(0, widths[column] - text.count))
        return columns[column].isNumber ? padding + text : text + padding
      }
      return trimmedEnd(cells.joined(separator: "  "))
    }
  }

  /// A word that is wider than its column goes on in the next line.
  private static func chopped(_ text: String, width: Int) -> [String] {
    guard text.count > width, width > 0 else { return [text] }
    return [String(text.prefix(width))] + chopped(String(text.dropFirst(width)), width: width)
  }

  // MARK: - Lines

  private static func underlined(_ heading: String, _ mark: Character) -> String {
    let lines = ChartPlacement.lines(heading, width: width)
    let longest = min(width, lines.map(\.count).max() ?? 0)
    return (lines + [String(repeating: mark, count: longest)]).joined(separator: "\n")
  }

  private static func wrapped(_ text: String, indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent)
    return ChartPlacement.lines(text, width: width - indent).map { margin + $0 }
      .joined(separator: "\n")
  }

  private static func trimmedEnd(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " }.reversed())
  }
}
