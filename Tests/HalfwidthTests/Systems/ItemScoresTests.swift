import Testing

@testable import Halfwidth

@Suite struct ItemScoresTests {
  @Test func `an item's runs are averaged, and then the items`() throws {
    // The first item has two runs of the first system, the second one.
    let scores = try ItemScores(
      [
        .init(item: 0, system: 0, score: 0, number: 2),
        .init(item: 0, system: 0, score: 1, number: 1),
        .init(item: 1, system: 0, score: 1, number: 1),
        .init(item: 0, system: 1, score: 0, number: 1),
        .init(item: 1, system: 1, score: 0.5, number: 1),
      ], items: 2, systems: 2)
    #expect(scores.mean(of: 0) == 0.75 && scores.mean(of: 1) == 0.25)
    #expect(scores.runs(of: 0) == 3 && scores.runs(of: 1) == 2)
    #expect(!scores.isBinary && !scores.hasSingleRuns)
    let differences = scores.differences(of: 1, minus: 0)
    #expect(differences.values == [-0.5, -0.5])
    // Of the run with the smallest number of both: 0 - 1 and .5 - 1, in halves.
    #expect(differences.even == [-2, -1] && differences.drawSeed == nil)
  }

  /// Ten runs against one, without numbers, in an order of rows.
  private static func uneven(_ order: (_ runs: [ItemScores.Run]) -> [ItemScores.Run]) throws
    -> ItemScores
  {
    let runs = (0..<40).flatMap { item in
      (0..<10).map { ItemScores.Run(item: item, system: 1, score: $0 < 5 ? 1 : 0) }
        + [ItemScores.Run(item: item, system: 0, score: 0)]
    }
    return try ItemScores(order(runs), items: 40, systems: 2, scale: 0...1)
  }

  @Test func `which runs are taken does not depend on the order of rows`() throws {
    let orders = try [
      Self.uneven { $0 }, Self.uneven { $0.reversed() },
      Self.uneven { $0.sorted { $0.score < $1.score } },
      Self.uneven { $0.sorted { $0.score > $1.score } },
    ].map { $0.differences(of: 1, minus: 0) }
    #expect(Set(orders.map { $0.even ?? [] }).count == 1 && orders[0].drawSeed == 1)
    // Half of the runs are passed: of 40 draws, 8 to 32 with all but 2e-5 of certainty.
    let passed = (orders[0].even ?? []).count { $0 > 0 }
    #expect((8...32).contains(passed), "\(passed)")
    let other = try Self.uneven { $0 }.differences(of: 1, minus: 0, RunDraw(seed: 2))
    #expect(other.even != orders[0].even && other.drawSeed == 2)
    #expect(other.mean == 0.5 && orders[0].mean == 0.5)
  }

  @Test func `each run is as likely to be drawn`() {
    let draw = RunDraw()
    var counts = [Int](repeating: 0, count: 4)
    for item in 0..<4_000 {
      let places = draw.places(2, of: 4, item: item, system: 0)
      #expect(Set(places).count == 2 && places.allSatisfy((0..<4).contains))
      #expect(draw.places(1, of: 4, item: item, system: 0) == [places[0]])
      counts[places[0]] += 1
    }
    // 1,000 each with a standard deviation of 27: within 6 of them.
    #expect(counts.allSatisfy { (836...1_164).contains($0) }, "\(counts)")
    #expect(draw.places(4, of: 4, item: 0, system: 1).sorted() == [0, 1, 2, 3])
    #expect(draw.places(0, of: 4, item: 0, system: 0).isEmpty)
    #expect(RunDraw(seed: .max).seed == RunDraw.preset)
  }

  @Test func `scores of 0 and 1 on another scale are no passes`() throws {
    let scores = try SystemCases.scores([0, 1, 1], [1, 0, 1], scale: 0...10)
    #expect(!scores.isBinary && scores.differences(of: 1, minus: 0).pairs == nil)
    #expect(scores.differences(of: 1, minus: 0).reach == 10)
    let plain = try SystemCases.scores([0, 1, 1], [1, 0, 1])
    #expect(plain.isBinary && plain.scale == 0...1)
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
