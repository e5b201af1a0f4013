/// What is compared between two samples of different respondents on an ordered scale; raw values are the
/// slugs.
public enum OrdinalDifferenceMethod: String, CaseIterable, Hashable, Sendable {
  /// The first mean score minus the second, with
  /// ``IndependentOrdinalCounts/meanScoreDifferenceInterval(level:)``.
  case meanScoreDifference = "mean-score-difference"
  /// The first share of the top levels minus the second, with
  /// ``IndependentOrdinalCounts/topBoxDifferenceInterval(_:level:)``.
  case topBoxDifference = "top-box-difference"
  /// ``OrdinalSuperiority``, the chance that a respondent of the first sample stands above one of the
  /// second.
  case superiority

  /// The method where none is asked for.
  public static let `default` = OrdinalDifferenceMethod.meanScoreDifference

  /// The parameter.
  public var estimand: String {
    switch self {
    case .meanScoreDifference: "mean_difference"
    case .topBoxDifference: "top_box_difference"
    case .superiority: "superiority"
    }
  }

  /// Returns the estimate with its interval.
  ///
  /// Details: for the means `mean1`, `mean2`, and Welch's test as `df`, `statistic`, `p_value`; for the
  /// boxes `x1`, `n1`, `x2`, `n2`; for superiority the Brunner-Munzel test as `df`, `statistic`,
  /// `p_value`, and the Mann-Whitney test as `mann_whitney_z`, `mann_whitney_p_value`. The p-values are
  /// two-sided.
  ///
  /// - Parameters:
  ///   - samples: The answers of both groups.
  ///   - level: The nominal coverage.
  ///   - boxLevels: How many of the highest levels the box holds; the others do not use it.
  public func finding(
    for samples: IndependentOrdinalCounts, level: ConfidenceLevel = 0.95, boxLevels: Int = 2
  ) -> IntervalFinding {
    switch self {
    case .meanScoreDifference: meanFinding(for: samples, level: level)
    case .topBoxDifference: boxFinding(for: samples, level: level, boxLevels: boxLevels)
    case .superiority: superiorityFinding(for: samples, level: level)
    }
  }

  private func meanFinding(
    for samples: IndependentOrdinalCounts, level: ConfidenceLevel
  ) -> IntervalFinding {
    let (first, second) = (samples.first.meanScore, samples.second.meanScore)
    let student = samples.studentizedDifference
    return IntervalFinding(
      estimand: estimand, method: rawValue, level: level, estimate: first - second,
      interval: samples.meanScoreDifferenceInterval(level: level),
      standardError: student?.standardError,
      details: [NamedNumber("mean1", first), NamedNumber("mean2", second)]
        + (student?.details ?? StudentizedEstimate.undefinedDetails),
      warnings: student == nil ? [.noSpread(rawValue)] : [])
  }

  private func boxFinding(
    for samples: IndependentOrdinalCounts, level: ConfidenceLevel, boxLevels: Int
  ) -> IntervalFinding {
    let boxes = samples.topBox(boxLevels)
    return IntervalFinding(
      estimand: estimand, method: rawValue, level: level, estimate: boxes.difference,
      interval: samples.topBoxDifferenceInterval(boxLevels, level: level),
      details: [
        NamedNumber("x1", Double(boxes.first.successes)),
        NamedNumber("n1", Double(boxes.first.trials)),
        NamedNumber("x2", Double(boxes.second.successes)),
        NamedNumber("n2", Double(boxes.second.trials)),
      ])
  }

  private func superiorityFinding(
    for samples: IndependentOrdinalCounts, level: ConfidenceLevel
  ) -> IntervalFinding {
    let superiority = OrdinalSuperiority(samples)
    let interval = superiority.interval(level: level)
    var warnings: [AnalysisWarning] = []
    if interval == nil {
      warnings = [.noSpread(rawValue)]
    } else if superiority.isSeparated {
      warnings.add(
        .undefined,
        "every respondent of one sample stands above every one of the other, which leaves "
          + "no standard error; the limits are 0 and 1 by rule")
    }
    return IntervalFinding(
      estimand: estimand, method: rawValue, level: level, estimate: superiority.estimate,
      interval: interval, standardError: superiority.studentized?.standardError,
      details: (superiority.studentized?.details ?? StudentizedEstimate.undefinedDetails)
        + [
          NamedNumber("mann_whitney_z", superiority.mannWhitneyZ),
          NamedNumber("mann_whitney_p_value", superiority.mannWhitneyPValue),
        ],
      warnings: warnings)
  }
}

extension StudentizedEstimate {
  /// The names of ``details``, where there is no standard error.
  static let undefinedDetails = [
    NamedNumber("df", nil), NamedNumber("statistic", nil), NamedNumber("p_value", nil),
  ]
}

extension IndependentOrdinalCounts {
  /// Returns the interval for the first share of the top levels minus the second, by Newcombe's
  /// square-and-add of the two Wilson intervals.
  ///
  /// - Returns: Limits inside -1...1, of a width above 0 for all counts.
  /// - Complexity: O(k log k) for k categories.
  ///
  /// Source: R. G. Newcombe (1998), *Statist. Med.* 17, 873-890, method 10,
  /// [doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I](https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I).
  public func topBoxDifferenceInterval(
    _ levels: Int = 2, level: ConfidenceLevel = 0.95
  ) -> ConfidenceInterval {
    topBox(levels).newcombeInterval(level: level)
  }
}

extension OrdinalDifferenceMethod {
  /// Returns what the method finds between the two groups of a table; nothing for a table with another
  /// number of groups or an empty one, with a warning that says so.
  func finding(for scored: ScoredTable, level: ConfidenceLevel) -> IntervalFinding {
    switch scored.twoGroups(for: rawValue) {
    case .success(let samples): finding(for: samples, level: level)
    case .failure(let refusal):
      IntervalFinding(
        estimand: estimand, method: rawValue, level: level, estimate: nil, interval: nil,
        warnings: [refusal.warning])
    }
  }
}

/// Why a table is not one of two groups.
struct NotTwoGroups: Error {
  let warning: AnalysisWarning
}

extension ScoredTable {
  /// The two groups of the table with the scores of their answers, or why `method`, which compares two groups,
  /// has none.
  func twoGroups(for method: String) -> Result<IndependentOrdinalCounts, NotTwoGroups> {
    let grouped = groupsAsRows
    do throws(CountsError) {
      return .success(
        try IndependentOrdinalCounts(grouped.table, scores: grouped.columnScores.values))
    } catch {
      let number = grouped.table.rows
      let message =
        number == 2 ? error.message : groups.notTwo(number, others: grouped.table.columns == 2)
      return .failure(
        NotTwoGroups(warning: AnalysisWarning(.wrongShape, "\(method): \(message)")))
    }
  }
}

extension TableGroups {
  /// That there are not two groups, and what to do.
  ///
  /// - Parameter others: Whether there are two lines of the other kind.
  fileprivate func notTwo(_ number: Int, others: Bool) -> String {
    let turned: TableGroups = self == .rows ? .columns : .rows
    return "the table has \(number) \(rawValue), and each is a group; give two groups"
      + (others ? ", or take the \(turned.rawValue) as the groups" : "")
  }
}

extension IndependentOrdinalCounts {
  /// Returns how the answers of two groups differ, the first from the second, with its interval.
  ///
  /// ```swift
  /// let groups = try IndependentOrdinalCounts(ContingencyTable([[4, 9, 12, 25], [9, 12, 15, 14]]))
  /// groups.interval(.meanScoreDifference).estimate  // 0.48
  /// ```
  public func interval(
    _ method: OrdinalDifferenceMethod, level: ConfidenceLevel = 0.95, boxLevels: Int = 2
  ) -> IntervalFinding {
    method.finding(for: self, level: level, boxLevels: boxLevels)
  }
}
