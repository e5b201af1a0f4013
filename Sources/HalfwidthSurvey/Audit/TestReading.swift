public import Halfwidth

/// What is to be said of a printed test: whether its p-value can be that of its statistic, in sentences.
public struct TestReading: Hashable, Sendable {
  /// How grave it is; nil where the numbers fit.
  public var severity: CheckFinding.Severity?
  /// One sentence.
  public var message: String
  /// What else is to be known, a sentence each.
  public var details: [String] = []

  /// Reads a test.
  ///
  /// - Parameter text: The test, as printed.
  public init(_ test: ReportedTest, printed text: String) {
    let range = [test.pValues.lowerBound, test.pValues.upperBound].map {
      // One digit more than is printed, so that a reader sees on which side it lies.
      DecimalFormat.fixed($0, places: max(test.pValue.decimals + 1, 3))
    }
    let computed = range[0] == range[1] ? range[0] : "\(range[0]) to \(range[1])"
    switch test.verdict {
    case .consistent: message = "\(text) fits: its p-value is \(computed)."
    case .oneSided:
      severity = .note
      message = "\(text) fits only as a test of one side: its two-sided p-value is \(computed)."
    case .truncated:
      severity = .note
      message =
        "\(text) fits only where the digits of its p-value were cut off: it is \(computed)."
    case .inconsistent:
      severity = .error
      message =
        "\(text) cannot be right: its p-value is \(computed), and not p \(test.relation.rawValue) "
        + "\(test.pValue)."
      details = [
        "No rounding of the statistic explains it"
          + (test.hasSides ? ", and no test of one side" : "")
          + "; a correction for several tests would."
      ]
      if test.changesDecision {
        details.append("The printed and the computed p-value lie on different sides of 0.05.")
      }
    }
  }
}
