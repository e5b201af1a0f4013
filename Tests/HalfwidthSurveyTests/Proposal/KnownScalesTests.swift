import Testing

@testable import HalfwidthSurvey

@Suite struct KnownScalesTests {
  @Test(arguments: [
    (
      "Agree|Strongly disagree|Disagree|Strongly agree", "agreement",
      "Strongly disagree|Disagree|Agree|Strongly agree", "Agree|Strongly agree"
    ),
    (
      "slightly agree|strongly agree|slightly disagree|strongly disagree", "agreement",
      "strongly disagree|slightly disagree|slightly agree|strongly agree",
      "slightly agree|strongly agree"
    ),
    (
      "Always|Never|Sometimes|Often|Rarely", "frequency", "Never|Rarely|Sometimes|Often|Always",
      "Often|Always"
    ),
    ("good|poor|excellent|fair", "quality", "poor|fair|good|excellent", "good|excellent"),
    (
      "3 - Always|1 - Never|2 - Sometimes", "frequency", "1 - Never|2 - Sometimes|3 - Always",
      "3 - Always"
    ),
    (
      "Very satisfied|Neutral|Very dissatisfied", "satisfaction",
      "Very dissatisfied|Neutral|Very satisfied", "Very satisfied"
    ),
    (
      "Very worried|Not at all worried|Somewhat worried", "worried",
      "Not at all worried|Somewhat worried|Very worried", "Very worried"
    ),
  ])
  func `usual answers have their order and the levels above the middle`(
    answers: String, name: String, levels: String, upper: String
  ) throws {
    let match = try #require(KnownScales.match(answers.split(separator: "|").map(String.init)))
    #expect(match.name == name)
    #expect(match.levels.joined(separator: "|") == levels)
    #expect(match.upper.joined(separator: "|") == upper)
    #expect(match.added.isEmpty)
  }

  @Test func `an opposite that nobody gave is a level, worded as the one that was given`() throws {
    let match = try #require(KnownScales.match(["Completely agree", "Agree", "Disagree"]))
    #expect(match.levels == ["Completely disagree", "Disagree", "Agree", "Completely agree"])
    #expect(match.added == ["Completely disagree"])
  }

  @Test(arguments: [
    "Red|Blue", "Agree|Sometimes", "Agree|agree", "Yes|No", "Neutral", "Often|Frequently",
    "Very good|Very useful",
  ])
  func `other answers have no order`(answers: String) {
    #expect(KnownScales.match(answers.split(separator: "|").map(String.init)) == nil)
  }
}
