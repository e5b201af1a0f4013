internal import NumericCore

/// The exact unconditional test that two shares of the same items differ by less than a margin; see
/// ``EquivalenceTestMethod/tangoExact``.
///
/// Let b items of n pass with the first system alone and c with the second alone. Of the hypothesis that the difference
/// is -m or less, results are the more extreme the larger Tango's statistic z(b, c) at -m is. It grows with b and falls with
/// c, so that the probability of such a region grows with the one share and falls with the other: its largest value under
/// the hypothesis lies at a difference of -m, and what is left is a curve over the share of unequal items, from m to 1.
///
/// Call that share m + (1 - m) s. Then every item is one of two kinds, with probability s and 1 - s: unequal, and the
/// second's with probability (1 + m) / 2; or the second's alone with probability m and equal otherwise. Given j items of
/// the first kind the probability of the region is a number a_j that does not depend on s, and the curve is the sum over j of
/// a_j C(n, j) s^j (1 - s)^(n - j): an ``ExactRejectionCurve``, whose supremum is bracketed.
struct PairedEquivalence: Sendable {
  /// The most items: a_j takes a sum for each j.
  static let mostItems = 2_000

  private let pairs: PairedCounts

  /// Takes pairs; nil for more than ``mostItems``.
  init?(_ pairs: PairedCounts) {
    guard pairs.total <= Self.mostItems else { return nil }
    self.pairs = pairs
  }

  /// The p-value of a difference of at least the margin in either direction: the upper end of its bracket.
  ///
  /// - Parameter margin: Above 0; a difference above 1 is impossible, and its p-value 0.
  func pValue(margin: Double) -> Double {
    let (first, second, total) = (pairs.firstOnly, pairs.secondOnly, pairs.total)
    // A difference of 1 leaves one result alone.
    if margin >= 1 { return margin == 1 && max(first, second) == total ? 1 : 0 }
    return max(
      Self.pValue(first, second, total, margin), Self.pValue(second, first, total, margin))
  }

  /// The p-value of the hypothesis that the first passes at least a margin less than the second.
  private static func pValue(_ first: Int, _ second: Int, _ total: Int, _ margin: Double) -> Double
  {
    let region = region(first, second, total, margin)
    let curve = ExactRejectionCurve(
      (0...total).map { rejection(of: $0, total, margin, region) })
    return curve.supremum()?.upper ?? 1
  }

  private static func statistic(_ first: Int, _ second: Int, _ total: Int, _ margin: Double)
    -> Double
  {
    PairedCounts(
      unchecked: total - first - second, firstOnly: first, secondOnly: second, neither: 0
    ).scoreStatistic(difference: -margin) ?? -.infinity
  }

  /// For each number of unequal items the fewest of the first alone that are as extreme as the observed ones, one more
  /// than there are for none.
  private static func region(_ first: Int, _ second: Int, _ total: Int, _ margin: Double) -> [Int] {
    let observed = statistic(first, second, total, margin)
    // Equal statistics of different results may differ in their last bits.
    let threshold = observed - 1e-9 * observed.magnitude
    var fewest = 0
    return (0...total).map { unequal in
      // One more of the second never makes a result more extreme, and one more of the first always does.
      while fewest <= unequal, statistic(fewest, unequal - fewest, total, margin) < threshold {
        fewest += 1
      }
      return fewest
    }
  }

  /// The probability of the region given how many items are of the first kind.
  private static func rejection(
    of unequal: Int, _ total: Int, _ margin: Double, _ region: [Int]
  ) -> Double {
    let own = Window(
      BinomialDistribution(trials: unequal, probability: (1 - margin) / 2))
    let others = Window(
      BinomialDistribution(trials: total - unequal, probability: margin))
    var sum = 0.0
    for (place, probability) in others.probabilities.enumerated() {
      sum += probability * own.upperTail(from: region[unequal + others.first + place])
    }
    return min(1, sum)
  }

  /// The counts of a binomial distribution that matter.
  private struct Window {
    /// The smallest one.
    var first: Int
    /// The probabilities, from the smallest count on.
    var probabilities: [Double]
    /// The probability of each count and all larger ones.
    private var tails: [Double]

    /// Terms below this are left out: a p-value so small is that of no survey.
    private static let smallest = 1e-40

    init(_ law: BinomialDistribution) {
      let n = law.trials
      let mode = min(Int(Double(n + 1) * law.probability), n)
      let odds = law.probability / (1 - law.probability)
      let peak = law.probability(of: mode)
      var below: [Double] = []
      var count = mode
      var term = peak
      while count > 0, term > Self.smallest {
        term *= Double(count) / (Double(n - count + 1) * odds)
        count -= 1
        below.append(term)
      }
      first = count
      probabilities = below.reversed() + [peak]
      count = mode
      term = peak
      while count < n, term > Self.smallest {
        term *= Double(n - count) * odds / Double(count + 1)
        count += 1
        probabilities.append(term)
      }
      tails = probabilities
      for place in tails.indices.dropLast().reversed() { tails[place] += tails[place + 1] }
    }

    func upperTail(from count: Int) -> Double {
      if count <= first { return 1 }
      let place = count - first
      return place < tails.count ? tails[place] : 0
    }
  }
}
