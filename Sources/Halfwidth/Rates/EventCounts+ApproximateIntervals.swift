internal import NumericCore

extension EventCounts {
  /// Returns the score interval: the rates that (x - m)^2 / m does not reject.
  ///
  /// The Wilson interval of rates. Its limits are never negative and it has one without events; with fewer
  /// than about five events it covers less than its level at some rates, and Garwood's is to be used there.
  ///
  /// - Complexity: O(1), for any number of events.
  ///
  /// Source: M. S. Bartlett (1936), *Proc. R. Soc. A* 154, 124-134; compared in L. D. Brown, T. T. Cai, A.
  /// DasGupta (2003), *Statist. Sinica* 13, 19-49.
  public func scoreInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    let z = level.normalQuantile(side)
    let x = effectiveEvents
    let larger = x + z * z / 2 + z.magnitude * (x + z * z / 4).squareRoot()
    // The product of the two roots is x^2: nothing cancels.
    let smaller = larger > 0 ? x * (x / larger) : 0
    let limits = z < 0 ? (lower: larger, upper: smaller) : (lower: smaller, upper: larger)
    return interval(lower: limits.lower, upper: limits.upper, level: level, side: side)
  }

  /// Returns the Wald interval: the rate plus and minus z standard errors.
  ///
  /// Printed because textbooks and reports use it. **Not to be used for inference**: without events it is a
  /// point, and with few its coverage is far below its level. Use ``scoreInterval(level:side:)``.
  ///
  /// - Returns: Limits clipped at 0; the formula's own limits in ``ConfidenceInterval/raw``.
  /// - Complexity: O(1), for any number of events.
  ///
  /// Source: the large-sample normal approximation; its faults in L. D. Brown, T. T. Cai, A. DasGupta (2003),
  /// *Statist. Sinica* 13, 19-49.
  public func waldInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    let reach = level.normalQuantile(side) * effectiveEvents.squareRoot()
    return interval(
      lower: effectiveEvents - reach, upper: effectiveEvents + reach, level: level, side: side)
  }

  /// Returns the interval of all rates that the likelihood-ratio test does not reject.
  ///
  /// Each limit solves x log(x/m) + m - x = z^2/2 on its side of the estimate. Without events it is too short
  /// (0 events: 1.92 by exposure at 95%, where Garwood's has 3.69), and there it is not to be used.
  ///
  /// - Returns: A one-sided bound uses the signed root of the statistic. Below a one-sided confidence of one
  ///   half it is the estimate's other side.
  /// - Complexity: O(1), for any number of events; about 15 evaluations a limit.
  ///
  /// Source: D. R. Cox, D. V. Hinkley (1974), *Theoretical Statistics*, chapter 7.
  public func likelihoodRatioInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    let z = level.normalQuantile(side)
    let below = likelihoodRatioLimit(below: true, z: z)
    let above = likelihoodRatioLimit(below: false, z: z)
    let limits = z < 0 ? (lower: above, upper: below) : (lower: below, upper: above)
    return interval(lower: limits.lower, upper: limits.upper, level: level, side: side)
  }

  private func likelihoodRatioLimit(below: Bool, z: Double) -> Double {
    let x = effectiveEvents
    let target = z * z / 2
    if target == 0 { return x }
    if events == 0 { return below ? 0 : target }
    func excess(_ mean: Double) -> Double {
      // Rounding leaves a deviance at the estimate, which can be above a target next to 0.
      mean == x ? -target : PoissonDeviance.half(x, mean: mean) - target
    }
    if below { return BracketedRoot.find(from: 0, to: x, excess) }
    var high = 2 * x
    while excess(high) < 0 { high *= 2 }
    return BracketedRoot.find(from: x, to: high, excess)
  }
}
