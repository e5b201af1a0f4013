import NumericCore
import Testing

@testable import Halfwidth

/// Fails if counts differ from the probabilities more than chance allows.
///
/// Neighbouring cells are pooled until each expects at least 20. Pearson's statistic is compared with
/// what a chi-square variable exceeds with probability 1e-6: a sound sampler would fail for one seed
/// in a million, and the seeds used here pass for good; an error of a few per cent in a common cell
/// fails.
func expectFit(
  _ observed: [UInt64], _ probabilities: [Double], _ comment: @autoclosure () -> String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(observed.count == probabilities.count, sourceLocation: sourceLocation)
  let total = Double(observed.reduce(0, +))
  var cells: [(observed: Double, expected: Double)] = []
  var pool = (observed: 0.0, expected: 0.0)
  for (count, probability) in zip(observed, probabilities) {
    if probability == 0 { #expect(count == 0, "\(comment())", sourceLocation: sourceLocation) }
    pool.observed += Double(count)
    pool.expected += total * probability
    if pool.expected >= 20 {
      cells.append(pool)
      pool = (0, 0)
    }
  }
  if let last = cells.popLast() {
    cells.append((last.observed + pool.observed, last.expected + pool.expected))
  }
  guard cells.count > 1 else { return }
  let statistic = cells.reduce(0) {
    $0 + ($1.observed - $1.expected) * ($1.observed - $1.expected) / $1.expected
  }
  let distribution = ChiSquaredDistribution(degreesOfFreedom: Double(cells.count - 1))
  let p = distribution.upperTail(at: statistic)
  #expect(
    p > 1e-6, "chi-square \(statistic) on \(cells.count - 1) degrees \(comment())",
    sourceLocation: sourceLocation)
}

/// The distribution of a sum of independent whole numbers, by plain convolution.
func convolution(_ first: [Double], _ second: [Double]) -> [Double] {
  var sum = [Double](repeating: 0, count: first.count + second.count - 1)
  for (i, p) in first.enumerated() {
    for (j, q) in second.enumerated() { sum[i + j] += p * q }
  }
  return sum
}

/// The distribution of the sum of n draws.
func power(_ distribution: [Double], _ n: Int) -> [Double] {
  (0..<n).reduce([1]) { sum, _ in convolution(sum, distribution) }
}

/// The plans that must all give the same as `plan`: other threads, batches and shards.
///
/// Each inner list is a set of shards to be merged.
func divisions(of plan: ResamplePlan) throws -> [[ResamplePlan]] {
  let (count, seed) = (plan.resamples.upperBound, plan.seed)
  let others = try [
    ResamplePlan(resamples: count, seed: seed, threads: 2),
    ResamplePlan(resamples: count, seed: seed, threads: 3, batch: 1),
    ResamplePlan(resamples: count, seed: seed, threads: 7, batch: 300),
    ResamplePlan(resamples: count, seed: seed, batch: 700),
  ]
  let sharded = try [2, 3].map { shards in
    try (0..<shards).map { try plan.shard($0, of: shards) }
  }
  let first = try ResamplePlan(resamples: max(1, count / 3), seed: seed, threads: 2)
  return try others.map { [$0] } + sharded + [[first, first.continued(to: count)]]
}

extension ReplicateStatistic {
  static func mean(_ x: [Double]) -> Self { .column(.mean, x) }
  static func variance(_ x: [Double]) -> Self { .column(.variance, x) }
  static func standardDeviation(_ x: [Double]) -> Self { .column(.standardDeviation, x) }
  static func median(_ x: [Double]) -> Self { .column(.median, x) }
  static func trimmedMean(_ x: [Double], share: Double) -> Self { .column(.trimmedMean(share), x) }
  static func correlation(_ x: [Double], _ y: [Double]) -> Self { .pair(.correlation, x, y) }
  static func ratioOfMeans(_ x: [Double], _ y: [Double]) -> Self { .pair(.ratioOfMeans, x, y) }
  /// The slope of y on x.
  static func slope(x: [Double], y: [Double]) -> Self { .pair(.slope, y, x) }
}

extension ReplicateStatistic {
  /// The statistic of the data themselves.
  var estimate: Double? { value(weights: [Double](repeating: 1, count: rows)) }
}

extension ResampleReplicates {
  /// The replicates of one shard, and those of the next one after them.
  static func + (first: ResampleReplicates, next: ResampleReplicates) -> ResampleReplicates {
    precondition(next.resamples.lowerBound == first.resamples.upperBound)
    return ResampleReplicates(
      resamples: first.resamples.lowerBound..<next.resamples.upperBound,
      values: first.values + next.values, undefined: first.undefined + next.undefined,
      digest: first.digest + next.digest)
  }
}

extension ResampleHistogram {
  /// The number of resamples at a position; 0 outside the range.
  subscript(position: Int) -> UInt64 {
    positions.contains(position) ? counts[position - firstPosition] : 0
  }
}
