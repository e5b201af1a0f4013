public import Halfwidth

/// How groups of a survey with strata, clusters or weights differ in the share of an answer, or in a mean.
public struct SampledGroups: Hashable, Sendable {
  /// The first group minus the second, by linearisation; nil for more than two, and where one of them can't be
  /// compared.
  public var difference: IntervalFinding?
  /// Rao and Scott's test of the shares of all that can be compared; nil for fewer than two, where all answer alike,
  /// and for means.
  public var test: DesignTestFinding?
  /// The groups that can't be compared, by their places, with the reason.
  public var leftOut: [Int: NoIntervalReason]
}

extension SampledGroups {
  /// Compares the shares of an answer.
  ///
  /// - Parameters:
  ///   - shares: The share of each group; nil where nobody in it answered.
  ///   - answers: For each respondent whether the answer is the one that is counted; nil without an answer.
  ///   - membership: For each respondent the place of the group; nil for who is in none.
  init(
    of shares: [DesignShare?], answers: [Bool?], membership: [Int?], design: SurveyDesign,
    settings: AnalysisSettings
  ) {
    self.init(leaving: shares.map { $0?.mean }, design: design, settings: settings)
    let known = Set(shares.indices.filter { shares[$0] != nil && leftOut[$0] == nil })
    if shares.count == 2, let first = shares[0], let second = shares[1], known.count == 2 {
      difference = DesignDifference.Method.linearized.finding(
        for: DesignDifference(first, second, of: design), level: settings.level)
    }
    guard shares.count > 2 || known.count == 2 else { return }
    let groups = membership.map { place in place.flatMap { known.contains($0) ? $0 : nil } }
    test = DesignTable(groups, by: answers.map { $0.map { $0 ? 1 : 0 } }, of: design).map {
      DesignTableMethod.secondOrder.finding(for: $0)
    }
  }

  /// Compares the means of two groups; more than two are not tested.
  init(of means: [DesignEstimate?], design: SurveyDesign, settings: AnalysisSettings) {
    self.init(leaving: means, design: design, settings: settings)
    guard means.count == 2, let first = means[0], let second = means[1], leftOut.isEmpty else {
      return
    }
    difference = DesignDifference.Method.linearized.finding(
      for: DesignDifference(first, second, of: design), level: settings.level)
    difference?.estimand = "mean_difference"
  }

  /// Says which groups can't be compared.
  private init(
    leaving estimates: [DesignEstimate?], design: SurveyDesign, settings: AnalysisSettings
  ) {
    leftOut = [:]
    for (place, estimate) in estimates.enumerated() {
      leftOut[place] = estimate.flatMap {
        NoIntervalReason($0, of: design, settings: settings)
      }
    }
  }
}

extension SampledGroups {
  /// The name of the test; nil where nothing is tested.
  var testName: String? { test?.method ?? difference?.method }

  /// The p-value; nil where nothing is tested.
  var pValue: Double? { test?.pValue ?? difference?.pValue }

  /// What to know of difference and test.
  public var warnings: [AnalysisWarning] {
    (difference?.warnings ?? []) + (test?.warnings ?? [])
  }

  /// The difference with its interval, the statistic of the test, and why groups are left out.
  var fields: FieldList {
    var fields = difference?.fields.without("p_value", "warnings") ?? [:]
    if let test {
      fields.add(test.fields.without("method", "p_value", "warnings"))
    }
    let reasons = NoIntervalReason.allCases.filter { leftOut.values.contains($0) }
    fields.add(
      "warnings",
      .warnings(
        warnings.map { ($0.code.rawValue, $0.message) } + reasons.map { ($0.rawValue, $0.message) })
    )
    return fields
  }
}
