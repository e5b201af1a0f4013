internal import Halfwidth
public import HalfwidthSurvey

/// A survey's findings as a document for people, or for a spreadsheet.
public struct ReportDocument: Sendable {
  /// What was found.
  public let findings: SurveyFindings
  /// What the document says of where it is from.
  public let provenance: ReportProvenance
  /// Which parts it has.
  public let selection: ReportSelection

  /// Creates the document of some findings; every format is made when it is asked for.
  public init(
    _ findings: SurveyFindings, provenance: ReportProvenance,
    selection: ReportSelection = ReportSelection()
  ) {
    self.findings = findings
    self.provenance = provenance
    self.selection = selection
  }

  /// One self-contained page: styles, script and charts are in it, and nothing is fetched.
  public var html: String {
    let settings = findings.settings
    return ReportPage.document(
      outline,
      settings: settings.side == .two ? .init(method: settings.method, level: settings.level) : nil)
  }

  /// The tables and sentences of the page in GitHub's Markdown.
  public var markdown: String { ReportMarkdown.document(outline) }

  /// The same as plain text.
  public func text(layout: TextLayout = TextLayout()) -> String {
    ReportText.document(outline, layout: layout)
  }

  /// Comma-separated values, a row for each quantity and for each part of a distribution whose intervals hold
  /// together; everything, whatever is selected.
  public func csv(_ style: CSVStyle = CSVStyle()) -> String { ReportCSV.document(findings, style) }

  /// Markdown with its charts as SVG files in a folder beside it.
  public func markdown(chartsIn folder: String) -> DocumentFiles {
    var document = ReportMarkdown(
      charts: DocumentCharts(folder: folder, ending: "svg", language: builder.language))
    let text = document.document(outline)
    return DocumentFiles(text, document.charts)
  }

  /// What pandoc makes a Word file of: HTML, and the charts, whose files are to be PNG.
  public func wordSource(chartsIn folder: String) -> DocumentFiles {
    var document = ReportWord(
      charts: DocumentCharts(folder: folder, ending: "png", language: builder.language))
    let text = document.document(outline)
    return DocumentFiles(text, document.charts)
  }

  /// A Word file without text, from which pandoc takes the styles.
  public static var wordStyles: [UInt8] { WordStyles.file }

  /// The tables and sentences of the page in LaTeX.
  ///
  /// - Parameter folder: Where the charts are to be as PDF; nil for a document without.
  public func latex(chartsIn folder: String? = nil) -> DocumentFiles {
    var document = ReportLatex(
      charts: folder.map { DocumentCharts(folder: $0, ending: "pdf", language: builder.language) })
    let text = document.document(outline)
    return DocumentFiles(text, document.charts)
  }

  /// A sentence to paste for every finding, a line each.
  public func sentences(style: SentenceStyle) -> String {
    ReportSentences(builder, style: style).document
  }

  /// What an article says of how the numbers were made, and what a checklist would still miss; Markdown.
  public var methodsParagraph: String {
    MethodsParagraph(findings, provenance: provenance).document
  }

  private var builder: ReportOutlineBuilder {
    ReportOutlineBuilder(findings, provenance: provenance, selection: selection)
  }

  private var outline: ReportOutline { builder.outline }
}
