internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth audit SURVEY`.
struct SurveyAudit {
  let path: String
  let level: ConfidenceLevel
  let format: AuditFormat
  let style: ReportStyle
  /// Whether the letter to the authors is written instead of the findings.
  let isLetter: Bool
  let output: String?

  /// Writes what was found.
  ///
  /// - Throws: ``CommandFailure/foundError`` where a finding is an error, after it is written.
  func run() throws(CommandFailure) {
    if isLetter && format != .text && format != .markdown {
      throw CommandFailure(
        .usage, "--letter",
        "a letter has no format \(format.rawValue); write --format text or markdown")
    }
    let survey = try CommandFailure.translating(SurveyFolder.read(path))
    var settings = AnalysisSettings(level: level)
    settings.checksOnly = !isLetter
    let findings = SurveyFindings(survey, settings: settings)
    try OutputFile.write(isLetter ? letter(findings) : document(findings), to: output)
    if isLetter { return }
    if findings.checks.contains(where: { $0.severity == .error }) {
      throw CommandFailure.foundError
    }
  }

  private func letter(_ findings: SurveyFindings) -> String {
    let version = HalfwidthVersion.text
    return format == .markdown
      ? LetterDocument.markdown(findings, version: version)
      : LetterDocument.text(findings, version: version)
  }

  private func document(_ findings: SurveyFindings) -> String {
    let version = HalfwidthVersion.text
    return switch format {
    case .html: AuditDocument.html(findings, version: version)
    case .markdown: AuditDocument.markdown(findings, version: version)
    case .json: AuditDocument.json(findings, version: version, infinity: style.infinity)
    case .csv: AuditDocument.csv(findings, style.csv)
    case .text: AuditDocument.text(findings, version: version, layout: style.layout)
    }
  }
}
