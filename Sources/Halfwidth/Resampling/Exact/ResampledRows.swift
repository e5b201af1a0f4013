/// The statistics of a resample by how often each of the data's different rows comes up in it.
///
/// Columns of numbers with a common step, such as whole numbers, are summed as whole numbers: nothing is
/// rounded before the last division, so that a column that doesn't vary has a spread of exactly 0 and
/// one that varies has not, wherever the data lie. Other columns, and those that are too long for whole
/// numbers of 64 bits, go by ``WeightedMoments``, which are measured from a row of the resample itself.
///
/// The rows stand in ascending order, whatever order the data have: so the answer is the same, bit for bit.
struct ResampledRows {
  /// How often each row of the data comes up.
  let counts: [Int]
  private let x: Column
  private let y: Column

  /// A column's numbers, and where there are such as whole numbers of steps from the lowest.
  private struct Column {
    let values: [Double]
    let whole: WholeMoments.Column?

    /// - Parameter total: The number of rows of a resample.
    init(_ values: [Double], total: Int) {
      self.values = values
      guard let found = ScoreLattice(values), let range = found.positions.max(),
        Self.isShort(range, total), Self.isShort(found.step, range),
        Self.isShort(found.offset, 1)
      else {
        whole = nil
        return
      }
      whole = WholeMoments.Column(
        steps: found.positions, offset: found.offset, step: found.step, divisor: found.divisor)
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

  /// Returns what finds a statistic of a resample by its counts; it gives nil where that is undefined.
  func function(
    _ kind: StatisticKind, _ definition: any StatisticDefinition
  ) -> (_ counts: [Int]) -> Double? {
    switch definition.source {
    case .moments: return { value(kind, $0) }
    case .order(let statistic):
      return { counts in
        let n = counts.reduce(0, +)
        return n > 0 ? statistic.ranks(of: n).mean(x.values, counts: counts) : nil
      }
    case .weights(let statistic):
      let rows = statistic.weighted(x: x.values, y: y.values)
      return { counts in
        let weights = counts.map(Double.init)
        return rows.value(weights.span)
      }
    }
  }

  private func value(_ kind: StatisticKind, _ counts: [Int]) -> Double? {
    let value: Double
    if let x = x.whole, let y = y.values.isEmpty ? WholeMoments.none : y.whole {
      value = kind.value(of: WholeMoments(x: x, y: y, counts: counts))
    } else {
      value = kind.value(
        of: WeightedMoments(
          x: x.values, y: y.values, weights: counts.map(Double.init), count: counts.reduce(0, +)))
    }
    return value.isFinite ? value : nil
  }
}
