internal import Glibc
internal import NumericCore

/// Some of the columns of a table, with the probabilities that go with their cells.
///
/// Cells are taken for independent Poisson counts with the means of the independent table: given the
/// margins, such counts are the tables of Fisher's test. So a weight is a product over the cells, and
/// none is far from 1 that matters.
struct ExactFisherGroup {
  /// The column totals.
  let columns: [Int]
  /// Their sum.
  let total: Int
  /// For each column and row, the probability of each count.
  let cellWeights: [[[Double]]]
  /// For each column and row, the counts that are looked at.
  let cellWindows: [[ClosedRange<Int>]]
  /// For each number of columns from the first, and each row, the sums that are looked at.
  let rowWindows: [[ClosedRange<Int>]]
  /// For each row, the probability of each sum over all columns.
  let rowWeights: [[Double]]
  /// The probability of the column totals given their sum.
  let split: Double

  /// Prepares columns of a table with these rows; each cell and sum outside the windows has at most
  /// the probability `beyond`.
  init(columns: [Int], rows: [Int], total all: Int, beyond: Double) {
    self.columns = columns
    total = columns.reduce(0, +)
    let groupTotal = total
    cellWindows = columns.map { column in
      rows.map { Self.window(of: $0, in: column, total: all, beyond: beyond) }
    }
    cellWeights = columns.map { column in
      rows.map {
        Self.poisson(mean: Double($0) * Double(column) / Double(all), to: min($0, column))
      }
    }
    rowWeights = rows.map {
      Self.poisson(mean: Double($0) * Double(groupTotal) / Double(all), to: min($0, groupTotal))
    }
    rowWindows = (0...columns.count).map { count in
      let sum = columns[..<count].reduce(0, +)
      return rows.map { Self.window(of: $0, in: sum, total: all, beyond: beyond) }
    }
    split =
      columns.reduce(1.0) { $0 * PoissonDistribution(mean: Double($1)).probability(of: $1) }
      / PoissonDistribution(mean: Double(groupTotal)).probability(of: groupTotal)
  }

  /// The probability of all partial tables with these row sums.
  func weight(of node: [Int]) -> Double {
    var weight = split
    for (row, sum) in node.enumerated() { weight *= rowWeights[row][sum] }
    return weight
  }

  private static func poisson(mean: Double, to largest: Int) -> [Double] {
    // From the mode both ways, so that a single exponential serves.
    let mode = min(Int(mean), largest)
    var weights = [Double](repeating: 0, count: largest + 1)
    weights[mode] = PoissonDistribution(mean: mean).probability(of: mode)
    for x in stride(from: mode, to: 0, by: -1) { weights[x - 1] = weights[x] * Double(x) / mean }
    for x in stride(from: mode, to: largest, by: 1) {
      weights[x + 1] = weights[x] * mean / Double(x + 1)
    }
    return weights
  }

  /// The counts of a cell, given its margins, without tails of at most the probability `beyond` each.
  private static func window(
    of row: Int, in column: Int, total: Int, beyond: Double
  ) -> ClosedRange<Int> {
    let distribution = HypergeometricDistribution(population: total, marked: row, draws: column)
    let support = distribution.support
    if beyond == 0 { return support }
    let mode = distribution.mode
    let peak = distribution.probability(of: mode)
    // The ratios of neighbours fall, so a geometric series bounds what lies further out.
    var high = mode
    var term = peak
    while high < support.upperBound {
      let ratio = distribution.ratio(above: high)
      if ratio < 1 && term * ratio / (1 - ratio) <= beyond { break }
      term *= ratio
      high += 1
    }
    var low = mode
    term = peak
    while low > support.lowerBound {
      let ratio = 1 / distribution.ratio(above: low - 1)
      if ratio < 1 && term * ratio / (1 - ratio) <= beyond { break }
      term *= ratio
      low -= 1
    }
    return low...high
  }
}
