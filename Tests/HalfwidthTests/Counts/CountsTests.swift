import Testing

@testable import Halfwidth

@Suite struct CountsTests {
  @Test(arguments: [
    ("60/50", "60 successes are more than the 50 trials; give a number from 0 to 50"),
    ("-3/50", "-3 successes of 50 are negative; give a number from 0 to 50"),
    ("0/0", "the number of trials is 0; a proportion needs at least 1"),
    ("1/-2", "the number of trials is -2; a proportion needs at least 1"),
    ("37", "'37' is not a pair of counts; write two whole numbers such as 37/50"),
    ("3.5/50", "'3.5/50' is not a pair of counts; write two whole numbers such as 37/50"),
    ("1/2/3", "'1/2/3' is not a pair of counts; write two whole numbers such as 37/50"),
    ("+1/2", "'+1/2' is not a pair of counts; write two whole numbers such as 37/50"),
    ("", "'' is not a pair of counts; write two whole numbers such as 37/50"),
    (
      "1/9007199254740993",
      "9007199254740993 trials are more than 2^53, the largest number that is counted exactly; "
        + "give fewer"
    ),
  ])
  func `refuses impossible pairs with a sentence`(text: String, message: String) {
    let error = #expect(throws: CountsError.self) { try BinomialCounts(parsing: text) }
    #expect(error?.message == message)
  }

  @Test func `takes the bounds`() throws {
    #expect(try BinomialCounts(parsing: "0/1").estimate == 0)
    #expect(try BinomialCounts(parsing: "1/1").estimate == 1)
    let largest = try BinomialCounts(successes: 1, trials: 1 << 53)
    #expect(largest.failures == (1 << 53) - 1)
    #expect(largest.swapped.successes == largest.failures)
  }

  @Test(arguments: [
    ("5", "one category is not enough; give the counts of at least two categories"),
    ("5,-1", "count 2 is -1; counts are not negative"),
    ("0,0,0", "all counts are 0; at least one respondent must be counted"),
    ("1,,2", "'1,,2' is not a list of counts; write whole numbers such as 4,9,12,25"),
    ("1,2.5", "'1,2.5' is not a list of counts; write whole numbers such as 4,9,12,25"),
    (
      "9007199254740992,1",
      "the counts sum to more than 2^53, the largest number that is counted exactly; give fewer"
    ),
  ])
  func `refuses impossible categories with a sentence`(text: String, message: String) {
    let error = #expect(throws: CountsError.self) { try CategoryCounts(parsing: text) }
    #expect(error?.message == message)
  }

  @Test func `categories have shares`() throws {
    let counts = try CategoryCounts(parsing: "4, 9,12,25")
    #expect(counts.total == 50)
    #expect(counts.estimates == [0.08, 0.18, 0.24, 0.5])
  }

  @Test func `candidates are sorted, checked and without repeats`() throws {
    let candidates = try #require(try CandidateCounts([5, 3, 5, 4], trials: 7))
    #expect(candidates.successes == [3, 4, 5])
    #expect(candidates.only == nil)
    #expect(candidates.estimateRange == 3.0 / 7...5.0 / 7)
    #expect(try CandidateCounts([], trials: 7) == nil)
    #expect(
      throws: CountsError(
        .outOfRange, "8 successes are more than the 7 trials; give a number from 0 to 7")
    ) { try CandidateCounts([1, 8], trials: 7) }
  }
}
