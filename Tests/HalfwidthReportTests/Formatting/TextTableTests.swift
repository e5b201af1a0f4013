import Testing

@testable import HalfwidthReport

@Suite struct TextTableTests {
  @Test func `aligns numbers to the right and leaves no space at the end`() {
    #expect(
      TextTable(
        header: ["Item", "n", "Note"], isNumber: [false, true, false],
        rows: [["A", "7", "x"], ["Longer", "100", ""]]
      ).lines() == ["Item      n  Note", "A         7  x", "Longer  100"])
  }

  @Test func `labels take several lines where the table is too wide`() {
    #expect(
      TextTable(header: ["Item", "n"], isNumber: [false, true], rows: [["one two three", "7"]])
        .lines(width: 12) == ["Item       n", "one two    7", "three"])
  }

  @Test func `a number is never broken, a long word behind a mark`() {
    let table = TextTable(
      header: ["simulation error", "label"], isNumber: [true, false],
      rows: [["123456789.1234", "bonferroni-newcombe"]])
    #expect(
      table.lines(width: 28) == [
        "    simulation  label", "         error", "123456789.1234  bonferroni-",
        "                newcombe",
      ])
    let name = String(repeating: "x", count: 60)
    let lines = TextTable(header: ["item", "n"], isNumber: [false, true], rows: [[name, "7"]])
      .lines(width: 40)
    #expect(
      lines == ["item" + String(repeating: " ", count: 35) + "n"]
        + [String(repeating: "x", count: 37) + "  7", String(repeating: "x", count: 23)])
  }

  @Test func `what is too wide for all of that is written in parts with the first column`() {
    let table = TextTable(
      header: ["row", "a", "b", "c"], isNumber: [false, true, true, true],
      rows: [["x", "100000", "200000", "300000"], ["y", "1", "2", "3"]])
    #expect(
      table.lines(width: 20, heading: { "<\($0)>" }) == [
        "<row       a       b>", "x    100000  200000", "y         1       2", "",
        "<row       c>", "x    300000", "y         3",
      ])
  }

  @Test func `a table without rows, or of one column, has its heading`() {
    #expect(TextTable(header: ["a", "b"], isNumber: [false, false], rows: []).lines() == ["a  b"])
    #expect(
      TextTable(header: ["x"], isNumber: [true], rows: [["1234567890"]]).lines(width: 4)
        == ["x", "1234567890"].map { String(repeating: " ", count: 10 - $0.count) + $0 })
  }

  @Test func `a heading is bold in a terminal, and text alone elsewhere`() {
    let cells = (["x"], [true], [["1"]])
    func lines(_ layout: TextLayout) -> [String] {
      layout.table(header: cells.0, isNumber: cells.1, rows: cells.2)
    }
    #expect(lines(TextLayout()) == ["x", "1"])
    #expect(lines(TextLayout(isStyled: true)) == ["\u{1B}[1mx\u{1B}[0m", "1"])
  }
}
