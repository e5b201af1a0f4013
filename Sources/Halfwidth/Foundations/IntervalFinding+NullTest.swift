internal import Glibc
internal import NumericCore

extension IntervalFinding {
  /// Adds the test that the estimate is 0, by a standard error that holds if it is; `standard_error_null` and `z`
  /// among the details.
  mutating func setTest(
    standardErrorNull: Double, alternative: AlternativeHypothesis = .two
  ) {
    hasPValue = true
    self.alternative = alternative
    let z = standardErrorNull > 0 ? estimate.map { $0 / standardErrorNull } : nil
    details += [NamedNumber("standard_error_null", standardErrorNull), NamedNumber("z", z)]
    guard let z else {
      warnings.add(
        .undefined,
        "\(method) has no test here: its standard error would be 0 if there were nothing but chance"
      )
      return
    }
    let test = StatedTest(z: z, alternative)
    pValue = test.pValue
    logPValue = test.logPValue
  }

  /// The common logarithm of a p-value below ``TestFinding/smallestPValue``; nil for a larger one.
  public var log10PValue: Double? { logPValue.map { $0 / log(10) } }
}
