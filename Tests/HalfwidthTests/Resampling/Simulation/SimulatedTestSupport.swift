import NumericCore

@testable import Halfwidth

/// Made-up data: the first columns of a table of random numbers, of which the second depends on the
/// first.
func numbers(_ count: Int, seed: UInt64 = 7) -> (x: [Double], y: [Double]) {
  guard let seed = try? Seed(seed) else { return ([], []) }
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

/// Every kind of statistic, on every kind of column.
let mixedStatistics: [SampleStatistic] = {
  let columns: [ColumnStatistic] = [
    .mean, .variance, .standardDeviation, .median, .quantile(0.25), .quantile(0.9),
    .trimmedMean(0.1), .trimmedMean(0), .trimmedMean(0.49), .proportion(atLeast: 3),
  ]
  var all: [SampleStatistic] = []
  for column in columns {
    all += ["x", "tenths", "score"].map { .column(column, of: $0) }
    all += ["x", "tenths", "score"].map { .difference(column, of: $0) }
    all += [
      .pairedDifference(column, of: "x", minus: "y"),
      .pairedDifference(column, of: "tenths", minus: "score"),
    ]
  }
  return all + [
    .correlation("x", "y"), .correlation("score", "tenths"), .ratioOfMeans("x", over: "y"),
    .slope("y", on: "x"), .slope("score", on: "tenths"),
  ]
}()
