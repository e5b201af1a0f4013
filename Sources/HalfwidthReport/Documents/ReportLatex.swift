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
      body += lines(chapter.blocks, at: chapter.anchor)
    }
    let head =
      outline.origins.map(LatexText.escaped)
      + (outline.statement.full.isEmpty
        ? [] : ["\\begin{quote}\n\(LatexText.escaped(outline.statement.full))\n\\end{quote}"])
    let known = LatexText.scripts(([outline.title, outline.colophon] + head + body).joined())
    let scripts = LatexText.Script.allCases.filter(known.contains)
    let blocks =
      [
        LatexPreamble.text(scripts: scripts),
        "{\\LARGE\\bfseries\\raggedright \(LatexText.escaped(outline.title))\\par}",
      ]
      + (scripts.isEmpty ? [] : ["\\otherscriptnote"]) + head + body
      + [LatexText.escaped(outline.colophon), "\\end{document}"]
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private mutating func lines(_ blocks: [ReportOutline.Block], at anchor: String) -> [String] {
    var parts: [String] = []
    for block in blocks { parts += lines(block, at: anchor) }
    return parts
  }

  /// A block in paragraphs; where charts are no files, their numbers are in the tables.
  private mutating func lines(_ block: ReportOutline.Block, at anchor: String) -> [String] {
    switch block {
    case .paragraph(let paragraph): return [Self.paragraph(paragraph)]
    case .points(let points):
      let items = points.map { "\\item \(LatexText.escaped($0.text))" }.joined(separator: "\n")
      return ["\\begin{itemize}\n\(items)\n\\end{itemize}"]
    case .entries(let entries): return entries.map(Self.entry)
    case .table(let table): return LatexTable.lines(table)
    case .details(let details): return lines(details.blocks, at: anchor)
    case .article(let article):
      var parts = ["\\subsection*{\(LatexText.escaped(article.heading))}"]
      parts += article.lead.map(Self.paragraph)
      return parts + lines(article.blocks, at: article.anchor)
    case .chartNote(let note): return charts == nil ? [] : [LatexText.small(note)]
    case .quotes: return []
    case .chart(let chart):
      let sentences = chart.sentences.map(Self.entry)
      let links = charts?.links(chart, at: anchor) ?? []
      return links.map(Self.picture) + sentences
    }
  }

  /// A picture with its caption, which no page's end separates.
  private static func picture(_ link: DocumentCharts.Link) -> String {
    "\\begin{center}\\begin{minipage}{\\linewidth}\\centering\n"
      + "\\includegraphics[width=\\linewidth,height=0.82\\textheight,keepaspectratio]{\(link.path)}\n\n"
      + "\(LatexText.small(link.caption))\n\\end{minipage}\\end{center}"
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
}
