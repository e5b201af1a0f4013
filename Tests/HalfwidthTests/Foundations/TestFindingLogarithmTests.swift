import TestSupport
import Testing

@testable import Halfwidth

/// P-values too small for a double, and their logarithms.
///
/// Expected values: Python's whole numbers and mpmath at 60 digits.
@Suite struct TestFindingLogarithmTests {
  @Test(arguments: [
    (1_400, 1, -305.67757094696974), (2_000, 3, -432.74180985931968),
    (5_000, 40, -1_038.2571273096396), (100_000, 2, -21_714.724095162591),
    (3_000, 500, -350.62788074849562), (1_940.7920792079208, 1, -423.17991818907636),
  ])
  func `the statistic's tail is taken in logarithms`(
    statistic: Double, df: Double, expected: Double
  ) throws {
    let finding = TestFinding(
      method: "a", statistic: statistic, degreesOfFreedom: df, pValue: 0)
    expectClose(try #require(finding.log10PValue), expected, relative: 1e-12)
  }

  @Test func `a p-value that a double holds has no logarithm beside it`() {
    #expect(
      TestFinding(method: "a", statistic: 4, degreesOfFreedom: 1, pValue: 0.04).log10PValue == nil)
    #expect(
      TestFinding(method: "a", statistic: 4, degreesOfFreedom: 1, pValue: 1e-300).log10PValue
        == nil)
    #expect(TestFinding(method: "a", pValue: nil).log10PValue == nil)
  }

  @Test(arguments: [
    ([[1_000, 10], [10, 1_000]], -559.10064853472687, -559.10064853472687, -559.40163519066292),
    ([[1_500, 20], [3, 900]], -643.57312458217556, -643.27209458651158, -643.87413531087232),
  ])
  func `Fisher's tests have the logarithms of their sums`(
    counts: [[Int]], minlike: Double, central: Double, midP: Double
  ) throws {
    let table = try ContingencyTable(counts)
    for (method, expected) in [
      (ExactTestMethod.fisher, minlike), (.fisherCentral, central), (.fisherMidP, midP),
    ] {
      let finding = method.finding(for: table)
      #expect(finding.pValue == 0 && finding.warnings.isEmpty)
      expectClose(try #require(finding.log10PValue), expected, relative: 1e-12)
    }
  }

  @Test(arguments: [
    (2_000, 10, -578.30462738354680, -578.60349348569803),
    (0, 1_200, -360.93496480111345, -361.23599479677744),
  ])
  func `McNemar's exact tests have the logarithms of their tails`(
    first: Int, second: Int, exact: Double, midP: Double
  ) throws {
    let counts = try PairedCounts(both: 5, firstOnly: first, secondOnly: second, neither: 7)
    for (method, expected) in [(McNemarMethod.exact, exact), (.midP, midP)] {
      expectClose(
        try #require(method.finding(for: counts).log10PValue), expected, relative: 1e-12)
    }
  }

  /// Whatever a test is, a p-value that is too small says what it is, or why not.
  @Test func `no test answers 0 without a word`() throws {
    let table = try ContingencyTable([[2_400, 10], [3, 2_500]])
    let larger = try ContingencyTable([[900, 3, 1], [2, 900, 4], [5, 0, 900]])
    let paired = try PairedCounts(both: 10, firstOnly: 3_000, secondOnly: 2, neither: 5)
    let trend = try TrendCounts([
      BinomialCounts(successes: 3, trials: 3_000), BinomialCounts(successes: 1_500, trials: 3_000),
      BinomialCounts(successes: 2_990, trials: 3_000),
    ])
    let inputs: [AnalysisInput] = [
      .table(try ScoredTable(table)), .table(try ScoredTable(larger)), .paired(paired),
      .trend(trend),
      .compare(
        try IndependentCounts(
          BinomialCounts(successes: 2_400, trials: 2_410),
          BinomialCounts(successes: 3, trials: 2_503))),
      .square(
        try SquareTable(ContingencyTable([[9, 3_000], [2, 8]])),
        try PairedOrdinalCounts(ContingencyTable([[9, 3_000], [2, 8]]))),
      .stratified(
        try ScoredStrata([[[2_400, 10], [3, 2_500]], [[3, 2_000], [1_900, 4]]])),
      .differences(
        SignedDifferences(
          try PairedOrdinalCounts(ContingencyTable([[9, 3], [4_000, 8]])))),
      .cochran(
        try BinaryResponses((0..<1_500).map { $0 < 1_490 ? [1, 0, 0] : [0, 1, 1] })),
    ]
    var told = 0
    for input in inputs {
      for entry in AnalysisCatalog.entries(of: input.analysis) {
        let options = AnalysisOptions(simulation: SimulationOptions(resamples: 19, seed: 1))
        guard case .test(let test) = entry.finding(for: input, options: options),
          let p = test.pValue, p < 1e-300
        else { continue }
        let isTold = test.log10PValue.map { $0 < -300 && $0.isFinite } ?? false
        #expect(isTold || test.warnings.contains { $0.code == .underflow }, "\(entry.method)")
        told += isTold ? 1 : 0
      }
    }
    #expect(told > 15, "\(told)")
  }
}
