import Testing

@testable import HalfwidthReport

@Suite struct ShownTextTests {
  @Test(arguments: [
    ("\u{1B}[31m2", "\\x1b[31m2"), ("\u{1B}]0;owned\u{7}", "\\x1b]0;owned\\x07"),
    ("\0\u{7F}", "\\x00\\x7f"), ("\u{9B}31m", "\\x9b31m"), ("a\nb\r\n\tc", "a\\nb\\r\\n\\tc"),
    ("\u{202E}gpj.exe", "\\u{202e}gpj.exe"), ("\u{2066}a\u{2069}", "\\u{2066}a\\u{2069}"),
    ("\u{2028}", "\\u{2028}"), ("a\u{FEFF}b", "a\\u{feff}b"), ("\u{E0041}", "\\u{e0041}"),
    // Text set apart turns nothing around it; half of the signs might.
    ("\u{2068}\u{627}\u{2069} 5", "\u{2068}\u{627}\u{2069} 5"),
    ("\u{2068}\u{627}", "\\u{2068}\u{627}"), ("a\u{2069}\u{2068}", "a\\u{2069}\\u{2068}"),
    // Scripts are written with joiners, marks and word breaks, which stay.
    ("\u{1780}\u{17D2}\u{1781}\u{200B}\u{1782}", "\u{1780}\u{17D2}\u{1781}\u{200B}\u{1782}"),
    ("\u{5D0}\u{200F}\u{1F469}\u{200D}\u{1F4BB}", "\u{5D0}\u{200F}\u{1F469}\u{200D}\u{1F4BB}"),
    ("e\u{301} \\ 'x'", "e\u{301} \\ 'x'"), ("", ""),
  ])
  func `shows what a terminal would obey, and nothing else`(text: String, shown: String) {
    #expect(ShownText.escaped(text) == shown)
    #expect(ShownText.escaped(shown) == shown)
  }

  @Test func `line breaks are escapes, spaces or themselves`() {
    #expect(ShownText.escaped("a\tb\u{1B}", breaks: .spaces) == "a b\\x1b")
    #expect(ShownText.escaped("a\tb\u{1B}", breaks: .kept) == "a\tb\\x1b")
  }

  @Test func `a line is shortened in its middle, whatever its characters are`() {
    #expect(ShownText.line("error", atMost: 5) == "error")
    #expect(ShownText.line("0123456789", atMost: 7) == "012\u{2026}789")
    #expect(ShownText.line("\n\n\n\n", atMost: 5) == "\\n\u{2026}\\n")
    let long = String(repeating: "a\u{1B}", count: 1 << 20) + "; write 1"
    let line = ShownText.line(long, atMost: 60)
    #expect(line.unicodeScalars.count == 60)
    #expect(line.hasPrefix("a\\x1ba") && line.hasSuffix("; write 1"))
    // One character of a million marks is not let through as one.
    let marks = "e" + String(repeating: "\u{301}", count: 1 << 20)
    #expect(ShownText.line(marks, atMost: 60).unicodeScalars.count == 60)
  }

  @Test func `every way out shows it, and Markdown and HTML stay what they are`() {
    let text = "a\u{1B}[2J|\u{202E}b\nc"
    #expect(MarkdownText.escaped(text) == "a\\\\x1b\\[2J\\|\\\\u{202e}b c")
    #expect(MarkupText.escaped(text + "<") == "a\\x1b[2J|\\u{202e}b c&lt;")
    #expect(PlainText.lines(text, width: 40) == ["a\\x1b[2J|\\u{202e}b c"])
    #expect(
      TextLayout().table(header: ["x"], isNumber: [false], rows: [[text]])
        == ["x", "a\\x1b[2J|\\u{202e}b c"])
    #expect(
      CSVText.document(header: ["x"], rows: [[text]]) == "x\n\"a\\x1b[2J|\\u{202e}b\nc\"\n")
  }
}
