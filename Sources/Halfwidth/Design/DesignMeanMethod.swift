/// The estimates of a column of numbers, and of its categories, from a survey's design; raw values are their
/// slugs, after the functions of R's `survey` that give the same.
public enum DesignMeanMethod: String, CaseIterable, Hashable, Sendable {
  /// The weighted mean with Student's interval.
  case mean = "svymean"
  /// The weighted sum with the normal interval, as R gives it.
  case total = "svytotal"

  /// The method where none is asked for.
  public static let `default` = DesignMeanMethod.mean

  /// Returns the estimate with its standard error and interval.
  public func finding(
    for values: [Double?], of design: SurveyDesign, level: ConfidenceLevel = 0.95,
    side: IntervalSide = .two
  ) -> IntervalFinding {
    let estimate = self == .mean ? design.mean(of: values) : design.total(of: values)
    var finding = IntervalFinding(
      estimand: self == .mean ? "mean" : "total", method: rawValue, level: level,
      estimate: estimate?.estimate, standardError: estimate?.standardError)
    guard let estimate else {
      finding.warnings.append(
        AnalysisWarning(.undefined, "nobody with a weight above 0 has a number"))
      return finding
    }
    let z = level.normalQuantile(side) * estimate.standardError
    let normal = ConfidenceInterval(
      lower: estimate.estimate - z, upper: estimate.estimate + z,
      in: -Double.infinity...Double.infinity, level: level, side: side)
    let student = estimate.interval(level: level, side: side)
    if self == .mean {
      finding.details.append(
        NamedNumber(
          "deff", design.designEffect(of: estimate, values: values, withReplacement: false)))
    }
    finding.details += [
      NamedNumber("df", Double(estimate.degreesOfFreedom)),
      NamedNumber("n", Double(estimate.respondents)),
      NamedNumber("primary_units", Double(estimate.primaryUnits)),
    ]
    guard let student else {
      finding.warnings.append(
        estimate.degreesOfFreedom > 0
          ? AnalysisWarning(
            .undefined, "the primary units are all alike, so that the variance between them is 0")
          : .noDegreesOfFreedom)
      return finding
    }
    finding.interval = self == .mean ? student : normal
    finding.details += [
      NamedNumber("lower_z", normal.lower), NamedNumber("upper_z", normal.upper),
      NamedNumber("lower_t", student.lower), NamedNumber("upper_t", student.upper),
    ]
    return finding
  }
}

extension AnalysisWarning {
  /// What a design of one primary unit a stratum leaves.
  static let noDegreesOfFreedom = AnalysisWarning(
    .undefined,
    "those who answered are in as many strata as primary units, which leaves no degrees of freedom; join strata"
  )
}
