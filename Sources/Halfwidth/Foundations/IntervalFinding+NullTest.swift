internal import NumericCore

extension IntervalFinding {
  /// Adds the test that the estimate is 0, by a standard error that holds if it is; `standard_error_null` and `z`
  /// among the details.
  mutating func setTest(standardErrorNull: Double) {
    hasPValue = true
    let z = standardErrorNull > 0 ? estimate.map { $0 / standardErrorNull } : nil
    details += [NamedNumber("standard_error_null", standardErrorNull), NamedNumber("z", z)]
    guard let z else {
      warnings.add(
        .undefined,
        "\(method) has no test here: its standard error would be 0 if there were nothing but chance"
      )
      return
    }
    let pValue = 2 * StandardNormal.upperTail(at: z.magnitude)
    self.pValue = pValue
    if pValue < TestFinding.smallestPValue {
      warnings.add(
        .underflow, "the p-value of \(method) is too small for a number; z says how small it is")
    }
  }
}
