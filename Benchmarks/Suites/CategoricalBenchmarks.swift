internal import Halfwidth
internal import Workloads

/// Square, stratified and scored tables, trends, several items, ordered answers, and adjustment.
///
/// Expected values are statsmodels', and scipy's by the textbook's formulas.
func categoricalBenchmarks(_ suite: inout BenchmarkSuite) {
  guard let table = try? ContingencyTable(WorkloadData.table),
    let square = try? SquareTable(table),
    let strata = try? StratifiedTables([[[20, 10], [12, 18]], [[16, 14], [11, 19]]]),
    let trend = try? TrendCounts(successes: [10, 14, 20, 26], trials: [40, 40, 40, 40]),
    let answers = try? WorkloadData.answers(),
    let items = try? BinaryResponses(answers.map { $0.prefix(10).map(Int.init) }),
    let ordinal = try? OrdinalCounts(WorkloadData.likert),
    let pValues = try? PValues([0.01, 0.04, 0.03, 0.005])
  else { return }

  let squareTests: [SquareTestMethod: Double] = [
    .bowker: 0.999_215_018_373_464_3, .stuartMaxwell: 0.962_578_858_855_690_1,
    .bhapkar: 0.962_502_896_297_994,
  ]
  for method in SquareTestMethod.allCases {
    suite.measure("Square.\(method.rawValue).4x4", isQuick: true) {
      method.finding(for: square).pValue
    } isRight: {
      isNear($0, squareTests[method] ?? .nan)
    }
  }
  suite.measure("Square.kappa.4x4", isQuick: true) {
    KappaMethod.cohen.finding(for: square)
  } isRight: {
    isNear($0.estimate, 2.0 / 15)
  }

  let stratifiedTests: [StratifiedMethod: Double] = [
    .cochranMantelHaenszel: 0.018_169_393_068_147_8, .breslowDay: 0.577_932_587_676_325_7,
  ]
  for (method, expected) in stratifiedTests {
    suite.measure("Stratified.\(method.rawValue).k2", isQuick: true) {
      method.finding(for: strata).pValue
    } isRight: {
      isNear($0, expected)
    }
  }
  suite.measure("Stratified.mantelHaenszel.k2", isQuick: true) {
    CommonOddsRatioMethod.mantelHaenszel.finding(for: strata)
  } isRight: {
    isNear($0.estimate, 2.423_357_664_233_577)
  }

  suite.measure("Trend.cochranArmitage.k4", isQuick: true) {
    TrendMethod.cochranArmitage.finding(for: trend).pValue
  } isRight: {
    isNear($0, 0.000_118_813_284_323_56)
  }
  suite.measure("CochranQ.items10.n50", isQuick: true) {
    items.cochranQTest().pValue
  } isRight: {
    isNear($0, 0.184_275_267_445_628)
  }
  suite.measure("Ordinal.meanScore.k4", isQuick: true) {
    OrdinalMethod.meanScore.finding(for: ordinal)
  } isRight: {
    isNear($0.estimate, 2.64)
  }
  let adjusted: [(AdjustmentMethod, [Double])] = [
    (.holm, [0.03, 0.06, 0.06, 0.02]), (.hommel, [0.03, 0.04, 0.04, 0.02]),
  ]
  for (method, expected) in adjusted {
    suite.measure("Adjustment.\(method.rawValue).m4", isQuick: true) {
      method.adjusted(pValues)
    } isRight: { found in
      zip(found, expected).allSatisfy { isNear($0, $1) }
    }
  }
}
