internal import Halfwidth
public import HalfwidthSurvey

/// A survey's findings as one JSON object, schema `halfwidth/1`.
public enum ReportJSON {
  /// Returns the object over several lines, with a line feed at the end: the survey, the distributions,
  /// comparisons and sensitivity, then a result for each quantity, and the checks as warnings.
  public static func text(
    _ findings: SurveyFindings, version: String, infinity: InfiniteNumbers? = nil
  ) -> String {
    JSONEnvelope.text(
      command: "report", version: version, findings.json, infinity: infinity)
  }
}
