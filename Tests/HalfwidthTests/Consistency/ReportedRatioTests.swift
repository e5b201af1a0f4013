import Testing

@testable import Halfwidth

@Suite struct ReportedRatioTests {
  private func ratio(_ text: String) throws -> ReportedRatio {
    guard case .ratio(let ratio) = try ReportedResult(parsing: text) else {
      throw CountsError(.malformed, "no ratio")
    }
    return ratio
  }

  /// Of (12 of 20) and (5 of 20) Woolf's limits are 1.166 and 17.373 around 4.5, and p = .0291 (R 4.2:
  /// exp(log(4.5) + c(-1, 1) * qnorm(.975) * sqrt(1/12 + 1/8 + 1/5 + 1/15))).
  @Test(arguments: [
    "OR = 4.5, 95% CI [1.17, 17.37], p = .029", "OR = 4.50 (95% CI 1.17-17.3; p = .03)",
    "or=4.5, 95%CI: 1.2 to 17.3, p < .05", "aOR = 4.5, 95% CI [1.17, 17.37]",
    "OR = 2.4, 95% CI [1.2, 4.8], p = .01",
  ])
  func `limits whose geometric mean is the ratio are Wald's`(text: String) throws {
    let ratio = try ratio(text)
    #expect(ratio.limits == .wald)
    #expect(ratio.pVerdict == (text.contains("p ") ? .consistent : nil), "\(ratio.pValues)")
    #expect(!ratio.contradictsPValue)
  }

  @Test func `the p-value is over all that is rounded to the numbers`() throws {
    let ratio = try ratio("OR = 4.50, 95% CI [1.166, 17.373], p = .029")
    #expect(ratio.pValues.contains(0.029084) && ratio.pValues.upperBound < 0.0295)
    #expect(abs(ratio.center - 4.5) < 0.001)
  }

  @Test(arguments: [
    // Fisher's limits of the same counts, around the conditional estimate 4.32 (R 4.2: fisher.test).
    ("OR = 4.32, 95% CI [0.98, 21.95], p = .05", ReportedRatio.LimitsVerdict.otherMethod, false),
    ("OR = 4.5, 95% CI [4.8, 17.3]", .impossible, false),
    ("OR = 4.5, 95% CI [1.2, 4.3]", .impossible, false),
    ("OR = 4.5, 95% CI [17.3, 1.2]", .impossible, false),
    // Cut off instead of rounded: 2.46 and 2.47.
    ("OR = 2.4, 95% CI [2.46, 9.1]", .otherMethod, false),
    ("OR = 4.31, 95% CI [1.20, 21.55], p = .20", .otherMethod, true),
    ("OR = 4.31, 95% CI [0.90, 21.55], p = .01", .otherMethod, true),
    ("OR = 4.5, 95% CI [1.17, 17.37], p = .30", .wald, true),
    ("OR = 1.6, 95% CI [1.0, 2.5], p = .20", .wald, false),
    ("OR = 0.0, 95% CI [0.0, 0.0], p = .20", .wald, true),
  ])
  func `limits of another kind, and impossible ones, are told apart`(
    text: String, limits: ReportedRatio.LimitsVerdict, contradicts: Bool
  ) throws {
    let ratio = try ratio(text)
    #expect(ratio.limits == limits)
    #expect(ratio.contradictsPValue == contradicts)
    #expect(!ratio.pValues.lowerBound.isNaN && !ratio.pValues.upperBound.isNaN)
  }

  @Test(arguments: [
    ("OR = 4.5, 95% CI [1.17, 17.37], p = .30", PrintedPValue.Verdict.inconsistent),
    ("OR = 4.5, 95% CI [1.17, 17.37], p = .014", .oneSided),
    ("OR = 4.50, 95% CI [1.166, 17.373], p = .02", .truncated),
  ])
  func `a p-value of another test is seen`(text: String, verdict: PrintedPValue.Verdict) throws {
    #expect(try ratio(text).pVerdict == verdict)
  }

  @Test(arguments: [
    ("OR = 2.4", CountsError.Kind.malformed), ("OR = 2.4, 95% CI [1.2]", .malformed),
    ("OR = 2.4, CI [1.2, 4.8]", .malformed), ("OR = x, 95% CI [1.2, 4.8]", .malformed),
    ("OR = 2.4, 95% CI [1.2, 4.8], p .01", .malformed),
    ("OR = 2.4, 95% CI [1.2, 4.8], p = .01, p = .02", .malformed),
    ("OR = 2.4, 95% CI [1.2, 4.8, 5.0]", .malformed),
    ("OR = 2.4, 195% CI [1.2, 4.8]", .malformed),
    ("OR = 2.4, 95% CI [1.2, 4.8], p = 3", .outOfRange),
  ])
  func `a text that is no ratio is refused`(text: String, kind: CountsError.Kind) {
    #expect {
      try ReportedResult(parsing: text)
    } throws: {
      ($0 as? CountsError)?.kind == kind
    }
  }
}
