internal import Glibc
internal import NumericCore

extension BinomialCounts {
  /// Returns the interval that is symmetric on the scale of the log odds; nil at 0 and at n successes.
  ///
  /// The standard error of log(x / (n - x)) is sqrt(1/x + 1/(n - x)), which does not exist where one
  /// of the two is 0. Wider than Wilson near 0 and 1. Not to be used for lists of items of which some
  /// may be chosen by nobody or everybody; use ``wilsonInterval(level:side:)``.
  ///
  /// - Complexity: O(1), for any number of trials.
  ///
  /// Source: L. D. Brown, T. T. Cai, A. DasGupta (2001), *Statist. Sci.* 16(2), 101-133, section 4,
  /// [doi:10.1214/ss/1009213286](https://doi.org/10.1214/ss/1009213286).
  public func logitInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval? {
    guard successes > 0 && failures > 0 else { return nil }
    let x = Double(successes)
    let y = Double(failures)
    let z = level.normalQuantile(side)
    let reach = z * (1 / x + 1 / y).squareRoot()
    // x e^r / (x e^r + y): no logarithm is taken only to be undone.
    func proportion(shiftedBy reach: Double) -> Double { x / (x + y * exp(-reach)) }
    return ConfidenceInterval(
      lower: proportion(shiftedBy: -reach), upper: proportion(shiftedBy: reach), level: level,
      side: side)
  }
}
