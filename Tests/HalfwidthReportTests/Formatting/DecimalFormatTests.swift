import Halfwidth
import HalfwidthReport
import Testing

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

  @Test func `writes shares and levels as percentages`() throws {
    #expect(DecimalFormat.percent(0.745) == "74.5%")
    #expect(DecimalFormat.percent(0) == "0%")
    #expect(DecimalFormat.percent(1) == "100%")
    #expect(DecimalFormat.percent(0.9996) == "100.0%")
    #expect(DecimalFormat.percent(0.95 as ConfidenceLevel) == "95%")
    #expect(DecimalFormat.percent(0.999 as ConfidenceLevel) == "99.9%")
  }
}
