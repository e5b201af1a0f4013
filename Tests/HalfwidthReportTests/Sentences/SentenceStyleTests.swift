import Testing

@testable import HalfwidthReport

@Suite struct SentenceStyleTests {
  @Test(arguments: [
    (0.0123, "p = 0.012", "p = .012"), (0.0004, "p < 0.001", "p < .001"),
    (0.9999, "p > 0.999", "p > .999"), (1, "p = 1", "p > .999"), (0.5, "p = 0.500", "p = .500"),
  ])
  func `p-values`(value: Double, plain: String, apa: String) {
    #expect(SentenceStyle.plain.pValue(value) == plain)
    #expect(SentenceStyle.apa.pValue(value) == apa)
  }

  @Test func `ranges of p-values`() {
    #expect(SentenceStyle.plain.pValue(0.016...0.118) == "p from 0.016 to 0.118")
    #expect(SentenceStyle.apa.pValue(0.0001...0.118) == "p from < .001 to .118")
  }

  @Test func `numbers that can't be above 1`() {
    #expect(SentenceStyle.apa.withoutLeadingZero("0.31") == ".31")
    #expect(SentenceStyle.apa.withoutLeadingZero("\u{2212}0.31") == "\u{2212}.31")
    #expect(SentenceStyle.apa.withoutLeadingZero("1.00") == "1.00")
    #expect(SentenceStyle.plain.withoutLeadingZero("0.31") == "0.31")
  }
}
