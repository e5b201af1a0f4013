/// The exact tests of independence in a table; raw values are their slugs.
public enum ExactTestMethod: String, CaseIterable, Hashable, Sendable {
  /// Fisher's exact test, for tables of any shape: the probability, given both margins, of the tables
  /// that are no more probable than the observed one (the "minlike" rule, as in R).
  ///
  /// Ties count, and are found exactly. Empty rows and columns don't matter. A 2 x 2 table also gets
  /// `p_value_central`, the p-value of ``fisherCentral``: that one goes with the conditional-exact
  /// interval of the odds ratio, and this one with none (1/30 against 5/20 has p = .032 and an
  /// interval that holds 1).
  ///
  /// Larger tables take from microseconds to some ten seconds, with a relative error below 10^-9: 4 x 4
  /// with a total of 200 less than a tenth of a second at p = .3, less than half a second at p = .001,
  /// and seconds where p is below 10^-8. A table that would take longer is refused, at once or within
  /// some two seconds: by the steps that a typical part of it took, which are counted and so the same on
  /// every machine. ``MonteCarloTest/fisher`` takes it.
  ///
  /// Sources: R. A. Fisher (1935), *J. Roy. Statist. Soc.* 98, 39-82; G. H. Freeman, J. H. Halton
  /// (1951), *Biometrika* 38, 141-149, [doi:10.1093/biomet/38.1-2.141](https://doi.org/10.1093/biomet/38.1-2.141);
  /// C. R. Mehta, N. R. Patel (1983), *J. Amer. Statist. Assoc.* 78, 427-434,
  /// [doi:10.1080/01621459.1983.10477989](https://doi.org/10.1080/01621459.1983.10477989).
  case fisher
  /// Fisher's exact test of a 2 x 2 table by twice the smaller tail, at most 1.
  ///
  /// It rejects an odds ratio of 1 exactly where the conditional-exact interval excludes it. In larger
  /// tables there are no tails.
  ///
  /// Source: M. P. Fay (2010), *Biostatistics* 11, 373-374,
  /// [doi:10.1093/biostatistics/kxp050](https://doi.org/10.1093/biostatistics/kxp050).
  case fisherCentral = "fisher-central"
  /// Fisher's exact test of a 2 x 2 table with half weight for all tables exactly as probable as the
  /// observed one.
  ///
  /// Less conservative than ``fisher``, and not exact: its size can pass the level a little. Not for a
  /// result that must hold the level.
  ///
  /// Source: H. O. Lancaster (1961), *J. Amer. Statist. Assoc.* 56, 223-234,
  /// [doi:10.1080/01621459.1961.10482105](https://doi.org/10.1080/01621459.1961.10482105).
  case fisherMidP = "fisher-mid-p"
  /// Barnard's unconditional exact test of two samples, the rows of a 2 x 2 table: the largest
  /// probability, over the common proportion, of a pooled z at least as far from 0 as the observed one.
  ///
  /// `statistic` is that z, for the first row's share of the first column less the second one's.
  /// Outcomes are compared by whole numbers. The supremum is bracketed by bounds, not sampled: the
  /// p-value is the upper end of the bracket, `p_value_attained` its lower end, usually the same to 12
  /// digits, and `nuisance` is the common proportion where that is attained. For samples of fixed
  /// sizes; where both margins are fixed by the design use ``fisher``.
  ///
  /// Complexity: O(n1 n2). 36/50 against 40/50 takes some 40 microseconds.
  ///
  /// Sources: G. A. Barnard (1947), *Biometrika* 34, 123-138,
  /// [doi:10.1093/biomet/34.1-2.123](https://doi.org/10.1093/biomet/34.1-2.123); S. Suissa, J. J. Shuster
  /// (1985), *J. Roy. Statist. Soc. A* 148, 317-327,
  /// [doi:10.2307/2981892](https://doi.org/10.2307/2981892).
  case barnard
  /// Boschloo's unconditional exact test of two samples, the rows of a 2 x 2 table: as ``barnard``,
  /// with Fisher's one-sided p-value to order the outcomes; twice the smaller side, at most 1.
  ///
  /// Never less powerful than ``fisherCentral``. `statistic` is Fisher's p-value on that side. Ties
  /// between outcomes are found exactly.
  ///
  /// Complexity: O(n1 n2). 36/50 against 40/50 takes some 80 microseconds.
  ///
  /// Source: R. D. Boschloo (1970), *Statistica Neerlandica* 24, 1-9,
  /// [doi:10.1111/j.1467-9574.1970.tb00104.x](https://doi.org/10.1111/j.1467-9574.1970.tb00104.x).
  case boschloo

  /// The test where none is asked for.
  public static let `default` = ExactTestMethod.fisher

  /// Whether the test is for 2 x 2 tables only.
  public var needsTwoByTwo: Bool { self != .fisher }

  /// The largest sum of the counts in a 2 x 2 table that the test takes; ``fisher`` in larger tables
  /// goes to ``largestNetworkTotal``, and as far as it
  /// can be done in some ten seconds.
  public var largestTotal: Int {
    switch self {
    case .fisher, .fisherCentral, .fisherMidP: 100_000_000
    case .barnard, .boschloo: 5_000
    }
  }

  /// The largest sum of the counts in a table larger than 2 x 2.
  public static let largestNetworkTotal = 100_000

  /// Returns what the test finds.
  ///
  /// The p-value is nil for a shape or a size that the test doesn't take, and a warning says why. It
  /// is 1 where every row but one, or every column but one, is empty.
  ///
  /// For ``barnard`` and ``boschloo`` the rows of the table are the two samples, and with
  /// ``ContingencyTable/transposed`` its columns: the answers differ. The others don't depend on it.
  ///
  /// Against one direction, of a 2 x 2 table whether the first row's share of the first column is larger or smaller
  /// than the second one's: Fisher's tests are then a tail (the dual of the bound of conditional-exact, but for the
  /// mid-p form), and the unconditional ones the supremum of outcomes on that side. Larger tables refuse it.
  public func finding(
    for table: ContingencyTable, alternative: AlternativeHypothesis = .two
  ) -> TestFinding {
    if alternative != .two && !table.isTwoByTwo {
      return TestFinding(withoutDirection: rawValue, of: table)
    }
    if needsTwoByTwo && !table.isTwoByTwo {
      return refusal(
        .wrongShape,
        "\(rawValue) is for tables of 2 by 2, and this one is \(table.rows) by \(table.columns); "
          + "fisher takes tables of any shape")
    }
    if table.isTwoByTwo && table.total > largestTotal && !table.hasZeroMargin {
      return refusal(
        .tooLarge,
        "\(rawValue) is offered up to a total of \(largestTotal), and there are \(table.total); "
          + "the chi-squared test takes them")
    }
    var finding =
      alternative == .two
      ? twoSidedFinding(for: table) : table.oneSidedTest(self, alternative)
    finding.hypothesis = TestedHypothesis(alternative)
    if let pValue = finding.pValue, pValue < TestFinding.smallestPValue,
      finding.log10PValue == nil
    {
      finding.warnings.add(
        .underflow,
        "the p-value of \(rawValue) is below 10^-300, too small to be told; "
          + "\(table.isTwoByTwo ? "fisher" : "pearson") gives the logarithm of its own")
    }
    return finding
  }

  private func twoSidedFinding(for table: ContingencyTable) -> TestFinding {
    switch self {
    case .fisher: table.fisherTest()
    case .fisherCentral: table.fisherCentralTest()
    case .fisherMidP: table.fisherMidPTest()
    case .barnard: table.barnardTest()
    case .boschloo: table.boschlooTest()
    }
  }

  /// Returns what the test finds for two samples of different respondents.
  public func finding(
    for counts: IndependentCounts, alternative: AlternativeHypothesis = .two
  ) -> TestFinding {
    finding(for: counts.table, alternative: alternative)
  }

  func refusal(_ code: AnalysisWarning.Code, _ message: String) -> TestFinding {
    TestFinding(
      method: rawValue, pValue: nil, dualIntervals: dualIntervals,
      warnings: [AnalysisWarning(code, message)])
  }

  var dualIntervals: [String] { self == .fisherCentral ? ["conditional-exact"] : [] }
}

extension ContingencyTable {
  /// Returns one of the exact tests; rows are the groups of those that compare two.
  ///
  /// ```swift
  /// let table = try ContingencyTable([[10, 20], [30, 40]])
  /// table.test(.fisher).pValue  // 0.5045
  /// ```
  public func test(
    _ method: ExactTestMethod, alternative: AlternativeHypothesis = .two
  ) -> TestFinding {
    method.finding(for: self, alternative: alternative)
  }
}

extension IndependentCounts {
  /// Returns one of the exact tests of two proportions of different respondents.
  ///
  /// ```swift
  /// let counts = try IndependentCounts(
  ///   BinomialCounts(successes: 36, trials: 50), BinomialCounts(successes: 40, trials: 50))
  /// counts.test(.boschloo).pValue  // 0.3699
  /// ```
  public func test(
    _ method: ExactTestMethod, alternative: AlternativeHypothesis = .two
  ) -> TestFinding {
    method.finding(for: self, alternative: alternative)
  }
}
