internal import NumericCore

extension BinomialCounts {
  /// Returns the Agresti-Coull interval: the Wald formula after adding z^2/2 successes and failures.
  ///
  /// The midpoint is that of the Wilson interval and the width is never smaller, so it covers more
  /// than Wilson near 0 and 1. It adds z^2 and not the rounded 4 trials of the "plus four" rule, and
  /// the estimate of the finding stays successes over trials. Where limits below 0 or above 1 would
  /// disturb, use ``wilsonInterval(level:side:)``.
  ///
  /// - Returns: Limits clipped to 0...1; the formula's own limits in ``ConfidenceInterval/raw``.
  /// - Complexity: O(1), for any number of trials.
  ///
  /// Source: A. Agresti, B. A. Coull (1998), *Amer. Statist.* 52(2), 119-126,
  /// [doi:10.1080/00031305.1998.10480550](https://doi.org/10.1080/00031305.1998.10480550).
  public func agrestiCoullInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    let z = level.normalQuantile(side)
    let n = Double(trials) + z * z
    let centre = (Double(successes) + z * z / 2) / n
    let complement = (Double(failures) + z * z / 2) / n
    let reach = z * (centre * complement / n).squareRoot()
    return ConfidenceInterval(
      lower: centre - reach, upper: centre + reach, level: level, side: side)
  }
}
