internal import NumericCore

extension BinomialCounts {
  /// Returns the Wald interval: the estimate plus and minus z standard errors.
  ///
  /// Printed because textbooks and reports use it. **Not to be used for inference**: at 0 and at n
  /// successes it is a single point, and its coverage falls to 0 beside 0 and 1: at 95% and n = 50 it
  /// is .025 at .0005. Use ``wilsonInterval(level:side:)``.
  ///
  /// - Returns: Limits clipped to 0...1; the formula's own limits in ``ConfidenceInterval/raw``.
  /// - Complexity: O(1), for any number of trials.
  ///
  /// Source: the large-sample normal approximation (Laplace 1812); its faults in L. D. Brown, T. T.
  /// Cai, A. DasGupta (2001), *Statist. Sci.* 16(2), 101-133,
  /// [doi:10.1214/ss/1009213286](https://doi.org/10.1214/ss/1009213286).
  public func waldInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    symmetricInterval(widenedBy: 0, level: level, side: side)
  }

  /// Returns the Wald interval widened by 1/(2n) on either side.
  ///
  /// **Not to be used for inference**: the correction repairs the width at 0 and at n successes and
  /// little else. Use ``wilsonInterval(level:side:)``.
  ///
  /// - Returns: Limits clipped to 0...1; the formula's own limits in ``ConfidenceInterval/raw``.
  /// - Complexity: O(1), for any number of trials.
  ///
  /// Source: R. G. Newcombe (1998), *Statist. Med.* 17, 857-872, method 2.
  public func waldContinuityCorrectedInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    symmetricInterval(widenedBy: 0.5 / Double(trials), level: level, side: side)
  }

  private func symmetricInterval(
    widenedBy correction: Double, level: ConfidenceLevel, side: IntervalSide
  ) -> ConfidenceInterval {
    let n = Double(trials)
    let z = level.normalQuantile(side)
    let reach = z * (estimate * (Double(failures) / n) / n).squareRoot() + correction
    return ConfidenceInterval(
      lower: estimate - reach, upper: estimate + reach, level: level, side: side)
  }
}
