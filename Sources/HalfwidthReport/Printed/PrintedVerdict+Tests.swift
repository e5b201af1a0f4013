public import Halfwidth
internal import HalfwidthSurvey

// Tests that a report prints.

extension PrintedVerdict {
  /// Whether a printed p-value can be that of its statistic.
  ///
  /// - Parameter text: The test, as printed.
  public static func of(_ test: ReportedTest, printed text: String) -> PrintedVerdict {
    let reading = TestReading(test, printed: text)
    return PrintedVerdict(
      code: .test, severity: reading.severity, numbers: [text], base: nil,
      message: reading.message, details: reading.details)
  }
}
