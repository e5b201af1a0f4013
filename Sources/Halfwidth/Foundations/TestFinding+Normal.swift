internal import Glibc
internal import NumericCore

extension TestFinding {
  /// Creates the finding of a test whose statistic is standard normal under the null hypothesis.
  ///
  /// - Parameters:
  ///   - z: The statistic as a standard normal variable, among the details; nil where it has no spread, and a warning
  ///     is to be added.
  init(
    method: String, statistic: Double?, z: Double?,
    alternative: AlternativeHypothesis, warnings: [AnalysisWarning] = []
  ) {
    self.init(
      method: method, statistic: statistic, pValue: z.map(alternative.pValue(z:)),
      details: [NamedNumber("z", z)], warnings: warnings,
      hypothesis: TestedHypothesis(alternative))
    guard let z, let pValue, pValue < Self.smallestPValue else { return }
    let both = ChiSquaredDistribution(degreesOfFreedom: 1).logUpperTail(at: z * z)
    logPValue = alternative == .two ? both : both - log(2)
  }
}
