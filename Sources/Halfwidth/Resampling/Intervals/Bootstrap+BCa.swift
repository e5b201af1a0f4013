internal import NumericCore

extension Bootstrap {
  /// The bias correction on the normal scale: where the estimate lies in its bootstrap distribution.
  ///
  /// The normal quantile of the share of resamples below the estimate plus half of the share of those
  /// that equal it. On a lattice the rule for ties moves BCa limits by whole steps: of 45 successes in
  /// 50, half ties give .78 to .96, and only those below .76 to .94. Infinite where all resamples lie
  /// on one side; nil where the values were not kept and this share wasn't asked for.
  public var z0: Double? {
    guard let shares = distribution.shares(around: estimate) else { return nil }
    let below = shares.below + shares.equal / 2
    let above = shares.above + shares.equal / 2
    // Adding 0 turns -0 into 0.
    return below <= above
      ? StandardNormal.quantile(lowerTail: min(below, 1)) + 0
      : StandardNormal.quantile(upperTail: min(above, 1))
  }

  /// Returns the bias-corrected and accelerated limits: quantiles at probabilities that are corrected
  /// for the bias and for a standard error that changes with the parameter.
  ///
  /// The limit for the normal quantile z is the quantile at Phi(z0 + (z0 + z) / (1 - a (z0 + z))),
  /// with ``z0`` and the ``BootstrapInfluence/acceleration`` of the jackknife, or under weights of the
  /// derivatives. Second-order accurate for
  /// smooth statistics; not for a median, whose jackknife is not consistent, and not at a proportion
  /// near 0 or 1. Where no observation has an influence the acceleration is 0.
  ///
  /// - Returns: No limits where z0 is infinite, where there is no acceleration, and where
  ///   1 - a (z0 + z) is not above 0, which needs a confidence near 1 or a z0 beyond 4.
  ///
  /// Source: B. Efron (1987), *J. Am. Stat. Assoc.* 82, 171-185,
  /// [doi:10.1080/01621459.1987.10478410](https://doi.org/10.1080/01621459.1987.10478410).
  public func bcaLimits(level: ConfidenceLevel, side: IntervalSide) -> BootstrapLimits {
    guard let acceleration = influence?.acceleration else {
      return .undefined(units.noAcceleration(of: statistic))
    }
    guard let z0 else { return .notKept(.bca) }
    guard z0.isFinite else {
      return .undefined(
        "bca is undefined where all resamples lie on one side of the estimate; use basic or normal")
    }
    let z = level.normalQuantile(side)
    func corrected(_ quantile: Double) -> Double? {
      Self.bcaQuantile(quantile, z0: z0, acceleration: acceleration)?.corrected
    }
    // A side that isn't asked for has no say in whether the other one is defined.
    let lower = side == .upper ? -z : corrected(-z)
    let upper = side == .lower ? z : corrected(z)
    guard let lower, let upper else {
      return .undefined(
        "bca is undefined at this level: the correction for acceleration passes its pole; use a lower "
          + "confidence, or percentile")
    }
    return .limits(
      .bca, lower: distribution.quantile(atNormal: lower),
      upper: distribution.quantile(atNormal: upper),
      details: [
        NamedNumber("lower_probability", StandardNormal.lowerTail(at: lower)),
        NamedNumber("upper_probability", StandardNormal.lowerTail(at: upper)),
      ])
  }

  /// Where BCa moves a normal quantile to, and the divisor 1 - a (z0 + z); nil where that is not above 0.
  static func bcaQuantile(
    _ z: Double, z0: Double, acceleration: Double
  ) -> (corrected: Double, divisor: Double)? {
    let divisor = 1 - acceleration * (z0 + z)
    return divisor > 0 ? (z0 + (z0 + z) / divisor, divisor) : nil
  }
}
