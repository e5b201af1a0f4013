import Testing

@testable import Halfwidth

@Suite struct DecimalFormatTests {
  @Test(arguments: [
    (0.125, 2, "0.13"), (0.135, 2, "0.14"), (1.005, 2, "1.01"), (0.0, 0, "0"), (0.0, 3, "0.000"),
    (-0.001, 2, "0.00"), (-0.5, 0, "-1"), (9.995, 2, "10.00"), (1e-9, 3, "0.000"),
    (1e21, 0, "1000000000000000000000"), (2.5e-7, 7, "0.0000003"), (99.95, 1, "100.0"),
    (12, 2, "12.00"), (0.04, 1, "0.0"), (0.05, 1, "0.1"),
  ])
  func `rounds the shortest decimal, halves away from zero`(
    value: Double, places: Int, text: String
  ) {
    #expect(DecimalFormat.fixed(value, places: places) == text)
  }

  /// Halves of a percentage go up, as in a report: 0.575 times 100 is 57.49999999999999.
  @Test(arguments: [
    (23, 40, 0, "58%"), (29, 400, 1, "7.3%"), (115, 400, 1, "28.8%"), (41, 80, 1, "51.3%"),
    (29, 200, 0, "15%"), (1, 8, 0, "13%"), (1, 3, 2, "33.33%"), (7, 20_000, 2, "0.04%"),
  ])
  func `halves of a percentage go up`(part: Int, all: Int, places: Int, text: String) {
    #expect(DecimalFormat.percent(Double(part) / Double(all), places: places) == text)
  }

  @Test func `writes shares and levels as percentages`() throws {
    #expect(DecimalFormat.hundredfold(-0.00575, places: 2) == "-0.58")
    #expect(DecimalFormat.hundredfold(0, places: 1) == "0.0")
    #expect(DecimalFormat.hundredfold(1234.5, places: 0) == "123450")
    #expect(DecimalFormat.percent(0.745) == "74.5%")
    #expect(DecimalFormat.percent(0) == "0%")
    #expect(DecimalFormat.percent(1) == "100%")
    #expect(DecimalFormat.percent(0.9996) == "100.0%")
    #expect(DecimalFormat.percent(0.95 as ConfidenceLevel) == "95%")
    #expect(DecimalFormat.percent(0.999 as ConfidenceLevel) == "99.9%")
  }

  @Test(arguments: [
    (0.0, "0.0000"), (1.0, "1.0000"), (0.74, "0.7400"), (0.001, "0.0010"), (0.999, "0.9990"),
    (3e-5, "3.0e-05"), (8.8213e-5, "8.8e-05"), (1e-6, "1.0e-06"), (1.7653e-7, "1.8e-07"),
    (0.00097, "9.7e-04"), (0.99997, "0.999970"), (0.99999, "0.999990"), (0.9991, "0.99910"),
    (1 - 0x1p-53, "0.99999999999999990"), (.leastNonzeroMagnitude, "5.0e-324"),
  ])
  func `only 0 and 1 look like them`(share: Double, text: String) {
    #expect(DecimalFormat.share(share) == text)
  }

  @Test(arguments: [
    (0.0, "< 1e-300"), (0x1p-1030, "< 1e-300"), (6.4e-26, "6.40e-26"), (0.0004, "4.00e-04"),
    (0.0391, "0.0391"), (1.0, "1.0000"),
  ])
  func `a p-value that underflows is not shown as 0`(value: Double, text: String) {
    #expect(DecimalFormat.probability(value) == text)
  }

  @Test func `a given 0 is 0, and a ratio next to 1 is not 1`() {
    #expect(DecimalFormat.givenProbability(0) == "0")
    #expect(DecimalFormat.givenProbability(0.04) == "0.0400")
    #expect(DecimalFormat.general(1.00003) == "1.000030")
    #expect(DecimalFormat.general(-0.99998) == "-0.999980")
    #expect(DecimalFormat.general(1 + 0x1p-50) == "1.0000")
  }
}
