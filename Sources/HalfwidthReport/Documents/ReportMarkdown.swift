/// An outline as GitHub-flavoured Markdown.
enum ReportMarkdown {
  static func text(_ outline: ReportOutline) -> String {
    var blocks = [
      "# \(escaped(outline.title))", escaped(outline.citation), escaped(outline.sample),
      "> \(escaped(outline.statement))",
    ]
    blocks += chapter(outline.guide) + chapter(outline.checks)
    for section in outline.sections {
      blocks.append("## \(escaped(section.heading))")
      blocks += section.text.map { [escaped($0)] } ?? []
      blocks += section.questions.flatMap(question)
    }
    blocks += (outline.claims.map(chapter) ?? []) + chapter(outline.methods)
    blocks.append(escaped(outline.colophon))
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func question(_ part: ReportOutline.QuestionPart) -> [String] {
    var blocks = ["### \(escaped(part.heading))"]
    blocks +=
      ([part.facts, part.note].compactMap { $0 } + part.checks + [part.text].compactMap { $0 }).map(
        escaped)
    blocks += part.table.map(table) ?? []
    blocks += part.distributionTable.map(table) ?? []
    blocks += part.unprinted.map { [escaped($0)] } ?? []
    return blocks
  }

  private static func chapter(_ chapter: ReportOutline.Chapter) -> [String] {
    var blocks = ["## \(escaped(chapter.heading))"]
    blocks += chapter.text.map { [escaped($0)] } ?? []
    blocks += chapter.entries.map { entry in
      let source = entry.source.map { " (\(escaped($0))\(entry.doi.map { ", doi:\($0)" } ?? ""))" }
      return "**\(escaped(entry.term)).** \(escaped(entry.text))\(source ?? "")"
    }
    return blocks + (chapter.table.map(table) ?? [])
  }

  private static func table(_ table: ReportTable) -> [String] {
    let header = table.columns.map { escaped($0.title) }
    let rule = table.columns.map { $0.isNumber ? "---:" : "---" }
    let rows = table.rows.map { row in
      row.cells.map { cell in
        // A continued row stands alone for a program that reads the table.
        escaped((cell.context.map { "\($0): " } ?? "") + cell.line)
      }
    }
    let lines = ([header, rule] + rows).map { "| \($0.joined(separator: " | ")) |" }
    return ["**\(escaped(table.caption))**", lines.joined(separator: "\n")]
      + table.notes.map(escaped)
  }

  /// Keeps what others wrote from being read as markup.
  static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      if "\\`*_[]<>|#~".unicodeScalars.contains(scalar) { output += "\\" }
      output.unicodeScalars.append(scalar)
    }
    return output
  }
}
