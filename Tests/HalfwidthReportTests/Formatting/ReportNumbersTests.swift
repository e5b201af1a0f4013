import Testing

@testable import HalfwidthReport

@Suite struct ReportNumbersTests {
  // 1 of 100,000 is 0.001%, and 99,999 of them 99.999%.
  @Test func `percentages keep their distance from 0 and 100`() {
    #expect(ReportNumbers.percent(1e-5) == "0.001%")
    #expect(ReportNumbers.percent(0.99999) == "99.999%")
    #expect(ReportNumbers.percent(0.9996) == "99.96%")
    #expect(ReportNumbers.percent(0.745) == "74.5%")
    #expect(ReportNumbers.percent(0) == "0%" && ReportNumbers.percent(1) == "100%")
    #expect(ReportNumbers.share(37, of: 50) == "74%")
  }

  @Test func `a limit is not printed as the value that decides`() {
    #expect(ReportNumbers.limits(0.0004...0.52) == "0.04 to 52.0")
    #expect(ReportNumbers.limits(-0.52 ... -0.0004) == "\u{2212}52.0 to \u{2212}0.04")
    #expect(ReportNumbers.limits(0...0.52) == "0.0 to 52.0")
    #expect(ReportNumbers.points(0.0004...0.0004) == "+0.04")
    #expect(ReportNumbers.points(0...0) == "0" && ReportNumbers.points(0.5...0.5) == "+50")
    #expect(ReportNumbers.fixed(1.004, places: 2, apartFrom: 1) == "1.004")
    #expect(ReportNumbers.fixed(0.996, places: 2, apartFrom: 1) == "0.996")
    #expect(ReportNumbers.fixed(1, places: 2, apartFrom: 1) == "1.00")
    #expect(ReportNumbers.fixed(1.004, places: 2, apartFrom: nil) == "1.00")
    // Of a half, and up to rounding.
    #expect(ReportNumbers.percent(0.5004, apartFrom: [0.5]) == "50.04%")
    #expect(ReportNumbers.percent(0.5 + 1e-15, apartFrom: [0.5]) == "50.0%")
    #expect(ReportNumbers.limits(1e-17...0.52) == "0.0 to 52.0")
  }

  @Test func `sentences keep limits apart from the value that decides`() {
    func text(_ estimand: String, _ value: Double) -> String {
      EstimandName(estimand).text(value, spread: 0.5, style: .plain, isLimit: true)
    }
    #expect(text("difference", 0.0004) == "0.04")
    #expect(text("odds_ratio", 1.0004) == "1.0004" && text("common_odds_ratio", 0.9996) == "0.9996")
    #expect(text("rate_ratio", 1.0004) == "1.0004" && text("rate", 1.0004) == "1.000")
    #expect(text("mean_difference", -0.0004) == "\u{2212}0.0004")
    #expect(text("gamma", 0.0004) == "0.0004" && text("gamma", 0) == "0.000")
  }
}
