public import Halfwidth
internal import HalfwidthSurvey

// Tests that a report prints.

extension PrintedVerdict {
  /// Whether a printed p-value can be that of its statistic.
  ///
  /// - Parameter text: The test, as printed.
  public static func of(_ test: ReportedTest, printed text: String) -> PrintedVerdict {
    let all = test.pValues
    let range = [all.lowerBound, all.upperBound].map { digits($0, like: test.pValue) }
    let computed = range[0] == range[1] ? range[0] : "\(range[0]) to \(range[1])"
    let given = "p \(test.relation.rawValue) \(test.pValue)"
    var verdict = PrintedVerdict(
      code: .test, numbers: [text], base: nil, message: "")
    switch test.verdict {
    case .consistent: verdict.message = "\(text) fits: its p-value is \(computed)."
    case .oneSided:
      verdict.severity = .note
      verdict.message =
        "\(text) fits only as a test of one side: its two-sided p-value is \(computed)."
    case .truncated:
      verdict.severity = .note
      verdict.message =
        "\(text) fits only where the digits of its p-value were cut off: it is \(computed)."
    case .inconsistent:
      verdict.severity = .error
      verdict.message = "\(text) cannot be right: its p-value is \(computed), and not \(given)."
      verdict.details = [
        "No rounding of the statistic explains it"
          + (test.hasSides ? ", and no test of one side" : "")
          + "; a correction for several tests would."
      ]
      if test.changesDecision {
        verdict.details.append(
          "The printed and the computed p-value lie on different sides of 0.05.")
      }
    }
    return verdict
  }

  /// A p-value with one digit more than the printed one has, and at least three.
  private static func digits(_ p: Double, like printed: PrintedDecimal) -> String {
    DecimalFormat.fixed(p, places: max(printed.decimals + 1, 3))
  }
}
