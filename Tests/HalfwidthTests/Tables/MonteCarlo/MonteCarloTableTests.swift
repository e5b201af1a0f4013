import NumericCore
import TestSupport
import Testing

@testable import Halfwidth

@Suite struct MonteCarloTableTests {
  /// Pearson's p-value by going through all tables with the margins; exact, in whole numbers.
  static func pearson(_ table: [[Int]]) -> Double {
    let rows = table.map { $0.reduce(0, +) }
    let columns = table[0].indices.map { column in table.reduce(0) { $0 + $1[column] } }
    let unit = rows.reduce(1, *) * columns.reduce(1, *)
    func statistic(_ table: [[Int]]) -> Int {
      var sum = 0
      for (row, counts) in table.enumerated() {
        for (column, count) in counts.enumerated() {
          sum += count * count * (unit / rows[row] / columns[column])
        }
      }
      return sum
    }
    let observed = statistic(table)
    var counted = 0
    var all = 0
    SmallTables.forEach(rows: rows, columns: columns) {
      let ways = SmallTables.ways($0)
      all += ways
      if statistic($0) >= observed { counted += ways }
    }
    return Double(counted) / Double(all)
  }

  /// Bounds that a right simulation leaves once in a million; the seed is fixed, so they hold or not.
  static func expectFits(
    _ finding: TestFinding, _ exact: Double, _ comment: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let simulation = try #require(finding.simulation)
    let bounds = BinomialCounts(unchecked: simulation.exceedances, of: simulation.resamples)
      .clopperPearsonInterval(level: 0.999_999)
    #expect(
      bounds.contains(exact), "\(comment): \(exact) outside \(bounds.lower) to \(bounds.upper)",
      sourceLocation: sourceLocation)
  }

  static let tables: [[[Int]]] = [
    [[3, 1], [1, 3]], [[5, 0], [2, 4]], [[2, 3, 1], [4, 0, 2]],
    [[1, 2, 3], [4, 1, 0], [0, 2, 1]],
    [[3, 0, 1, 1], [0, 2, 2, 1]], [[2, 0, 1], [0, 3, 0], [1, 1, 1], [1, 0, 2]],
  ]

  @Test(arguments: tables)
  func `simulated p-values are near the exact ones`(table: [[Int]]) throws {
    let counts = try ContingencyTable(table)
    let pearson = MonteCarloTest.pearson.finding(for: counts, resamples: 20_000, seed: 11)
    try Self.expectFits(pearson, Self.pearson(table), "pearson \(table)")
    let fisher = MonteCarloTest.fisher.finding(for: counts, resamples: 20_000, seed: 12)
    try Self.expectFits(fisher, SmallTables.fisher(table), "fisher \(table)")
  }

  /// Tables whose cells vary little and much: both ways of drawing.
  @Test(arguments: [
    [[10, 16, 12], [13, 8, 17], [14, 12, 11]], [[120, 80, 95], [90, 110, 100]],
    [[900, 800], [850, 880]],
  ])
  func `larger tables agree with the exact test`(table: [[Int]]) throws {
    let counts = try ContingencyTable(table)
    let exact = try #require(ExactTestMethod.fisher.finding(for: counts).pValue)
    let finding = MonteCarloTest.fisher.finding(for: counts, resamples: 20_000, seed: 5)
    try Self.expectFits(finding, exact, "\(table)")
  }

  @Test(arguments: MonteCarloTest.allCases)
  func `any number of threads gives the same bits`(test: MonteCarloTest) throws {
    let table = try ContingencyTable([[17, 6, 17, 9], [12, 15, 7, 15], [7, 10, 14, 16]])
    let one = test.finding(for: table, resamples: 3_000, seed: 99)
    for threads in [2, 3, 7, 100] {
      #expect(test.finding(for: table, resamples: 3_000, seed: 99, threads: threads) == one)
    }
    let other = test.finding(for: table, resamples: 3_000, seed: 100)
    #expect(other.simulation?.exceedances != one.simulation?.exceedances)
  }

  @Test func `more resamples begin with the same tables`() throws {
    let table = try ContingencyTable([[7, 6, 7], [2, 5, 7]])
    let counts = [1, 255, 256, 257, 300, 5_000].map { resamples in
      MonteCarloTest.pearson.finding(for: table, resamples: resamples, seed: 3)
        .simulation?.exceedances ?? -1
    }
    #expect(counts[0] >= 0 && counts[0] <= 1)
    for (smaller, larger) in zip(counts, counts.dropFirst()) { #expect(smaller <= larger) }
    #expect(counts[3] - counts[2] <= 1 && counts[2] - counts[1] <= 1)
  }

  @Test func `the p-value counts the observed table`() throws {
    let table = try ContingencyTable([[50, 0], [0, 50]])
    let finding = MonteCarloTest.fisher.finding(for: table, resamples: 999, seed: 1)
    #expect(finding.pValue == 1.0 / 1_000)
    let simulation = try #require(finding.simulation)
    #expect(simulation.exceedances == 0 && simulation.resamples == 999 && simulation.seed == 1)
    #expect(simulation.interval.lower == 0 && simulation.interval.level == 0.99)
    // 1 - 0.005^(1/999)
    expectClose(simulation.interval.upper, 0.005289581620538719, relative: 1e-12)
    #expect(finding.warnings.map(\.code) == [.simulated])
  }

  /// Each of the five tables with these margins has a partner that is exactly as extreme; the observed
  /// one is the most probable: everything is a tie or beyond.
  @Test(arguments: MonteCarloTest.allCases)
  func `ties count`(test: MonteCarloTest) throws {
    for table in [[[5, 5], [5, 5]], [[7, 7, 7], [7, 7, 7], [7, 7, 7]], [[2, 1], [1, 2]]] {
      let finding = test.finding(
        for: try ContingencyTable(table), resamples: 2_000, seed: 8)
      #expect(finding.pValue == 1)
    }
  }

  @Test func `empty lines are refused by Pearson's test and ignored by Fisher's`() throws {
    let padded = try ContingencyTable([[3, 0, 1], [0, 0, 0], [1, 0, 3]])
    let plain = try ContingencyTable([[3, 1], [1, 3]])
    let refused = MonteCarloTest.pearson.finding(for: padded, seed: 4)
    #expect(refused.pValue == nil && refused.simulation == nil)
    #expect(refused.warnings.map(\.code) == [.zeroMargin])
    #expect(
      MonteCarloTest.fisher.finding(for: padded, seed: 4)
        == MonteCarloTest.fisher.finding(for: plain, seed: 4))
    let degenerate = try ContingencyTable([[3, 4], [0, 0]])
    #expect(MonteCarloTest.fisher.finding(for: degenerate, seed: 4).pValue == 1)
  }

  @Test func `a total above a million is refused`() throws {
    let table = try ContingencyTable([[1 << 52, 1], [1, 1 << 51]])
    for test in MonteCarloTest.allCases {
      let finding = test.finding(for: table, seed: 4)
      #expect(finding.pValue == nil && finding.warnings.map(\.code) == [.tooLarge])
    }
    let million = try ContingencyTable([[300_000, 200_000], [250_000, 250_000]])
    let finding = MonteCarloTest.pearson.finding(for: million, resamples: 50, seed: 4)
    #expect(finding.pValue == 1.0 / 51)
  }

  @Test func `the statistic is Pearson's`() throws {
    let table = try ContingencyTable([[10, 20], [30, 40]])
    let finding = MonteCarloTest.pearson.finding(for: table, resamples: 100, seed: 2)
    expectClose(try #require(finding.statistic), 0.79365079365079361, relative: 1e-12)
  }

  /// Words at equal distances give each outcome as often as its probability says, to within one for
  /// each end of the stretch of words that gives it: inversion as it should be.
  @Test(arguments: [
    (20, 8, 9), (150, 37, 40), (60, 30, 30), (9, 5, 7), (400, 200, 150), (3_000, 1_500, 1_400),
  ])
  func `draws have the hypergeometric distribution`(
    population: Int, marked: Int, draws: Int
  ) {
    let words = 40_000
    let distribution = HypergeometricDistribution(
      population: population, marked: marked, draws: draws)
    let total = Int32(population)
    let (n, m, d) = (Double(population), Double(marked), Double(draws))
    let variance = m * d * (n - m) * (n - d) / (n * n * (n - 1))
    let isNarrow = variance <= MonteCarloDraws.largestNarrowVariance
    var drawing = MonteCarloDraws(total: population, expected: words)
    func count() -> [Int: Int] {
      let uniform = (0..<words).map { (UInt64($0) * 2 + 1) * (UInt64.max / UInt64(2 * words)) }
      let outcomes = drawing.outcomes(
        uniform, population: total, marked: Int32(marked), draws: Int32(draws), isNarrow: isNarrow)
      return outcomes.reduce(into: [:]) { $0[Int($1), default: 0] += 1 }
    }
    let counts = count()
    for outcome in distribution.support {
      let expected = distribution.probability(of: outcome) * Double(words)
      #expect((Double(counts[outcome] ?? 0) - expected).magnitude <= 2, "\(outcome)")
    }
    #expect(counts.keys.allSatisfy(distribution.support.contains))
    #expect(count() == counts)
  }

  /// Marked and drawn items change places, and what is kept of other distributions changes nothing.
  @Test func `draws depend on the word and the distribution alone`() {
    var drawing = MonteCarloDraws(total: 60, expected: 10)
    let words = (0..<50).map { UInt64($0) * 0x0505_0505_0505_0505 }
    let few = words.suffix(2).map(\.self)
    func outcomes(
      _ population: Int32, _ marked: Int32, _ draws: Int32, of words: [UInt64]
    ) -> [Int32] {
      drawing.outcomes(
        words, population: population, marked: marked, draws: draws, isNarrow: true)
    }
    let first = outcomes(60, 20, 31, of: words)
    // More distributions than there is room for.
    for population in 40...48 as ClosedRange<Int32> {
      for marked in 0...population {
        for draws in 0...population { _ = outcomes(population, marked, draws, of: few) }
      }
    }
    #expect(outcomes(60, 20, 31, of: words) == first)
    #expect(outcomes(60, 31, 20, of: words) == first)
  }

  @Test(arguments: [true, false])
  func `draws from small margins are what they must be`(isNarrow: Bool) {
    var drawing = MonteCarloDraws(total: 7, expected: 10)
    func outcomes(_ words: [UInt64], _ marked: Int32, _ draws: Int32) -> [Int32] {
      drawing.outcomes(words, population: 7, marked: marked, draws: draws, isNarrow: isNarrow)
    }
    let words = [0, 1 << 63, UInt64.max]
    #expect(outcomes(words, 0, 3) == [0, 0, 0])
    #expect(outcomes(words, 3, 0) == [0, 0, 0])
    #expect(outcomes(words, 7, 3) == [3, 3, 3])
    #expect(outcomes(words, 4, 7) == [4, 4, 4])
    #expect(Set(outcomes((0..<1_000).map { $0 * (.max / 1_000) }, 4, 5)) == [2, 3, 4])
    // Inversion gives the lowest outcome to the lowest words.
    if isNarrow { #expect(outcomes([0, .max], 4, 5) == [2, 4]) }
    drawing = MonteCarloDraws(total: 0, expected: 1)
    #expect(
      drawing.outcomes(words, population: 0, marked: 0, draws: 0, isNarrow: isNarrow) == [0, 0, 0])
  }

  @Test(arguments: [1, 2, 3, 4, 7, 8, 100])
  func `lines are split until each stands alone`(count: Int) {
    let totals = (1...count).map { $0 * $0 }
    let splits = MonteCarloSplits(totals)
    #expect(splits.splits.count == count - 1 && splits.totals.count == 2 * count - 1)
    #expect(splits.totals[splits.root] == totals.reduce(0, +))
    var known: Set = [splits.root]
    for split in splits.splits {
      #expect(known.contains(split.whole))
      #expect(
        splits.totals[split.whole] == splits.totals[split.first] + splits.totals[split.second])
      known.formUnion([split.first, split.second])
    }
    #expect(known == Set(0..<2 * count - 1))
  }
}

extension MonteCarloDraws {
  /// Draws from one distribution, a word each.
  fileprivate mutating func outcomes(
    _ words: [UInt64], population: Int32, marked: Int32, draws: Int32, isNarrow: Bool
  ) -> [Int32] {
    let populations = [Int32](repeating: population, count: words.count)
    let markeds = [Int32](repeating: marked, count: words.count)
    let drawses = [Int32](repeating: draws, count: words.count)
    var outcomes = [Int32](repeating: -1, count: words.count)
    unsafe outcomes.withUnsafeMutableBufferPointer { outcomes in
      unsafe populations.withUnsafeBufferPointer { populations in
        unsafe markeds.withUnsafeBufferPointer { markeds in
          unsafe drawses.withUnsafeBufferPointer { drawses in
            unsafe words.withUnsafeBufferPointer { words in
              guard let population = populations.baseAddress, let marked = markeds.baseAddress,
                let draws = drawses.baseAddress, let words = words.baseAddress
              else { return }
              unsafe fill(
                outcomes,
                KeptHypergeometrics.Request(population: population, marked: marked, draws: draws),
                words: words,
                stride: 1, isNarrow: isNarrow)
            }
          }
        }
      }
    }
    return outcomes
  }
}
