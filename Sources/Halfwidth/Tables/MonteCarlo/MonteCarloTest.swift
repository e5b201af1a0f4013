internal import NumericCore

/// Tests of independence by simulated tables with the margins of the observed one; raw values are
/// their slugs.
///
/// Tables are drawn as they would be if rows and columns were independent, given both margins. The
/// p-value is (1 + e) / (B + 1) for e of B tables at least as extreme as the observed one (the
/// observed table is one of B + 1 that were equally likely), so it is never 0 and the test keeps its
/// level. ``SimulationFinding`` has the exact (Clopper-Pearson) 99% interval of the p-value that
/// endless simulation would give. Rows and columns of any number are fine, up to a total of
/// ``largestTotal``; where ``ExactTestMethod/fisher`` has an answer that one is exact and better.
///
/// The same seed gives the same tables on every machine and with any number of threads.
///
/// Source: W. M. Patefield (1981), Algorithm AS 159, "An efficient method of generating random R x C
/// tables with given row and column totals", *Appl. Statist.* 30, 91-97,
/// [doi:10.2307/2346669](https://doi.org/10.2307/2346669); the p-value is that of A. C. A. Hope (1968),
/// *J. Roy. Statist. Soc. B* 30, 582-598.
public enum MonteCarloTest: String, CaseIterable, Hashable, Sendable {
  /// Extreme is a large Pearson chi-squared statistic.
  ///
  /// Undefined where a row or a column is empty. Statistics are compared as whole numbers (multiplied
  /// by the least common multiple of the products of margins) where these are below 2^53, and else as
  /// tied within a fraction of 10^-11.
  case pearson = "pearson-monte-carlo"
  /// Extreme is a small probability of the table: Fisher's test.
  ///
  /// Empty rows and columns are ignored. Probabilities are compared by sums of logarithms of primes in
  /// whole numbers, so that ties are exact.
  case fisher = "fisher-monte-carlo"

  /// How many tables are simulated where no number is asked for.
  public static let defaultResamples = 9_999
  /// The largest number of simulated tables.
  public static let largestResamples = 1 << 40
  /// The largest sum of the counts.
  public static let largestTotal = 1_000_000

  /// Returns the simulated p-value with its interval; nil, with a warning that says why, for a table
  /// that the test doesn't take.
  ///
  /// - Parameters:
  ///   - table: The observed table.
  ///   - resamples: The number of simulated tables, in 1...2^40.
  ///   - seed: Where the simulation starts, in 0...2^53 - 1.
  ///   - threads: How many threads share the work, at least 1; it changes nothing but the time.
  /// - Complexity: O(resamples r c) once the distributions of the cells are known; about 0.08
  ///   microseconds a table of 4 x 4 with a total of 200. O(s) more for each cell where the standard
  ///   deviation s of the cells is large.
  public func finding(
    for table: ContingencyTable, resamples: Int = MonteCarloTest.defaultResamples, seed: UInt64,
    threads: Int = 1
  ) -> TestFinding {
    precondition(
      resamples >= 1 && resamples <= Self.largestResamples, "1...2^40 tables are simulated")
    precondition(threads >= 1, "at least one thread does the work")
    guard let start = Seed(seed) else { preconditionFailure("a seed is at most 2^53 - 1") }
    guard table.total <= Self.largestTotal else {
      return refusal(
        .tooLarge,
        "\(rawValue) is offered up to a total of \(Self.largestTotal), and there are "
          + "\(table.total); the chi-squared test takes them")
    }
    guard self == .fisher || !table.hasZeroMargin else {
      return refusal(
        .zeroMargin,
        "\(rawValue) is undefined where a row or a column is empty; leave it out, or use "
          + "\(MonteCarloTest.fisher.rawValue)")
    }
    let statistic = MonteCarloStatistic(self, of: table)
    let exceedances = MonteCarloRun(statistic: statistic, seed: start).exceedances(
      resamples: resamples, threads: threads)
    let counts = BinomialCounts(unchecked: exceedances, of: resamples)
    return TestFinding(
      method: rawValue, statistic: self == .pearson ? statistic.pearson : nil,
      pValue: Double(exceedances + 1) / Double(resamples + 1),
      simulation: SimulationFinding(
        resamples: resamples, seed: seed, exceedances: exceedances,
        interval: counts.clopperPearsonInterval(level: 0.99)),
      warnings: [
        AnalysisWarning(
          .simulated,
          "the p-value is simulated, from \(resamples) tables with seed \(seed); the "
            + "interval around it has confidence 99%")
      ])
  }

  private func refusal(_ code: AnalysisWarning.Code, _ message: String) -> TestFinding {
    TestFinding(
      method: rawValue, pValue: nil, warnings: [AnalysisWarning(code, message)])
  }
}

extension ContingencyTable {
  /// Returns a test of independence by simulated tables.
  ///
  /// ```swift
  /// let table = try ContingencyTable([[3, 1, 4], [1, 5, 9]])
  /// table.test(.fisher, resamples: 9_999, seed: 1).simulation?.resamples  // 9999
  /// ```
  ///
  /// - Parameters:
  ///   - method: Which tables count as extreme.
  ///   - resamples: The number of simulated tables, in 1...2^40.
  ///   - seed: Where the simulation starts, in 0...2^53 - 1.
  ///   - threads: How many threads share the work; it changes nothing but the time.
  public func test(
    _ method: MonteCarloTest, resamples: Int = MonteCarloTest.defaultResamples, seed: UInt64,
    threads: Int = 1
  ) -> TestFinding {
    method.finding(for: self, resamples: resamples, seed: seed, threads: threads)
  }
}
