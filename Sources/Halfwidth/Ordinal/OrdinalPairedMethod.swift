/// What is compared between two answers of the same respondents on an ordered scale; raw values are the
/// slugs.
///
/// The change of a top box is that of two proportions of the same respondents:
/// ``PairedOrdinalCounts/topBox(_:)`` makes their counts, and the paired methods take them.
public enum OrdinalPairedMethod: String, CaseIterable, Hashable, Sendable, Codable {
  /// The mean of the first answer's score minus the second's, with
  /// ``PairedOrdinalCounts/meanScoreChangeInterval(level:)``.
  case meanScoreChange = "mean-score-change"

  /// The method where none is asked for.
  public static let `default` = OrdinalPairedMethod.meanScoreChange

  /// The parameter.
  public var estimand: String { "mean_difference" }

  /// Returns the estimate with its interval; details hold `n` and the paired t test, two-sided, as `df`,
  /// `statistic`, `p_value`.
  public func finding(
    for pairs: PairedOrdinalCounts, level: ConfidenceLevel = 0.95
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
}

extension AnalysisWarning {
  /// All respondents changed by the same amount.
  static func noChangeSpread(_ method: String) -> AnalysisWarning {
    AnalysisWarning(
      code: .undefined,
      message:
        "\(method) has no interval for one respondent, or where all changed by the same amount "
        + "or not at all: nothing then says how much others would differ")
  }
}
