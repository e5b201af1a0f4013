import NumericCore

@testable import Halfwidth

/// Made-up data: the first columns of a table of random numbers, of which the second depends on the
/// first.
func numbers(_ count: Int, seed: UInt64 = 7) -> (x: [Double], y: [Double]) {
  guard let seed = Seed(seed) else { return ([], []) }
  let block = StreamBlock(seed: seed, purpose: .simulation, index: 0)
  var uniforms = [Double](repeating: 0, count: 2 * count)
  var span = uniforms.mutableSpan
  block.fill(&span, startingAt: 0)
  let normal = uniforms.map { StandardNormal.quantile(lowerTail: $0) }
  let x = Array(normal[..<count])
  return (x, zip(x, normal[count...]).map { 3 + $0 / 2 + $1 })
}

/// A sample of two columns of random numbers, whole scores, and two groups of unequal size.
func mixedSample(_ count: Int) throws -> BootstrapSample {
  let (x, y) = numbers(count)
  return try BootstrapSample(
    columns: [
      .init("x", x), .init("y", y),
      .init("score", x.map { min(4, max(1, ($0 * 1.3 + 2.5).rounded())) }),
      .init("tenths", y.map { ($0 * 10).rounded() / 10 }),
    ],
    group: SampleLabels((0..<count).map { $0 % 5 < 2 ? "a" : "b" }))
}

/// Every statistic of one column, those with a number with several.
let allColumnStatistics: [ColumnStatistic] = StatisticKind.allCases.flatMap { kind in
  let several: [StatisticKind: [Double]] = [
    .quantile: [0.25, 0.9], .trimmedMean: [0.1, 0, 0.49], .proportion: [3],
  ]
  if let numbers = several[kind] { return numbers.compactMap { ColumnStatistic(kind, number: $0) } }
  // A new one with a number has the first that it may have.
  let possible = [0, 0.3, 3].compactMap { ColumnStatistic(kind, number: $0) }
  return Array(possible.filter { $0.flaw == nil }.prefix(1))
}

/// Every statistic of two columns.
let allPairStatistics = StatisticKind.allCases.compactMap { PairStatistic($0) }

/// Every kind of statistic, on every kind of column of a ``mixedSample(_:)`` that it is defined for.
let mixedStatistics: [SampleStatistic] = {
  var all: [SampleStatistic] = []
  for column in allColumnStatistics {
    all += ["x", "tenths", "score"].map { .column(column, of: $0) }
    all += ["x", "tenths", "score"].map { .difference(column, of: $0) }
    all += [
      .pairedDifference(column, of: "x", minus: "y"),
      .pairedDifference(column, of: "tenths", minus: "score"),
    ]
  }
  for pair in allPairStatistics {
    all += [.pair(pair, "x", "y"), .pair(pair, "y", "x"), .pair(pair, "score", "tenths")]
  }
  return all.filter { statistic in
    (try? SimulatedBootstrap(statistic, of: mixedSample(40))) != nil
  }
}()
