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
    func refusal(_ make: () throws(OrdinalCountsError) -> Void) -> OrdinalCountsError? {
      do throws(OrdinalCountsError) {
        try make()
        return nil
      } catch { return error }
    }
    let table = TableSamples.table([[2, 5, 9], [0, 0, 0]])
    #expect(
      refusal { () throws(OrdinalCountsError) in _ = try IndependentOrdinalCounts(table) }
        == .emptySample(row: 1))
    #expect(
      refusal { () throws(OrdinalCountsError) in
        _ = try IndependentOrdinalCounts(TableSamples.larger[0])
      } == .notTwoRows(3))
    #expect(
      refusal { () throws(OrdinalCountsError) in _ = try PairedOrdinalCounts(table) }
        == .notSquare(rows: 2, columns: 3))
    #expect(
      refusal { () throws(OrdinalCountsError) in _ = try OrdinalCounts([1]) }
        == .counts(.tooFewCategories(1)))
    #expect(
      refusal { () throws(OrdinalCountsError) in _ = try OrdinalCounts([1, 2], scores: [1]) }
        == .wrongNumberOfScores(1, categories: 2))
    #expect(
      refusal { () throws(OrdinalCountsError) in
        _ = try OrdinalCounts([1, 2], scores: [3, 3])
      } == .scores(.allEqual(3)))
    #expect(
      refusal { () throws(OrdinalCountsError) in
        _ = try IndependentOrdinalCounts(
          OrdinalCounts([1, 2]), OrdinalCounts([1, 2], scores: [0, 1]))
      } == .differentScores)
    #expect(
      refusal { () throws(OrdinalCountsError) in
        _ = try IndependentOrdinalCounts(
          OrdinalCounts([1 << 52, 1 << 52]), OrdinalCounts([1, 2]))
      } == .tooLarge)
    #expect(
      OrdinalCountsError.emptySample(row: 1).message
        == "the second sample has no respondents; at least one must be counted")
  }
}
