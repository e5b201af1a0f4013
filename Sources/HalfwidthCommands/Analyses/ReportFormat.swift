internal import HalfwidthReport
internal import HalfwidthSurvey

/// How a report's formats are written where there is a choice.
struct ReportStyle {
  var csv: CSVStyle
  /// How JSON writes an infinite number; nil for null.
  var infinity: InfiniteNumbers?
  var sentences = SentenceStyle.plain
  var layout: TextLayout
}

/// The formats of a report.
enum ReportFormat: String, CaseIterable {
  case html, markdown, json, csv, text, sentence, latex, docx

  /// The file's name where every format is written; nil for those that need another program for their charts.
  var fileName: String? {
    switch self {
    case .html: "report.html"
    case .markdown: "report.md"
    case .json: "report.json"
    case .csv: "report.csv"
    case .text: "report.txt"
    case .sentence: "sentences.txt"
    case .latex, .docx: nil
    }
  }

  /// Whether the document says what files it was made from.
  var namesFiles: Bool {
    switch self {
    case .html, .markdown, .text, .latex, .docx: true
    case .json, .csv, .sentence: false
    }
  }

  /// The document as text, without charts that would be files; JSON and CSV hold everything, whatever is selected.
  func document(_ report: ReportDocument, _ style: ReportStyle) -> String {
    switch self {
    case .html: report.html
    case .markdown: report.markdown
    case .json:
      ReportJSON.text(
        report.findings, version: report.provenance.version, infinity: style.infinity)
    case .csv: report.csv(style.csv)
    case .text: report.text(layout: style.layout)
    case .sentence: report.sentences(style: style.sentences)
    case .latex: report.latex().text
    case .docx: preconditionFailure("a Word file is no text")
    }
  }
}
