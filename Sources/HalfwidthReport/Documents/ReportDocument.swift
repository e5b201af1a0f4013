internal import Halfwidth
public import HalfwidthSurvey

/// A survey's findings as a document for people, or for a spreadsheet.
public enum ReportDocument {
  /// Returns one self-contained page: styles, script and charts are in it, and nothing is fetched.
  public static func html(
    _ findings: SurveyFindings, provenance: ReportProvenance,
    selection: ReportSelection = ReportSelection()
  ) -> String {
    let settings = findings.settings
    return ReportPage.document(
      outline(findings, provenance, selection),
      settings: settings.side == .two ? .init(method: settings.method, level: settings.level) : nil)
  }

  /// Returns the tables and sentences of the page in GitHub's Markdown.
  public static func markdown(
    _ findings: SurveyFindings, provenance: ReportProvenance,
    selection: ReportSelection = ReportSelection()
  ) -> String {
    ReportMarkdown.document(outline(findings, provenance, selection))
  }

  /// Returns the same as plain text of at most 100 columns.
  public static func text(
    _ findings: SurveyFindings, provenance: ReportProvenance,
    selection: ReportSelection = ReportSelection()
  ) -> String {
    ReportText.document(outline(findings, provenance, selection))
  }

  /// Returns comma-separated values, a row for each quantity and for each part of a distribution
  /// whose intervals hold together.
  public static func csv(_ findings: SurveyFindings) -> String {
    ReportCSV.document(findings)
  }

  private static func outline(
    _ findings: SurveyFindings, _ provenance: ReportProvenance, _ selection: ReportSelection
  ) -> ReportOutline {
    ReportOutlineBuilder(findings, provenance: provenance, selection: selection).outline
  }
}
