public import HalfwidthSurvey

/// A survey's findings as a document for people.
///
/// Every format says the same sentences and numbers, from one outline; a document is made whole in
/// memory, so that a failure to write leaves no half of it.
public enum ReportDocument {
  /// Returns one self-contained HTML page: style and charts are in it, and no script.
  public static func html(_ findings: SurveyFindings, version: String) -> String {
    ReportPage.html(ReportOutlineBuilder(findings, version: version).outline)
  }

  /// Returns the document as GitHub-flavoured Markdown; charts are left to the tables.
  public static func markdown(_ findings: SurveyFindings, version: String) -> String {
    ReportMarkdown.text(ReportOutlineBuilder(findings, version: version).outline)
  }

  /// Returns the document as plain text of at most 100 columns, unless one word is longer.
  public static func text(_ findings: SurveyFindings, version: String) -> String {
    ReportPlainText.text(ReportOutlineBuilder(findings, version: version).outline)
  }

  /// Returns one row a quantity, with the wire names of the JSON; limits are shares, not percentages.
  public static func csv(_ findings: SurveyFindings, version: String) -> String {
    ReportCSV.text(findings)
  }
}
