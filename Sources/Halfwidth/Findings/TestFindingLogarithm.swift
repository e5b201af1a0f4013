internal import Glibc
internal import NumericCore

extension TestFinding {
  /// Below this p-value a double has fewer digits, or none, and its logarithm says what it is.
  public static let smallestPValue = 1e-300

  /// Creates the finding of an exact test, with the natural logarithm of its p-value where that is needed.
  init(
    method: String, statistic: Double? = nil, exact pValue: Double,
    logarithm: @autoclosure () -> Double, dualIntervals: [String] = [], details: [NamedNumber] = []
  ) {
    self.init(
      method: method, statistic: statistic, pValue: pValue,
      logPValue: pValue < Self.smallestPValue ? logarithm() : nil, dualIntervals: dualIntervals,
      details: details)
  }

  /// The common logarithm of a p-value below ``smallestPValue``; nil for a larger one, and where the test
  /// has none, which a warning then says.
  ///
  /// Never of the p-value that has underflowed: of the statistic's chi-squared tail in logarithms, or as
  /// the exact test gave it.
  public var log10PValue: Double? {
    guard let pValue, pValue < Self.smallestPValue else { return nil }
    if let logPValue { return logPValue / log(10) }
    guard let statistic, let degreesOfFreedom, degreesOfFreedom > 0, statistic >= 0,
      statistic.isFinite
    else { return nil }
    return ChiSquaredDistribution(degreesOfFreedom: degreesOfFreedom).logUpperTail(at: statistic)
      / log(10)
  }
}
