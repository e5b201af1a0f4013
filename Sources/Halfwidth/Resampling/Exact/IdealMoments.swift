/// The smooth statistics of a resample by how often each of the data's different rows comes up in it.
///
/// Columns of numbers with a common step, such as whole numbers, are summed as whole numbers: nothing is
/// rounded before the last division, so that a column that doesn't vary has a spread of exactly 0 and
/// one that varies has not, wherever the data lie. Other columns, and those that are too long for whole
/// numbers of 64 bits, go by the definition, ``ReplicateStatistic/value(weights:)``, which measures from
/// a row of the resample itself.
///
/// The rows stand in ascending order, whatever order the data have: so the answer is the same, bit for bit.
struct IdealMoments {
  /// How often each row of the data comes up.
  let counts: [Int]
  private let x: Column
  private let y: Column

  /// A column's numbers, and where there are such as whole numbers of steps from the lowest.
  private struct Column {
    let values: [Double]
    let steps: [Int]
    let lattice: (offset: Int, step: Int, divisor: Int)?

    /// The length of a step.
    var unit: Double { lattice.map { Double($0.step) / Double($0.divisor) } ?? 1 }

    /// - Parameter total: The number of rows of a resample.
    init(_ values: [Double], total: Int) {
      self.values = values
      guard let found = ScoreLattice(values), let range = found.positions.max(),
        Self.isShort(range, total), Self.isShort(found.step, range),
        Self.isShort(found.offset, 1)
      else {
        (steps, lattice) = ([], nil)
        return
      }
      steps = found.positions
      lattice = (found.offset, found.step, found.divisor)
    }

    /// Whether the square of a product is below 2^62.
    private static func isShort(_ a: Int, _ b: Int) -> Bool {
      let (product, overflow) = a.magnitude.multipliedReportingOverflow(by: b.magnitude)
      return !overflow && product <= 1 << 31
    }
  }

  /// - Parameter y: As many values as in `x`; none for statistics of one column.
  init(_ x: [Double], _ y: [Double] = []) {
    struct Row: Hashable {
      var x: Double
      var y: Double
    }
    var found: [Row: Int] = [:]
    for index in x.indices {
      found[Row(x: x[index], y: y.isEmpty ? 0 : y[index]), default: 0] += 1
    }
    let rows = found.sorted { ($0.key.x, $0.key.y) < ($1.key.x, $1.key.y) }
    counts = rows.map(\.value)
    self.x = Column(rows.map(\.key.x), total: x.count)
    self.y = Column(rows.map(\.key.y), total: x.count)
  }

  /// - Parameter sample: Scores, which ascend, with their counts.
  init(_ sample: ScoredCounts) {
    counts = sample.counts
    x = Column(sample.scores, total: sample.total)
    y = Column([], total: 0)
  }

  /// n times the sum of products of the distances from the means, of n rows, in steps.
  private func spread(_ a: [Int], _ b: [Int], _ counts: [Int]) -> Int {
    var (n, sumA, sumB, products) = (0, 0, 0, 0)
    for (row, count) in counts.enumerated() where count > 0 {
      n += count
      sumA += count * a[row]
      sumB += count * b[row]
      products += count * a[row] * b[row]
    }
    return n * products - sumA * sumB
  }

  private var areWhole: Bool { x.lattice != nil && y.lattice != nil }

  /// The variance, with n - 1 in its denominator; nil for fewer than two rows.
  func variance(_ counts: [Int]) -> Double? {
    let n = counts.reduce(0, +)
    guard n > 1 else { return nil }
    if x.lattice != nil {
      let spread = Double(spread(x.steps, x.steps, counts))
      return spread / (Double(n) * Double(n - 1)) * x.unit * x.unit
    }
    let weights = counts.map(Double.init)
    return Deviations(x.values, weights).map {
      $0.moment($0) * (Double(n) / Double(n - 1)) * $0.scale * $0.scale
    }
  }

  /// Pearson's correlation; nil where either column does not vary.
  func correlation(_ counts: [Int]) -> Double? {
    guard areWhole else {
      return ReplicateStatistic.correlation(x.values, y.values).value(
        weights: counts.map(Double.init))
    }
    let (xx, yy) = (spread(x.steps, x.steps, counts), spread(y.steps, y.steps, counts))
    guard xx > 0 && yy > 0 else { return nil }
    // The root of a square is exact, and with it a correlation of 1.
    let root = (Double(xx) * Double(yy)).squareRoot()
    return max(-1, min(1, Double(spread(x.steps, y.steps, counts)) / root))
  }

  /// The slope of x on y; nil where y does not vary.
  func slope(_ counts: [Int]) -> Double? {
    guard areWhole else {
      return ReplicateStatistic.slope(x: y.values, y: x.values).value(
        weights: counts.map(Double.init))
    }
    let yy = spread(y.steps, y.steps, counts)
    guard yy > 0 else { return nil }
    return Double(spread(x.steps, y.steps, counts)) / Double(yy) * (x.unit / y.unit)
  }

  /// The mean of x over that of y; nil where that is 0.
  func ratio(_ counts: [Int]) -> Double? {
    guard let a = x.lattice, let b = y.lattice else {
      return ReplicateStatistic.ratioOfMeans(x.values, y.values).value(
        weights: counts.map(Double.init))
    }
    var (n, sumX, sumY) = (0, 0, 0)
    for (row, count) in counts.enumerated() where count > 0 {
      n += count
      sumX += count * x.steps[row]
      sumY += count * y.steps[row]
    }
    let below = n * b.offset + b.step * sumY
    guard below != 0 else { return nil }
    let above = n * a.offset + a.step * sumX
    return Double(above) / Double(below) * (Double(b.divisor) / Double(a.divisor))
  }
}
