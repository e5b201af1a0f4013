internal import Glibc
internal import NumericCore

extension EventCounts {
  /// Returns Garwood's interval, whose coverage is never below its level if events are independent.
  ///
  /// Each limit is the rate at which the observed count, or one further out, has exactly the tail
  /// probability. The price of the guarantee is width; where the average coverage should be the level, use
  /// ``midPInterval(level:side:)``.
  ///
  /// - Returns: Lower limit exactly 0 without events; the upper one then has half of the significance beyond
  ///   it (all of it for a one-sided bound).
  /// - Complexity: O(1).
  ///
  /// Source: F. Garwood (1936), *Biometrika* 28, 437-442,
  /// [doi:10.1093/biomet/28.3-4.437](https://doi.org/10.1093/biomet/28.3-4.437).
  public func garwoodInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    gammaInterval(lower: effectiveEvents, upper: effectiveEvents + 1, level: level, side: side)
  }

  /// Returns the Jeffreys interval: equal tails of the posterior under the prior with density 1/sqrt(rate).
  ///
  /// Read as a confidence interval its coverage is near the level on average. Below a confidence of one half
  /// the interval need not hold the estimate.
  ///
  /// - Returns: Lower limit exactly 0 without events; the upper limit keeps its tail.
  /// - Complexity: O(1).
  ///
  /// Source: L. D. Brown, T. T. Cai, A. DasGupta (2003), *Statist. Sinica* 13, 19-49.
  public func jeffreysInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    let shape = effectiveEvents + 0.5
    return gammaInterval(lower: shape, upper: shape, level: level, side: side)
  }

  /// The interval between quantiles of gamma distributions with these shapes.
  private func gammaInterval(
    lower: Double, upper: Double, level: ConfidenceLevel, side: IntervalSide
  ) -> ConfidenceInterval {
    let tail = level.tail(side)
    // The probability that is nearer to 0 keeps its digits.
    let below =
      events == 0 || side == .upper
      ? 0 : Self.half(2 * lower, tail: tail, rest: level.confidence, isUpper: false)
    let above =
      side == .lower
      ? Double.infinity : Self.half(2 * upper, tail: tail, rest: level.confidence, isUpper: true)
    return interval(lower: below, upper: above, level: level, side: side)
  }

  /// Half of the chi-squared value with `tail` beyond it, which for one side at a confidence below one half
  /// is taken from the `rest`.
  private static func half(
    _ degreesOfFreedom: Double, tail: Double, rest: Double, isUpper: Bool
  ) -> Double {
    let distribution = ChiSquaredDistribution(degreesOfFreedom: degreesOfFreedom)
    let isBelow = isUpper ? tail > 0.5 : tail <= 0.5
    let probability = tail <= 0.5 ? tail : rest
    return 0.5
      * (isBelow
        ? distribution.quantile(lowerTail: probability)
        : distribution.quantile(upperTail: probability))
  }

  /// Returns the mid-p interval: Garwood's with half the weight on the observed count.
  ///
  /// Shorter, and with coverage near the level on average, at the price of the guarantee. Below a confidence
  /// of one half the interval need not hold the estimate.
  ///
  /// - Returns: Lower limit exactly 0 without events.
  /// - Complexity: O(1): some 20 tail probabilities a limit.
  ///
  /// Source: G. Cohen, S.-Y. Yang (1994), *Statist. Med.* 13, 2189-2203,
  /// [doi:10.1002/sim.4780132102](https://doi.org/10.1002/sim.4780132102).
  public func midPInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    let tail = level.tail(side)
    let lower = events == 0 || side == .upper ? 0 : midPLimit { midP(above: true, $0) - tail }
    let upper: Double
    if side == .lower {
      upper = .infinity
    } else if events == 0 {
      // exp(-m) / 2 = tail has a root only up to a tail of one half.
      upper = tail >= 0.5 ? 0 : -log(2 * tail)
    } else {
      upper = midPLimit { tail - midP(above: false, $0) }
    }
    return interval(lower: lower, upper: upper, level: level, side: side)
  }

  /// The mean at which a function that rises from below 0 to above it changes its sign.
  private func midPLimit(_ excess: (_ mean: Double) -> Double) -> Double {
    var high = effectiveEvents + 1
    while excess(high) < 0 { high *= 2 }
    return BracketedRoot.find(from: 0, to: high, excess)
  }

  /// P(X > x) + P(X = x) / 2 at a mean, or the same below.
  ///
  /// A mean of two tails, no difference of large numbers. Of effective events that are not whole by the gamma functions that the tails are.
  private func midP(above: Bool, _ mean: Double) -> Double {
    let ends = [effectiveEvents, effectiveEvents + 1].map {
      ChiSquaredDistribution(degreesOfFreedom: 2 * $0)
    }
    return 0.5
      * ends.reduce(0) { $0 + (above ? $1.lowerTail(at: 2 * mean) : $1.upperTail(at: 2 * mean)) }
  }

  /// The interval for the rate whose limits are means of the number of effective events.
  func interval(
    lower: Double, upper: Double, level: ConfidenceLevel, side: IntervalSide
  ) -> ConfidenceInterval {
    ConfidenceInterval(
      lower: lower / effectiveExposure, upper: upper / effectiveExposure, in: 0...(.infinity),
      level: level, side: side)
  }
}
