internal import Glibc
internal import NumericCore

extension BinomialCounts {
  /// Returns the mid-p interval: Clopper-Pearson with half the weight on the observed count.
  ///
  /// Shorter than Clopper-Pearson and with coverage near the level on average, at the price of the
  /// guarantee. Below a confidence of one half the interval need not hold the estimate. Where a
  /// guarantee is needed, use ``clopperPearsonInterval(level:side:)``.
  ///
  /// - Returns: Lower limit exactly 0 without successes, upper limit exactly 1 without failures.
  /// - Complexity: O(1): some 20 tail probabilities a limit, about 50 microseconds at 10^6 trials.
  ///
  /// Source: H. O. Lancaster (1961), *J. Amer. Statist. Assoc.* 56, 223-234,
  /// [doi:10.1080/01621459.1961.10482105](https://doi.org/10.1080/01621459.1961.10482105); R. G.
  /// Newcombe (1998), *Statist. Med.* 17, 857-872.
  public func midPInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    return ConfidenceInterval(
      lower: side == .upper ? 0 : midPLowerLimit(level, side),
      upper: side == .lower ? 1 : midPUpperLimit(level, side), level: level, side: side)
  }

  private func midPLowerLimit(_ level: ConfidenceLevel, _ side: IntervalSide) -> Double {
    let tail = level.tail(side)
    if successes == 0 { return 0 }
    // p^n / 2 = tail has a root only up to a tail of one half.
    if failures == 0 { return tail >= 0.5 ? 1 : exp(log(2 * tail) / Double(trials)) }
    return BracketedRoot.find(from: 0, to: 1) { p in
      // Above one half the other tail is nearer to 0, and keeps its digits.
      tail <= 0.5 ? midPAbove(p) - tail : level.confidence - midPBelow(p)
    }
  }

  private func midPUpperLimit(_ level: ConfidenceLevel, _ side: IntervalSide) -> Double {
    let tail = level.tail(side)
    if failures == 0 { return 1 }
    if successes == 0 { return tail >= 0.5 ? 0 : -expm1(log(2 * tail) / Double(trials)) }
    return BracketedRoot.find(from: 0, to: 1) { p in
      tail <= 0.5 ? tail - midPBelow(p) : midPAbove(p) - level.confidence
    }
  }

  /// P(X > x) + P(X = x) / 2, as a mean of two tails: no difference of large numbers.
  func midPAbove(_ p: Double) -> Double {
    let distribution = BinomialDistribution(trials: trials, probability: p)
    return 0.5
      * (distribution.probability(atLeast: successes)
        + distribution.probability(atLeast: successes + 1))
  }

  /// P(X < x) + P(X = x) / 2.
  func midPBelow(_ p: Double) -> Double {
    let distribution = BinomialDistribution(trials: trials, probability: p)
    return 0.5
      * (distribution.probability(atMost: successes)
        + distribution.probability(atMost: successes - 1))
  }
}
