/// What is compared between two answers of the same respondents on an ordered scale; raw values are the
/// slugs.
public enum OrdinalPairedMethod: String, CaseIterable, Hashable, Sendable {
  /// The mean of the first answer's score minus the second's, with
  /// ``PairedOrdinalCounts/meanScoreChangeInterval(level:)``.
  case meanScoreChange = "mean-score-change"
  /// The share in the top box of the first answer minus that of the second, with
  /// ``PairedDifferenceMethod/tango`` on ``PairedOrdinalCounts/topBox(_:)``.
  case topBoxChange = "top-box-change"

  /// The method where none is asked for.
  public static let `default` = OrdinalPairedMethod.meanScoreChange

  /// The parameter.
  public var estimand: String {
    switch self {
    case .meanScoreChange: "mean_difference"
    case .topBoxChange: "top_box_difference"
    }
  }

  /// Returns the estimate with its interval.
  ///
  /// Details of the mean score hold `n` and the paired t test, two-sided, as `df`, `statistic` and
  /// `p_value`; those of the top box its joint counts.
  ///
  /// - Parameters:
  ///   - pairs: Both answers of the respondents.
  ///   - level: The nominal coverage.
  ///   - boxLevels: How many of the highest levels make the top box.
  public func finding(
    for pairs: PairedOrdinalCounts, level: ConfidenceLevel = 0.95, boxLevels: Int = 2
  ) -> IntervalFinding {
    switch self {
    case .meanScoreChange: meanFinding(for: pairs, level: level)
    case .topBoxChange: boxFinding(for: pairs.topBox(boxLevels), level: level)
    }
  }

  private func meanFinding(
    for pairs: PairedOrdinalCounts, level: ConfidenceLevel
  ) -> IntervalFinding {
    let moments = pairs.differenceMoments
    let student = moments.studentized
    return IntervalFinding(
      estimand: estimand, method: rawValue, level: level, estimate: moments.mean,
      interval: pairs.meanScoreChangeInterval(level: level),
      standardError: student?.standardError,
      details: [NamedNumber("n", Double(pairs.table.total))]
        + (student?.details ?? StudentizedEstimate.undefinedDetails),
      warnings: student == nil ? [.noChangeSpread(rawValue)] : [])
  }

  private func boxFinding(for box: PairedCounts, level: ConfidenceLevel) -> IntervalFinding {
    var finding = PairedDifferenceMethod.tango.finding(for: box, level: level)
    finding.estimand = estimand
    finding.method = rawValue
    finding.details = [
      NamedNumber("n11", Double(box.both)), NamedNumber("n10", Double(box.firstOnly)),
      NamedNumber("n01", Double(box.secondOnly)), NamedNumber("n00", Double(box.neither)),
    ]
    return finding
  }
}

extension AnalysisWarning {
  /// All respondents changed by the same amount.
  static func noChangeSpread(_ method: String) -> AnalysisWarning {
    AnalysisWarning(
      .undefined,
      "\(method) has no interval for one respondent, or where all changed by the same amount "
        + "or not at all: nothing then says how much others would differ")
  }
}

extension PairedOrdinalCounts {
  /// Returns how two answers of the same respondents differ, the first from the second, with its interval.
  ///
  /// ```swift
  /// let answers = try PairedOrdinalCounts(ContingencyTable([[22, 2, 2], [5, 7, 14], [0, 2, 36]]))
  /// answers.interval(.meanScoreChange).estimate  // -0.1444
  /// ```
  public func interval(
    _ method: OrdinalPairedMethod, level: ConfidenceLevel = 0.95, boxLevels: Int = 2
  ) -> IntervalFinding {
    method.finding(for: self, level: level, boxLevels: boxLevels)
  }
}
