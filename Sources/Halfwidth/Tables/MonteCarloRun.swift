internal import Dispatch
internal import NumericCore

/// One simulation: tables drawn cell by cell, from blocks of words that are found by their number.
///
/// Table *i* belongs to block *i* / 256 of the stream of the seed and ``StreamPurpose/tables``, and owns
/// (r - 1)(c - 1) words of it: one for each cell but those of the last row and column, row by row.
struct MonteCarloRun {
  /// What is simulated.
  let statistic: MonteCarloStatistic
  /// Where the words come from.
  let seed: Seed

  /// Returns how many of the tables are at least as extreme as the observed one.
  func exceedances(resamples: Int, threads: Int) -> Int {
    let blocks = (resamples + StreamBlock.resamples - 1) / StreamBlock.resamples
    let workers = min(threads, blocks)
    @Sendable func count(_ worker: Int) -> Int {
      var sampler = MonteCarloSampler(statistic, expected: resamples)
      var exceedances = 0
      for block in stride(from: worker, to: blocks, by: workers) {
        let tables = min(StreamBlock.resamples, resamples - block * StreamBlock.resamples)
        exceedances += sampler.exceedances(
          of: StreamBlock(seed: seed, purpose: .tables, index: UInt32(block)), tables: tables)
      }
      return exceedances
    }
    if workers == 1 { return count(0) }
    var counts = [Int](repeating: 0, count: workers)
    unsafe counts.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let slots = unsafe buffer
      DispatchQueue.concurrentPerform(iterations: workers) { worker in
        unsafe slots[worker] = count(worker)
      }
    }
    return counts.reduce(0, +)
  }
}

/// One thread's share of a simulation.
struct MonteCarloSampler {
  private let statistic: MonteCarloStatistic
  private var draws: MonteCarloDraws
  private var remaining: [Int]
  private var words: [UInt64]
  private let wordsPerTable: Int
  private let tablesAtOnce: Int

  init(_ statistic: MonteCarloStatistic, expected: Int) {
    self.statistic = statistic
    draws = MonteCarloDraws(
      rowTotals: statistic.rowTotals, columnTotals: statistic.columnTotals, expected: expected)
    remaining = statistic.columnTotals
    wordsPerTable = (statistic.rowTotals.count - 1) * (statistic.columnTotals.count - 1)
    // Words by the thousand cost least, and stay in the fastest cache.
    tablesAtOnce = max(1, min(StreamBlock.resamples, 2_048 / max(1, wordsPerTable)))
    words = [UInt64](repeating: 0, count: wordsPerTable * tablesAtOnce)
  }

  /// Returns how many of the first tables of a block are at least as extreme as the observed one.
  mutating func exceedances(of block: StreamBlock, tables: Int) -> Int {
    var exceedances = 0
    for first in stride(from: 0, to: tables, by: tablesAtOnce) {
      Self.fill(&words, of: block, startingAt: first * wordsPerTable)
      for table in 0..<min(tablesAtOnce, tables - first) {
        let sum =
          statistic.keys.isEmpty
          ? nextTable(table, adding: MonteCarloSquares(statistic.multipliers))
          : nextTable(table, adding: MonteCarloKeys(statistic.keys))
        if sum >= statistic.threshold { exceedances += 1 }
      }
    }
    return exceedances
  }

  private static func fill(_ words: inout [UInt64], of block: StreamBlock, startingAt word: Int) {
    var span = words.mutableSpan
    block.fill(&span, startingAt: word)
  }

  /// Draws a table and returns the sum over its cells.
  @inline(__always)
  private mutating func nextTable<Score: MonteCarloScore>(_ table: Int, adding score: Score)
    -> Double
  {
    let lastRow = statistic.rowTotals.count - 1
    let lastColumn = statistic.columnTotals.count - 1
    for column in 0...lastColumn { remaining[column] = statistic.columnTotals[column] }
    var word = table * wordsPerTable
    var total = 0
    for row in 0...lastRow { total += statistic.rowTotals[row] }
    var sum = 0.0
    var cell = 0
    for row in 0..<lastRow {
      var population = total
      var left = statistic.rowTotals[row]
      total -= left
      for column in 0..<lastColumn {
        let inColumn = remaining[column]
        let count = draws.draw(
          words[word], population: population, marked: inColumn, draws: left)
        word += 1
        sum += score.value(cell, count)
        cell += 1
        remaining[column] = inColumn - count
        population -= inColumn
        left -= count
      }
      sum += score.value(cell, left)
      cell += 1
      remaining[lastColumn] -= left
    }
    for column in 0...lastColumn {
      sum += score.value(cell, remaining[column])
      cell += 1
    }
    return sum
  }
}

/// What a count adds to the statistic.
private protocol MonteCarloScore {
  func value(_ cell: Int, _ count: Int) -> Double
}

private struct MonteCarloSquares: MonteCarloScore {
  let multipliers: [Double]
  init(_ multipliers: [Double]) { self.multipliers = multipliers }
  @inline(__always)
  func value(_ cell: Int, _ count: Int) -> Double {
    Double(count) * Double(count) * multipliers[cell]
  }
}

private struct MonteCarloKeys: MonteCarloScore {
  let keys: [Double]
  init(_ keys: [Double]) { self.keys = keys }
  @inline(__always)
  func value(_ cell: Int, _ count: Int) -> Double { keys[count] }
}
