import Testing

@testable import Halfwidth

@Suite struct SystemComparisonsTests {
  // MARK: - False alarms

  /// All flips of the signs of differences, as systems that are alike give them.
  private static func flips(_ magnitudes: [Int]) -> [[Int]] {
    (0..<1 << magnitudes.count).map { bits in
      magnitudes.enumerated().map { bits >> $0.offset & 1 == 0 ? $0.element : -$0.element }
    }
  }

  @Test(arguments: [
    [1, 1, 1, 1, 1, 1, 1, 1], [1, 0, 1, 1, 1, 1, 0, 1], [3, 1, 2, 2, 1, 3, 1, 2],
    [3, 3, 3, 3, 3, 3],
    [1, 2, 3, 3, 2, 1, 1, 0, 2, 1],
  ])
  func `of two systems that are alike at most one in twenty is called different`(
    magnitudes: [Int]
  ) throws {
    let runs = magnitudes.max() ?? 1
    let flips = Self.flips(magnitudes)
    let alarms = try flips.count {
      SystemCases.comparison(try SystemCases.counts($0, runs: runs)).verdict != .cannotTell
    }
    #expect(Double(alarms) <= 0.05 * Double(flips.count))
    // The test is no toy: with six items and more some results are shown.
    #expect(alarms > 0)
  }

  @Test func `nor where whole clusters are flipped`() throws {
    let clusters = [0, 0, 0, 1, 1, 2, 3, 3, 3, 3, 4, 5, 5, 6, 6, 7]
    let magnitudes = [1, 1, -1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1]
    var alarms = 0
    for bits in 0..<256 {
      let flipped = zip(clusters, magnitudes).map { bits >> $0 & 1 == 0 ? $1 : -$1 }
      let found = SystemCases.comparison(try SystemCases.counts(flipped, clusters: clusters))
      if found.verdict != .cannotTell { alarms += 1 }
    }
    #expect(alarms > 0 && Double(alarms) <= 0.05 * 256)
  }

  @Test func `nor of two tasks together`() throws {
    let flips = Self.flips([1, 1, 1, 1, 1, 1, 1])
    let pValues = try flips.map {
      SystemCases.comparison(try SystemCases.counts($0)).pValue
    }
    var alarms = 0
    for first in pValues {
      for second in pValues {
        let adjusted = SystemVerdict.adjusted([(first, nil), (second, nil)])
        if adjusted.contains(where: { ($0.difference ?? 1) <= 0.05 }) { alarms += 1 }
      }
    }
    #expect(alarms > 0 && Double(alarms) <= 0.05 * Double(pValues.count * pValues.count))
  }

  /// Pairs of runs of one system, whose items differ in how hard they are.
  ///
  /// 1,000 comparisons: more than 84 alarms come up with probability 1e-6 where each has .05. With ten runs against one
  /// of items that are mostly passed a test of all runs would give .18. The first of ten runs that somebody sorted by their
  /// scores would give .5 of all kinds of items: runs come sorted here.
  @Test(arguments: [(40, 3, 3, false), (12, 10, 1, true), (40, 10, 1, false)])
  func `nor of items with seeds, simulated`(
    items: Int, first: Int, second: Int, arePassed: Bool
  ) throws {
    var state: UInt64 = 20_261_130
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
    var alarms = 0
    for _ in 0..<1_000 {
      var runs: [ItemScores.Run] = []
      for item in 0..<items {
        // Near 1 a mean of ten runs is less skewed than one run.
        let pass = arePassed ? 1 - uniform() * uniform() / 4 : uniform()
        for (system, count) in [first, second].enumerated() {
          for _ in 0..<count {
            runs.append(.init(item: item, system: system, score: uniform() < pass ? 1 : 0))
          }
        }
      }
      runs.sort { $0.score < $1.score }
      let scores = try ItemScores(runs, items: items, systems: 2, scale: 0...1)
      if SystemCases.comparison(scores).verdict != .cannotTell { alarms += 1 }
    }
    #expect((alarms > 0 || arePassed) && alarms <= 84, "\(alarms)")
  }

  // MARK: - Verdicts

  @Test func `better, worse, same and cannot tell`() throws {
    let better = [1, 1, 1, 1, 1, 1, 0, 0]
    #expect(SystemCases.comparison(try SystemCases.counts(better)).verdict == .better)
    #expect(SystemCases.comparison(try SystemCases.counts(better.map { -$0 })).verdict == .worse)
    let time = SystemCases.comparison(
      try SystemCases.counts(better), .init(isLowerBetter: true))
    #expect(time.verdict == .worse && time.estimate == 0.75)
    #expect(SystemCases.comparison(try SystemCases.counts([1, 0, -1])).verdict == .cannotTell)
    // 400 items, ten of which differ each way: within .1 by Tango's score test.
    let even =
      [Int](repeating: 0, count: 380) + [Int](repeating: 1, count: 10)
      + [Int](repeating: -1, count: 10)
    let same = SystemCases.comparison(try SystemCases.counts(even), .init(margin: 0.1))
    #expect(same.verdict == .same && same.pValue == 1)
    #expect(SystemCases.comparison(try SystemCases.counts(even)).verdict == .cannotTell)
  }

  @Test func `a difference that is shown and too small to matter is the same`() throws {
    let few = [Int](repeating: 0, count: 990) + [Int](repeating: 1, count: 10)
    let found = SystemCases.comparison(try SystemCases.counts(few), .init(margin: 0.05))
    #expect((found.pValue ?? 1) < 0.05 && found.verdict == .same)
    #expect(SystemCases.comparison(try SystemCases.counts(few)).verdict == .better)
  }

  // Holm by hand: .01, .02 and .04 become .03, .04 and .04. With margins a comparison is done with when both of its
  // hypotheses are rejected, so that four of two comparisons are multiplied by 2, 2, 2 or 1, and 1.
  @Test func `p-values are adjusted for all comparisons`() {
    let holm = SystemVerdict.adjusted([(0.04, nil), (0.01, nil), (0.02, nil)])
    #expect(holm.map(\.difference) == [0.04, 0.03, 0.04] && holm.allSatisfy { $0.margin == nil })
    let both = SystemVerdict.adjusted([(0.01, 0.03), (0.02, 0.04)])
    #expect(both.map(\.difference) == [0.02, 0.04] && both.map(\.margin) == [0.06, 0.06])
    let one = SystemVerdict.adjusted([(0.03, 0.04)])
    #expect(one[0].difference == 0.03 && one[0].margin == 0.04)
    let unknown = SystemVerdict.adjusted([(nil, nil), (0.01, nil)])
    #expect(unknown[0].difference == nil && unknown[1].difference == 0.02)
  }

  @Test func `verdicts of several tasks hold together`() throws {
    // 6 of 6 alone is .03125, and not of two tasks.
    let six = try SystemCases.counts([1, 1, 1, 1, 1, 1])
    let tasks = ["a", "b"].map { SystemComparisons.Task(name: $0, scores: six) }
    let found = SystemComparisons(tasks, systems: ["old", "new"]).comparisons
    #expect(found.map(\.task) == ["a", "b"] && found.map(\.pValue) == [0.03125, 0.03125])
    #expect(found.allSatisfy { $0.adjustedPValue == 0.0625 && $0.verdict == .cannotTell })
  }

  // MARK: - Several systems

  private static func three(_ passes: [[Int]], items: Int) throws -> ItemScores {
    var runs: [ItemScores.Run] = []
    for (system, passed) in passes.enumerated() {
      for item in 0..<items {
        runs.append(.init(item: item, system: system, score: passed.contains(item) ? 1 : 0))
      }
    }
    return try ItemScores(runs, items: items, systems: passes.count, scale: 0...1)
  }

  @Test func `three systems have ranks and tied sets`() throws {
    // Ten items: the first passes none, the others nine and ten.
    let scores = try Self.three([[], Array(0..<9), Array(0..<10)], items: 10)
    let found = SystemComparisons([.init(scores: scores)], systems: ["none", "most", "all"])
    #expect(found.comparisons.map(\.system) == ["most", "all"])
    // 2 / 2^9 and 2 / 2^10, the smaller one twice.
    #expect(found.comparisons.map(\.adjustedPValue) == [0.00390625, 0.00390625])
    let ranks = found.ranks[0].finding
    #expect(ranks.ranks?.intervals == [3...3, 1...2, 1...2])
    #expect(ranks.tiedSets == [[2, 1], [0]])
    #expect(ranks.items.estimates == [0, 0.9, 1])
    let reversed = SystemComparisons(
      [.init(scores: scores)], systems: ["none", "most", "all"],
      options: .init(baseline: 2, isLowerBetter: true))
    #expect(reversed.comparisons.map(\.verdict) == [.better, .cannotTell])
    #expect(reversed.ranks[0].finding.ranks?.intervals == [1...1, 2...3, 2...3])
    #expect(reversed.ranks[0].finding.tiedSets == [[0], [1, 2]])
  }

  // The same ranks as those of the answers themselves, which have exact tests of their own.
  @Test func `ranks are those of the answers`() throws {
    let passes = [[0, 1, 2, 9], Array(2..<11), Array(0..<12), [5]]
    let scores = try Self.three(passes, items: 12)
    let found = SystemComparisons([.init(scores: scores)], systems: ["a", "b", "c", "d"])
    let answers = try RankedItems(
      answers: try BinaryResponses(
        (0..<12).map { item in passes.map { $0.contains(item) ? 1 : 0 } }))
    let expected = Ranks(RankComparisons(answers))
    let ranks = try #require(found.ranks.first?.finding.ranks)
    #expect(ranks.intervals == expected.intervals && ranks.firstSet == expected.firstSet)
    #expect(ranks.sampleRanks == expected.sampleRanks && ranks.lastSet == expected.lastSet)
    #expect(ranks.highest?.item == expected.highest?.item)
    #expect(ranks.highest?.pValue == expected.highest?.pValue)
  }

  @Test func `systems that are tied everywhere are one set`() throws {
    let scores = try Self.three([[0, 1], [0, 1], [0, 1]], items: 3)
    let found = SystemComparisons([.init(scores: scores)], systems: ["a", "b", "c"])
    #expect(found.ranks[0].finding.tiedSets == [[0, 1, 2]])
    #expect(found.comparisons.allSatisfy { $0.pValue == 1 && $0.verdict == .cannotTell })
  }

  // MARK: - Tasks that some systems lack

  @Test func `a task is compared for the systems that were run on it`() throws {
    let both = try SystemCases.counts([1, 1, 1, 1, 1, 1])
    let all = try Self.three([[], Array(0..<9), Array(0..<10)], items: 10)
    let found = SystemComparisons(
      [.init(name: "a", scores: all), .init(name: "b", scores: both, systems: [0, 2])],
      systems: ["none", "most", "all"])
    #expect(found.comparisons.map(\.system) == ["most", "all", "all"])
    #expect(found.comparisons.map(\.task) == ["a", "a", "b"])
    // Six of six is 2 / 2^6; three comparisons hold together, and this is the last one.
    #expect(
      found.comparisons[2].pValue == 0.03125 && found.comparisons[2].adjustedPValue == 0.03125)
    #expect(found.ranks.map(\.task) == ["a"])
  }

  // MARK: - Edges

  // Exactly 2 / 2^7 of all flips of seven differences that all are above 0: the eighth is 0.
  @Test(arguments: [1, 1e-50, 1e-160, 1e-300, 1e-307])
  func `tiny scores are compared as others are`(unit: Double) throws {
    let first = (0..<8).map { unit * Double($0) * 1.000_000_1 }
    let second = (0..<8).map { 2 * unit * Double($0) * 1.000_000_3 }
    let found = SystemCases.comparison(try SystemCases.scores(first, second))
    #expect(found.pValue == 0.015625 && found.verdict == .better)
    // Of the first scores by Student's t: 3.5 and 2.449490 / 8^.5, and 2.364624 at 7 degrees of freedom.
    let interval = try #require(found.interval)
    #expect(
      abs(interval.lower / unit - 1.452_2) < 1e-3 && abs(interval.upper / unit - 5.547_8) < 1e-3)
    #expect(found.outlook.items != nil && found.outlook.detectable != nil)
  }

  @Test func `clusters too few to tell how alike their items are have no plan`() throws {
    let differences = (0..<28).map { [1, 1, 0, -1][$0 % 4] }
    for count in [1, 4, 7] {
      let found = SystemCases.comparison(
        try SystemCases.counts(differences, clusters: (0..<28).map { $0 % count }),
        .init(margin: 0.5))
      #expect(found.outlook.items == nil && found.outlook.itemsForSame == nil)
      #expect(found.outlook.detectable == nil && found.equivalenceTest == nil)
      #expect(found.warnings.contains { $0.message.contains("planning items") })
    }
    // Eight clusters of seven: six clusters at least, of which each has seven items.
    let eight = SystemCases.comparison(
      try SystemCases.counts(
        (0..<56).map { $0 % 7 == 0 ? 0 : 1 }, clusters: (0..<56).map { $0 / 7 }))
    #expect((eight.outlook.items ?? 0) >= 42)
  }

  @Test func `scores of 0 and 1 on a wider scale have its margins`() throws {
    let scores = try SystemCases.scores(
      [Double](repeating: 0, count: 60), (0..<60).map { $0 % 2 == 0 ? 1 : 0 }, scale: 0...100)
    let found = SystemCases.comparison(scores, .init(margin: 5))
    #expect(found.method == .pairedScore && !found.areShares && found.pairs == nil)
    #expect(found.equivalenceTest == .pairedScore && found.verdict == .same)
    // That all of 60 items are equal though the mean is 5 of 100 away has the probability .95^60 = .0461.
    #expect(abs((found.equivalencePValue ?? 0) - 0.046_069_798_987_2) < 1e-3)
  }

  // MARK: - What is simulated

  @Test(arguments: [[0], [1], [-1], [0, 0], [1, 1]])
  func `one item or two have an answer, and it is that nothing can be told`(
    differences: [Int]
  ) throws {
    for runs in [1, 2] {
      let found = SystemCases.comparison(
        try SystemCases.counts(differences, runs: runs), .init(margin: 0.1))
      #expect(found.verdict == .cannotTell && found.interval != nil)
      #expect((found.pValue ?? 0) == (differences[0] == 0 ? 1 : differences.count == 1 ? 1 : 0.5))
      #expect(found.warnings.contains { $0.code == .smallSample })
      #expect(found.outlook.detectable == nil)
    }
  }

  @Test func `without a scale alike differences have no interval`() throws {
    let found = SystemCases.comparison(try SystemCases.scores([1, 2, 3], [3, 4, 5]))
    #expect(found.interval == nil && found.method == .pairedT && found.pValue == 0.25)
    #expect(found.warnings.contains { $0.code == .undefined })
    let one = SystemCases.comparison(try SystemCases.scores([1], [5]))
    #expect(one.interval == nil && one.pValue == 1)
  }

  @Test func `of unequal numbers of runs the test takes as many of both`() throws {
    // The second system passes the first of its runs of all six items, and none of three later ones.
    var runs: [ItemScores.Run] = []
    for item in 0..<6 {
      runs.append(.init(item: item, system: 0, score: 0, number: 0))
      for number in (0..<4).reversed() {
        runs.append(.init(item: item, system: 1, score: number == 0 ? 1 : 0, number: number))
      }
    }
    let found = SystemCases.comparison(
      try ItemScores(runs, items: 6, systems: 2, scale: 0...1))
    #expect(found.estimate == 0.25 && found.pValue == 0.03125 && found.verdict == .better)
    #expect(found.warnings.contains { $0.code == .methodChosen })
    // Against .5 the first runs are better and all of them worse: nothing is shown.
    let halves = runs.map { run in
      run.system == 0 ? ItemScores.Run(item: run.item, system: 0, score: 0.5, number: 0) : run
    }
    let other = SystemCases.comparison(
      try ItemScores(halves, items: 6, systems: 2, scale: 0...1))
    #expect(other.estimate == -0.25 && other.pValue == 1 && other.verdict == .cannotTell)
  }

  @Test func `measurements of many items are simulated, and a seed gives them again`() throws {
    let first = (0..<60).map { Double($0 * $0 % 37) * 1.000_000_123_7 }
    let second = (0..<60).map { Double($0 * 7 % 41) * 1.000_000_321_3 }
    let scores = try SystemCases.scores(first, second)
    let options = SystemComparisons.Options(simulation: SimulationOptions(resamples: 999, seed: 7))
    let found = SystemCases.comparison(scores, options)
    #expect(found.simulation?.resamples == 999 && found.simulation?.seed == 7)
    #expect(found == SystemCases.comparison(scores, options))
    #expect(found.warnings.contains { $0.code == .simulated })
  }
}
