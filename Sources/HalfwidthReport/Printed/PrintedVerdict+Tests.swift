public import Halfwidth
internal import HalfwidthSurvey

// Tests and ratios that a report prints.

extension PrintedVerdict {
  /// Whether a printed p-value can be that of its statistic, and limits those of their ratio.
  ///
  /// - Parameters:
  ///   - result: The result as it was read.
  ///   - text: The result, as printed.
  public static func of(_ result: ReportedResult, printed text: String) -> PrintedVerdict {
    let reading = TestReading(result, printed: text)
    return PrintedVerdict(
      code: .test, severity: reading.severity, numbers: [text], base: nil,
      message: reading.message, details: reading.details)
  }
}
