import Foundation
import Halfwidth
import HalfwidthSurvey
import Testing

@Suite struct CodebookReaderTests {
  private let counts = SurveyFixture.header + "tools,phone,,25,50,50,,Page 1\n"

  @Test func `reads every part`() throws {
    let yaml =
      SurveyFixture.yaml + """
          - {id: first, text: First, type: multiple, items: {a: A, b: B}}
          - {id: second, text: Second, type: multiple, items: {a: A, c: C}}
        comparisons:
          - {id: pair, first: first, second: second, design: paired, items_asked: 3, unmatched: [b, c]}
        claims:
          - {id: one, where: Page 1, kind: at-least, value: 50%, items: [tools.phone]}
          - {id: two, where: Page 1, kind: rank, question: tools, order: [phone, car]}
          - {id: three, where: Page 1, kind: similar, first: quality.food.poor, second: overall..high, margin: 5}
          - {id: four, where: Page 1, kind: refers-to, figure: Figure 9}
        """
    let codebook = try SurveyFixture.read(yaml: yaml, counts: counts).codebook
    #expect(codebook.sampleSize == 50)
    #expect(codebook.design == .convenience)
    #expect(codebook.rounding == .halfUp)
    #expect(codebook.bounds == .strict)
    #expect(codebook.scales["rating"]?.boxes.map(\.name) == ["low", "high"])
    #expect(
      codebook.questions.map(\.id) == ["tools", "quality", "overall", "sex", "first", "second"])
    #expect(codebook.questions[0].items.map(\.label) == ["Phone", "Car"])
    #expect(codebook.questions[3].role == .composition)
    #expect(codebook.comparisons[0].itemsAsked == 3)
    #expect(codebook.comparisons[0].unmatched == ["b", "c"])
    #expect(codebook.claims.map(\.id) == ["one", "two", "three", "four"])
    #expect(
      codebook.claims[2].statement
        == .similar(
          first: Claim.Reference(question: "quality", item: "food", category: "poor"),
          second: Claim.Reference(question: "overall", category: "high"), margin: "5"))
  }

  @Test(arguments: [
    (
      "schema: halfwidth-survey/1", "schema: halfwidth-survey/2", "1:9",
      "schema 'halfwidth-survey/2'"
    ),
    (
      "title: A survey", "titel: A survey", "2:1",
      "unknown key 'titel' in the survey; did you mean 'title'?"
    ),
    ("title: A survey\n", "", "1:1", "the survey has no 'title'"),
    ("title: A survey", "title:", "2:7", "title is empty"),
    ("title: A survey", "title: A survey\ntitle: B", "2:1", "the key 'title' stands twice"),
    ("title: A survey", "title: [A]", "2:8", "title must be text, not a list"),
    ("title: A survey", "title: \"A survey", "2:8", "this is not YAML"),
    ("size: 50", "size: 0", "4:16", "size '0' must be a whole number from 1"),
    ("size: 50", "size: 5.5", "4:16", "size '5.5' must be a whole number"),
    (
      "design: convenience", "design: conveniance", "4:28",
      "design 'conveniance' is unknown; did you mean 'convenience'?"
    ),
    ("design: convenience", "design: srs", "4:28", "design srs needs the 'population'"),
    ("counts: counts.csv", "responses: r.csv", "9:10", "question 'tools' has no 'column'"),
    (
      "counts: counts.csv", "counts: counts.csv, responses: r.csv", "9:10",
      "question 'tools' has no 'column'"
    ),
    (
      "counts: counts.csv", "counts: counts.csv, weight: w", "5:36",
      "'weight' goes with 'responses'"
    ),
    (
      "type: single, role", "type: single, column: a, role", "12:48",
      "'column' is about a file of answers"
    ),
    (
      "headline: high}", "headline: high, codes: {1: poor}}", "7:3",
      "scale 'rating' has 'codes' for a file of answers"
    ),
    ("type: multiple", "type: numeric", "9:36", "numbers are read from a file of answers"),
    (
      "counts: counts.csv", "counts: counts.csv, bounds: loose", "5:36", "bounds 'loose' is unknown"
    ),
    (
      "low: [poor, fair]", "low: [poor, fiar]", "7:71",
      "unknown level 'fiar' in box 'low'; did you mean 'fair'?"
    ),
    ("headline: high", "headline: hihg", "7:114", "headline 'hihg' is no box or level"),
    (
      "levels: [poor, fair, good, excellent]", "levels: [poor, poor, good, excellent]", "7:27",
      "level 'poor' stands twice"
    ),
    ("id: tools", "id: to.ols", "9:10", "question 'to.ols' may hold letters"),
    ("id: overall", "id: tools", "11:10", "question 'tools' stands twice (first on line 9)"),
    ("type: multiple", "type: multi", "9:36", "type 'multi' is unknown"),
    (
      "text: Overall, type: scale, scale: rating", "text: Overall, type: scale", "11:10",
      "a question of type scale needs"
    ),
    (
      "text: Overall, type: scale, scale: rating", "text: Overall, type: scale, scale: ratings",
      "11:54", "unknown scale 'ratings'; did you mean 'rating'?"
    ),
    ("role: composition", "role: composed", "12:46", "role 'composed' is unknown"),
  ])
  func `says what is wrong in the codebook, and where`(
    old: String, new: String, place: String, message: String
  ) throws {
    let yaml = SurveyFixture.yaml.replacingOccurrences(of: old, with: new)
    #expect(yaml != SurveyFixture.yaml)
    let fault = try SurveyFixture.fault(yaml: yaml, counts: counts)
    #expect(fault.hasPrefix("survey.yaml:\(place): \(message)"), "\(fault)")
  }

  @Test(arguments: [
    (
      "comparisons:\n  - {id: p, first: tools, second: tolls, design: paired}",
      "unknown question 'tolls'; did you mean 'tools'?"
    ),
    (
      "comparisons:\n  - {id: p, first: tools, second: tools, design: paired}",
      "question 'tools' is compared with itself"
    ),
    (
      "comparisons:\n  - {id: p, first: tools, second: quality, design: paired}",
      "item 'phone' of 'tools' has no twin in 'quality'"
    ),
    (
      "comparisons:\n  - {id: p, first: tools, second: sex, design: paired, unmatched: [phone, car, f, m, x]}",
      "unmatched item 'x' stands in neither question"
    ),
    (
      "comparisons:\n  - {id: p, first: tools.car, second: tools.car, design: paired}",
      "item 'tools.car' is compared with itself"
    ),
    (
      "comparisons:\n  - {id: p, first: tools.car, second: quality, design: paired}",
      "question 'quality' has items and the other side is one item; name one of them, as quality.food"
    ),
    (
      "comparisons:\n  - {id: p, first: quality.food.poor, second: quality.rest, design: paired}",
      "a comparison is of what stands for an item in a list, and 'poor' is a level or box"
    ),
    (
      "comparisons:\n  - {id: p, first: tools.car, second: tools.phone, design: paired, unmatched: [car]}",
      "'unmatched' is for two lists of items"
    ),
    ("claims:\n  - {id: a, where: P, kind: bigger, value: 5}", "unknown kind 'bigger'"),
    ("claims:\n  - {id: a, where: P, kind: sum, value: 5%}", "a claim of kind sum has no 'items'"),
    (
      "claims:\n  - {id: a, where: P, kind: sum, value: much, items: [tools.car]}",
      "value 'much' is not a number"
    ),
    (
      "claims:\n  - {id: a, where: P, kind: sum, value: 5%, items: [tools.cat]}",
      "unknown item 'cat' of question 'tools'; did you mean 'car'?"
    ),
    (
      "claims:\n  - {id: a, where: P, kind: sum, value: 5%, items: [overall..bad]}",
      "unknown level 'bad' of question 'overall'"
    ),
    (
      "claims:\n  - {id: a, where: P, kind: rank, question: tools, order: [car]}",
      "a rank needs at least two items"
    ),
    (
      "claims:\n  - {id: a, where: P, kind: refers-to, figure: F, value: 3}",
      "unknown key 'value' in a claim of kind refers-to"
    ),
  ])
  func `says what is wrong in comparisons and claims`(added: String, message: String) throws {
    let fault = try SurveyFixture.fault(yaml: SurveyFixture.yaml + added, counts: counts)
    #expect(fault.hasPrefix("survey.yaml:14:"), "\(fault)")
    #expect(fault.contains(": \(message)"), "\(fault)")
  }
}
