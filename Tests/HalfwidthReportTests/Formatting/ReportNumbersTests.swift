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
}
