/// A statistic of category counts whose values are whole numbers, called positions.
///
/// What a position means is up to the caller: with scores 1, 2, 3, 4 and n respondents, position / n
/// is the mean. Scores that are no whole numbers are first written as whole multiples of a step.
package enum CountStatistic: Sendable {
  /// The sum of scores over all samples: of each category its score times its count.
  ///
  /// One list of scores a sample. A difference of means is a sum whose second scores are negative; for
  /// samples of different sizes each sample's scores are multiplied by the other's size.
  case sum(scores: [[Int]])
  /// The sum of the scores of two respondents in each sample, who stand at these ranks when its
  /// respondents are ordered by category.
  ///
  /// For the median of an odd number of respondents both ranks are the middle one, for an even number
  /// they are the two in the middle; so a position is twice the median, times a step. Ranks are counted
  /// from 1. The categories are in ascending order; their scores may be anything, such as negative ones
  /// where a sample is subtracted.
  case ranks([Ranks])
  /// Any function of the counts of all samples' categories, one sample after the other.
  ///
  /// It must give positions in the range only, and be a function of the counts alone.
  case custom(positions: ClosedRange<Int>, @Sendable (_ counts: Span<UInt32>) -> Int)

  /// The most positions that a statistic may have.
  package static let mostPositions = 1 << 25

  /// Two ranks of a sample, and its scores.
  package struct Ranks: Hashable, Sendable {
    /// The lower rank, from 1.
    package var lower: Int
    /// The upper rank, not below the lower.
    package var upper: Int
    /// A score for each category.
    package var scores: [Int]

    /// Creates two ranks and scores.
    package init(lower: Int, upper: Int, scores: [Int]) {
      self.lower = lower
      self.upper = upper
      self.scores = scores
    }

    /// Creates the ranks of the median of `total` respondents.
    package init(medianOf total: Int, scores: [Int]) {
      self.init(lower: (total + 1) / 2, upper: total / 2 + 1, scores: scores)
    }
  }
}

/// Finds the positions of many resamples at a time.
struct CountEvaluator: Sendable {
  let positions: ClosedRange<Int>
  private let form: Form

  private enum Form: Sendable {
    /// For each category of all samples its score above the sample's lowest.
    case sum([UInt32])
    case ranks([RankSteps])
    case custom(@Sendable (_ counts: Span<UInt32>) -> Int)
  }

  /// The same, in memory of its own where numbers are looked up; see `MultinomialDraws.copy()`.
  func copy() -> CountEvaluator {
    let own: Form
    switch form {
    case .sum(let scores): own = .sum(scores.map(\.self))
    case .ranks(let samples):
      own = .ranks(
        samples.map { sample in
          var sample = sample
          sample.steps = sample.steps.map(\.self)
          return sample
        })
    case .custom: own = form
    }
    return CountEvaluator(positions: positions, form: own)
  }

  private init(positions: ClosedRange<Int>, form: Form) {
    self.positions = positions
    self.form = form
  }

  /// Each sample's ranks, and the differences between the scores of neighbouring categories.
  private struct RankSteps: Sendable {
    var lower: UInt32
    var upper: UInt32
    /// Twice the lowest category's score above twice the lowest score.
    var start: UInt32
    /// Modulo 2^32, for a score that is lower than the one before.
    var steps: [UInt32]
  }

  init(_ statistic: CountStatistic, samples: [CategoryCounts]) throws(ResampleError) {
    switch statistic {
    case .sum(let scores):
      try Self.check(scores, samples: samples)
      positions = try Self.range(scores, times: samples.map(\.total))
      form = .sum(
        scores.flatMap { scores in
          let lowest = scores.min() ?? 0
          return scores.map { UInt32(truncatingIfNeeded: $0 &- lowest) }
        })
    case .ranks(let ranks):
      try Self.check(ranks.map(\.scores), samples: samples)
      for (ranks, sample) in zip(ranks, samples)
      where ranks.lower < 1 || ranks.lower > ranks.upper || ranks.upper > sample.total {
        throw .statistic(
          "ranks \(ranks.lower) and \(ranks.upper) of \(sample.total) respondents do not exist; "
            + "give ranks from 1, in ascending order")
      }
      positions = try Self.range(ranks.map(\.scores), times: samples.map { _ in 2 })
      form = .ranks(
        ranks.map { ranks in
          let lowest = ranks.scores.min() ?? 0
          return RankSteps(
            lower: UInt32(ranks.lower), upper: UInt32(ranks.upper),
            start: UInt32(truncatingIfNeeded: 2 &* (ranks.scores[0] &- lowest)),
            steps: zip(ranks.scores.dropFirst(), ranks.scores).map {
              UInt32(truncatingIfNeeded: $0 &- $1)
            })
        })
    case .custom(let positions, let function):
      guard
        (positions.upperBound.subtractingReportingOverflow(positions.lowerBound)).overflow == false,
        positions.upperBound - positions.lowerBound < CountStatistic.mostPositions
      else { throw .positions(largest: CountStatistic.mostPositions) }
      self.positions = positions
      form = .custom(function)
    }
  }

  private static func check(
    _ scores: [[Int]], samples: [CategoryCounts]
  ) throws(ResampleError) {
    guard scores.count == samples.count else {
      throw .statistic(
        "there are scores for \(scores.count) samples, and \(samples.count) samples; give a list "
          + "of scores for each sample")
    }
    for (index, (scores, sample)) in zip(scores, samples).enumerated()
    where scores.count != sample.counts.count {
      throw .length(index: index, count: scores.count, expected: sample.counts.count)
    }
  }

  /// From the lowest sum to the highest, if so many positions are counted.
  private static func range(
    _ scores: [[Int]], times: [Int]
  ) throws(ResampleError) -> ClosedRange<Int> {
    let largest = Double(CountStatistic.mostPositions)
    var lower = 0
    var upper = 0
    var span = 0.0
    for (scores, times) in zip(scores, times) {
      guard let lowest = scores.min(), let highest = scores.max() else { continue }
      span += (Double(highest) - Double(lowest)) * Double(times)
      // 2^33 times 2^24: so that no product of a score and a number of respondents overflows.
      guard span < largest && lowest.magnitude < 1 << 33 && highest.magnitude < 1 << 33 else {
        throw .positions(largest: CountStatistic.mostPositions)
      }
      lower += lowest * times
      upper += highest * times
    }
    return lower...upper
  }

  /// Finds positions from counts that lie category by category: all resamples of the first, and so on.
  func evaluate(_ counts: Span<UInt32>, into positions: inout MutableSpan<UInt32>) {
    let resamples = positions.count
    unsafe counts.withUnsafeBufferPointer { counts in
      unsafe positions.withUnsafeMutableBufferPointer { positions in
        switch form {
        case .sum(let scores):
          unsafe positions.update(repeating: 0)
          for (category, score) in scores.enumerated() where score > 0 {
            let row = unsafe UnsafeBufferPointer(
              rebasing: counts[category * resamples..<(category + 1) * resamples])
            for i in row.indices { unsafe positions[i] &+= score &* row[i] }
          }
        case .ranks(let samples):
          unsafe Self.addRanks(samples, counts: counts, to: positions)
        case .custom(let function):
          unsafe addCustom(function, counts: counts, to: positions)
        }
      }
    }
  }

  private static func addRanks(
    _ samples: [RankSteps], counts: UnsafeBufferPointer<UInt32>,
    to positions: UnsafeMutableBufferPointer<UInt32>
  ) {
    let resamples = positions.count
    unsafe positions.update(repeating: samples.reduce(0) { $0 &+ $1.start })
    unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: resamples) { below in
      var category = 0
      for sample in samples {
        unsafe below.update(repeating: 0)
        for step in sample.steps {
          let row = unsafe UnsafeBufferPointer(
            rebasing: counts[category * resamples..<(category + 1) * resamples])
          // The respondent at a rank is beyond this category if fewer are in it and before.
          for i in row.indices {
            let number = unsafe below[i] &+ row[i]
            unsafe below[i] = number
            unsafe positions[i] &+=
              (number < sample.lower ? step : 0) &+ (number < sample.upper ? step : 0)
          }
          category += 1
        }
        category += 1
      }
    }
  }

  private func addCustom(
    _ function: @Sendable (_ counts: Span<UInt32>) -> Int, counts: UnsafeBufferPointer<UInt32>,
    to positions: UnsafeMutableBufferPointer<UInt32>
  ) {
    let resamples = positions.count
    guard resamples > 0 else { return }
    var own = [UInt32](repeating: 0, count: counts.count / resamples)
    for i in 0..<resamples {
      for category in own.indices { unsafe own[category] = counts[category * resamples + i] }
      let position = function(own.span)
      precondition(
        self.positions.contains(position), "a statistic's positions are in the range it gave")
      unsafe positions[i] = UInt32(position - self.positions.lowerBound)
    }
  }
}
