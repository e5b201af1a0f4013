public import Halfwidth

/// What is to be said of a printed test or ratio: whether its numbers can belong together, in sentences.
public struct TestReading: Hashable, Sendable {
  /// How grave it is; nil where the numbers fit.
  public var severity: CheckFinding.Severity?
  /// One sentence.
  public var message: String
  /// What else is to be known, a sentence each.
  public var details: [String] = []

  /// Reads a test, or a ratio with its limits.
  ///
  /// - Parameters:
  ///   - result: The result as it was read.
  ///   - text: The same as it is printed.
  public init(_ result: ReportedResult, printed text: String) {
    switch result {
    case .test(let test): self.init(test, printed: text)
    case .ratio(let ratio): self.init(ratio, printed: text)
    }
  }

  /// P-values with one digit more than is printed, so that a reader sees on which side they lie.
  private static func words(_ all: ClosedRange<Double>, beside printed: PrintedPValue) -> String {
    let range = [all.lowerBound, all.upperBound].map {
      DecimalFormat.fixed($0, places: max(printed.number.decimals + 1, 3))
    }
    return range[0] == range[1] ? range[0] : "\(range[0]) to \(range[1])"
  }

  private init(_ test: ReportedTest, printed text: String) {
    let computed = Self.words(test.pValues, beside: test.pValue)
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
        "\(text) cannot be right: its p-value is \(computed), and not p \(test.pValue)."
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

  private init(_ ratio: ReportedRatio, printed text: String) {
    switch ratio.limits {
    case .impossible:
      severity = .error
      message = "\(text) cannot be right: the ratio lies outside its limits."
      return
    case .otherMethod:
      severity = .note
      let center = DecimalFormat.fixed(ratio.center, places: ratio.estimate.decimals + 1)
      message =
        "\(text) fits only where its limits are not Wald's, but exact ones for example: their geometric mean "
        + "is \(center), and not \(ratio.estimate)."
      details = ["Of such limits only the order can be checked."]
    case .wald:
      message = "\(text) fits: the ratio is the geometric mean of its limits."
    }
    guard let pValue = ratio.pValue else { return }
    let computed = Self.words(ratio.pValues, beside: pValue)
    switch ratio.pVerdict {
    case .consistent: details.append("The p-value of these limits is \(computed).")
    case .oneSided:
      severity = .note
      message =
        "\(text) fits only as a test of one side: the two-sided p-value of its limits is \(computed)."
    case .truncated:
      severity = .note
      message = "\(text) fits only where the digits of its p-value were cut off: it is \(computed)."
    case .inconsistent:
      severity = .warning
      message =
        "\(text) can be right only where its p-value is not that of its limits, but of another test: theirs "
        + "is \(computed)."
    case nil: break
    }
    if ratio.contradictsPValue {
      severity = .warning
      details.append(
        "At \(DecimalFormat.percent(ratio.level)) the limits say one thing of a ratio of 1, and the p-value "
          + "another.")
    }
  }
}
