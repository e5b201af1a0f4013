internal import Halfwidth

/// The outline in LaTeX, for pdfLaTeX, XeLaTeX and LuaLaTeX: tables by booktabs, and charts where these are files.
struct ReportLatex {
  /// The charts; nil for a document without.
  private(set) var charts: DocumentCharts?

  init(charts: DocumentCharts? = nil) { self.charts = charts }

  /// Returns the document; its charts are in ``charts`` then.
  mutating func document(_ outline: ReportOutline) -> String {
    var body: [String] = []
    for chapter in outline.chapters {
      body.append("\\section*{\(LatexText.escaped(chapter.heading))}")
      for block in chapter.blocks { body += lines(block, at: chapter.anchor) }
    }
    let head =
      [outline.citation, outline.sample].filter { !$0.isEmpty }.map(LatexText.escaped)
      + (outline.statement.full.isEmpty
        ? [] : ["\\begin{quote}\n\(LatexText.escaped(outline.statement.full))\n\\end{quote}"])
    let scripts = LatexText.Script.allCases.filter {
      LatexText.scripts(Self.text(outline)).contains($0)
    }
    let blocks =
      [
        LatexPreamble.text(scripts: scripts),
        "{\\LARGE\\bfseries\\raggedright \(LatexText.escaped(outline.title))\\par}",
      ]
      + (scripts.isEmpty ? [] : ["\\otherscriptnote"]) + head + body
      + [LatexText.escaped(outline.colophon), "\\end{document}"]
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  /// A block in paragraphs; where charts are no files, their numbers are in the tables.
  private mutating func lines(_ block: ReportOutline.Block, at anchor: String) -> [String] {
    switch block {
    case .paragraph(let paragraph): return [Self.paragraph(paragraph)]
    case .entries(let entries): return entries.map(Self.entry)
    case .table(let table): return LatexTable.lines(table)
    case .article(let article):
      var parts = ["\\subsection*{\(LatexText.escaped(article.heading))}"]
      parts += article.lead.map(Self.paragraph)
      for block in article.blocks { parts += lines(block, at: article.anchor) }
      return parts
    case .points(let points):
      let items = points.map { "\\item \(LatexText.escaped($0.text))" }
      return ["\\begin{itemize}\n\(items.joined(separator: "\n"))\n\\end{itemize}"]
    case .details(let details): return details.blocks.flatMap { lines($0, at: anchor) }
    case .chartNote(let note): return charts == nil ? [] : [LatexText.small(note)]
    case .quotes: return []
    case .chart(let chart):
      let sentences = chart.sentences.map(Self.entry)
      guard let link = charts?.link(chart, at: anchor) else { return sentences }
      return [
        "\\begin{center}\n\\includegraphics[width=\\linewidth,height=0.85\\textheight,keepaspectratio]"
          + "{\(link.path)}\n\\end{center}"
      ] + sentences
    }
  }

  private static func paragraph(_ paragraph: ReportOutline.Paragraph) -> String {
    switch paragraph.style {
    case .plain: LatexText.escaped(paragraph.text)
    case .facts, .remark, .check: LatexText.small(paragraph.text)
    }
  }

  private static func entry(_ entry: ReportOutline.Entry) -> String {
    var text = "\\textbf{\(LatexText.escaped(entry.term)).} \(LatexText.escaped(entry.text))"
    if let source = entry.source {
      let doi =
        entry.doi.map {
          ", \\href{https://doi.org/\(LatexText.address($0))}{doi:\(LatexText.escaped($0))}"
        } ?? ""
      text += " \(LatexText.escaped(source))\(doi)."
    }
    return text
  }

  /// All that the document says, to see which scripts it needs.
  private static func text(_ outline: ReportOutline) -> String {
    func text(_ block: ReportOutline.Block) -> String {
      switch block {
      case .paragraph(let paragraph): paragraph.text
      case .entries(let entries): entries.map { $0.term + $0.text + ($0.source ?? "") }.joined()
      case .table(let table):
        table.caption + table.columns.map(\.title).joined() + table.notes.joined()
          + table.rows.flatMap(\.cells).map { $0.text + ($0.context ?? "") }.joined()
      case .article(let article):
        article.heading + article.lead.map(\.text).joined() + article.blocks.map(text).joined()
      case .points(let points): points.map(\.text).joined()
      case .details(let details): details.blocks.map(text).joined()
      case .chartNote(let note): note
      case .chart(let chart): chart.sentences.map { $0.term + $0.text }.joined()
      case .quotes: ""
      }
    }
    return outline.title + outline.citation + outline.sample + outline.statement.full
      + outline.chapters.map { $0.heading + $0.blocks.map(text).joined() }.joined()
  }
}
