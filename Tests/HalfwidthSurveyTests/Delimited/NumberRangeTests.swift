import Testing

@testable import HalfwidthSurvey

@Suite struct NumberRangeTests {
  @Test(
    arguments: [
      ("18-29", 18, 29, ""), ("18 \u{2013} 29", 18, 29, ""), ("5 to 9 years", 5, 9, "year"),
      ("between 1,000 and 2,500", 1000, 2500, ""), ("From 1.5 to 2", 1.5, 2, ""),
      ("under 18", -.infinity, 18, ""), ("<18", -.infinity, 18, ""),
      ("\u{2264} 5 km", -.infinity, 5, "km"),
      ("Up to 1 year", -.infinity, 1, "year"), ("17 or younger", -.infinity, 17, ""),
      ("no more than 3", -.infinity, 3, ""), ("60 and over", 60, .infinity, ""),
      ("60 years and older", 60, .infinity, "year"), ("45+", 45, .infinity, ""),
      ("Aged 65 or more", 65, .infinity, ""), (">= 10%", 10, .infinity, "%"),
      ("More than $100", 100, .infinity, "$"), ("3", 3, 3, ""), ("1 hour", 1, 1, "hour"),
    ] as [(String, Double, Double, String)])
  func `a range is read as it is worded`(
    text: String, lower: Double, upper: Double, unit: String
  ) throws {
    let range = try #require(NumberRange(text), "\(text)")
    #expect(range.lower == lower && range.upper == upper && range.unit == unit, "\(range)")
  }

  // Three numbers, an end before the beginning, a word that turns the range round, a mark that is no separator.
  @Test(arguments: [
    "", "none", "2020-05-01", "29-18", "5-5", "not less than 5", "18-29 (young)", "-5 to 5",
    "1,5-2",
    "about 5 or 6", "1/2", "5 years to 9 months", "a", "+", "12:30",
  ])
  func `nothing is read that could be meant otherwise`(text: String) {
    #expect(NumberRange(text) == nil)
  }

  @Test(
    arguments: [
      (["30-44", "45+", "18-29"], [2, 0, 1]),
      (["60 and over", "18-59", "under 18"], [2, 1, 0]),
      (["10-14", "5 to 9 years", "<5"], [2, 1, 0]),
      (["3+", "0", "1-2"], [1, 2, 0]),
      (["20-30", "10-20"], [1, 0]),
      // Overlap, twice the same, months beside years, single numbers alone, one that is none.
      (["18-30", "25-40"], nil), (["under 18", "under 30"], nil), (["18-29", "18 to 29"], nil),
      (["1-11 months", "1-4 years"], nil), (["1", "2"], nil), (["18-29", "other"], nil),
      (["18-29"], nil),
    ] as [([String], [Int]?)])
  func `ranges have an order, and others have none`(answers: [String], order: [Int]?) {
    #expect(NumberRange.order(of: answers) == order)
  }
}
