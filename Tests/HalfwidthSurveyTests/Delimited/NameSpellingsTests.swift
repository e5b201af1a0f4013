import Testing

@testable import HalfwidthSurvey

@Suite struct NameSpellingsTests {
  @Test(arguments: [
    ["A", "a"], ["Save the Children", "save  the children "], ["3", "03"], ["3", "3.0"],
    ["-1", "-01"],
    ["Yes", "Yes\u{A0}"], ["Yes", "Yes\u{200B}"], ["r03", "R03"], ["0", "00"],
    // Of twenty digits, which no double tells apart from the next.
    ["10000000000000000001", "010000000000000000001"],
  ])
  func `one name in two ways is found`(names: [String]) throws {
    let found = try #require(NameSpellings(in: ["x"] + names + [names[0]]))
    #expect(found.spellings.map(\.text) == names && found.spellings.map(\.count) == [2, 1])
    #expect(found.row == 2)
  }

  @Test(arguments: [
    ["A", "B", "A"], ["1.1", "1.10"], ["1e3", "1000"],
    ["10000000000000000001", "10000000000000000002"], ["-1", "1"],
    ["", "0"], [],
  ])
  func `two names are two`(names: [String]) { #expect(NameSpellings(in: names) == nil) }

  @Test func `what can't be seen is said`() throws {
    let found = try #require(NameSpellings(in: ["Yes", "Yes\u{200B}", "Yes"]))
    #expect(
      found.refusal(of: "org")
        == "column 'org' has one name in 2 spellings: 'Yes' (2), 'Yes\u{200B}' (1, with a zero-width space (U+200B)); "
        + "write one of them everywhere, or other names where they are two")
  }

  @Test(arguments: [
    ("N/A", true), ("n.a.", true), ("#N/A", true), ("Not applicable", true), ("No answer", true),
    ("NA", false), ("na", false), ("Namibia", false), ("None", false), ("No", false), ("", false),
  ])
  func `words for no answer`(text: String, isOne: Bool) {
    #expect(NoAnswerWord.isOne(text) == isOne)
  }
}
