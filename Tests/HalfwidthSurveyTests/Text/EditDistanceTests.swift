import HalfwidthSurvey
import Testing

@Suite struct EditDistanceTests {
  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("kitten", "sitting", 3), ("count", "coutn", 1),
    ("question", "questions", 1), ("ca", "abc", 3), ("é", "e", 1),
  ])
  func `counts insertions, deletions, replacements and swaps`(
    first: String, second: String, distance: Int
  ) {
    #expect(EditDistance.between(first, second) == distance)
    #expect(EditDistance.between(second, first) == distance)
  }

  @Test func `suggests a near name and nothing else`() {
    let known = ["question", "item", "category", "where"]
    #expect(EditDistance.nearest(to: "questoin", among: known) == "question")
    #expect(EditDistance.nearest(to: "Where", among: known) == "where")
    #expect(EditDistance.nearest(to: "banana", among: known) == nil)
    // Nothing is left of one of them.
    #expect(EditDistance.nearest(to: "M", among: ["1", "y"]) == nil)
    #expect(EditDistance.nearest(to: "m", among: ["1", "M"]) == "M")
    #expect(EditDistance.nearest(to: String(repeating: "a", count: 5_000), among: known) == nil)
  }
}
