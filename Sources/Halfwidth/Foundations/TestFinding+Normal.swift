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
    let test = StatedTest(z: z, alternative)
    self.init(
      method: method, statistic: statistic, pValue: test.pValue, logPValue: test.logPValue,
      details: [NamedNumber("z", z)], warnings: warnings,
      hypothesis: TestedHypothesis(alternative))
  }
}
