internal import NumericCore

extension BinomialDistribution {
  /// The relative difference within which two probabilities count as the same: values such as 0.3 are decimals,
  /// which doubles hold only nearly.
  static var tieSlack: Double { 1e-7 }

  /// The sum of the probabilities of all counts that are no more likely than `count`; those within
  /// ``tieSlack`` of it count as ties.
  ///
  /// The probabilities rise up to the mode and fall beyond it, so that each side is a tail.
  func minlikePValue(_ count: Int) -> Double {
    let limit = probability(of: count) * (1 + Self.tieSlack)
    let mode = min(trials, Int((Double(trials) + 1) * probability))
    if probability(of: mode) <= limit { return 1 }
    let below =
      count < mode
      ? count : (0..<mode).partitioningIndex { probability(of: $0) > limit } - 1
    let above =
      count > mode
      ? count : (mode..<trials + 1).partitioningIndex { probability(of: $0) <= limit }
    return min(1, probability(atMost: below) + probability(atLeast: above))
  }

  /// Blaker's acceptability: the smaller tail of `count`, and the largest opposite tail that is no larger, together.
  ///
  /// Tails within ``tieSlack`` of each other count as the same.
  func blakerPValue(_ count: Int) -> Double {
    let (less, greater) = (probability(atMost: count), probability(atLeast: count))
    let own = min(less, greater)
    let limit = own * (1 + Self.tieSlack)
    let opposite: Double
    if less <= greater {
      let first = (count + 1..<trials + 1).partitioningIndex { probability(atLeast: $0) <= limit }
      opposite = probability(atLeast: first)
    } else {
      let first = (0..<count).partitioningIndex { probability(atMost: $0) > limit }
      opposite = probability(atMost: first - 1)
    }
    return min(1, own + opposite)
  }
}
