import Testing

@testable import HalfwidthSurvey

@Suite struct TextColumnTests {
  @Test func `texts come back row by row, and each different one is held once`() {
    let texts = ["b", "a", "b", "", "a", "c"]
    var column = TextColumn(texts)
    #expect(column.all == texts && column.count == 6)
    #expect(column.distinct == ["b", "a", "", "c"] && column.places == [0, 1, 0, 2, 1, 3])
    #expect(column.firstRow(of: "a") == 1 && column.firstRow(of: "z") == nil)
    // The last row of a text takes the text with it, and another row doesn't.
    column.removeLast()
    #expect(column == TextColumn(["b", "a", "b", "", "a"]) && column.firstRow(of: "c") == nil)
    column.removeLast()
    #expect(column == TextColumn(["b", "a", "b", ""]))
  }

  @Test func `columns one below the other, and some texts only, are as if they were read so`() {
    let (first, second) = (["x", "y", "x"], ["z", "y", "w", "x"])
    #expect(TextColumn(TextColumn(first), TextColumn(second)) == TextColumn(first + second))
    #expect(TextColumn(second).filter { $0 != "z" } == TextColumn(["y", "w", "x"]))
    #expect(TextColumn(second).filter { _ in true } == TextColumn(second))
  }

  @Test func `rows of cells are added by the places of their texts`() {
    let cells = CellColumn(["no", "yes", "no", "no", "yes"].map { .text($0) })
    var column = TextColumn(["yes"])
    let known = cells.distinct.map { column.place(of: $0.text) }
    column.append(1..<5, of: known, from: cells)
    #expect(column.all == ["yes", "yes", "no", "no", "yes"])
  }
}
