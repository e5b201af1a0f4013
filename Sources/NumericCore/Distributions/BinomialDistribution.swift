internal import CBoostMath
internal import Glibc

/// The number of successes in independent trials with one probability of success.
public struct BinomialDistribution: Hashable, Sendable {
  /// At least 0.
  public let trials: Int
  /// In 0...1.
  public let probability: Double

  /// Creates the distribution of the number of successes in `trials` trials.
  public init(trials: Int, probability: Double) {
    precondition(trials >= 0, "the number of trials is not negative")
    precondition(probability >= 0 && probability <= 1, "a probability lies in 0...1")
    self.trials = trials
    self.probability = probability
  }

  /// Returns the probability of exactly `count` successes; 0 outside 0...trials.
  ///
  /// By the saddle-point form, which keeps its digits where factorials would cancel.
  ///
  /// Source: C. Loader (2000), *Fast and accurate computation of binomial probabilities*.
  public func probability(of count: Int) -> Double {
    guard count >= 0 && count <= trials else { return 0 }
    if probability == 0 { return count == 0 ? 1 : 0 }
    if probability == 1 { return count == trials ? 1 : 0 }
    let parts = saddlePoint(of: count)
    return exp(parts.exponent) * parts.square.squareRoot()
  }

  /// Returns the natural logarithm of ``probability(of:)``, also where that is too small for a double;
  /// minus infinity for what cannot be.
  public func logProbability(of count: Int) -> Double {
    guard count >= 0 && count <= trials else { return -.infinity }
    if probability == 0 { return count == 0 ? 0 : -.infinity }
    if probability == 1 { return count == trials ? 0 : -.infinity }
    let parts = saddlePoint(of: count)
    return parts.exponent + 0.5 * log(parts.square)
  }

  /// The probability as the exponential of a number times the root of another.
  private func saddlePoint(of count: Int) -> (exponent: Double, square: Double) {
    let n = Double(trials)
    let k = Double(count)
    if count == 0 { return (n * log1p(-probability), 1) }
    if count == trials { return (n * log(probability), 1) }
    let deviance =
      PoissonDeviance.half(k, mean: n * probability)
      + PoissonDeviance.half(n - k, mean: n * (1 - probability))
    let correction =
      StirlingError.at(trials) - StirlingError.at(count) - StirlingError.at(trials - count)
    return (correction - deviance, n / (2 * .pi * k * (n - k)))
  }

  /// Returns the natural logarithm of the probability of at most `count`, which must not be above the
  /// mean, also where that probability is too small for a double.
  public func logProbability(atMost count: Int) -> Double {
    if count < 0 { return -.infinity }
    if count >= trials { return 0 }
    precondition(
      Double(count) <= Double(trials) * probability, "the terms of a lower tail fall to the left")
    let odds = (1 - probability) / probability
    return logProbability(of: count)
      + log(LogTail.sum(from: count, to: 0) { odds * Double($0) / Double(trials - $0 + 1) })
  }

  /// Returns the probability of at most `count` successes.
  public func probability(atMost count: Int) -> Double {
    if count < 0 { return 0 }
    if count >= trials { return 1 }
    return boost_beta_upper(Double(count) + 1, Double(trials - count), probability)
  }

  /// Returns the probability of at least `count` successes.
  public func probability(atLeast count: Int) -> Double {
    if count <= 0 { return 1 }
    if count > trials { return 0 }
    return boost_beta_lower(Double(count), Double(trials - count) + 1, probability)
  }
}
