/// Two means of one survey with a design, and their difference: shares or means of two groups, or two answers of
/// the same respondents.
public struct DesignDifference: Hashable, Sendable {
  /// The mean of the first group, or of the first answer.
  public let first: DesignEstimate
  /// The mean of the second.
  public let second: DesignEstimate
  /// The first minus the second, with its variance: groups in the same clusters go together.
  public let difference: DesignEstimate
  /// Whether they are shares, whose difference is in -1...1.
  let areShares: Bool
  private let hasFewClusters: Bool
  /// Whether nobody is in both.
  private let areGroups: Bool

  /// Takes two shares of the design.
  public init(_ first: DesignShare, _ second: DesignShare, of design: SurveyDesign) {
    self.init(first.mean, second.mean, of: design, areShares: true)
  }

  /// Takes two means of the design.
  public init(_ first: DesignEstimate, _ second: DesignEstimate, of design: SurveyDesign) {
    self.init(first, second, of: design, areShares: false)
  }

  private init(
    _ first: DesignEstimate, _ second: DesignEstimate, of design: SurveyDesign, areShares: Bool
  ) {
    self.first = first
    self.second = second
    self.areShares = areShares
    difference = design.difference(first, second)
    hasFewClusters = design.hasFewClusters(first) || design.hasFewClusters(second)
    areGroups = zip(first.isMember, second.isMember).allSatisfy { !($0 && $1) }
  }

  /// Whether Student's test of the difference is the one to take.
  var hasOwnTest: Bool { !(areShares && areGroups) }

  /// The methods for the difference; raw values are their slugs.
  public enum Method: String, CaseIterable, Hashable, Sendable {
    /// The difference less and plus t standard errors by linearisation.
    case linearized
  }

  /// Why the linearised variance is not that of the difference; nil where it is.
  var flaw: String? {
    if first.isCensus && second.isCensus { return nil }
    if areGroups, min(first.degreesOfFreedom, second.degreesOfFreedom) == 0 {
      return
        "a group is in as many strata as primary units, so that nothing says how much its answers differ between them"
    }
    if areGroups, first.variance == 0 || second.variance == 0 {
      return
        "the answers of a group, or the primary units in it, are all alike, so that its variance would count as 0"
    }
    return difference.degreesOfFreedom > 0 && difference.variance > 0
      ? nil
      : "the primary units are all alike, or as many as the strata, so that nothing says how much they differ"
  }
}

extension DesignDifference.Method {
  /// Returns the difference with its interval, and Student's test that it is 0, which is the interval's own; the
  /// shares of two groups have none, as ``DesignTableMethod/secondOrder`` holds better.
  ///
  /// From few clusters, and with shares near 0 or 1, it covers too little. There is no interval where the answers of
  /// one of two groups are all alike: linearisation takes the share of such a group for certain, however few it are.
  public func finding(
    for pair: DesignDifference, level: ConfidenceLevel = 0.95
  ) -> IntervalFinding {
    let difference = pair.difference
    let flaw = pair.flaw
    var finding = IntervalFinding(
      estimand: "difference", method: rawValue, level: level, estimate: difference.estimate,
      interval: flaw == nil
        ? difference.interval(
          level: level, in: pair.areShares ? -1...1 : -Double.infinity...Double.infinity) : nil,
      standardError: difference.standardError, hasPValue: pair.hasOwnTest,
      pValue: flaw == nil && pair.hasOwnTest ? difference.pValue : nil,
      details: [
        NamedNumber("df", Double(difference.degreesOfFreedom)),
        NamedNumber("n", Double(difference.respondents)),
        NamedNumber("primary_units", Double(difference.primaryUnits)),
      ])
    if let flaw { finding.warnings.append(AnalysisWarning(.undefined, flaw)) }
    if pair.first.isCensus, pair.second.isCensus {
      finding.warnings.append(
        AnalysisWarning(
          .undefined,
          "the whole population was asked, so that the difference is known and there is nothing to test"
        ))
    }
    if pair.hasFewClusters {
      finding.warnings.append(
        AnalysisWarning(
          .smallSample,
          "a group is in fewer than \(DesignShare.fewestClusters) clusters, from which the variance between them is "
            + "hardly known"))
    }
    return finding
  }
}
