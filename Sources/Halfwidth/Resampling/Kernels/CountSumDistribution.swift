internal import NumericCore

/// The distribution of a sum of scores over resampled category counts.
///
/// It is found by additions, products, quotients and square roots, which are rounded in the same way everywhere.
struct CountSumDistribution {
  /// In steps from ``first``.
  private(set) var distribution = LatticeDistribution(point: 0)
  /// The sum at 0 of the distribution.
  private(set) var first = 0
  /// What a step adds to the sum.
  private(set) var step = 0

  /// The most positions of a distribution, so that the tree above them stays small.
  private static let mostPositions = 1 << 20

  /// Nil where it takes more products than `workLimit`, or has more positions than are drawn at once.
  init?(_ samples: [CategoryCounts], scores: [[Int]], workLimit: Int) {
    for (sample, scores) in zip(samples, scores) {
      let present = zip(scores, sample.counts).filter { $0.1 > 0 }
      guard let lowest = present.map(\.0).min() else { continue }
      first += sample.total * lowest
      let own = present.reduce(0) { greatestCommonDivisor($0, $1.0 - lowest) }
      // All respondents have the same score.
      guard own > 0 else { continue }
      let steps = present.map { ($0.0 - lowest) / own }
      guard let length = steps.max(), length < Self.mostPositions else { return nil }
      var weights = [Double](repeating: 0, count: length + 1)
      for (place, entry) in zip(steps, present) { weights[place] += Double(entry.1) }
      guard
        let sum = LatticeDistribution(origin: 0, weights: weights).power(
          sample.total, workLimit: workLimit, lengthLimit: Self.mostPositions),
        add(sum, step: own, workLimit: workLimit)
      else { return nil }
    }
    if step == 0 { step = 1 }
  }

  /// Adds an independent sum; false where that is too much.
  private mutating func add(_ other: LatticeDistribution, step own: Int, workLimit: Int) -> Bool {
    guard step > 0 else {
      (distribution, step) = (other, own)
      return true
    }
    let common = greatestCommonDivisor(step, own)
    let (u, v) = (step / common, own / common)
    let (length, otherLength) = (distribution.probabilities.count, other.probabilities.count)
    // Each factor is below the number of the statistic's positions: no product overflows.
    guard u * (length - 1) + v * (otherLength - 1) < Self.mostPositions,
      length * otherLength <= workLimit
    else { return false }
    distribution = distribution.combined(times: u, with: other, times: v)
    step = common
    return true
  }
}
