internal import NumericCore

/// Draws the category counts of one resample after the other, a multinomial draw of one or two random words a
/// category, and finds the statistic of each.
struct CountDraws: Sendable {
  let statistic: CountStatistic
  private(set) var draws: [MultinomialDraws]
  private var evaluator: CountEvaluator

  init(samples: [CategoryCounts], statistic: CountStatistic, evaluator: CountEvaluator) {
    self.statistic = statistic
    self.evaluator = evaluator
    draws = samples.map { MultinomialDraws(counts: $0.counts, draws: $0.total) }
  }

  /// The work of drawing so many resamples, made tables included, in units of one that takes one word.
  static func work(_ samples: [CategoryCounts], resamples: Int) -> Double {
    samples.reduce(0) { sum, sample in
      let size = MultinomialDraws.size(
        present: sample.counts.count { $0 > 0 }, draws: sample.total)
      return sum + Double(size.words) * Double(resamples) + 3 * Double(size.entries)
    }
  }

  var positions: ClosedRange<Int> { evaluator.positions }

  /// Draws a plan's resamples.
  ///
  /// - Throws: ``ResampleError/cancelled(after:)`` where `progress` returned false.
  func histogram(
    _ plan: ResamplePlan, progress: ResampleProgress? = nil
  ) throws(ResampleError) -> ResampleHistogram {
    if let single = SingleCountDraws(self) {
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
      (tally: PositionTally(positions: positions.count), draws: copy())
    } body: { state, resamples in
      var words: [UInt64] = []
      var counts: [UInt32] = []
      var positions: [UInt32] = []
      ResampleDriver.eachUnit(resamples, unit: StreamBlock.resamples) { index, within in
        state.draws.draw(
          within, of: plan.block(index), words: &words, counts: &counts, positions: &positions)
        state.tally.add(positions.span)
      }
    }
    return ResampleHistogram(firstPosition: positions.lowerBound, tallies: states.map(\.tally))
  }

  /// The same for one thread, in memory of its own; see `MultinomialDraws.copy()`.
  private func copy() -> CountDraws {
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

/// A sum over one sample of two categories: each word is a resample.
private struct SingleCountDraws {
  var table: AliasTable
  /// The position if the first category gets nothing.
  var start: Int
  /// What each respondent in the first category adds.
  var step: Int
  var positions: ClosedRange<Int>

  init?(_ counts: CountDraws) {
    guard counts.draws.count == 1, case .sum(let scores) = counts.statistic,
      let single = counts.draws[0].single
    else { return nil }
    table = single.table
    start = scores[0][single.rest] * counts.draws[0].draws
    step = scores[0][single.category] - scores[0][single.rest]
    positions = counts.positions
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
