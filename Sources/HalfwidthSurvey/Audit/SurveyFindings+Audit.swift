public import Halfwidth

extension SurveyFindings {
  /// The audit alone: the survey, how many findings there are of each severity, and under `results` each of
  /// them.
  public var auditFields: FieldList {
    var counts = FieldList()
    for severity in CheckFinding.Severity.allCases {
      counts.add(severity.rawValue + "s", .integer(checks.count { $0.severity == severity }))
    }
    return [
      "survey": .fields(survey), "counts": .fields(counts), "detection": list(detection),
      "claims": list(claims),
      "results": list(checks), "warnings": .list([]),
    ]
  }
}
