internal import NumericCore

/// What a statistic was in each resample, and in resamples of each resample.
///
/// The variances serve a studentized interval where no formula gives them; the shares serve a calibrated
/// one (the double bootstrap): a level is corrected by how often it would have covered the estimate.
public struct NestedReplicates: Hashable, Sendable {
  /// The numbers of the outer resamples.
  public private(set) var resamples: Range<Int>
  /// How many inner resamples each has.
  public let inner: Int
  /// The outer replicates in order, all finite; those that are not defined are left out.
  public private(set) var values: [Double]
  /// For each of them the variance of its inner replicates, with one less than their number in its
  /// denominator.
  public private(set) var variances: [Double]
  /// For each of them the share of its inner replicates that are below the data's estimate, those that
  /// equal it counted as half.
  public private(set) var shares: [Double]
  /// In how many outer resamples the statistic is not defined, or is in fewer than two inner ones.
  public private(set) var undefined: Int
  /// What was drawn, as a fingerprint.
  public private(set) var digest: ResampleDigest

  /// Appends the replicates of the next shard, or of a run's continuation.
  ///
  /// - Precondition: Both are of the same statistic, and the other's resamples follow these.
  public mutating func append(_ next: NestedReplicates) {
    precondition(
      next.resamples.lowerBound == resamples.upperBound && next.inner == inner,
      "replicates of consecutive resamples are joined")
    resamples = resamples.lowerBound..<next.resamples.upperBound
    values += next.values
    variances += next.variances
    shares += next.shares
    undefined += next.undefined
    digest = digest + next.digest
  }
}

extension ReplicateKernel {
  /// Draws a plan's resamples, and from each of them resamples again.
  ///
  /// Inner resamples draw as many rows as there are from those that the outer one drew, with replacement,
  /// within groups if the scheme has groups. Those of outer resample r are 256 a block of the stream for
  /// nested resampling: block r b + k holds the k-th 256 of them, where b is the number of blocks that
  /// `inner` takes.
  ///
  /// - Parameter inner: How many resamples are drawn from each, in 2...2^20.
  /// - Throws: ``ResampleError``: for a number of resamples whose inner blocks are more than 2^32, or that
  ///   are too many to keep; for a survey, whose rescaled weights are not resampled again; for a statistic
  ///   that is not defined for the data; and ``ResampleError/cancelled(after:)`` where `progress` returned
  ///   false.
  /// - Complexity: O(rows * inner) time and 24 bytes for each resample.
  public func nested(
    _ plan: ResamplePlan, inner: Int, progress: ResampleProgress? = nil
  ) throws(ResampleError) -> NestedReplicates {
    guard inner >= 2 && inner <= 1 << 20 else { throw .resamples(inner) }
    let blocks = (inner + StreamBlock.resamples - 1) / StreamBlock.resamples
    guard plan.count <= ResampleReplicates.most, plan.resamples.upperBound <= (1 << 32) / blocks
    else { throw .resamples(plan.resamples.upperBound) }
    guard survey == nil else {
      throw .scheme("a survey's rescaled weights are not resampled again; use another interval")
    }
    guard let estimate else {
      throw .statistic("the statistic is not defined for these data; there is nothing to calibrate")
    }
    let again = try RowSampler(scheme.again, rows: sampler.rows)
    let states: [[NestedResample]]
    if sampler.rows <= 256 {
      states = try nested(
        plan, UInt8.self, inner: inner, blocks: blocks, estimate: estimate, again, progress)
    } else if sampler.rows <= 65_536 {
      states = try nested(
        plan, UInt16.self, inner: inner, blocks: blocks, estimate: estimate, again, progress)
    } else {
      states = try nested(
        plan, UInt32.self, inner: inner, blocks: blocks, estimate: estimate, again, progress)
    }
    let all = states.joined().sorted { $0.number < $1.number }
    let kept = all.filter { $0.value.isFinite && $0.variance.isFinite }
    return NestedReplicates(
      resamples: plan.resamples, inner: inner, values: kept.map(\.value),
      variances: kept.map(\.variance), shares: kept.map(\.share),
      undefined: all.count - kept.count,
      digest: all.reduce(into: ResampleDigest()) { $0.add(resample: $1.number, rows: $1.labels) })
  }

  private func nested<Row: RowNumber>(
    _ plan: ResamplePlan, _ type: Row.Type, inner: Int, blocks: Int, estimate: Double,
    _ again: RowSampler, _ progress: ResampleProgress?
  ) throws(ResampleError) -> [[NestedResample]] {
    let cost = (sampler.nanoseconds + evaluator.nanoseconds) * Double(sampler.draws * inner)
    return try ResampleDriver.run(
      plan, unit: sampler.drawsWholeUnits ? sampler.unit : 1, nanoseconds: cost,
      progress: progress
    ) {
      [NestedResample]()
    } body: { found, resamples in
      var rows: [Row] = []
      var room = InnerRoom<Row>()
      ResampleDriver.eachUnit(resamples, unit: sampler.unit) { unit, within in
        sampler.draw(&rows, resamples: within, of: plan.block(unit))
        for (place, resample) in within.enumerated() {
          let number = unit * sampler.unit + resample
          let own = Array(rows[place * sampler.draws..<(place + 1) * sampler.draws])
          var result = NestedResample(number: number)
          (result.value, result.labels) = room.evaluate(own, by: evaluator)
          var moments = InnerMoments(estimate: estimate)
          for block in 0..<blocks {
            let count = min(StreamBlock.resamples, inner - block * StreamBlock.resamples)
            let words = plan.block(number * blocks + block, purpose: .nestedResampling)
            // The digest covers the inner draws too.
            result.labels &+= room.draw(
              count, from: own, by: again, of: words, evaluator: evaluator, into: &moments)
          }
          (result.variance, result.share) = moments.results
          found.append(result)
        }
      }
    }
  }
}

/// What was found of one outer resample.
private struct NestedResample: Sendable {
  var number: Int
  var value = Double.nan
  var variance = Double.nan
  var share = Double.nan
  var labels: UInt64 = 0
}

/// The running mean and variance of inner replicates, and how many are below the estimate.
private struct InnerMoments {
  let estimate: Double
  private var count = 0.0
  private var mean = 0.0
  private var squares = 0.0
  private var below = 0.0

  init(estimate: Double) {
    self.estimate = estimate
  }

  /// By Welford's recurrence (1962, doi:10.1080/00401706.1962.10490022): equal values have variance 0.
  mutating func add(_ value: Double) {
    guard value.isFinite else { return }
    count += 1
    let deviation = value - mean
    mean += deviation / count
    squares += deviation * (value - mean)
    below += value < estimate ? 1 : value == estimate ? 0.5 : 0
  }

  var results: (variance: Double, share: Double) {
    count < 2 ? (.nan, .nan) : (squares / (count - 1), below / count)
  }
}

/// Room that the resamples of one thread use in turn.
private struct InnerRoom<Row: RowNumber> {
  private var places: [Row] = []
  private var rows: [Row] = []
  private var values: [Double] = []
  private var labels: [UInt64] = []

  mutating func evaluate(
    _ rows: [Row], by evaluator: ReplicateKernel.Evaluator
  ) -> (value: Double, labels: UInt64) {
    evaluator.evaluate(rows, resamples: 1, into: &values, labels: &labels)
    return (values[0], labels[0])
  }

  /// Draws inner resamples of one block from the rows of an outer one; returns the sum of their labels.
  mutating func draw(
    _ count: Int, from outer: [Row], by sampler: RowSampler, of block: StreamBlock,
    evaluator: ReplicateKernel.Evaluator, into moments: inout InnerMoments
  ) -> UInt64 {
    let most = max(8, 4_096 / max(1, outer.count))
    var sum: UInt64 = 0
    for start in stride(from: 0, to: count, by: most) {
      let part = start..<min(start + most, count)
      sampler.draw(&places, resamples: part, of: block)
      rows.resize(to: places.count)
      for i in places.indices { rows[i] = outer[Int(places[i])] }
      evaluator.evaluate(rows, resamples: part.count, into: &values, labels: &labels)
      for i in 0..<part.count {
        moments.add(values[i])
        sum &+= labels[i]
      }
    }
    return sum
  }
}
