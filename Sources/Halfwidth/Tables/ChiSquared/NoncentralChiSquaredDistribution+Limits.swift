internal import NumericCore

extension NoncentralChiSquaredDistribution {
  /// The noncentralities at which a statistic has a tail beyond it.
  ///
  /// At the lower one so large a statistic has it, at the upper one so small a statistic; nil where no noncentrality makes
  /// so small a statistic unlikely. The lower one is 0 where 0 makes so large a statistic likely enough; at a confidence next to 0 the two are one root,
  /// found twice.
  static func noncentralities(
    at statistic: Double, degreesOfFreedom df: Double, tail: Double
  ) -> (lower: Double, upper: Double)? {
    guard statistic > 0,
      let highest = noncentrality(at: statistic, degreesOfFreedom: df, lowerTail: tail)
    else { return nil }
    let lowest = noncentrality(at: statistic, degreesOfFreedom: df, upperTail: tail) ?? 0
    return (min(lowest, highest), highest)
  }
}
