public import HalfwidthSurvey

/// A survey's findings as a document for people, or for a spreadsheet.
public enum ReportDocument {
  /// Returns one self-contained page: styles and charts are in it, and nothing is fetched.
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

  /// Returns comma-separated values, a row for each quantity and for each part of a distribution
  /// whose intervals hold together.
  public static func csv(_ findings: SurveyFindings, version: String) -> String {
    ReportCSV.document(findings)
  }

  private static func outline(_ findings: SurveyFindings, version: String) -> ReportOutline {
    ReportOutlineBuilder(findings, version: version).outline
  }
}
