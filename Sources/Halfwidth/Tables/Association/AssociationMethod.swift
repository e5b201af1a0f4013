/// The measures of association of rows and columns; raw values are their slugs.
public enum AssociationMethod: String, CaseIterable, Hashable, Sendable {
  /// ``ContingencyTable/phi()``, for 2 x 2 tables; its interval is
  /// ``ContingencyTable/phiInterval(level:)``.
  case phi
  /// ``ContingencyTable/cramersV()``
  case cramersV = "cramers-v"
  /// ``ContingencyTable/biasCorrectedCramersV()``, which has no interval.
  case biasCorrectedCramersV = "cramers-v-bias-corrected"
  /// ``ContingencyTable/contingencyCoefficient()``
  case contingencyCoefficient = "contingency-coefficient"
  /// ``ContingencyTable/cohensW()``
  case cohensW = "cohens-w"

  /// The measure where none is asked for.
  public static let `default` = AssociationMethod.cramersV

  /// Whether the measure has an interval.
  public var hasInterval: Bool { self != .biasCorrectedCramersV }

  /// The parameter: Cramer's V with and without correction estimate the same one.
  public var estimand: String {
    switch self {
    case .phi: "phi"
    case .cramersV, .biasCorrectedCramersV: "cramers_v"
    case .contingencyCoefficient: "contingency_coefficient"
    case .cohensW: "cohens_w"
    }
  }
}

extension AssociationMethod {
  /// Returns the measure, or nil where it has no value for this table: a row or column that sums to 0;
  /// for phi a table that is not 2 x 2; for the corrected V only as many respondents as rows or columns.
  public func value(for table: ContingencyTable) -> Double? {
    switch self {
    case .phi: table.phi()
    case .cramersV: table.cramersV()
    case .biasCorrectedCramersV: table.biasCorrectedCramersV()
    case .contingencyCoefficient: table.contingencyCoefficient()
    case .cohensW: table.cohensW()
    }
  }

  /// Returns the interval, or nil where there is none for this table.
  ///
  /// For w, V and the contingency coefficient by the noncentral chi-square distribution with
  /// noncentrality lambda/N, two-sided: V and the coefficient are increasing functions of w, so its
  /// limits are theirs. The lower limit is 0 where the statistic is no larger than chance allows. What
  /// chance alone adds to the estimate, the limits take off: in a table of many cells and little
  /// association they can lie below it, and ``biasCorrectedCramersV`` is the better estimate. There
  /// is no interval where the statistic is smaller than the chi-square quantile of half of the
  /// significance, which contradicts every value of the measure; and where it is above
  /// ``ContingencyTable/largestNoncentralStatistic``, unless the table is 2 x 2.
  public func interval(
    for table: ContingencyTable, level: ConfidenceLevel = 0.95
  ) -> ConfidenceInterval? {
    if self == .phi { return table.phiInterval(level: level) }
    guard hasInterval, let limits = table.cohensWLimits(level: level) else { return nil }
    let largest = table.largestCohensW
    func interval(
      to bound: Double, _ transform: (Double) -> Double
    ) -> ConfidenceInterval {
      ConfidenceInterval(
        lower: transform(limits.lower), upper: transform(limits.upper), in: 0...bound, level: level,
        side: .two)
    }
    return switch self {
    case .cohensW: interval(to: largest) { $0 }
    case .cramersV: interval(to: 1) { $0 / largest }
    case .contingencyCoefficient:
      interval(
        to: ContingencyTable.contingencyCoefficient(cohensW: largest),
        ContingencyTable.contingencyCoefficient(cohensW:))
    case .phi, .biasCorrectedCramersV: nil
    }
  }

  /// Returns the measure with its interval; details repeat it under the name `value`.
  ///
  /// The interval leans on the chi-square approximation, so it carries the warning of
  /// ``ChiSquaredMethod/finding(for:alternative:)`` about small expected counts.
  public func finding(
    for table: ContingencyTable, level: ConfidenceLevel = 0.95
  ) -> IntervalFinding {
    let value = value(for: table)
    let interval = interval(for: table, level: level)
    var warnings: [AnalysisWarning] = []
    if value == nil || (hasInterval && interval == nil) {
      warnings.append(undefinedWarning(for: table, hasValue: value != nil))
    }
    if interval != nil {
      let diagnosis = table.expectedCountsDiagnosis
      if !diagnosis.satisfiesCochran {
        warnings.append(diagnosis.warning("the interval is approximate, and may be far off here"))
      }
    }
    if let value, let interval, !interval.contains(value) {
      warnings.append(outsideWarning)
    }
    return IntervalFinding(
      estimand: estimand, method: rawValue, level: level, estimate: value, interval: interval,
      hasInterval: hasInterval, details: [NamedNumber("value", value)], warnings: warnings)
  }

  /// The interval is for the value without what chance adds to it: the more cells, the more.
  private var outsideWarning: AnalysisWarning {
    AnalysisWarning(
      .estimateOutside,
      "\(rawValue): the interval leaves out the estimate, because chance alone raises a "
        + "measure that is never below 0, the more the larger the table is for its total; "
        + "\(AssociationMethod.biasCorrectedCramersV.rawValue) takes that out of the estimate")
  }

  private func undefinedWarning(
    for table: ContingencyTable, hasValue: Bool
  ) -> AnalysisWarning {
    if self == .phi && !table.isTwoByTwo {
      return AnalysisWarning(
        .wrongShape,
        "phi is for 2 x 2 tables, and this one is \(table.rows) x \(table.columns); "
          + "cramers-v takes it")
    }
    if table.hasZeroMargin { return .zeroMargin(rawValue, instead: "leave that line out") }
    if !hasValue {
      return AnalysisWarning(
        .undefined, "\(rawValue) is undefined with only as many respondents as rows or columns")
    }
    if let statistic = table.pearsonStatistic(),
      statistic > ContingencyTable.largestNoncentralStatistic
    {
      return AnalysisWarning(
        .tooManyTrials,
        "the interval of \(rawValue) is offered up to a chi-square of "
          + "\(Int(ContingencyTable.largestNoncentralStatistic)), and this is larger; chance hardly "
          + "moves the estimate of so many respondents")
    }
    return AnalysisWarning(
      .undefined,
      "the counts are nearer to independence than chance makes likely at any value of "
        + "\(rawValue), which leaves no interval; use that of a difference, or of phi")
  }
}

extension ContingencyTable {
  /// Returns how strongly rows and columns go together, with the interval that the measure has.
  ///
  /// ```swift
  /// let table = try ContingencyTable([[10, 20], [30, 40]])
  /// table.interval(.cramersV).estimate  // 0.0891
  /// ```
  public func interval(
    _ method: AssociationMethod, level: ConfidenceLevel = 0.95
  ) -> IntervalFinding {
    method.finding(for: self, level: level)
  }
}
