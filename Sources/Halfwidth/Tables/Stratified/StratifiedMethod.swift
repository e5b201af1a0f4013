/// The tests of stratified tables of two by two; raw values are their slugs.
///
/// The first two ask whether rows and columns are associated given the stratum, the other two whether
/// the association is the same in all strata, which the common odds ratio takes for granted.
public enum StratifiedMethod: String, CaseIterable, Hashable, Sendable {
  /// ``StratifiedTables/cochranMantelHaenszelTest(isCorrected:level:alternative:)`` without correction
  case cochranMantelHaenszel = "cmh"
  /// ``StratifiedTables/cochranMantelHaenszelTest(isCorrected:level:alternative:)`` with correction
  case cochranMantelHaenszelCorrected = "cmh-cc"
  /// ``StratifiedTables/breslowDayTest()``
  case breslowDay = "breslow-day"
  /// ``StratifiedTables/taroneTest()``
  case tarone

  /// The method where none is asked for.
  public static let `default` = StratifiedMethod.cochranMantelHaenszel

  /// Returns what the test finds; `level` is that of the common odds ratio beside it.
  ///
  /// - Parameters:
  ///   - tables: A table for each stratum.
  ///   - level: The nominal coverage of the common odds ratio beside the test.
  ///   - alternative: Whether the common odds ratio is above or below 1; the tests of homogeneity have no
  ///     direction, and refuse one.
  public func finding(
    for tables: StratifiedTables, level: ConfidenceLevel = 0.95,
    alternative: AlternativeHypothesis = .two
  ) -> TestFinding {
    switch self {
    case .cochranMantelHaenszel:
      tables.cochranMantelHaenszelTest(isCorrected: false, level: level, alternative: alternative)
    case .cochranMantelHaenszelCorrected:
      tables.cochranMantelHaenszelTest(isCorrected: true, level: level, alternative: alternative)
    case .breslowDay:
      alternative == .two
        ? tables.breslowDayTest() : TestFinding(withoutDirection: rawValue)
    case .tarone:
      alternative == .two ? tables.taroneTest() : TestFinding(withoutDirection: rawValue)
    }
  }
}

/// The methods for the odds ratio that strata have in common; raw values are their slugs.
public enum CommonOddsRatioMethod: String, CaseIterable, Hashable, Sendable {
  /// ``StratifiedTables/mantelHaenszelOddsRatio(level:side:)``
  case mantelHaenszel = "mantel-haenszel"

  /// The method where none is asked for.
  public static let `default` = CommonOddsRatioMethod.mantelHaenszel

  /// Returns the odds ratio with its interval.
  public func finding(
    for tables: StratifiedTables, level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> IntervalFinding {
    switch self {
    case .mantelHaenszel: tables.mantelHaenszelOddsRatio(level: level, side: side)
    }
  }
}

extension StratifiedTables {
  /// Returns a test over all strata: of a common association, or of its homogeneity.
  ///
  /// ```swift
  /// let tables = try StratifiedTables([[[10, 5], [4, 11]], [[8, 2], [6, 4]]])
  /// tables.test(.cochranMantelHaenszel).pValue  // 0.0217
  /// ```
  public func test(
    _ method: StratifiedMethod, level: ConfidenceLevel = 0.95,
    alternative: AlternativeHypothesis = .two
  ) -> TestFinding {
    method.finding(for: self, level: level, alternative: alternative)
  }

  /// Returns the odds ratio that the strata have in common, with its interval.
  ///
  /// ```swift
  /// let tables = try StratifiedTables([[[10, 5], [4, 11]], [[8, 2], [6, 4]]])
  /// tables.interval().estimate  // 4.1579
  /// ```
  public func interval(
    _ method: CommonOddsRatioMethod = .default, level: ConfidenceLevel = 0.95,
    side: IntervalSide = .two
  ) -> IntervalFinding {
    method.finding(for: self, level: level, side: side)
  }
}
