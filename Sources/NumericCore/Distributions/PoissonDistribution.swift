internal import CBoostMath
internal import Glibc

/// The Poisson distribution.
public struct PoissonDistribution: Hashable, Sendable {
  /// At least 0.
  public let mean: Double

  /// Creates the distribution with the given mean.
  public init(mean: Double) {
    precondition(
      mean >= 0 && mean.isFinite, "the mean of a Poisson variable is finite and not negative")
    self.mean = mean
  }

  /// Returns the probability of exactly `count`; 0 below 0.
  public func probability(of count: Int) -> Double {
    guard count >= 0 else { return 0 }
    if mean == 0 { return count == 0 ? 1 : 0 }
    if count == 0 { return exp(-mean) }
    let k = Double(count)
    return exp(-StirlingError.at(count) - PoissonDeviance.half(k, mean: mean))
      / (2 * .pi * k).squareRoot()
  }

  /// Returns the natural logarithm of ``probability(of:)``, also where that is too small for a double; minus infinity for
  /// what cannot be.
  public func logProbability(of count: Int) -> Double {
    guard count >= 0 else { return -.infinity }
    if mean == 0 { return count == 0 ? 0 : -.infinity }
    if count == 0 { return -mean }
    let k = Double(count)
    return -StirlingError.at(count) - PoissonDeviance.half(k, mean: mean) - log(2 * .pi * k) / 2
  }
}
