extension LatticeDistribution {
  /// Returns the distribution of the number of successes in independent trials.
  ///
  /// From the most likely count outwards, each probability is the one before times a ratio; all are
  /// then divided by their sum. The relative error grows with the root of the distance, and is below
  /// 1e-13 at a million trials.
  ///
  /// - Parameters:
  ///   - trials: At least 0.
  ///   - probability: In 0...1.
  ///   - complement: One minus `probability`, for callers who know it better than the difference.
  /// - Complexity: O(n) for a few hundred trials, O(sqrt n) for many: the rest is negligible.
  public static func binomial(
    trials: Int, probability: Double, complement: Double? = nil
  ) -> LatticeDistribution {
    let q = complement ?? 1 - probability
    precondition(
      trials >= 0 && probability >= 0 && probability <= 1 && q >= 0 && q <= 1,
      "trials are not negative, and a probability lies in 0...1")
    if probability == 0 { return LatticeDistribution(point: 0) }
    if q == 0 { return LatticeDistribution(point: trials) }
    let n = Double(trials)
    let top = min(Int((n + 1) * probability), trials)
    // Bernstein's inequality: what is further from the top than this is negligible.
    let reach = Int((13_700 + 720 * n * probability * q).squareRoot()) + 120
    let first = max(0, top - reach)
    let last = min(trials, top + reach)

    var weights = [Double].zeros(last - first + 1)
    weights[top - first] = 1
    var lowest = top
    var highest = top
    let up = probability / q
    let down = q / probability
    var span = weights.mutableSpan
    var weight = 1.0
    while highest < last {
      weight *= (n - Double(highest)) * up / Double(highest + 1)
      if weight < negligible { break }
      highest += 1
      span[highest - first] = weight
    }
    weight = 1
    while lowest > first {
      weight *= Double(lowest) * down / (n - Double(lowest - 1))
      if weight < negligible { break }
      lowest -= 1
      span[lowest - first] = weight
    }
    if lowest > first || highest < last {
      weights = Array(weights[lowest - first...highest - first])
    }
    return LatticeDistribution(scaling: weights, from: lowest)
  }
}
