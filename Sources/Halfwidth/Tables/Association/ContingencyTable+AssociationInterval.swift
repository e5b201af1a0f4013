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
    guard let statistic = pearsonStatistic(), statistic > 0,
      isTwoByTwo || statistic <= ContingencyTable.largestNoncentralStatistic
    else { return nil }
    let df = Double((rows - 1) * (columns - 1))
    let tail = level.tail(.two)
    guard
      let highest = NoncentralChiSquaredDistribution.noncentrality(
        at: statistic, degreesOfFreedom: df, lowerTail: tail)
    else { return nil }
    let lowest =
      NoncentralChiSquaredDistribution.noncentrality(
        at: statistic, degreesOfFreedom: df, upperTail: tail) ?? 0
    let n = Double(total)
    // At a confidence next to 0 the two are one root, found twice.
    return ConfidenceInterval.RawLimits(
      lower: (min(lowest, highest) / n).squareRoot(), upper: (highest / n).squareRoot())
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
