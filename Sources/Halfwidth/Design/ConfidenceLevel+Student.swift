internal import NumericCore

extension ConfidenceLevel {
  /// Student's quantile that leaves ``tail(_:)`` above it.
  func studentQuantile(_ side: IntervalSide, degreesOfFreedom: Int) -> Double {
    let student = StudentTDistribution(degreesOfFreedom: Double(degreesOfFreedom))
    // For one side at a confidence below one half from the confidence itself, as the normal quantile.
    return side == .two || significance <= 0.5
      ? student.quantile(upperTail: tail(side)) : -student.quantile(upperTail: confidence)
  }
}
