import Testing

@testable import HalfwidthSurvey

/// Cells with several options, which may hold the text between them.
@Suite struct SplitCellTests {
  private func found(_ text: String, _ options: [String], by separator: String = ",")
    -> SplitCell.Found
  {
    SplitCell(separator: separator, options: options).options(text) {
      options.firstIndex(of: $0)
    }
  }

  @Test func `pieces are options with the spaces around them taken off`() {
    #expect(found(" a ,b,, a", ["a", "b", "c"]) == .options([0, 1]))
    #expect(found("c", ["a", "b", "c"]) == .options([2]))
    #expect(found("a  b", ["a", "b"], by: " ") == .options([0, 1]))
    #expect(found("a,d", ["a", "b"]) == .none)
    #expect(found(" , ", ["a"]) == .none)
  }

  @Test func `an option may hold the separator, also as the beginning of another one`() {
    let options = ["Friends", "Friends, family", "Radio", "Yes, at home, often"]
    #expect(found("Radio,Friends, family", options) == .options([1, 2]))
    #expect(found("Friends, Friends, family", options) == .options([0, 1]))
    #expect(found("Yes, at home, often,Friends", options) == .options([0, 3]))
    #expect(found("Yes, at home,Friends", options) == .none)
  }

  @Test func `what can be read in two ways is not read`() {
    #expect(found("a,b", ["a", "b", "a,b"]) == .ambiguous)
    #expect(found("a,b,c", ["a,b", "c", "a", "b,c"]) == .ambiguous)
    #expect(found("b,c", ["a,b", "c", "a", "b,c"]) == .options([3]))
    // Two ways to the same options are one reading.
    #expect(found("a,a", ["a", "b"]) == .options([0]))
  }

  @Test func `a cell of very many pieces takes time by their number`() {
    let text = Array(repeating: "a,b", count: 20_000).joined(separator: ",")
    #expect(found(text, ["a", "b", "c,d"]) == .options([0, 1]))
  }
}
