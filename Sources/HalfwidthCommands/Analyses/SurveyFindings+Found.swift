internal import Halfwidth
internal import HalfwidthSurvey

extension SurveyFindings {
  /// What is found in a survey, by groups and with small cells hidden as it is typed.
  static func found(
    in survey: Survey, settings: AnalysisSettings, by groups: [String], smallestCell: String?
  ) throws(CommandFailure) -> SurveyFindings {
    var findings = SurveyFindings(survey, settings: settings)
    try translating(
      { (fault: GroupingFault) in CommandFailure(.usage, "--by", fault.message) },
      findings.add(groupsBy: groups, of: survey))
    if let limit = try SmallestCell.limit(smallestCell, of: survey) {
      findings.hideCells(below: limit)
    }
    return findings
  }
}
