internal import Halfwidth
public import HalfwidthSurvey

/// What does not fit together in a survey, as a document: the chapter of the report that says so, alone.
public enum AuditDocument {
  /// Returns one self-contained page.
  public static func html(_ findings: SurveyFindings, version: String) -> String {
    ReportHTML.document(outline(findings, version: version))
  }

  /// Returns the tables and sentences of the page in GitHub's Markdown.
  public static func markdown(_ findings: SurveyFindings, version: String) -> String {
    ReportMarkdown.document(outline(findings, version: version))
  }

  /// Returns the same as plain text of at most 100 columns.
  public static func text(_ findings: SurveyFindings, version: String) -> String {
    ReportText.document(outline(findings, version: version))
  }

  /// Returns one JSON object, schema `halfwidth/1`, over several lines: the survey, how many findings there are
  /// by severity, and each of them under `results`.
  public static func json(_ findings: SurveyFindings, version: String) -> String {
    JSONEnvelope.text(command: "audit", version: version, JSONObject(findings.auditFields))
  }

  /// Returns comma-separated values, a row for each finding.
  public static func csv(_ findings: SurveyFindings) -> String {
    CSVText.document(
      header: CheckFinding.names,
      rows: findings.checks.map { check in
        let fields = check.fields
        return CheckFinding.names.map { name in
          switch name {
          case "numbers": check.numbers.joined(separator: "; ")
          case "repairs": check.repairs.map(\.description).joined(separator: "; ")
          default: fields[name].map(ResultCSV.text) ?? ""
          }
        }
      })
  }

  private static func outline(_ findings: SurveyFindings, version: String) -> ReportOutline {
    ReportOutlineBuilder(findings, version: version).auditOutline
  }
}
