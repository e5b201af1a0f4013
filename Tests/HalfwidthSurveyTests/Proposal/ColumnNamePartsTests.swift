import Testing

@testable import HalfwidthSurvey

@Suite struct ColumnNamePartsTests {
  @Test(arguments: [
    ("Q3 [Radio]", "Q3", "Radio"), ("q3___1", "q3", "1"), ("Sources? - Radio", "Sources?", "Radio"),
    ("group/q3/radio", "group/q3", "radio"), ("q3_5", "q3", "5"), ("q3.radio", "q3", "radio"),
    ("Q12b", "Q12", "b"), ("child_gen_left_behind", "child_gen", "left_behind"),
    ("Sources? (choice=A, b)", "Sources?", "A, b"),
    ("Radio:Which sources?", "Which sources?", "Radio"),
  ])
  func `names are taken apart as platforms put them together`(
    name: String, stem: String, item: String
  ) {
    let parts = ColumnNameParts.candidates(name)
    #expect(parts.contains { $0.stem == stem && $0.item == item }, "\(parts)")
  }

  @Test(arguments: ["gender", "s1-tamah", "Your age?", "_", "a_"])
  func `a name of one piece stays whole`(name: String) {
    #expect(ColumnNameParts.candidates(name).isEmpty)
  }
}
