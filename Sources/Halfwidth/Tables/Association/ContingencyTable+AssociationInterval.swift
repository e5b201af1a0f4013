internal import NumericCore

extension ContingencyTable {
  /// The largest statistic for an interval by the noncentral chi-square with more than one degree of
  /// freedom, whose sums grow with its square root.
  public static let largestNoncentralStatistic = 5e8

  /// Returns the limits of Cohen's w by the noncentral chi-square distribution.
  ///
  /// Pearson's statistic is taken as noncentral chi-square with noncentrality N w^2. The lower limit is
  /// the w at which so large a statistic has half of the significance, the upper limit the w at which so
  /// small a statistic has; the noncentrality is divided by N, without the degrees of freedom that some
  /// software adds. An approximation for samples that are not small and association that is not strong.
  ///
  /// - Returns: A lower limit of 0 where the statistic is no larger than association 0 allows. Nil where
  ///   a row or column sums to 0; where the statistic is so small that at no w a smaller one has half
  ///   of the significance, which leaves no interval; and for a statistic above
  ///   ``largestNoncentralStatistic``, unless the table is 2 x 2. The upper limit can be above
  ///   ``largestCohensW``.
  /// - Complexity: About 30 tails of the distribution, each of a number of terms that grows with the
  ///   square root of the statistic.
  ///
  /// Source: M. Smithson (2003), *Confidence Intervals*, chapter 5.
  func cohensWLimits(level: ConfidenceLevel) -> ConfidenceInterval.RawLimits? {
    guard let statistic = pearsonStatistic(),
      isTwoByTwo || statistic <= ContingencyTable.largestNoncentralStatistic,
      let limits = NoncentralChiSquaredDistribution.noncentralities(
        at: statistic, degreesOfFreedom: Double((rows - 1) * (columns - 1)), tail: level.tail(.two))
    else { return nil }
    let n = Double(total)
    return ConfidenceInterval.RawLimits(
      lower: (limits.lower / n).squareRoot(), upper: (limits.upper / n).squareRoot())
  }

  /// Returns the interval for phi: phi plus and minus z over the square root of N.
  ///
  /// Noncentral chi-square with one degree of freedom is the square of a normal variable with variance 1;
  /// here that variable, sqrt(N) phi, is taken with its sign. Unlike the limits of w, these exist for
  /// every table. The variance is that under weak association, as it is for w and V.
  ///
  /// - Returns: Limits clipped to -1...1; nil where a row or column sums to 0, and for tables of another
  ///   shape.
  /// - Complexity: O(1), for any total.
  public func phiInterval(level: ConfidenceLevel = 0.95) -> ConfidenceInterval? {
    phi().map { phi in
      let half =
        level.normalQuantile(.two) / Double(total).squareRoot()
      return ConfidenceInterval(
        lower: phi - half, upper: phi + half, in: -1...1, level: level, side: .two)
    }
  }
}
