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

    // The ratio of each weight to the one before it, which a processor finds several at a time, and then
    // their products, of which each waits for the one before.
    var weights = [Double](repeating: 1, count: last - first + 1)
    var span = weights.mutableSpan
    let up = probability / q
    let down = q / probability
    let place = top - first
    for i in place + 1..<max(span.count, place + 1) {
      let count = Double(first + i)
      unsafe span[unchecked: i] = (n - (count - 1)) * up / count
    }
    for i in 0..<place {
      let count = Double(first + i)
      unsafe span[unchecked: i] = (count + 1) * down / (n - count)
    }
    var highest = place
    var weight = 1.0
    while highest + 1 < span.count {
      weight *= unsafe span[unchecked: highest + 1]
      if weight < negligible { break }
      highest += 1
      unsafe span[unchecked: highest] = weight
    }
    var lowest = place
    weight = 1
    while lowest > 0 {
      weight *= unsafe span[unchecked: lowest - 1]
      if weight < negligible { break }
      lowest -= 1
      unsafe span[unchecked: lowest] = weight
    }
    if lowest > 0 || highest < last - first { weights = Array(weights[lowest...highest]) }
    return LatticeDistribution(scaling: weights, from: first + lowest)
  }
}
