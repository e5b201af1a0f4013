internal import NumericCore

/// The chi-square tests of independence of rows and columns; raw values are their slugs.
public enum ChiSquaredMethod: String, CaseIterable, Hashable, Sendable {
  /// ``ContingencyTable/pearsonStatistic()``
  case pearson
  /// ``ContingencyTable/yatesStatistic()``
  case yates
  /// ``ContingencyTable/nMinusOneStatistic()``
  case nMinusOne = "n-1"
  /// ``ContingencyTable/likelihoodRatioStatistic()``
  case likelihoodRatio = "likelihood-ratio"
  /// ``ContingencyTable/cressieReadStatistic()``
  case cressieRead = "cressie-read"

  /// The method where none is asked for.
  public static let `default` = ChiSquaredMethod.pearson

  /// Whether the method is for 2 x 2 tables only.
  public var isForTwoByTwoOnly: Bool { self == .yates || self == .nMinusOne }
}

extension ChiSquaredMethod {
  /// Returns the statistic, or nil where the method has none for this table: a row or column that sums
  /// to 0, and for `yates` and `n-1` a table that is not 2 x 2.
  public func statistic(for table: ContingencyTable) -> Double? {
    switch self {
    case .pearson: table.pearsonStatistic()
    case .yates: table.yatesStatistic()
    case .nMinusOne: table.nMinusOneStatistic()
    case .likelihoodRatio: table.likelihoodRatioStatistic()
    case .cressieRead: table.cressieReadStatistic()
    }
  }

  /// Returns the test of independence: the statistic with its upper tail of the chi-squared
  /// distribution with (rows - 1)(columns - 1) degrees of freedom.
  ///
  /// Details hold the smallest expected count and the share of expected counts below 5. A warning says
  /// where these are too small for the approximation: by Cochran's rule (none below 1, at most a fifth
  /// below 5), and for `n-1` by Campbell's (none below 1). The test is not switched for another.
  ///
  /// - Complexity: O(rows times columns), for any total.
  public func finding(for table: ContingencyTable) -> TestFinding {
    guard let statistic = statistic(for: table) else {
      return TestFinding(
        method: rawValue, pValue: nil, warnings: [undefinedWarning(for: table)])
    }
    let df = Double((table.rows - 1) * (table.columns - 1))
    let diagnosis = table.expectedCountsDiagnosis
    let isSmall = self == .nMinusOne ? diagnosis.hasBelowOne : !diagnosis.satisfiesCochran
    return TestFinding(
      method: rawValue, statistic: statistic, degreesOfFreedom: df,
      pValue: ChiSquaredDistribution(degreesOfFreedom: df).upperTail(at: statistic),
      dualIntervals: table.isTwoByTwo ? dualIntervals : [], details: diagnosis.details,
      warnings: isSmall
        ? [diagnosis.warning("an exact test such as fisher needs no large counts")] : [])
  }

  /// The slugs of the intervals of a 2 x 2 table that hold what the test does not reject.
  private var dualIntervals: [String] {
    switch self {
    case .pearson: ["mee", "koopman"]
    case .nMinusOne: ["miettinen-nurminen"]
    case .yates, .likelihoodRatio, .cressieRead: []
    }
  }

  private func undefinedWarning(for table: ContingencyTable) -> AnalysisWarning {
    if isForTwoByTwoOnly && !table.isTwoByTwo {
      return AnalysisWarning(
        .wrongShape,
        "\(rawValue) is for 2 x 2 tables, and this one is \(table.rows) x "
          + "\(table.columns); pearson takes it")
    }
    return .zeroMargin(
      rawValue, instead: "leave that line out, or use an exact test such as fisher")
  }
}

extension AnalysisWarning {
  /// A row or a column sums to 0, and `method` divides by it.
  static func zeroMargin(_ method: String, instead advice: String) -> AnalysisWarning {
    AnalysisWarning(
      .zeroMargin, "\(method) is undefined where a row or a column sums to 0; \(advice)")
  }
}

extension ContingencyTable {
  /// Returns one of the chi-squared tests of independence.
  ///
  /// ```swift
  /// let table = try ContingencyTable([[10, 20], [30, 40]])
  /// table.test(.pearson).pValue  // 0.3730
  /// ```
  public func test(_ method: ChiSquaredMethod) -> TestFinding {
    method.finding(for: self)
  }
}
