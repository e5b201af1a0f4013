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
  /// - Parameters:
  ///   - table: The counts.
  ///   - alternative: Of a 2 x 2 table, whether the first row's share of the first column is larger or
  ///     smaller than the second one's; the p-value is then a tail of the signed root of the statistic, the
  ///     detail `z`. Larger tables have no direction, and refuse one.
  /// - Complexity: O(rows times columns), for any total.
  public func finding(
    for table: ContingencyTable, alternative: AlternativeHypothesis = .two
  ) -> TestFinding {
    if alternative != .two && !table.isTwoByTwo {
      return TestFinding(withoutDirection: rawValue, of: table)
    }
    guard let statistic = statistic(for: table) else {
      return TestFinding(
        method: rawValue, pValue: nil, warnings: [undefinedWarning(for: table)])
    }
    let df = Double((table.rows - 1) * (table.columns - 1))
    let diagnosis = table.expectedCountsDiagnosis
    let isSmall = self == .nMinusOne ? diagnosis.hasBelowOne : !diagnosis.satisfiesCochran
    var finding = TestFinding(
      method: rawValue, statistic: statistic, degreesOfFreedom: df,
      pValue: ChiSquaredDistribution(degreesOfFreedom: df).upperTail(at: statistic),
      dualIntervals: table.isTwoByTwo ? dualIntervals : [], details: diagnosis.details,
      warnings: isSmall
        ? [diagnosis.warning("an exact test such as fisher needs no large counts")] : [])
    if alternative != .two {
      let root = statistic.squareRoot()
      let z = table.scaledDeviation(row: 0, column: 0) < 0 ? -root : root
      finding.pValue = alternative.pValue(z: z)
      finding.details.append(NamedNumber("z", z))
      finding.hypothesis = TestedHypothesis(alternative)
    }
    return finding
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

extension TestFinding {
  /// Creates the refusal of a direction in a table larger than 2 x 2.
  init(withoutDirection method: String, of table: ContingencyTable) {
    self.init(
      method: method, pValue: nil,
      warnings: [
        AnalysisWarning(
          .noOneSidedForm,
          "\(method) has a direction in tables of 2 by 2, and this one is \(table.rows) by \(table.columns)"
        )
      ])
  }
}

extension ContingencyTable {
  /// Returns one of the chi-squared tests of independence.
  ///
  /// ```swift
  /// let table = try ContingencyTable([[10, 20], [30, 40]])
  /// table.test(.pearson).pValue  // 0.3730
  /// ```
  public func test(
    _ method: ChiSquaredMethod, alternative: AlternativeHypothesis = .two
  ) -> TestFinding {
    method.finding(for: self, alternative: alternative)
  }
}
