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

  /// Returns the same as plain text.
  public static func text(
    _ findings: SurveyFindings, version: String, layout: TextLayout = TextLayout()
  ) -> String {
    ReportText.document(outline(findings, version: version), layout: layout)
  }

  /// Returns one JSON object, schema `halfwidth/1`, over several lines: the survey, how many findings there are
  /// by severity, and each of them under `results`.
  public static func json(
    _ findings: SurveyFindings, version: String, infinity: InfiniteNumbers? = nil
  ) -> String {
    JSONEnvelope.text(
      command: "audit", version: version, JSONObject(findings.auditFields), infinity: infinity)
  }

  /// Returns comma-separated values: a row for each finding, and then one with the code `claim` for each claim that is
  /// judged, with its two answers in words.
  public static func csv(_ findings: SurveyFindings, _ style: CSVStyle = CSVStyle()) -> String {
    CSVDocument.text(
      findings.checks.map(row) + findings.claims.filter { $0.inSample != nil }.map(row), style)
  }

  private static func row(_ check: CheckFinding) -> CSVRow {
    var row = CSVRow(known: check.fields)
    row[.numbers] = .string(check.numbers.joined(separator: "; "))
    row[.repairs] = .string(check.repairs.map(\.description).joined(separator: "; "))
    return row
  }

  private static func row(_ finding: ClaimFinding) -> CSVRow {
    var row = ReportCSV.claim(finding)
    row[.code] = .string("claim")
    row[.source] = .string(finding.claim.source.description)
    row[.message] = .string(message(finding))
    row[.numbers] = .string(
      finding.numbers.map { "\($0.reference.name): \($0.description)" }.joined(separator: "; "))
    return row
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
