internal import NumericCore

/// Bootstrap resamples of samples of which only the category counts matter.
///
/// A proportion, a mean of integer scores, a top-box share, a median of an ordered scale, and sums and
/// differences of these over independent samples depend on the data only through how many respondents
/// are in each category. A resample is never a list of respondents. Memory is that of the histogram, whatever
/// the number of resamples.
///
/// There are two ways, of which the question alone decides by counted work, the number of resamples of the whole
/// run being a part of it (``Way``): the histogram of a million resamples at once, where all resamples' distribution
/// is known; or the counts of each resample.
package struct CountKernel: Sendable {
  /// The most respondents in a sample.
  package static let largestTotal = MultinomialDraws.mostDraws

  /// What is found in each resample.
  package let statistic: CountStatistic
  /// The positions that the statistic can have, and perhaps some that it can't.
  package let positions: ClosedRange<Int>

  let samples: [CategoryCounts]
  private let evaluator: CountEvaluator

  /// How resamples are drawn.
  enum Way: Sendable {
    /// How many resamples have each position, for a block of them at once.
    case histograms(CountHistograms)
    /// The counts of one resample after the other.
    case resamples(CountDraws)
  }

  /// Creates the kernel of a statistic of samples, each of which is resampled on its own, to its own size.
  ///
  /// - Throws: ``ResampleError``: a sample above ``largestTotal``, a statistic that does not fit the
  ///   samples or has more than ``CountStatistic/mostPositions`` positions.
  package init(samples: [CategoryCounts], statistic: CountStatistic) throws(ResampleError) {
    for sample in samples where sample.total > Self.largestTotal {
      throw .rows(count: sample.total, allowed: 1...Self.largestTotal)
    }
    guard !samples.isEmpty else {
      throw .statistic("there is no sample to draw from; give the counts of at least one")
    }
    self.statistic = statistic
    self.samples = samples
    evaluator = try CountEvaluator(statistic, samples: samples)
    positions = evaluator.positions
  }

  /// Creates the kernel of a proportion; a position is the number of successes.
  ///
  /// - Throws: ``ResampleError/rows(count:allowed:)`` for more than ``largestTotal`` trials.
  package init(proportion counts: BinomialCounts) throws(ResampleError) {
    try self.init(samples: [counts.categories], statistic: .sum(scores: [[1, 0]]))
  }

  /// Draws a plan's resamples; see ``draw(_:progress:)`` for what a shard has.
  ///
  /// - Throws: ``ResampleError/cancelled(after:)`` where `progress` returned false.
  package func histogram(
    _ plan: ResamplePlan, progress: ResampleProgress? = nil
  ) throws(ResampleError) -> ResampleHistogram {
    try draw(plan, progress: progress).histogram
  }

  /// Draws the resamples of a plan, or where histograms of blocks are drawn those of all blocks that begin in
  /// it, so that shards with any borders have each resample once.
  ///
  /// - Returns: Which resamples were drawn, and how many of them have each position.
  /// - Throws: ``ResampleError/cancelled(after:)`` where `progress` returned false.
  /// - Complexity: By histograms O(positions) for each 2^20 resamples. Else O(categories) time for each resample of
  ///   up to 255 respondents, O(categories log n) above; memory O(positions) for each thread.
  func draw(
    _ plan: ResamplePlan, progress: ResampleProgress? = nil
  ) throws(ResampleError) -> (resamples: Range<Int>, histogram: ResampleHistogram) {
    switch way(total: plan.total) {
    case .histograms(let histograms):
      let part = plan.blocks(of: CountHistograms.blockResamples)
      return (part.resamples, try histograms.histogram(part, progress: progress))
    case .resamples(let draws):
      return (plan.resamples, try draws.histogram(plan, progress: progress))
    }
  }

  /// How the resamples of a run of so many are drawn.
  func way(total: Int) -> Way {
    histograms(total: total).map(Way.histograms) ?? .resamples(each)
  }

  /// The histograms of blocks of a run of so many; nil where resamples are drawn one by one.
  func histograms(total: Int) -> CountHistograms? {
    CountHistograms(samples: samples, statistic: statistic, positions: positions, total: total)
  }

  /// The counts of one resample after the other, which any statistic can be found from.
  var each: CountDraws { CountDraws(samples: samples, statistic: statistic, evaluator: evaluator) }
}

extension BinomialCounts {
  /// Successes and failures as two categories.
  var categories: CategoryCounts {
    guard let counts = try? CategoryCounts([successes, failures]) else {
      preconditionFailure("the counts of a proportion are those of two categories")
    }
    return counts
  }
}
