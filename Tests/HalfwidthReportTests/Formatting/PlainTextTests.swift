import Testing

@testable import HalfwidthReport

@Suite struct PlainTextTests {
  @Test func `breaks between words, and inside a word that is longer than a line`() {
    #expect(PlainText.lines("one two three", width: 7) == ["one two", "three"])
    #expect(PlainText.lines("", width: 7) == [""])
    #expect(
      PlainText.lines("a incomprehensible b", width: 8) == ["a", "incompre", "hensible", "b"])
    #expect(
      PlainText.lines("bonferroni-newcombe-score", width: 19)
        == ["bonferroni-", "newcombe-score"])
    #expect(PlainText.longestPart(of: "one bonferroni-newcombe a/b") == 11)
  }
}
