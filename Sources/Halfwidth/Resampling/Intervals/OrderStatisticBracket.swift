internal import Glibc
internal import NumericCore

/// Order statistics around a quantile of simulated resamples.
struct OrderStatisticBracket {
  let resamples: Int
  let confidence: Double
  /// The normal quantile of the confidence, for two sides.
  let z: Double

  /// Returns the error of the quantile at a probability.
  ///
  /// - Parameter widening: How many times further apart the order statistics are than those of a
  ///   quantile at a probability that is known.
  /// - Returns: nil where the values were not kept, and this error wasn't asked for.
  func endpoint(
    _ distribution: BootstrapDistribution, _ probability: Double, widening: Double = 1
  ) -> BootstrapEndpointErrors.Endpoint? {
    let count = Double(resamples)
    let center = (count + 1) * probability
    var ranks = self.ranks(probability)
    if widening > 1 {
      ranks.lower = Int((center - widening * (center - Double(ranks.lower))).rounded(.down))
      ranks.upper = Int((center + widening * (Double(ranks.upper) - center)).rounded(.up))
    }
    let deviation = (count * probability * (1 - probability)).squareRoot() * max(widening, 1)
    func value(_ rank: Double) -> Double? {
      distribution.orderStatistic(Int(min(max(rank.rounded(), 1), count)))
    }
    let step = max(deviation, 1)
    let low = value(center - step)
    let high = value(center + step)
    let distance = min(center + step, count) - max(center - step, 1)
    let lower = ranks.lower < 1 ? -Double.infinity : distribution.orderStatistic(ranks.lower)
    let upper = ranks.upper > resamples ? Double.infinity : distribution.orderStatistic(ranks.upper)
    guard let low, let high, let lower, let upper else { return nil }
    return BootstrapEndpointErrors.Endpoint(
      bracket: min(lower, upper)...max(lower, upper),
      standardError: distance > 0 ? (high - low) / distance * deviation : 0)
  }

  /// The ranks between which the quantile lies: fewer than the lower one, or at least the upper one,
  /// lie below it with at most half of what the confidence leaves each.
  func ranks(_ probability: Double) -> (lower: Int, upper: Int) {
    let p = min(max(probability, 0), 1)
    let binomial = BinomialDistribution(trials: resamples, probability: p)
    let half = (1 - confidence) / 2
    // The largest rank such that so few below it are rare enough.
    let lower =
      (0..<resamples + 1).partitioningIndex { binomial.probability(atMost: $0 - 1) > half } - 1
    let upper = (0..<resamples + 2).partitioningIndex { binomial.probability(atLeast: $0) <= half }
    return (lower, upper)
  }
}

extension BootstrapDistribution {
  /// The value of the resample with a rank, from 1; nil for an exact distribution, and where it wasn't kept.
  func orderStatistic(_ rank: Int) -> Double? {
    switch storage {
    case .values(let values, _): return values[rank - 1]
    case .known(let known): return known.value(atRank: rank)
    case .counted(let histogram, let lattice):
      var sum: UInt64 = 0
      for (index, count) in histogram.counts.enumerated() {
        sum += count
        if sum >= UInt64(rank) { return lattice.value(at: histogram.origin + index) }
      }
      return lattice.value(at: histogram.support.upperBound)
    case .exact: return nil
    }
  }

  /// The third and the fourth moment about the mean, in standard deviations; those of the normal
  /// distribution where nothing varies.
  var standardMoments: (skewness: Double, kurtosis: Double) {
    switch storage {
    case .values(let values, _):
      return BootstrapSums(sortedValues: values, degree: 4).standardMoments
    case .known(let known): return known.sums.standardMoments
    case .exact, .counted: break
    }
    let centre = mean
    var (second, third, fourth, total) = (0.0, 0.0, 0.0, 0.0)
    for atom in atoms ?? [] {
      let square = (atom.value - centre) * (atom.value - centre)
      second += atom.probability * square
      third += atom.probability * square * (atom.value - centre)
      fourth += atom.probability * square * square
      total += atom.probability
    }
    guard second > 0 else { return (0, 3) }
    let variance = second / total
    return (
      third / total / (variance * variance.squareRoot()), fourth / total / (variance * variance)
    )
  }
}
