internal import NumericCore

/// One simulation: tables drawn from blocks of words that are found by their number.
///
/// Table *i* belongs to block *i* / 256 of the stream of the seed and ``StreamPurpose/tables``, and owns
/// (r - 1)(c - 1) words of it: for each split of the columns one for each split of the rows, in the order
/// of ``MonteCarloSplits``.
struct MonteCarloRun {
  /// What is simulated.
  let statistic: MonteCarloStatistic
  /// Where the words come from.
  let seed: Seed

  /// Returns how many of the tables are at least as extreme as the observed one.
  func exceedances(resamples: Int, threads: Int) -> Int {
    SimulationBlocks(resamples: resamples, threads: threads, seed: seed, purpose: .tables)
      .reduce(into: (sampler: MonteCarloSampler(statistic, expected: resamples), exceedances: 0)) {
        state, block, tables in
        state.exceedances += state.sampler.exceedances(of: block, tables: tables)
      }
      .reduce(0) { $0 + $1.exceedances }
  }
}

/// One thread's share of a simulation.
///
/// Columns are split in two, and what each set of rows has in the first half is drawn: of all rows it is
/// the half's total; of each half of a set of rows it is hypergeometric, given what the whole set has
/// there. Cell by cell the distributions would depend on all cells before, and be many; so they depend on
/// few numbers, and most of those that come up are already known (at 4 x 4 and a total of 200 a thousand
/// make up nine draws of ten, against three thousand).
///
/// Tables are drawn side by side, one split of all of them and then the next. Where a draw looks up its
/// distribution depends on the draws before it: side by side the processor waits for many at once.
///
/// Against cell by cell, one table after the other, a million such tables take less than half of the time, and ten
/// thousand, which mostly find new distributions, a sixth.
struct MonteCarloSampler {
  private let statistic: MonteCarloStatistic
  private let steps: [Step]
  private var draws: MonteCarloDraws
  private let wordsPerTable: Int
  private let tablesAtOnce: Int
  private var words: [UInt64]
  /// By node of columns, by node of rows, by table: the count there.
  private var counts: [Int32]
  private var sums: [Double]
  /// By cell, row by row: the place of the first table's count.
  private let cells: [Int]
  /// Of cells whose squares are added.
  private let squares: WeightedSquares

  /// The draw of what half of a set of rows has in half of a set of columns.
  ///
  /// Known is what the whole set of rows has in all of the columns, what half of the rows has there, and
  /// what all of the rows have in half of the columns; the other three quarters follow from what is drawn.
  /// Numbers are the places of the first table's counts.
  private struct Step {
    var whole: Int
    var halfOfRows: Int
    var halfOfColumns: Int
    var drawn: Int
    /// The other rows in the same half of the columns.
    var below: Int
    /// The same rows in the other half of the columns.
    var beside: Int
    var opposite: Int
    var isNarrow: Bool
  }

  init(_ statistic: MonteCarloStatistic, expected: Int) {
    self.statistic = statistic
    let columns = MonteCarloSplits(statistic.columnTotals)
    let rows = MonteCarloSplits(statistic.rowTotals)
    let total = Double(columns.totals[columns.root])
    // So many that what is drawn stays in the fastest cache.
    wordsPerTable = columns.splits.count * rows.splits.count
    tablesAtOnce = max(1, min(StreamBlock.resamples, 1_024 / max(1, wordsPerTable)))
    let (rowNodes, tables) = (rows.totals.count, tablesAtOnce)
    func place(_ column: Int, _ row: Int) -> Int { (column * rowNodes + row) * tables }
    steps = columns.splits.flatMap { own in
      rows.splits.map { split in
        // The variance where all counts before are what is expected.
        let share = Double(columns.totals[own.whole]) / total
        let population = Double(rows.totals[split.whole]) * share
        let marked = Double(rows.totals[split.first]) * share
        let drawn = Double(rows.totals[split.whole]) * Double(columns.totals[own.first]) / total
        let variance =
          marked * drawn * (population - marked) * (population - drawn)
          / (population * population * max(1, population - 1))
        return Step(
          whole: place(own.whole, split.whole), halfOfRows: place(own.whole, split.first),
          halfOfColumns: place(own.first, split.whole), drawn: place(own.first, split.first),
          below: place(own.first, split.second), beside: place(own.second, split.first),
          opposite: place(own.second, split.second),
          isNarrow: variance <= MonteCarloDraws.largestNarrowVariance)
      }
    }
    draws = MonteCarloDraws(total: Int(total), expected: expected)
    words = [UInt64](repeating: 0, count: wordsPerTable * tablesAtOnce)
    counts = [Int32](repeating: 0, count: columns.totals.count * rowNodes * tables)
    sums = [Double](repeating: 0, count: tables)
    let cells = statistic.rowTotals.indices.flatMap { row in
      statistic.columnTotals.indices.map { place($0, row) }
    }
    self.cells = cells
    squares = WeightedSquares(
      places: statistic.keys.isEmpty ? cells : [], multipliers: statistic.multipliers)
    // What all rows and all columns have is the same in all tables.
    for table in 0..<tables {
      for (row, total) in rows.totals.enumerated() {
        counts[place(columns.root, row) + table] = Int32(total)
      }
      for (column, total) in columns.totals.enumerated() {
        counts[place(column, rows.root) + table] = Int32(total)
      }
    }
  }

  /// Returns how many of the first tables of a block are at least as extreme as the observed one.
  mutating func exceedances(of block: StreamBlock, tables: Int) -> Int {
    var exceedances = 0
    for first in stride(from: 0, to: tables, by: tablesAtOnce) {
      let count = min(tablesAtOnce, tables - first)
      draw(count, of: block, startingAt: first * wordsPerTable)
      addScores(count)
      for table in 0..<count where sums[table] >= statistic.threshold { exceedances += 1 }
    }
    return exceedances
  }

  private mutating func draw(_ tables: Int, of block: StreamBlock, startingAt word: Int) {
    var span = words.mutableSpan
    block.fill(&span, startingAt: word)
    for (number, step) in steps.enumerated() {
      unsafe words.withUnsafeBufferPointer { words in
        guard let words = words.baseAddress else { return }
        unsafe Self.draw(
          step, of: &counts, by: &draws, words + number, stride: wordsPerTable, tables: tables)
      }
    }
  }

  private static func draw(
    _ step: Step, of counts: inout [Int32], by draws: inout MonteCarloDraws,
    _ words: UnsafePointer<UInt64>, stride: Int, tables: Int
  ) {
    unsafe counts.withUnsafeMutableBufferPointer { counts in
      guard let start = counts.baseAddress else { return }
      let (whole, half) = unsafe (start + step.whole, start + step.halfOfRows)
      let (total, drawn) = unsafe (start + step.halfOfColumns, start + step.drawn)
      unsafe draws.fill(
        UnsafeMutableBufferPointer(start: drawn, count: tables),
        KeptHypergeometrics.Request(population: whole, marked: half, draws: total), words: words,
        stride: stride, isNarrow: step.isNarrow)
      let (below, beside) = unsafe (start + step.below, start + step.beside)
      let opposite = unsafe start + step.opposite
      for table in 0..<tables {
        let count = unsafe drawn[table]
        let other = unsafe total[table] &- count
        unsafe below[table] = other
        unsafe beside[table] = half[table] &- count
        unsafe opposite[table] = whole[table] &- half[table] &- other
      }
    }
  }

  /// Finds the sum over the cells of each table.
  private mutating func addScores(_ tables: Int) {
    guard statistic.keys.isEmpty else {
      for table in 0..<tables { sums[table] = 0 }
      for place in cells {
        for (table, count) in counts[place..<place + tables].enumerated() {
          sums[table] += statistic.keys[Int(count)]
        }
      }
      return
    }
    squares.fill(&sums, tables: tables, from: counts)
  }
}
