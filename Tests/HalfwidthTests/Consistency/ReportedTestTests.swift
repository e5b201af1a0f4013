import Testing

@testable import Halfwidth

@Suite struct ReportedTestTests {
  /// P-values of R 4.2: 2 * pt(-2.2, 28), pf(3.45, 2, 57, lower = FALSE), pchisq(4.2, 1, lower = FALSE),
  /// 2 * pt(-.31 * sqrt(48 / (1 - .31^2)), 48), 2 * pnorm(-2.1).
  @Test(arguments: [
    ("t(28) = 2.20, p = .036", 0.03622), ("F(2, 57) = 3.45, p = .038", 0.03853),
    ("chi2(1, N = 50) = 4.2, p = .04", 0.04042), ("r(48) = -.31, p = .03", 0.02846),
    ("z = 2.1, p = .036", 0.03573),
  ])
  func `the p-values of what is rounded to the statistic hold its own`(
    text: String, p: Double
  ) throws {
    let test = try ReportedTest(parsing: text)
    #expect(test.pValues.contains(p))
    #expect(test.pValues.upperBound - test.pValues.lowerBound < 0.01)
    #expect(test.verdict == .consistent && !test.changesDecision)
  }

  @Test(arguments: [
    // Halves: 0.0181.
    ("t(28) = 2.20, p = .018", PrintedPValue.Verdict.oneSided, false),
    ("t(28) = 2.20, p = .03", .truncated, false),
    ("t(28) = 2.20, p = .30", .inconsistent, true),
    ("t(28) = 2.20, p = .046", .inconsistent, false),
    ("t(28) = 2.20, p < .05", .consistent, false), ("t(28) = 2.20, p < .01", .inconsistent, false),
    ("t(28) = 2.20, p > .05", .inconsistent, true), ("t(28) = 1.20, p < .05", .inconsistent, true),
    ("F(2, 57) = 3.45, p = .019", .inconsistent, false),
    // 3.8415 is at .05 itself, and 3.8 stands for 3.75 to 3.85.
    ("chi2(1) = 3.8, p < .05", .consistent, false), ("chi2(2) = 3.8, p < .05", .inconsistent, true),
    ("z = 9.5, p = .000", .consistent, false), ("r(10) = 1.00, p < .001", .consistent, false),
  ])
  func `a p-value that is another is found, with its reading`(
    text: String, verdict: PrintedPValue.Verdict, changes: Bool
  ) throws {
    let test = try ReportedTest(parsing: text)
    #expect(test.verdict == verdict, "\(test.pValues)")
    #expect(test.changesDecision == changes)
  }

  @Test(arguments: [
    ("t(28) = 2.20", CountsError.Kind.malformed), ("t = 2.20, p = .03", .malformed),
    ("q(28) = 2.20, p = .03", .malformed), ("F(2) = 2.20, p = .03", .malformed),
    ("t(x) = 2.20, p = .03", .malformed), ("t(28) = 2,20, p = .03", .malformed),
    ("t(28) = 2.20, p .03", .malformed), ("t(0) = 2.20, p = .03", .outOfRange),
    ("t(28) = 2.20, p = 3", .outOfRange), ("r(28) = 1.2, p = .03", .outOfRange),
    ("chi2(1) = -4, p = .03", .outOfRange), ("", .malformed),
  ])
  func `a text that is no test is refused`(text: String, kind: CountsError.Kind) {
    #expect {
      try ReportedTest(parsing: text)
    } throws: {
      ($0 as? CountsError)?.kind == kind
    }
  }
}
