/// What is compared between simulated tables and the observed one: a sum over the cells that grows as
/// tables get more extreme.
struct MonteCarloStatistic {
  /// The margins without empty lines.
  let rowTotals: [Int]
  /// See ``rowTotals``.
  let columnTotals: [Int]
  /// From this value on a table is at least as extreme as the observed one.
  let threshold: Double
  /// Pearson's chi-squared statistic of the observed table.
  let pearson: Double
  /// By cell: what the square of a count is multiplied with; empty where ``keys`` are added instead.
  let multipliers: [Double]
  /// By count: the key of its factorial; empty where squares are added instead.
  let keys: [Double]

  /// Takes a table without empty lines, or any table for ``MonteCarloTest/fisher``.
  init(_ test: MonteCarloTest, of table: ContingencyTable) {
    let counts = table.withoutEmptyLines
    rowTotals = table.rowTotals.filter { $0 > 0 }
    columnTotals = table.columnTotals.filter { $0 > 0 }
    var products: [Double] = []
    for row in rowTotals {
      for column in columnTotals { products.append(Double(row) * Double(column)) }
    }
    let cells = counts.flatMap { $0 }.map { Double($0) }
    let ratio = zip(cells, products).reduce(0.0) { $0 + $1.0 * $1.0 / $1.1 }
    pearson = max(0, Double(table.total) * (ratio - 1))
    switch test {
    case .pearson:
      keys = []
      // The sum of x^2 / (r c) is at most the smaller number of lines.
      let unit = Self.commonMultiple(rowTotals) * Self.commonMultiple(columnTotals)
      let isExact = unit * Double(min(rowTotals.count, columnTotals.count)) < 0x1p53
      let multipliers = products.map { isExact ? (unit / $0).rounded() : 1 / $0 }
      let sum = zip(cells, multipliers).reduce(0.0) { $0 + $1.0 * $1.0 * $1.1 }
      self.multipliers = multipliers
      threshold = isExact ? sum : sum * (1 - 1e-11)
    case .fisher:
      multipliers = []
      let factorials = ExactFactorialKeys(upTo: table.total, total: table.total, bits: 53)
      keys = factorials.keys.map { Double($0) }
      let keys = keys
      threshold = counts.flatMap { $0 }.reduce(0.0) { $0 + keys[$1] }
    }
  }

  /// The least common multiple, or infinity if it is beyond 2^53.
  private static func commonMultiple(_ totals: [Int]) -> Double {
    var multiple = 1
    for total in totals {
      var (a, b) = (multiple, total)
      while b > 0 { (a, b) = (b, a % b) }
      let (product, overflow) = multiple.multipliedReportingOverflow(by: total / a)
      guard !overflow && product < 1 << 53 else { return .infinity }
      multiple = product
    }
    return Double(multiple)
  }
}
