/// Two shares of one survey with a design, and their difference.
public struct DesignDifference: Hashable, Sendable {
  /// The share of the first group.
  public let first: DesignShare
  /// The share of the second group.
  public let second: DesignShare
  /// The first minus the second, with its variance: groups in the same clusters go together.
  public let difference: DesignEstimate

  /// Takes two shares of the design.
  public init(_ first: DesignShare, _ second: DesignShare, of design: SurveyDesign) {
    self.first = first
    self.second = second
    difference = design.difference(first.mean, second.mean)
  }

  /// The methods for the difference; raw values are their slugs.
  public enum Method: String, CaseIterable, Hashable, Sendable {
    /// The difference less and plus t standard errors by linearisation.
    case linearized
  }
}

extension DesignDifference.Method {
  /// Returns the difference with its interval.
  ///
  /// From few clusters, and with shares near 0 or 1, it covers too little.
  public func finding(
    for pair: DesignDifference, level: ConfidenceLevel = 0.95
  ) -> IntervalFinding {
    let difference = pair.difference
    var finding = IntervalFinding(
      estimand: "difference", method: rawValue, level: level, estimate: difference.estimate,
      interval: difference.interval(level: level, in: -1...1),
      standardError: difference.standardError,
      details: [
        NamedNumber("df", Double(difference.degreesOfFreedom)),
        NamedNumber("n", Double(difference.respondents)),
        NamedNumber("primary_units", Double(difference.primaryUnits)),
      ])
    if finding.interval == nil {
      finding.warnings.append(
        AnalysisWarning(
          .undefined,
          "the primary units are all alike, or as many as the strata, so that nothing says how much they differ"
        ))
    }
    if pair.first.hasFewClusters || pair.second.hasFewClusters {
      finding.warnings.append(
        AnalysisWarning(
          .smallSample,
          "a group is in fewer than \(DesignShare.fewestClusters) clusters, from which the variance between them is "
            + "hardly known"))
    }
    return finding
  }
}
