/// What is estimated from one sample of answers on an ordered scale; raw values are the slugs.
public enum OrdinalMethod: String, CaseIterable, Hashable, Sendable {
  /// The mean score, with ``OrdinalCounts/meanScoreInterval(level:)``.
  case meanScore = "mean-score"
  /// The share of the top levels, ``OrdinalCounts/topBox(_:)``, with the interval of
  /// ``ProportionMethod/default``.
  case topBox = "top-box"

  /// The method where none is asked for.
  public static let `default` = OrdinalMethod.meanScore

  /// The parameter.
  public var estimand: String {
    switch self {
    case .meanScore: "mean_score"
    case .topBox: "top_box"
    }
  }

  /// Returns the estimate with its interval.
  ///
  /// Details: for the mean `n` and `df`; for the box `successes` and `n`.
  ///
  /// - Parameters:
  ///   - counts: How many chose each step.
  ///   - level: The nominal coverage.
  ///   - boxLevels: How many of the highest levels the box holds; the mean does not use it.
  public func finding(
    for counts: OrdinalCounts, level: ConfidenceLevel = 0.95, boxLevels: Int = 2
  ) -> IntervalFinding {
    switch self {
    case .meanScore:
      let interval = counts.meanScoreInterval(level: level)
      return IntervalFinding(
        estimand: estimand, method: rawValue, level: level, estimate: counts.meanScore,
        interval: interval, standardError: counts.studentizedMean?.standardError,
        details: [
          NamedNumber("n", Double(counts.total)),
          NamedNumber("df", interval == nil ? nil : Double(counts.total - 1)),
        ],
        warnings: interval == nil ? [.noSpread(rawValue)] : [])
    case .topBox:
      let box = counts.topBox(boxLevels)
      return IntervalFinding(
        estimand: estimand, method: rawValue, level: level, estimate: box.estimate,
        interval: ProportionMethod.default.interval(for: box, level: level),
        details: [
          NamedNumber("successes", Double(box.successes)), NamedNumber("n", Double(box.trials)),
        ])
    }
  }
}

extension AnalysisWarning {
  /// There is no spread to take a standard error from.
  static func noSpread(_ method: String) -> AnalysisWarning {
    AnalysisWarning(
      .undefined,
      "\(method) has no interval for a sample of one respondent, or where all answers are "
        + "the same: nothing then says how much others would differ")
  }
}

extension OrdinalCounts {
  /// Returns the mean score or the share of the highest categories, with its interval.
  ///
  /// ```swift
  /// let counts = try OrdinalCounts([4, 9, 12, 25])
  /// counts.interval(.topBox).estimate  // 0.74
  /// ```
  public func interval(
    _ method: OrdinalMethod, level: ConfidenceLevel = 0.95, boxLevels: Int = 2
  ) -> IntervalFinding {
    method.finding(for: self, level: level, boxLevels: boxLevels)
  }
}
