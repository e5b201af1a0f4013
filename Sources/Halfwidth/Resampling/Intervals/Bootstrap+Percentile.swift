internal import NumericCore

extension Bootstrap {
  /// Returns the quantiles of the distribution.
  ///
  /// They follow a monotone transformation of the statistic. With few observations they are too near
  /// each other: the distribution's variance is that of the data with divisor n, and normal quantiles
  /// take the place of Student's. At a proportion near 0 or 1 their coverage breaks down, see
  /// ``IdealBootstrapCoverage``; there they are not to be used.
  ///
  /// Source: B. Efron, R. J. Tibshirani (1993), *An Introduction to the Bootstrap*, chapter 13.
  public func percentileLimits(level: ConfidenceLevel, side: IntervalSide) -> BootstrapLimits {
    let tail = level.tail(side)
    return .limits(
      .percentile, lower: distribution.quantile(tail), upper: distribution.quantile(aboveTail: tail)
    )
  }

  /// Returns the quantiles at probabilities that are moved outwards for the size of the sample.
  ///
  /// The tail probability alpha becomes Phi(t sqrt(n / (n - 1))), where t is the alpha quantile of
  /// Student's distribution with n - 1 degrees of freedom: for a mean of symmetric data the limits are
  /// then about those of the t interval. Of several samples the smallest counts, as in R's `resample`.
  /// In a survey n - 1 is the number of primary units minus that of the strata, and alpha becomes Phi(t):
  /// the rescaled weights have made up for the square root already. Undefined for one observation.
  ///
  /// Source: T. C. Hesterberg (2015), *Am. Stat.* 69, 371-386,
  /// [doi:10.1080/00031305.2015.1089789](https://doi.org/10.1080/00031305.2015.1089789).
  public func expandedPercentileLimits(
    level: ConfidenceLevel, side: IntervalSide
  ) -> BootstrapLimits {
    guard let tail = expandedTail(level: level, side: side) else {
      return .undefined("expanded-percentile needs at least two observations in each sample")
    }
    return .limits(
      .expandedPercentile, lower: distribution.quantile(tail),
      upper: distribution.quantile(aboveTail: tail),
      details: [NamedNumber("tail", tail)])
  }

  /// The probability beyond an expanded percentile limit; nil for one observation.
  func expandedTail(level: ConfidenceLevel, side: IntervalSide) -> Double? {
    let n = Double(sampleSizes.min() ?? 1)
    guard n > 1 else { return nil }
    let t = StudentTDistribution(degreesOfFreedom: n - 1).quantile(upperTail: level.tail(side))
    let isRescaled = units == .primaryUnits || units == .census
    return StandardNormal.upperTail(at: isRescaled ? t : t * (n / (n - 1)).squareRoot())
  }

  /// Returns the percentile limits reflected about the estimate: 2t - q.
  ///
  /// The distribution of the statistic's error is taken to be that of the resamples' distance from the
  /// estimate. Where errors depend on the parameter, as with proportions, it is skewed the wrong way;
  /// limits may leave the parameter space.
  ///
  /// Source: A. C. Davison, D. V. Hinkley (1997), *Bootstrap Methods and their Application*, equation
  /// 5.6.
  public func basicLimits(level: ConfidenceLevel, side: IntervalSide) -> BootstrapLimits {
    let tail = level.tail(side)
    let (low, high) = (distribution.quantile(tail), distribution.quantile(aboveTail: tail))
    return .limits(
      .basic, lower: high.map { distribution.reflection(of: $0, about: estimate) },
      upper: low.map { distribution.reflection(of: $0, about: estimate) })
  }

  /// Returns the estimate minus its bias, plus and minus z standard errors.
  ///
  /// The bias correction is that of R's `boot`; Efron and Tibshirani's standard interval has none.
  /// Limits may leave the parameter space.
  ///
  /// Source: A. C. Davison, D. V. Hinkley (1997), *Bootstrap Methods and their Application*, equation
  /// 5.5.
  public func normalLimits(level: ConfidenceLevel, side: IntervalSide) -> BootstrapLimits {
    let reach = level.normalQuantile(side) * standardError
    let centre = estimate - bias
    return .limits(lower: centre - reach, upper: centre + reach)
  }
}
