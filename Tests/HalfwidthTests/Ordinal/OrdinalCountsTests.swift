import Testing

@testable import Halfwidth

@Suite struct OrdinalCountsTests {
  @Test func `scores are 1, 2, 3 where none are given`() throws {
    #expect(try OrdinalCounts([4, 0, 7]).scores.values == [1, 2, 3])
  }

  @Test func `the top box goes by scores, in whatever order categories are listed`() throws {
    let rising = try OrdinalCounts([2, 5, 9, 14, 20])
    let falling = try OrdinalCounts([20, 14, 9, 5, 2], scores: [5, 4, 3, 2, 1])
    for levels in 1...4 { #expect(rising.topBox(levels) == falling.topBox(levels)) }
    #expect(rising.topBox() == (try BinomialCounts(successes: 34, trials: 50)))
    #expect(rising.topBox(1).successes == 20 && rising.topBox(4).successes == 48)
    #expect(rising.meanScore == falling.meanScore)
  }

  @Test func `a box holds at least one level and never all`() throws {
    let counts = try OrdinalCounts([2, 5, 9])
    #expect(counts.topBox(3) == counts.topBox(2) && counts.topBox(.max).successes == 14)
    #expect(counts.topBox(0) == counts.topBox(1) && counts.topBox(.min).successes == 9)
    #expect(try OrdinalCounts([4, 6]).topBox().successes == 6)
  }

  @Test func `categories of one score are one level`() throws {
    let counts = try OrdinalCounts([3, 4, 5, 6], scores: [1, 2, 2, 3])
    #expect(counts.topBox(1).successes == 6 && counts.topBox(2).successes == 15)
  }

  @Test func `pairs become yes and no to both boxes`() throws {
    let pairs = try PairedOrdinalCounts(
      TableSamples.table([[5, 2, 1, 0], [4, 8, 3, 1], [1, 6, 9, 2], [0, 2, 5, 11]]))
    #expect(
      pairs.topBox()
        == (try PairedCounts(both: 27, firstOnly: 9, secondOnly: 5, neither: 19)))
    #expect(
      pairs.topBox(1)
        == (try PairedCounts(both: 11, firstOnly: 7, secondOnly: 3, neither: 39)))
  }

  @Test func `two samples are two rows`() throws {
    let samples = try IndependentOrdinalCounts(TableSamples.table([[2, 5, 9], [6, 0, 1]]))
    #expect(samples.first == (try OrdinalCounts([2, 5, 9])))
    #expect(samples.topBox().second == (try BinomialCounts(successes: 1, trials: 7)))
  }

  @Test func `impossible data are refused with what to do`() throws {
    func refusal(_ make: () throws -> Void) -> String? {
      #expect(throws: CountsError.self, performing: make)?.message
    }
    let table = TableSamples.table([[2, 5, 9], [0, 0, 0]])
    #expect(
      refusal { _ = try IndependentOrdinalCounts(table) }
        == "the second sample has no respondents; at least one must be counted")
    #expect(
      refusal { _ = try IndependentOrdinalCounts(TableSamples.larger[0]) }
        == "the table has 3 rows; give two, one a sample")
    #expect(
      refusal { _ = try PairedOrdinalCounts(table) }
        == "the table has 2 rows and 3 columns; give the first answer by row and the second answer by "
        + "column, with the same categories")
    #expect(
      refusal { _ = try OrdinalCounts([1]) }
        == "one category is not enough; give the counts of at least two categories")
    #expect(
      refusal { _ = try OrdinalCounts([1, 2], scores: [1]) }
        == "there are 1 scores for 2 categories; give one score a category")
    #expect(
      refusal { _ = try OrdinalCounts([1, 2], scores: [3, 3]) }
        == "all scores are 3.0; give at least two different ones")
    #expect(
      refusal {
        _ = try IndependentOrdinalCounts(
          OrdinalCounts([1, 2]), OrdinalCounts([1, 2], scores: [0, 1]))
      } == "the two samples have different scores; ask both on the same scale")
    #expect(
      refusal {
        _ = try IndependentOrdinalCounts(
          OrdinalCounts([1 << 52, 1 << 52]), OrdinalCounts([1, 2]))
      }
        == "the two samples have more than 2^53 respondents together, the largest number that is counted "
        + "exactly; give fewer")
  }
}
