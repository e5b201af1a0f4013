internal import Halfwidth
public import HalfwidthSurvey

/// What does not fit together in a survey, as a document: the chapter of the report that says so, alone.
public enum AuditDocument {
  /// Returns one self-contained page.
  public static func html(_ findings: SurveyFindings, version: String) -> String {
    ReportPage.document(outline(findings, version: version))
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

  /// Returns comma-separated values: a row for each finding, and then one with the code `claim` for each claim that is
  /// judged, with its two answers in words.
  public static func csv(_ findings: SurveyFindings) -> String {
    CSVText.document(
      header: CheckFinding.names,
      rows: findings.checks.map(row) + findings.claims.filter { $0.inSample != nil }.map(row))
  }

  private static func row(_ check: CheckFinding) -> [String] {
    let fields = check.fields
    return CheckFinding.names.map { name in
      switch name {
      case "numbers": check.numbers.joined(separator: "; ")
      case "repairs": check.repairs.map(\.description).joined(separator: "; ")
      default: fields[name].map(ResultCSV.text) ?? ""
      }
    }
  }

  private static func row(_ finding: ClaimFinding) -> [String] {
    let fields = finding.fields
    let references = finding.numbers.map(\.reference)
    let questions = distinct(references.map(\.question))
    return CheckFinding.names.map { name in
      switch name {
      case "code": "claim"
      case "question": questions.count == 1 ? questions[0] : ""
      case "item": references.count == 1 ? references[0].item ?? "" : ""
      case "message": message(finding)
      case "numbers":
        finding.numbers.map { "\($0.reference.name): \($0.description)" }.joined(separator: "; ")
      default: fields[name].map(ResultCSV.text) ?? ""
      }
    }
  }

  /// `over-90 (greater-than): false in the sample`, with the test that decided beyond it.
  private static func message(_ finding: ClaimFinding) -> String {
    var message =
      "\(finding.claim.id) (\(finding.claim.statement.kind)): \(finding.inSample?.rawValue ?? "unknown") in the "
      + "sample"
    if let verdict = finding.beyondSample {
      let test = finding.test.map { test in
        let p = test.pValue.map { ", p = \(DecimalFormat.general($0))" } ?? ""
        return " (\(test.method.rawValue)\(p))"
      }
      message += ", \(verdict.rawValue) beyond it\(test ?? "")"
    }
    return ([message + "."] + finding.remarks.map(ReportWords.sentence)).joined(separator: " ")
  }

  private static func outline(_ findings: SurveyFindings, version: String) -> ReportOutline {
    ReportOutlineBuilder(findings, provenance: .init(version: version)).auditOutline
  }
}
