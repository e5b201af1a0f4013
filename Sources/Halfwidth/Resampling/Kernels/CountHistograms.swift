internal import NumericCore

/// Draws how many resamples have each position of a sum over category counts, a block of resamples at once.
///
/// The distribution over all resamples is known: that of a sum of independent scores. How many of a block's
/// resamples have each position is then a multinomial draw (`HistogramDraws`), whatever their number. The
/// resamples of a block have no order, and none of them is drawn by itself. A block is 2^20 resamples from a
/// multiple of 2^20 on; the last one of a run has the rest of them. So the histogram depends on the number of
/// resamples of the whole run, and a longer run draws its last block anew.
struct CountHistograms: Sendable {
  /// How many resamples are drawn at once.
  static let blockResamples = 1 << 20

  /// The distribution over all resamples.
  let distribution: LatticeDistribution
  /// The position of the distribution's 0, and what a step of the distribution adds.
  let first: Int
  let step: Int
  let positions: ClosedRange<Int>
  private let draws: HistogramDraws
  /// How many positions are likely to be drawn in a block.
  private let likely: Int

  /// Nil where the distribution isn't known, and where so many resamples are drawn with less work one by one.
  ///
  /// - Parameters:
  ///   - positions: The positions that the statistic can have, and perhaps some that it can't.
  ///   - total: The number of resamples of the whole run.
  init?(
    samples: [CategoryCounts], statistic: CountStatistic, positions: ClosedRange<Int>, total: Int
  ) {
    guard case .sum(let scores) = statistic else { return nil }
    let each = CountDraws.work(samples, resamples: total)
    // A product takes a twentieth of what a word does: what is tried in vain is little of the whole.
    let products = Int(min(each, Double(Self.mostProducts)))
    guard let sum = CountSumDistribution(samples, scores: scores, workLimit: products) else {
      return nil
    }
    distribution = sum.distribution
    first = sum.first
    step = sum.step
    self.positions = positions
    likely = distribution.probabilities.count { $0 >= Self.likelyProbability }
    let blocks = max(1, Double(total) / Double(Self.blockResamples))
    let work =
      Self.workOfOutcome * Double(distribution.probabilities.count)
      + blocks * Self.workOfDraw * Double(likely)
    guard work < each else { return nil }
    draws = HistogramDraws(weights: distribution.probabilities)
  }

  /// The most products that are made for a distribution: so that a shard, which is a small part of a run, is not
  /// kept waiting for it.
  private static let mostProducts = 1 << 25
  /// A position that a block draws with a probability of one sixteenth.
  private static let likelyProbability = 0x1p-24
  /// What a position and one that is drawn take, in units of a word that is drawn and counted.
  private static let workOfOutcome = 1.0
  private static let workOfDraw = 8.0

  /// Draws the blocks of a plan.
  ///
  /// - Parameter plan: It begins at a block's edge, and ends at one or with the run.
  /// - Throws: ``ResampleError/cancelled(after:)`` where `progress` returned false.
  func histogram(
    _ plan: ResamplePlan, progress: ResampleProgress? = nil
  ) throws(ResampleError) -> ResampleHistogram {
    let unit = Self.blockResamples
    let states = try ResampleDriver.run(
      plan, unit: unit, nanoseconds: 6 * Self.workOfDraw * Double(likely) / Double(unit),
      progress: progress
    ) {
      [UInt64](repeating: 0, count: draws.outcomes)
    } body: { counts, resamples in
      ResampleDriver.eachUnit(resamples, unit: unit) { index, within in
        precondition(
          within.lowerBound == 0
            && (within.upperBound == unit || index * unit + within.upperBound == plan.total),
          "histograms are drawn of whole blocks")
        var span = counts.mutableSpan
        draws.add(within.count, from: plan.block(index, purpose: .histograms), to: &span)
      }
    }
    var counts = [UInt64](repeating: 0, count: positions.count)
    for state in states {
      for (place, count) in zip(distribution.support, state) where count > 0 {
        counts[first + step * place - positions.lowerBound] += count
      }
    }
    return ResampleHistogram(firstPosition: positions.lowerBound, counts: counts)
  }
}
