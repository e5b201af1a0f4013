/// The methods for the difference and the ratio of proportions that strata have in common; raw values are their slugs.
///
/// Proportions are those of the first column, differences the first row minus the second, ratios the first over the
/// second. A stratum without respondents in one of the rows is left out. Not to be used where the difference, or the
/// ratio, is another one from stratum to stratum: one number then stands for none of them; use compare for each
/// stratum.
public enum StratifiedRiskMethod: String, CaseIterable, Hashable, Sendable {
  /// ``StratifiedTables/riskDifference(_:level:)`` with Sato's standard error
  case difference = "mh-risk-difference"
  /// ``StratifiedTables/riskDifference(_:level:)`` with that of Greenland and Robins
  case differenceGreenlandRobins = "mh-risk-difference-greenland-robins"
  /// ``StratifiedTables/newcombeDifference(level:)``
  case newcombe = "newcombe-stratified"
  /// ``StratifiedTables/riskRatio(level:)``
  case ratio = "mh-risk-ratio"

  /// The method where none is asked for.
  public static let `default` = StratifiedRiskMethod.newcombe

  /// The parameter.
  public var estimand: String {
    switch self {
    case .difference, .differenceGreenlandRobins, .newcombe: "common_difference"
    case .ratio: "common_ratio"
    }
  }

  /// Returns the estimate with its interval.
  public func finding(
    for tables: StratifiedTables, level: ConfidenceLevel = 0.95
  ) -> IntervalFinding {
    switch self {
    case .difference: tables.riskDifference(.sato, level: level)
    case .differenceGreenlandRobins: tables.riskDifference(.greenlandRobins, level: level)
    case .newcombe: tables.newcombeDifference(level: level)
    case .ratio: tables.riskRatio(level: level)
    }
  }
}

/// The standard errors of Mantel and Haenszel's difference; which one is meant is said by its authors.
public enum RiskDifferenceError: String, CaseIterable, Hashable, Sendable {
  /// For few large strata and for many small ones, and the same if rows change places.
  case sato
  /// That of a sum of independent binomial differences.
  case greenlandRobins
}

extension StratifiedTables {
  /// The strata with respondents in both rows.
  var compared: [ComparedStratum] { strata.compactMap(ComparedStratum.init) }

  /// Returns the difference or the ratio that the strata have in common, with its interval.
  ///
  /// ```swift
  /// let tables = try StratifiedTables([[[10, 5], [4, 11]], [[8, 2], [6, 4]]])
  /// tables.interval(.newcombe).estimate  // 0.32
  /// ```
  public func interval(
    _ method: StratifiedRiskMethod, level: ConfidenceLevel = 0.95
  ) -> IntervalFinding {
    method.finding(for: self, level: level)
  }
}

/// A stratum with respondents in both rows, as numbers.
struct ComparedStratum {
  /// Successes of the first row, and of the second.
  let x1: Double
  let x2: Double
  /// Respondents of the rows, both above 0.
  let n1: Double
  let n2: Double

  init?(_ stratum: StratifiedTables.Stratum) {
    guard stratum.a + stratum.b > 0, stratum.c + stratum.d > 0 else { return nil }
    (x1, x2) = (Double(stratum.a), Double(stratum.c))
    (n1, n2) = (Double(stratum.a + stratum.b), Double(stratum.c + stratum.d))
  }

  /// All respondents.
  var n: Double { n1 + n2 }
  /// Mantel and Haenszel's weight.
  var weight: Double { n1 * (n2 / n) }
}
