/// What a report prints of an analysis: a test with its p-value, or a ratio with its limits.
public enum ReportedResult: Hashable, Sendable {
  /// A test, such as `t(28) = 2.20, p = .036`.
  case test(ReportedTest)
  /// A ratio, such as `OR = 2.4, 95% CI [1.2, 4.8], p = .01`.
  case ratio(ReportedRatio)

  /// Creates a result from its text.
  ///
  /// - Throws: ``CountsError`` as ``ReportedTest`` and ``ReportedRatio`` do.
  public init(parsing text: String) throws(CountsError) {
    self =
      ReportedRatio.isRatio(text)
      ? .ratio(try ReportedRatio(parsing: text)) : .test(try ReportedTest(parsing: text))
  }
}
