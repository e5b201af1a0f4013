import Testing

@testable import HalfwidthReport

@Suite struct MarkdownTextTests {
  @Test(arguments: [
    ("a|b", "a\\|b"), ("*a_b*", "\\*a\\_b\\*"), ("<b>&\"", "\\<b\\>\\&\""),
    ("[a](b)", "\\[a\\](b)"),
    ("|\u{338}", "\\|\u{338}"), ("a\\|b", "a\\\\\\|b"), ("50% of 50", "50% of 50"),
  ])
  func `escapes what Markdown reads as its own`(text: String, escaped: String) {
    #expect(MarkdownText.escaped(text) == escaped)
  }

  @Test(arguments: [
    ("# a", "\\# a"), ("- a", "\\- a"), ("1. a", "1\\. a"), ("12) a", "12\\) a"),
    ("50 respondents", "50 respondents"), ("", ""),
  ])
  func `a paragraph is no heading and no list`(text: String, paragraph: String) {
    #expect(MarkdownText.paragraph(text) == paragraph)
  }

  @Test func `a line break is a space, so that a heading or a row goes on`() {
    #expect(MarkdownText.escaped("How old\r\nare\nyou?") == "How old are you?")
    #expect(PlainText.lines("How old\nare you?", width: 40) == ["How old are you?"])
  }

  @Test func `a table keeps its columns`() {
    #expect(
      MarkdownText.table(header: ["a|b", "n"], isNumber: [false, true], rows: [["x||y", "1"]])
        == ["| a\\|b | n |", "| --- | ---: |", "| x\\|\\|y | 1 |"])
  }
}
