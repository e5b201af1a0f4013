import Testing

@testable import HalfwidthReport

@Suite struct PlainTextTests {
  @Test func `breaks between words, and inside a word that is longer than a line`() {
    #expect(PlainText.lines("one two three", width: 7) == ["one two", "three"])
    #expect(PlainText.lines("", width: 7) == [""])
    #expect(
      PlainText.lines("a incomprehensible b", width: 8) == ["a", "incompre", "hensible", "b"])
  }

  @Test func `aligns numbers to the right and leaves no space at the end`() {
    #expect(
      PlainText.table(
        header: ["Item", "n", "Note"], isNumber: [false, true, false],
        rows: [["A", "7", "x"], ["Longer", "100", ""]])
        == ["Item      n  Note", "A         7  x", "Longer  100"])
  }

  @Test func `narrows the widest column until the table fits`() {
    #expect(
      PlainText.table(
        header: ["Item", "n"], isNumber: [false, true], rows: [["one two three", "7"]], width: 12)
        == ["Item       n", "one two    7", "three"])
  }
}
