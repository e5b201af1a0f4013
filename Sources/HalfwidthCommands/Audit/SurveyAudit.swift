internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// `halfwidth audit SURVEY`.
struct SurveyAudit {
  let path: String
  let level: ConfidenceLevel
  let format: ReportFormat
  let output: String?

  /// Writes what was found.
  ///
  /// - Throws: ``CommandFailure/foundError`` where a finding is an error, after it is written.
  func run() throws(CommandFailure) {
    let survey = try CommandFailure.translating(SurveyFolder.read(path))
    var settings = AnalysisSettings(level: level)
    settings.checksOnly = true
    let findings = SurveyFindings(survey, settings: settings)
    try OutputFile.write(document(findings), to: output)
    if findings.checks.contains(where: { $0.severity == .error }) {
      throw CommandFailure.foundError
    }
  }

  private func document(_ findings: SurveyFindings) -> String {
    let version = HalfwidthVersion.text
    return switch format {
    case .html: AuditDocument.html(findings, version: version)
    case .markdown: AuditDocument.markdown(findings, version: version)
    case .json: AuditDocument.json(findings, version: version)
    case .csv: AuditDocument.csv(findings)
    case .text: AuditDocument.text(findings, version: version)
    }
  }
}
