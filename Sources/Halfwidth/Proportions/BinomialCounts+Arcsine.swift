internal import Glibc
internal import NumericCore

extension BinomialCounts {
  /// Returns the interval that is symmetric on the scale of the arcsine of the square root.
  ///
  /// The transformation makes the variance nearly the same for every p. Angles are kept inside
  /// 0...pi/2 before the way back, so that the limits are monotone in the count. Near 0 and 1 it covers
  /// less than it says: at 0 of 10 its upper limit at 95% is .093, where the exact one is .308. Use
  /// ``wilsonInterval(level:side:)``.
  ///
  /// - Complexity: O(1), for any number of trials.
  ///
  /// Source: M. S. Bartlett (1936), *J. Roy. Statist. Soc. Suppl.* 3, 68-78; without Anscombe's 3/8.
  public func arcsineInterval(
    level: ConfidenceLevel = 0.95, side: IntervalSide = .two
  ) -> ConfidenceInterval {
    let n = Double(trials)
    let z = level.normalQuantile(side)
    // The angle from both legs: arcsine loses half of its digits next to 1.
    let angle = atan2(Double(successes).squareRoot(), Double(failures).squareRoot())
    let reach = z / (2 * n.squareRoot())
    func proportion(at angle: Double) -> Double {
      if angle <= 0 { return 0 }
      if angle >= .pi / 2 { return 1 }
      let sine = sin(angle)
      return sine * sine
    }
    return ConfidenceInterval(
      lower: proportion(at: angle - reach), upper: proportion(at: angle + reach), level: level,
      side: side)
  }
}
