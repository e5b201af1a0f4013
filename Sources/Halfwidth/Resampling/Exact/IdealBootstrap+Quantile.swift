internal import Glibc
internal import NumericCore

extension IdealBootstrap {
  /// Returns the ideal bootstrap of a quantile.
  ///
  /// The quantile is Hyndman and Fan's type 2: the smallest value with at least the given share at or
  /// below it, and the mean of that and the next one where n times the share is whole (to 1e-9 of
  /// itself). An order statistic number r of a resample is at most a score if at least r of n
  /// resampled observations are: a binomial tail. Two neighbours have a trinomial probability.
  ///
  /// Scores with a common step give a lattice of half steps. Any others will do as well.
  ///
  /// Its jackknife is not consistent, so BCa is no better than percentile here; where all leave-one-out
  /// quantiles are equal the acceleration is 0.
  ///
  /// - Parameters:
  ///   - share: Strictly between 0 and 1.
  ///   - sample: The observations.
  /// - Throws: ``IdealBootstrapError``: too many observations, or more pairs of scores with a probability than
  ///   the limits.
  /// - Complexity: O(k) tails in the number of different scores for one order statistic; for two also
  ///   O(k^2) products, or O(k) where all scores differ.
  ///
  /// Source: A. D. Hutson, M. D. Ernst (2000), *J. R. Stat. Soc. B* 62, 89-94,
  /// [doi:10.1111/1467-9868.00221](https://doi.org/10.1111/1467-9868.00221); R. J. Hyndman, Y. Fan
  /// (1996), *Am. Stat.* 50, 361-365.
  public static func quantile(
    _ share: Double, of sample: ScoredCounts
  ) throws(IdealBootstrapError) -> Bootstrap {
    precondition(share > 0 && share < 1, "the share of a quantile lies strictly between 0 and 1")
    try checkTotal(sample.total)
    let k = sample.scores.count
    let ranks = QuantileRanks(share, of: sample.total)
    let order = OrderStatistics(sample.counts, total: sample.total, rank: ranks.lower)
    let axis = QuantileAxis(sample.scores)

    var pairs: [(low: Int, high: Int, probability: Double)] = []
    if ranks.isPair {
      for low in 0..<k {
        pairs.append((low, low, order.bothAt(low)))
        pairs += order.split(low: low).map { (low, $0.high, $0.probability) }
        guard pairs.count <= largestLattice else { throw .tooLarge }
      }
    } else {
      pairs = (0..<k).map { ($0, $0, order.probability(at: $0)) }
    }

    let n = sample.total
    let cumulative = order.cumulative
    let place = ranks.place(in: cumulative)
    // Without one observation of a group, the order statistics at and above it move up by one.
    let rest = n > 1 ? QuantileRanks(share, of: n - 1) : nil
    let leaveOneOut = sample.counts.indices.map { group -> (value: Double, count: Int) in
      let place = rest?.place(in: cumulative, without: group) ?? place
      return (axis.value(place), sample.counts[group])
    }
    return Bootstrap(
      statistic: "quantile", sampleSizes: [n], estimate: axis.value(place),
      distribution: axis.distribution(pairs),
      influence: BootstrapInfluence(leaveOneOut: leaveOneOut))
  }
}

/// Where the means of two scores lie.
struct QuantileAxis {
  private let scores: [Double]
  private let lattice: (axis: BootstrapLattice, positions: [Int])?

  /// On a lattice of half steps where the scores have a common step and it isn't too long.
  init(_ scores: [Double]) {
    self.scores = scores
    lattice = ScoreLattice(scores).flatMap { steps in
      guard let range = steps.positions.last, 2 * range < IdealBootstrap.largestLattice,
        steps.offset.magnitude <= BootstrapLattice.largestNumerator / 2
      else { return nil }
      let axis = BootstrapLattice(
        offset: 2 * steps.offset, step: steps.step, divisor: 2 * steps.divisor)
      return axis.holds(0...2 * range) ? (axis, steps.positions) : nil
    }
  }

  func value(_ place: (low: Int, high: Int)) -> Double {
    guard let lattice else { return middle(place.low, place.high) }
    return lattice.axis.value(at: lattice.positions[place.low] + lattice.positions[place.high])
  }

  func distribution(
    _ pairs: [(low: Int, high: Int, probability: Double)]
  ) -> BootstrapDistribution {
    guard let lattice, let range = lattice.positions.last else {
      return BootstrapDistribution(
        values: pairs.map { middle($0.low, $0.high) }, probabilities: pairs.map(\.probability))
    }
    var weights = [Double](repeating: 0, count: 2 * range + 1)
    for (low, high, probability) in pairs {
      weights[lattice.positions[low] + lattice.positions[high]] += probability
    }
    return BootstrapDistribution(
      LatticeDistribution(origin: 0, weights: weights), on: lattice.axis)
  }

  private func middle(_ low: Int, _ high: Int) -> Double {
    RankMean.middle(scores[low], scores[high])
  }
}
