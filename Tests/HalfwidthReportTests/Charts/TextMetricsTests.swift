import Testing

@testable import HalfwidthReport

@Suite struct TextMetricsTests {
  /// DejaVu Sans, in parts of its size: H 0.752, e 0.615, l 0.278, o 0.612; bold at most 1.26 of it.
  @Test func `no text is wider in DejaVu Sans than is taken here`() {
    #expect(TextMetrics.width("Hello", size: 1) >= 0.752 + 0.615 + 2 * 0.278 + 0.612)
    #expect(TextMetrics.width("Hello", size: 1) < 3.2)
    // A combining mark stands on the letter before it.
    #expect(TextMetrics.width("e\u{301}", size: 1) == TextMetrics.width("e", size: 1))
  }

  @Test func `lines fit, and no word is lost`() {
    let name = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerk and others"
    let lines = TextMetrics.lines(name, size: 12, within: 120)
    #expect(lines.count > 3)
    #expect(lines.allSatisfy { TextMetrics.width($0, size: 12) <= 120 })
    #expect(lines.joined().filter { $0 != " " } == name.filter { $0 != " " })
    // Behind a hyphen where there is one.
    #expect(
      TextMetrics.lines("low-threshold-services", size: 10, within: 90)
        == ["low-threshold-", "services"])
    // A letter that has no room has a line of its own.
    #expect(TextMetrics.lines("ab", size: 10, within: 1) == ["a", "b"])
    // A Khmer letter under another stays with it.
    let stacked = String(repeating: "\u{1780}\u{17D2}\u{1794}", count: 12)
    let parts = TextMetrics.lines(stacked, size: 10, within: 50)
    #expect(parts.count > 1 && parts.joined() == stacked)
    #expect(parts.allSatisfy { $0.unicodeScalars.last != "\u{17D2}" })
    #expect(TextMetrics.lines("", size: 10, within: 50) == [""])
  }

  @Test func `scripts that stack marks have higher lines`() {
    let latin = TextMetrics.lineHeight("abc", size: 10)
    #expect(TextMetrics.lineHeight("\u{1780}\u{17C1}", size: 10) > 1.3 * latin)
  }
}
