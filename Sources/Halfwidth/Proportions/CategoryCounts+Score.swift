internal import Glibc
internal import NumericCore

extension CategoryCounts {
  /// Returns Goodman's simultaneous intervals: Wilson's equation with Bonferroni's quantile.
  ///
  /// The quantile is that of chi-squared with 1 degree of freedom at 1 - alpha/k, with k the number of
  /// categories, those with a count of 0 included. Shares next to 0 are covered too little: with a
  /// count below 3 use ``bonferroniClopperPearsonIntervals(level:)``.
  ///
  /// - Complexity: O(k), for any total.
  ///
  /// Source: L. A. Goodman (1965), *Technometrics* 7(2), 247-254,
  /// [doi:10.1080/00401706.1965.10490252](https://doi.org/10.1080/00401706.1965.10490252).
  public func goodmanIntervals(level: ConfidenceLevel = 0.95) -> [ConfidenceInterval] {
    let quantile = ChiSquaredDistribution(degreesOfFreedom: 1)
      .quantile(upperTail: level.significance / Double(counts.count))
    return scoreIntervals(z: quantile.squareRoot(), level: level)
  }

  /// Returns the simultaneous intervals of Quesenberry and Hurst: Wilson's equation with the quantile
  /// of chi-squared with k - 1 degrees of freedom.
  ///
  /// They hold for all linear combinations of the shares at once, and so are wider than Goodman's for
  /// the shares themselves. Not to be used where only the shares are of interest.
  ///
  /// - Complexity: O(k), for any total.
  ///
  /// Source: C. P. Quesenberry, D. C. Hurst (1964), *Technometrics* 6(2), 191-195,
  /// [doi:10.1080/00401706.1964.10490163](https://doi.org/10.1080/00401706.1964.10490163).
  public func quesenberryHurstIntervals(level: ConfidenceLevel = 0.95) -> [ConfidenceInterval] {
    let quantile = ChiSquaredDistribution(degreesOfFreedom: Double(counts.count - 1))
      .quantile(upperTail: level.significance)
    return scoreIntervals(z: quantile.squareRoot(), level: level)
  }

  private func scoreIntervals(z: Double, level: ConfidenceLevel) -> [ConfidenceInterval] {
    counts.map { count in
      ConfidenceInterval(
        WilsonEquation.limits(successes: Double(count), trials: Double(total), z: z), level: level,
        side: .two)
    }
  }

  /// Returns Clopper-Pearson intervals that share the significance equally.
  ///
  /// Bonferroni's inequality makes the joint coverage at least the level, for any shares and any
  /// total; the price is width. Two categories are one event, which is counted once.
  ///
  /// - Complexity: O(k): about a microsecond a different count, up to a total of 10^6.
  ///
  /// Source: C. J. Clopper, E. S. Pearson (1934), *Biometrika* 26, 404-413,
  /// [doi:10.1093/biomet/26.4.404](https://doi.org/10.1093/biomet/26.4.404), with Bonferroni's bound.
  public func bonferroniClopperPearsonIntervals(
    level: ConfidenceLevel = 0.95
  ) -> [ConfidenceInterval] {
    let events = counts.count == 2 ? 1 : counts.count
    // Many categories have few different counts.
    var ofCounts: [Int: ConfidenceInterval] = [:]
    return binomials.map { binomial in
      if let known = ofCounts[binomial.successes] { return known }
      let interval = binomial.clopperPearsonInterval(
        tail: level.significance / Double(2 * events), level: level, side: .two)
      ofCounts[binomial.successes] = interval
      return interval
    }
  }
}
