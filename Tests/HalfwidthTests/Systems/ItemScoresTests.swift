import Testing

@testable import Halfwidth

@Suite struct ItemScoresTests {
  @Test func `an item's runs are averaged, and then the items`() throws {
    // The first item has two runs of the first system, the second one.
    let scores = try ItemScores(
      [
        .init(item: 0, system: 0, score: 1), .init(item: 0, system: 0, score: 0),
        .init(item: 1, system: 0, score: 1), .init(item: 0, system: 1, score: 0),
        .init(item: 1, system: 1, score: 0.5),
      ], items: 2, systems: 2)
    #expect(scores.mean(of: 0) == 0.75 && scores.mean(of: 1) == 0.25)
    #expect(scores.runs(of: 0) == 3 && scores.runs(of: 1) == 2)
    #expect(!scores.isBinary && !scores.hasSingleRuns)
    let differences = scores.differences(of: 1, minus: 0)
    #expect(differences.values == [-0.5, -0.5])
    // Of the first run of both: 0 - 1 and .5 - 1, in halves.
    #expect(differences.even == [-2, -1])
  }

  @Test func `thirds that are equal are one difference`() throws {
    let differences = try SystemCases.counts([1, -1, 3, 0], runs: 3).differences(of: 1, minus: 0)
    #expect(differences.values == [1.0 / 3, -1.0 / 3, 1, 0])
    #expect(differences.numerators.allSatisfy { $0 == $0.rounded() })
    // .3 - .1 and .2 - 0, which doubles keep apart.
    let tenths = try SystemCases.scores([0.1, 0], [0.3, 0.2]).differences(of: 1, minus: 0)
    #expect(tenths.values[0] == tenths.values[1] && tenths.values[0] == 0.2)
  }

  @Test func `scores without a common step are taken as they are`() throws {
    let scores = try SystemCases.scores([0.123_456_789_1, 2], [3.141_592_653_59, 1])
    let differences = scores.differences(of: 1, minus: 0)
    #expect(differences.divisor == 1 && differences.values[1] == -1)
    #expect(abs(differences.values[0] - 3.018_135_864_49) < 1e-14)
    #expect(abs(scores.mean(of: 1) - 2.070_796_326_795) < 1e-14)
  }

  @Test(arguments: [0.0, 1.0])
  func `all scores alike`(score: Double) throws {
    let scores = try SystemCases.scores([score, score], [score, score], scale: 0...1)
    let pairs = try #require(scores.differences(of: 1, minus: 0).pairs)
    #expect(pairs.description == (score == 1 ? "2,0,0,0" : "0,0,0,2"))
    #expect(scores.mean(of: 0) == score)
  }

  @Test func `what can't be scores is refused`() {
    func refusal(
      _ runs: [ItemScores.Run], items: Int = 1, systems: Int = 2, clusters: [Int]? = nil,
      scale: ClosedRange<Double>? = nil
    ) -> CountsError.Kind? {
      do throws(CountsError) {
        _ = try ItemScores(
          runs, items: items, systems: systems, clusters: clusters, scale: scale)
        return nil
      } catch {
        return error.kind
      }
    }
    let pair: [ItemScores.Run] = [
      .init(item: 0, system: 0, score: 1), .init(item: 0, system: 1, score: 2),
    ]
    #expect(refusal(pair) == nil)
    #expect(refusal(pair, items: ItemScores.largestItems + 1) == .tooLarge)
    #expect(refusal(pair, systems: 1) == .tooFew && refusal([], items: 0) == .tooFew)
    #expect(refusal([pair[0]]) == .mismatch && refusal(pair, clusters: [0, 1]) == .mismatch)
    #expect(refusal(pair, scale: 0...1) == .outOfRange)
    #expect(refusal([pair[0], .init(item: 0, system: 1, score: .nan)]) == .outOfRange)
    #expect(refusal([pair[0], .init(item: 0, system: 1, score: .infinity)]) == .outOfRange)
  }
}
