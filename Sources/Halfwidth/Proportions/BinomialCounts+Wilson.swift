internal import NumericCore

/// The equation behind the Wilson limits, for counts that need not be whole.
///
/// The continuity correction moves the count by a half, and a design effect divides both numbers, so
/// the equation is kept apart from ``BinomialCounts``.
public enum WilsonEquation {
  /// Returns the two roots in p of (x - np)^2 = z^2 n p (1 - p).
  ///
  /// - Parameters:
  ///   - successes: x, in 0...trials.
  ///   - trials: n, above 0.
  ///   - tail: The probability beyond each limit, in 0...1 and not 0; z is the normal quantile that
  ///     leaves it above. Above one half z is negative and the limits swap their places.
  /// - Complexity: O(1).
  public static func limits(
    successes: Double, trials: Double, tail: Double
  ) -> ConfidenceInterval.RawLimits {
    limits(successes: successes, trials: trials, z: StandardNormal.quantile(upperTail: tail))
  }

  /// Returns the limits so many standard errors of theirs away from the estimate; negative ones pass
  /// each other.
  static func limits(
    successes: Double, trials: Double, z: Double
  ) -> ConfidenceInterval.RawLimits {
    ConfidenceInterval.RawLimits(
      lower: lower(successes: successes, trials: trials, z: z),
      upper: upper(successes: successes, trials: trials, z: z))
  }

  static func lower(successes x: Double, trials n: Double, z: Double) -> Double {
    if z < 0 { return upper(successes: x, trials: n, z: -z) }
    // The textbook root subtracts the square root and cancels at small x. The roots multiply to
    // x^2 / (n (n + z^2)), so this one is taken from the other.
    return x == 0 ? 0 : 2 * x * (x / n) / sum(x, n, z)
  }

  static func upper(successes x: Double, trials n: Double, z: Double) -> Double {
    if z < 0 { return lower(successes: x, trials: n, z: -z) }
    return x == n ? 1 : min(1, sum(x, n, z) / (2 * (n + z * z)))
  }

  private static func sum(_ x: Double, _ n: Double, _ z: Double) -> Double {
    2 * x + z * z + z * (z * z + 4 * x * ((n - x) / n)).squareRoot()
  }
}

extension BinomialCounts {
  /// Returns the Wilson score interval for the probability of success.
  ///
  /// It holds every proportion that the score test does not reject: it never leaves 0...1, and has a
  /// width at 0 and at n successes.
  ///
  /// ```swift
  /// try BinomialCounts(successes: 37, trials: 50).wilsonInterval().lower  // 0.604468...
  /// ```
  ///
  /// Coverage is near the nominal level on average over p, and not for each p: at 95% and n = 50 it
  /// is .952 on average and .8375 at its lowest, near .0035 and .9965. Where a guarantee matters more than
  /// width, use ``clopperPearsonInterval(level:side:)``.
  ///
  /// - Returns: An interval whose lower limit is exactly 0 without successes, and whose upper limit is
  ///   exactly 1 without failures.
  /// - Complexity: O(1), for any number of trials.
  ///
  /// Source: E. B. Wilson (1927), *J. Amer. Statist. Assoc.* 22(158), 209-212,
  /// [doi:10.1080/01621459.1927.10502953](https://doi.org/10.1080/01621459.1927.10502953).
  public func wilsonInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    ConfidenceInterval(
      WilsonEquation.limits(
        successes: Double(successes), trials: Double(trials), z: level.normalQuantile(side)),
      level: level, side: side)
  }

  /// Returns the Wilson score interval with continuity correction.
  ///
  /// The score test's statistic is moved towards 0 by 1/(2n), so each limit solves Wilson's equation
  /// with the count moved away from it by a half. As conservative as Clopper-Pearson and no narrower:
  /// not to be used for its coverage. R's `prop.test` shrinks the correction where it is larger than
  /// the distance to the null value; this is the plain correction.
  ///
  /// - Returns: An interval whose lower limit is exactly 0 without successes, and whose upper limit is
  ///   exactly 1 without failures.
  /// - Complexity: O(1), for any number of trials.
  ///
  /// Source: R. G. Newcombe (1998), *Statist. Med.* 17, 857-872.
  public func wilsonContinuityCorrectedInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    let n = Double(trials)
    let z = level.normalQuantile(side)
    let lower =
      successes == 0
      ? 0 : WilsonEquation.lower(successes: Double(successes) - 0.5, trials: n, z: z)
    let upper =
      failures == 0
      ? 1 : WilsonEquation.upper(successes: Double(successes) + 0.5, trials: n, z: z)
    return ConfidenceInterval(lower: lower, upper: upper, level: level, side: side)
  }
}
