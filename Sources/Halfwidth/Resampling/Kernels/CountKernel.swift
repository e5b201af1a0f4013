internal import NumericCore

/// Bootstrap resamples of samples of which only the category counts matter.
///
/// A proportion, a mean of integer scores, a top-box share, a median of an ordered scale, and sums and
/// differences of these over independent samples depend on the data only through how many respondents
/// are in each category. So a resample is a multinomial draw of the counts, one or two random words a
/// category, and never a list of respondents. Memory is that of the histogram, whatever the number of
/// resamples.
package struct CountKernel: Sendable {
  /// The most respondents in a sample.
  package static let largestTotal = MultinomialDraws.mostDraws
  /// The most positions that a statistic may have.
  package static let mostPositions = 1 << 25

  /// What is found in each resample.
  package let statistic: CountStatistic
  /// The positions that the statistic can have, and perhaps some that it can't.
  package let positions: ClosedRange<Int>

  private(set) var draws: [MultinomialDraws]
  private var evaluator: CountEvaluator

  /// Creates the kernel of a statistic of samples, each of which is resampled on its own, to its own size.
  ///
  /// - Throws: ``ResampleError``: a sample above ``largestTotal``, a statistic that does not fit the
  ///   samples or has more than ``mostPositions`` positions.
  package init(samples: [CategoryCounts], statistic: CountStatistic) throws(ResampleError) {
    for sample in samples where sample.total > Self.largestTotal {
      throw .rows(count: sample.total, allowed: 1...Self.largestTotal)
    }
    guard !samples.isEmpty else {
      throw .statistic("there is no sample to draw from; give the counts of at least one")
    }
    self.statistic = statistic
    evaluator = try CountEvaluator(statistic, samples: samples)
    positions = evaluator.positions
    draws = samples.map { MultinomialDraws(counts: $0.counts, draws: $0.total) }
  }

  /// Creates the kernel of a proportion; a position is the number of successes.
  ///
  /// - Throws: ``ResampleError/rows(count:allowed:)`` for more than ``largestTotal`` trials.
  package init(proportion counts: BinomialCounts) throws(ResampleError) {
    try self.init(samples: [counts.categories], statistic: .sum(scores: [[1, 0]]))
  }

  /// Draws a plan's resamples.
  ///
  /// - Throws: ``ResampleError/cancelled(after:)`` where `progress` returned false.
  /// - Complexity: O(categories) time for each resample of up to 255 respondents, O(categories log n)
  ///   above; memory O(positions) for each thread.
  package func histogram(
    _ plan: ResamplePlan, progress: ResampleProgress? = nil
  ) throws(ResampleError) -> ResampleHistogram {
    if let single = SingleCountKernel(self) {
      return try single.histogram(plan, progress: progress)
    }
    return try anyHistogram(plan, progress: progress)
  }

  /// What ``histogram(_:progress:)`` does for any statistic.
  func anyHistogram(
    _ plan: ResamplePlan, progress: ResampleProgress? = nil
  ) throws(ResampleError) -> ResampleHistogram {
    let states = try ResampleDriver.run(
      plan, unit: StreamBlock.resamples, nanoseconds: 3 * Double(wordsPerResample),
      progress: progress
    ) {
      (tally: PositionTally(positions: positions.count), kernel: copy())
    } body: { state, resamples in
      var words: [UInt64] = []
      var counts: [UInt32] = []
      var positions: [UInt32] = []
      ResampleDriver.eachUnit(resamples, unit: StreamBlock.resamples) { index, within in
        state.kernel.draw(
          within, of: plan.block(index), words: &words, counts: &counts, positions: &positions)
        state.tally.add(positions.span)
      }
    }
    return ResampleHistogram(firstPosition: positions.lowerBound, tallies: states.map(\.tally))
  }

  /// The same for one thread, in memory of its own; see `MultinomialDraws.copy()`.
  private func copy() -> CountKernel {
    var copy = self
    copy.draws = draws.map { $0.copy() }
    copy.evaluator = evaluator.copy()
    return copy
  }

  var wordsPerResample: Int { draws.reduce(0) { $0 + $1.wordsPerResample } }
  private var categories: Int { draws.reduce(0) { $0 + $1.categories } }

  /// Finds the positions, from the lowest possible one, of some resamples of a block.
  ///
  /// A resample's words are those of the first sample's plan, then those of the second's, and so on; word
  /// *w* of resample *i* of a block is the block's word 256 *w* + *i*. The arrays are room that is used
  /// again.
  private func draw(
    _ resamples: Range<Int>, of block: StreamBlock, words: inout [UInt64], counts: inout [UInt32],
    positions: inout [UInt32]
  ) {
    words.resize(to: wordsPerResample * resamples.count)
    counts.resize(to: categories * resamples.count)
    positions.resize(to: resamples.count)
    var wordSpan = words.mutableSpan
    if resamples.count == StreamBlock.resamples {
      block.fill(&wordSpan, startingAt: 0)
    } else {
      for word in 0..<wordsPerResample {
        var row = wordSpan._mutatingExtracting(
          word * resamples.count..<(word + 1) * resamples.count)
        block.fill(&row, startingAt: word * StreamBlock.resamples + resamples.lowerBound)
      }
    }
    var countSpan = counts.mutableSpan
    var word = 0
    var category = 0
    for plan in draws {
      plan.fill(
        &countSpan, firstRow: category, resamples: resamples.count, from: wordSpan.span,
        firstWord: word)
      word += plan.wordsPerResample
      category += plan.categories
    }
    var positionSpan = positions.mutableSpan
    evaluator.evaluate(countSpan.span, into: &positionSpan)
  }
}

/// The kernel of a sum over one sample of two categories: each word is a resample.
private struct SingleCountKernel {
  var table: AliasTable
  /// The position if the first category gets nothing.
  var start: Int
  /// What each respondent in the first category adds.
  var step: Int
  var positions: ClosedRange<Int>

  init?(_ kernel: CountKernel) {
    guard kernel.draws.count == 1, case .sum(let scores) = kernel.statistic,
      let single = kernel.draws[0].single
    else { return nil }
    table = single.table
    start = scores[0][single.rest] * kernel.draws[0].draws
    step = scores[0][single.category] - scores[0][single.rest]
    positions = kernel.positions
  }

  func histogram(
    _ plan: ResamplePlan, progress: ResampleProgress?
  ) throws(ResampleError) -> ResampleHistogram {
    let tallies = try ResampleDriver.run(
      plan, unit: StreamBlock.resamples, nanoseconds: 2, progress: progress
    ) {
      PositionTally(positions: table.count)
    } body: { tally, resamples in
      var words: [UInt64] = []
      ResampleDriver.eachUnit(resamples, unit: StreamBlock.resamples) { index, within in
        words.resize(to: within.count)
        var wordSpan = words.mutableSpan
        plan.block(index).fill(&wordSpan, startingAt: within.lowerBound)
        tally.addOutcomes(of: wordSpan.span, from: table)
      }
    }
    let found = ResampleHistogram(firstPosition: 0, tallies: tallies)
    var counts = [UInt64](repeating: 0, count: positions.count)
    for (outcome, number) in found.counts.enumerated() where number > 0 {
      counts[start + step * outcome - positions.lowerBound] += number
    }
    return ResampleHistogram(firstPosition: positions.lowerBound, counts: counts)
  }
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
