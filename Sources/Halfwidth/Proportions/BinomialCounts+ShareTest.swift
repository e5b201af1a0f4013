internal import NumericCore

extension BinomialCounts {
  /// Returns the p-value of the exact one-sided binomial test that the share is above a given one: the
  /// probability of so many successes or more where it is that one.
  ///
  /// Small where the share is shown to be larger. It holds its level for every share up to the given one, and is
  /// dual to the one-sided lower limit of ``clopperPearsonInterval(level:side:)``.
  ///
  /// - Parameter share: In 0...1.
  /// - Returns: 1 for a share of 1, which none is above, and without successes.
  /// - Complexity: O(1)
  ///
  /// Source: C. J. Clopper, E. S. Pearson (1934), *Biometrika* 26, 404-413,
  /// [doi:10.1093/biomet/26.4.404](https://doi.org/10.1093/biomet/26.4.404).
  public func exactPValue(above share: Double) -> Double {
    if successes == 0 { return 1 }
    if share >= 1 { return 1 }
    if share <= 0 { return 0 }
    return BinomialDistribution(trials: trials, probability: share)
      .probability(atLeast: successes)
  }

  /// Returns the p-value of the exact one-sided binomial test that the share is below a given one: the
  /// probability of so many successes or fewer where it is that one.
  ///
  /// Of a share of 1 a single failure is the proof that it is below.
  ///
  /// - Parameter share: In 0...1.
  /// - Complexity: O(1)
  public func exactPValue(below share: Double) -> Double {
    if successes == trials { return 1 }
    if share >= 1 { return 0 }
    if share <= 0 { return 1 }
    return BinomialDistribution(trials: trials, probability: share)
      .probability(atMost: successes)
  }
}
