public import HalfwidthSurvey

/// A letter to the authors of a report, with the fewest numbers to ask them for.
public enum LetterDocument {
  /// Returns the letter in GitHub's Markdown.
  public static func markdown(_ findings: SurveyFindings, version: String) -> String {
    ReportMarkdown.document(
      ReportOutlineBuilder(findings, provenance: .init(version: version)).letterOutline)
  }

  /// Returns the letter as plain text of at most 100 columns.
  public static func text(_ findings: SurveyFindings, version: String) -> String {
    ReportText.document(
      ReportOutlineBuilder(findings, provenance: .init(version: version)).letterOutline)
  }
}
